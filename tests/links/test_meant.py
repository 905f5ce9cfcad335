"""Where mentions lead: whole collections, a few lines each."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import write_note
from markdown_it.utils import read_fixture_file

from aikb.kb import KnowledgeBase
from aikb.kb.linkgraph.base import LinkBase
from aikb.query.index import Index

CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "links_meant.md")
_FILE = re.compile(r"^=== (.+)\n((?:(?!=== ).*\n)*)", re.MULTILINE)


def _shown(_: Index, base: LinkBase) -> list[str]:
    def lines() -> Iterator[str]:
        for each in base.store.mentions():
            if entry := base.meant(each.key, each.text, each.path):
                yield f"{each.path}:{each.line} {each.text} → {entry.id}"

    return sorted(lines())


@pytest.mark.parametrize(("given", "expected"), [case[2:] for case in CASES], ids=[case[1] for case in CASES])
def test_cases(notes: Path, opened: Callable[..., KnowledgeBase], given: str, expected: str) -> None:
    """Each mention that is worth a link leads to the entry on its line; no other one leads anywhere."""
    for old in notes.rglob("*.md"):
        old.unlink()
    for path, text in _FILE.findall(given):
        write_note(notes / path, text)
    with opened() as kb:
        found = kb.links.ask(_shown)

    assert found == sorted(expected.splitlines())
