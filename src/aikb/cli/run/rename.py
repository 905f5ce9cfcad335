"""`aikb rename`: rename a term or a note, with the links to it."""

from typing import NamedTuple

from aikb.cli.context import Common, console, knowledge_base
from aikb.cli.note_paths import named_paths
from aikb.cli.patch import show_changes
from aikb.model import Renaming
from aikb.render import words
from aikb.render.views.writing import RenamingView


class Arguments(NamedTuple):
    """The arguments of `aikb rename`."""

    old: str
    new: str
    dry_run: bool = False
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Rename a term or a note, or show what that would change."""
    out = console(common)
    old, dry_run = arguments.old, arguments.dry_run
    with knowledge_base(common, out) as kb:
        typed = next(named_paths([old], kb.settings.root, skip_others=True), old)
        found = kb.rename(typed if typed.endswith((".md", ".markdown")) else old, arguments.new, write=not dry_run)
    if dry_run and not arguments.json:
        show_changes(out, found.changes)
    else:
        out.show(RenamingView(found, written=not dry_run), json=arguments.json)
    for others, name, verb in ((found.shared, found.new, "is"), (found.left, found.old, "stays")):
        if others:
            out.remark(f"aikb: {name!r} {verb} a name of {', '.join(others[:3])}{' …' * (len(others) > 3)}")
    out.remark(_summary(found, dry_run=dry_run))
    return 0


def _summary(found: Renaming, *, dry_run: bool) -> str:
    done = "would rename" if dry_run else "renamed"
    where = f"{words.count(len(found.rewrites), 'place')} in {words.count(len(found.changes), 'note')}"
    where = where if found.rewrites else "no link has to change"
    moved = f", {found.moved[0]} → {found.moved[1]}" if found.moved and found.moved[1] != found.new else ""
    return f"{done} {found.old} → {found.new}: {where}{moved}"
