"""Which addresses belong to an entry, and which a browser may be given."""

import pytest

from aikb.model import Entry
from aikb.notes.reader import read_note
from aikb.query.web import addresses, is_web

NOTE = """---
title: 微调
sources:
  - "Hu et al., LoRA, arXiv:2106.09685"
  - "Dettmers et al., QLoRA: Efficient Finetuning, arXiv: 2305.14314"
  - https://example.org/peft?a=1
---
# 微调

- LoRA: 见[论文](javascript:alert(1))和[这里](https://a.example/lora#top)。
- QLoRA: 一种量化的做法。
- DoRA: 来源: DOI 10.1145/3292500.3330701，又见 http://b.example/路径。 <ftp://c.example>
- 采样: ![图](https://i.example/p.png) 见 https://d.example/a。
- 抽卡: `https://in.code/` 没有链接。
"""
REFUSED = [
    "",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "vscode://file/x",
    "//host/path",
    "https://",
    "https:///path",
    "http://a b",
    "http://a\n.example",
    "http://a\x1b[31m",
    "http://[::1",
    "-https://a.example",
    " https://a.example",
]


def entry(name: str, line: int, last: int) -> Entry:
    return Entry(name, "term", "glossary", (name,), "微调", "a.md", (), line, line, last)


@pytest.mark.parametrize("address", REFUSED)
def test_is_web__no(address: str) -> None:
    """Nothing but http and https with a host, without blanks and control characters, is a web address."""
    assert not is_web(address)


@pytest.mark.parametrize("address", ["http://a.example", "HTTPS://a.example/路径?x=1#y", "http://[::1]:8000/"])
def test_is_web(address: str) -> None:
    """These are."""
    assert is_web(address)


@pytest.mark.parametrize(
    ("name", "line", "last", "found"),
    [
        ("采样", 13, 13, ["https://d.example/a", "https://i.example/p.png"]),
        ("抽卡", 14, 14, ["https://in.code/"]),
        ("LoRA", 10, 10, ["https://a.example/lora#top", "https://arxiv.org/abs/2106.09685"]),
        ("QLoRA", 11, 11, ["https://arxiv.org/abs/2305.14314"]),
        ("DoRA", 12, 12, ["http://b.example/路径", "https://doi.org/10.1145/3292500.3330701"]),
        ("行话", 8, 9, []),
    ],
)
def test_addresses(name: str, line: int, last: int, found: list[str]) -> None:
    """Links come before what is named in words, the entry's own before the note's sources that name it."""
    assert addresses(read_note("a.md", NOTE.encode()), entry(name, line, last)) == found


def test_addresses__of_a_whole_note() -> None:
    """A note has all of its sources."""
    found = addresses(read_note("a.md", NOTE.encode()), entry("微调", 1, 14))

    assert found[0] == "https://a.example/lora#top"
    assert "https://example.org/peft?a=1" in found
