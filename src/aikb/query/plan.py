"""A parsed query to a plan: what must be found, and under which names."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from aikb.names.fold import key
from aikb.query.build import ALL_PARTS, MOST_PARTS, Builder, Unit, both, either
from aikb.query.expand import LONGEST_SPAN, Expansion, as_name, expansions, other_names
from aikb.query.index import Index
from aikb.query.parse import Form, Group, Query, Word, only_word
from aikb.query.spell import correct, mend, stands
from aikb.query.stopwords import LIGHT_WORDS, STOP_WORDS

MOST_INNER = 3  # other names of each word of a question
MOST_CORRECTED = 8  # words that are looked up among all words; it takes some milliseconds for each
ALIAS_WEIGHT = 0.5  # another name counts, but below what was typed


class Want(NamedTuple):
    """One thing to be found, under any of its forms; a form is found when all of its units are."""

    forms: tuple[tuple[Unit, ...], ...]  # as typed first

    @property
    def query(self) -> Any:
        """The Whoosh query for entries that have it."""
        return either(both(unit.query for unit in form) for form in self.forms)

    @property
    def rarity(self) -> float:
        """How much it tells that an entry has it: as much as the rarest word of its commonest form."""
        return min(
            (max(unit.rarity for unit in form) for form in self.forms if all(unit.rarity for unit in form)), default=0.0
        )

    @property
    def only_word(self) -> str:
        """The word that it is, under no other name."""
        return self.forms[0][0].text if len(self.forms) == len(self.forms[0]) == 1 else ""

    @property
    def light(self) -> bool:
        """Whether it tells little: an entry may answer without it."""
        return all(unit.text in LIGHT_WORDS for unit in self.forms[0])


class Plan(NamedTuple):
    """What a query comes to on one index."""

    wants: tuple[Want, ...]
    others: tuple[str, ...]  # names searched beside what was typed
    whole: bool = False  # whether what was typed is, as a whole, one name with these others
    corrected: tuple[tuple[str, str], ...] = ()  # (typed word, what it was taken for)
    exact: bool = False

    @property
    def required(self) -> Any:
        """The Whoosh query for entries that have all of it."""
        telling = [want for want in self.wants if self.exact or not want.light]
        return both(want.query for want in telling or self.wants)

    @property
    def any(self) -> Any:
        """The Whoosh query for entries that have some of it."""
        return either(unit.query for unit in self.units)

    @property
    def units(self) -> list[Unit]:
        """Every unit of every form."""
        return [unit for want in self.wants for form in want.forms for unit in form]


def make_plan(index: Index, query: Query, *, exact: bool = False, correcting: bool = False) -> Plan:
    """The plan of a query.

    `exact` takes the words as they are typed; `correcting` takes those that stand nowhere for what they resemble.
    """
    planner = _Planner(index, query, exact=exact, correcting=correcting)
    wants = tuple(planner.wants())
    told = tuple(want for want in wants if not _asks(want.forms[0]))
    return Plan(told or wants, planner.others, planner.whole, tuple(planner.corrected), exact)


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
        """The other names of what was typed, those of words inside of a question last."""
        return tuple(dict.fromkeys([*(name for span in self._spans for name in span.names), *self._inner]))

    @cached_property
    def whole(self) -> bool:
        """Whether one name is all that was typed."""
        return any((span.start, span.end) == (0, len(self._query.groups)) for span in self._spans)

    def wants(self) -> Iterator[Want]:
        """A want for each name with its other names, and for each word between them."""
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
        """One want for a name; one for each of its words where it stands nowhere under any of its names."""
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
        """Several words that are one name, mistyped: `learnin rate`."""
        groups = self._query.groups
        if not 1 < len(groups) <= LONGEST_SPAN or not (typed := as_name(groups)):
            return None
        meant = self._correction(typed)
        units = tuple(unit for group in groups for unit in self._units(group[0]))
        return Want((units, *meant)) if meant else None

    def _units(self, form: Form) -> list[Unit]:
        return [unit for word in form for unit in self._builder.units(word)]

    def _of_group(self, group: Group) -> Iterator[Want]:
        """One want for words joined by OR; for a single word one for each of its units, which may stand apart."""
        word = only_word(group)
        if word is None:
            if typed := tuple(filter(None, (tuple(self._units(form)) for form in group))):
                yield Want(typed)  # `{ OR "` is nothing that could be found
            return
        units = self._builder.units(word)
        if _asks(units):
            yield from (Want(((unit,),)) for unit in units)
            return
        standing = [not self._correcting or stands(self._index, unit) for unit in units]
        if not all(standing) and (meant := self._correction(word.text)):
            yield Want((tuple(units), *meant))
            return
        if not all(standing):
            mended = mend(self._index, word.text)
            self.corrected += mended.changes
            units = self._builder.units(word._replace(text=mended.text)) if mended.changes else units
            standing = [stands(self._index, unit) for unit in units]
        for unit, stood in zip(units, standing, strict=True):
            meant = [] if stood else self._correction(unit.text)
            yield from self._of_unit(unit, word, meant or self._other_forms(unit.text, word))

    def _of_unit(self, unit: Unit, word: Word, forms: list[tuple[Unit, ...]]) -> Iterator[Want]:
        """A want for a unit; for a compound that stands nowhere under any of its names one for each of its words."""
        want = Want(((unit,), *forms))
        parts = [unit] if self._exact or word.in_name else self._builder.apart(unit)
        if len(parts) == 1 or self._index.words.rank(want.query, 1).total:
            yield want
        else:
            yield from (Want(((part,), *self._other_forms(part.text, word))) for part in parts)

    def _other_forms(self, text: str, word: Word) -> list[tuple[Unit, ...]]:
        """The other names of a unit inside of a word: learning rate for 学习率太大会怎样."""
        if self._exact or word.phrase or word.in_name or key(text) == key(word.text):
            return []
        names = other_names(self._index, text)[:MOST_INNER]
        self._inner += names
        return [tuple(self._builder.units(Word(name), ALIAS_WEIGHT)) for name in names]

    def _correction(self, text: str) -> list[tuple[Unit, ...]]:
        """The forms of what a text was meant to be: the name, and its other names."""
        self._looked_up += 1
        meant = correct(self._index, text) if self._looked_up <= MOST_CORRECTED else ""
        if not meant:
            return []
        self.corrected.append((text, meant))
        names = (Word(name) for name in (meant, *other_names(self._index, meant)))
        return [tuple(self._builder.units(name, 1.0 if name.text == meant else ALIAS_WEIGHT)) for name in names]


def _asks(units: Iterable[Unit]) -> bool:
    """Whether words only ask, join or point: `是干嘛的`."""
    return all(unit.text in STOP_WORDS for unit in units)


def _content(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups that tell something; all, when none does."""
    told = (group for group in groups if not ((word := only_word(group)) and word.text.casefold() in STOP_WORDS))
    return tuple(told) or groups
