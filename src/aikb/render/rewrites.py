"""Places that were written otherwise come in, lines for people go out: note by note, what stood there and what does now."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.text import Text

from aikb.notes.edits import Rewrite
from aikb.render.pieces import flow
from aikb.render.sanitize import visible


def rewrites(found: Iterable[Rewrite], width: int) -> Iterator[Text]:
    """The places below the path of their note."""
    for number, (path, group) in enumerate(groupby(found, key=lambda each: each.path)):
        if number:
            yield Text()
        yield Text.assemble((visible(path, ""), "aikb.path"))
        places = [(f"{each.line}:{each.column}", each) for each in group]
        widest = max(len(place) for place, _ in places)
        for place, each in places:
            head = Text.assemble("  ", (place.ljust(widest), "aikb.number"), "  ")
            change = Text.assemble(
                visible(each.before, ""), (" → ", "aikb.dim"), (visible(each.after, ""), "aikb.name")
            )
            yield from flow(Text.assemble(head, change), width, len(head.plain))
