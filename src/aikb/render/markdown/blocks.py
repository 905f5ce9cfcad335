"""Draw a note's tokens as styled screen lines, without rich."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from markdown_it.token import Token

from aikb.render.markdown.fences import code_lines
from aikb.render.markdown.formula import to_unicode
from aikb.render.markdown.inline import InlineWriter, RenderOptions
from aikb.render.markdown.lines import Flow, Line, joined, prefixed, styled
from aikb.render.markdown.nesting import belongs_above, end_of, heading_level, items_of, numbers
from aikb.render.markdown.rawhtml import write_html
from aikb.render.markdown.tables import Cell, Row, table_lines
from aikb.render.width import cell_width

# Text in a list nested too deep for the width keeps this room and loses its indentation.
_LEAST = 12
_LONGEST_RULE = 200
_BULLETS = "•◦▪"
_CALLOUTS = {
    "tip": "aikb.success", "success": "aikb.success", "check": "aikb.success", "done": "aikb.success",
    "warning": "aikb.warning", "caution": "aikb.error", "attention": "aikb.warning", "important": "aikb.warning",
    "danger": "aikb.error", "error": "aikb.error", "failure": "aikb.error", "bug": "aikb.error",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """The place of a block."""

    options: RenderOptions
    width: int
    depth: int = 0
    tight: bool = False


def block_lines(tokens: list[Token], place: Place) -> list[Line]:
    """Draw blocks below each other, with an empty line between them except in a tight list and below a heading."""
    lines: list[Line] = []
    above = 0  # the level of the heading right above, 0 for other blocks
    start = 0
    while start < len(tokens):
        end = end_of(tokens, start)
        drawn = HANDLERS.get(tokens[start].type, _text)(tokens[start:end], place)
        if drawn:
            level = heading_level(tokens[start])
            is_apart = lines and not place.tight and (not above or 0 < level <= above)
            lines += [Line(""), *drawn] if is_apart and not belongs_above(tokens, start) else drawn
            above = level
        start = end
    return lines


def _flow(tokens: list[Token], place: Place, *styles: str) -> Flow:
    writer = InlineWriter(place.options, *styles)
    for token in tokens:
        if token.type == "inline":
            writer.write(token)
    return writer.flow


def _text(tokens: list[Token], place: Place) -> list[Line]:
    flow = _flow(tokens, place)
    return flow.lines(place.width) if flow.text.strip() else []


def _heading(tokens: list[Token], place: Place) -> list[Line]:
    level = heading_level(tokens[0])
    mark = styled("#" * level + " ", "aikb.dim") if place.width > 2 * level else Line("")
    flow = _flow(tokens, place, f"aikb.heading{level}")
    return prefixed(flow.lines(place.width - len(mark.text)), mark, Line(" " * len(mark.text)))


def _code(tokens: list[Token], place: Place) -> list[Line]:
    return code_lines(tokens[0].content, tokens[0].info, place.width, place.options.code_theme)


def _rule(_tokens: list[Token], place: Place) -> list[Line]:
    return [styled("─" * min(place.width, _LONGEST_RULE), "aikb.rule")]


def _math(tokens: list[Token], place: Place) -> list[Line]:
    source = tokens[0].content
    converted = to_unicode(source) if place.options.unicode_math else None
    flow = Flow("aikb.formula" if converted else "aikb.math")
    flow.put(converted or source)
    indent = Line("  " if place.width > _LEAST else "")
    return prefixed(flow.lines(place.width - len(indent.text)), indent, indent)


def _html(tokens: list[Token], place: Place) -> list[Line]:
    flow = Flow()
    write_html(flow, tokens[0].content.rstrip("\n"))
    return _without_gaps(flow.lines(place.width))


def _without_gaps(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.text.strip()]


def _reference(tokens: list[Token], place: Place) -> list[Line]:
    flow = Flow("aikb.target")
    flow.put(tokens[0].content)
    return flow.lines(place.width)


def _list(tokens: list[Token], place: Place) -> list[Line]:
    items = items_of(tokens)
    markers = numbers(items) if tokens[0].type == "ordered_list_open" else [_BULLETS[place.depth % 3]] * len(items)
    wide = max(map(len, markers))
    is_tight = not any(token.type == "paragraph_open" and not token.hidden for item in items for token in item[:2])
    lines: list[Line] = []
    for marker, item in zip(markers, items, strict=True):
        drawn = _item(item, styled(f"{marker:>{wide}} ", "aikb.bullet"), replace(place, tight=is_tight))
        lines += [Line(""), *drawn] if lines and not is_tight else drawn
    return lines


def _item(tokens: list[Token], marker: Line, place: Place) -> list[Line]:
    checked = tokens[0].meta.get("checked")
    if checked is not None:
        marker = joined(Line(marker.text[:-2]), _CHECKED[bool(checked)])
    body = tokens[1:-1]
    indent = cell_width(marker.text)
    inner = replace(place, width=max(place.width - indent, 1), depth=place.depth + 1)
    if inner.width >= _LEAST:
        return prefixed(block_lines(body, inner), marker, Line(" " * indent))
    end = end_of(body, 0) if body and body[0].type == "paragraph_open" else 0
    head = prefixed(block_lines(body[:end], inner), marker, Line(" " * indent))
    return head + block_lines(body[end:], replace(inner, width=place.width))


_CHECKED = {True: styled("☑ ", "aikb.task_done"), False: styled("☐ ", "aikb.task_open")}


def _quote(tokens: list[Token], place: Place) -> list[Line]:
    kind = tokens[0].meta.get("kind")
    style = _CALLOUTS.get(kind.lower(), "aikb.info") if kind else "aikb.quote"
    bar = styled("│ ", style) if place.width - 2 >= _LEAST else Line("")
    inner = replace(place, width=place.width - len(bar.text), tight=False)
    title: list[Line] = []
    body = tokens[1:-1]
    if kind:
        end = end_of(body, 0)
        words = "aikb.strong" if style == "aikb.success" else style  # green is for signs: see theme
        title = _callout_title(kind, body[:end], inner, words)
        body = body[end:]
    lines = title + block_lines(body, inner)
    return prefixed(lines, bar, bar) if lines else []


def _callout_title(kind: str, tokens: list[Token], place: Place, style: str) -> list[Line]:
    writer = InlineWriter(place.options, style)
    writer.flow.put(kind)
    if any(token.content for token in tokens):
        writer.flow.put(" · ")
        for token in tokens:
            if token.type == "inline":
                writer.write(token)
    return writer.flow.lines(place.width)


def _table(tokens: list[Token], place: Place) -> list[Line]:
    rows: list[Row] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            style = "aikb.table_head" if len(rows) == 1 else ""
            align = str(tokens[index - 1].attrGet("style") or "").removeprefix("text-align:")
            rows[-1].append(Cell(_flow([token], place, *([style] if style else [])), align))
    return table_lines(rows[0], rows[1:], place.width)


def _footnote(tokens: list[Token], place: Place) -> list[Line]:
    label = Flow("aikb.footnote")
    label.put(f"[{tokens[0].info}]")
    mark = joined(Line(label.text, tuple(label.marks)), Line(" "))
    indent = cell_width(mark.text)
    if place.width - indent < _LEAST:
        return [*label.lines(place.width), *block_lines(tokens[1:-1], place)]
    inner = replace(place, width=place.width - indent, tight=False)
    return prefixed(block_lines(tokens[1:-1], inner), mark, Line(" " * indent))


def _term(tokens: list[Token], place: Place) -> list[Line]:
    flow = _flow(tokens, place, "aikb.term")
    return flow.lines(place.width) if flow.text.strip() else []


def _definition(tokens: list[Token], place: Place) -> list[Line]:
    indent = Line("    " if place.width - 4 >= _LEAST else "")
    return prefixed(_text(tokens, replace(place, width=place.width - len(indent.text))), indent, indent)


HANDLERS: dict[str, Callable[[list[Token], Place], list[Line]]] = {
    "heading_open": _heading,
    "fence": _code,
    "code_block": _code,
    "hr": _rule,
    "math_block": _math,
    "html_block": _html,
    "reference": _reference,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "blockquote_open": _quote,
    "table_open": _table,
    "footnote_open": _footnote,
    "dt_open": _term,
    "dd_open": _definition,
}
