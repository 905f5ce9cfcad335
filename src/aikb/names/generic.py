"""How often a heading must recur in a collection to name nothing in particular: Overview, 相关工作."""

_NOTES = 3  # so many notes have it …
_SHARE = 0.02  # … and this share of all


def least_notes(total: int) -> float:
    """In how many of `total` notes a heading must stand to be generic."""
    return max(_NOTES, _SHARE * total)
