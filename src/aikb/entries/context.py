"""The blocks of a note, each with its headings and with what lists mean there."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from aikb.entries.about import GLOSSARY_KINDS, tells_its_title, told_of_title
from aikb.model import Block, Note
from aikb.names.forms import bare, is_glossary_heading, is_label, is_question

_PARAMETERS = re.compile(
    r"(?:常用|主要|关键|训练|模型|命令行?|配置|超)?参数(?:说明|解释|列表|详解|介绍)?|parameters?|options|flags|arguments|配置项|选项",
    re.IGNORECASE,
)

# Below these even a glossary lists no terms.
_ASIDE = re.compile(
    r"(?:相关|参考|外部|更多|延伸|扩展)?(?:参考|资料|文献|链接|阅读|来源|出处|参见|另见|待办|更新日志|变更记录)|references?|links?|sources?|"
    r"resources|see also|further reading|todo|changelog",
    re.IGNORECASE,
)


class Place(NamedTuple):
    """Where a block stands: the headings around it from the outermost in, and what lists mean there."""

    headings: tuple[str, ...] = ()
    glossary: bool = False  # lists and tables hold terms
    parameters: bool = False  # lists hold parameters
    sure: bool = False  # the note is kept as a glossary, and not only headed like one
    single: bool = False  # the note begins by telling what its title is: a bare item is a detail of that


class Outline(NamedTuple):
    """A note, and its blocks that are not headings, in order, also those inside quotes and below headings in lists."""

    note: Note
    glossary: bool  # whether the note as a whole lists terms
    places: tuple[tuple[Block, Place], ...]


def outline(note: Note) -> Outline:
    """Where each block of a note stands, found once for all extractors."""
    sure = note.kind in GLOSSARY_KINDS and not told_of_title(note)
    glossary = sure or is_glossary_heading(note.title)
    single = glossary and tells_its_title(note)
    start = Place((*note.aliases, note.title), glossary, sure=sure, single=single)
    return Outline(note, glossary, tuple(_walk(note.blocks, start, start.glossary)))


def _walk(blocks: Sequence[Block], place: Place, glossary: bool) -> Iterator[tuple[Block, Place]]:
    outer = place.headings
    levels: dict[int, str] = {}
    for block in blocks:
        if block.type == "heading" and block.text.strip():
            levels = {level: text for level, text in levels.items() if level < block.level}
            levels[block.level] = block.text
            place = _place((*outer, *levels.values()), glossary, place.sure)._replace(single=place.single)
        elif block.type == "quote":
            yield from _walk(block.children, place, place.glossary)
        elif block.type == "list":
            yield from _lists(block, place)
        else:
            yield block, place


def _lists(block: Block, place: Place) -> Iterator[tuple[Block, Place]]:
    """The list itself, or, where its items begin with headings as Logseq writes them, what stands below each."""
    plain: list[Block] = []
    for item in block.children:
        if heading_of(item):
            if plain:
                yield block._replace(children=tuple(plain)), place
                plain = []
            yield from _walk(item.children, place, place.glossary)
        else:
            plain.append(item)
    if plain:
        yield block._replace(children=tuple(plain)), place


def heading_of(item: Block) -> Block | None:
    """The heading that a list item begins with, if it does."""
    first = item.children[0] if item.type == "item" and not item.text.strip() and item.children else None
    return first if first and first.type == "heading" and first.text.strip() else None


@lru_cache(maxsize=512)
def _place(headings: tuple[str, ...], glossary: bool, sure: bool) -> Place:
    own = headings[-1]
    aside = _ASIDE.fullmatch(bare(own)) if glossary else is_label(own) and not is_glossary_heading(own)
    listed = (glossary or any(map(is_glossary_heading, headings))) and not aside
    return Place(headings, listed and (sure or not _is_answer(headings)), bool(_PARAMETERS.fullmatch(bare(own))), sure)


def _is_answer(headings: Sequence[str]) -> bool:
    """Whether what stands below these headings answers a question rather than lists terms."""
    return next(
        (not listed for each in reversed(headings) if (listed := is_glossary_heading(each)) or is_question(each)), False
    )
