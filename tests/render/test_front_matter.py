"""What front matter tells is shown at a terminal, alike in every dialect that is read."""

import subprocess
import sys
from pathlib import Path

import pytest

DIALECTS = {
    "block list": "---\ntitle: 标题\naliases:\n- Title\ntags:\n  - a\n  - b\ncreated: 2025-01-03\nupdated: 2025-02-04\n---\n",
    "quoted": "---\ntitle: '标题'\naliases: ['Title']\ntags: \"a, b\"\ncreated: '2025-01-03'\nupdated: \"2025-02-04\"\n---\n",
    "Hexo": "title: 标题\naliases: [Title]\ntags: [a, b]\ndate: 2025-01-03\nupdated: 2025-02-04\n---\n",
}
PLAIN = "---\ntitle: 标题\naliases: [Title]\ntags: [a, b]\ncreated: 2025-01-03\nupdated: 2025-02-04\n---\n"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_is_shown_alike(dialect: str, tmp_path: Path, user: dict[str, str]) -> None:
    """Tags, other names and dates stand above the text; how they were written is no matter."""
    (tmp_path / "notes").mkdir()
    plain, other = (_screen(tmp_path / "notes" / "a.md", front, user) for front in (PLAIN, DIALECTS[dialect]))

    assert all(text in plain for text in ("#a", "#b", "Title", "2025-01-03 – 2025-02-04"))
    assert other == plain


def _screen(note: Path, front: str, user: dict[str, str]) -> str:
    note.write_text(f"{front}\n# 标题\n\n正文。\n", encoding="utf-8")
    shown = ["-C", str(note.parent), "--color", "always", "--width", "60", "show", note.name]
    environ = {**user, "AIKB_HYPERLINK": "none"}
    run = subprocess.run([sys.executable, "-m", "aikb", *shown], capture_output=True, check=True, env=environ)
    return run.stdout.decode("utf-8")
