"""Write what is made from the program: parts of README.md, the table of completion, the schema of front matter.

Of README.md these are the commands, settings, rules and examples.

Usage: scripts/docs.py [--check]

--check writes nothing. It fails if something would change (but for the examples, which change with every note), if
ARCHITECTURE.md sends a reader to a path that does not exist, or if a text has a phrase of `english.py`.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import english
import grammar

from aikb.check import RULES
from aikb.check.schema import note_schema
from aikb.cli.registry import COMMANDS
from aikb.render.views.settings import shown
from aikb.settings import KEYS

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "schema" / "note.schema.json"
COLUMNS = "88"
NEWLINE = "\n"
EXAMPLES = ("aikb define 思維鏈", "aikb search learning rate -n 2")


def help_of(*command: str) -> str:
    """Return the help of a command, as a terminal of 88 columns shows it."""
    environ = {**os.environ, "COLUMNS": COLUMNS, "TERMINAL_WIDTH": COLUMNS, "NO_COLOR": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "aikb", *command, "--help"], env=environ, capture_output=True, text=True, check=True
    )
    return "\n".join(line.rstrip() for line in run.stdout.strip().split("\n"))


def commands() -> str:
    """Return every command with its purpose and its folded help, in the program's order."""
    return "\n\n".join(
        f"### aikb {name}\n\n{folded(listed.purpose, f'```text{NEWLINE}{help_of(name)}{NEWLINE}```')}"
        for name, listed in COMMANDS.items()
    )


def folded(summary: str, text: str) -> str:
    """Return Markdown that a reader can unfold."""
    return f"<details>\n<summary>{summary}</summary>\n\n{text}\n\n</details>"


def examples() -> str:
    """Return what some commands print for the built-in notes."""
    return f"```console\n{f'{NEWLINE}{NEWLINE}'.join(map(example, EXAMPLES))}\n```"


def example(command: str) -> str:
    """Return a command of the examples, and its answer as a terminal shows it."""
    environ = {**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color", "AIKB_HYPERLINK": "auto"}
    arguments = ["--builtin", "--color", "never", "--width", COLUMNS, *command.split()[1:]]
    run = subprocess.run(
        [sys.executable, "-m", "aikb", *arguments], env=environ, capture_output=True, text=True, check=True
    )
    return f"$ {command}\n{run.stdout.strip()}"


def rules() -> str:
    """Return a table of the rules of `aikb check`: `--fix` fixes what is safe, `--unsafe-fixes` the rest."""
    rows = [
        f"| {rule.code} | `{rule.name}` | {rule.severity}{', if asked for' * rule.optional} | {rule.doc} | {rule.fixable} |"
        for rule in RULES
    ]
    table = "\n".join(["| code | name | severity | what it finds | fix |", "|---|---|---|---|---|", *rows])
    return folded(f"The {len(RULES)} rules", table)


def settings() -> str:
    """Return a table of the keys of settings files."""
    rows = []
    for key in KEYS:
        default = f"`{shown(key.default)}`" if key.default not in ("", (), {}) else ""
        variables = ", ".join(f"`{name}`" for name in (*key.variables, *key.fallbacks))
        owner = {"any": "", "project": "project", "user": "you"}[key.scope]
        rows.append(f"| `{key.name}` | {key.type} | {default} | {owner} | {variables} | {_cell(key.doc)} |")
    head = "| key | value | default | set only by | environment | what it is |"
    return "\n".join([head, "|---|---|---|---|---|---|", *rows])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")  # it would end the cell, in code too


def schema() -> str:
    """Return the JSON Schema of front matter, for editors."""
    return json.dumps(note_schema(), ensure_ascii=False, indent=2) + "\n"


PARTS: dict[str, Callable[[], str]] = {"commands": commands, "rules": rules, "settings": settings}


def generated(text: str, parts: Mapping[str, Callable[[], str]]) -> str:
    """Return a document with its generated parts, between `<!-- NAME -->` and `<!-- end NAME -->`, up to date."""
    for name, make in parts.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        if pattern.search(text):
            text = pattern.sub(partial(_fill, make()), text)
    return text


def _fill(made: str, match: re.Match[str]) -> str:
    return f"{match[1]}\n{made}\n\n{match[2]}"


def lost_places(text: str) -> list[str]:
    """Return the paths in the table "to change …, go to …" of a document that do not exist.

    Paths are in backticks in the last column, relative to the project or to src/aikb.
    """
    paths: list[str] = []
    is_table = False
    for line in text.split("\n"):
        is_table = line.startswith("|") and (is_table or "go to" in line.lower())
        if is_table:
            paths += re.findall(r"`([^`]+)`", line.rstrip("| ").rpartition("|")[2])
    return [path for path in paths if not any((folder / path).exists() for folder in (ROOT, ROOT / "src" / "aikb"))]


def faults(old: Iterable[Path]) -> list[str]:
    """Return what is wrong with the documents, a line each; `old` are the files to write again."""
    outdated = [f"{path.relative_to(ROOT)} is not up to date: run scripts/docs.py" for path in old]
    places = lost_places((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    return [*outdated, *(f"ARCHITECTURE.md: no such path: {path}" for path in places), *english.faults()]


def main() -> int:
    """Bring the files up to date, or print what is wrong with them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    readme = ROOT / "README.md"
    parts = PARTS if check else {**PARTS, "examples": examples}
    made = {
        readme: generated(readme.read_text(encoding="utf-8"), parts),
        grammar.TARGET: grammar.table(),
        SCHEMA: schema(),
    }
    old = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if check:
        found = faults(old)
        print("\n".join(found), file=sys.stderr, end="\n" * bool(found))
        return 1 if found else 0
    for path in old:
        path.write_text(made[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
