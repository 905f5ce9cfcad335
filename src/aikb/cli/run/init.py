"""`aikb init`: a settings file that says what can be set, and a note to begin with where there is none."""

from pathlib import Path
from shlex import quote
from typing import NamedTuple

from aikb.cli.context import Common, console
from aikb.kb.write.new_folder import init
from aikb.render.sanitize import visible


class Arguments(NamedTuple):
    """What was typed behind `aikb init`."""

    folder: str = "."


def run(arguments: Arguments, common: Common) -> int:
    """Make a folder of notes, and print what was written."""
    out = console(common)
    made = init(Path(arguments.folder))
    for path in made:
        out.text(visible(str(path), ""))
    where = "" if arguments.folder == "." else f" -C {quote(arguments.folder)}"
    out.remark("hint: aikb define 微调" + where if len(made) > 1 else "hint: aikb stats" + where)
    return 0
