"""The built-in bilingual lexicon, and the user's own: which names mean the same, whatever the notes say.

A text file that a person edits is compiled once into SQLite, so that a look-up reads a few pages and no more. It gives
names, never definitions, and never more than one step: a concept's names, not the names of those names.

The built-in one is `data/lexicon.tsv`. The user's is `lexicon.yml` in the notes root, lines of `name: [other, names]`;
what it says of a name replaces what the built-in one says.
"""

import contextlib
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from aikb.base.sqlite import where_in
from aikb.names.concepts import BUILTIN, Concept, read_text, sources

LEXICON_VERSION = 4  # of the compiled form; raise it with fold.key too

# A name of Han characters alone is taught as one word; a longer one is a phrase, whose words the dictionary knows.
SHORTEST_TAUGHT, LONGEST_TAUGHT = 2, 8
TEACHABLE = re.compile(rf"[\u4e00-\u9fd5]{{{SHORTEST_TAUGHT},{LONGEST_TAUGHT}}}")

_WEEK = 7 * 24 * 3600  # seconds


class Lexicon:
    """A compiled lexicon. Raises sqlite3.Error when the file is damaged."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def concepts(self, wanted: str) -> list[Concept]:
        """The concepts that go by a name with this key; several when the field shares it (RNN)."""
        statement = """SELECT names, field, note FROM keys JOIN concepts ON concepts.id = keys.concept
            WHERE key = ? ORDER BY rank, concept"""
        return [
            Concept(tuple(names.split("\t")), field, note)
            for names, field, note in self._db.execute(statement, (wanted,))
        ]

    def known(self, candidates: Sequence[str]) -> set[str]:
        """Those of the candidate keys that are names."""
        return {row[0] for row in where_in(self._db, "SELECT key FROM keys WHERE key IN", candidates)}

    def keys(self, shortest: int = 0, longest: int = 1 << 30) -> Iterator[tuple[str, str]]:
        """(key, name) of all names whose key has so many characters."""
        statement = "SELECT key, name FROM keys WHERE length(key) BETWEEN ? AND ? ORDER BY rank, concept"
        yield from self._db.execute(statement, (shortest, longest))

    def words(self) -> Iterator[str]:
        """The keys that the segmenter is taught: names of two to eight Han characters."""
        return (key for key, _ in self.keys(SHORTEST_TAUGHT, LONGEST_TAUGHT) if TEACHABLE.fullmatch(key))

    def by_concept(self) -> Iterator[tuple[str, str, Concept]]:
        """Each key of each concept, with the first of the concept's names that has it, concept by concept."""
        rows = self._db.execute("SELECT id, names, field, note FROM concepts")
        concepts = {number: Concept(tuple(names.split("\t")), field, note) for number, names, field, note in rows}
        for each, name, number in self._db.execute("SELECT key, name, concept FROM keys ORDER BY concept, rank"):
            yield each, name, concepts[number]

    def beginning(self, parts: Sequence[str]) -> list[tuple[str, str]]:
        """(key, name) of all names whose key begins with one of the parts."""
        statement = """SELECT keys.key, name FROM json_each(?) AS part CROSS JOIN keys
            ON keys.key >= part.value AND keys.key < part.value || char(1114111)"""
        return self._db.execute(statement, (json.dumps(parts, ensure_ascii=False),)).fetchall()

    def sounding(self, sound: str) -> list[str]:
        """The names that sound like this in pinyin, in full or by initials."""
        statement = "SELECT name FROM sounds JOIN keys USING (key) WHERE sound = ? ORDER BY rank, concept"
        return [name for (name,) in self._db.execute(statement, (sound,))]

    def readings(self, text: str) -> dict[str, list[str]]:
        """The pinyin syllables of each Han character of a text."""
        rows = where_in(self._db, "SELECT char, syllables FROM readings WHERE char IN", sorted(set(text)))
        return {char: syllables.split(",") for char, syllables in rows}

    def close(self) -> None:
        """Frees the file."""
        self._db.close()


class Lexicons:
    """Several lexicons as one; what an earlier one says of a name hides what the later ones say."""

    def __init__(self, lexicons: Sequence[Lexicon], *, builtin: bool = True) -> None:
        self._lexicons = lexicons
        self._asked = lexicons if builtin else lexicons[:-1]  # the words stay taught: the index was made with them

    def concepts(self, wanted: str) -> list[Concept]:
        """The concepts that go by a name with this key, of the first lexicon that knows one."""
        return next((found for each in self._asked if (found := each.concepts(wanted))), [])

    def known(self, candidates: Sequence[str]) -> set[str]:
        """Those of the candidate keys that are names."""
        return set().union(*(each.known(candidates) for each in self._lexicons))

    def words(self) -> Iterator[str]:
        """The keys that the segmenter is taught: names of two to eight Han characters."""
        return (word for each in self._lexicons for word in each.words())

    def builtin_words(self) -> Iterator[str]:
        """Those of the built-in lexicon alone."""
        return self._lexicons[-1].words()

    def builtin_known(self, candidates: Sequence[str]) -> set[str]:
        """Those of the candidate keys that are names in the built-in lexicon."""
        return self._lexicons[-1].known(candidates)

    def keys(self, shortest: int = 0, longest: int = 1 << 30) -> Iterator[tuple[str, str]]:
        """(key, name) of all names whose key has so many characters."""
        for each in self._asked:
            yield from each.keys(shortest, longest)

    def beginning(self, parts: Sequence[str]) -> list[tuple[str, str]]:
        """(key, name) of all names whose key begins with one of the parts."""
        return [pair for each in self._asked for pair in each.beginning(parts)]

    def sounding(self, sound: str) -> list[str]:
        """The names that sound like this in pinyin, in full or by initials."""
        return [name for each in self._asked for name in each.sounding(sound)]

    def readings(self, text: str) -> dict[str, list[str]]:
        """The pinyin syllables of each Han character of a text."""
        return self._lexicons[-1].readings(text)  # the built-in one is always there

    def close(self) -> None:
        """Frees the files."""
        for each in self._lexicons:
            each.close()


def open_lexicons(folder: Path, root: Path, *, builtin: bool = True) -> Lexicons:
    """The lexicons that count for a notes root, compiled into `folder`; without the built-in one if so wished."""
    return Lexicons([open_lexicon(folder, each) for each in sources(root)], builtin=builtin)


def taught_slices(run: str) -> set[str]:
    """Whatever of a run of Han characters may be a word that the segmenter is taught."""
    sizes = range(SHORTEST_TAUGHT, LONGEST_TAUGHT + 1)
    return {run[at : at + size] for size in sizes for at in range(len(run) - size + 1)}


def fingerprint(source: Path = BUILTIN) -> str:
    """What the compiled form of a lexicon file depends on: the user's content, or the built-in one's size and time."""
    if source != BUILTIN:
        return f"{LEXICON_VERSION}-{zlib.crc32(read_text(source).encode()):08x}-{len(read_text(source)):x}"
    status = source.stat()
    return f"{LEXICON_VERSION}-{status.st_size:x}-{status.st_mtime_ns:x}"


def compiled_lexicon(folder: Path, source: Path = BUILTIN) -> Lexicon | None:
    """The lexicon of a file if it is compiled into `folder` already."""
    target = folder / f"lexicon-{fingerprint(source)}.sqlite"
    return Lexicon(_connect(target)) if _is_whole(target) else None


def open_lexicon(folder: Path, source: Path = BUILTIN) -> Lexicon:
    """The lexicon of a file, compiled into `folder` unless it is there; in memory when that cannot be written."""
    target = folder / f"lexicon-{fingerprint(source)}.sqlite"
    if not _is_whole(target):
        from aikb.names import compiled  # noqa: PLC0415 - pinyin and drafts of files: once per lexicon

        try:
            compiled.write(source, target, LEXICON_VERSION)
        except OSError:
            return Lexicon(compiled.in_memory(source))
        _sweep(folder, target)
    return Lexicon(_connect(target))


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def _is_whole(path: Path) -> bool:
    """Whether a compiled lexicon stands there; its version is the last thing written."""
    try:
        with contextlib.closing(_connect(path)) as db:
            return bool(db.execute("PRAGMA user_version").fetchone() == (LEXICON_VERSION,))
    except sqlite3.DatabaseError:
        return False


def _sweep(folder: Path, keep: Path) -> None:
    """Removes compiled lexicons that nobody has made anew for a week: each edit of a lexicon leaves one behind."""
    with contextlib.suppress(OSError):
        for path in folder.glob("lexicon-*"):
            if path != keep and path.stat().st_mtime < keep.stat().st_mtime - _WEEK:
                path.unlink(missing_ok=True)
