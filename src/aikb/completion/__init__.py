"""Completion at a shell's prompt: the scripts that ask (`aikb.SHELL`), and `answer`, which answers them without typer."""

import os

SHELLS = ("bash", "zsh", "fish")


def script(shell: str) -> str:
    """The script that makes one of `SHELLS` ask."""
    with open(f"{os.path.dirname(__file__)}/aikb.{shell}", encoding="utf-8") as file:  # noqa: PTH120, PTH123 - no pathlib
        return file.read()
