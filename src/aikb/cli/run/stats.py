"""`aikb stats`: show the collection in numbers."""

from typing import NamedTuple

from aikb.cli.context import Common, console, knowledge_base
from aikb.render.views.collection import StatsView


class Arguments(NamedTuple):
    """The arguments of `aikb stats`."""

    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Count the notes, entries, terms and tags."""
    out = console(common)
    with knowledge_base(common, out) as kb:
        found = kb.stats()
        view = StatsView(found, str(kb.settings.root))
    out.show(view, json=arguments.json)
    return 0 if found.notes else 1
