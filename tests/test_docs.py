"""What keeps documents and texts true."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from english import faults, files, phrases  # noqa: E402 - likewise

from docs import lost_places  # noqa: E402 - a script


@pytest.mark.parametrize(
    "text",
    [
        "The name stands in the heading.",
        "a word that stands nowhere",
        "Tells whether it is one.",
        "`--fix` mends it.",
        "def mended(wishes: Wish) -> None:",
        "The index is built anew.",
        "A date that is none.",
        "What of the notes is text.",
        "At most so many.",
        "A note comes in, entries go out; knows no files.",
        '"""Text in, words out; knows no files."""',
    ],
)
def test_old_phrases_are_found(text: str) -> None:
    """Each phrase of the list, in prose and in names."""
    assert list(phrases(text))


@pytest.mark.parametrize(
    "text",
    [
        "What the letters stand for, in a table cell or a standing order.",
        "We recommend to amend it; there is none.",
        "if value is None and dependencies:",
        '"""Read a note, in any encoding."""',
        "A manewuver of the newest kind.",
    ],
)
def test_good_english_is_not(text: str) -> None:
    """The same words in their other senses stay free."""
    assert not list(phrases(text))


def test_no_text_has_an_old_phrase() -> None:
    """Neither code nor help, findings or documents."""
    assert len(list(files())) > 100
    assert faults() == []


def test_the_table_of_places_is_checked() -> None:
    """Where ARCHITECTURE.md sends a reader, there is a file or a folder."""
    table = """
| To change | go to |
|---|---|
| how `a.b` is read | `notes/`, `src/aikb/notes/markdown.py`, `tests/cases/` |
| the rest | `notes/nowhere.py` |

| other | `no/path.py` |
"""
    assert lost_places(table) == ["notes/nowhere.py"]
    assert lost_places((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")) == []
