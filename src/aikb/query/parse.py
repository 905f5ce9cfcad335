"""Parse queries: words, phrases, OR, brackets, exclusions and filters. Any text parses."""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from aikb.base.errors import BadQuery

FILTERS = ("kind", "type", "tag", "path", "note")
FIELDS = ("title",)
LONGEST_QUERY = 1000  # characters; the rest is ignored, with a notice
MOST_WORDS = 32
MOST_FORMS = 16  # of words joined by OR; nested brackets multiply
DEEPEST = 20  # brackets in brackets

# The syntax is ASCII; what an input method makes of it means the same.
_TWINS = str.maketrans("“”„＂：－（）　", '"""":-() ')
# `--chaos` and `-L` are options of programs that notes speak of, not words left out.
_TOKEN = re.compile(
    r"(?P<bracket>-?\(|\))"
    r"|(?P<minus>-(?!-|[A-Za-z0-9](?:\s|$)))?(?:(?P<field>kind|type|tag|path|note|title):)?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"()]+))',
    re.IGNORECASE,
)
_EMPTY_FILTER = re.compile(rf"(?:{'|'.join((*FILTERS, *FIELDS))}):", re.IGNORECASE)


class Word(NamedTuple):
    """One thing to find: a word, or the exact words of a phrase."""

    text: str
    phrase: bool = False
    prefix: bool = False
    in_name: bool = False  # title: only names and headings count


Form = tuple[Word, ...]  # words that must all be there
Group = tuple[Form, ...]  # forms of which one must be there


def only_word(group: Group) -> Word | None:
    """Return the word of a group that consists of one word, else None."""
    return group[0][0] if len(group) == len(group[0]) == 1 else None


class Query(NamedTuple):
    """A query: one form of each of `groups` must be found, and none of `excluded`; each filter narrows."""

    text: str
    groups: tuple[Group, ...]
    excluded: tuple[Form, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The words alone, as a name: `fine tuning`."""
        return " ".join(word.text for group in self.groups for word in group[0])

    @property
    def words(self) -> list[Word]:
        """Every word to find."""
        return [word for group in self.groups for form in group for word in form]


class SearchOptions(NamedTuple):
    """Options of a search besides the query."""

    limit: int = 10
    exact: bool = False  # no other names, no correction
    filters: tuple[tuple[str, str], ...] = ()  # (kind|type|tag|path|note, value), all of which must hold


DEFAULTS = SearchOptions()


class _Level:
    """What has been read between two brackets, or of the whole query."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.last = 0  # how many groups the thing before is: a bracket is one thing, whatever it holds
        self.either = self.negate = False


class _Parser:
    """Reads tokens: adjacent words are all wanted, OR joins the two things beside it, brackets group."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_TOKEN.finditer(text))
        self._at = 0
        self.excluded: list[Form] = []
        self.filters: list[tuple[str, str]] = []
        self.remarks: list[str] = []

    def groups(self, depth: int = 0) -> list[Group]:
        """Return the groups up to the closing bracket, or the end."""
        level = _Level()
        while (token := self._next()) is not None:
            if token["bracket"] == ")" and depth:
                return level.groups
            self._take(level, token, depth)
        if depth:
            self._say("a bracket is not closed")
        return level.groups

    def _take(self, level: _Level, token: re.Match[str], depth: int) -> None:
        operator = None if token["field"] else token["word"]
        if token["bracket"] == ")":
            self._say("a bracket is closed that was not opened")
        elif token["bracket"] and depth == DEEPEST:
            self._say(f"brackets deeper than {DEEPEST} were left out")
        elif operator == "OR" and level.last:
            level.either = True
        elif operator == "NOT":
            level.negate = True
        else:
            inner = self.groups(depth + 1) if token["bracket"] else self._word(token)
            level.negate = level.negate or bool(token["minus"]) or token["bracket"] == "-("
            self._join(level, inner)

    def _join(self, level: _Level, inner: list[Group]) -> None:
        if level.negate:
            self.excluded += self._forms(inner)
        elif level.either and inner:
            level.groups[-level.last :] = [
                (*self._forms(level.groups[-level.last :]), *self._forms(inner))[:MOST_FORMS]
            ]
            level.last = 1
        elif inner:
            level.groups += inner
            level.last = len(inner)
        level.either = level.negate = False

    def _next(self) -> re.Match[str] | None:
        self._at += 1
        return self._tokens[self._at - 1] if self._at <= len(self._tokens) else None

    def _say(self, remark: str) -> None:
        self.remarks += [] if remark in self.remarks else [remark]

    def _word(self, token: re.Match[str]) -> list[Group]:
        """Return the group of a word; None for a filter, which applies to the whole query, and for an empty word."""
        field = (token["field"] or "").casefold()
        phrase = token["phrase"] is not None
        text = token["phrase"] if phrase else token["word"]
        if field in FILTERS and text.strip():
            self.filters.append((field, text))
            return []
        if not text.strip("-*\"' ") or _EMPTY_FILTER.fullmatch(text):
            return []
        prefix = not phrase and len(text) > 1 and text.endswith("*")
        return [((Word(text.rstrip("*") if prefix else text, phrase, prefix, field in FIELDS),),)]

    def _forms(self, groups: list[Group]) -> Group:
        """Return all groups as one: each combination of one form of each."""
        ways = product(*groups) if groups else ()
        forms = tuple(
            tuple(word for form in way for word in form) for way, _ in zip(ways, range(MOST_FORMS + 1), strict=False)
        )
        if len(forms) > MOST_FORMS:
            self._say(f"only the first {MOST_FORMS} combinations of the brackets were searched")
        return forms[:MOST_FORMS]


def parse(text: str) -> Query:
    """Parse a query. Raises BadQuery if it contains nothing to search for."""
    parser = _Parser(text[:LONGEST_QUERY].translate(_TWINS))
    groups = parser.groups()
    if not (groups or parser.filters):
        why = "it is empty" if not text.strip() else "all of it is excluded" if parser.excluded else "it holds no word"
        raise BadQuery(f"nothing to search for: {why}", hint="name a word: aikb search 微调")
    remarks = (*_cuts(text, groups), *parser.remarks)
    return Query(text, tuple(groups[:MOST_WORDS]), tuple(parser.excluded), tuple(parser.filters), remarks)


def _cuts(text: str, groups: list[Group]) -> Iterator[str]:
    if len(text) > LONGEST_QUERY:
        yield f"only the first {LONGEST_QUERY} characters were looked at"
    if len(groups) > MOST_WORDS:
        yield f"only the first {MOST_WORDS} words were looked at"
