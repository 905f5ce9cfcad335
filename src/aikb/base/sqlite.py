"""SQLite statements over any number of values, and what its errors mean."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

_BATCH = 500  # well below SQLite's lowest limit of variables in a statement, 999
_REFUSALS = {3, 5, 6, 8, 13}  # SQLITE_PERM, BUSY, LOCKED, READONLY, FULL


def where_in(
    db: "sqlite3.Connection", statement: str, values: Sequence[object], suffix: str = ""
) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a statement that ends in `IN`; a `GROUP BY` in `suffix` applies to each batch of values alone."""
    return chain.from_iterable(
        db.execute(f"{statement} ({placeholders(len(batch))}) {suffix}", batch) for batch in batches(values)
    )


def batches(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Split values into batches that one statement can take."""
    return (values[start : start + _BATCH] for start in range(0, len(values), _BATCH))


def placeholders(count: int) -> str:
    """Return the question marks for this many values."""
    return ",".join("?" * count)


def is_refusal(error: "sqlite3.Error") -> bool:
    """Return whether a sound file could not be used now (locked, disk full, read-only), rather than being damaged."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _REFUSALS
