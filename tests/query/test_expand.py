"""Which other names a query looks for besides what was typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import write_note

from aikb.kb import KnowledgeBase

NAMESAKES = """# 术语

- BatchNorm(BN, 批归一化)：归一化一批数据的层。
- 循环神经网络(RNN)：按步处理序列。
- 贝叶斯网络：用有向无环图表示变量之间的依赖。
- SSL(自监督学习)：不用标签。
- 半监督学习：少量标签，大量样本。
"""


@pytest.mark.parametrize(
    ("typed", "named", "silent"),
    [
        ("贝叶斯网络", "", "BN"),
        ("Bayesian network", "贝叶斯网络", "BN"),
        ("半监督学习", "", "SSL"),
        ("批归一化", "BN", ""),
        ("自监督学习", "SSL", ""),
        ("循环神经网络", "RNN", ""),
        ("BN", "批归一化", ""),
    ],
)
def test_a_shared_abbreviation_joins_no_two_things(
    notes: Path, opened: Callable[..., KnowledgeBase], typed: str, named: str, silent: str
) -> None:
    """The full name of a thing does not find another one by the abbreviation that both have."""
    write_note(notes / "glossary" / "namesakes.md", NAMESAKES)
    with opened() as kb:
        expanded = kb.search(typed).expanded

    assert silent not in expanded
    assert not named or named in expanded
