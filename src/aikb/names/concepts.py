"""Read the lexicon files that a person edits: the built-in TSV and the user's YAML."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BUILTIN = Path(__file__).with_name("data") / "lexicon.tsv"
USER_FILE = "lexicon.yml"

_COLUMNS = 6  # english, abbr, chinese, other, field, note


class Concept(NamedTuple):
    """The names of one thing, the canonical one first, its field, and what tells it from its namesakes."""

    names: tuple[str, ...]
    field: str = ""
    note: str = ""


def sources(root: Path) -> list[Path]:
    """The lexicon files that count for a notes root, the user's first."""
    own = root / USER_FILE
    return [own, BUILTIN] if own.is_file() else [BUILTIN]


def read(source: Path) -> Iterator[Concept]:
    """The concepts of a lexicon file, by its ending; none when it cannot be read, which `aikb check` says."""
    return read_tsv(read_text(source)) if source.suffix == ".tsv" else read_yaml(read_text(source))


def read_text(source: Path) -> str:
    """The text of a lexicon file, empty when it cannot be read."""
    try:
        return source.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def read_yaml(text: str) -> Iterator[Concept]:
    """The concepts of a user's lexicon: `name: other` or `name: [other, another]`; what is not of this form is left out."""
    from aikb.notes.frontmatter import read_yaml as read_mapping  # noqa: PLC0415 - yaml, and only where there is a file

    for pair in read_mapping(text.split("\n"), 1).pairs:
        others = [item.text for item in pair.value.items] or [pair.value.text]
        names = tuple(dict.fromkeys(filter(None, map(str.strip, (pair.key, *others)))))
        if len(names) > 1:
            yield Concept(names)


def read_tsv(text: str) -> Iterator[Concept]:
    """The concepts of a lexicon text; the file's head says what its columns are. Lines of another form are left out."""
    for line in text.split("\n"):
        columns = line.split("\t")
        if line.startswith("#") or len(columns) != _COLUMNS:
            continue
        english, abbreviations, chinese, other, field, note = columns
        names = [english, *abbreviations.split(", "), *chinese.split("、"), *other.split(", ")]
        yield Concept(tuple(dict.fromkeys(filter(None, names))), field, note)
