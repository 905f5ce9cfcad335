"""Labels that recur over pages of one kind are fields; what recurs as a term stays one."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from conftest import write_note

from aikb.completion.catalog import Catalog
from aikb.index.catalog import CATALOG_FILE
from aikb.kb import KnowledgeBase

PAGE = "# berry{0}\n\n**Status:** Approved {0}\n\n## Roles\n\n- **Engineer:** Tune it.\n"
Open = Callable[..., KnowledgeBase]


@pytest.fixture
def pages(notes: Path) -> Path:
    """Pages of a glossary that all have the same labels."""
    for number in range(1, 5):
        write_note(notes / f"terms/b{number}.md", PAGE.format(number))
    return notes


def terms(kb: KnowledgeBase) -> set[str]:
    return {entry.name for entry in kb.entries() if entry.type == "term"}


@pytest.mark.usefixtures("pages")
def test_a_label_that_recurs_is_no_term(opened: Open) -> None:
    with opened() as kb:
        assert not terms(kb) & {"Status", "Engineer"}
        assert "低秩适配" in terms(kb)


@pytest.mark.usefixtures("pages")
def test_its_lines_count_as_those_of_the_page(opened: Open) -> None:
    with opened() as kb:
        hit = kb.search("Approved 3").hits[0]
        assert (hit.entry.name, hit.entry.path, hit.match_line) == ("berry3", "terms/b3.md", 3)


def test_it_is_no_mention_and_no_proposal(pages: Path, opened: Open) -> None:
    write_note(pages / "plan.md", "# 计划\n\nThe Engineer and berry2 are late.\n")
    with opened() as kb:
        mentioned = {each.entry.name for each in kb.links.of("plan.md").outgoing if each.entry}
        assert mentioned == {"berry2"}
        assert [rewrite.before for rewrite in kb.link("plan.md", write=False).rewrites] == ["berry2"]


def test_it_is_related_to_nothing(pages: Path, opened: Open) -> None:
    write_note(pages / "terms/b5.md", PAGE.format(5).replace("Approved", "[[berry1]]").replace("Tune", "[[berry1]]"))
    write_note(pages / "plan.md", "# 计划\n\n[[berry1]]\n")
    with opened() as kb:
        names = {hit.entry.name for hit in kb.links.related("berry1", 50).hits}
        assert "计划" in names
        assert not names & {"Status", "Engineer"}


@pytest.mark.usefixtures("pages")
def test_it_is_not_completed(opened: Open) -> None:
    with opened() as kb:
        generation = kb._opened.answer(lambda index: index.generation)
        with Catalog(str(generation / CATALOG_FILE)) as catalog:
            assert catalog.names("be") == [f"berry{each}" for each in range(1, 5)]
            assert catalog.names("Engi") == catalog.names("Stat") == []


@pytest.mark.usefixtures("pages")
def test_it_is_still_found_by_its_name(opened: Open) -> None:
    with opened() as kb:
        assert {sense.path for sense in kb.define("Status").senses} == {f"terms/b{each}.md" for each in range(1, 5)}


def test_two_pages_make_no_field(notes: Path, opened: Open) -> None:
    for number in (1, 2):
        write_note(notes / f"terms/b{number}.md", PAGE.format(number))
    with opened() as kb:
        assert {"Status", "Engineer"} <= terms(kb)


@pytest.mark.parametrize("line", ["- **莓调(berry tuning)**：调莓。\n", "- **莓调**：调莓。\n"])
def test_a_term_with_another_name_or_a_page_of_its_own_is_no_field(notes: Path, opened: Open, line: str) -> None:
    for number in range(3):
        write_note(notes / f"terms/t{number}.md", f"# 莓{number}\n\n{line}- **莓火**：烧莓。\n")
    write_note(notes / "terms/莓调.md", "# 莓调\n\n调莓的办法。\n")
    with opened() as kb:
        assert "莓调" in terms(kb)


@pytest.mark.parametrize("order", list(permutations((1, 2, 3)))[::2])
def test_the_order_of_edits_changes_nothing(notes: Path, opened: Open, order: tuple[int, ...]) -> None:
    """Pages that come one by one give the same terms, and so do pages that go again."""
    found = []
    for number in order:
        write_note(notes / f"terms/b{number}.md", PAGE.format(number))
        with opened() as kb:
            found.append("Status" in terms(kb))
    (notes / f"terms/b{order[0]}.md").unlink()
    with opened() as kb:
        found.append("Status" in terms(kb))

    assert found == [True, True, False, True]
