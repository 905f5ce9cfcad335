"""The commands and options of the program to the table from which completion answers, which must not import typer.

Used by scripts/docs.py, which writes the table, and by the test that compares it with the program.
"""

import json
import re
from pathlib import Path
from typing import Any

import typer.main

from aikb.check import RULES
from aikb.cli.app import app
from aikb.cli.registry import COMMANDS
from aikb.model import ENTRY_TYPES, KINDS
from aikb.settings import KEYS
from aikb.settings.keys import COLORS

TARGET = Path(__file__).resolve().parents[1] / "src" / "aikb" / "completion" / "grammar.py"
CHOICES = {
    "KIND": "|".join(KINDS),
    "TYPE": "|".join(ENTRY_TYPES),
    "WHEN": "|".join(COLORS),
    "LEVEL": "error|warning|info",
    "CODE": "|".join(rule.code for rule in RULES),
    "KEY": "|".join(key.name for key in KEYS),
}
HEAD = '''"""The program's commands and options, for completion. Written by scripts/docs.py from the program: do not edit.

Of each command its options with what their values are, and what its arguments are. Empty is a flag, or no argument; `a|b`
are the values there are; a word in capitals says what sort of text it is.
"""

'''


def table() -> str:
    """The module that holds the table, formatted."""
    program: Any = typer.main.get_command(app)
    options = {"--help": "", **_options(program)}
    rows = [f"    {_text(name)}: {_command(program.commands[name])}," for name in COMMANDS]
    body = "\n".join(
        (
            f"OPTIONS: dict[str, str] = {_dict(options, '')}",
            "",
            "COMMANDS: dict[str, tuple[dict[str, str], str]] = {",
            *rows,
            "}",
            "",
        )
    )
    return HEAD + body


def _command(command: Any) -> str:
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    argument = _text(_sort(arguments[0]) if arguments else "")
    return f"(\n        {_dict(_options(command), '        ')},\n        {argument},\n    )"


def _options(command: Any) -> dict[str, str]:
    """Option → what its value is, the long ones first."""
    found = {}
    for param in command.params:
        if param.param_type_name == "option":
            value = "" if param.is_flag else _sort(param)
            found.update(dict.fromkeys((*param.opts, *param.secondary_opts), value))
    found["--help"] = ""
    return dict(sorted(found.items(), key=lambda item: not item[0].startswith("--")))


def _sort(param: Any) -> str:
    """What a value is: the choices of its help (`One of: a, b.`), or the word that stands for it."""
    named = re.match(r"One of: ([a-z0-9, -]+)\.", getattr(param, "help", None) or "")
    if named:
        return named[1].replace(", ", "|")
    word = (param.metavar or "VALUE").replace("...", "")
    if "NAME|ID|PATH" in word:
        return "PLACE"
    return " ".join(CHOICES.get(each, each) for each in word.replace("[", "").replace("]", "").split())


def _dict(values: dict[str, str], indent: str) -> str:
    lines = [f"{indent}    {_text(name)}: {_text(value)}," for name, value in values.items()]
    return "\n".join(("{", *lines, f"{indent}}}"))


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
