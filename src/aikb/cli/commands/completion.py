"""`aikb completion`: print a shell's completion script."""

from typing import Annotated

import typer

from aikb.cli.context import Common
from aikb.cli.run.completion import Arguments, run


def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", show_default=False)],
) -> None:
    """Print the shell script that completes commands, names and tags.

    bash: eval "$(aikb completion bash)" in ~/.bashrc. zsh: the same with zsh in ~/.zshrc, after compinit. fish: aikb
    completion fish | source in config.fish.

    Example: aikb completion bash

    Exit status: 0 success, 2 no such shell.
    """
    raise typer.Exit(run(Arguments(shell), Common()))
