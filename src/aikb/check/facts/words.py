"""The Latin words of a note's running text that may be terms."""

import re
from collections.abc import Iterator

from aikb.check.facts.fact import Fact
from aikb.check.facts.prose import latin_words
from aikb.check.subject import Subject
from aikb.links.everyday import ENGLISH
from aikb.names.fold import key

_CASED = re.compile(r"[A-Za-z0-9-]*(?:[A-Za-z0-9-][A-Z]|\d)[A-Za-z0-9-]*")
_PLAIN = ENGLISH | {"todo"}  # in any case


def words(subject: Subject) -> Iterator[Fact]:
    """A `word` for each word with a capital in it, but for everyday words at the start of a sentence; with its uses."""
    for word in latin_words(subject):
        if not word.text.islower() and (_CASED.fullmatch(word.text) or word.text.lower() not in _PLAIN):
            yield Fact(subject.path, word.line, word.column, "word", key(word.text), word.text, str(word.uses))
