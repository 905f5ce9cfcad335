"""A definition in one language: which senses have one, and what it is."""

import re
from collections.abc import Iterable

from aikb.base.errors import BadQuery
from aikb.model import Definition, Entry
from aikb.names.fold import language
from aikb.notes.inline import plain

LANGUAGES = ("zh", "en")
_LABELS = {"en": r"EN|English|英文|英语", "zh": r"ZH|中文|Chinese"}
_MARKER = r"^\s*(?:[-*+]\s+)?(?:\*\*)?"


def only(found: Definition, lang: str) -> Definition:
    """The senses that are defined in a language, with the definition in it, and names in it first.

    A sense is defined in a language when its definition is written in it, or a line of its detail is so labelled
    (`- EN: …`). Raises BadQuery for another language.
    """
    if lang not in LANGUAGES:
        raise BadQuery(f"no language is called {lang!r}", hint=f"choose from: {', '.join(LANGUAGES)}")
    told = (_in(each, lang) for each in found.senses)
    senses = tuple(sense for sense in told if sense.definition)
    mentions = tuple(each for each in found.mentions if each.defines and language(each.sentence) == lang)
    return found._replace(names=_first(found.names, lang), senses=senses, mentions=mentions, passages=())


def _in(sense: Entry, lang: str) -> Entry:
    definition = sense.definition or ""
    if not definition or language(definition) != lang:
        labelled = re.compile(rf"{_MARKER}(?:{_LABELS[lang]})\s*[:：]\s*(?:\*\*)?(.+)$", re.IGNORECASE | re.MULTILINE)
        match = labelled.search(sense.text)
        definition = plain(match[1]) if match else ""
    return sense._replace(definition=definition or None, names=_first(sense.names, lang))


def _first(names: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: language(name) != lang))
