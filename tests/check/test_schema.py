"""The schema for editors and the rules say the same of a front matter: both find a single fault, or neither does."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from aikb.check import RULES
from aikb.check.config import Config
from aikb.check.run_note import NoteRules, find_in_note
from aikb.check.schema import note_schema
from aikb.check.subject import Subject
from aikb.notes.values import READERS

ROOT = Path(__file__).parents[2]
# Rules that judge a value alone; the others need the file, other notes or the settings.
ALONE = {"AKB006", "AKB007", "AKB009", "AKB010", "AKB013", "AKB014", "AKB015"}

VALID = [
    "title: LoRA",
    "title: '2025'",
    "title: LoRA\naliases: [低秩适配, 'no']\ntags: [LLM]",
    "title: LoRA\ntags:",
    "title: LoRA\ntags: []",
    "title: LoRA\nkind: glossary\nauthor: [a, 1]\nweight: 3",
    "title: LoRA\ntype: article",
    "title: LoRA\ncreated: 2025-01-31\nupdated: 2025/2/1",
    "title: LoRA\ndate: 2025年1月31日",
    "title: LoRA\ndate: 2025-01-31 10:00:00",
    "title: LoRA\ndate: Jan 31, 2025",
    "title: LoRA\ndate: 31 January 2025",
    "title: LoRA\ndate: 20250131",
    "title: LoRA\ncreated: 1738281600",
    "title: LoRA\nsources: https://example.org",
    "title: LoRA\nsource:\n  - a\n  - b",
    "title: LoRA\ntitle_en: Low-Rank Adaptation",
]
FAULTY = [
    "tags: [LLM]",
    "title:",
    "title: ''",
    "title: 0.98",
    "title: 12",
    "title: yes",
    "title: [a, b]",
    "title: {a: b}",
    "title: LoRA\ntags: LLM, RAG",
    "title: LoRA\ntags: 3",
    "title: LoRA\ntags: {a: b}",
    "title: LoRA\ntags: [1.5]",
    "title: LoRA\ntags: [no]",
    "title: LoRA\ntags: [LLM, '']",
    "title: LoRA\ntags: [LLM, ]\naliases:\n  -",
    "title: LoRA\ntags: [LLM, LLM]",
    "title: LoRA\naliases: 低秩适配",
    "title: LoRA\naliases: [[a]]",
    "title: LoRA\nkind: diary",
    "title: LoRA\nkind: 3",
    "title: LoRA\ndate: 2025-13-40",
    "title: LoRA\ndate: soon",
    "title: LoRA\nupdated: true",
    "title: LoRA\nlastmod: [2025-01-31]",
]


class Dated(yaml.SafeLoader):
    """Reads dates as texts: YAML 1.2, which editors read, knows no others."""


Dated.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def is_valid(text: str) -> bool:
    """What the schema says."""
    schema: dict[str, Any] = note_schema()
    return jsonschema.Draft7Validator(schema).is_valid(yaml.load(text, Loader=Dated))


def rules_of(text: str) -> set[str]:
    """What the rules say."""
    rules = [rule for rule in RULES if rule.code in ALONE]
    return {
        problem.rule
        for problem in find_in_note(
            Subject("a.md", f"---\n{text}\n---\n\n正文。\n".encode(), Config()), NoteRules.of(rules)
        )
    }


@pytest.mark.parametrize("text", VALID)
def test_both_accept(text: str) -> None:
    """What is right is right for both."""
    assert (is_valid(text), rules_of(text)) == (True, set())


@pytest.mark.parametrize("text", FAULTY)
def test_both_refuse(text: str) -> None:
    """A single fault is one for both."""
    assert not is_valid(text)
    assert rules_of(text)


def test_the_published_schema_is_the_one_of_the_program() -> None:
    """It is a sound schema, has every key that is read, and scripts/docs.py has written it."""
    schema = note_schema()
    jsonschema.Draft7Validator.check_schema(schema)

    assert schema["properties"].keys() == READERS.keys()
    assert json.loads((ROOT / "schema" / "note.schema.json").read_text(encoding="utf-8")) == schema
