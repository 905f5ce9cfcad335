"""No letter, digit or symbol that occurs in a note is unfindable: ① in ①② is found as 12 is."""

import unicodedata
from pathlib import Path

from aikb.kb import KnowledgeBase
from aikb.query.parse import SearchOptions
from aikb.settings import find_settings


def test_every_number_sign_is_found(tmp_path: Path, environ: dict[str, str]) -> None:
    """Each beside another, which would make one number of the two."""
    signs = [
        chr(code)
        for code in (*range(0x2460, 0x2474), *range(0x24F5, 0x24FE), *range(0x2776, 0x2780), *range(0x2080, 0x208A))
    ]
    assert all(unicodedata.numeric(sign) >= 0 for sign in signs)
    root = tmp_path / "n"
    root.mkdir()
    (root / "a.md").write_text("# 题\n\n" + "".join(f"步骤{sign}{sign}完成。\n\n" for sign in signs), encoding="utf-8")
    with KnowledgeBase(find_settings(str(root), environ, tmp_path), environ) as kb:
        missed = [sign for sign in signs if not kb.search(sign, SearchOptions(exact=True)).hits]
    assert missed == []
