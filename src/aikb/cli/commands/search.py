"""`aikb search`: find entries by words."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.search import Arguments, run


def search(
    ctx: typer.Context,
    query: Annotated[list[str] | None, typer.Argument(metavar="WORDS...", show_default=False)] = None,
    limit: options.Limit = 10,
    tag: options.Tag = None,
    kind: options.Kind = "",
    type_: options.Type = "",
    path: options.PathGlob = "",
    exact: Annotated[
        bool, typer.Option("--exact", help="Search for the words as typed: no synonyms, no correction.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show the parts of each score.")] = False,
    interactive: Annotated[bool, typer.Option("-i", "--interactive", help="Pick a result in fzf as you type.")] = False,
    json_: options.Json = False,
    batch_: options.Batch = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """Find entries by words in Chinese or English, best first.

    In WORDS: a space means AND; also OR, -word, "a phrase", word*, tag:LLM, kind:glossary, type:term, path:topics,
    title:LoRA.

    --explain shows the parts of each score: name (an exact name), coverage (how much of the query the entry has, by
    rarity and place), words (BM25F), literal (as typed), together (on one line), defined. A bare heading or a list of
    links loses some.

    Example: aikb search 微调 -图像 tag:llm

    Exit status: 0 results, 1 no results, 2 error.
    """
    arguments = Arguments(
        tuple(query or ()),
        limit,
        tuple(tag or ()),
        kind,
        type_,
        path,
        exact=exact,
        explain=explain,
        interactive=interactive,
        json=json_,
        batch=batch_,
    )
    common = options.common(ctx, directory, color, no_sync=no_sync, no_builtin=no_builtin)
    raise typer.Exit(run(arguments, common))
