"""Replace embeds by the text they embed: `![[note#part]]` on a line of its own, and `((id))` of a Logseq block."""

import re
from collections.abc import Iterator
from functools import partial

from aikb.kb.linkgraph.name_targets import NameTargets
from aikb.links.files import Files
from aikb.links.resolve import Resolver
from aikb.model import Entry, Link, Passage
from aikb.notes.wikilinks import Wikilink, match_wikilink, parts
from aikb.query.find import whole
from aikb.query.index import Index

_LEAD = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(?=!\[\[)")
_BLOCK = re.compile(r"(?:\{\{embed[ \t]+)?\(\((?P<id>[0-9a-f]{8}-[0-9a-f-]{27})\)\)(?:[ \t]*\}\})?")
_MARKER = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?")
_MOST = 20  # embeds of one text


def with_embeds(index: Index, passage: Passage) -> Passage:
    """Return the passage with the text of what it embeds, one level deep; embeds without a target stay as they are."""
    if "![[" not in passage.text and "((" not in passage.text:
        return passage
    lines = list(_embedded(index, passage))
    return passage._replace(text=_BLOCK.sub(partial(_block, index), "\n".join(lines)))


def _embedded(index: Index, passage: Passage) -> Iterator[str]:
    left = _MOST
    for line in passage.text.split("\n"):
        lead = _LEAD.match(line) if left else None
        found = match_wikilink(line, lead.end(), len(line)) if lead else None
        is_alone = found is not None and not line[found[1] :].strip()
        entry = _target(index, passage.entry, found[0]) if found and is_alone else None
        if lead is None or entry is None:
            yield line
            continue
        left -= 1
        first, more = lead[0], re.sub(r"[^ \t>]", " ", lead[0])
        for number, each in enumerate(whole(index, entry).text.split("\n")):
            yield f"{more if number else first}> {each}".rstrip()


def _target(index: Index, here: Entry, wikilink: Wikilink) -> Entry | None:
    """Return the entry that an embed shows, unless it is the one that contains the embed."""
    targets = NameTargets(index)
    resolver = Resolver(
        Files(note.path for note in index.catalog.notes()),
        targets.senses,
        index.catalog.of_note,
    )
    target, fragment = (each.strip() for each in parts(wikilink.whole))
    found = resolver.resolve(Link(here.path, max(here.line, 1), 1, here.line, 1, "embed", target, fragment, ""))
    entry = index.catalog.by_id(found.id) if found.id else None
    return None if entry is None or entry.id == here.id else entry


def _block(index: Index, match: re.Match[str]) -> str:
    """Return the line of the block that has the id."""
    mark = f"id:: {match['id']}"
    for entry in index.catalog.containing(mark):
        lines = entry.text.split("\n")
        at = next(number for number, line in enumerate(lines) if mark in line)
        if at:
            return _MARKER.sub("", lines[at - 1], count=1)
    return match[0]
