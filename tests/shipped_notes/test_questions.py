"""A hundred questions as learners type them, and the entries that answer: written before anybody looked at the hits.

A line of `questions.jsonl` has the question and the names that an answering entry, or its note, goes by. An entry is
no answer because it is found first: names are added here only where an entry truly tells what was asked.
"""

import json
from pathlib import Path

from aikb.kb import KnowledgeBase
from aikb.model import Entry
from aikb.names.fold import key
from aikb.query.parse import SearchOptions

QUESTIONS = Path(__file__).with_name("questions.jsonl").read_text(encoding="utf-8").splitlines()
LEAST_FIRST = 0.9


def answers(entry: Entry, names: frozenset[str]) -> bool:
    """Whether an entry, or the note whose section it is, goes by one of the names."""
    return not names.isdisjoint(map(key, (*entry.names, *entry.heading[:1])))


def test_learners_are_answered_first(shipped: KnowledgeBase) -> None:
    missed = []
    for row in map(json.loads, QUESTIONS):
        wanted = frozenset(map(key, row["names"]))
        hits = shipped.search(row["q"], SearchOptions(limit=1)).hits
        if not hits or not answers(hits[0].entry, wanted):
            missed.append(row["q"])

    assert len(QUESTIONS) == 100
    assert 1 - len(missed) / len(QUESTIONS) >= LEAST_FIRST, missed


def test_every_answer_exists(shipped: KnowledgeBase) -> None:
    """A renamed entry makes its question worthless, not wrong: say so."""
    known = {key(name) for entry in shipped.entries() for name in entry.names}
    asked = [json.loads(line) for line in QUESTIONS]

    assert [row["q"] for row in asked if known.isdisjoint(map(key, row["names"]))] == []
