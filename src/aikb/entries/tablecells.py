"""Find the columns of a table that name a term or define it, by titles and by contents."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from aikb.base.scripts import HAN, WIDE
from aikb.entries.head import may_name
from aikb.names.acronyms import is_acronym
from aikb.names.bilingual import relation
from aikb.names.fold import fold_text, has_han
from aikb.names.forms import bare, is_label
from aikb.names.phrases import is_phrase
from aikb.names.word_lists import words

_TERM, _NAMED = frozenset(words("column_term")), frozenset(words("column_named"))
_NAMES, _GLOSS = frozenset(words("column_names")), frozenset(words("column_gloss"))
_NUMBERS = frozenset(words("column_numbers"))
_PREFIX = re.compile(
    r"(?:对应|常用|常见|标准|专业|行业|核心|相关|英文|英语|中文|汉语|english|chinese|common|standard)(?:的|\s+)?(?=\S)"
)
_SLASH = re.compile(rf"[/／()（）&]|(?<=[a-z])\s+(?=[{HAN}])|(?<=[{HAN}])\s+(?=[a-z])")  # and a title in two languages
_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)
_COMMA = re.compile(r"[,，、]")
_VALUE = re.compile(r"[~约<>≈+-]?\s*[\d.,]+\s*(?:%|[A-Za-z]{1,4}|[×x倍])?")
_OPTION = re.compile(r"(?<![\w-])--?[A-Za-z][\w-]*")
_HAN_NAME = re.compile(rf"{WIDE}{{2,8}}")
_BOTH = re.compile(rf"([A-Za-z][\w .+'’-]*?)\s+([{HAN}]{{2,12}})", re.ASCII)
_LATIN_NAME = re.compile(r"[A-Za-z][\w .+'’-]{0,40}")
_HAN_PROSE = re.compile(r"不|可以|用于|用来|控制|指定|设置|表示|是|的")
_LONGEST_LATIN, _LONGEST_HAN = 6, 12  # words; characters
_LONGEST_WORD = 5  # characters of a cell that may say nothing
_LEAST_PAIRS = 4  # rows that prove by themselves that two columns name the same
_MOST, _KNOWN = 0.8, 0.3
_KINDS = frozenset(words("kinds")) | {"指标"}
_PROPERTIES = frozenset(words("properties")) - _NAMES - _TERM


class Columns(NamedTuple):
    """Which columns hold names, the term first, and which define.

    `weak` when neither the titles nor the place speak of terms; of `identifiers` only those are terms.
    """

    names: tuple[int, ...]
    glosses: tuple[int, ...]
    weak: bool
    identifiers: bool = False


def columns(header: Sequence[str], rows: Sequence[Sequence[str]], *, glossary: bool) -> Columns | None:
    """Return the columns of a table of terms, or None for any other table."""
    titles = [_words(cell) for cell in header]
    filled = [cells for cells in rows if any(map(str.strip, cells))]
    found = _by_titles(titles, filled) or (_by_content(titles, filled, glossary=glossary) if filled else None)
    return (
        found._replace(weak=found.weak and not glossary, identifiers=found.identifiers and not glossary)
        if found
        else None
    )


def _by_titles(titles: Sequence[set[str]], rows: Sequence[Sequence[str]]) -> Columns | None:
    first = _first(titles)
    if not titles or not titles[first] & (_TERM | _NAMED | _NAMES):
        return None
    names = tuple(at for at, words in enumerate(titles) if at == first or (at > first and words & _NAMES))
    glosses = tuple(at for at, words in enumerate(titles) if at > first and words & _GLOSS)
    if len(names) < 2 and not glosses:
        return None
    if not titles[first] & (_TERM | _NAMED) and not _mostly(is_cell_name, _column(rows, first)):
        return None  # sentences and their translations
    weak = not titles[first] & _TERM and len(names) < 2
    return Columns(names, glosses, weak, identifiers=weak)


def _by_content(titles: Sequence[set[str]], rows: Sequence[Sequence[str]], *, glossary: bool) -> Columns | None:
    """Return the columns where row after row pairs two languages, or says what the name before it means."""
    first = _first(titles)
    cells = [_column(rows, at) for at in range(len(titles))]
    if not _are_names(cells[first]):
        return None
    others = [at for at in range(first + 1, len(titles)) if not titles[at] & (_GLOSS | _PROPERTIES)]
    names = _paired(cells, first, others) if glossary or len(rows) >= _LEAST_PAIRS else ()
    others = [at for at in range(first + 1, len(titles)) if at not in names]
    prose = tuple(at for at in others if titles[at] & _GLOSS or _mostly(_is_prose, cells[at]))
    weak = not titles[first] & _TERM
    if names:
        return Columns((first, *names), prose, weak)
    kind = bool(titles[first] & _KINDS) and any(titles[at] & _GLOSS for at in prose)
    return Columns((first,), prose, weak) if prose and (glossary or kind or not weak) else None


def _paired(cells: Sequence[Sequence[str]], first: int, others: Sequence[int]) -> tuple[int, ...]:
    """Return the columns that have the names of the first one in the other language; none where they compare things."""
    found = [at for at in others if _are_names(cells[at]) and _are_translations(cells[first], cells[at])]
    again = [at for at in others if found and at not in found[:1] and _are_same(cells[found[0]], cells[at])]
    return tuple(sorted({*found, *again})) if set(found[1:]) <= set(again) else ()


def _column(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [bare(row[at]).strip() if at < len(row) else "" for row in rows]


def _first(titles: Sequence[set[str]]) -> int:
    return next((at for at, words in enumerate(titles) if not words & _NUMBERS), 0)


def _are_names(cells: Sequence[str]) -> bool:
    """Return whether nearly all cells are names, hardly any twice."""
    named = [cell for cell in cells if is_cell_name(cell)]
    return len(named) >= _MOST * len(cells) and len({*named}) >= _MOST * len(named)


def is_cell_name(text: str) -> bool:
    """Return whether a cell may hold a name: short, and no value, label, phrase or sentence."""
    if (
        not may_name(text.split("(", maxsplit=1)[0].split("（", maxsplit=1)[0])
        or _VALUE.fullmatch(text)
        or is_label(text)
        or is_phrase(text)
    ):
        return False
    return len(text) <= _LONGEST_HAN if has_han(text) else len(text.split()) <= _LONGEST_LATIN


def _are_translations(cells: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether one column is Latin and the other Chinese: English words, or pairs in the lexicon."""
    pairs = [sorted((one, other), key=has_han) for one, other in zip(cells, others, strict=True)]
    two = [(latin, han) for latin, han in pairs if latin and has_han(han) and not has_han(latin)]
    one_way = len({has_han(cell) for cell in cells if cell}) == 1
    if not one_way or len(two) < _MOST * len(pairs):
        return False
    words_ = sum(not is_acronym(latin) for latin, _ in two)
    return words_ >= _MOST * len(two) or sum(relation(*pair) == "same" for pair in two) >= _KNOWN * len(two)


def _are_same(cells: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether the columns hold the same names in two scripts: 莓树 and 莓樹."""
    return sum(map(_folds_alike, cells, others)) >= len(cells) / 2


def _folds_alike(one: str, other: str) -> bool:
    return bool(one) and fold_text(one) == fold_text(other)


def _is_prose(cell: str) -> bool:
    """Return whether a cell says more than a name does."""
    return len(cell) > _LONGEST_WORD and not _VALUE.fullmatch(cell)


def _mostly(rule: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return sum(map(rule, cells)) > len(cells) / 2


def _words(title: str) -> set[str]:
    """Return the words of a title, also without the first: 中文翻译 is a 翻译, 英文术语 a 术语."""
    words = {part.strip() for part in _SLASH.split(fold_text(bare(title)))}
    return words | {_PREFIX.sub("", word, count=1) for word in words}


def is_titles(cells: Sequence[str]) -> bool:
    """Return whether the cells are the titles of columns, and no row of a table without a header."""
    return any(words & (_TERM | _NAMED | _NAMES | _GLOSS | _NUMBERS) for words in map(_words, cells))


def is_named_row(cells: Sequence[str]) -> bool:
    """Return whether a row begins with a name and holds another of it, in the other language or as an option."""
    first = bare(cells[0]).strip() if cells else ""
    if is_label(first) or is_phrase(first):
        return False
    named = _HAN_NAME.fullmatch(first) or (_LATIN_NAME.fullmatch(first) and len(first.split()) <= _LONGEST_LATIN)
    return bool(named) and bool(name_parts(cells)) and not any(_VALUE.fullmatch(bare(cell)) for cell in cells[1:])


def name_parts(cells: Sequence[str]) -> list[str]:
    """Return the further names of a row: cells that list names in the other language, or options."""
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
    """Return the options in a cell, if it lists options: `--s` `--stylize`."""
    text = bare(cell)
    return _OPTION.findall(text) if text.startswith("-") else []


def by_language(cell: str, *, alone: bool) -> tuple[str, ...]:
    """Return the two names of a cell that has one after the other: Large Language Model 大语言模型.

    Beside other cells with names, one word before the Chinese is a part of the name: Gram 矩阵.
    """
    match = _BOTH.fullmatch(cell)
    return match.groups() if match and (alone or " " in match[1]) else (cell,)


def row_gloss(cells: Sequence[str]) -> str:
    """Return the first cell that is prose, after a paragraph end because it is not a further name."""
    for cell in cells[1:]:
        text = _BREAK.sub(" ", cell).strip()
        if len(text) > 8 and not _OPTION.match(text) and not _HAN_NAME.fullmatch(text):
            return f"\n\n{text}"
    return ""
