"""The built-in lexicon as people edit it: what each line of the file must keep."""

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import aikb.names
from aikb.names.fold import fold_text, has_han, key
from aikb.names.split import split_head

FIELDS = "ml stats optim dl cv nlp llm diffusion speech rl graph recsys systems mlops eval safety data".split()
LINES = (Path(aikb.names.__file__).parent / "data" / "lexicon.tsv").read_text(encoding="utf-8").split("\n")
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]
SIMPLIFIED = "昇"  # the table folds it, but the mainland writes it so in names: 昇腾, 昇思


class Concept(NamedTuple):
    names: list[str]  # in the order of the columns, `english` first
    chinese: list[str]
    field: str
    note: str


def _concept(row: list[str]) -> Concept:
    english, abbr, chinese, other, field, note = row
    columns = abbr.split(", "), chinese.split("、"), other.split(", ")
    lists = [column if column != [""] else [] for column in columns]
    return Concept([english, *(name for each in lists for name in each)], lists[1], field, note)


def test_six_columns() -> None:
    """Every line has six columns, the first and the field filled, and the file ends with one newline."""
    assert [row for row in ROWS if len(row) != 6 or not row[0] or row[4] not in FIELDS] == []
    assert LINES[-1] == ""
    assert LINES[-2]


CONCEPTS = [_concept(row) for row in ROWS if len(row) == 6]


def test_names_are_clean() -> None:
    """A name has two characters or more, is NFC, and has no stray space, no separator of a list and no control sign."""
    names = [name for concept in CONCEPTS for name in (*concept.names, concept.note) if name]
    assert [name for name in names if name != unicodedata.normalize("NFC", " ".join(name.split()))] == []
    assert [
        name for concept in CONCEPTS for name in concept.names if len(name) < 2 or re.search("[,，、;；]", name)
    ] == []


def test_languages() -> None:
    """Han characters stand in the column `chinese` only, and they are simplified."""
    for concept in CONCEPTS:
        assert all(has_han(name) == (name in concept.chinese) for name in concept.names), concept
        for name in concept.chinese:
            assert all(sign in SIMPLIFIED or fold_text(sign) == sign.lower() for sign in name), name


def test_names_of_a_line_are_distinct() -> None:
    """A line pairs at least two names, and no two of them have one key."""
    keys = [list(map(key, concept.names)) for concept in CONCEPTS]
    assert [each for each in keys if len(each) < 2 or len(set(each)) < len(each) or "" in each] == []


def test_shared_names_have_notes() -> None:
    """Every line that shares a name with another says which one it means, and no other line has a note."""
    owners = defaultdict(set)
    for number, concept in enumerate(CONCEPTS):
        for name in concept.names:
            owners[key(name)].add(number)
    shared = {number for numbers in owners.values() if len(numbers) > 1 for number in numbers}
    noted = {number for number, concept in enumerate(CONCEPTS) if concept.note}
    assert [CONCEPTS[number].names[0] for number in shared ^ noted] == []


def test_enough() -> None:
    """There are 1,500 concepts and more, and 30 and more in each field."""
    fields = Counter(concept.field for concept in CONCEPTS)
    assert fields.total() >= 1500
    assert min(fields[field] for field in FIELDS) >= 30


def test_acronyms_keep_their_s() -> None:
    """No acronym of the lexicon that ends in -S loses it as a plural would; FLOPS has the key of FLOPs by decision."""
    acronyms = {name for concept in CONCEPTS for name in concept.names if re.fullmatch("[A-Za-z-]{3,}S", name)}
    assert {name for name in acronyms if not key(name).endswith("s")} == {"FLOPS"}


def test_names_in_both_scripts_are_one_name() -> None:
    """What the lexicon has as one name of two scripts stays one, with and without a blank: 生成式 AI, 视觉 Transformer."""
    mixed = [
        name for concept in CONCEPTS for name in concept.chinese if re.fullmatch(r"[^\W\d_a-zA-Z]+[A-Za-z]+", name)
    ]
    assert len(mixed) > 50
    assert [name for name in mixed if len(split_head(re.sub("(?=[A-Za-z])", " ", name, count=1))) > 1] == []
