"""A link is a link in whatever syntax: every command sees the same ones, and a rename keeps them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from aikb.kb import KnowledgeBase
from aikb.settings import find_settings

Make = Callable[[Mapping[str, str]], KnowledgeBase]
HEAD = "---\ntitle: 题\n---\n\n"


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


LEADING = [
    '文 <a class="x" href="b.md">乙</a>。',
    "文 <A HREF='b.md#小节'>乙</A>。",
    '<p align="center">\n<a href=b.md>乙</a>\n</p>',
    "文 {% post_link b 乙的题 %}。",
    '{% post_link b "乙的题" %}',
    '文 [乙]({{< ref "b.md" >}})。',
    '文 {{% relref "b.md#小节" %}}。',
    '文 {{< relref path="b" >}}。',
    "文 [标签]([[b]])。",
    "文 [标签][r]。\n\n[r]: b.md",
    "文 [[b#]] 完。",
    "文 [x](b.md:12) 完。",
    "文 [x](./b.md:12:3) 完。",
    "文 [x](b.md#L10-L20) 完。",
    "文 [x](b.md#) 完。",
    "文 ![[b#t=1h2m]] 完。",
    "文 #[[b]] 完。",
]
DEAD = [
    ('<img src="pics/gone.png" width="300">', "pics/gone.png"),
    ('<video controls src="gone.mp4"></video>', "gone.mp4"),
    ("{% post_link gone %}", "gone"),
    ('{{< ref "gone.md" >}}', "gone.md"),
    ("[x]([[gone]])", "gone"),
    ("[[gone#]]", "gone#"),
    ("[x](gone.md:3)", "gone.md:3"),
]
NONE = [
    '<a name="x"></a> <a href="#x">上</a> <a href="https://a.b/c">外</a> <a href="mailto:a@b.c">信</a>',
    '`<a href="gone.md">` <!-- <img src="gone.png"> --> <span title="gone.md">字</span>',
    "```\n{% post_link gone %}\n```",
    "<script>\nvar x = '<img src=\"gone.png\">';\n</script>",
    "[x](((65a0c0de-1111)))",
]


@pytest.mark.parametrize("text", LEADING)
def test_a_link_leads(kb: Make, text: str) -> None:
    """To the note, for `links` and for `check`; when the note gets another name the link follows it."""
    with kb({"a.md": HEAD + text + "\n", "b.md": "---\ntitle: 乙\n---\n\n# 乙\n\n## 小节\n\n文。\n"}) as opened:
        assert [each.entry.path for each in opened.links.of("a.md").outgoing if each.entry] == ["b.md"]
        assert opened.links.unresolved() == []
        assert [each for each in opened.check().findings if each.rule.startswith("AKB20")] == []
        opened.rename("b.md", "c.md", write=True)
    with kb({}) as opened:
        assert [each.entry.path for each in opened.links.of("a.md").outgoing if each.entry] == ["c.md"]
        assert [each for each in opened.check().findings if each.rule.startswith("AKB20")] == []


@pytest.mark.parametrize(("text", "target"), DEAD)
def test_a_dead_link_is_told_by_both(kb: Make, text: str, target: str) -> None:
    """`list --unresolved` and `check` agree, and name what is written."""
    with kb({"a.md": f"{HEAD}文 {text} 完。\n"}) as opened:
        assert [each.label for each in opened.links.unresolved()] == [target]
        (finding,) = [each for each in opened.check().findings if each.rule in ("AKB202", "AKB203")]
        assert f"`{target}`" in finding.message
        assert (HEAD + f"文 {text} 完。").split("\n")[finding.line - 1][finding.column - 1 :].startswith(target)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_link_is_none(kb: Make, text: str) -> None:
    with kb({"a.md": HEAD + text + "\n"}) as opened:
        assert opened.links.unresolved() == []
        assert [each for each in opened.check().findings if each.rule.startswith("AKB20")] == []


def test_files_are_found_where_the_tool_puts_them(kb: Make) -> None:
    """In the folder of a note's name, as Hexo does; anywhere by name, as Obsidian does."""
    files = {"_posts/a.md": f"{HEAD}![](x.png) {{% asset_img y.png %}} ![[z.png]]\n", "_posts/a/x.png": "1"}
    with kb({**files, "_posts/a/y.png": "1", "附件/z.png": "1"}) as opened:
        assert opened.links.unresolved() == []
        assert [each for each in opened.check().findings if each.rule in ("AKB202", "AKB203")] == []


def test_dendron_is_known_by_its_settings(kb: Make) -> None:
    """Labels come first beside a dendron.yml, unless our settings say otherwise."""
    files = {"a.md": f"{HEAD}见 [[乙的|b]]。\n", "b.md": "# 乙\n\n文。\n", "dendron.yml": "version: 5\n"}
    with kb(files) as opened:
        assert [each.entry.path for each in opened.links.of("a.md").outgoing if each.entry] == ["b.md"]
    with kb({**files, "aikb.toml": "[links]\nlabel_first = false\n"}) as opened:
        assert [each.label for each in opened.links.unresolved()] == ["乙的"]
