"""What rules found across notes: looked for again where facts changed, and nowhere else."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from aikb.check.collection import Collection
from aikb.check.config import Config
from aikb.check.memory.across import across
from aikb.check.memory.store import TABLES, Memory, NoteRecord
from aikb.check.rule import ByKey, Rule
from aikb.model import Problem
from aikb.notes.changes import NoteState

STATE = NoteState(0, 0, 0, b"", 0)


class Counted:
    """A rule that finds each fact which shares its key, and knows at which keys it looked."""

    def __init__(self) -> None:
        self.looked: list[str] = []
        self.rule = Rule("AKB999", "counted", "info", "Shared.", by_key=(ByKey(("name",), self._keys, self._find),))

    def _keys(self, collection: Collection) -> Iterable[str]:
        return collection.shared("name")

    def _find(self, collection: Collection, key: str) -> Iterator[Problem]:
        self.looked.append(key)
        group = collection.having([key], "name")
        return (Problem(fact.path, fact.line, 1, "AKB999", key, "info") for fact in group if len(group) > 1)


@pytest.fixture
def memory() -> Iterator[Memory]:
    """An empty memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.executescript(TABLES)
        yield Memory(db)


def known(path: str, *keys: str, line: int = 1) -> NoteRecord:
    """A note with a name for each key."""
    return NoteRecord(path, STATE, frozenset(), "[]", [(line, 1, "name", key, key, "") for key in keys])


def found(memory: Memory, counted: Counted) -> list[str]:
    """`path:line key` of what stands, and what was looked at for it is counted anew."""
    counted.looked.clear()
    collection = Collection(memory.db, Path(), (), Config())
    with memory.writing():
        problems = list(across(memory, collection, [counted.rule], lambda _: True))
    return sorted(f"{each.path}:{each.line} {each.message}" for each in problems)


def test_only_the_keys_that_changed_are_looked_at(memory: Memory) -> None:
    """A changed note costs its own keys, those that it lost and those that it has now; a note as it was costs none."""
    counted = Counted()
    memory.put([known("a.md", "x", "y"), known("b.md", "x", "y"), known("c.md", "z")])
    assert found(memory, counted) == ["a.md:1 x", "a.md:1 y", "b.md:1 x", "b.md:1 y"]

    memory.put([known("b.md", "x", "z")])
    assert found(memory, counted) == ["a.md:1 x", "b.md:1 x", "b.md:1 z", "c.md:1 z"]
    assert sorted(counted.looked) == ["y", "z"]

    memory.put([known("b.md", "x", "z")])
    found(memory, counted)
    assert counted.looked == []


def test_a_note_that_goes_takes_its_keys_along(memory: Memory) -> None:
    """What it shared with one other note is shared no more."""
    counted = Counted()
    memory.put([known("a.md", "x"), known("b.md", "x")])
    found(memory, counted)
    memory.put([], ["b.md"])

    assert found(memory, counted) == []
    assert counted.looked == ["x"]


def test_what_changed_while_a_rule_was_not_asked_is_not_forgotten(memory: Memory) -> None:
    """A rule that is selected again sees all changes since it was."""
    counted, other = Counted(), Counted()
    memory.put([known("a.md", "x"), known("b.md", "y")])
    found(memory, counted)
    memory.put([known("b.md", "x")])
    other.rule = other.rule._replace(code="AKB998")
    found(memory, other)
    memory.put([known("c.md", "z", line=7)])

    assert found(memory, counted) == ["a.md:1 x", "b.md:1 x"]
    assert "x" in counted.looked


def test_when_very_many_notes_change_all_keys_are_looked_at(memory: Memory) -> None:
    """Nothing is lost by not listing them."""
    counted = Counted()
    memory.put([known("a.md", "x"), known("b.md", "x")])
    found(memory, counted)
    memory.put([known(f"n{number}.md", "many") for number in range(150)], ["b.md"])

    assert len(found(memory, counted)) == 150
    assert counted.looked == ["many"]
