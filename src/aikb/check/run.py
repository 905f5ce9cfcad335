"""Check a folder of notes: the rules of one note first, then those across notes."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from aikb.base.cache_folder import CacheFolder
from aikb.base.errors import CacheUnusable
from aikb.check.collection import Collection
from aikb.check.config import Config
from aikb.check.memory.across import across
from aikb.check.memory.open import with_memory
from aikb.check.memory.refresh import Task, refresh
from aikb.check.memory.store import Memory
from aikb.model import Problem
from aikb.names import concepts, lexicon

_ATTEMPTS = 5  # while other processes write
_PACKAGE = Path(__file__).parents[1]
_CODE = ("base", "model", "notes", "words", "names", "entries", "links", "check")
_VERSION = 1  # of the tables


class Checked(NamedTuple):
    """The findings of a run, by place, and how many notes were checked."""

    findings: tuple[Problem, ...]
    notes: int
    digests: Mapping[str, bytes] = {}  # path → digest of the content in which something fixable was found
    passed: int = 0  # findings in the baseline


def run(task: Task, cache: CacheFolder, wanted: Sequence[str] = ()) -> Checked:
    """Return the findings in the notes at these paths or below them, or in all; all notes are read in any case."""
    fingerprint = _stamp(task.settings.root, task.config)
    return with_memory(cache, fingerprint, partial(_checked, task, tuple(wanted)))


def below(path: str, wanted: Sequence[str]) -> bool:
    """Return whether a note is one of the wanted paths or in one of the wanted folders; true if none is named."""
    return not wanted or any(
        each in ("", ".") or path == each or path.startswith(each.rstrip("/") + "/") for each in wanted
    )


def _checked(task: Task, paths: tuple[str, ...], memory: Memory) -> Checked:
    def wanted(path: str) -> bool:
        return below(path, paths)

    notes = refresh(memory, task)
    for _ in range(_ATTEMPTS):
        with memory.writing():
            if not memory.is_overtaken():
                collection = Collection(memory.db, task.settings.root, notes, task.config, task.vocabulary.every)
                collection.wanted = wanted
                found = [*_of_notes(memory, task, wanted), *across(memory, collection, task.rules, wanted)]
                break
        notes = refresh(memory, task)
    else:
        raise CacheUnusable("other processes keep checking with other rules", "try again")
    shown = sorted(task.filter.apply(found, memory.suppressions()), key=_place)
    digests = memory.digests({problem.path for problem in shown if problem.edits})
    return Checked(tuple(shown), sum(map(wanted, notes)), digests)


def _of_notes(memory: Memory, task: Task, wanted: Callable[[str], bool]) -> Iterator[Problem]:
    """Yield what the chosen rules found in each note; the memory may have findings of others."""
    codes = {rule.code for rule in task.rules if not rule.is_across}
    return (problem for problem in memory.found(wanted) if problem.rule in codes)


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.path, problem.line, problem.column, problem.rule, problem.message


def _stamp(root: Path, config: Config) -> str:
    """Return one line that is equal for two memories if and only if both may be used alike.

    The code of rules and readers counts by size and time of its files, so that nobody has to raise a number.
    """
    files = (file for name in _CODE for file in _files(_PACKAGE / name))
    code = repr(sorted((str(file), (status := file.stat()).st_size, status.st_mtime_ns) for file in files))
    options = repr((config.tags, config.required, config.keys, config.order, config.dialect))
    digest = hashlib.sha256(f"{code}{options}".encode("utf-8", "replace")).hexdigest()[:20]
    return f"{_VERSION} {digest} {' '.join(map(lexicon.fingerprint, concepts.sources(root)))}"


def _files(path: Path) -> list[Path]:
    return list(path.rglob("*.py")) if path.is_dir() else [path]
