"""How names fare in any folder of notes, as far as that can be measured without a judge.

Usage: scripts/bench/names.py FOLDER [--names N] [--links N] [--seed SEED]

* **answers**: names drawn from the entries are asked of `define`: does the entry answer, and does it come first?
* **links**: wikilinks whose label is the name of the note they lead to lose their brackets in a copy of the folder. Is
  the plain name found as a mention of the same note there, of another note, or of none?
* **terms**: how many entries there are of each kind, and the names that most notes share: labels that were taken for
  terms are at the top of this list.
"""

import argparse
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from harness import table

from aikb.kb import KnowledgeBase
from aikb.kb.linkgraph.base import LinkBase
from aikb.model import Edit, Entry, Link
from aikb.names.fold import key
from aikb.notes.edits import apply_edits
from aikb.notes.files import find_notes
from aikb.notes.titles import title_from_path
from aikb.query.index import Index
from aikb.settings import SETTINGS_FILE, find_settings
from aikb.settings.collection import collection_of

MOST_SHARED = 15


def opened(folder: Path, cache: Path) -> KnowledgeBase:
    """The knowledge base of a folder, with a cache of its own."""
    environ = {**os.environ, "AIKB_CACHE_DIR": str(cache)}
    return KnowledgeBase(find_settings(str(folder), environ, folder), environ)


def answers(kb: KnowledgeBase, entries: Sequence[Entry], count: int, source: random.Random) -> list[list[str]]:
    """Rows of how many drawn names answer with their entry, canonical names and aliases apart."""
    rows = []
    for what, pairs in (
        ("canonical names", [(each.name, each) for each in entries]),
        ("aliases", [(name, each) for each in entries for name in each.names[1:]]),
    ):
        drawn = source.sample(pairs, min(count, len(pairs)))
        found = [[sense.id for sense in kb.define(name, exact=True).senses] for name, _ in drawn]
        among = sum(entry.id in ids for ids, (_, entry) in zip(found, drawn, strict=True))
        first = sum(ids[:1] == [entry.id] for ids, (_, entry) in zip(found, drawn, strict=True))
        rows.append([what, str(len(drawn)), share(among, len(drawn)), share(first, len(drawn))])
    return rows


def named_links(kb: KnowledgeBase) -> list[tuple[Link, str]]:
    """The wikilinks in text whose label is the name of the note that they lead to, with its path."""

    def ask(index: Index, base: LinkBase) -> list[tuple[Link, str]]:
        body = {note.path: note.body_line for note in index.catalog.notes()}
        return [
            (link, found.path)
            for link, found, entry in base.written
            if entry
            and link.form == "wiki"
            and not link.fragment
            and link.line == link.end_line
            and link.path != found.path
            and link.line >= body[link.path]
            and key(link.text) == key(title_from_path(found.path))
        ]

    return kb.links.ask(ask)


def without_links(folder: Path, copy: Path, links: Sequence[tuple[Link, str]]) -> None:
    """Copies the notes of a folder; the given links lose their brackets and their targets."""
    by_path: dict[str, list[Link]] = {}
    for link, _ in links:
        by_path.setdefault(link.path, []).append(link)
    for file in find_notes(folder):
        target = copy / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        data = (folder / file.path).read_bytes()
        edits = [
            Edit(link.line, link.column, link.end_line, link.end_column, link.text)
            for link in by_path.get(file.path, ())
        ]
        target.write_bytes(apply_edits(data, edits) if edits else data)
    if not (copy / SETTINGS_FILE).exists():
        (copy / SETTINGS_FILE).write_text(f'collection = "{collection_of(folder)}"\n', encoding="utf-8")


def found_again(kb: KnowledgeBase, links: Sequence[tuple[Link, str]]) -> Counter[str]:
    """What became of the links that are plain text now."""

    def ask(_: Index, base: LinkBase) -> Counter[str]:
        outcomes: Counter[str] = Counter()
        for link, path in links:
            holder = base.holder(link.path, link.line)
            first, last = (holder.line, holder.end_line) if holder else (link.line, link.line)
            here = [each for each in base.store.mentions(link.path, first, last) if each.key == key(link.text)]
            entry = base.meant(key(link.text), link.text)
            if entry is None:
                outcomes["withheld"] += 1
            elif entry.path != path:
                outcomes["another note"] += 1
            else:
                outcomes["right note" if here else "not found"] += 1
        return outcomes

    return kb.links.ask(ask)


def terms(entries: Sequence[Entry]) -> Iterator[list[str]]:
    """Rows of the names of terms that most notes share."""
    notes: dict[str, set[str]] = {}
    for entry in entries:
        if entry.type == "term":
            notes.setdefault(entry.name, set()).add(entry.path)
    shared = sorted(notes.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return ([name, str(len(paths))] for name, paths in shared[:MOST_SHARED] if len(paths) > 1)


def share(part: int, whole: int) -> str:
    """A part of a whole with three digits."""
    return f"{part / whole:.3f}" if whole else "-"


def main() -> None:
    """Prints the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--names", type=int, default=500, help="names drawn of each sort")
    parser.add_argument("--links", type=int, default=500, help="links drawn")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    source = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        cache = Path(scratch, "cache")
        with opened(options.folder, cache) as kb:
            entries = kb.entries()
            print(table(["answers", "asked", "among the senses", "first"], answers(kb, entries, options.names, source)))
            links = named_links(kb)
            drawn = source.sample(links, min(options.links, len(links)))
        if drawn:
            copy = Path(scratch, "notes")
            without_links(options.folder, copy, drawn)
            with opened(copy, cache) as kb:
                outcomes = found_again(kb, drawn)
            rows = [[what, str(number), share(number, len(drawn))] for what, number in outcomes.most_common()]
            print(f"\n{table([f'{len(drawn)} of {len(links)} links removed', 'places', 'share'], rows)}")
        kinds = Counter((each.type, each.kind, "weak" if each.weak else "sure") for each in entries)
        print(
            f"\n{table(['entries', 'number'], [[' '.join(kind), str(number)] for kind, number in kinds.most_common()])}"
        )
        print(f"\n{table(['terms of several notes', 'notes'], list(terms(entries)))}")
        shutil.rmtree(cache, ignore_errors=True)


if __name__ == "__main__":
    main()
