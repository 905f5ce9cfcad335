"""Score entries: the parts of a score, each small enough to be explained."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from aikb.model import Entry
from aikb.names.fold import fold_text, key
from aikb.query.build import Unit
from aikb.query.parse import Query
from aikb.query.pattern import word_pattern
from aikb.query.plan import Plan

# What *is called* so comes first. Then counts how much of what was asked an entry has, and where; the words' own score
# (Whoosh's BM25F) has no upper bound and is bent to stay below WORDS without changing its order.
EXACT_NAME = 60.0
EXACT_ALIAS = 56.0
CONTENT_NAME = 50.0  # the content words of a question are its name
OTHER_NAME = 45.0
PART_OF_NAME = 14.0
COVERAGE = 40.0
IN_NAME, IN_HEADING, IN_TEXT = 1.0, 0.85, 0.7
WORDS = 20.0
WORDS_HALF = 20.0
TOGETHER = 12.0
LITERAL = 5.0
INSIDE = 0.5  # of all that, a word alone counts where it is only a part of others: 注意 of 注意力
DEFINED = 6.0
WEAK = -3.0
CONTINUED = -4.0
EMPTY = -15.0
LINK_LIST = -14.0
NOISE = -200.0  # templates, drawings, boards: below everything else
IN_FIELDS = -15.0  # what only the metadata has ranks below what the text has

SHORT = 2  # characters; longer words are hardly ever parts of others by chance

_TEXT = re.compile(r"[^\W_]")
_LINK_LINE = re.compile(r"^\s*(?:[-*+]|\d+[.)])?\s*(?:\[.*\]\([^)]*\)|\[\d+\]\s.*|https?://\S+)\s*$")


class _Want(NamedTuple):
    """A want for scoring: the patterns of each form, and the weight of a match."""

    forms: tuple[tuple[re.Pattern[str], ...], ...]
    rarity: float


class Scorer:
    """Scores entries for one query on one index; `uses` returns the frequency of a word in the dictionary."""

    def __init__(self, query: Query, plan: Plan, uses: Callable[[str], int | None]) -> None:
        self._key = key(query.plain)
        self._typed = key(query.text)  # a name may hold what is syntax elsewhere: `CFG(Classifier-Free Guidance)的原理`
        self._content = key(" ".join(unit.text for want in plan.wants for unit in want.forms[0]))
        one = len(plan.wants) == 1
        meant = [meant for _, meant in plan.corrected] if one else []
        self._others = frozenset(map(key, (*(plan.others if plan.whole else ()), *meant)))
        self._literal = fold_text(query.plain).strip()
        self._wants = [_Want(tuple(map(_patterns, want.forms)), want.rarity) for want in plan.wants if want.rarity]
        self.knows_all = all(want.rarity or want.light for want in plan.wants)  # as words, not only as parts of others
        self._worth = sum(want.rarity for want in self._wants) or 1.0
        self._needed = sum(want.rarity for want in plan.wants if not want.light) / self._worth
        self._inside = Inside(uses)
        self._alone = plan.wants[0].only_word if one else ""

    @property
    def keys(self) -> tuple[str, str]:
        """The keys of the whole query as a name: without its syntax, and as typed."""
        return self._key, self._typed

    def score(self, entry: Entry, keys: Sequence[str], words: float) -> dict[str, float]:
        """Return the parts of an entry's score; `keys` are those of its names in order, `words` is Whoosh's score."""
        text = fold_text(entry.text)
        itself = INSIDE if self._only_inside(entry, text) else 1.0
        fields = fold_text("\n".join(field.text for field in entry.fields))
        parts = {
            "name": self._name(keys) if itself == 1.0 else 0.0,
            "coverage": COVERAGE * itself * self._coverage(entry, text, fields),
            "words": WORDS * itself * words / (words + WORDS_HALF),
            "literal": LITERAL * itself if self._literal and self._literal in text else 0.0,
            "defined": DEFINED if entry.definition else 0.0,
            "fields": IN_FIELDS if fields and self._only_in(fields, entry, text) else 0.0,
            "empty": EMPTY if is_empty(entry) else 0.0,
            "role": NOISE if entry.role else 0.0,
            "form": WEAK * entry.weak + CONTINUED * entry.rest + LINK_LIST * is_link_list(entry),
        }
        return {name: round(value, 3) for name, value in parts.items() if value}

    def together(self, entry: Entry) -> dict[str, float]:
        """Return the gain for having much of the query in one line: a long text has all words somewhere."""
        if len(self._wants) < 2:
            return {}
        lines = fold_text(entry.text).split("\n")
        best = max(sum(want.rarity for want in self._wants if _has(want, line)) for line in lines)
        return {"together": round(TOGETHER * best / self._worth, 3)} if best else {}

    def answers(self, entry: Entry, parts: Mapping[str, float]) -> bool:
        """Return whether an entry has a text and all words as words, not as parts of others (RAG in fragment)."""
        all_words = parts.get("coverage", 0.0) >= COVERAGE * IN_TEXT * self._needed - 0.01
        return all_words and not is_link_list(entry) and not is_empty(entry)

    def _name(self, keys: Sequence[str]) -> float:
        if not self._key:
            return 0.0
        if self._key in keys or self._typed in keys:
            return EXACT_NAME if keys[0] in self.keys else EXACT_ALIAS
        if self._content in keys:
            return CONTENT_NAME
        if not self._others.isdisjoint(keys):
            return OTHER_NAME
        return PART_OF_NAME * max((len(self._key) / len(key) for key in keys if self._key in key), default=0.0)

    def _only_inside(self, entry: Entry, text: str) -> bool:
        """Return whether the only word of the query occurs only inside other words."""
        others = (*entry.names, *entry.heading, *entry.tags, *(field.text for field in entry.fields))
        places = (*map(fold_text, others), text) if self._alone else ()
        found = [place for place in places if self._alone in place]
        return bool(found) and all(self._inside.only(self._alone, place) for place in found)

    def _only_in(self, fields: str, entry: Entry, text: str) -> bool:
        """Return whether something of the query is only in the metadata."""
        others = "\n".join((text, fold_text(" | ".join((*entry.names, *entry.heading, *entry.tags)))))
        return any(_has(want, fields) and not _has(want, others) for want in self._wants)

    def _coverage(self, entry: Entry, text: str, fields: str) -> float:
        """Return the share of the query that the entry has, weighted by rarity and by place."""
        names = "" if entry.rest else fold_text(" | ".join(entry.names))
        above = fold_text(" | ".join((*entry.heading, *entry.tags)))
        places = ((names, IN_NAME), (above, IN_HEADING), (text, IN_TEXT), (fields, IN_TEXT))
        found = 0.0
        for want in self._wants:
            found += want.rarity * next((worth for place, worth in places if _has(want, place)), 0.0)
        return found / self._worth


class Inside:
    """Decides by the characters beside a word; `uses` returns the frequency of a word in the dictionary."""

    def __init__(self, uses: Callable[[str], int | None]) -> None:
        self._uses = uses
        self._words: dict[str, bool] = {}

    def only(self, word: str, text: str) -> bool:
        """Return whether a short Han word is in a folded text only as part of other words: 注意 in 注意力."""
        if len(word) != SHORT or word.isascii():
            return False
        at = text.find(word)
        inside = at >= 0
        while inside and at >= 0:
            inside = self._is_word(text[at : at + SHORT + 1]) or (at > 0 and self._is_word(text[at - 1 : at + SHORT]))
            at = text.find(word, at + 1)
        return inside

    def _is_word(self, text: str) -> bool:
        if text not in self._words:
            self._words[text] = len(text) > SHORT and bool(self._uses(text))
        return self._words[text]


def is_empty(entry: Entry) -> bool:
    """Return whether a section has only a heading."""
    return entry.type == "section" and not entry.definition and not _TEXT.search(entry.text.partition("\n")[2])


def is_link_list(entry: Entry) -> bool:
    """Return whether the entry's text is a list of links (a table of contents, a reading list)."""
    if "[" not in entry.text and "://" not in entry.text:
        return False
    lines = [line for line in entry.text.splitlines()[1:] if line.strip()]
    return len(lines) >= 3 and sum(map(bool, map(_LINK_LINE.match, lines))) > 0.8 * len(lines)


def _patterns(form: Iterable[Unit]) -> tuple[re.Pattern[str], ...]:
    return tuple(word_pattern(unit.text) for unit in form)


def _has(want: _Want, place: str) -> bool:
    return any(all(pattern.search(place) for pattern in form) for form in want.forms)
