"""The nearest of many, as a plain look at all of them would find it."""

from hypothesis import given
from hypothesis import strategies as st

from aikb.links.resolve import Nearest

PATHS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map("/".join)


@given(st.lists(PATHS, min_size=1, max_size=12, unique=True), PATHS, st.integers(0, 12))
def test_nearest_is_what_looking_at_all_finds(paths: list[str], here: str, refused: int) -> None:
    """Folders in common first, then short paths, then the alphabet; a refused one only when there is no other."""

    def shared(path: str) -> int:
        mine, its = here.split("/")[:-1], path.split("/")[:-1]
        return next(
            (at for at, (one, other) in enumerate(zip(mine, its, strict=False)) if one != other),
            min(len(mine), len(its)),
        )

    bad = paths[refused % len(paths)]
    found = Nearest(paths, str).to(here, lambda path: path == bad)

    assert found == min(paths, key=lambda path: (path == bad, -shared(path), path.count("/"), path))
