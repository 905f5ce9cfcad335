"""Tags as the tools they come from have them: nested, of pictures, in headings, typed with their sign."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from aikb.cli.list_filters import narrow
from aikb.kb import KnowledgeBase
from aikb.model import Dialect, Note
from aikb.notes.hashtags import hashtags, without_hashtags
from aikb.notes.reader import read_note
from aikb.settings import find_settings


def tags_of(text: str) -> list[str]:
    """The tags in the text of a note, in order."""
    note: Note = read_note("n.md", text.encode(), Dialect())
    return [tag for line in hashtags(note).values() for tag in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("正文 #📚 #🚀launch #todo✅ #👩‍💻 完。", ["📚", "🚀launch", "todo✅", "👩‍💻"]),
        ("与 #[[多 词 标签]]结尾，#微调。后文", ["多 词 标签", "微调"]),
        ("# 笔记 #heading\n\n## 小节 #sub标签 #二\n", ["heading", "sub标签", "二"]),
        ("##紧标题 #甲\n", ["甲"]),
        ("- ## 列表里 #乙\n", ["乙"]),
        ("#123 #fff #a1b2c3 C# `#code` <a href='#x'> https://a.b/#c [x](#y) {#id} a#b", []),
        ("[[页#节]] ![[图#甲]] #[[页]]", ["页"]),
        ("#标签。#，#）", ["标签"]),
    ],
)
def test_tags_in_text(text: str, expected: list[str]) -> None:
    assert tags_of(text) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("笔记 #heading #二", "笔记"),
        ("C# 与 F#", "C# 与 F#"),
        ("排名 #1", "排名 #1"),
        ("#全是 #标签", "#全是 #标签"),
        ("中 #间 字", "中 #间 字"),
    ],
)
def test_tags_behind_a_heading_are_no_part_of_it(heading: str, expected: str) -> None:
    assert without_hashtags(heading) == expected


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


def test_a_parent_has_its_children(kb: Callable[[Mapping[str, str]], KnowledgeBase]) -> None:
    """In a filter, in a list and in the counts; a child has not its siblings, nor a tag that only begins alike."""
    notes = {
        "a.md": "---\ntitle: 甲\ntags: [ml/nlp]\n---\n\n正文。\n",
        "b.md": "---\ntitle: 乙\ntags: [ml/cv/seg]\n---\n\n正文 #项目/丙。\n",
        "c.md": "---\ntitle: 丙\ntags: [mlops]\n---\n\n正文。\n",
    }
    with kb(notes) as opened:
        for wanted in ("tag:ml", "tag:#ML", "tag:ml/"):
            assert {hit.entry.path for hit in opened.search(f"正文 {wanted}").hits} == {"a.md", "b.md"}
        assert {hit.entry.path for hit in opened.search("正文 tag:ml/cv").hits} == {"b.md"}
        assert [note.path for note in narrow(opened.notes(), ["#ml"], "", "")] == ["a.md", "b.md"]
        counted = {each.tag: (len(each.notes), len(each.all_notes)) for each in opened.tags()}
        assert counted == {
            "ml": (0, 2),
            "ml/nlp": (1, 1),
            "ml/cv": (0, 1),
            "ml/cv/seg": (1, 1),
            "项目": (0, 1),
            "项目/丙": (1, 1),
            "mlops": (1, 1),
        }


def test_a_tag_that_is_a_page_leads_there(kb: Callable[[Mapping[str, str]], KnowledgeBase]) -> None:
    """`#[[page]]` of Logseq is a link where there is such a page, and no broken one where there is none."""
    with kb({"a.md": "# 甲\n\n见 #[[乙]] 和 #[[没有 的]]。\n", "b.md": "# 乙\n\n文。\n"}) as opened:
        assert [each.entry.path for each in opened.links.of("甲").outgoing if each.entry] == ["b.md"]
        assert opened.links.unresolved() == []
        assert not [each for each in opened.check().findings if each.rule.startswith("AKB2")]
