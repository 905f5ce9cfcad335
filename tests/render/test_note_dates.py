"""What the metadata of a note says is shown alike, whatever tool it was written with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aikb.kb import KnowledgeBase
from aikb.render import terminal
from aikb.settings import find_settings

HEADS = {
    "yaml": "---\ntitle: 低秩\naliases: [LoRA]\ntags: [微调]\ndate: 2025-01-03\nupdated: 2025-02-04\n---\n",
    "yaml, values below": "---\ntitle: 低秩\naliases:\n  - LoRA\ntags:\n  - 微调\ndate:\n  2025-01-03\nupdated: 2025/2/4\n---\n",
    "toml": '+++\ntitle = "低秩"\naliases = ["LoRA"]\ntags = ["微调"]\ndate = 2025-01-03\nupdated = 2025-02-04\n+++\n',
    "hexo": "title: 低秩\naliases: [LoRA]\ntags: [微调]\ndate: 2025-01-03\nupdated: 2025-02-04\n---\n",
    "pelican": "Title: 低秩\nAliases: LoRA\nTags: 微调\nDate: 2025-01-03\nModified: 2025-02-04\n\n",
    "logseq": "title:: 低秩\nalias:: LoRA\ntags:: 微调\ndate:: 2025-01-03\nupdated:: 2025-02-04\n\n",
}


@pytest.fixture
def shown(tmp_path: Path, environ: dict[str, str]) -> Callable[[str], list[str]]:
    """The first lines of a note on the screen."""

    def show(text: str) -> list[str]:
        (tmp_path / "n").mkdir()
        (tmp_path / "n" / "a.md").write_text(text, encoding="utf-8")
        with KnowledgeBase(find_settings(str(tmp_path / "n"), environ, tmp_path), environ) as kb:
            return [line.plain for line in terminal.show(kb.show("a.md"), 80)]

    return show


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_dates_and_names_are_shown_in_every_dialect(shown: Callable[[str], list[str]], head: str) -> None:
    assert shown(f"{head}\n冻结权重。\n")[1] == "#微调  LoRA  2025-01-03 – 2025-02-04"
