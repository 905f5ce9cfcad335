"""Each rule by the examples of its own documentation, by the cases of its file, and by what all findings must be."""

import re
from pathlib import Path

import pytest
import yaml
from rule_cases import files_of, find, read_rule_cases, show

from aikb.check import RULES, Rule
from aikb.notes.decode import decode, split_lines
from aikb.notes.edits import apply_edits

BYTES = {
    "AKB101",
    "AKB103",
    "AKB111",
}  # no text shows what they find: see cases/notes_decode.md and test_notes_files.py
MARK = "AKB104"  # a byte order mark: no case file shows one
CASES = ("check_frontmatter.md", "check_note.md", "check_links.md", "check_terms.md")
SHOWN = [rule for rule in RULES if rule.code not in BYTES]
ALL_CASES = [case for name in CASES for case in read_rule_cases(name)]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the run."""
    monkeypatch.setenv("AIKB_TODAY", "2025-06-15")


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_a_rule_finds_its_bad_example_and_not_its_good_one(rule: Rule, tmp_path: Path) -> None:
    """The bad example gives this one finding, of all rules that run unasked; the good one gives none."""
    rules = [each for each in RULES if each is rule or not each.optional]

    assert [each.rule for each in find(tmp_path / "bad", files_of(rule.bad), rules)] == [rule.code], "bad"
    assert show(find(tmp_path / "good", files_of(rule.good), rules)) == "", "good"


@pytest.mark.parametrize(("codes", "given", "expected"), ALL_CASES)
def test_cases(codes: set[str], given: str, expected: str, tmp_path: Path) -> None:
    rules = [rule for rule in RULES if rule.code in codes or not rule.optional]

    assert show(find(tmp_path, files_of(given), rules)) == expected


@pytest.mark.parametrize("rule", [rule for rule in SHOWN if rule.code != MARK], ids=lambda rule: rule.code)
def test_every_rule_has_a_quiet_case_and_one_that_finds(rule: Rule) -> None:
    """A case names in its title the rules that it is about."""
    mine = [case.values[2] for case in ALL_CASES if rule.code in str(case.values[0])]

    assert any(rule.code in str(expected) for expected in mine)
    assert any(rule.code not in str(expected) for expected in mine)


@pytest.mark.parametrize("rule", [rule for rule in SHOWN if rule.fixable], ids=lambda rule: rule.code)
def test_a_mend_mends(rule: Rule, tmp_path: Path) -> None:
    """What the edits of a finding leave gives the finding no more, and its front matter is whole."""
    files = files_of(rule.bad)
    found = find(tmp_path / "before", files, [rule])
    assert found[0].edits
    assert found[0].safe == (rule.fixable == "safe")

    path = found[0].path
    files[path] = apply_edits(files[path].encode(), found[0].edits).decode()

    assert find(tmp_path / "after", files, [rule]) == []
    assert isinstance(yaml.safe_load(files[path].split("---\n")[1]), dict)


def test_keys_in_another_order_are_the_same_keys(tmp_path: Path) -> None:
    """Sorting moves whole keys and loses none; where it might move a comment to another key it moves nothing."""
    rule = next(rule for rule in RULES if rule.code == "AKB020")
    text = "---\nmood: 好 🚀\ntags:\n  - 训练\n\nupdated: 2025-01-31\ntitle: >\n  学习率\n  与步长\n---\n正文。\n"
    found = find(tmp_path, {"note.md": text}, [rule])
    after = apply_edits(text.encode(), found[0].edits).decode()

    assert yaml.safe_load(after.split("---\n")[1]) == yaml.safe_load(text.split("---\n")[1])
    assert find(tmp_path, {"note.md": after}, [rule]) == []
    assert not find(tmp_path, {"note.md": text.replace("updated", "# 何时\nupdated")}, [rule])[0].edits


@pytest.mark.parametrize(
    "rule", [rule for rule in SHOWN if rule.code not in (MARK, "AKB110")], ids=lambda rule: rule.code
)
def test_places_are_the_same_with_returns_and_a_byte_order_mark(rule: Rule, tmp_path: Path) -> None:
    """Findings and edits stand where they stood when all lines end as on Windows and the file begins with a mark."""
    files = files_of(rule.bad)
    windows = {
        path: "\ufeff" * path.endswith(".md") + text.replace("\n", "\r\n") if path.endswith(".md") else text
        for path, text in files.items()
    }

    assert find(tmp_path / "windows", windows, [rule]) == find(tmp_path / "unix", files, [rule])


@pytest.mark.parametrize("case", [case.values for case in ALL_CASES if case.values[2]])
def test_places_are_in_the_text(case: tuple[set[str], str, str], tmp_path: Path) -> None:
    """Each finding stands in a line of its file, and each name it quotes that stands in this line stands there."""
    codes, given, _ = case
    files = files_of(given)
    rules = [rule for rule in RULES if rule.code in codes or not rule.optional]
    for problem in find(tmp_path, files, rules):
        lines = split_lines(decode(files[problem.path].encode()).text)
        line = lines[problem.line - 1]
        quoted = re.search(r"`([^`]+)`", problem.message)

        assert 1 <= problem.column <= len(line) + 1
        if quoted and problem.line > 1 and quoted[1] in line and problem.rule not in POINTED_BEFORE:
            assert line[problem.column - 1 :].lstrip("\"'[#").startswith(quoted[1]), (line, problem)


POINTED_BEFORE = {"AKB007", "AKB105", "AKB106", "AKB206"}  # what they quote stands further on: a key, a fragment


def test_many_copies_of_a_definition_are_all_told(tmp_path: Path) -> None:
    """However many there are, all but the first."""
    rule = next(rule for rule in RULES if rule.code == "AKB218")
    said = "冻结原来的权重，只训练旁边加上的两个低秩矩阵，推理时合并回去。"
    text = "".join(f"- 术语{number}(term {chr(97 + number % 26)}{number}): {said}\n" for number in range(80))

    assert len(find(tmp_path, {"note.md": f"---\ntitle: 甲\nkind: glossary\n---\n{text}"}, [rule])) == 79


def test_rules_take_linear_time_for_what_never_ends(tmp_path: Path) -> None:
    """A line of half-open signs is read once, not once for each sign; the test would not end otherwise."""
    lines = [
        "{#" * 30_000,
        "<a id" * 20_000,
        "a-" * 30_000,
        "[[" * 20_000,
        "^a " * 20_000,
        "`" * 20_000,
        "a b" * 20_000,
    ]
    text = "---\ntitle: 甲\n---\n" + "\n\n".join(lines) + "\n"

    assert {each.path for each in find(tmp_path, {"note.md": text}, RULES)} <= {"note.md"}
