"""The lexicons by key: the same whether they are read from their text or from what was compiled of it."""

from pathlib import Path

import pytest

from aikb.check.concepts import Vocabulary, builtin
from aikb.names.concepts import sources
from aikb.names.lexicon import compiled_lexicon, open_lexicon


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notes folder with a lexicon of its own."""
    made = tmp_path / "notes"
    made.mkdir()
    (made / "lexicon.yml").write_text("炼丹: [alchemy, 煉丹]\nRNN: 循环网\n", encoding="utf-8")
    return made


def test_the_compiled_lexicons_say_what_the_texts_say(root: Path, tmp_path: Path) -> None:
    """Every key with its concepts, in their order, and how its first name is written; the user's come first."""
    plain = Vocabulary(root, lambda: tmp_path / "nothing")
    for source in sources(root):
        open_lexicon(tmp_path, source).close()
        compiled = compiled_lexicon(tmp_path, source)
        assert compiled
        compiled.close()
    quick = Vocabulary(root, lambda: tmp_path)

    for one, other in ((plain.every(), quick.every()), (builtin(), quick.builtin())):
        assert (one.by_key, one.names) == (other.by_key, other.names)
    assert quick.every().names["炼丹"] == "炼丹"
    assert quick.every().by_key["rnn"][0].names == ("RNN", "循环网")


def test_a_damaged_lexicon_is_read_from_its_text(root: Path, tmp_path: Path) -> None:
    """Nothing is lost but time."""
    for source in sources(root):
        open_lexicon(tmp_path, source).close()
    for file in tmp_path.glob("lexicon-*"):
        size = file.stat().st_size
        file.write_bytes(file.read_bytes()[:4096] + b"\0" * (size - 4096))

    assert Vocabulary(root, lambda: tmp_path).every().names["炼丹"] == "炼丹"
    assert Vocabulary(root, lambda: tmp_path).builtin().by_key == builtin().by_key
