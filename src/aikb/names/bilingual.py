"""A Latin and a Chinese name in, whether the built-in lexicon holds them to name one thing out.

Names are split before there is an index, and cost their reader nothing until both scripts stand in one head; so the text
of the lexicon is searched as it is: some microseconds per name, where its store would have to be opened.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from aikb.names.concepts import BUILTIN, read_text
from aikb.names.fold import fold_text, has_han, key

Relation = Literal["same", "near", "other", "unknown"]

_UNSEEN = str.maketrans("", "", " -")
_ALIKE = 4  # letters that two forms of one English word begin with: evaluate, evaluation


@lru_cache(maxsize=1024)
def relation(latin: str, han: str) -> Relation:
    """How the names are related.

    `same`: a concept has both, or the Chinese one shortened (大模型 for 大语言模型); `near`: one holds the other;
    `other`: the lexicon knows other Chinese names for the Latin one; `unknown`: it knows none.
    """
    wanted = _flat(han)
    known = [name for concept in _concepts(latin) for name in concept if has_han(name)]
    if any(wanted == name or _shortens(wanted, name) for name in known):
        return "same"
    if any(_inside(wanted, name) or _inside(name, wanted) for name in known):
        return "near"
    return "other" if known else "unknown"


def is_known(name: str) -> bool:
    """Whether the lexicon has the name, as a whole."""
    return any(_concepts(name))


def may_translate(han: str, latin: str) -> bool:
    """Whether the Latin word may be a form of what the lexicon calls the Chinese name; so may any, if it has none."""
    known = [name for concept in _concepts(han) for name in concept if not has_han(name)]
    return not known or any(name.startswith(_flat(latin)[:_ALIKE]) for name in known)


def _shortens(short: str, name: str) -> bool:
    return short[:1] == name[0] and _inside(short, name)


def _inside(short: str, name: str) -> bool:
    """Whether the characters of the one stand in the other in their order, and are half of it at least."""
    left = iter(name)
    return 1 < len(short) < len(name) <= 2 * len(short) and all(each in left for each in short)


def _concepts(name: str) -> Iterator[list[str]]:
    """The names, flat, of each concept that has this one."""
    text = _text()
    for wanted in dict.fromkeys((_flat(name), key(name))):
        at = text.find(f"\t{wanted}\t") if wanted else -1
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            yield text[start:end].strip("\t").split("\t")
            at = text.find(f"\t{wanted}\t", end)


def _flat(name: str) -> str:
    return fold_text(name).translate(_UNSEEN)


@cache
def _text() -> str:
    """The lexicon, one concept per line, its names flat and each between two tabs."""
    rows = (line.rsplit("\t", 2)[0] for line in read_text(BUILTIN).split("\n") if not line.startswith("#"))
    names = "\t\n\t".join(rows).replace(", ", "\t").replace("、", "\t")
    return f"\t{_flat(names)}\t\n"
