"""Tables in which each row is a term."""

import re
from collections.abc import Iterator, Sequence

from aikb.entries.claim import Claim
from aikb.entries.context import Outline, Place
from aikb.entries.head import may_name
from aikb.entries.tablecells import (
    Columns,
    by_language,
    columns,
    is_cell_name,
    is_named_row,
    is_titles,
    name_parts,
    options_of,
    row_gloss,
)
from aikb.model import Block
from aikb.names.fold import has_han
from aikb.names.forms import is_label, unescaped

_FEW = 3  # cells of a header row that may be the first pair of a table without one
_LISTED = re.compile(r"[、；;]")
_OPEN = re.compile("[(（]")
_REMARK = re.compile(r"[(（][^()（）]*[)）]")  # a cell that is nothing else names nothing: （不译）
_WIDE_COMMA = re.compile("，")
_SIGNS = re.compile(r",\s|\.(?=\w|\s|$)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def tables(outline: Outline) -> Iterator[Claim]:
    """Yield a term for each row of the tables that list terms."""
    for block, place in outline.places:
        if block.type == "table" and block.children:
            yield from _rows(block, place)


def _rows(table: Block, place: Place) -> Iterator[Claim]:
    header, *rows = table.children
    texts = [[cell.text for cell in row.children] for row in rows]
    found = columns([cell.text for cell in header.children], texts, glossary=place.glossary)
    if found:
        for row, cells in zip(rows, texts, strict=True):
            if names := _names(cells, found):
                gloss = _gloss(cells, found)
                yield Claim("term", names[0], row.line, row.end_line, gloss, found.weak, others=tuple(names[1:]))
        return
    titles = [cell.text.strip() for cell in header.children]
    own = [header] if is_named_row(titles) and not is_titles(titles) and sum(map(bool, titles)) <= _FEW else []
    if (own or place.glossary or not any(titles)) and _are_pairs(texts):
        for row in (*own, *rows):
            cells = [cell.text for cell in row.children]
            if is_named_row(cells):
                head = _joined(cells[0], [part for part in name_parts(cells) if not is_label(part)])
                yield Claim("term", head, row.line, row.end_line, row_gloss(cells), weak=not place.glossary)


def _names(cells: Sequence[str], found: Columns) -> list[str]:
    """Return the names of a row; in a table of anything, such as parameters, only an identifier is a term."""
    filled = (unescaped(cells[at]).strip() for at in found.names if at < len(cells))
    names = [_LINK.sub(r"\1", cell).strip() for cell in filled if cell and not _REMARK.fullmatch(cell)]
    if not names or (found.identifiers and not names[0].isascii()):
        return []
    names[:1] = options_of(names[0]) or names[:1]
    alone = len(found.names) == 1
    names = [part.strip() for name in names for each in by_language(name, alone=alone) for part in _LISTED.split(each)]
    names[:1] = [name.strip() for name in (_WIDE_COMMA.split(names[0]) if not found.identifiers else names[:1])]
    return names if _may_be_term(names[0], found) else []


def _may_be_term(name: str, found: Columns) -> bool:
    """Return whether a cell may name a term; where a header says that it does, a comma in it is no sentence."""
    name = _OPEN.split(name, maxsplit=1)[0]
    return may_name(name if found.identifiers else _SIGNS.sub(" ", name))


def _gloss(cells: Sequence[str], found: Columns) -> str:
    """Return the first cell that defines; behind a paragraph's end where it cannot be one more name."""
    texts = (cells[at].strip() for at in found.glosses if at < len(cells))
    text = next(filter(None, texts), "")
    alone = len(found.names) == 1 and not found.identifiers
    may_be_name = alone and is_cell_name(text) and has_han(text) != has_han(cells[found.names[0]])
    return text if may_be_name or not text else f"\n\n{text}"


def _are_pairs(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether most rows that hold anything begin with a term and name it once more; two at least."""
    filled = [cells for cells in rows if any(map(str.strip, cells))]
    named = sum(map(is_named_row, filled))
    return named >= 2 and named >= 0.6 * len(filled)


def _joined(first: str, others: Sequence[str]) -> str:
    """Return the names in the form of a head-word: `scale(缩放)`."""
    others = [other for other in others if other != first]
    if not others:
        return first
    if first.endswith((")", "）")):
        return f"{first[:-1]}, {', '.join(others)})"
    return f"{first}({', '.join(others)})"
