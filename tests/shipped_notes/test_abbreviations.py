"""The page of shared abbreviations: complete, and each row has the entries that the abbreviation leads to."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from aikb.check.concepts import builtin
from aikb.kb import KnowledgeBase
from aikb.model import Entry
from aikb.names.fold import key
from aikb.names.same_thing import is_abbreviation

PAGE = Path(__file__).parents[2] / "notes" / "topics" / "abbreviations.md"
_ROW = re.compile(r"(?m)^\| (?P<short>[A-Za-z0-9]+) \| (?P<links>\[\[.+\]\]) \|")
_LINK = re.compile(r"\[\[([^\]]+)\]\]")


@pytest.fixture(scope="module")
def owners(shipped: KnowledgeBase) -> dict[str, dict[str, Entry]]:
    """The terms that have each abbreviation, by its key and their ids."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in shipped.entries():
        if entry.type == "term" and not entry.path.startswith("topics/"):
            for name in filter(is_abbreviation, entry.names):
                found[key(name)][entry.id] = entry
    return found


@pytest.fixture(scope="module")
def tables() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Key → linked names, of the abbreviations of several entries and of those that mean something else elsewhere."""
    shared, elsewhere = PAGE.read_text("utf-8").split("\n## ")[1:3]
    return _rows(shared), _rows(elsewhere)


def _rows(text: str) -> dict[str, set[str]]:
    return {key(row["short"]): set(_LINK.findall(row["links"])) for row in _ROW.finditer(text)}


def test_every_shared_abbreviation_has_a_row(
    owners: dict[str, dict[str, Entry]], tables: tuple[dict[str, set[str]], dict[str, set[str]]]
) -> None:
    shared = {each: {entry.name for entry in found.values()} for each, found in owners.items() if len(found) > 1}

    assert len(shared) > 20
    assert tables[0] == shared


def test_what_the_lexicon_knows_besides_has_a_row(
    shipped: KnowledgeBase,
    owners: dict[str, dict[str, Entry]],
    tables: tuple[dict[str, set[str]], dict[str, set[str]]],
) -> None:
    """A thing that none of the entries with the abbreviation is about, and that none of them names in full."""
    besides = {}
    for each, found in owners.items():
        if each in builtin().by_key:
            short = next(name for entry in found.values() for name in entry.names if key(name) == each)
            long = {key(name) for entry in found.values() for name in entry.names if not is_abbreviation(name)}
            others = [other for other in shipped.define(short).meanings if not other.ids]
            if any(long.isdisjoint(map(key, other.names)) for other in others):
                besides[each] = {entry.name for entry in found.values()}

    assert tables[1] == besides


def test_every_name_leads_to_its_entry(shipped: KnowledgeBase, owners: dict[str, dict[str, Entry]]) -> None:
    """Every sense of a shared abbreviation is in the answer."""
    for each, found in owners.items():
        if len(found) > 1:
            shorts = {name for entry in found.values() for name in entry.names if key(name) == each}
            answered = {sense.id for short in shorts for sense in shipped.define(short).senses}
            assert set(found) <= answered, each
