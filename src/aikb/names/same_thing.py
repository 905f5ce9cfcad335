"""Decide whether an entry of the notes and a concept of the lexicon are one thing.

Long names decide. An abbreviation, or a further name that both happen to have, joins the two only where nothing speaks
against it: GA is short for genetic algorithm and for generative ads.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from aikb.base.scripts import WIDE
from aikb.names.fold import fold_text, has_han, key
from aikb.names.word_lists import words

LONGEST_ABBREVIATION = 6  # characters of the key

_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+&/-]*")
_LATIN_WORD = re.compile(r"[a-z]{4,}")
_HAN_RUN = re.compile(f"{WIDE}{{2,}}")


class Named(NamedTuple):
    """An entry or a concept with its names. `text` is its other text: definition, title, tags, headings."""

    names: Sequence[str]
    text: str = ""


def is_abbreviation(name: str) -> bool:
    """Return whether a name is an abbreviation: GA, LoRA, k-NN, GPT-4; not Adam, with one capital and no digit."""
    if not _FORM.fullmatch(name) or len(key(name)) > LONGEST_ABBREVIATION:
        return False
    return sum(map(str.isupper, name)) > 1 or any(map(str.isdigit, name)) or len(key(name)) < 4


def is_same(entry: Named, concept: Sequence[str], namesakes: Callable[[str], int]) -> bool:
    """Return whether the entry is what the concept names.

    `namesakes` returns how many concepts have a name. Two share a thing when they share a long name that is the first of its
    language for both, or two long names, or when the entry has no long name that the concept lacks. An abbreviation
    alone joins only an entry without a long name to the one concept that has it, and only with a second sign: a word
    in common, or lower-case letters in the same places (LoRA).
    """
    theirs = set(map(key, concept))
    shared = [name for name in entry.names if key(name) in theirs and not name.startswith("-")]  # `--ar` is no AR
    shared_keys = set(map(key, shared))
    canonical = key(concept[0])  # what a concept is called first is its name, however short: GGUF
    long_shared = {folded for name in shared if (folded := key(name)) == canonical or not is_abbreviation(name)}
    unknown = [name for name in entry.names if not (is_abbreviation(name) or _holds_one_of(name, shared_keys))]
    if long_shared:
        first = set(_firsts(entry.names)) & {*_firsts(concept), canonical}
        return not unknown or len(long_shared) > 1 or bool(long_shared & first)
    if unknown or not shared:
        return False
    return any(namesakes(name) == 1 and (_mixed(name, concept) or _speaks_of(entry, concept)) for name in shared)


def _holds_one_of(name: str, shared: set[str]) -> bool:
    """Return whether the name is one of those that are shared, or begins with one, as `GGUF 是什么` does."""
    return key(name).startswith(tuple(shared))


def _firsts(names: Sequence[str]) -> Iterator[str]:
    """Yield the keys of the first long name in each script."""
    for in_han in (True, False):
        first = next((each for each in names if has_han(each) == in_han and not is_abbreviation(each)), "")
        if first:
            yield key(first)


def _mixed(name: str, concept: Sequence[str]) -> bool:
    """Return whether the name mixes capitals and small letters after the first, as the concept does: LoRA."""
    return name in concept and any(map(str.islower, name)) and any(map(str.isupper, name[1:]))


def _speaks_of(entry: Named, concept: Sequence[str]) -> bool:
    """Return whether the entry's text has a content word of the concept's long names."""
    text = fold_text(entry.text)
    words = {word for name in concept if not is_abbreviation(name) for word in _content_words(fold_text(name))}
    return any(word in text for word in words)


def _content_words(name: str) -> Iterator[str]:
    yield from (word for word in _LATIN_WORD.findall(name) if word not in _generic_words())
    for run in _HAN_RUN.findall(name):
        yield from (run[at : at + 2] for at in range(len(run) - 1) if run[at : at + 2] not in _generic_words())


@cache
def _generic_words() -> frozenset[str]:
    """Return the words that say nothing of what is named: read when a second sign is needed."""
    own = """
    的 之 式 型 化 学习 训练 数据 参数 图像 文本 语言 神经 深度 智能 人工 自动 一种 方式 过程 问题 任务
    model models method network networks learning data training based system systems algorithm function language
    """
    return frozenset((*own.split(), *words("generic_tails", "kinds")))
