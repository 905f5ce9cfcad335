"""Notes that aikb writes: what stands in them, where they go, and what they never replace."""

import datetime
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aikb.base.errors import AikbError, BadSettings
from aikb.kb import KnowledgeBase
from aikb.kb.write.new_folder import EXAMPLE_PATH, init
from aikb.model import KINDS
from aikb.names.fold import key
from aikb.notes.reader import read_note
from aikb.notes.template import LONGEST, Draft, note_text, slug
from aikb.notes.titles import plain_title
from aikb.settings import find_settings

Open = Callable[..., KnowledgeBase]
TODAY = datetime.date(2026, 11, 22)
SLUGS = {
    "LoRA": "lora",
    "LoRA 微调": "lora-微调",
    "注意力机制": "注意力机制",
    "C++": "c++",
    "a/b\\c: d?*": "a-b-c-d",
    "../../etc/passwd": "etc-passwd",
    "--help": "help",
    ".hidden": "hidden",
    "ＧＰＴ－４": "gpt-4",
    "$(touch x)`id`'\"": "touch-x-id",
    "NUL": "nul_",
    "？！": "note",
}
NAMES = st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" -:#'\"[]{}*_`\\<>$|&=~"), min_size=1)
OTHERS = st.from_regex(r"\w[\w :#'\"\[\]{}*`<>|&,+.()-]*\w", fullmatch=True)


@pytest.mark.parametrize("name", SLUGS)
def test_slug(name: str) -> None:
    """A file's name holds what every file system, shell and link takes, and says what the note is called."""
    assert slug(name) == SLUGS[name]


@given(st.text())
def test_slug__of_any_text(name: str) -> None:
    """Whatever the name: no separator, no blank, nothing hidden, no option, short enough, and its own slug."""
    made = slug(name)

    assert re.fullmatch(r"[\w+][\w+-]*", made)
    assert len(made) <= LONGEST + 1
    assert slug(made) == made


@given(NAMES, st.lists(OTHERS, max_size=3), st.sampled_from(KINDS))
def test_template_reads_as_it_was_meant(name: str, others: list[str], kind: str) -> None:
    """The note that is written has the title, aliases, tags and kind it was written with, whatever signs they hold."""
    name, others = " ".join(name.split()), [" ".join(other.split()) for other in others]
    assume(key(name) and all(map(key, others)))
    draft = Draft(name, kind, aliases=tuple(dict.fromkeys(others)), tags=("LLM", "图像 生成"))  # type: ignore[arg-type]
    note = read_note("a.md", note_text(draft, TODAY).encode())

    assert (note.title, note.kind, note.tags) == (name, kind, draft.tags)
    assert note.aliases == draft.aliases
    assert (note.created, note.updated, note.problems) == ("2026-11-22", "2026-11-22", ())
    assert [(block.type, plain_title(block.text)) for block in note.blocks] == [("heading", name)]


def test_new(opened: Open, notes: Path) -> None:
    """A new note is found by its name, whatever signs that holds, and `check` finds nothing wrong in it."""
    names = ("LoRA+", "思维树", "yes", "2024", "a: b # c", "*x* [y] `z`", "- x", "C#", "'q' \"r\"")
    drafts = [Draft(name, kind, tags=("LLM",)) for name, kind in zip(names, KINDS * 3, strict=False)]
    with opened() as kb:
        paths = [kb.write_note(draft).path for draft in drafts]
    with opened() as kb:
        for draft, path in zip(drafts, paths, strict=True):
            assert path in {sense.path for sense in kb.define(draft.name).senses}
        assert [finding for finding in kb.check(paths)[0] if finding.severity != "info"] == []
    assert (notes / paths[0]).read_text(encoding="utf-8").endswith("# LoRA+\n\n")


def test_new__other_names(opened: Open, notes: Path) -> None:
    """The lexicon's names become aliases when it knows one such thing; names that entries have are left to them."""
    with opened() as kb:
        assert "检索增强生成" in kb.write_note(Draft("RAG", "glossary")).aliases
        assert kb.write_note(Draft("RNN", "glossary")).meanings[:1] == ("recurrent neural network",)
        assert kb.write_note(Draft("没有人知道的词", "note")).aliases == ()
    assert "aliases: [retrieval-augmented generation, " in (notes / "glossary/rag.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["LoRA", "ｌｏｒａ", "low rank adaptation", "低秩適配", "Diffusion Model"])
def test_new__taken(opened: Open, notes: Path, name: str) -> None:
    """A name that an entry goes by in any spelling is refused with its place; --force writes a note beside it."""
    before = sorted(notes.rglob("*"))
    with opened() as kb:
        with pytest.raises(AikbError, match=r"already exists.*\.md:\d+"):
            kb.write_note(Draft(name, "note"))
        assert sorted(notes.rglob("*")) == before
        kb.write_note(Draft(name, "note"), force=True)
    assert len(sorted(notes.rglob("*"))) == len(before) + 1


def test_new__near(opened: Open) -> None:
    """A name that is a slip away from one that is there is written, and told."""
    with opened() as kb:
        assert kb.write_note(Draft("低秩适佩", "note")).near == "低秩适配, glossary/finetuning.md:7"
        assert kb.write_note(Draft("毫不相干的词", "note")).near == ""


def test_new__never_overwrites(opened: Open, notes: Path) -> None:
    """A file, a folder or a link in the note's place stays what it is, whatever is forced."""
    (notes / "词甲.md").write_text("mine", encoding="utf-8")
    (notes / "词乙.md").mkdir()
    (notes / "词丙.md").symlink_to(notes / "nowhere.md")
    with opened() as kb:
        for name in ("词甲", "词乙", "词丙"):
            with pytest.raises(AikbError, match="already exists"):
                kb.write_note(Draft(name, "note"), force=True)
    assert (notes / "词甲.md").read_text(encoding="utf-8") == "mine"
    assert not (notes / "nowhere.md").exists()


def test_new__stays_inside(opened: Open, notes: Path, tmp_path: Path) -> None:
    """No rule and no link brings a note out of the notes folder, and nothing is written on the way."""
    (notes / "topics").rename(tmp_path / "elsewhere")
    (notes / "topics").symlink_to(tmp_path / "elsewhere")
    with opened() as kb, pytest.raises(AikbError, match="is outside"):
        kb.write_note(Draft("新词", "topic"))
    for rule in ("../{slug}.md", ".git/{slug}.md", "a/../../{slug}.md", "{slug}/", "{nmae}.md", "{slug.__class__}.md"):
        (notes / "aikb.toml").write_text(f"[new]\npath = '{rule}'\n", encoding="utf-8")
        with opened() as kb, pytest.raises(BadSettings, match=r"new\.path"):
            kb.write_note(Draft("新词", "note"))
    assert not [path for path in tmp_path.rglob("*") if "新词" in path.name]


def test_new__rules(opened: Open, notes: Path) -> None:
    """The rule of a kind comes before that of all; what include leaves out is told."""
    rules = '[new]\npath = "{year}/{kind}-{slug}.md"\nlingo = "黑话/{name}.md"\nnote = "{slug}.txt"\n'
    (notes / "aikb.toml").write_text(rules, encoding="utf-8")
    with opened() as kb:
        assert re.fullmatch(r"20\d\d/topic-新词-a\.md", kb.write_note(Draft("新词 A", "topic")).path)
        assert kb.write_note(Draft("新词/B?", "lingo")).path == "黑话/新词-B-.md"
        assert not kb.write_note(Draft("新词丁", "note")).found


@pytest.mark.parametrize("name", ["", " \n", "？" * 0, "a\x1b[31mb", "a\u202eb", "词" * 201])
def test_new__no_name(opened: Open, name: str) -> None:
    """What is no name is refused: nothing, control characters, a whole text."""
    with opened() as kb, pytest.raises(AikbError):
        kb.write_note(Draft(name, "note"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_new__read_only(opened: Open, notes: Path) -> None:
    """Notes that cannot be written to are an error, not a traceback."""
    notes.chmod(0o500)
    with opened() as kb, pytest.raises(AikbError, match="cannot write"):
        kb.write_note(Draft("新词", "note"))


def test_init(tmp_path: Path) -> None:
    """An empty folder gets settings that say nothing yet and a note without findings; neither is written twice."""
    made = init(tmp_path / "new" / "notes")

    assert [path.name for path in made] == ["aikb.toml", "example.md"]
    environ = {"AIKB_CACHE_DIR": str(tmp_path / "cache"), "XDG_CONFIG_HOME": str(tmp_path / "none")}
    settings = find_settings(None, environ, tmp_path / "new" / "notes")
    assert {value.origin for name, value in settings.values.items() if name != "notes"} == {"default"}
    with KnowledgeBase(settings, environ) as kb:
        assert kb.define("fine-tuning").senses[0].path == EXAMPLE_PATH
        assert list(kb.check()[0]) == []
    with pytest.raises(AikbError, match="already exists"):
        init(tmp_path / "new" / "notes")


def test_init__all_defaults(tmp_path: Path) -> None:
    """The comments say what counts without them: with all of them in force nothing but the origins changes."""
    init(tmp_path)
    before = find_settings(None, {}, tmp_path).values
    text = (tmp_path / "aikb.toml").read_text(encoding="utf-8")
    (tmp_path / "aikb.toml").write_text(re.sub(r"(?m)^# (?=\[|[a-z_]+ = )", "", text), encoding="utf-8")
    after = find_settings(None, {}, tmp_path)

    assert after.warnings == ()
    assert {name: found.value for name, found in after.values.items()} == {
        name: found.value for name, found in before.items()
    }
    assert after.values["new.path"].origin.endswith("aikb.toml")


def test_init__among_notes(notes: Path) -> None:
    """Where there are notes only the settings are written; a pyproject.toml that has them counts."""
    before = sorted(notes.rglob("*.md"))
    assert [path.name for path in init(notes)] == ["aikb.toml"]
    assert sorted(notes.rglob("*.md")) == before
    (notes / "aikb.toml").unlink()
    (notes / "pyproject.toml").write_text("[tool.aikb]\n", encoding="utf-8")
    with pytest.raises(AikbError, match="pyproject"):
        init(notes)
