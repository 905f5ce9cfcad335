"""Gather the written links of a note, and the entries that links may lead to."""

import json
import re
from collections.abc import Iterator

from aikb.check.facts.fact import Fact, column_of
from aikb.check.subject import Subject
from aikb.links.fragments import ANCHOR
from aikb.model import Entry, Link

_BLOCK_ID = re.compile(r"(?:^|\s)\^[\w-]+\s*$")


def links(subject: Subject) -> Iterator[Fact]:
    """Yield a `link` for each target in the notes, at its place; links that share a definition are one."""
    from aikb.links.written import links_in  # noqa: PLC0415 - markdown-it: only for notes that are read

    seen = set()
    for link, target in links_in(subject.note):
        if link.form != "url" and (link.form, target) not in seen:
            seen.add((link.form, target))
            detail = json.dumps(link[1:], ensure_ascii=False)
            yield Fact(subject.path, target[0], target[1], "link", link.form, link.target, detail)


def link_of(fact: Fact) -> Link:
    """Return the link of a `link`."""
    return Link(fact.path, *json.loads(fact.detail))


def targets(subject: Subject) -> Iterator[Fact]:
    """Yield a `target` for each entry: everything that resolving a link needs."""
    for entry in subject.entries:
        row = (entry.id, entry.line, entry.end_line, entry.last_line, entry.names, entry.weak, entry.rest)
        detail = json.dumps((*row, entry.definition is not None, entry.heading, _skeleton(entry)), ensure_ascii=False)
        yield Fact(
            subject.path,
            entry.line,
            column_of(subject, entry, entry.names[0]),
            "target",
            subject.path,
            entry.names[0],
            detail,
        )


def entry_of(fact: Fact) -> Entry:
    """Return the entry of a `target`, without what resolving does not need."""
    id_, line, end_line, last_line, names, weak, rest, defined, heading, text = json.loads(fact.detail)
    return Entry(
        *(id_, "section", "note", tuple(names), "", fact.path, tuple(heading), line, end_line, last_line),
        definition="" if defined else None,
        text=text,
        weak=weak,
        rest=rest,
    )


def anchors(subject: Subject) -> Iterator[Fact]:
    """Yield an `anchor` for each place that HTML or an attribute names, such as `<a name="x">` and `{#x}`."""
    for number, line in enumerate(subject.lines, 1):
        for match in ANCHOR.finditer(line):
            yield Fact(
                subject.path, number, match.start() + 1, "anchor", subject.path, match["html"] or match["attribute"]
            )


def _skeleton(entry: Entry) -> str:
    """Return the lines of an entry, all empty but the first and those that a `#^id` may name."""
    lines = entry.text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    return "\n".join(line if at == first or _BLOCK_ID.search(line) else "" for at, line in enumerate(lines))
