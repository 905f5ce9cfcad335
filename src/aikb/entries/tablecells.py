"""The cells of a table's row in, which of them name a term and which define it out; knows no note and no claims."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from aikb.base.scripts import HAN, WIDE
from aikb.names.fold import fold_text
from aikb.names.forms import bare, is_label
from aikb.names.phrases import is_phrase
from aikb.names.word_lists import words

_TERM, _NAMED = frozenset(words("column_term")), frozenset(words("column_named"))
_NAMES, _GLOSS = frozenset(words("column_names")), frozenset(words("column_gloss"))
_NUMBERS = frozenset(words("column_numbers"))
_PREFIX = re.compile(
    r"(?:对应|常用|常见|标准|专业|行业|核心|相关|英文|英语|中文|汉语|english|chinese|common|standard)(?:的|\s+)?(?=\S)"
)
_SLASH = re.compile(r"[/／()（）&]")
_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)
_COMMA = re.compile(r"[,，、]")
_VALUE = re.compile(r"[~约<>≈+-]?\s*[\d.,]+\s*(?:%|[A-Za-z]{1,4}|[×x倍])?")
_OPTION = re.compile(r"(?<![\w-])--?[A-Za-z][\w-]*")
_HAN_NAME = re.compile(rf"{WIDE}{{2,8}}")
_BOTH = re.compile(rf"([A-Za-z][\w .+'’-]*?)\s+([{HAN}]{{2,12}})", re.ASCII)
_LATIN_NAME = re.compile(r"[A-Za-z][\w .+'’-]{0,40}")
_HAN_PROSE = re.compile(r"不|可以|用于|用来|控制|指定|设置|表示|是|的")
_LONGEST_LATIN = 6  # words


class Columns(NamedTuple):
    """Which columns hold names, the term first, and which define; `weak` when the header does not speak of terms."""

    names: tuple[int, ...]
    glosses: tuple[int, ...]
    weak: bool


def columns(header: Sequence[str]) -> Columns | None:
    """The columns of a table of terms by its header row, or None for any other table."""
    titles = [_words(cell) for cell in header]
    first = next((at for at, words in enumerate(titles) if not words & _NUMBERS), 0)
    if not titles or not titles[first] & (_TERM | _NAMED | _NAMES):
        return None
    names = tuple(at for at, words in enumerate(titles) if at == first or (at > first and words & _NAMES))
    glosses = tuple(at for at, words in enumerate(titles) if at > first and words & _GLOSS)
    if len(names) < 2 and not glosses:
        return None
    return Columns(names, glosses, weak=not titles[first] & _TERM and len(names) < 2)


def _words(title: str) -> set[str]:
    """What a title says, also without its first word: 中文翻译 is a 翻译, 英文术语 a 术语."""
    words = {part.strip() for part in _SLASH.split(fold_text(bare(title)))}
    return words | {_PREFIX.sub("", word, count=1) for word in words}


def is_titles(cells: Sequence[str]) -> bool:
    """Whether the cells are the titles of columns, and no row of a table without a header."""
    return any(words & (_TERM | _NAMED | _NAMES | _GLOSS | _NUMBERS) for words in map(_words, cells))


def is_named_row(cells: Sequence[str]) -> bool:
    """Whether a row begins with a name and holds another of it, in the other language or as an option."""
    first = bare(cells[0]).strip() if cells else ""
    if is_label(first) or is_phrase(first):
        return False
    named = _HAN_NAME.fullmatch(first) or (_LATIN_NAME.fullmatch(first) and len(first.split()) <= _LONGEST_LATIN)
    return bool(named) and bool(name_parts(cells)) and not any(_VALUE.fullmatch(bare(cell)) for cell in cells[1:])


def name_parts(cells: Sequence[str]) -> list[str]:
    """The further names of a row: the lines of cells that list names in the other language, or options."""
    wanted = _LATIN_NAME if _HAN_NAME.fullmatch(bare(cells[0])) else _HAN_NAME
    found: list[str] = []
    for line in (line for cell in cells[1:] for line in _BREAK.split(bare(cell))):
        parts = [part.strip() for part in _COMMA.split(line) if part.strip()]
        if all(wanted.fullmatch(part) and not _HAN_PROSE.search(part) for part in parts):
            found += parts
        elif line.startswith("-"):
            found += _OPTION.findall(line)
    return list(dict.fromkeys(found))


def options_of(cell: str) -> list[str]:
    """The options that a cell lists, if it lists options: `--s` `--stylize`."""
    text = bare(cell)
    return _OPTION.findall(text) if text.startswith("-") else []


def by_language(cell: str, *, alone: bool) -> tuple[str, ...]:
    """The two names of a cell that writes one behind the other: Large Language Model 大语言模型.

    Beside other cells with names, one word before the Chinese is a part of the name: Gram 矩阵.
    """
    match = _BOTH.fullmatch(cell)
    return match.groups() if match and (alone or " " in match[1]) else (cell,)


def row_gloss(cells: Sequence[str]) -> str:
    """The first cell that is prose and no name; behind a paragraph's end, because it is no further name."""
    for cell in cells[1:]:
        text = _BREAK.sub(" ", cell).strip()
        if len(text) > 8 and not _OPTION.match(text) and not _HAN_NAME.fullmatch(text):
            return f"\n\n{text}"
    return ""
