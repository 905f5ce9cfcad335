"""Time of finding mentions against reading the same text as Markdown, in one run; with Aho-Corasick libraries, if there.

Usage: scripts/bench/mentions.py [-n NAMES] [-m MEGABYTES] [--seed SEED]

The text is made of sentences of the project's notes; the names are half from the text, half put together from its
characters and words. `squeeze` is what any finder needs first (folding, with the way back to offsets); the libraries are
given the squeezed text and only their raw hits are counted: no word boundaries, no overlaps, no case.
"""

import argparse
import importlib
import random
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from make_notes import make_note, sentences

from aikb.entries import extract
from aikb.entries.naming import name_entries
from aikb.links.case_rules import spellings
from aikb.links.mentions import Finder
from aikb.links.prose import Prose
from aikb.names.fold import key
from aikb.notes.reader import read_note

_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_WORD = re.compile("[A-Za-z]{3,}")


def make_texts(size: int, source: random.Random) -> Iterator[str]:
    """Notes of so many bytes together."""
    pool, number = sentences(), 0
    while size > 0:
        text = make_note(source, pool, number)
        yield text
        size -= len(text.encode())
        number += 1


def make_names(count: int, text: str, source: random.Random) -> dict[str, frozenset[str]]:
    """So many names with the spellings that count."""
    runs, words = _HAN.findall(text), _WORD.findall(text)
    names: dict[str, frozenset[str]] = {}
    while len(names) < count:
        size = source.randint(2, 6)
        if source.random() < 0.5:
            run = source.choice(runs)
            name = run[:size] if source.random() < 0.5 else "".join(source.choices("".join(runs[:2000]), k=size))
        else:
            name = " ".join(source.choices(words, k=source.randint(1, 3)))
        names[key(name)] = spellings([name])
    return names


def timed(what: str, size: float, work: Callable[[], object], against: float = 0.0) -> tuple[float, object]:
    """Prints how long a work takes, how much it does a second, and its ratio to another time."""
    start = time.process_time()
    result = work()
    seconds = time.process_time() - start
    ratio = f"{seconds / against:8.2f}" if against else f"{'':8}"
    print(f"{what:32}{seconds:9.2f} s{size / seconds / 1e6:9.2f} MB/s{ratio}", flush=True)
    return seconds, result


def automata(names: list[str], texts: list[str], size: float, read: float) -> None:
    """The libraries that are installed, on the squeezed texts."""
    for module, build, count in (("ahocorasick_rs", _build_rs, _count_rs), ("ahocorasick", _build_c, _count_c)):
        try:
            library = importlib.import_module(module)
        except ImportError:
            print(f"{module}: not installed")
            continue
        _, made = timed(f"{module}: build", size, partial(build, library, names))
        timed(f"{module}: search", size, partial(count, made, texts), read)


def _build_rs(library: Any, names: list[str]) -> Any:
    return library.AhoCorasick(names)


def _count_rs(made: Any, texts: list[str]) -> int:
    return sum(len(made.find_matches_as_indexes(text, overlapping=True)) for text in texts)


def _build_c(library: Any, names: list[str]) -> Any:
    made = library.Automaton()
    for name in names:
        made.add_word(name, len(name))
    made.make_automaton()
    return made


def _count_c(made: Any, texts: list[str]) -> int:
    return sum(1 for text in texts for _ in made.iter(text))


def main() -> None:
    """Makes texts and names, then reads the texts and finds the names."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-n", "--names", type=int, default=100_000)
    parser.add_argument("-m", "--megabytes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    source = random.Random(options.seed)
    texts = list(make_texts(int(options.megabytes * 1e6), source))
    names = make_names(options.names, "".join(texts[:500]), source)
    size = float(sum(len(text.encode()) for text in texts))
    print(f"{len(names):,} names, {len(texts):,} notes, {size / 1e6:.1f} MB; the last column is against reading")

    def read_all() -> list[str]:
        notes = (read_note(f"n{number}.md", text.encode()) for number, text in enumerate(texts))
        return [entry.text for note in notes for entry in name_entries(note, extract(note))]

    read, entries = timed("read, extract, name", size, read_all)
    assert isinstance(entries, list)
    _, finder = timed("build the finder", size, lambda: Finder(names))
    assert isinstance(finder, Finder)
    _, squeezed = timed("squeeze", size, lambda: [Prose(text).squeezed for text in entries], read)
    timed("find (squeeze and all)", size, lambda: sum(len(finder.find(Prose(text))) for text in entries), read)
    assert isinstance(squeezed, list)
    automata(list(names), squeezed, size, read)


if __name__ == "__main__":
    main()
