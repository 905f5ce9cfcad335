"""How many typing errors two words are apart."""

from collections.abc import Collection

_SHORTEST = 4  # characters of the longer word; any two shorter words are near each other


def distance(one: str, other: str, most: int) -> int:
    """Return the edits between two strings: insert, delete, replace, swap neighbours (optimal string alignment).

    Returns `most` + 1 as soon as the edits must exceed `most`.
    """
    if (
        abs(len(one) - len(other)) > most or len(set(one).difference(other)) > most
    ):  # an edit replaces at most one letter
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        row = [at]
        for to, against in enumerate(other, 1):
            edits = min(last[to] + 1, row[to - 1] + 1, last[to - 1] + (char != against))
            if before and to > 1 and char == other[to - 2] and one[at - 2] == against:
                edits = min(edits, before[to - 2] + 1)
            row.append(edits)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    """Remove the prefix and the suffix that both share: they cost no edits, and near words are mostly these."""
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def is_slip(word: str, other: str) -> bool:
    """Return whether one typing error turns a word into the other; in four-letter words only a swap does."""
    longer = max(len(word), len(other))
    if longer < _SHORTEST or abs(len(word) - len(other)) > 1:
        return False
    one, two = _without_common_ends(word, other)
    if len(one) == 2:
        return two == one[::-1]
    return longer > _SHORTEST and max(len(one), len(two)) == 1


def nearest(word: str, words: Collection[str]) -> str:
    """Return the only word that is one typing error away, or an empty string."""
    near = [other for other in words if is_slip(word, other)]
    return near[0] if len(near) == 1 else ""
