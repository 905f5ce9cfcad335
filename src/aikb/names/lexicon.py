"""The built-in bilingual lexicon and the user's own: which names mean the same, independent of the notes.

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
        """Return the concepts with this key among their names; several when they share it (RNN)."""
        statement = """SELECT names, field, note FROM keys JOIN concepts ON concepts.id = keys.concept
            WHERE key = ? ORDER BY rank, concept"""
        return [
            Concept(tuple(names.split("\t")), field, note)
            for names, field, note in self._db.execute(statement, (wanted,))
        ]

    def known(self, candidates: Sequence[str]) -> set[str]:
        """Return those of the candidate keys that are names."""
        return {row[0] for row in where_in(self._db, "SELECT key FROM keys WHERE key IN", candidates)}

    def keys(self, shortest: int = 0, longest: int = 1 << 30) -> Iterator[tuple[str, str]]:
        """Yield (key, name) of all names whose key has this length."""
        statement = "SELECT key, name FROM keys WHERE length(key) BETWEEN ? AND ? ORDER BY rank, concept"
        yield from self._db.execute(statement, (shortest, longest))

    def words(self) -> Iterator[str]:
        """Return the keys that the segmenter is taught: names of two to eight Han characters."""
        return (key for key, _ in self.keys(SHORTEST_TAUGHT, LONGEST_TAUGHT) if TEACHABLE.fullmatch(key))

    def by_concept(self) -> Iterator[tuple[str, str, Concept]]:
        """Yield each key of each concept with the first name that has it, concept by concept."""
        rows = self._db.execute("SELECT id, names, field, note FROM concepts")
        concepts = {number: Concept(tuple(names.split("\t")), field, note) for number, names, field, note in rows}
        for each, name, number in self._db.execute("SELECT key, name, concept FROM keys ORDER BY concept, rank"):
            yield each, name, concepts[number]

    def beginning(self, parts: Sequence[str]) -> list[tuple[str, str]]:
        """Return (key, name) of all names whose key begins with one of the parts."""
        statement = """SELECT keys.key, name FROM json_each(?) AS part CROSS JOIN keys
            ON keys.key >= part.value AND keys.key < part.value || char(1114111)"""
        return self._db.execute(statement, (json.dumps(parts, ensure_ascii=False),)).fetchall()

    def sounding(self, sound: str) -> list[str]:
        """Return the names that sound like this in pinyin, in full or by initials."""
        statement = "SELECT name FROM sounds JOIN keys USING (key) WHERE sound = ? ORDER BY rank, concept"
        return [name for (name,) in self._db.execute(statement, (sound,))]

    def readings(self, text: str) -> dict[str, list[str]]:
        """Return the pinyin syllables of each Han character of a text."""
        rows = where_in(self._db, "SELECT char, syllables FROM readings WHERE char IN", sorted(set(text)))
        return {char: syllables.split(",") for char, syllables in rows}

    def close(self) -> None:
        """Free the file."""
        self._db.close()


class Lexicons:
    """Several lexicons as one: a concept in an earlier one hides those of the later ones."""

    def __init__(self, lexicons: Sequence[Lexicon], *, builtin: bool = True) -> None:
        self._lexicons = lexicons
        self._asked = lexicons if builtin else lexicons[:-1]  # the words stay taught: the index was made with them

    def concepts(self, wanted: str) -> list[Concept]:
        """Return the concepts with this key among their names; several when they share it (RNN)."""
        return next((found for each in self._asked if (found := each.concepts(wanted))), [])

    def known(self, candidates: Sequence[str]) -> set[str]:
        """Return those of the candidate keys that are names."""
        return set().union(*(each.known(candidates) for each in self._lexicons))

    def words(self) -> Iterator[str]:
        """Return the keys that the segmenter is taught: names of two to eight Han characters."""
        return (word for each in self._lexicons for word in each.words())

    def builtin_words(self) -> Iterator[str]:
        """Return those of the built-in lexicon alone."""
        return self._lexicons[-1].words()

    def builtin_known(self, candidates: Sequence[str]) -> set[str]:
        """Return those of the candidate keys that are names in the built-in lexicon."""
        return self._lexicons[-1].known(candidates)

    def keys(self, shortest: int = 0, longest: int = 1 << 30) -> Iterator[tuple[str, str]]:
        """Yield (key, name) of all names whose key has this length."""
        for each in self._asked:
            yield from each.keys(shortest, longest)

    def beginning(self, parts: Sequence[str]) -> list[tuple[str, str]]:
        """Return (key, name) of all names whose key begins with one of the parts."""
        return [pair for each in self._asked for pair in each.beginning(parts)]

    def sounding(self, sound: str) -> list[str]:
        """Return the names that sound like this in pinyin, in full or by initials."""
        return [name for each in self._asked for name in each.sounding(sound)]

    def readings(self, text: str) -> dict[str, list[str]]:
        """Return the pinyin syllables of each Han character of a text."""
        return self._lexicons[-1].readings(text)  # the built-in one is always there

    def close(self) -> None:
        """Free the files."""
        for each in self._lexicons:
            each.close()


def open_lexicons(folder: Path, root: Path, *, builtin: bool = True) -> Lexicons:
    """Return the lexicons of a notes root, compiled into `folder`; optionally without the built-in one."""
    return Lexicons([open_lexicon(folder, each) for each in sources(root)], builtin=builtin)


def taught_slices(run: str) -> set[str]:
    """Return every slice of a run of Han characters that may be a word taught to the segmenter."""
    sizes = range(SHORTEST_TAUGHT, LONGEST_TAUGHT + 1)
    return {run[at : at + size] for size in sizes for at in range(len(run) - size + 1)}


def fingerprint(source: Path = BUILTIN) -> str:
    """Return what the compiled form depends on: the content of the user's file, or the built-in one's size and time."""
    if source != BUILTIN:
        return f"{LEXICON_VERSION}-{zlib.crc32(read_text(source).encode()):08x}-{len(read_text(source)):x}"
    status = source.stat()
    return f"{LEXICON_VERSION}-{status.st_size:x}-{status.st_mtime_ns:x}"


def compiled_lexicon(folder: Path, source: Path = BUILTIN) -> Lexicon | None:
    """Return the lexicon of a file if it is compiled into `folder` already."""
    target = folder / f"lexicon-{fingerprint(source)}.sqlite"
    return Lexicon(_connect(target)) if _is_whole(target) else None


def open_lexicon(folder: Path, source: Path = BUILTIN) -> Lexicon:
    """Return the lexicon of a file, compiled into `folder`, or in memory when that cannot be written."""
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
    """Return whether there is a complete compiled lexicon; its version is written last."""
    try:
        with contextlib.closing(_connect(path)) as db:
            return bool(db.execute("PRAGMA user_version").fetchone() == (LEXICON_VERSION,))
    except sqlite3.DatabaseError:
        return False


def _sweep(folder: Path, keep: Path) -> None:
    """Remove compiled lexicons that are a week old: each edit of a lexicon leaves one."""
    with contextlib.suppress(OSError):
        for path in folder.glob("lexicon-*"):
            if path != keep and path.stat().st_mtime < keep.stat().st_mtime - _WEEK:
                path.unlink(missing_ok=True)
