"""What grep would find, `--exact` finds: strings cut anywhere out of what a reader sees of the notes."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import write_note
from hypothesis import given, settings
from hypothesis import strategies as st

from aikb.kb import KnowledgeBase
from aikb.model import Entry
from aikb.notes.inline import plain
from aikb.query.parse import SearchOptions

ALL = 10_000  # hits
TELLS = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]{3}")
SYNTAX = re.compile(r"[\"“”„＂()（）*:：-]|\b(?:OR|NOT)\b")
NOTE = """# 拼写

写到一行的末
尾又接下去。

## 数据集

见[微调](a.md)一节，the **L**ow-**R**ank matrices, 用`vae`解码，ＧＰＵ上跑 CLASSES。

## 概率图

Probabilistic Graphical Models，naïve 的做法。

## 地址

https://example.org/a-very-long-path/that-goes-on-and-on/until-no-term/holds-the-whole.html
"""


@pytest.fixture
def spelt(notes: Path, opened: Callable[..., KnowledgeBase]) -> Iterator[KnowledgeBase]:
    """A note whose words are not spelt as their index terms are, or are parted by Markdown."""
    write_note(notes / "spelt.md", NOTE)
    with opened() as base:
        yield base


@st.composite
def places(draw: st.DrawFn) -> tuple[float, float, int]:
    """An entry's line and a place in it, as shares, and a length."""
    share = st.floats(0, 1, exclude_max=True)
    return draw(share), draw(share), draw(st.integers(1, 30))


@cache
def lines(base: KnowledgeBase) -> list[tuple[Entry, str]]:
    """Each line with its entry, as a reader sees it."""
    every = ((entry, plain(line)) for entry in base.entries() for line in entry.text.split("\n"))
    return [(entry, line) for entry, line in every if line]


def check(base: KnowledgeBase, place: tuple[float, float, int], *, quoted: bool) -> None:
    """Looks for the string at a place, and for the line's entry among the hits."""
    found = lines(base)
    entry, line = found[int(place[0] * len(found))]
    start = int(place[1] * len(line))
    string = line[start : start + place[2]].strip()
    if not TELLS.search(string) or '"' in string or (SYNTAX.search(string) and not quoted):
        return
    hits = base.search(f'"{string}"' if quoted else string, SearchOptions(exact=True, limit=ALL)).hits

    assert entry.id in {hit.entry.id for hit in hits}, string


@settings(max_examples=100, deadline=None)
@given(place=places(), quoted=st.booleans())
def test_any_string_of_the_sample_notes_is_found(
    sample: KnowledgeBase, place: tuple[float, float, int], quoted: bool
) -> None:
    """Across the borders of words, scripts and markup, and cut inside of Latin words."""
    check(sample, place, quoted=quoted)


@settings(max_examples=60, deadline=None)
@given(place=places(), quoted=st.booleans())
def test_any_string_of_the_shipped_notes_is_found(
    shipped: KnowledgeBase, place: tuple[float, float, int], quoted: bool
) -> None:
    """The same of more notes; thousands of examples are drawn by `scripts/bench/retrieval.py --substrings`."""
    check(shipped, place, quoted=quoted)


@pytest.mark.parametrize("string", ["robabilistic M", "babilistic Graphs", "见微调节", "数据集 CLASSES", "写到末尾"])
def test_what_stands_nowhere_is_not_found(spelt: KnowledgeBase, string: str) -> None:
    """Quiet cases: words alike, in another order or with something between them."""
    assert not spelt.search(f'"{string}"', SearchOptions(exact=True)).hits


@pytest.mark.parametrize(
    ("string", "name"),
    [
        ("Probabilistic Gr", "概率图"),
        ("babilistic Graph", "概率图"),
        ("stic Graphical M", "概率图"),
        ("c Graphical", "概率图"),
        ("aïve 的", "概率图"),
        ("见微调一节", "数据集"),
        ("节，the Low-Rank matr", "数据集"),
        ("atrice", "数据集"),
        ("asse", "数据集"),
        ("用vae解", "数据集"),
        ("PU上", "数据集"),
        ("nd-on/until-no-te", "地址"),
        ("末尾又", "拼写"),
    ],
)
@pytest.mark.parametrize("form", ['"{}"', "{}"])
def test_a_string_cut_anywhere_is_found(spelt: KnowledgeBase, string: str, name: str, form: str) -> None:
    """Typed as a phrase and as it is."""
    assert name in [hit.entry.name for hit in spelt.search(form.format(string), SearchOptions(exact=True)).hits]


def test_what_stands_to_the_letter_is_found_beside_what_has_the_words(spelt: KnowledgeBase, notes: Path) -> None:
    """`e Lo` of `the **L**ow` is no pair of words; an entry with such words is found too."""
    write_note(notes / "letters.md", "# 字母\n\nLo 与 e 各是一个词。\n")
    spelt.close()  # the next question looks at the notes anew
    found = spelt.search("e Lo", SearchOptions(exact=True))

    assert {"数据集", "字母"} <= {hit.entry.name for hit in found.hits}
