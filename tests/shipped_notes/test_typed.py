"""Names as people type them, and the entry that each must find: a list written before looking, less what has no entry.

A line of `typed.tsv` has what is typed and the entry's name. Unlike the names that the notes spell out, these come
without the spaces, capitals and hyphens that a careful author writes.
"""

from pathlib import Path

from aikb.kb import KnowledgeBase

TYPED = Path(__file__).with_name("typed.tsv").read_text(encoding="utf-8").splitlines()


def test_what_is_typed_finds_its_entry(shipped: KnowledgeBase) -> None:
    missed = []
    for typed, name in (line.split("\t") for line in TYPED):
        found = shipped.define(typed)
        if found.match != "exact" or found.senses[0].name != name:
            missed.append(typed)

    assert len(TYPED) > 300
    assert missed == []
