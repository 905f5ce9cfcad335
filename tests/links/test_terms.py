"""Terms marked in what is shown: the same ones that all names together would give, and gone where they cannot be drawn."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from aikb.kb import KnowledgeBase
from aikb.kb.linkgraph.name_targets import NameTargets
from aikb.links.mentions import Finder
from aikb.links.prose import Prose
from aikb.model import Entry
from aikb.query.index import Index
from aikb.render.markdown.draw import RenderOptions, render
from aikb.render.markdown.termmarks import is_marked, mark, pieces, unmarked
from aikb.render.term_links import Linked, form_here

LORA = Entry("a.md#lora", "term", "note", ("LoRA",), "a", "a.md", (), 3, 3, 3, definition="x")
PLAIN = RenderOptions()


class Lora:
    """The first LoRA of a text, whatever stands around it; links lead there too."""

    def find(self, text: str) -> list[tuple[int, int, Entry]]:
        at = text.find("LoRA")
        return [(at, at + 4, LORA)] if at >= 0 else []

    def led(self, target: str) -> Entry | None:
        return LORA if target == "LoRA#用法" else None


def drawn(markdown: str, width: int = 60) -> tuple[str, Linked]:
    """Markdown drawn with numbered links."""
    linked = Linked(Lora(), Path("/nowhere"), "")
    return "\n".join(line.plain.rstrip() for line in linked.render(markdown, width, PLAIN)), linked


def test_names_in_a_text_are_enough(sample: KnowledgeBase) -> None:
    """The names that begin as something in a text does find all that the names of all notes find."""

    def ask(index: Index) -> None:
        targets = NameTargets(index)
        everything = Finder(targets.all_names())
        for entry in index.catalog.all_entries():
            prose = Prose(entry.text)
            assert Finder(targets.names_in([prose])).find(prose) == everything.find(prose)

    sample._opened.answer(ask)


def test_term_has_a_number_behind_it() -> None:
    """A term is followed by its number, and the note below tells where it leads."""
    text, linked = drawn("用 **LoRA**微调")

    assert text == "用 LoRA[1]微调"
    assert [line.plain for line in linked.footnotes(60)] == ["[1] LoRA  a.md:3"]


def test_term_is_marked_once_in_an_answer() -> None:
    """A second text of the same answer does not mark the term again."""
    linked = Linked(Lora(), Path("/nowhere"), "", first=4)

    assert linked.text("a LoRA b").plain == "a LoRA[4] b"
    assert linked.text("a LoRA b").plain == "a LoRA b"
    assert linked.render("LoRA", 60, PLAIN)[0].plain == "LoRA"


def test_what_is_not_shown_has_no_footnote() -> None:
    """Lines that are cut off take their footnotes with them."""
    linked = Linked(Lora(), Path("/nowhere"), "")
    linked.leave_out(linked.render("LoRA", 60, PLAIN))

    assert list(linked.footnotes(60)) == []


def test_two_names_of_one_entry_are_one_link() -> None:
    """Of two names that lead to the same place the first is marked."""

    class Twice(Lora):
        def find(self, text: str) -> list[tuple[int, int, Entry]]:
            return [(0, 4, LORA), (5, len(text), LORA)]

    linked = Linked(Twice(), Path("/nowhere"), "")

    assert linked.render("LoRA 低秩适配", 60, PLAIN)[0].plain == "LoRA[1] 低秩适配"


def test_written_links_are_links_too() -> None:
    """A wikilink leads where it resolves to, with one number for one entry; what leads nowhere is drawn as ever."""
    linked = Linked(Lora(), Path("/nowhere"), "")
    text = linked.render("[[LoRA#用法|法]] [[LoRA#用法|又]] [[无|处]]", 60, PLAIN)[0].plain

    assert text == "法[1] 又[1] 处 <无>"
    assert linked.targets == [LORA]


def test_text_that_draws_marks_raw_has_none() -> None:
    """What the renderer takes for code is drawn as if nothing were marked, and no number is given away."""
    text, linked = drawn("```\nLoRA\n```")

    assert not is_marked(text)
    assert "[1]" not in text
    assert linked.targets == []


@given(st.text("LoRA的 \n*_`[](){}#|>-$<ue1\ue100\ue101\ue200", max_size=60))
def test_marks_are_gone_from_the_screen(markdown: str) -> None:
    """Whatever the text, no mark is drawn, and without its number the text is what it is without links."""
    linked = Linked(Lora(), Path("/nowhere"), "")
    lines = [line.plain for line in linked.render(markdown, 1000, PLAIN)]
    bare = [line.plain for line in render(markdown, 1000, PLAIN)]

    assert [line.replace("[1]", "") for line in lines] == [line.replace("[1]", "") for line in bare]


@given(st.text("ab\n", max_size=20), st.integers(0, 10), st.integers(0, 10))
def test_pieces_join_to_the_text(text: str, start: int, size: int) -> None:
    """Marks come off as they went on."""
    marked = mark(text, [(start, start + size, 0)] if start + size <= len(text) and size else [])

    assert "".join(piece for piece, _ in pieces(marked)) == unmarked(marked)
    assert unmarked(marked) == text


def test_terminal_without_links_gets_numbers() -> None:
    """The Linux console and what says nothing of itself show no links, unless the user asks for them."""
    assert form_here({"TERM": "linux"}, "") == form_here({}, "") == ""
    assert form_here({"TERM": "xterm-256color"}, "") == "file://{path}"
    assert form_here({"TERM": "xterm", "AIKB_HYPERLINK": "none"}, "") == ""
    assert form_here({"TERM": "linux", "AIKB_HYPERLINK": "vscode"}, "").startswith("vscode:")
