"""Gather the names of the lexicon that a note's running text uses."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from aikb.base.scripts import HAN
from aikb.check.concepts import Concepts
from aikb.check.facts.fact import Fact
from aikb.check.facts.words import latin_words, prose_of
from aikb.check.subject import Subject
from aikb.names.fold import fold_text, has_han, key

_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")
# Words of the lexicon that any text uses: most have a frequency over 500 in jieba's dictionary.
_COMMON = frozenset(
    """
    代理 代理人 信息 内存 函数 分类 制品 半导体 变量 审计 影片 接口 操作系统 数据库 日志 服务器 概率 滥用 电脑 硬件 程序 策略
    网络 芯片 英特尔 视频 计算机 资讯 软件 进程 开源 缓存 实时 标记 api cpu nvidia intel
    """.split()
)
_LONGEST = 10  # characters of a Chinese name


def terms(subject: Subject) -> Iterator[Fact]:
    """Yield a `term` for each name of the lexicon in the text, Chinese or one Latin word; its detail counts the uses."""
    for word in latin_words(subject):
        if word.text.isupper() and len(word.text) > 2 and key(word.text) in _latin(subject.known):
            yield Fact(subject.path, word.line, word.column, "term", key(word.text), word.text, str(word.uses))
    note, (body, prose) = subject.note, prose_of(subject)
    prose, known = fold_text(prose), _han(subject.known)
    heads = {(entry.line, key(name)) for entry in subject.entries for name in entry.names}
    starts = [0, *(match.end() for match in re.finditer("\n", body))]
    uses: dict[str, list[tuple[int, int]]] = {}
    for run in _HAN_RUN.finditer(prose):
        for start, name in _longest(run[0], known):
            offset = run.start() + start
            row = bisect_right(starts, offset) - 1
            if (note.body_line + row, name) not in heads:  # an entry's own head
                uses.setdefault(name, []).append((row, offset - starts[row]))
    for name, places in uses.items():
        row, column = places[0]
        text = note.lines[note.body_line - 1 + row][column : column + len(name)]
        yield Fact(subject.path, note.body_line + row, column + 1, "term", name, text, str(len(places)))


def _longest(run: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the names in a run of Chinese from left to right, the longest at each place, without overlap."""
    at = 0
    while at < len(run) - 1:
        sizes = range(min(_LONGEST, len(run) - at), 1, -1)
        name = next((run[at : at + size] for size in sizes if run[at : at + size] in known), "")
        if name:
            yield at, name
        at += len(name) or 1


@lru_cache(maxsize=2)
def _han(known: Concepts) -> frozenset[str]:
    return frozenset(filter(_HAN_RUN.fullmatch, known.names)) - _COMMON


@lru_cache(maxsize=2)
def _latin(known: Concepts) -> frozenset[str]:
    return frozenset(each for each, name in known.names.items() if not has_han(name)) - _COMMON
