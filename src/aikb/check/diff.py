"""Write fixes as a unified diff that `git apply` accepts."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise

from aikb.check.fix import FixedNote
from aikb.notes.decode import decode
from aikb.notes.files import place

_NO_END = "\\ No newline at end of file"
_PATIENCE = 40_000  # pairs of lines; SequenceMatcher is cubic if many lines are equal
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

Opcode = tuple[str, int, int, int, int]


def unified(fixed_notes: Iterable[FixedNote], *, exact: bool) -> Iterator[str]:
    """Yield the lines of a patch, without their line feeds; a carriage return before one stays.

    With `exact` they have the bytes of the notes as they are, bytes that are not UTF-8 as lone surrogates: for a
    program, after encoding with `surrogateescape`. Otherwise they have the text, for a person.
    """
    for each in fixed_notes:
        before, after = _lines(each.before, exact=exact), _lines(each.after, exact=exact)
        yield f"--- {_named(place('a', each.path))}"
        yield f"+++ {_named(place('b', each.path))}"
        for group in _Lines(before, after).get_grouped_opcodes():
            yield from _hunk(group, before, after)


class _Lines(SequenceMatcher[str]):
    """Compare lines. Where a line is very common, difflib starts no match: those matches are added.

    `autojunk=False` would do it too, but takes 2 s for twenty fixes in a note of 2,000 lines with blank lines between.
    """

    def __init__(self, before: list[str], after: list[str]) -> None:
        super().__init__(None, before, after)
        self._before, self._after = before, after

    def get_matching_blocks(self) -> list[Match]:
        blocks = super().get_matching_blocks()
        found: list[Match] = []
        for last, block in pairwise([Match(0, 0, 0), *blocks]):
            found += self._between(last.a + last.size, block.a, last.b + last.size, block.b)
            found.append(block)
        return [*_joined(found), blocks[-1]]

    def _between(self, i: int, i_end: int, j: int, j_end: int) -> Iterator[Match]:
        """Yield what is equal in a stretch without matches: line by line, or, if the sizes differ, by a full search."""
        ours, theirs = self._before[i:i_end], self._after[j:j_end]
        if len(ours) == len(theirs):
            yield from (Match(i + at, j + at, 1) for at in range(len(ours)) if ours[at] == theirs[at])
        elif len(ours) * len(theirs) <= _PATIENCE:
            for at, there, size in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()[:-1]:
                yield Match(i + at, j + there, size)


def _joined(blocks: Iterable[Match]) -> list[Match]:
    """Return the blocks without empty ones, adjacent ones joined."""
    joined: list[Match] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and (last.a + last.size, last.b + last.size) == block[:2] and block.size:
            joined[-1] = Match(last.a, last.b, last.size + block.size)
        elif block.size:
            joined.append(block)
    return joined


def _hunk(group: Sequence[Opcode], before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    (_, i, _, j, _), (_, _, i_end, _, j_end) = group[0], group[-1]
    yield f"@@ -{_span(i, i_end)} +{_span(j, j_end)} @@"
    for tag, start, stop, start_, stop_ in group:
        if tag == "equal":
            yield from _signed(" ", before[start:stop])
        else:
            yield from _signed("-", before[start:stop])
            yield from _signed("+", after[start_:stop_])


def _signed(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line.removesuffix("\n")
        if not line.endswith("\n"):
            yield _NO_END


def _span(start: int, stop: int) -> str:
    """Return the lines from `start` (from 0) to `stop` as hunks write them: an empty span as the line before it."""
    size = stop - start
    return f"{start + 1}" if size == 1 else f"{start + (size > 0)},{size}"


def _named(path: str) -> str:
    """Return a path as git writes it: in quotes if it has special characters, with a tab after it if it has a space."""
    if any(char in _ESCAPES or char < " " or "\ud800" <= char <= "\udfff" for char in path):
        return f'"{"".join(map(_escaped, path))}"'
    return path + "\t" * (" " in path)


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    raw = char.encode("utf-8", "surrogateescape")
    return char if char >= " " and len(raw) != 1 else "".join(f"\\{byte:03o}" for byte in raw)


def _lines(data: bytes, *, exact: bool) -> list[str]:
    """Return the lines with their ends; only line feeds end one, as patch programs see it."""
    if exact:
        text = data.decode("utf-8", "surrogateescape")
    else:
        decoded = decode(data)
        text = "\ufeff" * decoded.bom + decoded.text
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]
