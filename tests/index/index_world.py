"""Notes that change at random, and all that can be asked of an index over them in one comparable value."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from whoosh.query import And, Or, Prefix, Term

from aikb.index import sync
from aikb.index.cache import Cache
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.whoosh import store
from aikb.settings import Settings, cache_folder, find_settings

HAN = "清华大学学生研究生命起源低秩适配注意力机制扩散模型"
SLICES = [HAN[at : at + size] for size in (2, 3, 4, 5) for at in range(len(HAN) - size + 1)]
LATIN = ["LoRA", "DreamBooth", "P-tuning", "torch.load", "C++"]
QUERIES: list[Any] = [
    *(Term("body", word) for word in (*SLICES, "lora", "dream", "c++", "torch.load")),
    *(Term("name", word) for word in SLICES[::7]),
    And([Term("grams", "研究"), Term("grams", "究生")]),
    Or([Prefix("body", "t"), Term("facets", "tag:t1")]),
]


def settings_of(root: Path) -> Settings:
    """The settings of a folder named outright."""
    return find_settings(str(root), {}, root)


def change(root: Path, rng: random.Random) -> None:
    """One thing that people do to notes: write, edit, remove, rename, or a new stamp on the same text."""
    found = sorted(root.rglob("*.md"))
    some = rng.choice(found) if found else None
    deeds: list[Callable[[Path], object]] = [
        lambda path: path.write_text(_text(rng), encoding="utf-8"),
        lambda path: path.write_text(path.read_text(encoding="utf-8") + f"\n{_line(rng)}\n", encoding="utf-8"),
        lambda path: path.unlink(),
        lambda path: path.rename(root / f"renamed{rng.randrange(5)}.md"),
        lambda path: os.utime(path, ns=(0, rng.randrange(1 << 62))),
    ]
    if some is None or len(found) < 9 or rng.random() < 0.3:
        (root / f"note{rng.randrange(30)}.md").write_text(_text(rng), encoding="utf-8")
    else:
        rng.choice(deeds)(some)


def snapshot(generation: Path) -> dict[str, object]:
    """What the index of a generation answers: entries, names, words, terms, notes, and the hits of some queries."""
    catalog = Catalog(generation / CATALOG_FILE)
    entries = dict(catalog.between(0, catalog.last_uid()))
    with store.Words(generation) as words:
        ranked = [words.rank(query, 1 << 30) for query in QUERIES]
    hits = [sorted((entries[uid].path, entries[uid].line) for uid, _ in found.best) for found in ranked]
    named = [(name.key, name.rank, entries[name.uid].id) for name in catalog.names_of_length(0, 99)]
    told = {
        "entries": list(entries.values()),
        "names": sorted(named),
        "words": catalog.words(),
        "terms": catalog.terms_containing("", 1 << 30),
        "notes": (catalog.notes(), catalog.tag_rows()),
        "hits": hits,
        "totals": [found.total for found in ranked],
    }
    catalog.close()
    return told


def synced(root: Path, environ: dict[str, str], rebuild: str = "") -> Path:
    """The generation that answers for a folder now."""
    settings = settings_of(root)
    return sync.up_to_date(settings, Cache(cache_folder(settings, environ)), rebuild=rebuild)[0]


def _text(rng: random.Random) -> str:
    tags = f"---\ntags: [t{rng.randrange(3)}]\n---\n" if rng.random() < 0.5 else ""
    bullets = "".join(f"- {_name(rng)}(Term{rng.randrange(4)}): {_line(rng)}\n" for _ in range(rng.randrange(3)))
    return f"{tags}# {_name(rng)}\n\n{_line(rng)}\n\n{bullets}"


def _name(rng: random.Random) -> str:
    return rng.choice(rng.choice([SLICES, LATIN]))


def _line(rng: random.Random) -> str:
    return "".join(rng.choice([HAN, "，", " and ", _name(rng)]) for _ in range(rng.randrange(1, 6)))
