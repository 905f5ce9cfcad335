"""The formats: what CI systems read, and what people see."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aikb.check import RULES
from aikb.check.formats import FORMATS
from aikb.check.report import Report
from aikb.model import Edit, Problem
from aikb.render.findings_excerpt import WIDEST, excerpt
from aikb.render.width import cell_width

SARIF = json.loads((Path(__file__).parent / "sarif_reduced.json").read_text(encoding="utf-8"))
LINES = {"a.md": ["---", "title: 学习率🚀 x", "\ttab 这里", "", "e\u0301x\x1b[31m!"]}
NASTY = 'a,b:c%d\r\n::error::"<x>&\x00\x1b[31m\u202e\ud800\uffff'


def report(*findings: Problem, prefix: str = "") -> Report:
    """A report of these findings in some lines."""
    return Report(findings, 1, {rule.code: rule for rule in RULES}, lambda path: LINES.get(path, ()), prefix)


def written(name: str, *findings: Problem, prefix: str = "") -> str:
    """What a format writes."""
    return "\n".join(FORMATS[name](report(*findings, prefix=prefix)))


problems = st.builds(
    Problem,
    path=st.sampled_from(["a.md", "笔 记/b#1?.md", "x,y:z%.md", "gone.md"]),
    line=st.integers(1, 9),
    column=st.integers(1, 30),
    rule=st.sampled_from([rule.code for rule in RULES]),
    message=st.text(min_size=1) | st.just(NASTY),
    severity=st.sampled_from(["error", "warning", "info"]),
    edits=st.just(()) | st.just((Edit(1, 1, 1, 2, NASTY),)),
    safe=st.booleans(),
)


@pytest.mark.parametrize("name", FORMATS)
def test_no_findings_is_an_answer_too(name: str) -> None:
    """Nothing for people, an empty but whole document for programs."""
    text = written(name)

    assert (text == "") == (name in ("concise", "full", "jsonl", "github"))


@given(st.lists(problems, max_size=5))
def test_sarif_is_what_the_standard_says(findings: list[Problem]) -> None:
    """Whatever the findings hold; locations are percent-encoded, each rule stands once."""
    log = json.loads(written("sarif", *findings, prefix="笔记/"))
    jsonschema.validate(log, SARIF)
    run = log["runs"][0]

    assert [result["ruleId"] for result in run["results"]] == [problem.rule for problem in findings]
    assert all(run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


@given(st.lists(problems, max_size=5))
def test_junit_is_xml_with_a_case_for_each_finding(findings: list[Problem]) -> None:
    """Controls, brackets and half characters do not break it."""
    root = ET.fromstring(written("junit", *findings).encode("utf-8"))

    assert len(root.findall(".//failure")) == len(findings) == int(root.attrib["failures"])
    assert len(root.findall(".//testcase")) == max(1, len(findings)) == int(root.attrib["tests"])


@given(st.lists(problems, max_size=5))
def test_gitlab_tells_each_finding_apart(findings: list[Problem]) -> None:
    """Fingerprints differ even for two findings alike, and do not depend on the line's number."""
    issues = json.loads(written("gitlab", *findings, prefix="notes/"))
    below = report(*(each._replace(line=each.line + 7) for each in findings), prefix="notes/")
    moved = json.loads(
        "".join(FORMATS["gitlab"](below._replace(lines=lambda path: ("",) * 7 + tuple(LINES.get(path, ())))))
    )

    assert len({issue["fingerprint"] for issue in issues}) == len(findings)
    assert [issue["fingerprint"] for issue in moved] == [issue["fingerprint"] for issue in issues]
    assert all(issue["location"]["path"].startswith("notes/") for issue in issues)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}


def test_gitlab_knows_a_finding_again() -> None:
    """Another wording in a later version is no new finding; another line's text is one."""
    finding = Problem("a.md", 2, 1, "AKB006", "No title.")
    (old,), (new,), (other,) = (
        json.loads(written("gitlab", each))
        for each in (finding, finding._replace(message="A title is missing."), finding._replace(line=3))
    )

    assert old["fingerprint"] == new["fingerprint"] != other["fingerprint"]


@given(st.lists(problems, max_size=5))
def test_a_finding_is_one_record(findings: list[Problem]) -> None:
    """A line each in concise, jsonl and github; no control character gets through."""
    for name in ("concise", "jsonl", "github"):
        lines = list(FORMATS[name](report(*findings)))

        assert len(lines) == len(findings)
        assert not [line for line in lines if "\n" in line or "\r" in line or "\x1b" in line]


def test_github_escapes_what_its_commands_are_made_of() -> None:
    """A message cannot close its command or begin another; commas and colons of a path stay in the path."""
    line = written("github", Problem("x,y:z%.md", 3, 7, "AKB004", "100%\n::error::x"), prefix="notes/")

    assert line == "::error title=aikb AKB004,file=notes/x%2Cy%3Az%25.md,line=3,col=7::100%25%0A::error::x"


def test_no_name_and_no_message_is_a_command_of_github() -> None:
    """Neither in an annotation nor in the lines of the log behind the tenth."""
    findings = [Problem("::error::x.md", 1, at, "AKB004", "##[error]x") for at in range(1, 13)]
    lines = written("github", *findings).split("\n")

    assert [line for line in lines if "##[" in line] == []
    assert [line[:6] for line in lines] == ["::erro"] * 10 + ["error:"] * 2 + ["::noti"]


def many(number: int, severity: str) -> list[Problem]:
    """So many findings of a severity."""
    return [Problem("a.md", 1, at, "AKB004", "x", severity) for at in range(1, number + 1)]  # type: ignore[arg-type]


def levels(findings: Sequence[Problem]) -> list[str]:
    """The level of each command that is written; `log` for a plain line."""
    lines = written("github", *findings).split("\n")
    return [line.split(" ")[0].strip(":") if line.startswith("::") else "log" for line in lines]


def test_github_shows_ten_of_a_level_and_says_how_many_more_there_are() -> None:
    """Ten are all shown; of more, ten are annotations, the rest is in the log, and one notice counts them."""
    assert levels(many(10, "error")) == ["error"] * 10
    assert levels(many(12, "error")) == ["error"] * 10 + ["log"] * 2 + ["notice"]
    assert levels(many(12, "info")) == ["notice"] * 9 + ["log"] * 3 + ["notice"]
    assert written("github", *many(12, "error"), *many(11, "warning")).split("\n")[-1] == (
        "::notice title=aikb::2 more of level error, 1 more of level warning: see the log of this step"
    )


@pytest.mark.parametrize(
    ("line", "column", "marked"), [(2, 8, "学"), (2, 11, "🚀"), (2, 13, "x"), (3, 6, "这"), (5, 3, "x")]
)
def test_the_mark_stands_below_its_character(line: int, column: int, marked: str) -> None:
    """In cells: wide characters take two, a combining accent none, a control character as many as it is shown with."""
    shown = excerpt(Problem("a.md", line, column, "AKB004", "x"), LINES["a.md"])

    assert shown is not None
    before = shown.text[: shown.text.index(marked)]
    assert (shown.indent, shown.width) == (cell_width(before), cell_width(marked))


@settings(max_examples=1000, deadline=None)
@given(st.text(max_size=400) | st.text("0长\u0300\x1b 🚀", max_size=400), st.integers(1, 500))
@example("0" * 99 + "\u0300" + "0", 102)
def test_a_long_line_is_cut_around_its_column(text: str, column: int) -> None:
    """What is shown is never wider than it may be, and the mark stands in it or right behind it."""
    line = text.replace("\n", " ")
    shown = excerpt(Problem("a.md", 1, column, "AKB004", "x"), [line])

    assert shown is not None
    assert cell_width(shown.text) <= WIDEST
    assert shown.indent <= cell_width(shown.text)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("a" * WIDEST, "a" * WIDEST),
        ("a" * (WIDEST + 1), "a" * (WIDEST - 1) + "…"),
        ("长" * (WIDEST // 2 + 1), "长" * (WIDEST // 2 - 1) + "…"),
        ("a" + "长" * (WIDEST // 2), "a" + "长" * (WIDEST // 2 - 1) + "…"),
        ("a\u0301" * (WIDEST - 1), "a\u0301" * (WIDEST // 2) + "…"),
    ],
)
def test_a_cut_line_is_as_wide_as_it_may_be(line: str, text: str) -> None:
    """The ellipsis takes the last cell; a wide character that would need it is left out."""
    shown = excerpt(Problem("a.md", 1, 1, "AKB004", "x"), [line])

    assert shown is not None
    assert shown.text == text


def test_full_shows_the_line() -> None:
    """As compilers do."""
    assert written("full", Problem("a.md", 2, 8, "AKB007", "不对。")) == (
        "AKB007 不对。\n  --> a.md:2:8\n  |\n2 | title: 学习率🚀 x\n  |        ^^\n"
    )
    assert "|" not in written("full", Problem("gone.md", 2, 8, "AKB007", "不对。"))
