"""The lexicon knows what the shipped notes define, and both spell out an abbreviation alike."""

import re
from collections.abc import Iterator

import pytest

from aikb.check.concepts import builtin
from aikb.kb import KnowledgeBase
from aikb.model import Entry
from aikb.names.concepts import Concept
from aikb.names.fold import has_han, key
from aikb.names.same_thing import is_abbreviation

HAN = re.compile(r"[\u4e00-\u9fff]+")
# Identifiers of code and formats: the Chinese name explains them, nobody calls them so.
IDENTIFIERS = {"CUDA_VISIBLE_DEVICES", "num_repeats", "torch.compile", "W4A16"}
LEAST_ROWS = 3600


@pytest.fixture(scope="module")
def bilingual(shipped: KnowledgeBase) -> list[Entry]:
    """The terms with a name of Han characters alone and one without any; slang is explained in English, not named."""
    return [
        entry
        for entry in shipped.entries()
        if entry.type == "term" and entry.path.startswith("glossary/")
        if any(map(HAN.fullmatch, entry.names)) and not all(map(has_han, entry.names))
    ]


def rows(entry: Entry) -> Iterator[Concept]:
    """The rows that pair a Chinese name of the entry with another of its names."""
    known = builtin().by_key
    for concept in {concept.names: concept for name in entry.names for concept in known.get(key(name), ())}.values():
        shared = [name for name in entry.names if key(name) in set(map(key, concept.names))]
        if any(map(has_han, shared)) and not all(map(has_han, shared)):
            yield concept


def test_every_bilingual_entry_has_a_row(bilingual: list[Entry]) -> None:
    assert len(bilingual) > 1500
    assert {entry.name for entry in bilingual if not any(rows(entry))} == IDENTIFIERS


def test_rows_and_entries_spell_abbreviations_out_alike(bilingual: list[Entry]) -> None:
    """A row that has the entry's abbreviation has one of the long names that the entry gives for it."""
    apart = []
    for entry in bilingual:
        latin = [name for name in entry.names if not has_han(name)]
        short = {key(name) for name in latin if is_abbreviation(name)}
        long = {key(name) for name in latin if not is_abbreviation(name)}
        for concept in rows(entry):
            row = set(map(key, concept.names))
            if long and short & row and not long & row:
                apart.append((entry.name, concept.names))

    assert apart == []


def test_there_are_enough_rows() -> None:
    concepts = {concept.names for each in builtin().by_key.values() for concept in each}
    assert len(concepts) >= LEAST_ROWS
