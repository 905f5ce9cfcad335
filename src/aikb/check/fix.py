"""Findings that know what mends them come in, the bytes of mended notes go out; writes nothing.

A note is mended again and again until nothing is left to mend: one mend may make room for the next.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from aikb.base.errors import CannotEdit
from aikb.check.memory.refresh import Task
from aikb.check.run_note import Looks, look
from aikb.check.subject import Subject
from aikb.check.suppress import suppressions
from aikb.model import Edit, Problem
from aikb.notes.edits import apply_edits

_UNREAD = "\ufffd"  # stands for NUL and for bytes that no encoding explains
_PASSES = 10  # over one note
# What no mend may bring about: front matter that cannot be read.
_BROKEN = frozenset({"AKB002", "AKB003", "AKB004", "AKB008"})

Keep = Callable[[Sequence[Problem], Sequence[str]], list[Problem]]


class Mended(NamedTuple):
    """A note before and after, what was mended in it, and why something was not."""

    path: str
    before: bytes
    after: bytes
    fixed: tuple[Problem, ...] = ()
    refused: tuple[str, ...] = ()


class Mender:
    """Mends notes. `unsafe` allows what may change the meaning; `keep` says which findings of a note are told."""

    def __init__(self, task: Task, *, unsafe: bool, keep: Keep) -> None:
        self._task, self._unsafe, self._keep = task, unsafe, keep
        self._looks = Looks.of(task.rules)

    def mends(self, problem: Problem) -> bool:
        """Whether this finding can be mended, and may be; what could not be read is not written back."""
        is_whole = not any(_UNREAD in edit.text for edit in problem.edits)
        return bool(problem.edits) and is_whole and (problem.safe or self._unsafe)

    def mend(self, path: str, data: bytes, found: Sequence[Problem]) -> Mended:
        """The note with these findings mended, and then those that looking at it alone brings up."""
        after = data
        fixed: list[Problem] = []
        refused: dict[str, str] = {}  # rule → why
        seen = {data}
        for _ in range(_PASSES):
            chosen = list(_apart(problem for problem in found if self.mends(problem) and problem.rule not in refused))
            if not chosen:
                break
            now, done = _applied(after, chosen, refused)
            if now in seen:  # two rules undo each other, or nothing could be done
                break
            after = now
            seen.add(now)
            fixed += done
            found = self._found(path, after)
        reasons = tuple(f"{path}: {rule}: {why}" for rule, why in sorted(refused.items()))
        return Mended(path, data, after, tuple(fixed), reasons)

    def _found(self, path: str, data: bytes) -> list[Problem]:
        subject = Subject(path, data, self._task.config, self._task.vocabulary)
        found = self._task.sieve.sift(look(subject, self._looks), {path: suppressions(subject)})
        return self._keep(sorted(found, key=lambda problem: problem[:4]), subject.lines)


def _apart(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems whose edits do not touch those of one before; the others wait for the next pass."""
    taken: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for problem in problems:
        spans = [((edit.line, edit.column), (edit.end_line, edit.end_column)) for edit in problem.edits]
        if not any(start <= end_ and start_ <= end for start, end in spans for start_, end_ in taken):
            taken += spans
            yield problem


def _applied(data: bytes, problems: Sequence[Problem], refused: dict[str, str]) -> tuple[bytes, list[Problem]]:
    """The bytes with these problems mended: all at once, or, if that would break something, those that do not."""
    try:
        return _sound(data, [edit for problem in problems for edit in problem.edits]), list(problems)
    except CannotEdit:
        done: list[Problem] = []
    for problem in reversed(problems):  # from the end, so that the places of the others stay true
        try:
            data = _sound(data, problem.edits)
            done.append(problem)
        except CannotEdit as error:
            refused[problem.rule] = error.message
    return data, done


def _sound(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes with the edits made. Raises CannotEdit when that cannot be done, or breaks the front matter."""
    after = apply_edits(data, edits)
    if _faults(after) - _faults(data):
        raise CannotEdit("the front matter would be broken")
    return after


def _faults(data: bytes) -> frozenset[str]:
    from aikb.notes.head import read_head  # noqa: PLC0415 - yaml: only where something is mended

    return _BROKEN & {finding.rule for finding in read_head(data).findings()}
