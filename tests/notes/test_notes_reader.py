"""What the case files cannot say: bytes, file names, folders, sizes."""

import unicodedata
from pathlib import Path

import pytest

from aikb.model import Block, Note
from aikb.notes import dialects
from aikb.notes.decode import decode, split_lines
from aikb.notes.reader import load_note, read_note


def rules(note: Note) -> list[str]:
    return [problem.rule for problem in note.problems]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.md", "note"),
        ("glossary/a.md", "glossary"),
        ("Topics/llm/a.md", "topic"),
        ("topics/lingo/a.md", "lingo"),
        ("topic.md", "note"),
        ("old topics/a.md", "note"),
    ],
)
def test_kind__from_folder(path: str, kind: str) -> None:
    """Without metadata the nearest folder with a known name tells the kind."""
    assert read_note(path, b"x").kind == kind
    assert read_note(path, b"---\nkind: glossary\n---\n").kind == "glossary"


def test_title__from_file_name() -> None:
    """A decomposed file name gives a composed title, an undecodable one a readable title."""
    assert read_note(unicodedata.normalize("NFD", "d/Überblick.v2.md"), b"").title == "Überblick.v2"
    assert read_note(b"caf\xe9.md".decode("utf-8", "surrogateescape"), b"").title == "caf?"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("README.md", "Part"),
        ("ai/2024-05-01.md", "Part"),
        ("000_de99098d70fff468.md", "Part"),
        ("第3章.md", "Part"),
        ("Untitled 4.md", "Part"),
        ("_index.md", "Part"),
        ("Mask R-CNN.md", "Mask R-CNN"),
        ("03. 注意力.md", "注意力"),
        ("GPT4.md", "GPT4"),
        ("3D Vision.md", "3D Vision"),
    ],
)
def test_title__from_file_name_or_heading(path: str, title: str) -> None:
    """A heading inside the text gives the title only where the file's name tells nothing."""
    assert read_note(path, b"Text.\n\n# Part\n").title == title


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n", [""]),
        ("a", ["a"]),
        ("a\n\nb\n", ["a", "", "b"]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("a\rb\r", ["a", "b"]),
        ("a\rb\nc", ["a\rb", "c"]),
        ("a\x0bb\x0cc\x85d\u2028e\x1cf", ["a\x0bb\x0cc\x85d\u2028e\x1cf"]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    """Lines are those that `sed -n` shows; lone returns count only where there is no line feed."""
    assert split_lines(text) == lines


def test_bytes__broken_utf8() -> None:
    """Bytes that are no text are replaced; the rest is kept, and the first of them is told."""
    note = read_note("a.md", "# 微调\n大模型".encode() + b"\xff\xfe\n" + "训练数据".encode())
    assert note.lines == ("# 微调", "大模型\ufffd\ufffd", "训练数据")
    assert [(p.line, p.column, p.rule, p.severity) for p in note.problems] == [(2, 4, "AKB101", "error")]


def test_bytes__half_binary() -> None:
    """A note with an image pasted into it keeps its text."""
    data = "# 标题\n微调的文字\n".encode() + bytes(range(256)) * 8 + "\n结尾的文字\n".encode()
    note = read_note("a.md", data)
    assert note.title == "标题"
    assert (note.lines[1], note.lines[-1]) == ("微调的文字", "结尾的文字")
    assert {"AKB101", "AKB102"} <= set(rules(note))


def test_bytes__bom_before_front_matter() -> None:
    """A byte order mark hides no front matter, and is told only where there is one."""
    note = read_note("a.md", b"\xef\xbb\xbf---\ntitle: A\n---\n")
    assert (note.title, note.lines[0], rules(note)) == ("A", "---", ["AKB104"])
    assert rules(read_note("a.md", b"\xef\xbb\xbf# A\n")) == []


def test_bytes__utf16_and_utf32() -> None:
    """A byte order mark names the encoding; a torn last character loses nothing else."""
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        data = ("\ufeff# 标题\r\n微调").encode(encoding)
        assert read_note("a.md", data).lines == ("# 标题", "微调")
        assert decode(data + b"\x00").text.startswith("# 标题\r\n微调")


def test_position__in_a_file_of_returns() -> None:
    """Positions count the same lines as the lines of the note."""
    assert [(p.line, p.column) for p in read_note("a.md", b"a\rb\rc\x00").problems] == [(3, 2)]
    assert next((p.line, p.column) for p in read_note("a.md", b"a\rb\x01\nc").problems) == (1, 4)


def test_loading__unreadable(tmp_path: Path) -> None:
    """A file that cannot be read is a note with a problem and no lines."""
    note = load_note(tmp_path, "topics/a.md")
    assert (note.kind, note.title, note.lines, rules(note)) == ("topic", "a", (), ["AKB103"])
    assert rules(load_note(tmp_path, "../x.md")) == ["AKB103"]
    assert rules(load_note(tmp_path, "a\x00.md")) == ["AKB103"]


def test_loading__a_file(tmp_path: Path) -> None:
    """Loading is reading the file's bytes."""
    (tmp_path / "a.md").write_bytes("# 微调".encode("gb18030"))
    assert load_note(tmp_path, "a.md") == read_note("a.md", "# 微调".encode("gb18030"))


def test_front_matter__too_large() -> None:
    """A front matter beyond the bound is not parsed; its simple pairs are read."""
    note = read_note("a.md", b"---\ntitle: A\nx: " + b"y" * 70_000 + b"\n---\ntext")
    assert (note.title, note.body_line, rules(note)) == ("A", 5, ["AKB008"])


@pytest.mark.parametrize(
    "head", ["a: " + "[" * 60_000, "- " * 30_000, "a: " + "{a: " * 15_000, "? " * 30_000, "a: !" + "x" * 60_000]
)
def test_front_matter__hostile_yaml(head: str) -> None:
    """No nesting brings the parser down."""
    assert read_note("a.md", f"---\n{head}\n---\ntext".encode()).lines[-1] == "text"


@pytest.mark.parametrize("head", ["a = " + "[" * 60_000, "a" + ".b" * 30_000 + " = 1", "a = " + "{a=" * 20_000])
def test_front_matter__hostile_toml(head: str) -> None:
    """No nesting brings the parser down."""
    assert read_note("a.md", f"+++\n{head}\n+++\ntext".encode()).lines[-1] == "text"


def test_large__note_and_line() -> None:
    """A note of 2 MB and a line of 150,000 characters are read whole."""
    many = read_note("a.md", ("# 微调\n\n" + "这是一段关于模型的文字。\n" * 20 + "\n").encode() * 3000)
    assert len(many.blocks) == 6000
    line = "模" * 150_000
    assert read_note("a.md", line.encode()).blocks == (Block("paragraph", 1, 1, text=line),)


@pytest.mark.parametrize(
    "text", [">" * 150_000, "- " * 20_000 + "x", "##a" + " " * 150_000 + "b", "<a " * 50_000, "[" * 150_000]
)
def test_large__hostile_lines(text: str) -> None:
    """No line makes reading slow or ends it."""
    blocks = read_note("a.md", text.encode()).blocks
    assert [(block.line, block.end_line) for block in blocks] == [(1, 1)]


def test_deep__lists_keep_their_text() -> None:
    """What nests too deep for blocks is still text of some block, and what follows keeps its structure."""
    text = "".join("  " * depth + f"- item{depth}\n" for depth in range(60)) + "\n# After\n"
    note = read_note("a.md", text.encode())
    assert all(f"item{depth}" in repr(note.blocks) for depth in range(60))
    assert [block.type for block in note.blocks] == ["list", "heading"]


def test_dialects__all_listed() -> None:
    """Every file of dialects/ is in one of the two lists."""
    read = (*dialects.HEADS, *(each for _, each in dialects.IN_TEXT))
    listed = {each.__module__.rsplit(".", 1)[1] for each in read}
    files = {path.stem for path in Path(dialects.__file__).parent.glob("*.py")}
    assert listed == files - {"__init__"}
