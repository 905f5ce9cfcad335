"""`aikb bench`: how well the notes are found, measured on themselves."""

from pathlib import Path
from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.bench import Arguments, run


def bench(
    ctx: typer.Context,
    most: Annotated[int, options.whole("-n", "--limit", least=1, most=100_000, help_="Questions of each kind.")] = 300,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another draw of questions.")] = 1,
    queries: Annotated[Path | None, typer.Option("--queries", metavar="FILE", help="Your own questions.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was not found first, on stderr.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Measure retrieval on your own notes, with questions drawn from them.

    names: each name finds an entry of that name. pairs: a name in one language finds the entry of its translation.
    sentences and substrings find the entry they stand in. FILE has lines like {"q": …, "path": …, "line": …}.

    hit@1, hit@5: what was wanted is the first hit, or one of five; MRR: the mean of 1/rank; ms: the median of one.

    Example: aikb bench --misses

    Exit status: 0 measured, 1 nothing to measure, 2 cannot.
    """
    arguments = Arguments(most, seed, queries, misses=misses, json=json_)
    raise typer.Exit(run(arguments, options.common(ctx, directory, color, no_sync=no_sync)))
