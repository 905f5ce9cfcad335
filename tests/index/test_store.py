"""The Whoosh side: every match, exact scores, commits that stand beside each other."""

import contextlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh.query import And, Every, Or, Prefix, Term
from whoosh.searching import SearchContext, Searcher

from aikb.base.errors import IndexDamagedError
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.whoosh import store
from aikb.index.whoosh.commits import create

WORDS = [f"w{number}" for number in range(12)]


class World:
    """A generation with random entries in several segments, and what is in it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.rng = folder, random.Random(seed)
        self.entries: dict[int, dict[str, list[str]]] = {}
        self.commit = 0
        create(folder)
        Catalog(folder / CATALOG_FILE, create=True).close()

    def write(self, uids: range, gone: tuple[int, ...] = ()) -> None:
        """One commit: entries that come, and entries that go."""
        with store.writing(self.folder, self.commit) as batch:
            for uid in gone:
                batch.remove(f"n{uid}")
                del self.entries[uid]
            for uid in uids:
                name, body = (self.rng.choices(WORDS, k=self.rng.randrange(6)) for _ in range(2))
                self.entries[uid] = {"name": name, "body": body, "grams": sorted({*name, *body})}
                batch.add(uid, f"n{uid}", self.entries[uid])
        self.commit += 1
        with contextlib.closing(Catalog(self.folder / CATALOG_FILE)) as catalog:
            catalog.set_meta("commit", str(self.commit))

    def matches(self, query: Any) -> set[int]:
        """The entries that a query describes, by set algebra."""
        if isinstance(query, And):
            return set.intersection(*map(self.matches, query.subqueries))
        if isinstance(query, Or):
            return set.union(*map(self.matches, query.subqueries))
        if isinstance(query, Term):
            return {uid for uid, fields in self.entries.items() if query.text in fields[query.fieldname]}
        start = query.text if isinstance(query, Prefix) else ""
        return {
            uid
            for uid, fields in self.entries.items()
            if not start or any(w.startswith(start) for w in fields["grams"])
        }


@pytest.fixture
def world(tmp_path: Path) -> World:
    """300 entries in three commits, some gone again."""
    made = World(tmp_path, 3)
    made.write(range(200))
    made.write(range(200, 280), tuple(range(0, 200, 7)))
    made.write(range(280, 300), (201, 202, 3))
    return made


def query(rng: random.Random, depth: int = 3) -> Any:
    """A random query."""
    kind = rng.randrange(4) if depth else 3
    if kind < 2:
        return (And, Or)[kind]([query(rng, depth - 1) for _ in range(rng.randrange(1, 4))])
    if kind == 2:
        return rng.choice([Prefix("grams", "w1"), Every()])
    return Term(rng.choice(["name", "body", "grams"]), rng.choice(WORDS), boost=rng.choice([0.0, 0.5, 8.0]))


def test_rank__equals_brute_force(world: World) -> None:
    """The matches of a query are exactly those of set algebra, and the best are the best of all."""
    with store.Words(world.folder) as words:
        for _ in range(200):
            asked = query(world.rng)
            everything = words.rank(asked, 1 << 30)
            assert {uid for uid, _ in everything.best} == world.matches(asked)
            assert everything.total == len(everything.best)
            assert everything.best == sorted(everything.best, key=lambda hit: (-hit[1], hit[0]))
            assert words.rank(asked, 7) == (everything.best[:7], everything.total)
            also = world.rng.sample(range(300), 5)
            kept = words.rank(asked, 7, also).best
            assert kept[:7] == everything.best[:7]
            assert set(kept[7:]) == {hit for hit in everything.best[7:] if hit[0] in also}


def test_rank__scores_as_whoosh_does(world: World) -> None:
    """The scores are those of Whoosh's own BM25F, taken from its matchers one document at a time."""
    with store.Words(world.folder) as words:
        for _ in range(100):
            asked = Or([And([_term(world.rng), _term(world.rng)]), _term(world.rng)])
            expected = dict(_by_matcher(Searcher(words.reader), asked))
            found = dict(words.rank(asked, 1 << 30).best)
            assert found == pytest.approx(expected)


def _term(rng: random.Random) -> Term:
    return Term(rng.choice(["name", "body"]), rng.choice(WORDS), boost=rng.choice([0.5, 1.0, 8.0]))


def _by_matcher(searcher: Any, asked: Any) -> Iterator[tuple[int, float]]:
    for leaf, _ in searcher.leaf_searchers():
        uids = leaf.reader().column_reader("uid")
        matcher = asked.matcher(leaf, SearchContext(needs_current=True, weighting=searcher.weighting, top_query=asked))
        while matcher.is_active():
            yield uids[matcher.id()], matcher.score()
            matcher.next()


def test_holds__live_entries_only(world: World) -> None:
    """A term that only removed entries had is not held any more."""
    with store.writing(world.folder, world.commit) as batch:
        batch.add(900, "n900", {"body": ["single"]})
    world.commit += 1
    world.entries[900] = {}
    world.write(range(0), (900,))
    with store.Words(world.folder) as words:
        assert [words.holds("body", term) for term in ("single", "never", "w1")] == [False, False, True]


def test_commit__stands_beside_the_next(world: World) -> None:
    """Readers have the commit that the catalog names, though a newer one was written and never named."""
    with store.Words(world.folder) as words:
        before = words.rank(Every(), 9)
    with store.writing(world.folder, world.commit) as batch:
        batch.remove("n299")
    with store.Words(world.folder) as words:
        assert words.rank(Every(), 9) == before
    world.write(range(300, 301))
    with store.Words(world.folder) as words:
        assert words.rank(Every(), 9).total == before.total + 1


def test_writing__dropped_whole(world: World) -> None:
    """A batch that fails in the middle leaves the index as it was, and the next one works."""
    with contextlib.suppress(KeyError), store.writing(world.folder, world.commit) as batch:
        batch.add(900, "n900", {"body": ["x"]})
        raise KeyError
    with store.Words(world.folder) as words:
        assert words.rank(Every(), 1).total == len(world.entries)
    world.write(range(300, 310))
    with store.Words(world.folder) as words:
        assert words.rank(Every(), 1).total == len(world.entries)


def test_open__damage(tmp_path: Path) -> None:
    """What cannot be opened is damage, whatever Whoosh makes of it."""
    for _ in range(2):
        with pytest.raises(IndexDamagedError):
            store.Words(tmp_path)
        (tmp_path / "words").mkdir(exist_ok=True)
