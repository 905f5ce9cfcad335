"""Whether a Latin and a Chinese name are one thing, by the built-in lexicon.

Names are split before there is an index, so the text of the lexicon is read, once both scripts stand in one head.
Names are compared without case, blanks and hyphens, and by their key: no plural stands in the lexicon.
"""

from functools import cache, lru_cache
from typing import Literal

from aikb.names.concepts import BUILTIN, read_text
from aikb.names.fold import fold_text, has_han, key

Relation = Literal["same", "near", "other", "unknown"]

_UNSEEN = str.maketrans("", "", " -")
_SEPARATORS = str.maketrans(",、", "\t\t", " -")  # of the columns `abbr`, `chinese` and `other`; no name has a comma
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
    return bool(_concepts(name))


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


def _concepts(name: str) -> list[list[str]]:
    """The names, flat, of each concept that has this one."""
    return _table().get(_flat(name)) or _table().get(key(name)) or []


def _flat(name: str) -> str:
    return fold_text(name).translate(_UNSEEN)


@cache
def _table() -> dict[str, list[list[str]]]:
    """The concepts of the lexicon, as lists of flat names, by each of these."""
    rows = (line.rsplit("\t", 2)[0] for line in read_text(BUILTIN).split("\n") if not line.startswith("#"))
    table: dict[str, list[list[str]]] = {}
    for row in fold_text("\n".join(rows)).translate(_SEPARATORS).split("\n"):
        names = [name for name in row.split("\t") if name]
        for name in names:
            table.setdefault(name, []).append(names)
    return table
