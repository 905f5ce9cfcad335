"""Read the simple pairs of a front matter that its parser refused."""

import re
from collections.abc import Sequence

from aikb.notes.metadata import Pair, Value, without_duplicates

# No blank behind the colon and a full-width colon are the usual reasons why YAML refused.
_PAIR = re.compile(r"\t*([A-Za-z_][\w \-]{0,40}?)[ \t]*(?:[:：](?![:/])|=)[ \t]*(.*)", re.DOTALL)
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)", re.DOTALL)
_PAIR_LIKE = re.compile(r"(?:#.*|-[ \t].*|[\w\"'][^:：=]{0,60}[:：=].*|[\]}\[{,\"'].*|[ \t]+\S.*|[ \t]*)", re.DOTALL)


def salvage(lines: Sequence[str], first_line: int) -> tuple[Pair, ...]:
    """Return the `key: value`, `key: [a, b]` and `key:` with `- item` lines that can be read without a parser."""
    pairs: list[Pair] = []
    for number, line in enumerate(lines, first_line):
        if match := _PAIR.fullmatch(line):
            pairs.append(
                Pair.of(match[1], _read_value(match[2].strip(), number, match.start(2) + 1), number, match.start(1) + 1)
            )
        elif pairs and (match := _ITEM.fullmatch(line)):
            pairs[-1] = _with_item(pairs[-1], match[1], number, match.start(1) + 1)
    return without_duplicates(pairs)


def is_pair_like(line: str) -> bool:
    """Return whether the line could be part of front matter: a pair, an item, indented, a comment or empty."""
    return bool(_PAIR_LIKE.fullmatch(line))


def unquote(text: str) -> str:
    """Return the text without its quotes or an unclosed quote; `"a" and b` and `'tis` stay as they are."""
    text = text.strip()
    quote = text[:1]
    if quote not in ("'", '"'):
        return text
    closing = text.find(quote, 1)
    if closing == len(text) - 1 > 0:
        return text[1:-1]
    is_open = closing < 0 and not (quote == "'" and text[1:2].isalpha())
    return text[1:] if is_open else text


def split_flow(text: str, line: int, column: int) -> Value | None:
    """Return the items of `[a, b]`, or None if the text is not such a list."""
    if not (text.startswith("[") and text.endswith("]")) or text.startswith("[["):
        return None
    items = (unquote(item.replace("[[", "").replace("]]", "")) for item in text[1:-1].split(","))
    return Value("", "list", line, column, tuple(Value(item, "text", line, column) for item in items if item))


def _read_value(text: str, line: int, column: int) -> Value:
    if text in ("", "|", ">", "|-", ">-", "null", "~"):
        return Value("", "null", line, column)
    return split_flow(text, line, column) or Value(unquote(text), "line", line, column)


def _with_item(pair: Pair, text: str, line: int, column: int) -> Pair:
    value = pair.value
    if value.type not in ("null", "list"):
        return pair
    item = Value(unquote(text), "text", line, column)
    return pair._replace(value=Value("", "list", value.line, value.column, (*value.items, item)))
