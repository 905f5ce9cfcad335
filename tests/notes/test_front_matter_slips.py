"""One wrong line in the front matter costs nothing else: the rest is read, the finding names the line, the fix is safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.notes.edits import apply_edits
from aikb.notes.head import Head, read_head

RIGHT = {
    "kind": "kind: glossary",
    "tags": "tags: [微调, llm]",
    "created": "created: 2025-01-03",
    "aliases": "aliases:\n  - LoRA\n  - 低秩适配",
    "block": "summary: |\n  一句：话\n  title:假的",
}
# What the writer wrote, the title that was meant, and whether there is a fix.
SLIPS = [
    ("title:低秩 微调", "低秩 微调", True),
    ("title：低秩", "低秩", True),
    ("title ： 低秩", "低秩", True),
    ("title: Agents: a first look", "Agents: a first look", True),
    ("title: @mention first", "@mention first", True),
    ("title: [[双链]] 标题", "双链 标题", True),
    ('title: "a" and b', '"a" and b', True),
    ("title: 'tis late", "'tis late", True),
    ('title: "低秩', "低秩", True),
    ("title: `code` first", "`code` first", True),
    ("a stray line\ntitle: 低秩", "低秩", False),
    ("只有一个词\ntitle: 低秩", "低秩", False),
    ("<%* const x = 1; %>\ntitle: 低秩", "低秩", False),
]


def said(head: Head) -> tuple[object, ...]:
    """What a head means."""
    return head.meta[:7]


@given(st.permutations(list(RIGHT.values())), st.integers(0, len(RIGHT)), st.sampled_from(SLIPS))
def test_a_slip_costs_nothing_else(lines: list[str], at: int, slip: tuple[str, str, bool]) -> None:
    """Wherever it is, on the first line too."""
    written, title, has_fix = slip
    block = "\n".join([*lines[:at], written, *lines[at:]])
    data = f"---\n{block}\n---\n\n正文。\n".encode()
    head = read_head(data)
    findings = list(head.findings())

    assert head.meta.title == title
    assert (head.meta.kind, head.meta.tags, head.meta.created) == ("glossary", ("微调", "llm"), "2025-01-03")
    assert head.meta.aliases == ("LoRA", "低秩适配")
    assert [finding.rule for finding in findings] == ["AKB004"]
    wrong = head.lines[findings[0].line - 1]
    assert wrong in written.split("\n")
    assert bool(findings[0].edits) == has_fix
    if has_fix:
        fixed = read_head(apply_edits(data, findings[0].edits))
        assert said(fixed) == said(head)
        assert not list(fixed.findings())


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n第一页。\n\n---\n\n第二页。\n",
        "---\n他说：好的。\n然后走了。\n又说了几句没有冒号的话。\n---\n",
        "---\nSome text that is no metadata.\nAnd more of it.\n---\n",
        "{ 一个括号\n}\n\n正文。\n",
        '{\n  "unknown": 1\n}\n\n```json\n```\n',
    ],
)
def test_text_between_rules_stays_text(text: str) -> None:
    head = read_head(text.encode())

    assert head.meta.title == ""
    assert head.metadata.body_line == 1


def test_json_is_read_with_places() -> None:
    """As Hugo writes it; where it is broken, line by line."""
    head = read_head('{\n  "title": "Json 头",\n  "tags": ["j", "k"],\n  "date": "2025-13-40"\n}\n\n文。\n'.encode())

    assert (head.meta.title, head.meta.tags, head.metadata.body_line) == ("Json 头", ("j", "k"), 6)
    assert [(each.rule, each.line, each.column) for each in head.findings()] == [("AKB009", 4, 11)]

    broken = read_head('{\n  "title": "Json 头",\n  "tags": ["j" "k"],\n}\n\n文。\n'.encode())
    assert (broken.meta.title, broken.metadata.body_line) == ("Json 头", 5)
    assert [(each.rule, each.line) for each in broken.findings()] == [("AKB004", 3)]


def test_an_item_with_a_colon_is_a_text() -> None:
    """YAML makes a mapping of it; the fix puts it in quotes."""
    data = "---\ntitle: A\naliases:\n  - key: value words\n  - Plain\n---\n".encode()
    head = read_head(data)
    (finding,) = head.findings()

    assert head.meta.aliases == ("key: value words", "Plain")
    assert said(read_head(apply_edits(data, finding.edits))) == said(head)


@pytest.mark.parametrize(
    ("block", "title", "tags", "fixed"),
    [
        ("title: Fix for bug #12\ntags: [a]", "Fix for bug", ("a",), "Fix for bug #12"),
        ("title: T\ntags: #rag #llm", "T", ("rag", "llm"), "T"),
        ("title: T\ntags:\n  - #x\n  - y", "T", ("x", "y"), "T"),
    ],
)
def test_what_a_comment_cuts_is_said(block: str, title: str, tags: tuple[str, ...], fixed: str) -> None:
    """Tags are read all the same; a comment with a blank behind its sign is one."""
    data = f"---\n{block}\ndate: 2025-01-03 # 草稿\n---\n".encode()
    head = read_head(data)
    (finding,) = head.findings()

    assert (head.meta.title, head.meta.tags, finding.rule, finding.severity) == (title, tags, "AKB024", "warning")
    mended = read_head(apply_edits(data, finding.edits))
    assert (mended.meta.title, mended.meta.tags) == (fixed, tags)
    assert not list(mended.findings())
