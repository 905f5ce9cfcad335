"""`aikb edit`: open an entry in the user's editor."""

import re
from typing import NamedTuple

from aikb.cli import result_numbers
from aikb.cli.context import Common, console, knowledge_base
from aikb.cli.editor import open_editor
from aikb.links.files import Files
from aikb.model import Entry
from aikb.names.fold import key
from aikb.render.sanitize import visible

_LINE = re.compile(r"(?P<path>.+?):(?P<line>\d{1,9})")


class Arguments(NamedTuple):
    """The arguments of `aikb edit`."""

    name: tuple[str, ...]
    print: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Open an entry in the user's editor, or print its place."""
    out = console(common)
    called = " ".join(arguments.name)
    with knowledge_base(common, out) as kb:
        entry = result_numbers.passage(kb, called).entry
        file, line = kb.file(entry.path), _line(called, entry)
    if not arguments.print:
        return open_editor(out, kb.settings, file, line)
    out.text(visible(f"{file}:{line}", ""))
    return 0


def _line(called: str, entry: Entry) -> int:
    """Return the line that was typed, or the first line of the entry."""
    place = _LINE.fullmatch(called.strip())
    return int(place["line"]) if place and Files((entry.path,)).named(place["path"], key) else entry.line
