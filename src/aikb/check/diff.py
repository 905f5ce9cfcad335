"""Notes before and after mending come in, the lines of a unified diff go out."""

from collections.abc import Iterable, Iterator

from aikb.check.fix import Mended
from aikb.notes.decode import decode

_NO_END = "\\ No newline at end of file"


def unified(mended: Iterable[Mended]) -> Iterator[str]:
    """The lines of a patch, without their line feeds; a carriage return before one stays."""
    import difflib  # noqa: PLC0415 - only where mending is shown

    for each in mended:
        before, after = _lines(each.before), _lines(each.after)
        for line in difflib.unified_diff(before, after, f"a/{each.path}", f"b/{each.path}"):
            yield line.removesuffix("\n")
            if not line.endswith("\n"):
                yield _NO_END


def _lines(data: bytes) -> list[str]:
    """The lines with their ends; only line feeds end one, as patch programs see it."""
    decoded = decode(data)
    text = "\ufeff" * decoded.bom + decoded.text
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]
