"""What the metadata of a note says is text: it is found, shown with its key, and defines a note that says nothing else."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from aikb.kb import KnowledgeBase
from aikb.query.parse import SearchOptions
from aikb.settings import find_settings

NOTES = {
    "yaml.md": "---\ntitle: 空莓\ndescription: 只有描述的莓。\nauthor: 李雷\nextra:\n  editor: 韩梅梅\n  refs:\n    - 某书第三章\n"
    "created: 2025-01-02 # 草稿时间\nsummary: >-\n  折起来的\n  摘要两行\ntags: [甲, 乙]\n---\n",
    "logseq.md": "title:: 日志莓\ntype:: 概念卡\nsummary:: 一种日志里的莓\n\n- 正文 [reviewer:: 王五]\n",
    "toml.md": '+++\ntitle = "托莓"\ndescription = "写在头里的莓"\n[extra]\nauthor = "赵六"\n+++\n\n托莓的正文，说到头里的莓。\n',
    "pelican.md": "Title: 佩莓\nDate: 2025-03-01\nSummary: 佩利坎的摘要\n\n佩莓正文。\n",
    "broken.md": '---\ntitle: 坏莓\nlayout: post\nthis line is wrong 错行\nnote: "未闭合\n---\n\n坏莓正文。\n',
}
FOUND = [
    ("只有描述", "yaml.md", 3, "description"),
    ("李雷", "yaml.md", 4, "author"),
    ("韩梅梅", "yaml.md", 6, "extra.editor"),
    ("某书第三章", "yaml.md", 8, "extra"),
    ("草稿时间", "yaml.md", 9, "created"),
    ("摘要两行", "yaml.md", 12, "summary"),
    ("概念卡", "logseq.md", 2, "type"),
    ("赵六", "toml.md", 5, "author"),
    ("佩利坎", "pelican.md", 3, "Summary"),
    ("错行", "broken.md", 4, "layout"),
    ("未闭合", "broken.md", 5, "note"),
]


@pytest.fixture
def kb(tmp_path: Path, environ: dict[str, str]) -> Callable[[Mapping[str, str]], KnowledgeBase]:
    """A knowledge base over some notes."""

    def make(notes: Mapping[str, str]) -> KnowledgeBase:
        root = tmp_path / "n"
        root.mkdir()
        for path, text in notes.items():
            (root / path).write_text(text, encoding="utf-8")
        return KnowledgeBase(find_settings(str(root), environ, tmp_path), environ)

    return make


def test_every_value_is_found_where_it_is(kb: Callable[[Mapping[str, str]], KnowledgeBase]) -> None:
    """The hit says which key the text belongs to, and its line is the line."""
    with kb(NOTES) as opened:
        for text, path, line, name in FOUND:
            (hit,) = opened.search(text, SearchOptions(exact=True)).hits
            assert (hit.entry.path, hit.match_line, hit.key) == (path, line, name)
            assert hit.snippet.startswith(f"{name}: ")
            assert text in hit.snippet
            assert [hit.snippet[start:end] for start, end in hit.marks] == [text]
        assert opened.search('"折起来的 摘要两行"').exact  # a phrase goes on over the end of a line
        assert opened.search("author:李雷").hits[0].entry.path == "yaml.md"


def test_the_text_of_a_note_comes_first(kb: Callable[[Mapping[str, str]], KnowledgeBase]) -> None:
    """What a note says about itself ranks below what another note says in its text."""
    with kb(
        {"a.md": "---\ntitle: 甲\ndescription: 说说归一化\n---\n\n别的。\n", "b.md": "# 乙\n\n也提到归一化。\n"}
    ) as opened:
        assert [hit.entry.path for hit in opened.search("归一化").hits] == ["b.md", "a.md"]


def test_a_name_is_not_its_own_metadata(kb: Callable[[Mapping[str, str]], KnowledgeBase]) -> None:
    """Titles, aliases, tags and kinds are found as what they are: a search for a kind's word lists no note of it."""
    with kb({"a.md": "---\ntitle: 甲莓\naliases: [乙莓]\ntags: [丙莓]\nkind: glossary\n---\n\n正文。\n"}) as opened:
        assert not opened.search("glossary", SearchOptions(exact=True)).hits
        for name in ("甲莓", "乙莓", "丙莓"):
            assert [hit.key for hit in opened.search(name, SearchOptions(exact=True)).hits] == [""]


@pytest.mark.parametrize(("term", "definition"), [("空莓", "只有描述的莓。"), ("托莓", "托莓的正文，说到头里的莓。")])
def test_a_description_defines_a_note_that_says_nothing_else(
    kb: Callable[[Mapping[str, str]], KnowledgeBase], term: str, definition: str
) -> None:
    with kb(NOTES) as opened:
        assert opened.define(term).senses[0].definition == definition


def test_what_is_left_out_is_looked_for_in_the_text(kb: Callable[[Mapping[str, str]], KnowledgeBase]) -> None:
    """A source that has the word in its title is no reason to leave a note out."""
    notes = {
        "a.md": "---\ntitle: 甲\nsources: [归一化的书]\n---\n\n说采样。\n",
        "b.md": "---\ntitle: 乙\nauthor: 李雷\n---\n\n说采样，也说归一化。\n",
    }
    with kb(notes) as opened:
        assert [hit.entry.path for hit in opened.search("采样 -归一化").hits] == ["a.md"]
