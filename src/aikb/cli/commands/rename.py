"""`aikb rename`: another name for a term or a note, with the links to it."""

from typing import TYPE_CHECKING, Annotated

import typer

from aikb.cli import options
from aikb.cli.console import Console
from aikb.cli.context import console, knowledge_base
from aikb.cli.note_paths import named_paths
from aikb.render import json, words
from aikb.render.sanitize import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikb.kb.write.rename import Renaming
    from aikb.notes.edits import Change, Rewrite


def rename(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="NAME|ID|PATH", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Rename a term or a note, and the written links to it.

    A name is changed where it is written: a term's head-word, a heading, a title;
    its other names stay. A note's path moves the file: NEW without a `/` stays in
    its folder, with one it counts from the notes folder.

    Example: aikb rename LoRA 低秩适配 --dry-run

    Exit status: 0 renamed, 1 nothing is called so, 2 cannot, and nothing was changed.
    """
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory) as kb:
        typed = next(named_paths([old], kb.settings.root, skip_others=True), old)
        found = kb.rename(typed if typed.endswith((".md", ".markdown")) else old, new, write=not dry_run)
    if json_:
        out.text(_json(found, written=not dry_run))
    elif dry_run:
        show_changes(out, found.changes)
    else:
        show_rewrites(out, found.rewrites)
    for others, name, verb in ((found.shared, found.new, "is"), (found.left, found.old, "stays")):
        if others:
            out.remark(f"aikb: {name!r} {verb} a name of {', '.join(others[:3])}{' …' * (len(others) > 3)}")
    out.remark(_told(found, dry_run=dry_run))


def show_rewrites(out: Console, found: "Sequence[Rewrite]") -> None:
    """Prints what was written otherwise, and where."""
    if out.styled:
        from aikb.render.rewrites import rewrites  # noqa: PLC0415 - rich: only at a terminal

        out.draw(rewrites(found, out.width))
        return
    for each in found:
        place = f"{each.path}:{each.line}:{each.column}"
        out.text(visible("\t".join((place, each.before, each.after)), "\t"))


def show_changes(out: Console, changes: "Sequence[Change]") -> None:
    """Prints what would change as a patch."""
    from aikb.check.fix import FixedNote  # noqa: PLC0415 - only where nothing is written
    from aikb.cli.patch import show_patch  # noqa: PLC0415 - likewise

    show_patch(out, [FixedNote(*change) for change in changes])


def _told(found: "Renaming", *, dry_run: bool) -> str:
    done = "would rename" if dry_run else "renamed"
    where = f"{words.count(len(found.rewrites), 'place')} in {words.count(len(found.changes), 'note')}"
    where = where if found.rewrites else "no link has to change"
    moved = f", {found.moved[0]} → {found.moved[1]}" if found.moved and found.moved[1] != found.new else ""
    return f"{done} {found.old} → {found.new}: {where}{moved}"


def _json(found: "Renaming", *, written: bool) -> str:
    return json.dump(
        {
            "old": found.old,
            "new": found.new,
            "written": written,
            "moved": {"from": found.moved[0], "to": found.moved[1]} if found.moved else None,
            "changes": [each._asdict() for each in found.rewrites],
        }
    )
