"""Plan a parsed query: what must be found, and under which names."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from aikb.names.fold import key
from aikb.query.build import ALL_PARTS, MOST_PARTS, Builder, Unit, both, either
from aikb.query.expand import LONGEST_SPAN, Expansion, as_name, expansions, other_names
from aikb.query.index import Index
from aikb.query.parse import Form, Group, Query, Word, only_word
from aikb.query.spell import correct, occurs, respell
from aikb.query.stopwords import LIGHT_WORDS, STOP_WORDS

MOST_INNER = 3  # other names of each word of a question
MOST_CORRECTED = 8  # words that are looked up among all words; it takes some milliseconds for each
ALIAS_WEIGHT = 0.5  # another name counts, but below what was typed


class Want(NamedTuple):
    """One thing to find, under any of its forms; a form is found if all its units are."""

    forms: tuple[tuple[Unit, ...], ...]  # as typed first

    @property
    def query(self) -> Any:
        """The Whoosh query for entries that match the want."""
        return either(both(unit.query for unit in form) for form in self.forms)

    @property
    def rarity(self) -> float:
        """The information weight of a match: the rarest word of the commonest form."""
        return min(
            (max(unit.rarity for unit in form) for form in self.forms if all(unit.rarity for unit in form)), default=0.0
        )

    @property
    def only_word(self) -> str:
        """The word of a want that is a single word without other names."""
        return self.forms[0][0].text if len(self.forms) == len(self.forms[0]) == 1 else ""

    @property
    def light(self) -> bool:
        """Whether it means so little that an entry may answer without it."""
        return all(unit.text in LIGHT_WORDS for unit in self.forms[0])


class Plan(NamedTuple):
    """A query as planned for one index."""

    wants: tuple[Want, ...]
    others: tuple[str, ...]  # names searched beside what was typed
    whole: bool = False  # whether what was typed is, as a whole, one name with these others
    corrected: tuple[tuple[str, str], ...] = ()  # (typed word, what it was taken for)
    exact: bool = False

    @property
    def required(self) -> Any:
        """The Whoosh query for entries that match all of the plan."""
        content = [want for want in self.wants if self.exact or not want.light]
        return both(want.query for want in content or self.wants)

    @property
    def any(self) -> Any:
        """The Whoosh query for entries that match some of the plan."""
        return either(unit.query for unit in self.units)

    @property
    def units(self) -> list[Unit]:
        """Every unit of every form."""
        return [unit for want in self.wants for form in want.forms for unit in form]


def make_plan(index: Index, query: Query, *, exact: bool = False, correcting: bool = False) -> Plan:
    """Plan a query.

    `exact` keeps the words as typed; `correcting` replaces words that do not occur by similar ones.
    """
    planner = _Planner(index, query, exact=exact, correcting=correcting)
    wants = tuple(planner.wants())
    content = tuple(want for want in wants if not _asks(want.forms[0]))
    return Plan(content or wants, planner.others, planner.whole, tuple(planner.corrected), exact)


class _Planner:
    def __init__(self, index: Index, query: Query, *, exact: bool, correcting: bool) -> None:
        self._index, self._query = index, query._replace(groups=_content(query.groups))
        self._exact, self._correcting = exact, correcting
        self._builder = Builder(index, parts=ALL_PARTS if exact else MOST_PARTS)
        self.corrected: list[tuple[str, str]] = []
        self._inner: list[str] = []
        self._looked_up = 0

    @cached_property
    def _spans(self) -> list[Expansion]:
        return [] if self._exact else list(expansions(self._index, self._query))

    @property
    def others(self) -> tuple[str, ...]:
        """The other names of what was typed, those of words inside a question last."""
        return tuple(dict.fromkeys([*(name for span in self._spans for name in span.names), *self._inner]))

    @cached_property
    def whole(self) -> bool:
        """Whether one name is all that was typed."""
        return any((span.start, span.end) == (0, len(self._query.groups)) for span in self._spans)

    def wants(self) -> Iterator[Want]:
        """Yield a want for each name with its other names, and for each word between them."""
        groups, at = self._query.groups, 0
        if self._correcting and (whole := self._whole_name()):
            yield whole
            return
        for span in (*self._spans, Expansion(len(groups), len(groups), ())):
            for group in groups[at : span.start]:
                yield from self._of_group(group)
            if span.names:
                yield from self._of_span(span)
            at = span.end

    def _of_span(self, span: Expansion) -> Iterator[Want]:
        """Yield a want for a name, or one for each of its words if it does not occur under any of its names."""
        groups = self._query.groups[span.start : span.end]
        typed = tuple(unit for group in groups for unit in self._units(group[0]))
        names = (tuple(self._builder.units(Word(name), ALIAS_WEIGHT)) for name in span.names)
        want = Want((typed, *filter(None, names)))
        if len(typed) == 1 or self._index.words.rank(want.query, 1).total:
            yield want
        else:
            for group in groups:
                yield from self._of_group(group)

    def _whole_name(self) -> Want | None:
        """Return a want for several words that are one mistyped name: `learnin rate`."""
        groups = self._query.groups
        if not 1 < len(groups) <= LONGEST_SPAN or not (typed := as_name(groups)):
            return None
        meant = self._correction(typed)
        units = tuple(unit for group in groups for unit in self._units(group[0]))
        return Want((units, *meant)) if meant else None

    def _units(self, form: Form) -> list[Unit]:
        return [unit for word in form for unit in self._builder.units(word)]

    def _of_group(self, group: Group) -> Iterator[Want]:
        """Yield one want for words joined by OR; for a single word, one for each of its units, which may be apart."""
        word = only_word(group)
        if word is None:
            if typed := tuple(filter(None, (tuple(self._units(form)) for form in group))):
                yield Want(typed)  # `{ OR "` contains nothing to find
            return
        units = self._builder.units(word)
        if _asks(units):
            yield from (Want(((unit,),)) for unit in units)
            return
        known = [not self._correcting or occurs(self._index, unit) for unit in units]
        if not all(known) and (meant := self._correction(word.text)):
            yield Want((tuple(units), *meant))
            return
        if not all(known):
            respelled = respell(self._index, word.text)
            self.corrected += respelled.changes
            units = self._builder.units(word._replace(text=respelled.text)) if respelled.changes else units
            known = [occurs(self._index, unit) for unit in units]
        for unit, is_known in zip(units, known, strict=True):
            meant = [] if is_known else self._correction(unit.text)
            yield from self._of_unit(unit, word, meant or self._other_forms(unit.text, word))

    def _of_unit(self, unit: Unit, word: Word, forms: list[tuple[Unit, ...]]) -> Iterator[Want]:
        """Yield a want for a unit, or one for each word of a compound that does not occur under any of its names."""
        want = Want(((unit,), *forms))
        parts = [unit] if self._exact or word.in_name else self._builder.apart(unit)
        if len(parts) == 1 or self._index.words.rank(want.query, 1).total:
            yield want
        else:
            yield from (Want(((part,), *self._other_forms(part.text, word))) for part in parts)

    def _other_forms(self, text: str, word: Word) -> list[tuple[Unit, ...]]:
        """Return the other names of a unit inside a word: learning rate for 学习率太大会怎样."""
        if self._exact or word.phrase or word.in_name or key(text) == key(word.text):
            return []
        names = other_names(self._index, text)[:MOST_INNER]
        self._inner += names
        return [tuple(self._builder.units(Word(name), ALIAS_WEIGHT)) for name in names]

    def _correction(self, text: str) -> list[tuple[Unit, ...]]:
        """Return the forms of what a text probably means: the name, and its other names."""
        self._looked_up += 1
        meant = correct(self._index, text) if self._looked_up <= MOST_CORRECTED else ""
        if not meant:
            return []
        self.corrected.append((text, meant))
        names = (Word(name) for name in (meant, *other_names(self._index, meant)))
        return [tuple(self._builder.units(name, 1.0 if name.text == meant else ALIAS_WEIGHT)) for name in names]


def _asks(units: Iterable[Unit]) -> bool:
    """Return whether the units are only stop words: `是干嘛的`."""
    return all(unit.text in STOP_WORDS for unit in units)


def _content(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return the groups that are not stop words; all of them if all are."""
    content = (group for group in groups if not ((word := only_word(group)) and word.text.casefold() in STOP_WORDS))
    return tuple(content) or groups
