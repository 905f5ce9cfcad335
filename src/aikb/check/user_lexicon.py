"""AKB201: what of the user's lexicon cannot be read."""

from collections.abc import Iterator
from pathlib import Path

from aikb.check.rule import Rule
from aikb.model import Problem
from aikb.names.lexicon import USER_FILE

RULE = Rule("AKB201", "user-lexicon", "error", "`lexicon.yml` is not lines of `name: [other, names]`.")


def problems(root: Path) -> Iterator[Problem]:
    """The problems of the user's lexicon of a notes root, if there is one."""
    path = root / USER_FILE
    if not path.is_file():
        return
    from aikb.notes.frontmatter import read_yaml  # noqa: PLC0415 - yaml: only where there is a lexicon

    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        yield Problem(USER_FILE, 1, 1, RULE.code, f"The lexicon cannot be read: {error.strerror}.", RULE.severity)
        return
    for found in read_yaml(text.split("\n"), 1).findings:
        said = found.message.replace("The front matter", "The lexicon")
        message = f"{said} Expected lines of `name: [other, names]`."
        yield Problem(USER_FILE, found.line, found.column, RULE.code, message, RULE.severity)
