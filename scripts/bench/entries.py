"""What each note of a folder gives: how many entries, terms, defined terms, names and problems, and how fast.

Usage: scripts/bench/entries.py FOLDER [--terms] [--speed]
"""

import argparse
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt

from aikb.entries import extract
from aikb.entries.naming import name_entries
from aikb.model import Entry, Note
from aikb.notes.files import find_notes
from aikb.notes.reader import read_note

ROW = "{:>8} {:>6} {:>8} {:>6} {:>9}  {}"


def terms(entries: tuple[Entry, ...]) -> list[Entry]:
    """The entries that are terms, without what goes on behind an inner one."""
    return [entry for entry in entries if entry.type == "term" and not entry.rest]


def counts(note: Note, entries: tuple[Entry, ...]) -> tuple[int, ...]:
    """Entries, terms, terms with a definition, names of the terms, problems."""
    found = terms(entries)
    defined = sum(entry.definition is not None for entry in found)
    return len(entries), len(found), defined, sum(len(entry.names) for entry in found), len(note.problems)


def listing(entries: tuple[Entry, ...]) -> Iterator[str]:
    """One line per term: place, whether it is weak, its names, how its definition begins."""
    for entry in terms(entries):
        told = f" = {entry.definition[:60]}" if entry.definition else ""
        yield f"    {entry.line}-{entry.end_line} {'weak ' if entry.weak else ''}{' · '.join(entry.names)}{told}"


def speed(files: list[tuple[str, bytes]]) -> str:
    """Reading, extracting and naming against markdown-it alone, each once, in one process."""
    parser = MarkdownIt()
    small = "# a\n\n- RAG(检索增强): 生成\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    parser.parse(small)
    note = read_note("a.md", small.encode())
    name_entries(note, extract(note))
    texts = [data.decode("utf-8", "replace") for _, data in files]
    times = [time.process_time()]
    for text in texts:
        parser.parse(text)
    times.append(time.process_time())
    notes = [read_note(path, data) for path, data in files]
    times.append(time.process_time())
    drafts = [extract(each) for each in notes]
    times.append(time.process_time())
    for each, found in zip(notes, drafts, strict=True):
        name_entries(each, found)
    times.append(time.process_time())
    alone, read, extracted, named = (1000 * (after - before) for before, after in pairwise(times))
    ratio = (read + extracted + named) / alone
    return f"markdown-it {alone:.0f} ms; read {read:.0f} + extract {extracted:.0f} + name {named:.0f} ms = {ratio:.2f} times"


def main() -> None:
    """Prints a row per note, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--terms", action="store_true", help="list every term")
    parser.add_argument("--speed", action="store_true", help="compare with markdown-it alone")
    options = parser.parse_args()
    paths = sorted(found.path for found in find_notes(options.folder))
    files = [(path, (options.folder / path).read_bytes()) for path in paths]
    if options.speed:
        print(speed(files))
    print(ROW.format("entries", "terms", "defined", "names", "problems", "note"))
    sums = [0] * 5
    for path, data in files:
        note = read_note(path, data)
        entries = name_entries(note, extract(note))
        row = counts(note, entries)
        sums = [a + b for a, b in zip(sums, row, strict=True)]
        print(ROW.format(*row, path))
        for line in listing(entries) if options.terms else ():
            print(line)
    print(ROW.format(*sums, "all"))


if __name__ == "__main__":
    main()
