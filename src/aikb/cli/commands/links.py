"""`aikb links`: what an entry is linked with."""

from typing import Annotated

import typer

from aikb.cli import options, result_numbers
from aikb.cli.console import Console
from aikb.cli.context import console, knowledge_base
from aikb.cli.list_filters import narrow
from aikb.model.links import Neighbour, Neighbours
from aikb.render import linkrows


def links(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    depth: Annotated[int, options.whole("--depth", least=1, most=5, help_="Over so many links.")] = 1,
    tag: options.Tag = None,
    kind: options.Kind = "",
    path: options.PathGlob = "",
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """Show what an entry links to, what links to it, and where it is mentioned.

    A mention is a name that stands in the text of another entry, in any spelling, where nobody wrote a link. The
    filters look at the entry at the other end. With NAME, all entries of that name are looked at together.

    Example: aikb links LoRA --kind topic

    Exit status: 0 there are some, 1 there are none, or nothing is called so, 2 cannot tell.
    """
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory, no_sync=no_sync, no_builtin=no_builtin) as kb:
        found = kb.links.of(result_numbers.named(kb, " ".join(name)), depth)
    found = _narrowed(found, tag or [], kind, path)
    if json_:
        out.text(linkrows.to_json(found))
    else:
        _show(out, found, "passes the filters" if tag or kind or path else "is linked with it")
    raise typer.Exit(0 if any((found.outgoing, found.backlinks, found.mentions)) else 1)


def _show(out: Console, found: Neighbours, sought: str) -> None:
    if out.styled:
        from aikb.render import linkscreen  # noqa: PLC0415 - rich: only at a terminal

        out.page(linkscreen.links(found, out.width))
        result_numbers.remember(out.root, [link.entry.id for link in linkscreen.rows(found) if link.entry])
    else:
        out.lines(linkrows.to_lines(found))
    if not any((found.outgoing, found.backlinks, found.mentions)):
        out.remark(f"aikb: {found.entry.name}: nothing {sought}")
    elif not out.styled:  # the headings on the screen say it
        out.aside(linkrows.counts(found))


def _narrowed(found: Neighbours, tags: list[str], kind: str, path: str) -> Neighbours:
    """Only the links whose other end passes the filters; one that leads nowhere passes none."""
    if not (tags or kind or path):
        return found

    def kept(links: tuple[Neighbour, ...]) -> tuple[Neighbour, ...]:
        passing = {entry.id for entry in narrow((link.entry for link in links if link.entry), tags, kind, path)}
        return tuple(link for link in links if link.entry and link.entry.id in passing)

    return found._replace(
        outgoing=kept(found.outgoing), backlinks=kept(found.backlinks), mentions=kept(found.mentions), addresses=()
    )
