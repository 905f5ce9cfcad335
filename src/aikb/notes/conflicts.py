"""Find the conflict marks that git leaves where two versions of a note could not be merged."""

from collections.abc import Iterator, Sequence

from aikb.notes.metadata import Finding

_OURS, _BASE, _MIDDLE, _THEIRS = "<<<<<<< ", "||||||| ", "=======", ">>>>>>> "


def conflicts(lines: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the line numbers of each conflict's marks, from 0; marks in fenced code are examples and do not count."""
    found: list[tuple[int, ...]] = []
    open_: list[int] = []
    fence = ""
    for number, line in enumerate(lines):
        sign = line.lstrip()[:3]
        if sign in ("```", "~~~") and not open_:
            fence = "" if fence == sign else fence or sign
        if line.startswith(_OURS) and not fence:
            open_ = [number]
        elif open_ and (line == _MIDDLE or line.startswith(_BASE)):
            open_.append(number)
        elif line.startswith(_THEIRS) and len(open_) > 1:
            found.append((*open_, number))
            open_ = []
    return found


def without_marks(lines: Sequence[str], found: Sequence[tuple[int, ...]]) -> Sequence[str]:
    """Return the lines with the marks empty: `=======` would make a heading of the line above it."""
    marks = {number for each in found for number in each}
    return [("" if number in marks else line) for number, line in enumerate(lines)] if marks else lines


def findings(found: Sequence[tuple[int, ...]]) -> Iterator[Finding]:
    """Yield a finding for each conflict."""
    for first, *_, last in found:
        message = f"A merge conflict that git left goes on to line {last + 1}; keep one version and remove the marks."
        yield Finding(first + 1, 1, "AKB112", message)
