"""Complete names, tags and paths from the catalog. Imports nothing but SQLite."""

from __future__ import annotations

import os

try:
    import _sqlite3 as sqlite3  # what `sqlite3` is made of, without the dates, 4 ms
except ImportError:
    import sqlite3  # type: ignore[no-redef]

TYPE_CHECKING = False  # as type checkers know it: `typing` itself costs 5 ms
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 20_000  # rows; nobody reads more, and a key stroke must not wait for them
MANY_NOTES = 3000  # looking through the entries of more costs a tenth of a second
_LAST = "\U0010ffff"
_JOINERS = {ord(char): None for char in " -_'\"‘’“”「」『』·•・‐‑–—\u3000"}
_SHORTEST_SOUND = 2  # letters
# Labels that recur over pages of one kind are not terms; see `index.fields`.
_NO_FIELD = """NOT (names.key IN (SELECT value FROM json_each((SELECT value FROM meta WHERE key = 'fields')))
    AND EXISTS (SELECT 1 FROM entries WHERE entries.uid = names.uid AND type = 'term'))"""


class Catalog:
    """The catalog of an index as it is; empty when it is missing or of another version. Use as a context manager."""

    def __init__(self, path: str) -> None:
        self._db: sqlite3.Connection | None = None
        if path and os.path.isfile(path):  # noqa: PTH113 - no pathlib here
            quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
            self._db = sqlite3.connect(f"file:{quoted}?mode=ro", uri=True, timeout=0.2)

    def __enter__(self) -> Catalog:
        return self

    def __exit__(self, *_: object) -> None:
        if self._db is not None:
            self._db.close()

    def names(self, typed: str) -> list[str]:
        """Return the names with this prefix, else in another width, script or spelling, else by their pinyin."""
        simple = typed.casefold().translate(_JOINERS)
        found = self._named(simple, typed)
        if not found and simple and not typed.isspace():
            from aikb.names.fold import key  # noqa: PLC0415 - 10 ms, and the simple form is nearly always the key

            found = self._named(key(typed), typed)
        if not found and simple.isascii() and len(simple) >= _SHORTEST_SOUND:
            found = self._sounding(simple)
        alike = [name for name in found if name.casefold().startswith(typed.casefold())]
        return [name for name in alike or found if not name.startswith("-")]  # which would be read as an option

    def tags(self, typed: str) -> list[str]:
        """Return the tags with this prefix, in any case; in very large collections only those of front matter."""
        many = len(list(self._rows("SELECT 1 FROM notes LIMIT ?", (MANY_NOTES,)))) == MANY_NOTES
        table = "notes" if many else "entries"
        rows = self._rows(f"SELECT DISTINCT json_each.value FROM {table}, json_each(tags) WHERE tags != '[]'", ())  # noqa: S608 - a constant
        return sorted(tag for (tag,) in rows if tag.casefold().startswith(typed.casefold()))

    def paths(self, typed: str) -> list[str]:
        """Return the paths of notes with this prefix, up to the next `/`."""
        rows = self._rows("SELECT path FROM notes WHERE path >= ? AND path < ? LIMIT ?", (typed, typed + _LAST, MOST))
        start = len(typed)
        return sorted({path[: path.find("/", start) + 1 or None] for (path,) in rows})

    def _named(self, start: str, typed: str) -> list[str]:
        """Return the names whose key has this prefix, one per key, in the spelling that was typed or the usual one."""
        statement = f"""SELECT key, text, rank FROM names WHERE key >= ? AND key < ? AND {_NO_FIELD}
            ORDER BY key, rank, uid LIMIT ?"""  # noqa: S608 - a constant
        best: dict[str, tuple[bool, str]] = {}
        for key, text, _ in self._rows(statement, (start, start + _LAST, MOST)):
            other = not text.startswith(typed)
            if key not in best or (best[key][0] and not other):
                best[key] = (other, text)
        return [text for _, text in best.values()]

    def _sounding(self, start: str) -> list[str]:
        statement = f"""SELECT DISTINCT names.text FROM sounds JOIN names USING (key)
            WHERE sound >= ? AND sound < ? AND rank = 0 AND {_NO_FIELD} LIMIT ?"""  # noqa: S608 - a constant
        return [text for (text,) in self._rows(statement, (start, start + _LAST, MOST))]

    def _rows(self, statement: str, values: Sequence[object]) -> Iterable[tuple[str, ...]]:
        if self._db is None:
            return ()
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.Error:  # locked, damaged, of another version: the next command sees to it
            return ()
