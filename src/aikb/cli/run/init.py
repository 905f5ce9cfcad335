"""`aikb init`: write a settings file, and a first note in an empty folder."""

from pathlib import Path
from shlex import quote
from typing import NamedTuple

from aikb.cli.context import Common, console
from aikb.kb.write.new_folder import init
from aikb.render.sanitize import visible


class Arguments(NamedTuple):
    """The arguments of `aikb init`."""

    folder: str = "."


def run(arguments: Arguments, common: Common) -> int:
    """Set up a folder of notes, and print what was written."""
    out = console(common)
    made = init(Path(arguments.folder))
    for path in made:
        out.text(visible(str(path), ""))
    where = "" if arguments.folder == "." else f" -C {quote(arguments.folder)}"
    out.remark("hint: aikb define 微调" + where if len(made) > 1 else "hint: aikb stats" + where)
    return 0
