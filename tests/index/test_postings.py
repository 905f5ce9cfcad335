"""Postings: gathered in memory or in runs on disk, and as they stand in the index's files."""

from array import array
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aikb.index.whoosh.codec import decode, encode
from aikb.index.whoosh.posting_lists import PostingLists

DOCUMENTS = st.lists(
    st.fixed_dictionaries({"name": st.text("ab微调", max_size=4), "body": st.text("abc微调参数", max_size=30)}),
    max_size=12,
)
POSTINGS = st.dictionaries(st.integers(0, 2**32 - 1), st.integers(1, 70_000), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents=DOCUMENTS, most=st.sampled_from([1, 7, 1000]))
def test_runs_on_disk_change_nothing(documents: list[dict[str, str]], most: int, tmp_path: Path) -> None:
    """Whatever spills, each term comes once, in order, with all its documents in order."""
    lists = PostingLists(tmp_path, most)
    expected: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for number, fields in enumerate(documents):
        for field, text in fields.items():
            lists.add(number, field, Counter(text))
            for term, count in Counter(text).items():
                expected.setdefault((field, term), []).append((number, count))

    found = [((each.field, each.term), list(zip(each.documents, each.counts, strict=True))) for each in lists.drain()]

    assert found == sorted(expected.items())
    assert list(tmp_path.iterdir()) == []


@given(postings=POSTINGS)
def test_a_block_holds_what_was_put_into_it(postings: dict[int, int]) -> None:
    """Documents and counts of any size come back."""
    documents = array("I", sorted(postings))
    counts = array("I", (postings[number] for number in documents))

    found, times = decode(encode(documents, counts))

    assert (found, list(times)) == (list(documents), list(counts))


def test_a_rare_word_takes_few_bytes() -> None:
    """A term in one entry, once: its head and the number."""
    assert len(encode(array("I", [200]), array("I", [1]))) <= 10


@pytest.mark.parametrize("cut", [0, 1, 5, 7])
def test_a_cut_block_is_an_error(cut: int) -> None:
    """The store makes damage of it, and the index is built anew."""
    block = encode(array("I", [1, 300, 70_000]), array("I", [1, 2, 3]))

    with pytest.raises(Exception, match=r"buffer|bytes|array|index|typecode"):
        decode(block[:cut])
