"""What `list` tells of links: those that lead nowhere, and what is linked most."""

from collections.abc import Callable, Iterable

from aikb.cli import result_numbers
from aikb.cli.console import Console
from aikb.kb import KnowledgeBase
from aikb.model import Entry
from aikb.render import linkrows, words

Narrow = Callable[[Iterable[Entry]], list[Entry]]


def list_unresolved(out: Console, kb: KnowledgeBase, narrow: Narrow, *, as_json: bool) -> bool:
    """Prints the written links that lead nowhere, out of the entries that pass; tells whether there are any."""
    links = kb.links.unresolved()
    passing = {entry.id for entry in narrow(link.entry for link in links if link.entry)}
    found = [link for link in links if link.entry and link.entry.id in passing]
    if as_json:
        out.text(linkrows.unresolved_json(found))
    elif out.styled:
        from aikb.render import linkscreen  # noqa: PLC0415 - rich: only at a terminal

        out.page(linkscreen.unresolved(found, out.width))
    else:
        out.lines(linkrows.unresolved_lines(found))
    out.remark(f"{words.count(len(found), 'link')} that {'leads' if len(found) == 1 else 'lead'} nowhere")
    return bool(found)


def list_most_linked(out: Console, kb: KnowledgeBase, narrow: Narrow, *, as_json: bool) -> bool:
    """Prints the entries that others lead to, the most linked first; tells whether there are any."""
    hits = kb.links.most_linked()
    passing = {entry.id for entry in narrow(hit.entry for hit in hits)}
    found = [hit for hit in hits if hit.entry.id in passing]
    if as_json:
        out.text(linkrows.hits_json("entries", found))
    elif out.styled:
        from aikb.render import linkscreen  # noqa: PLC0415 - rich: only at a terminal

        out.page(linkscreen.counted(found, out.width))
        result_numbers.remember(kb.settings.root, [hit.entry.id for hit in found])
    else:
        out.lines(linkrows.hits_lines(found))
    out.remark(words.count(len(found), "entry"))
    return bool(found)
