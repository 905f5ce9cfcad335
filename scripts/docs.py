"""Writes the generated parts of the documents: the commands of README.md from their help, the rules from check.RULES.

Usage: scripts/docs.py [--check]   (--check writes nothing and fails when something would change)
"""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from aikb.check import RULES
from aikb.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = "88"


def help_of(*command: str) -> str:
    """The help text of a command, as the terminal shows it at 88 columns."""
    environ = {**os.environ, "COLUMNS": COLUMNS, "TERMINAL_WIDTH": COLUMNS, "NO_COLOR": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "aikb", *command, "--help"], env=environ, capture_output=True, text=True, check=True
    )
    return "\n".join(line.rstrip() for line in run.stdout.strip().split("\n"))


def commands() -> str:
    """Every command with its help, in the program's order."""
    return "\n\n".join(f"### aikb {name}\n\n```text\n{help_of(name)}\n```" for name in COMMANDS)


def rules() -> str:
    """A table of the rules of `aikb check`."""
    rows = [f"| {rule.code} | `{rule.name}` | {rule.severity} | {rule.doc} |" for rule in RULES]
    return "\n".join(["| code | name | severity | what it finds |", "|---|---|---|---|", *rows])


PARTS: dict[str, Callable[[], str]] = {"commands": commands, "rules": rules}


def generated(text: str) -> str:
    """A document with its generated parts made anew; they stand between `<!-- NAME -->` and `<!-- end NAME -->`."""
    for name, make in PARTS.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        if pattern.search(text):
            text = pattern.sub(partial(_fill, make()), text)
    return text


def _fill(made: str, match: re.Match[str]) -> str:
    return f"{match[1]}\n{made}\n\n{match[2]}"


def main() -> int:
    """Brings README.md up to date, or tells whether it is."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    readme = ROOT / "README.md"
    before = readme.read_text(encoding="utf-8")
    after = generated(before)
    if before == after:
        return 0
    if check:
        print("README.md is not up to date: run scripts/docs.py", file=sys.stderr)
        return 1
    readme.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
