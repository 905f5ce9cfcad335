"""Query the names in the catalog: by key, sound, length or shared part, and how often they recur."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from aikb.base.sqlite import where_in
from aikb.index.catalog_rows import Name, dump
from aikb.names.lexicon import TEACHABLE


class NameQuestions:
    """The questions about names, for the catalog that is open on this connection."""

    _db: sqlite3.Connection

    def meta(self, key: str) -> str:
        """Return a value kept about the index as a whole, or an empty string."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def sounding(self, sound: str) -> list[Name]:
        """Return the names with this pinyin, in full or as initials, one per key."""
        statement = """SELECT key, min(uid), rank, text FROM sounds JOIN names USING (key) WHERE sound = ?
            GROUP BY key ORDER BY rank > 0, min(uid)"""
        return [Name(*row) for row in self._db.execute(statement, (sound,))]

    def words(self) -> set[str]:
        """Return the names that the segmenter learns: those of two to eight Han characters."""
        return {key for (key,) in self._db.execute("SELECT DISTINCT key FROM names") if TEACHABLE.fullmatch(key)}

    def known_words(self, candidates: Sequence[str]) -> list[str]:
        """Return the candidates that are names."""
        return [row[0] for row in where_in(self._db, "SELECT DISTINCT key FROM names WHERE key IN", candidates)]

    def name_counts(self, keys: Sequence[str]) -> dict[str, int]:
        """Return the number of entries for each key that has any."""
        return dict(where_in(self._db, "SELECT key, count(*) FROM names WHERE key IN", keys, "GROUP BY 1"))

    def notes_with_heading(self, keys: Sequence[str]) -> dict[str, int]:
        """Return key → number of notes in which a section or the note itself has that name."""
        statement = (
            "SELECT key, count(DISTINCT path) FROM names JOIN entries USING (uid) WHERE type = 'section' AND key IN"
        )
        return dict(where_in(self._db, statement, keys, "GROUP BY key"))

    def recurring_headings(self, least: float) -> list[str]:
        """Return the keys that are the name of a section in at least `least` notes."""
        statement = """SELECT key FROM names JOIN entries USING (uid) WHERE type = 'section'
            GROUP BY key HAVING count(DISTINCT path) >= ?"""
        return [key for (key,) in self._db.execute(statement, (least,))]

    def terms_in(self, paths: Sequence[str]) -> dict[str, int]:
        """Return path → number of terms that the note defines, without itself and terms inferred from form alone."""
        statement = (
            "SELECT path, count(*) FROM entries WHERE type = 'term' AND id != path AND NOT weak AND NOT rest"
            " AND definition IS NOT NULL AND path IN"
        )
        return dict(where_in(self._db, statement, paths, "GROUP BY path"))

    def fields(self) -> frozenset[str]:
        """Return the keys of labels that recur over pages of one kind (`**Status:** …`): no terms, but parts of each page.

        They are counted over all notes at each commit: the answer depends on the notes and not on the order of edits.
        """
        return self._fields

    @cached_property
    def _fields(self) -> frozenset[str]:
        return frozenset(json.loads(self.meta("fields") or "[]"))

    def count_terms(self, uses: Mapping[str, int]) -> None:
        """Change the counts of Latin index terms; those at zero are deleted."""
        statement = "INSERT INTO vocabulary VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET uses = uses + excluded.uses"
        self._db.executemany(statement, uses.items())
        fewer = ((term,) for term, change in uses.items() if change < 0)
        self._db.executemany("DELETE FROM vocabulary WHERE term = ? AND uses <= 0", fewer)

    def terms_containing(self, part: str, limit: int) -> list[str]:
        """Return the Latin index terms that contain `part`, the shortest first."""
        statement = "SELECT term FROM vocabulary WHERE instr(term, ?) ORDER BY length(term), term LIMIT ?"
        return [term for (term,) in self._db.execute(statement, (part, limit))]

    def terms_of_length(self, shortest: int, longest: int) -> list[tuple[str, int]]:
        """Return (term, uses) of the Latin index terms with a length in this range."""
        statement = "SELECT term, uses FROM vocabulary WHERE length(term) BETWEEN ? AND ?"
        return self._db.execute(statement, (shortest, longest)).fetchall()

    def named(self, keys: Sequence[str]) -> list[Name]:
        """Return the names with these keys, canonical names first, then by entry."""
        rows = where_in(self._db, "SELECT key, uid, rank, text FROM names WHERE key IN", keys)
        return sorted((Name(*row) for row in rows), key=lambda name: (name.rank > 0, name.uid))

    def keys(self, uids: Sequence[int]) -> dict[int, list[str]]:
        """Return the keys of each entry's names, in order, by uid."""
        rows = where_in(self._db, "SELECT uid, rank, key FROM names WHERE uid IN", uids)
        keys: dict[int, list[str]] = {}
        for uid, _, key in sorted(rows):
            keys.setdefault(uid, []).append(key)
        return keys

    def names_of_length(self, shortest: int, longest: int) -> Iterator[Name]:
        """Yield the names whose key has a length in this range."""
        statement = "SELECT key, uid, rank, text FROM names WHERE length(key) BETWEEN ? AND ?"
        yield from map(Name._make, self._db.execute(statement, (shortest, longest)))

    def names_beginning(self, parts: Sequence[str]) -> list[Name]:
        """Return the names whose key begins with one of the parts."""
        statement = """SELECT names.key, uid, rank, text FROM json_each(?) AS part CROSS JOIN names
            ON names.key >= part.value AND names.key < part.value || char(1114111)"""
        return list(map(Name._make, self._db.execute(statement, (dump(parts),))))

    def names_sharing(self, part: str, limit: int) -> list[Name]:
        """Return the names that contain `part` or, from three characters on, are part of it, nearest length first."""
        statement = """SELECT key, uid, rank, text FROM names
            WHERE instr(key, :part) OR (length(key) > 2 AND instr(:part, key))
            GROUP BY key ORDER BY abs(length(key) - length(:part)), rank, uid LIMIT :limit"""
        return [Name(*row) for row in self._db.execute(statement, {"part": part, "limit": limit})]
