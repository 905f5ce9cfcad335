"""What was typed to a query: words, phrases, OR, exclusions and filters. Any text parses; knows no index."""

import re
from typing import NamedTuple

from aikb.errors import BadQuery

FILTERS = ("kind", "type", "tag", "path", "note")
FIELDS = ("title",)
LONGEST_QUERY = 1000  # characters; what stands behind is left out, and said
MOST_WORDS = 64

# The syntax is ASCII; what an input method makes of it means the same.
_TWINS = str.maketrans("“”„＂：－（）　", '"""":-() ')
_TOKEN = re.compile(
    r'(?P<minus>-(?!-|[A-Za-z0-9](?:\s|$)))?(?:(?P<field>kind|type|tag|path|note|title):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"()]+))|[()]',
    re.IGNORECASE,
)

_EMPTY_FILTER = re.compile(rf"(?:{'|'.join((*FILTERS, *FIELDS))}):", re.IGNORECASE)


class Word(NamedTuple):
    """One thing to be found: a word, or the very words of a phrase."""

    text: str
    phrase: bool = False
    prefix: bool = False
    in_name: bool = False  # title: only names and headings count


class Query(NamedTuple):
    """All of `groups` must be found, of each group one; none of `excluded`; each filter narrows."""

    text: str
    groups: tuple[tuple[Word, ...], ...]
    excluded: tuple[Word, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The words alone, as one name may be written: `fine tuning`."""
        return " ".join(word.text for group in self.groups for word in group[:1])


class _Parser:
    """Collects the parts of a query token by token."""

    def __init__(self) -> None:
        self.groups: list[list[Word]] = []
        self.excluded: list[Word] = []
        self.filters: list[tuple[str, str]] = []
        self._either = False
        self._negate = False

    def take(self, token: re.Match[str]) -> None:
        """One token of the query."""
        field = (token["field"] or "").casefold()
        text = token["phrase"] if token["phrase"] is not None else token["word"] or ""
        if text == "OR" and not field and self.groups:
            self._either = True
        elif text == "NOT" and not field:
            self._negate = True
        elif field in FILTERS and text.strip():
            self.filters.append((field, text))
        elif text.strip("-*\"' ") and not _EMPTY_FILTER.fullmatch(text):
            self._word(_word(text, phrase=token["phrase"] is not None, in_name=field in FIELDS), token["minus"])

    def _word(self, word: Word, minus: str | None) -> None:
        if minus or self._negate:
            self.excluded.append(word)
        elif self._either:
            self.groups[-1].append(word)
        else:
            self.groups.append([word])
        self._either = self._negate = False


def parse(text: str) -> Query:
    """The query that a text means. Raises BadQuery when nothing in it could be looked for."""
    remarks = [] if len(text) <= LONGEST_QUERY else [f"only the first {LONGEST_QUERY} characters were looked at"]
    parser = _Parser()
    for token in _TOKEN.finditer(text[:LONGEST_QUERY].translate(_TWINS)):
        parser.take(token)
    if not (parser.groups or parser.filters):
        why = "it is empty" if not text.strip() else "all of it is excluded" if parser.excluded else "it holds no word"
        raise BadQuery(f"nothing to search for: {why}", hint="name a word: aikb search 微调")
    if len(parser.groups) > MOST_WORDS:
        remarks.append(f"only the first {MOST_WORDS} words were looked at")
    groups = tuple(tuple(group) for group in parser.groups[:MOST_WORDS])
    return Query(text, groups, tuple(parser.excluded), tuple(parser.filters), tuple(remarks))


def _word(text: str, *, phrase: bool, in_name: bool) -> Word:
    prefix = not phrase and len(text) > 1 and text.endswith("*")
    return Word(text.rstrip("*") if prefix else text, phrase, prefix, in_name)
