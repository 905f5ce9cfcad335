"""`> * 原文地址：…`: where a text comes from, in a quote near the head; the lines stay part of the body."""

import re
from collections.abc import Sequence

from aikb.notes.metadata import HEAD, Metadata, Pair, Value

_KEYS = {
    **dict.fromkeys(
        ("原文地址", "原文链接", "原文", "来源", "出处", "转载自", "转自", "本文链接", "source", "original"), "source"
    ),
    **dict.fromkeys(("标签", "关键词", "tags", "keywords"), "tags"),
    **dict.fromkeys(("创建时间", "创建日期", "发布时间", "发布日期", "created", "date"), "created"),
    **dict.fromkeys(("更新时间", "更新日期", "修改时间", "updated", "modified"), "updated"),
    **dict.fromkeys(("别名", "aliases", "alias"), "aliases"),
}
_LINE = re.compile(
    rf"[> \t]*>[ \t]*(?:[*+-][ \t]+)?(?:\*\*)?({'|'.join(_KEYS)})(?:\*\*)?[ \t]*[:：](?:\*\*)?[ \t]*(\S.*)",
    re.IGNORECASE,
)


def read(lines: Sequence[str], start: int) -> Metadata | None:
    """Return the pairs in the quotes near the head of the note."""
    head = range(start, min(start + HEAD, len(lines) + 1))
    pairs = tuple(_pair(match, number) for number in head if (match := _LINE.fullmatch(lines[number - 1])))
    return Metadata(pairs, start) if pairs else None


def _pair(match: re.Match[str], line: int) -> Pair:
    value = Value(match[2].strip(), "line", line, match.start(2) + 1)
    return Pair.of(_KEYS[match[1].lower()], value, line, match.start(1) + 1)
