"""Decide whether one word is a likely slip of the hand for another, and not a word of its own.

A slip has a cause: neighbouring keys, two letters in the wrong order, a letter typed twice or left out, a sound. Any
other letter makes another name (RetNet and ResNet), and so does a negation (supervised, unsupervised).
"""

from itertools import groupby

from aikb.names.fold import has_han

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("aeiouy", "ckq", "sz", "pb", "dt", "mn", "fv", "gj", "rl")  # letters that are taken for each other by ear
_NEGATIONS = ("non", "un", "in", "im", "dis", "anti", "de", "no")
# A character that turns a Chinese name into its opposite.
_OPPOSITES = frozenset("不无無非未反负正前后上下左右内外大小高低多少强弱长短稀密串并编解加减升降有")

LEAST_OMITTED = 6  # letters; one left out of a shorter word leaves another word (Sora, S-LoRA)
LEAST_SPELT = 7  # letters; a wrong vowel in a shorter word makes another word (Llama, LLaVA)


def is_likely_slip(typed: str, meant: str) -> bool:
    """Return whether two keys differ by a slip: the Chinese parts are equal, and each Latin word is at most one slip off."""
    if has_han(typed) or has_han(meant):
        return _is_slip_beside_han(typed, meant)
    return _is_latin_slip(typed, meant)


def turns_around(typed: str, meant: str) -> bool:
    """Return whether the difference between two names is a negation or an opposite: 串行 and 并行, 监督 and 无监督."""
    changed = set(typed) ^ set(meant)
    if changed & _OPPOSITES:
        return True
    short, long = sorted((typed, meant), key=len)
    return long.endswith(short) and long.removesuffix(short) in _NEGATIONS


def _is_slip_beside_han(typed: str, meant: str) -> bool:
    """Return whether names with Han characters differ by two exchanged ones, or by a slip in the Latin part."""
    han, other = ("".join(filter(has_han, text)) for text in (typed, meant))
    if han == other:
        latin = [_latin(text) for text in (typed, meant)]
        return _is_latin_slip(*latin)
    return _latin(typed) == _latin(meant) and len(han) > 2 and _exchanged(han, other)


def _latin(text: str) -> str:
    return "".join(letter for letter in text if not has_han(letter))


def _is_latin_slip(typed: str, meant: str) -> bool:
    if list(filter(str.isdigit, typed)) != list(filter(str.isdigit, meant)):
        return False
    if not (typed.isalnum() and meant.isalnum()):
        return False  # `pass^k` is another measure than `pass@k`
    if _exchanged(typed, meant) or _once(typed) == _once(meant):
        return True
    if abs(len(typed) - len(meant)) == 1:
        return _is_omission(*sorted((typed, meant), key=len))
    if len(typed) == len(meant):
        return _is_replacement(typed, meant)
    return False


def _exchanged(typed: str, meant: str) -> bool:
    """Return whether two neighbours changed places, and nothing else."""
    at = next((at for at, pair in enumerate(zip(typed, meant, strict=False)) if pair[0] != pair[1]), len(typed))
    swapped = typed[:at] + typed[at + 1 : at + 2] + typed[at : at + 1] + typed[at + 2 :]
    return typed != meant and swapped == meant


def _once(text: str) -> str:
    """Return the text with doubled letters written once."""
    return "".join(letter for letter, _ in groupby(text))


def _is_omission(short: str, long: str) -> bool:
    """Return whether one letter is left out, or one too many was hit, behind the first letter."""
    if len(long) <= LEAST_OMITTED or short[0] != long[0]:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))


def _is_replacement(typed: str, meant: str) -> bool:
    """Return whether one letter is another one beside it on the keyboard, or one that sounds like it."""
    pairs = [pair for pair in zip(typed, meant, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1 or typed[0] != meant[0] or len(typed) < LEAST_SPELT:
        return False
    one, other = pairs[0]
    return _are_neighbours(one, other) or any(one in group and other in group for group in _SOUNDS)


def _are_neighbours(one: str, other: str) -> bool:
    """Return whether two keys touch on a QWERTY keyboard, whose rows are each set half a key to the right."""
    places = {letter: (row, at) for row, letters in enumerate(_ROWS) for at, letter in enumerate(letters)}
    if one not in places or other not in places:
        return False
    (row, at), (other_row, other_at) = sorted((places[one], places[other]))
    return abs(at - other_at) == 1 if row == other_row else other_row - row == 1 and at - other_at in (0, 1)
