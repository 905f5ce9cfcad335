"""Read nesting from markdown-it's flat tokens: where blocks end, the items of a list and their numbers."""

from markdown_it.token import Token

_NOTES = ("footnote_close", "reference")
_CLOSE_ABOVE = {
    "dt_open": ("dt_close",),
    "dd_open": ("dt_close", "dd_close", "paragraph_close"),
    "footnote_open": _NOTES,
    "reference": _NOTES,
}


def heading_level(token: Token) -> int:
    """Return the level of the heading that a token opens; 0 for any other."""
    return int(token.tag[1:]) if token.type == "heading_open" else 0


def end_of(tokens: list[Token], start: int) -> int:
    """Return the end of the block that begins at `start`."""
    level = 0
    for index in range(start, len(tokens)):
        level += tokens[index].nesting
        if level <= 0:
            return index + 1
    return len(tokens)


def belongs_above(tokens: list[Token], start: int) -> bool:
    """Return whether the block at `start` is right below the one before it, as a definition does below its term."""
    kind, before = tokens[start].type, tokens[start - 1].type
    return before in _CLOSE_ABOVE.get(kind, ())


def items_of(tokens: list[Token]) -> list[list[Token]]:
    """Return the items of a list, each with its own tokens."""
    items: list[list[Token]] = []
    start = 1
    while start < len(tokens) - 1:
        end = end_of(tokens, start)
        items.append(tokens[start:end])
        start = end
    return items


def numbers(items: list[list[Token]]) -> list[str]:
    """Number as written; `1. 1. 1.` is a habit of writers who let the program count."""
    written = [item[0].info for item in items]
    if len(set(written)) == 1 and written[0].isdigit():
        written = [str(int(written[0]) + index) for index in range(len(items))]
    return [f"{number}{item[0].markup}" for number, item in zip(written, items, strict=True)]
