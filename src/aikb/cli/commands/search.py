"""`aikb search`: ranked entries for a query."""

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
    exact: Annotated[bool, typer.Option("--exact", help="No other names, only what was typed.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show what each score is made of.")] = False,
    interactive: Annotated[bool, typer.Option("-i", "--interactive", help="Choose in fzf while you type.")] = False,
    json_: options.Json = False,
    batch_: options.Batch = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """Find entries by words in Chinese or English, best first.

    In WORDS: space = and, OR, -word, "a phrase", word*, tag:LLM, kind:glossary, type:term, path:topics, title:LoRA.

    --explain adds up: name (it is called so), coverage (how much of what was asked it has, by rarity and place), words
    (BM25F), literal (as typed), together (in one line), defined; a bare heading or a list of links loses some.

    Example: aikb search 微调 -图像 tag:llm

    Exit status: 0 found, 1 nothing found, 2 cannot search.
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
