"""Acronyms and what their letters stand for."""

import re

_WORD_ENDS = re.compile(r"[\s/-]+")
_SMALL = frozenset("a an and as at by for from in of on or per the to via with".split())
_COUNTED = re.compile(r"([a-z])([2-5])(?![a-z0-9])")
_DIGIT_WORDS = {"2": "to", "4": "for"}
MOST_LETTERS, MOST_WORDS = 10, 10  # of an acronym and of what it may stand for


def is_acronym(text: str) -> bool:
    """Return whether the text is written like an acronym or a product: LLM, ZeRO, LoRA, GPT-4; not Tensor."""
    return (" " not in text and any(map(str.isupper, text[1:]))) or any(map(str.isdigit, text))


def initials(text: str) -> str:
    """Return the first letters of the words, in capitals: MOE for Mixture of Experts."""
    return "".join(word[0] for word in _words(text)).upper()


def abbreviates(short: str, long: str) -> bool:
    """Return whether the letters of the one come from the words of the other in order, with each first letter.

    CoT and Chain of Thought, LoRA and Low-Rank Adaptation, it/s and iterations per second; not Adam and A Method. Small
    words, and all but the first of words joined by hyphens, may give none.
    """
    if " " in short or len(short) > 2 * MOST_LETTERS or not (is_acronym(short) or "/" in short):
        return False
    letters = "".join(filter(str.isalnum, short)).lower()
    words = _words(long.lower())
    if not (1 < len(letters) <= MOST_LETTERS and 1 < len(words) <= MOST_WORDS):
        return False
    joined = {word for part in long.lower().split() for word in _words(part)[1:]}
    counted = _COUNTED.sub(lambda each: each[1] * int(each[2]), letters)  # S3 for Simple Storage Service
    return any(_spells(each, words, _SMALL | joined) for each in {letters, counted})


def may_abbreviate(short: str, long: str) -> bool:
    """Return whether capitals may be an acronym of the text beside them: DB and Doorbell Register, CI/CD, WAVE."""
    capitals = sum(map(str.isupper, short)) > 1 and " " not in short and len(short) <= MOST_LETTERS
    return (
        capitals and short.replace("/", "").isalnum() and len(_words(long)) > 1 and short[0].lower() == long[0].lower()
    )


def _spells(letters: str, words: list[str], optional: frozenset[str]) -> bool:
    """Return whether the words give the letters: a word of `optional` may give none."""
    if not letters or not words:
        return not letters and all(word in optional for word in words)
    word, *others = words
    if word in optional and _spells(letters, others, optional):
        return True
    if _DIGIT_WORDS.get(letters[0]) == word:
        return _spells(letters[1:], others, optional)
    if word[0] != letters[0]:
        return False
    taken, at = 1, 1
    while True:
        if _spells(letters[taken:], others, optional):
            return True
        at = word.find(letters[taken], at) + 1 if taken < len(letters) else 0
        if not at:
            return False
        taken += 1


def _words(text: str) -> list[str]:
    return [word for word in _WORD_ENDS.split(text) if word]
