"""Gather words that are one typing error away from a name of the lexicon."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from aikb.check.concepts import Concepts
from aikb.check.facts.fact import Fact
from aikb.check.facts.words import latin_words
from aikb.check.subject import Subject
from aikb.links.everyday import ENGLISH
from aikb.names.edit_distance import is_slip
from aikb.names.fold import key

_SERIES = frozenset({"GPT", "BERT", "LLAMA", "YOLO", "CUDA", "FLUX", "SDXL", "VGG"})  # series with numbered members
_NUMBERED = re.compile(r"([A-Z]{3,6})(-?\d[\w.]*)")
_HUMPS = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")  # Deep and Face of DeepFace
# English words that are one letter off a term.
_WORDS = frozenset(
    """
    competing contiguous deciding decent exploring filed leaner lighting macrobatch making neutral onehot planting
    predication probable promoting protected scanning sharded sharding shearing soothing storing taking timber tricking
    typeerror wrap wrapper
    """.split()
)
_LEAST = 4  # letters of a word; any two shorter words are near
_SHORTEST = 6  # letters of a word that may have a wrong letter; in a shorter one two may be swapped


def slips(subject: Subject) -> Iterator[Fact]:
    """Yield a `slip` for each word beside Chinese that is one letter off a name of the lexicon: its detail."""
    known = subject.known
    for word in latin_words(subject):
        meant = _numbered(word.text, known)
        if not meant and word.in_chinese:
            meant = _slip_of(key(word.text), known)
            meant = "" if meant and _is_a_name(word.text, meant, known) else meant
        if meant and key(meant) not in map(key, word.text.split("-")):  # Q-quadratic
            yield Fact(subject.path, word.line, word.column, "slip", key(word.text), word.text, meant)


def _numbered(word: str, known: Concepts) -> str:
    """Return what `GTP-3` is a slip of: an acronym with two letters swapped before a number; or an empty string."""
    match = _NUMBERED.fullmatch(word)
    if not match or match[1] in _SERIES or match[1].lower() in _latin(known):
        return ""
    stem = match[1]
    swapped = (stem[:at] + stem[at + 1] + stem[at] + stem[at + 2 :] for at in range(1, len(stem) - 1))
    return next((each + match[2] for each in swapped if each in _SERIES), "")


@lru_cache(maxsize=1 << 16)
def _slip_of(folded: str, known: Concepts) -> str:
    """Return the name of the lexicon that a key is a slip of, or an empty string."""
    latin = _latin(known)
    if len(folded) < _LEAST or folded in _WORDS or folded in ENGLISH or folded.isdigit() or folded in latin:
        return ""
    lengths = range(len(folded) - 1, len(folded) + 2)
    alike = (other for length in lengths for other in _by_look(known).get((folded[0], length), ()))
    near = [other for other in alike if _is_misspelled(folded, other)]
    return latin[near[0]] if len(near) == 1 else ""


def _is_a_name(word: str, meant: str, known: Concepts) -> bool:
    """Return whether a word is rather a name that no lexicon has: a compound (DeepFace), or a person's (Carol)."""
    parts = _HUMPS.findall(word)
    if len(parts) > 1:
        return all(part.lower() in ENGLISH or key(part) in _latin(known) for part in parts)
    if not word.istitle() or len(word) > _SHORTEST:
        return False
    is_surname = meant.istitle() and key(meant) not in known.names  # Monte Carlo
    return is_surname or sorted(word.lower()) != sorted(meant.lower())


def _is_misspelled(word: str, name: str) -> bool:
    """Return whether a key is a slip of a name's key, and not another word, ending, model or number."""
    if word[0] != name[0] or not is_slip(word, name) or _digits(word) != _digits(name):
        return False
    if sorted(word) == sorted(name):
        return len(word) > 4 or bool(_digits(word))
    shorter = min(len(word), len(name))
    if _digits(word) or word[: shorter - 1] == name[: shorter - 1] or shorter < _SHORTEST:
        return False
    return len(word) != len(name) or len(name) > _SHORTEST + 1


def _digits(text: str) -> list[str]:
    return [char for char in text if char.isdigit()]


@lru_cache(maxsize=2)
def _latin(known: Concepts) -> dict[str, str]:
    """Return key → name of all Latin names of a lexicon, and of their words."""
    found = {each: name for each, name in known.names.items() if name.isascii()}
    for name in list(found.values()):
        for word in _parts(name):
            found.setdefault(key(word), word)
    return found


def _parts(name: str) -> Iterable[str]:
    return re.split(r"[^A-Za-z0-9]+", name) if len(name) > 3 else ()


@lru_cache(maxsize=2)
def _by_look(known: Concepts) -> dict[tuple[str, int], list[str]]:
    """Return (first letter, length) → the keys that have them."""
    found: dict[tuple[str, int], list[str]] = {}
    for name in _latin(known):
        if name:
            found.setdefault((name[0], len(name)), []).append(name)
    return found
