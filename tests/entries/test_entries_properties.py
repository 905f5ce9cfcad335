"""What holds of the entries of any bytes and any Markdown."""

from entry_cases import entries_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aikb.model import Entry, Note

PIECES = st.sampled_from(
    "# |## |### |- |  - |    - |* |1. |> |# 术语\n|## Glossary\n|参数\n|**a|**|**：|：|: |\n: |, |，|、|(|)|（|）|RAG|检索增强生成|RAG(检索增强): |"
    "KNN(K-Nearest Neighbor, 近邻)|是指|是一种|X: X是|鞍点，saddle point|节点(知识), 连接(联系)|腾讯—混元|`--v`|#LLM |#fff |[[a]]|[a](#b)|![](x)|"
    "---\n|title: a\n|\n|\n\n|```\n|| a | b |\n|---|---|\n|2\n|$$\n|<b>|“|”|的|\\|\u3000|\u200b|\x00|\r|*|_|-".split(
        "|"
    )
)
TABLES = st.sampled_from(["|术语|英文|解释|\n|---|---|---|\n", "| | |\n|--|--|\n", "|a|甲|\n", "|"])
MARKDOWN = st.lists(PIECES | TABLES, max_size=40).map("".join)
PATHS = st.sampled_from(["a.md", "glossary/a.md", "lingo/a.md", "topics/a.md"])


def check_partition(note: Note, entries: tuple[Entry, ...]) -> None:
    """The entries own each line of the note once, in order, and each stands inside the one around it."""
    lines = [line for entry in entries for line in range(entry.line, entry.end_line + 1)]
    assert lines == list(range(1, len(note.lines) + 1))
    assert all(entry.end_line <= entry.last_line <= len(note.lines) for entry in entries)
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(name.strip() for entry in entries for name in entry.names)
    assert not any(entry.definition is not None and not entry.definition.strip() for entry in entries)


@settings(max_examples=300, deadline=None)
@given(PATHS, st.binary(max_size=200))
def test_any_bytes(path: str, data: bytes) -> None:
    """Any bytes give entries that partition the note, and the same bytes the same entries."""
    note, entries = entries_of(path, data)
    check_partition(note, entries)
    assert entries == entries_of(path, data)[1]


@settings(max_examples=4000, deadline=None)
@given(PATHS, MARKDOWN)
@example("glossary/a.md", "- a(b): c\n  - d(丁)\n  e\n")
@example("a.md", "RAG(检索增强): RAG(检索增强): x\nRAG(检索增强): y")
def test_any_markdown(path: str, text: str) -> None:
    """Any Markdown gives entries that partition the note, and every visible character of the body is in one of them."""
    note, entries = entries_of(path, text)
    check_partition(note, entries)
    body = "\n".join(note.lines[note.body_line - 1 :])
    texts = "\n".join(entry.text for entry in entries if entry.end_line >= note.body_line)
    assert "".join(texts.split()) == "".join(body.split())


@settings(max_examples=400, deadline=None)
@given(PATHS, MARKDOWN, st.sampled_from(["一行新的文字。", "- 新词(new term): 定义。", "## 新的一节"]))
def test_a_line_at_the_end_changes_no_other_id(path: str, text: str, line: str) -> None:
    """What is added behind a blank line leaves all entries before it the ids, names and places they had."""
    head = f"---\ntitle: 题\nkind: {'glossary' if path.startswith('g') else 'note'}\n---\n# 题\n\n"
    note, before = entries_of(path, head + text + "\n")
    if note.blocks and note.blocks[-1].type in ("code", "html"):  # what is added may belong to them
        return
    after = entries_of(path, head + text + "\n\n" + line)[1]
    assert [entry.id for entry in before] == [entry.id for entry in after][: len(before)]


@settings(max_examples=300, deadline=None)
@given(MARKDOWN, st.sampled_from(["ZZZ(unheard of)", "未闻之词"]))
def test_an_entry_elsewhere_changes_no_id(text: str, name: str) -> None:
    """An entry of a name of its own at the top moves all others and renames none."""
    head = "---\ntitle: 题\nkind: glossary\n---\n# 题\n\n"
    before = entries_of("a.md", f"{head}## 本\n\n{text}")[1]
    after = entries_of("a.md", f"{head}## 另\n\n- {name}: 定义在此。\n\n## 本\n\n{text}")[1]
    assert {entry.id for entry in before} <= {entry.id for entry in after}
