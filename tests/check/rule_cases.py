"""An example comes in, one note or several and perhaps settings; what rules find in it goes out as short lines."""

import re
import sqlite3
import tomllib
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from markdown_it.utils import read_fixture_file

from aikb.check.collection import Collection
from aikb.check.config import Config
from aikb.check.memory.across import across
from aikb.check.memory.store import TABLES, Memory, NoteRecord
from aikb.check.rule import Rule
from aikb.check.run_note import NoteRules, find_in_note, gather
from aikb.check.subject import Subject
from aikb.model import Problem
from aikb.notes.changes import NoteState

CASES = Path(__file__).parents[1] / "cases"
# Characters that nobody sees stand in the case files as signs that everybody sees, as in those of notes.
UNSEEN = str.maketrans({"␍": "\r", "␀": "\x00", "␋": "\x0b", "⎵": "\u200b", "→": "\t"})

_CODE = re.compile(r"AKB\d{3}")
_FILE = re.compile(r"^==> (.+) <==\n", re.MULTILINE)
_SETTINGS = "aikb.toml"


def files_of(example: str) -> dict[str, str]:
    """The files of an example: each begins behind `==> path <==`; without such a line it is one note."""
    if not _FILE.match(example):
        return {"note.md": example}
    _, *parts = _FILE.split(example)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def config_of(files: dict[str, str]) -> Config:
    """The settings among the files."""
    table = tomllib.loads(files.get(_SETTINGS, "")).get("check", {})
    lists = {name: tuple(map(str, table.get(name, ()))) for name in ("tags", "required", "keys", "order")}
    return Config(tags=lists["tags"], required=lists["required"], keys=lists["keys"], order=lists["order"])


def find(root: Path, files: dict[str, str], rules: Sequence[Rule]) -> list[Problem]:
    """What these rules find in files that are written below `root`."""
    config = config_of(files)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    notes = sorted(path for path in files if path.endswith(".md"))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.executescript(TABLES)
        memory = Memory(db)
        found: list[Problem] = []
        looks = NoteRules.of(rules)
        for path in notes:
            subject = Subject(path, files[path].encode(), config)
            found += find_in_note(subject, looks)
            facts = [fact[1:] for fact in gather(subject, looks)]
            memory.put([NoteRecord(path, NoteState(0, 0, 0, b"", 0), frozenset(), "[]", facts)])
        found += across(memory, Collection(memory.db, root, notes, config), rules, lambda _: True)
    return sorted(found, key=lambda problem: problem[:4])


def show(found: Iterable[Problem]) -> str:
    """A line for each finding, with the path where it is another than that of a single note."""
    places = (("" if each.path == "note.md" else f"{each.path}:", each) for each in found)
    return "\n".join(f"{path}{each.line}:{each.column} {each.rule} {each.message}" for path, each in places)


def read_rule_cases(name: str) -> list[ParameterSet]:
    """The cases of a file: the codes that the title names, the input, and the expectation."""
    cases = []
    for line, title, given, expected in read_fixture_file(CASES / name):
        codes = set(_CODE.findall(title))
        shown = f"{line}-{_CODE.sub('', title).strip()}"
        cases.append(pytest.param(codes, given.translate(UNSEEN), expected.rstrip("\n"), id=shown))
    return cases
