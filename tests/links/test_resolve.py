"""Runs the cases of where links lead, and what must hold of it for any link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_cases import read_cases, read_collection, resolver_over

from aikb.entries import extract
from aikb.entries.naming import name_entries
from aikb.links.resolve import Resolution, Resolver
from aikb.links.written import written_links
from aikb.model import Link, Note
from aikb.notes.reader import read_note

TARGETS = st.lists(
    st.sampled_from(["..", "/", ".", "etc", "passwd", "a", "b.md", "#", "\x00", "微调", " ", "?"]), max_size=8
)
FOLDER = [read_note("a/b.md", b"# a\n\n## etc\n"), read_note("c/b.md", "- 微调: x\n".encode())]


def resolver_of(notes: list[Note], others: list[str]) -> Resolver:
    """A resolver over a few notes."""
    entries = [entry for note in notes for entry in name_entries(note, extract(note))]
    return resolver_over([note.path for note in notes], others, entries)


def show(link: Link, found: Resolution) -> str:
    """What a link leads to, in one line."""
    wish = f"{link.target}#{link.fragment}" if link.fragment else link.target
    place = f" {found.id or found.path}:{found.line} by {found.by}" if found.path else ""
    others = f" of {' '.join(found.others)}" if found.others else ""
    lost = f" without #{found.lost}" if found.lost else ""
    return f"{wish} → {found.status}{place}{others}{lost}"


@pytest.mark.parametrize(("title", "given", "expected"), read_cases("links_resolve.md"))
def test_resolution(title: str, given: str, expected: str) -> None:  # noqa: ARG001 - the title names the case
    notes, others = read_collection(given)
    resolver = resolver_of(notes, others)
    links = written_links(notes[0].path, notes[0].lines, notes[0].body_line)
    assert "\n".join(show(link, resolver.resolve(link)) for link in links) == expected


@given(TARGETS.map("".join), st.sampled_from(["", "#", "a", "etc", "^x", "b-1"]), st.booleans())
def test_a_link_never_leads_out_of_the_notes(target: str, fragment: str, is_wiki: bool) -> None:
    """Whatever a target says, what it leads to is a file that was there, and it is the same every time."""
    form = "wiki" if is_wiki else "markdown"
    link = Link("a/b.md", 1, 1, 1, 2, form, target, fragment, "")  # type: ignore[arg-type]  # one of two forms
    found = resolver_of(FOLDER, ["a/etc"]).resolve(link)

    assert found.path in {"", "a", "c", "a/b.md", "c/b.md", "a/etc"}
    assert found == resolver_of(FOLDER[::-1], ["a/etc"]).resolve(link)
    assert bool(found.path) == (found.status in ("found", "ambiguous")) or found.by == "path"


def test_notes_that_are_looked_up_one_by_one_resolve_alike() -> None:
    """A resolver asks for the names and notes that a link mentions, and for no others."""
    entries = {note.path: name_entries(note, extract(note)) for note in FOLDER}
    asked: list[str] = []

    def within(path: str) -> tuple[()]:
        asked.append(path)
        return ()

    whole = resolver_of(FOLDER, [])
    lazy = Resolver(
        whole._files, lambda key: [e for e in entries["c/b.md"] if key == "微调" and key in e.names], within
    )
    link = Link("a/b.md", 1, 1, 1, 2, "wiki", "微调", "", "")

    assert lazy.resolve(link) == whole.resolve(link)
    assert asked == []
