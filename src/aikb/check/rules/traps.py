"""AKB013: words and numbers that YAML 1.1 reads as something else."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem
from aikb.notes.metadata import Pair, Value
from aikb.notes.quoting import quote
from aikb.notes.traps import is_word, trap
from aikb.notes.values import READERS

_JUDGED = frozenset({"title", "kind", "type"})  # other rules check their types and values


def _find(subject: Subject) -> Iterator[Problem]:
    for pair in subject.pairs:
        if pair.name not in _JUDGED:
            for value in _trapped(pair):
                message = f"YAML 1.1 reads `{value.text}` as {trap(value)}; quote it if you mean the text itself."
                place = (subject.path, value.line, value.column)
                yield Problem(*place, RULE.code, message, RULE.severity, quote(value))


def _trapped(pair: Pair) -> Iterator[Value]:
    """Return the values that YAML 1.1 reads as another type; `draft: no` of other tools means just that."""
    value = pair.value
    of_texts = pair.name in READERS or any(item.type == "text" for item in value.items)
    for each in value.items if value.type == "list" else (value,):
        if trap(each) and (of_texts or not is_word(each)):
            yield each


RULE = Rule(
    "AKB013",
    "yaml-trap",
    "warning",
    "A word or number without quotes that YAML 1.1 reads as something else: `no`, `on`, `1:30`, `010`.",
    bad="---\ntitle: 语言\ntags: [en, no]\n---\n挪威语。\n",
    good='---\ntitle: 语言\ntags: [en, "no"]\n---\n挪威语。\n',
    find=_find,
    fixable="safe",
)
