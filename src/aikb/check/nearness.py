"""Words in; the one that another word is a slip of, out: one letter too many, too few, another, or two exchanged."""

from collections.abc import Collection

_SHORTEST = 4  # characters of both words; below it any two words are near


def nearest(word: str, words: Collection[str]) -> str:
    """The word that is one slip away from `word`, or an empty text when none or several are."""
    near = [other for other in words if is_slip(word, other)]
    return near[0] if len(near) == 1 else ""


def is_slip(word: str, other: str) -> bool:
    """Whether one slip of the hand makes one word of the other; of four letters only two exchanged are one."""
    longer = max(len(word), len(other))
    if word == other or abs(len(word) - len(other)) > 1 or longer < _SHORTEST:
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), longer - 1)
    if word[start : start + 2] == other[start : start + 2][::-1] and word[start + 2 :] == other[start + 2 :]:
        return len(word) == len(other)
    if longer == _SHORTEST:
        return False
    behind = word[start + (len(word) >= len(other)) :], other[start + (len(other) >= len(word)) :]
    return behind[0] == behind[1]
