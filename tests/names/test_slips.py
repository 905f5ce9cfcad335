"""Slips of the hand, and names that are another thing for all their likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.names.fold import key
from aikb.names.slips import is_likely_slip, turns_around

SLIPS = [
    ("transfomer", "transformer"),  # left out
    ("transsformer", "transformer"),  # doubled
    ("tarnsformer", "transformer"),  # exchanged
    ("transfprmer", "transformer"),  # the key beside it
    ("transformar", "transformer"),  # by ear
    ("quantizaton", "quantization"),
    ("lroa", "lora"),
    ("lorra", "lora"),
    ("习学率", "学习率"),
    ("bret模型", "bert模型"),
]
OTHERS = [
    ("llava", "llama"),
    ("retnet", "resnet"),
    ("slora", "sora"),
    ("lola", "lora"),
    ("lora2", "lora"),
    ("flora", "lora"),
    ("pass^k", "pass@k"),
    ("gpt4", "gpt3"),
    ("学习能", "学习率"),
    ("长度惩罚", "梯度惩罚"),
    ("cpu", "gpu"),
]
OPPOSITES = [("蓝莓串行", "蓝莓并行"), ("监督学习", "无监督学习"), ("supervised", "unsupervised"), ("正样本", "负样本")]


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_slip(typed: str, meant: str) -> None:
    assert is_likely_slip(typed, meant)
    assert not turns_around(typed, meant)


@pytest.mark.parametrize(("typed", "meant"), OTHERS)
def test_another_name(typed: str, meant: str) -> None:
    assert not is_likely_slip(typed, meant)


@pytest.mark.parametrize(("typed", "meant"), OPPOSITES)
def test_an_opposite_is_never_meant(typed: str, meant: str) -> None:
    assert turns_around(typed, meant)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_keys_are_compared(one: str, other: str) -> None:
    """Nothing raises, and which of the two was typed makes no difference to what is an opposite."""
    is_likely_slip(key(one), key(other))
    assert turns_around(one, other) == turns_around(other, one)
