"""What entries are linked with, over real notes and a real index."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aikb.kb import KnowledgeBase, Listener
from aikb.kb.linkgraph.base import LinkBase
from aikb.links.store import STORE_FILE
from aikb.model.links import Neighbour
from aikb.settings import find_settings

Opens = Callable[[], KnowledgeBase]

NOTES = {
    "a.md": """# 低秩笔记

- LoRA(低秩适配): 冻结权重，见 [[QLoRA]] 与 [[没有的]]。
- QLoRA(量化低秩适配): 在量化的模型上做 LoRA。
- 孤儿词(Orphan): 谁也不提它。
""",
    "b.md": """# 显存不够

先试 LORA，再试 [量化](a.md#qlora)。`LoRA` 在代码里不算。

## 训练

自己链接自己：[[b]]，外面的 [[../../etc/passwd]]，图 ![x](../x.png)，网址 https://example.com/a 和 [文](https://example.com/b)。
""",
    "c.md": "# 环一\n\n[[d]]\n",
    "d.md": "# 环二\n\n[[c]] 谈低秩适配。\n",
}


@pytest.fixture
def opens(tmp_path: Path, environ: dict[str, str]) -> Opens:
    """Opens the notes anew, as each command does."""
    root = tmp_path / "linked"
    root.mkdir()
    for path, text in NOTES.items():
        write(root / path, text)
    settings = find_settings(str(root), environ, root)
    return lambda: KnowledgeBase(settings, environ, listener=Listener(lambda _: None))


def write(path: Path, text: str) -> None:
    """Writes a note as if an hour ago."""
    path.write_text(text, encoding="utf-8")
    then = time.time() - 3600
    os.utime(path, (then, then))


def names(found: tuple[Neighbour, ...]) -> list[str]:
    """The other ends by name; `?` before what leads nowhere."""
    return [link.entry.name if link.entry else f"?{link.label}" for link in found]


def test_three_sections(opens: Opens) -> None:
    """Written links, links back and mentions are told apart, each where it stands."""
    with opens() as kb:
        lora, qlora = kb.links.of("LoRA"), kb.links.of("QLoRA")

    assert names(lora.outgoing) == ["QLoRA", "?没有的"]
    assert names(lora.backlinks) == []
    assert [(link.path, link.line, link.label) for link in lora.mentions] == [
        ("a.md", 4, "LoRA"),
        ("b.md", 3, "LORA"),
        ("d.md", 3, "低秩适配"),
    ]
    assert lora.mentions[2].text == "c 谈低秩适配。"
    assert names(qlora.backlinks) == ["LoRA", "显存不够"]
    assert [link.text for link in qlora.backlinks] == [
        "LoRA(低秩适配): 冻结权重，见 QLoRA 与 没有的。",
        "先试 LORA，再试 量化。",
    ]


def test_depth_goes_on_and_ends(opens: Opens) -> None:
    """Links over links are followed once, in a circle too."""
    with opens() as kb:
        found = kb.links.of("环一", depth=5)
        graph = kb.links.graph("环一", depth=9)

    assert (names(found.outgoing)[0], found.outgoing[0].depth) == ("环二", 1)
    assert len(set(names(found.outgoing))) == len(found.outgoing)
    assert {entry.name for entry in graph.nodes} >= {"环一", "环二", "LoRA", "QLoRA"}
    assert len(graph.nodes) == len(set(graph.nodes)) == len(graph.depths)


def test_what_leads_out_leads_nowhere(opens: Opens) -> None:
    """A link out of the root is unresolved, one to the web is an address, one to its own note is no neighbour."""
    with opens() as kb:
        found = kb.links.of("b.md")
        lost = kb.links.unresolved()

    assert names(found.outgoing) == ["QLoRA", "?../../etc/passwd", "?x", "LoRA"]
    assert [link.label for link in found.addresses] == ["https://example.com/a", "https://example.com/b"]
    assert [(link.path, link.label) for link in lost] == [
        ("a.md", "没有的"),
        ("b.md", "../../etc/passwd"),
        ("b.md", "../x.png"),
    ]


def test_a_note_without_text_and_a_file_are_somewhere(opens: Opens, tmp_path: Path) -> None:
    """A link to an empty note leads to it, one to a file of the folder to that; neither is `?`."""
    root = tmp_path / "linked"
    write(root / "空.md", "")
    (root / "sub").mkdir()
    write(root / "sub" / "图.png", "x")
    write(root / "sub" / "e.md", "# 戊\n\n[[空]]和 ![图](图.png)，没有 ![[无.png]]。\n")
    with opens() as kb:
        found, empty, graph = kb.links.of("戊"), kb.links.of("空"), kb.links.graph()

    assert [(each.entry and each.entry.id, each.file) for each in found.outgoing] == [
        *(("空.md", ""), (None, "sub/图.png"), (None, "")),
    ]
    assert names(empty.backlinks) == ["戊"]
    assert "空.md" in [entry.id for entry in graph.nodes]


def test_a_target_that_several_links_share_is_told_once(opens: Opens, tmp_path: Path) -> None:
    """Links that lead nowhere are told where their targets stand, as `check` tells them."""
    write(tmp_path / "linked" / "f.md", "# 己\n\n[一][x]，[二][x]，[[三]]。\n\n[x]: 无.md\n")
    with opens() as kb:
        lost = [(each.line, each.column) for each in kb.links.unresolved() if each.path == "f.md"]
        told = [(each.line, each.column) for each in kb.check(["f.md"]).findings if each.rule in ("AKB202", "AKB203")]

    assert lost == told == [(3, 17), (5, 6)]


def test_orphans_and_dead_ends(opens: Opens) -> None:
    """Nothing leads to an orphan; a dead end leads nowhere."""
    with opens() as kb:
        orphans, ends = kb.links.loose("orphans"), kb.links.loose("dead-ends")
        most = kb.links.most_linked()

    assert [entry.name for entry in orphans] == ["孤儿词", "显存不够"]
    assert "孤儿词" in [entry.name for entry in ends]
    assert "环一" not in [entry.name for entry in ends]
    assert [(hit.entry.name, hit.score) for hit in most[:2]] == [("LoRA", 3.0), ("QLoRA", 2.0)]


def test_related_begins_with_what_is_linked_both_ways(opens: Opens) -> None:
    """QLoRA belongs with LoRA more than anything else does, and nothing belongs with an orphan."""
    with opens() as kb:
        _, found = kb.links.related("LoRA", 3)
        _, none = kb.links.related("孤儿词", 3)

    assert found[0].entry.name == "QLoRA"
    assert none == ()


def test_a_new_name_is_found_in_old_notes(opens: Opens, tmp_path: Path) -> None:
    """What a note comes to name is mentioned at once where it always stood."""
    with opens() as kb:
        kb.links.of("LoRA")
    write(tmp_path / "linked" / "e.md", "# 新\n\n- 冻结(freeze): 不更新。\n")
    with opens() as kb:
        found = kb.links.of("冻结")

    assert [(link.path, link.line) for link in found.mentions] == [("a.md", 3)]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\7" * 4000])
def test_damaged_store_is_made_anew(opens: Opens, tmp_path: Path, content: bytes) -> None:
    """Whatever stands where the store should stand, the answer is right."""
    with opens() as kb:
        before = kb.links.of("LoRA")
    (store,) = (tmp_path / "cache").glob(f"*/g-*/{STORE_FILE}")
    store.write_bytes(content)
    with opens() as kb:
        assert kb.links.of("LoRA") == before
    assert store.stat().st_size > len(content)


def test_unwritable_store_answers_from_memory(opens: Opens, tmp_path: Path) -> None:
    """Where the file of the store cannot be made, links are found all the same."""
    with opens() as kb:
        before = kb.links.of("LoRA")
    (store,) = (tmp_path / "cache").glob(f"*/g-*/{STORE_FILE}")
    store.unlink()
    store.mkdir()
    with opens() as kb:
        assert kb.links.of("LoRA") == before


def test_ten_thousand_links_in_one_note(opens: Opens, tmp_path: Path) -> None:
    """Many links are as right as few."""
    write(tmp_path / "linked" / "many.md", "# 许多\n\n" + "".join(f"[[LoRA]] 和 [[x{n}]]\n" for n in range(5000)))
    with opens() as kb:
        found = kb.links.of("许多")

    assert names(found.outgoing)[0] == "LoRA"
    assert len(found.outgoing) == 5001


def test_open_base_keeps_no_file(opens: Opens) -> None:
    """A link base closes what it opens."""
    with opens() as kb:
        base = kb._opened.answer(lambda index: LinkBase(index, kb.settings.root))
        with base:
            assert base.holder("a.md", 3)
        with pytest.raises(Exception, match="closed"):
            list(base.store.mentions())
