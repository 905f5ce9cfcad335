"""The rules as a whole, and what each finds in a small note."""

import ast
from pathlib import Path

import pytest

from aikb import check as package
from aikb.check import RULES
from aikb.check.config import Config
from aikb.check.rules.user_lexicon import problems
from aikb.check.run import below
from aikb.check.run_note import NoteRules, find_in_note
from aikb.check.subject import Subject
from aikb.render.hyperlink import link, template

FOLDER = Path(package.__file__).parent
FOUND = {
    "---\ntitle: 好\n---\n正文\n": [],
    "# 只有标题\n": ["AKB001"],
    "---\ntags: [a]\n---\n正文\n": ["AKB006"],
    "---\ntitle: a: b\n---\n正文\n": ["AKB004"],
    "---\ntitle: 没有结尾\n\n正文\n": ["AKB002"],
    "---\ntitle: 一\ntitle: 二\n---\n正文\n": ["AKB005"],
    "---\ntitle: 0.98\n---\n正文\n": ["AKB007"],
    "---\ntitle: 好\ntags: LLM, RAG\n---\n正文\n": ["AKB007"],
    "---\ntitle: 好\ndate: 2025-13-40\n---\n正文\n": ["AKB009"],
    "---\ntitle: 好\nkind: diary\n---\n正文\n": ["AKB010"],
    "---\ntitle: &x 好\n---\n正文\n": ["AKB008"],
}


@pytest.mark.parametrize("text", FOUND)
def test_rules_find(text: str) -> None:
    """Each fault gives exactly its finding, and a good note none."""
    rules = [rule for rule in RULES if not rule.optional]

    assert [
        problem.rule for problem in find_in_note(Subject("a.md", text.encode(), Config()), NoteRules.of(rules))
    ] == FOUND[text]


def test_every_rule_has_a_code_of_its_own_and_says_what_it_finds() -> None:
    """Codes and names are never shared; every rule file is in the list."""
    codes, names = [rule.code for rule in RULES], [rule.name for rule in RULES]
    files = [path for path in FOLDER.glob("rules/*.py") if "RULE = " in path.read_text(encoding="utf-8")]

    assert len(set(codes)) == len(codes) == len(set(names))
    assert all(rule.doc.endswith(".") for rule in RULES)
    assert {(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")[:6] for path in files} <= set(codes)


def test_findings_are_kept_to_the_named_paths() -> None:
    """A folder names what stands below it, a path itself; no path names all."""
    paths = ("a.md", "b/c.md", "bc.md")

    assert [path for path in paths if below(path, ["b"])] == ["b/c.md"]
    assert [path for path in paths if below(path, ["a.md", "b/"])] == ["a.md", "b/c.md"]
    assert all(below(path, []) for path in paths)


def test_a_broken_user_lexicon_is_reported(tmp_path: Path) -> None:
    """The lexicon is the user's file too: what cannot be read is said with its place."""
    assert not list(problems(tmp_path))
    (tmp_path / "lexicon.yml").write_text("炼丹: [alchemy\n显卡: x\n", encoding="utf-8")

    assert [(problem.path, problem.rule) for problem in problems(tmp_path)] == [("lexicon.yml", "AKB201")]


def test_places_become_links(tmp_path: Path) -> None:
    """Only a file below the notes root becomes a link, percent-encoded, in the form the user chose."""
    (tmp_path / "笔 记.md").write_text("x", encoding="utf-8")
    vscode = template({"AIKB_HYPERLINK": "vscode"})

    assert link("笔 记.md:3", tmp_path, vscode) == f"vscode://file{tmp_path}/%E7%AC%94%20%E8%AE%B0.md:3"
    assert link("gone.md:3", tmp_path, vscode) == ""
    assert template({"AIKB_HYPERLINK": "none"}) == ""
    assert link("笔 记.md:3", tmp_path, "") == ""
