"""Gather the keys and tags in the front matter of a note."""

from collections.abc import Iterator

from aikb.check.facts.fact import Fact
from aikb.check.subject import Subject
from aikb.names.fold import key
from aikb.notes.keys import TAGS
from aikb.notes.values import READERS


def keys(subject: Subject) -> Iterator[Fact]:
    """Yield a `key` for each YAML key that aikb does not read itself; its detail is the note's keys, one a line."""
    pairs = [pair for pair in subject.pairs if pair.value.end_line]
    others = [pair for pair in pairs if pair.name not in READERS]
    detail = "\n".join(pair.name for pair in pairs) if others else ""
    for pair in others:
        yield Fact(subject.path, pair.line, pair.column, "key", pair.name, pair.key, detail)


def tags(subject: Subject) -> Iterator[Fact]:
    """Yield a `tag` for each item of a list of tags; its detail is how the item is written in the file."""
    for pair in subject.pairs:
        if pair.name not in TAGS or pair.value.type != "list":
            continue
        for item in pair.value.items:
            tag = item.text.strip().lstrip("#").strip()
            if tag and item.type == "text":
                written = subject.lines[item.line - 1][item.column - 1 : item.end_column - 1]
                is_whole = item.style in ("plain", "quoted") and item.end_line == item.line
                yield Fact(subject.path, item.line, item.column, "tag", key(tag), tag, written if is_whole else "")
