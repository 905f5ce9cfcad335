"""AKB018, AKB019: a note updated before it was created, and dates in the future."""

import os
from collections.abc import Iterator
from datetime import date, timedelta

from aikb.check.collection import Collection
from aikb.check.facts.fact import Fact
from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem
from aikb.notes.dates import read_date
from aikb.notes.keys import CREATED, UPDATED
from aikb.notes.metadata import Pair

_DAYS = frozenset((*CREATED, *UPDATED))


def _before(subject: Subject) -> Iterator[Problem]:
    meta = subject.meta
    if not meta.created or not meta.updated or meta.updated >= meta.created:
        return
    for pair in subject.pairs:
        if pair.name in UPDATED and _day(pair) == meta.updated:
            message = f"Updated on {meta.updated}, before it was created on {meta.created}."
            yield Problem(subject.path, pair.value.line, pair.value.column, BEFORE.code, message, BEFORE.severity)
            return


def dates(subject: Subject) -> Iterator[Fact]:
    """Yield a `date` for each day of the metadata on which the note was created or updated."""
    for pair in subject.pairs:
        if pair.name in _DAYS and (day := _day(pair)):
            yield Fact(subject.path, pair.value.line, pair.value.column, "date", day, pair.key)


def _future(collection: Collection) -> Iterator[Problem]:
    last = (today() + timedelta(days=1)).isoformat()  # somewhere it is already tomorrow
    for fact in collection.above("date", last):
        message = f"The {fact.text} date {fact.key} is in the future."
        yield Problem(fact.path, fact.line, fact.column, FUTURE.code, message, FUTURE.severity)


def today() -> date:
    """Return the day of the run; tests set AIKB_TODAY."""
    try:
        return date.fromisoformat(read_date(os.environ.get("AIKB_TODAY", "")))
    except (ValueError, OverflowError, OSError):
        return date.today()


def _day(pair: Pair) -> str:
    try:
        return read_date(pair.value.text)
    except (ValueError, OverflowError, OSError):
        return ""


BEFORE = Rule(
    "AKB018",
    "updated-before-created",
    "warning",
    "The note was updated before it was created.",
    bad="---\ntitle: LoRA\ncreated: 2025-03-01\nupdated: 2025-01-31\n---\n低秩适配。\n",
    good="---\ntitle: LoRA\ncreated: 2025-01-31\nupdated: 2025-03-01\n---\n低秩适配。\n",
    find=_before,
)
FUTURE = Rule(
    "AKB019",
    "future-date",
    "warning",
    "A date in the future.",
    bad="---\ntitle: LoRA\ncreated: 9025-01-31\n---\n低秩适配。\n",
    good="---\ntitle: LoRA\ncreated: 2025-01-31\n---\n低秩适配。\n",
    across=_future,
    gather=(dates,),
    fresh=True,
)
