"""Rows of SQLite for any number of values, so many at a time: a statement takes no more variables than its limit."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

_MOST = 500  # well below SQLite's least limit of variables, 999


def where_in(
    db: "sqlite3.Connection", statement: str, values: Sequence[object], behind: str = ""
) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement that ends in `IN`; what stands `behind` the values holds for each batch alone."""
    return chain.from_iterable(
        db.execute(f"{statement} ({marks(len(batch))}) {behind}", batch) for batch in batches(values)
    )


def batches(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values, as many at a time as a statement may hold."""
    return (values[start : start + _MOST] for start in range(0, len(values), _MOST))


def marks(count: int) -> str:
    """What stands in a statement for so many values."""
    return ",".join("?" * count)
