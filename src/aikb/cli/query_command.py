"""A command whose arguments are a query: `-word` excludes a word, and is no option."""

import re

import typer
from typer.core import TyperCommand

_NUMBER = re.compile(r"-n\d+")


class QueryCommand(TyperCommand):
    """Takes `-word` as part of the query unless its first letter is one of the command's short options."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Moves exclusions behind `--`, where no argument is an option."""
        short = {name for param in self.params for name in param.opts if len(name) == 2}
        at = args.index("--") if "--" in args else len(args)
        words = [arg for arg in args[:at] if _excludes(arg, short)]
        if words:
            args = [*(arg for arg in args[:at] if not _excludes(arg, short)), "--", *words, *args[at + 1 :]]
        return super().parse_args(ctx, args)


def _excludes(arg: str, short: set[str]) -> bool:
    """Whether an argument is an excluded word: `-LoRA`, `-图像`, `-nlp`, as -n takes a number, `-image`, as -i nothing."""
    if len(arg) < 3 or not arg.startswith("-") or arg.startswith("--"):
        return False
    return arg[:2] not in short or (arg.startswith(("-n", "-i")) and not _NUMBER.fullmatch(arg))
