"""How often Python looks for cycles while a build makes millions of values that hold none."""

import contextlib
import gc
from collections.abc import Iterator

SELDOM = 50_000  # values made between two looks, for 700: a twentieth of a build's processor time


@contextlib.contextmanager
def seldom() -> Iterator[None]:
    """Looks for cycles seldom while it is open."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
