"""`aikb bench`: measure search quality on the user's own notes."""

from pathlib import Path
from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.bench import Arguments, run


def bench(
    ctx: typer.Context,
    most: Annotated[
        int, options.whole("-n", "--limit", least=1, most=100_000, help_="Number of questions of each kind.")
    ] = 300,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Seed of the random choice of questions.")] = 1,
    queries: Annotated[
        Path | None, typer.Option("--queries", metavar="FILE", help="Use the questions in FILE.")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was not the first hit, on stderr.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Measure search quality on your own notes.

    Questions are drawn from the notes. names: each name finds an entry of that name. pairs: a name in one language
    finds the entry of its translation. sentences and substrings find the entry they are taken from. FILE has lines
    like {"q": …, "path": …, "line": …}.

    hit@1 and hit@5: the right entry is the first hit, or one of five. MRR: the mean of 1/rank. ms: the median time.

    Example: aikb bench --misses

    Exit status: 0 measured, 1 nothing to measure, 2 error.
    """
    arguments = Arguments(most, seed, queries, misses=misses, json=json_)
    raise typer.Exit(run(arguments, options.common(ctx, directory, color, no_sync=no_sync)))
