"""The cells of a table's row in, which of them name a term and which define it out; knows no note and no claims."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from aikb.base.scripts import HAN, WIDE
from aikb.names.forms import bare, is_label, is_phrase

_TERM = frozenset(
    "术语 名词 词 词汇 词语 概念 缩写 简称 黑话 专有名词 term terms word glossary abbr abbreviation acronym concept".split()
)
_NAMED = frozenset(
    "名称 名字 关键词 参数 参数名 参数名称 指令 命令 选项 标志 name parameter param argument option flag command key".split()
)
_NAMES = frozenset(
    """
    英文 英语 英文名 英文名称 英文全称 英文缩写 中文 汉语 中文名 中文名称 中文译名 译名 翻译 全称 全名 别名 别称 同义词 缩写 简称 简写
    english chinese en zh alias aliases synonym synonyms translation abbr abbreviation acronym
    """.split()
) | {"full name", "full form", "also known as"}
_GLOSS = frozenset(
    """
    解释 定义 说明 含义 描述 释义 意思 意义 作用 用途 功能 简介 备注 注释 中文解释 中文说明 详细说明 definition description meaning
    explanation notes note purpose usage what effect
    """.split()
)
_NUMBERS = frozenset("编号 索引编号 序号 索引 no no. # id index nr num number".split())
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
    words = {part.strip() for part in _SLASH.split(bare(title).lower())}
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
