"""How findings are written, one format a file."""

from collections.abc import Callable, Iterable, Iterator

from aikb.check.formats.concise import concise
from aikb.check.formats.github import github
from aikb.check.formats.jsontext import json_lines, json_text
from aikb.model import Problem

FORMATS: dict[str, Callable[[Iterable[Problem]], Iterator[str]]] = {
    "concise": concise,
    "json": json_text,
    "jsonl": json_lines,
    "github": github,
}
HELP = f"One of: {', '.join(FORMATS)}."
