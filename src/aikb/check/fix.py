"""Fix findings in the bytes of a note; writes nothing.

A note is fixed until nothing is left to fix: one fix may make room for the next.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from aikb.base.errors import CannotEdit
from aikb.check.memory.refresh import Task
from aikb.check.run_note import NoteRules, find_in_note
from aikb.check.subject import Subject
from aikb.check.suppress import suppressions
from aikb.model import Edit, Problem
from aikb.notes.edits import apply_edits

_UNREAD = "\ufffd"  # the replacement for NUL and for bytes that no encoding explains
_PASSES = 10  # over one note
# What no fix may cause: front matter that cannot be read.
_BROKEN = frozenset({"AKB002", "AKB003", "AKB004", "AKB008"})

Keep = Callable[[Sequence[Problem], Sequence[str]], list[Problem]]


class FixedNote(NamedTuple):
    """A note before and after, what was fixed in it, and why something was not."""

    path: str
    before: bytes
    after: bytes
    fixed: tuple[Problem, ...] = ()
    refused: tuple[str, ...] = ()


class Fixer:
    """Fix notes. `unsafe` allows fixes that may change the meaning; `keep` selects the findings of a note to show."""

    def __init__(self, task: Task, *, unsafe: bool, keep: Keep) -> None:
        self._task, self._unsafe, self._keep = task, unsafe, keep
        self._note_rules = NoteRules.of(task.rules)

    def can_fix(self, problem: Problem) -> bool:
        """Return whether this finding has a fix that is allowed; text that could not be read is not written back."""
        is_whole = not any(_UNREAD in edit.text for edit in problem.edits)
        return bool(problem.edits) and is_whole and (problem.safe or self._unsafe)

    def fix(self, path: str, data: bytes, found: Sequence[Problem]) -> FixedNote:
        """Return the note with these findings fixed, and then those that checking it alone reveals."""
        after = data
        fixed: list[Problem] = []
        refused: dict[str, str] = {}  # rule → why
        seen = {data}
        for _ in range(_PASSES):
            chosen = list(_apart(problem for problem in found if self.can_fix(problem) and problem.rule not in refused))
            if not chosen:
                break
            now, done = _applied(after, chosen, refused)
            if now in seen:  # two rules undo each other, or nothing changed
                break
            after = now
            seen.add(now)
            fixed += done
            found = self._found(path, after)
        reasons = tuple(f"{path}: {rule}: {why}" for rule, why in sorted(refused.items()))
        return FixedNote(path, data, after, tuple(fixed), reasons)

    def _found(self, path: str, data: bytes) -> list[Problem]:
        subject = Subject(path, data, self._task.config, self._task.vocabulary)
        found = self._task.filter.apply(find_in_note(subject, self._note_rules), {path: suppressions(subject)})
        return self._keep(sorted(found, key=lambda problem: problem[:4]), subject.lines)


def _apart(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems whose edits do not touch those of an earlier one; the others wait for the next pass."""
    taken: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for problem in problems:
        spans = [((edit.line, edit.column), (edit.end_line, edit.end_column)) for edit in problem.edits]
        if not any(start <= end_ and start_ <= end for start, end in spans for start_, end_ in taken):
            taken += spans
            yield problem


def _applied(data: bytes, problems: Sequence[Problem], refused: dict[str, str]) -> tuple[bytes, list[Problem]]:
    """Return the bytes with these problems fixed: all at once, or, if that breaks something, those that do not."""
    try:
        return _sound(data, [edit for problem in problems for edit in problem.edits]), list(problems)
    except CannotEdit:
        done: list[Problem] = []
    for problem in reversed(problems):  # from the end, so that the places of the others stay right
        try:
            data = _sound(data, problem.edits)
            done.append(problem)
        except CannotEdit as error:
            refused[problem.rule] = error.message
    return data, done


def _sound(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes after the edits. Raises CannotEdit if they cannot be made or break the front matter."""
    after = apply_edits(data, edits)
    if _faults(after) - _faults(data):
        raise CannotEdit("the front matter would be broken")
    return after


def _faults(data: bytes) -> frozenset[str]:
    from aikb.notes.head import read_head  # noqa: PLC0415 - yaml: only for fixing

    return _BROKEN & {finding.rule for finding in read_head(data).findings()}
