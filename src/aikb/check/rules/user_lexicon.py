"""AKB201: parts of the user's lexicon that cannot be read."""

from collections.abc import Iterator
from pathlib import Path

from aikb.check.collection import Collection
from aikb.check.rule import Rule
from aikb.model import Problem
from aikb.names.concepts import USER_FILE
from aikb.notes.metadata import Value


def problems(root: Path) -> Iterator[Problem]:
    """Return the problems of the user's lexicon of a notes root, if there is one."""
    path = root / USER_FILE
    if not path.is_file():
        return
    from aikb.notes.frontmatter import read_yaml  # noqa: PLC0415 - yaml: only if there is a lexicon

    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        yield Problem(USER_FILE, 1, 1, RULE.code, f"The lexicon cannot be read: {error.strerror}.", RULE.severity)
        return
    mapping = read_yaml(text.split("\n"), 1)
    for pair in mapping.pairs:
        if not _is_names(pair.value):
            message = f"The value of {pair.key!r} is not a name or a list of names."
            yield Problem(USER_FILE, pair.line, 1, RULE.code, message, RULE.severity)
    for found in mapping.findings:
        said = found.message.replace("The front matter", "The lexicon")
        yield Problem(USER_FILE, found.line, found.column, RULE.code, said, RULE.severity)


def _across(collection: Collection) -> Iterator[Problem]:
    yield from problems(collection.root)


def _is_names(value: Value) -> bool:
    texts = value.items if value.type == "list" else (value,)
    return bool(texts) and all(each.type in ("text", "line") for each in texts)


RULE = Rule(
    "AKB201",
    "user-lexicon",
    "error",
    "`lexicon.yml` must be lines of `name: [other, names]`.",
    bad="==> lexicon.yml <==\n炼丹: [alchemy\n",
    good="==> lexicon.yml <==\n炼丹: [alchemy]\n",
    across=_across,
    fresh=True,
)
