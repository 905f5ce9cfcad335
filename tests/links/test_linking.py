"""Making links of what stands in a note: no more than was wished for, and nothing else changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.links.linking import LinkRequest, link_edits
from aikb.links.rename import read_entries
from aikb.model import PLAIN, Dialect
from aikb.notes.decode import split_lines
from aikb.notes.edits import apply_edits

PIECES = st.sampled_from(
    [
        "LoRA",
        "微调",
        "- ",
        "# ",
        "\n",
        "\n\n",
        "`",
        "[[",
        "]]",
        "| ",
        " |",
        "|---|",
        ": ",
        "(",
        ")",
        "$",
        "---\n",
        "a",
        "> ",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def linked(text: str, target: str = "", dialect: Dialect = PLAIN) -> str:
    """The text with links made wherever LoRA or 微调 stand."""
    found = [
        LinkRequest(number, match.start() + 1, match[0], target or match[0])
        for number, line in enumerate(split_lines(text), 1)
        for match in re.finditer("LoRA|微调", line)
    ]
    return apply_edits(text.encode(), link_edits("n.md", text.encode(), found, dialect)).decode()


@pytest.mark.parametrize(
    "text",
    [
        "# LoRA\n",
        "`LoRA`\n",
        "    LoRA\n",
        "[LoRA](a.md)\n",
        "[[LoRA]]\n",
        "[[a|LoRA]]\n",
        "---\ntitle: LoRA\n---\n",
        "<!-- LoRA -->\n",
        "$LoRA$\n",
        "https://a.b/LoRA\n",
    ],
)
def test_quiet_where_a_link_cannot_stand(text: str) -> None:
    """In headings, code, links, metadata, comments, formulas and addresses nothing is linked."""
    assert linked(text) == text


def test_head_words_keep_their_names() -> None:
    """A term whose name holds the mention is left alone; its text is not."""
    text = "- QLoRA(Quantized LoRA): 把底座量化后再训练 LoRA。\n- 早停: 就是停下来的做法。\n"

    assert linked(text) == text  # the name and the text share a line: neither is touched when one must not be
    assert linked(text + "\n用LoRA微调。\n").endswith("\n用[[LoRA]][[微调]]。\n")


def test_another_name_is_written_before_a_pipe_that_a_table_takes() -> None:
    """The text that stands there stays what is read."""
    assert linked("用LoRA。\n", "低秩适配") == "用[[低秩适配|LoRA]]。\n"
    assert linked("| a | b |\n|---|---|\n| x | LoRA |\n", "低秩适配").endswith("| x | [[低秩适配\\|LoRA]] |\n")


def test_what_no_longer_stands_there_is_left_out() -> None:
    """A request from a note as it was before is no request for this one."""
    data = b"LoRA here\n"

    assert link_edits("n.md", data, [LinkRequest(1, 2, "LoRA", "LoRA"), LinkRequest(7, 1, "x", "x")]) == []


@given(TEXTS)
def test_the_text_without_its_new_brackets_is_the_old_text(text: str) -> None:
    """Entries keep their names and places, and what was put in can be taken out."""
    there = linked(text)
    faces = [[(each.id, each.line, each.names) for each in read_entries("n.md", t.encode())[1]] for t in (text, there)]

    assert faces[0] == faces[1]
    assert re.sub(r"\[\[(LoRA|微调)\]\]", r"\1", there) == re.sub(r"\[\[(LoRA|微调)\]\]", r"\1", text)


def test_a_link_is_written_as_the_notes_write_theirs() -> None:
    """Where labels come first, also in a table; what is its own target has no label."""
    text = "用LoRA，见 [[它|丙]]。\n\n| 名 | 说 |\n|---|---|\n| LoRA | 低秩 |\n"

    assert linked(text, "低秩适配", dialect=Dialect(label_first=True)) == (
        "用[[LoRA|低秩适配]]，见 [[它|丙]]。\n\n| 名 | 说 |\n|---|---|\n| [[LoRA\\|低秩适配]] | 低秩 |\n"
    )
    assert linked("用LoRA。", dialect=Dialect(label_first=True)) == "用[[LoRA]]。"
