"""Mending: only what findings name, once and for all, and never into a file that changed meanwhile."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from check_world import GOOD, World, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_cases import config_of, files_of

from aikb.check import RULES
from aikb.check.diff import unified
from aikb.check.rule import Rule
from aikb.notes.decode import decode, split_lines
from aikb.notes.head import read_head

FIXABLE = [rule for rule in RULES if rule.fixable and rule.bad]

# Lines of front matter with faults that can be mended and ones that cannot, and things that must stay as they are.
LINES = [
    "title: 学习率 🚀 # 说明",
    "title:   'It''s'",
    "tags: LLM, 微调",
    "tags: [LLM,  llm , 'RAG']",
    "tag: [a]",
    "tags:\n  - LLM\n  -  RAG # 检索",
    "aliases: 学习率",
    "alias: [LR, 'lr']",
    "synonym: x",
    "date: 2025-1-3",
    "created: 2025-01-31 10:00",
    "updated: 2024-01-01",
    "# 一行说明 🎉",
    "draft: no",
    "lang: no",
    "rank: 010",
    "ratio: 1:30",
    'other: "a: b"',
    "kind: Glossary",
]
BODIES = ["", "\n正文。\n", "\n# 标题\n\n零\u200b宽 🚀\n\n```py\nx = 1\n", "\n- 甲: 乙\n\ttab  \n"]


@st.composite
def notes(draw: st.DrawFn) -> bytes:
    """A note with some of the lines, any line end, with or without a byte order mark."""
    lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=6, unique_by=lambda line: line.split(":")[0]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = "---\n" + "\n".join(lines) + "\n---\n" + draw(st.sampled_from(BODIES))
    return draw(st.sampled_from([b"", "\ufeff".encode()])) + text.replace("\n", end).encode()


def mended(data: bytes, **options: Any) -> tuple[bytes, bytes, int]:
    """The note after one run of --fix and after two, and how many findings the first mended."""
    with TemporaryDirectory() as folder:
        world = World(Path(folder))
        file = world.write("a.md", data)
        number = world.check(**options).fix((), unsafe=False).number
        once = file.read_bytes()
        world.check(**options).fix((), unsafe=False)
        return once, file.read_bytes(), number


@settings(deadline=None, max_examples=60)
@given(notes())
def test_mending_twice_is_mending_once(data: bytes) -> None:
    """Idempotent; what was not changed was not counted either."""
    once, twice, number = mended(data)

    assert once == twice
    assert (once != data) == (number > 0)


@settings(deadline=None, max_examples=60)
@given(notes())
def test_line_ends_marks_and_the_text_below_stay(data: bytes) -> None:
    """A mend of front matter touches no byte of the body; line ends and the byte order mark are those of the file."""
    once, _, _ = mended(data, select=("AKB0",))
    before, after = decode(data), decode(once)

    assert after.bom == before.bom
    assert ("\r\n" in after.text) == ("\r\n" in before.text)
    assert after.text.replace("\r\n", "").count("\r") == 0
    assert body(once) == body(data)


@settings(deadline=None, max_examples=60)
@given(notes())
def test_other_values_stay(data: bytes) -> None:
    """The YAML loads to the same values, apart from the keys that findings name."""
    with TemporaryDirectory() as folder:
        world = World(Path(folder))
        file = world.write("a.md", data)
        # Not AKB020: it moves lines, and the findings of the next round would be looked up in those of the first.
        fixed = world.check(select=("AKB0",), ignore=("AKB020",)).fix((), unsafe=False)
        lines = split_lines(decode(data).text)
        named = {key_of(lines, problem.line) for each in fixed.notes for problem in each.fixed}
        before, after = values(data), values(file.read_bytes())

    assert {key: value for key, value in before.items() if key not in named}.items() <= after.items()


def body(data: bytes) -> list[str]:
    """The lines behind the front matter."""
    head = read_head(data)
    return list(head.lines[head.metadata.body_line - 1 :])


def values(data: bytes) -> dict[str, str]:
    """Key → value as text of the front matter."""
    text = decode(data).text.replace("\r\n", "\n").split("---\n")[1]
    return {str(key): repr(value) for key, value in (yaml.safe_load(text) or {}).items()}


def key_of(lines: list[str], number: int) -> str:
    """The key that a line of the front matter belongs to."""
    while lines[number - 1].startswith((" ", "-", "\t")):
        number -= 1
    return lines[number - 1].split(":")[0]


@settings(deadline=None, max_examples=60)
@given(notes())
def test_findings_point_into_the_text(data: bytes) -> None:
    """Lines and columns count as an editor does, on CRLF, byte order mark and emoji; dates are where they stand."""
    with TemporaryDirectory() as folder:
        world = World(Path(folder))
        world.write("a.md", data)
        found = world.check(select=("ALL",)).findings().findings
    lines = split_lines(decode(data).text)

    for problem in found:
        assert 1 <= problem.line <= len(lines) + 1
        assert 1 <= problem.column <= len(lines[problem.line - 1] if problem.line <= len(lines) else "") + 1
        if problem.rule == "AKB009":
            value = problem.message.split("'")[1]
            assert lines[problem.line - 1][problem.column - 1 :].startswith(value)
        for edit in problem.edits:
            assert (edit.line, edit.column) <= (edit.end_line, edit.end_column)


@pytest.mark.parametrize("rule", FIXABLE, ids=lambda rule: rule.code)
def test_what_says_that_it_can_be_mended_is(tmp_path: Path, rule: Rule) -> None:
    """The bad example of a rule with a fix has none of its findings after it."""
    world = World(tmp_path)
    files = files_of(rule.bad)
    options = {**config_of(files)._asdict(), "select": (rule.code,)}
    for path, text in files.items():
        world.write(path, text)

    assert world.found(**options)
    world.check(**options).fix((), unsafe=rule.fixable == "unsafe")
    assert world.found(**options) == []


def test_an_unsafe_mend_waits_for_permission(tmp_path: Path) -> None:
    """`--fix` alone leaves what may change the meaning."""
    world = World(tmp_path)
    world.write("a.md", "# 没有\n")

    assert world.check(select=("AKB001",)).fix((), unsafe=False).notes == ()
    assert world.check(select=("AKB001",)).fix((), unsafe=True).number == 1


BAD = "---\ntitle: 甲\ntags: LLM, 微调\n---\n\n正文。\n"


def test_a_file_that_changed_since_it_was_read_is_refused(tmp_path: Path) -> None:
    """What somebody typed meanwhile stays, and the run says so."""
    world = World(tmp_path)
    file = world.write("a.md", BAD)
    check = world.check()
    checked = check.findings()
    file.write_text(typed := BAD + "新的一行。\n", encoding="utf-8")
    refused: list[str] = []

    assert list(check._fixed_notes(checked, refused, unsafe=False)) == []
    assert refused == ["a.md changed since it was read"]
    assert file.read_text(encoding="utf-8") == typed


def test_an_editor_that_saves_between_reading_and_writing_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last look is right before the file is replaced."""
    world = World(tmp_path)
    file = world.write("a.md", BAD)
    check = world.check()

    def saved_meanwhile(*arguments: Any, **options: Any) -> Iterator[Any]:
        for each in list(type(check)._fixed_notes(check, *arguments, **options)):
            file.write_text("---\ntitle: 乙\n---\n\n正文。\n", encoding="utf-8")
            yield each

    monkeypatch.setattr(check, "_fixed_notes", saved_meanwhile)
    fixed = check.fix((), unsafe=False)

    assert (fixed.number, fixed.refused) == (0, ("a.md changed since it was read",))
    assert "乙" in file.read_text(encoding="utf-8")


def test_a_preview_writes_nothing_and_is_what_fix_does(tmp_path: Path) -> None:
    """`--diff` shows the very bytes that `--fix` writes."""
    world = World(tmp_path)
    for number, end in enumerate(("\n", "\r\n")):
        world.write(f"{number}.md", BAD.replace("\n", end))
    before = texts(world.root)
    preview = world.check().preview((), unsafe=False)
    assert texts(world.root) == before
    world.check().fix((), unsafe=False)

    assert texts(world.root) == {**before, **{each.path: each.after for each in preview.notes}}
    assert [line for line in unified(preview.notes, exact=True) if line.startswith("+")][:2] == [
        "+++ b/0.md",
        "+tags: [LLM, 微调]",
    ]


def test_only_the_named_notes_are_mended(tmp_path: Path) -> None:
    """Paths narrow what is written as they narrow what is shown; what a note suppresses is not mended."""
    world = World(tmp_path)
    files = {"a.md": BAD, "b.md": BAD, "c.md": BAD.replace("---\n\n", "aikb-ignore: AKB007\n---\n\n")}
    for path, text in files.items():
        world.write(path, text)
    world.check(select=("AKB007",)).fix(("a.md", "c.md"), unsafe=False)

    assert [path for path, data in texts(world.root).items() if data != files[path].encode()] == ["a.md"]


def test_a_link_to_a_file_outside_is_not_written_through(tmp_path: Path) -> None:
    """A note that is a link stays one, and its target stays what it was."""
    world = World(tmp_path)
    target = world.write("sub/real.txt", BAD)  # no note by its own name: a link to a note would be none
    (world.root / "link.md").symlink_to(target)
    fixed = world.check().fix(("link.md",), unsafe=False)

    assert fixed.number == 0
    assert any("link" in reason for reason in fixed.refused)
    assert target.read_text(encoding="utf-8") == BAD


def test_what_could_not_be_read_is_not_written_back(tmp_path: Path) -> None:
    """A NUL is shown as another character; a mend must not put that one into the file."""
    world = World(tmp_path)
    file = world.write("a.md", data := b"---\ntitle: x\ntags: a\x00b, c\n---\n\ntext\n")
    world.check(select=("AKB007",)).fix((), unsafe=True)

    assert file.read_bytes() == data


def test_good_notes_are_left_alone(tmp_path: Path) -> None:
    """Nothing to mend: no file is touched, not even its time."""
    world = World(tmp_path)
    file = world.write("a.md", GOOD.format(title="甲"))
    before = file.stat()
    world.check().fix((), unsafe=True)

    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert file.stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('{"publish":true,\n "tags":["a"]}', '{"title": "低秩 \\"A\\"", "publish":true,\n "tags":["a"]}'),
        ("\n  {a: b}", '\n  {"title": "低秩 \\"A\\"", a: b}'),
        ("a: {b: c}", 'title: "低秩 \\"A\\""\na: {b: c}'),
    ],
)
def test_a_title_goes_where_the_front_matter_has_its_keys(head: str, expected: str) -> None:
    """Inside the braces where there are some, else on a line of its own."""
    body = '---\n\n# 低秩 "A"\n\n正文。\n'
    once, twice, number = mended(f"---\n{head}\n{body}".encode(), select=("AKB006",))

    assert (once.decode(), number) == (f"---\n{expected}\n{body}", 1)
    assert twice == once
