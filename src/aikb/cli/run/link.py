"""`aikb link`: make links of a note's first mentions of other entries."""

from typing import NamedTuple

from aikb.cli.context import Common, console, knowledge_base
from aikb.cli.note_paths import named_paths
from aikb.cli.patch import show_changes
from aikb.render import words
from aikb.render.views.writing import LinkingView


class Arguments(NamedTuple):
    """The arguments of `aikb link`."""

    path: str
    write: bool = False
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Show or write the links that the first mentions in a note can become."""
    out = console(common)
    write = arguments.write
    with knowledge_base(common, out) as kb:
        found = kb.link(next(named_paths([arguments.path], kb.settings.root)), write=write)
    if arguments.json or write:
        out.show(LinkingView(found, written=write), json=arguments.json)
    else:
        show_changes(out, [found.change] if found.change else [])
    count = words.count(len(found.rewrites), "link")
    done = f"{count} written" if write else f"{count} can be made: --write makes them"
    out.remark(done if found.change else "no link to make")
    return 0 if found.change else 1
