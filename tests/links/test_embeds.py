"""Embeds are shown in their place, pages of Logseq have their names, and a heading that is only a link names nothing."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from aikb.kb import KnowledgeBase
from aikb.notes.titles import title_from_path
from aikb.settings import find_settings

Make = Callable[[Mapping[str, str]], KnowledgeBase]
ID = "65a0c0de-0000-4000-8000-000000000000"


@pytest.fixture
def kb(tmp_path: Path, environ: dict[str, str]) -> Make:
    """A knowledge base over some files."""

    def make(files: Mapping[str, str]) -> KnowledgeBase:
        root = tmp_path / "n"
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return KnowledgeBase(find_settings(str(root), environ, tmp_path), environ)

    return make


def test_embeds_are_put_in_their_place(kb: Make) -> None:
    """Notes, parts of them and blocks, one level deep; pictures, what is dead and what is no line of its own stay."""
    files = {
        "a.md": f"# 甲\n\n- ![[b#小节]]\n\n![[a]]\n\n![[没有]]\n\n![[x.png|300]]\n\n见 ![[b]] 了。\n\n(({ID})) 与 {{{{embed (({ID}))}}}}\n",
        "b.md": "# 乙\n\n首段。\n\n## 小节\n\n小节的话。\n\n![[a]]\n",
        "c.md": f"# 丙\n\n- 块的话\n  id:: {ID}\n",
    }
    with kb(files) as opened:
        assert opened.with_embeds(opened.show("a.md")).text.split("\n") == [
            *("# 甲", "", "- > ## 小节", "  >", "  > 小节的话。", "  >", "  > ![[a]]", "", "![[a]]", ""),
            *("![[没有]]", "", "![[x.png|300]]", "", "见 ![[b]] 了。", "", "块的话 与 块的话"),
        ]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("pages/Unity___场景.md", "Unity/场景"),
        ("pages/std%3A%3Amap.md", "std::map"),
        ("a/b___c.md", "b___c"),
        ("100%25.md", "100%"),
        ("100%.md", "100%"),
    ],
)
def test_names_of_pages(path: str, title: str) -> None:
    assert title_from_path(path) == title


def test_a_heading_that_is_only_a_link_is_no_target(kb: Make) -> None:
    """The page whose alias it is answers; where there is none the link leads nowhere, and is said to."""
    files = {
        "pages/sequence.md": "alias:: 序列\n\n- 一列数。\n",
        "pages/analysis.md": "- ## [[序列]]\n- ## [[级数]]\n",
        "pages/a.md": "- 见 [[序列]]\n",
    }
    with kb(files) as opened:
        assert [each.entry.path for each in opened.links.of("pages/a.md").outgoing if each.entry] == [
            "pages/sequence.md"
        ]
        assert [each.label for each in opened.links.unresolved()] == ["级数"]
