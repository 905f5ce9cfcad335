"""How typed words are found in text, whatever stands between their parts and behind them."""

import pytest

from aikb.query.pattern import any_of, word_pattern


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("大v", "两个大vs", "大vs"),
        ("v", "两个vs", "vs"),
        ("gpu", "gpus", "gpus"),
        ("图", "图s", "图"),
        ("fine-tuning", "fine tunings", "fine tunings"),
        ("+", "a+b", None),
        ("lora", "qlora", None),
    ],
)
def test_a_word_with_its_plural(typed: str, text: str, found: str | None) -> None:
    """A Latin letter at its end may be followed by `s`, also where Han stands before it."""
    match = word_pattern(typed).search(text)

    assert (match and match[0]) == found


def test_any_of__longest_first() -> None:
    assert any_of(["lora", "大v", "大"]).findall("大vs qloras 大") == ["大vs", "loras", "大"]
