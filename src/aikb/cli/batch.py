"""Answer many questions from stdin, one per line, in one process."""

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import Any

from aikb.base.errors import AikbError
from aikb.cli.console import Console

Ask = Callable[[str], tuple[dict[str, Any], bool]]


def refuse_words(words: Sequence[str] | None) -> None:
    """Raise AikbError when words are given together with --batch."""
    if words:
        raise AikbError("--batch reads from stdin, not from the command line", hint="use one of them")


def batch(out: Console, ask: Ask, failed: Callable[[str, str], dict[str, Any]]) -> bool:
    """Print one JSON object for each line of stdin; return whether any line was answered.

    `ask` returns the object and whether it holds an answer; a line that cannot be asked gets `failed(line, why)`.
    """
    if sys.stdin is None:  # `aikb search --batch <&-`
        raise AikbError("--batch reads from stdin, which is closed", hint="pipe one query per line into it")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # whatever the locale
    any_found = False
    for line in sys.stdin:
        asked = line.rstrip("\r\n")
        try:
            answer, found = ask(asked)
        except AikbError as error:
            answer, found = failed(asked, error.message), False
        out.json(answer)
        sys.stdout.flush()
        any_found = any_found or found
    return any_found
