"""The formats of findings, one a file."""

from collections.abc import Callable, Iterator

from aikb.check.formats.github import github
from aikb.check.formats.gitlab import gitlab
from aikb.check.formats.jsontext import json_lines, json_text
from aikb.check.formats.junit import junit
from aikb.check.formats.sarif import sarif
from aikb.check.formats.text import concise, full
from aikb.check.report import Report

FORMATS: dict[str, Callable[[Report], Iterator[str]]] = {
    "concise": concise,
    "full": full,
    "json": json_text,
    "jsonl": json_lines,
    "github": github,
    "sarif": sarif,
    "junit": junit,
    "gitlab": gitlab,
}
HELP = f"One of: {', '.join(FORMATS)}."
