"""Which tool's collection a folder is."""

from pathlib import Path

import pytest

from aikb.settings.collection import COLLECTIONS, collection_of


@pytest.mark.parametrize(
    ("marker", "tool"),
    [
        (".obsidian/app.json", "obsidian"),
        ("logseq/config.edn", "logseq"),
        (".zk/config.toml", "zk"),
        ("dendron.yml", "dendron"),
        ("mkdocs.yml", "mkdocs"),
        ("hugo.toml", "hugo"),
        ("readme.md", "plain"),
        ("_config.yml", "plain"),  # Jekyll's
    ],
)
def test_a_marker_tells(tmp_path: Path, marker: str, tool: str) -> None:
    """What a tool leaves in its folder says whose it is, in a part of the folder too."""
    (tmp_path / "vault/ai/llm").mkdir(parents=True)
    (tmp_path / "vault" / marker).parent.mkdir(exist_ok=True)
    (tmp_path / "vault" / marker).write_text("", encoding="utf-8")

    assert collection_of(tmp_path / "vault") == tool
    assert collection_of(tmp_path / "vault/ai/llm") == tool


def test_hexo_keeps_its_posts_below_source(tmp_path: Path) -> None:
    (tmp_path / "source/_posts").mkdir(parents=True)
    (tmp_path / "_config.yml").write_text("", encoding="utf-8")

    assert collection_of(tmp_path / "source/_posts") == "hexo"


@pytest.mark.parametrize("told", COLLECTIONS)
def test_the_setting_comes_first(tmp_path: Path, told: str) -> None:
    (tmp_path / ".obsidian").mkdir()

    assert collection_of(tmp_path, told) == told
