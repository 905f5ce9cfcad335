"""`aikb completion`: the script that makes a shell ask aikb at every TAB."""

from typing import Annotated

import typer

from aikb.cli.context import Common
from aikb.cli.run.completion import Arguments, run


def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", show_default=False)],
) -> None:
    """Print what makes your shell complete commands, names and tags.

    bash: eval "$(aikb completion bash)" in ~/.bashrc. zsh: the same with zsh in
    ~/.zshrc, behind compinit. fish: aikb completion fish | source in config.fish.

    Example: aikb completion bash

    Exit status: 0 printed, 2 no such shell.
    """
    raise typer.Exit(run(Arguments(shell), Common()))
