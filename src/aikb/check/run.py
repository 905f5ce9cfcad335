"""A folder of notes comes in, findings by place go out: the rules of one note first, then those across notes."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aikb.check.collection import SCHEMA, Collection, add_facts
from aikb.check.config import Config
from aikb.check.look import gather, look, look_across
from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem
from aikb.notes.files import find_notes, read_bytes
from aikb.settings import Settings

UNREADABLE = "AKB103"


class Checked(NamedTuple):
    """The findings of a run, by place, and how many notes were looked at."""

    findings: tuple[Problem, ...]
    notes: int


def run(settings: Settings, config: Config, rules: Sequence[Rule], paths: Iterable[str] = ()) -> Checked:
    """What these rules find in the notes at these paths or below them, or in all; all notes are seen in any case."""
    wanted = tuple(paths)
    files = [file.path for file in find_notes(settings.root, settings.include, settings.exclude)]
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    found: list[Problem] = []
    for path in files:
        try:
            subject = Subject(path, read_bytes(settings.root, path), config)
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            found.append(Problem(path, 1, 1, UNREADABLE, f"The file cannot be read: {reason}."))
            continue
        found += look(subject, rules)
        add_facts(db, gather(subject, rules))
    found += look_across(Collection(db, settings.root, files, config), rules)
    shown = (problem for problem in found if below(problem.path, wanted))
    return Checked(tuple(sorted(shown, key=place)), sum(below(path, wanted) for path in files))


def place(problem: Problem) -> tuple[str, int, int, str]:
    """By what findings are ordered."""
    return problem.path, problem.line, problem.column, problem.rule


def below(path: str, wanted: Sequence[str]) -> bool:
    """Whether a note is one of the wanted paths or stands in one of the wanted folders; all do when none is named."""
    return not wanted or any(
        each in ("", ".") or path == each or path.startswith(each.rstrip("/") + "/") for each in wanted
    )
