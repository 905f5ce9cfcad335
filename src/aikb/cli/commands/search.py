"""`aikb search`: ranked entries for a query."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from aikb.base.errors import AikbError, meant
from aikb.cli import options, result_numbers, unknown_tags
from aikb.cli.batch import batch, refuse_words
from aikb.cli.console import Console
from aikb.cli.context import console, knowledge_base
from aikb.kb import KnowledgeBase
from aikb.model import SearchResult
from aikb.query.define import LONGEST_TERM
from aikb.query.parse import Query, parse
from aikb.render import json, plain, words


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
    if interactive and (json_ or batch_ or explain):
        raise AikbError("-i is for a person, --json, --batch and --explain are not", hint="leave one of them out")
    filters = [*(("tag", each) for each in tag or ()), ("kind", kind), ("type", type_), ("path", path)]
    settings: dict[str, Any] = {"limit": limit, "exact": exact, "filters": tuple(pair for pair in filters if pair[1])}
    out, hint = console(ctx, color), ""
    with knowledge_base(ctx, out, directory, no_sync=no_sync, no_builtin=no_builtin) as kb:
        if interactive:
            raise typer.Exit(_choose(kb, " ".join(query or ()), _flags(settings["filters"], exact=exact)))
        if batch_:
            refuse_words(query)
            found = batch(out, lambda line: _json(kb.search(line, **settings), explain=explain), _empty)
            raise typer.Exit(0 if found else 1)
        result = kb.search(" ".join(query or ()), **settings)
        if not (result.hits or json_):
            unknown_tags.tell(out, kb, _tags(settings["filters"], result.query))
            hint = _way_out(kb, parse(result.query), filtered=bool(settings["filters"]))
    if json_:
        out.text(json.search(result, explain=explain))
    else:
        _show(out, result, explain=explain)
        if hint:
            out.remark(f"hint: {hint}")
    raise typer.Exit(0 if result.hits else 1)


def _flags(filters: Sequence[tuple[str, str]], *, exact: bool) -> list[str]:
    """The options that narrow, as they are typed."""
    return [*(f"--{name}={value}" for name, value in filters), *(["--exact"] if exact else [])]


def _tags(filters: Sequence[tuple[str, str]], query: str) -> list[str]:
    """The tags that are asked for, by option or in the query."""
    return [value for name, value in (*filters, *parse(query).filters) if name == "tag"]


def _way_out(kb: KnowledgeBase, query: Query, *, filtered: bool) -> str:
    """What to ask instead of a query that finds nothing: without its filters, the built-in notes, or a name near to it."""
    if filtered or query.filters:
        number = kb.search(query.plain, limit=1).total if query.plain else 0
        return f"without the filters: {words.count(number, 'entry')}" if number else ""
    if not query.plain or len(query.plain) > LONGEST_TERM:
        return ""
    found = kb.define(query.plain)
    if found.builtin:
        return words.of_builtin(found.builtin)
    return meant(found.suggestions) if found.suggestions else ""


def _choose(kb: KnowledgeBase, words: str, flags: list[str]) -> int:
    """Has the person choose, and does what was chosen."""
    from aikb.cli import finder  # noqa: PLC0415 - subprocess: only for -i

    kb.tags()  # brings the index up to date: what answers the keystrokes takes it as it is
    choice = finder.pick(kb.settings.root, words, flags, editable=kb.settings.origin != "--builtin")
    return finder.run(choice, kb.settings.root) if choice else 1


def _show(out: Console, result: SearchResult, *, explain: bool) -> None:
    for remark in result.remarks:
        out.remark(f"aikb: {remark}")
    if out.styled:
        from aikb.render import results  # noqa: PLC0415 - rich: only at a terminal

        out.draw(results.search(result, out.width, explain=explain))
        result_numbers.remember(out.root, [hit.entry.id for hit in results.shown(result)])
    else:
        out.lines(plain.search(result, explain=explain))
    out.aside(words.found(result, out.width if out.styled else 0))


def _json(result: SearchResult, *, explain: bool) -> tuple[str, bool]:
    return json.search(result, explain=explain), bool(result.hits)


def _empty(query: str, error: str) -> str:
    return json.dump({"query": query, "expanded": [], "exact": False, "total": 0, "hits": [], "error": error})
