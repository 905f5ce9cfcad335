"""How often a heading must recur in a collection to name nothing in particular: Overview, 相关工作."""

_NOTES = 3  # so many notes have it …
_SHARE = 0.02  # … and this share of all


def least_notes(total: int) -> float:
    """Return the least number of `total` notes that make a heading generic."""
    return max(_NOTES, _SHARE * total)
