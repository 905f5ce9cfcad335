"""Decode bytes into text and lines, and report what is wrong with the bytes."""

import codecs
import re
from typing import NamedTuple

from aikb.notes.encoding import guess_encoding
from aikb.notes.metadata import Finding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's does, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n?|\n")


class Decoded(NamedTuple):
    """The text of a file without its BOM, how it was encoded, and what is wrong with it."""

    text: str
    encoding: str
    bom: bool
    findings: tuple[Finding, ...]


def decode(data: bytes) -> Decoded:
    """Return the text of any bytes; NUL and bytes that no encoding explains become U+FFFD."""
    bom, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", "utf-8"))
    body = data[len(bom) :]
    try:
        text = body.decode(encoding)
        findings: tuple[Finding, ...] = ()
    except UnicodeDecodeError:
        encoding = encoding if bom else guess_encoding(body)
        text, findings = _decode_with_loss(body, encoding)
    if encoding != "utf-8" and not findings:
        message = f"The file is not UTF-8; it was read as {encoding}; save it as UTF-8."
        findings = (Finding(1, 1, "AKB101", message),)
    findings = (*findings, *_character_findings(text), *_line_end_findings(text))
    return Decoded(text.replace("\x00", "\ufffd"), encoding, bool(bom), findings)


def split_lines(text: str) -> list[str]:
    """Split a text into lines as `sed -n` and editors do: at line feeds only, or at returns if there is no line feed."""
    if "\r" in text:
        text = text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def raw_lines(data: bytes) -> list[str]:
    """Return the lines of a file exactly as written, whatever the dialect."""
    return split_lines(decode(data).text)


def position(text: str, index: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of the character at `index`."""
    end = "\n" if "\n" in text else "\r"
    return text.count(end, 0, index) + 1, index - text.rfind(end, 0, index)


def _decode_with_loss(data: bytes, encoding: str) -> tuple[str, tuple[Finding, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        place = position(text, len(data[: error.start].decode(encoding, "replace")))
        message = f"Bytes from here on are no {encoding} and were replaced by U+FFFD; save the file as UTF-8."
        return text, (Finding(*place, "AKB101", message),)


def _character_findings(text: str) -> tuple[Finding, ...]:
    match = _CONTROL.search(text)
    if not match:
        return ()
    name = "a NUL character" if match[0] == "\x00" else f"the control character U+{ord(match[0]):04X}"
    message = f"The text holds {name}; notes should hold only text, tabs and line ends."
    return (Finding(*position(text, match.start()), "AKB102", message, "warning"),)


def _line_end_findings(text: str) -> tuple[Finding, ...]:
    returns = text.count("\r")
    feeds = text.count("\n") if returns else 0
    if not feeds or (returns == feeds == text.count("\r\n")):
        return ()
    ends = _LINE_END.finditer(text)
    first = next(ends)[0]
    other = next((match for match in ends if match[0] != first), None)
    if other is None:
        return ()
    message = "The line ends are mixed; all lines should end alike, best with a line feed."
    return (Finding(*position(text, other.start()), "AKB110", message, "info"),)
