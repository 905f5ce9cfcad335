"""Each rule by the examples of its own documentation, and by the cases of its file."""

from pathlib import Path

import pytest
from rule_cases import files_of, find, show

from aikb.check import RULES, Rule

BYTES = {"AKB101", "AKB103"}  # no text shows what they find: see tests/cases/notes_decode.md and test_notes_files.py


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code not in BYTES], ids=lambda rule: rule.code)
def test_a_rule_finds_its_bad_example_and_not_its_good_one(rule: Rule, tmp_path: Path) -> None:
    """The bad example gives this one finding, of all rules that run unasked; the good one gives none."""
    rules = [each for each in RULES if each is rule or not each.optional]

    assert [each.rule for each in find(tmp_path / "bad", files_of(rule.bad), rules)] == [rule.code], "bad"
    assert show(find(tmp_path / "good", files_of(rule.good), rules)) == "", "good"
