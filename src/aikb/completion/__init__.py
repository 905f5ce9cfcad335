"""Shell completion: the scripts (`aikb.SHELL`), and `answer`, which they call at every TAB, without Typer."""

import os

SHELLS = ("bash", "zsh", "fish")


def script(shell: str) -> str:
    """Return the completion script of one of `SHELLS`."""
    with open(f"{os.path.dirname(__file__)}/aikb.{shell}", encoding="utf-8") as file:  # noqa: PTH120, PTH123 - no pathlib
        return file.read()
