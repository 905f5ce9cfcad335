"""Many questions from stdin, one a line, answered in order by one process."""

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from aikb.base.errors import AikbError
from aikb.cli.console import Console


def refuse_words(words: Sequence[str] | None) -> None:
    """Raises AikbError when words were given beside --batch."""
    if words:
        raise AikbError("--batch reads from stdin, not from the command line", hint="leave one of them out")


def batch(out: Console, ask: Callable[[str], tuple[str, bool]], empty: Callable[[str, str], str]) -> bool:
    """Prints one JSON object for each line; tells whether any was found.

    `ask` gives the JSON and whether it holds an answer; a line that cannot be asked gets `empty(line, why)`.
    """
    if sys.stdin is None:  # `aikb search --batch <&-`
        raise AikbError("--batch reads from stdin, which is closed", hint="give it one query a line")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # whatever the locale
    any_found = False
    for line in sys.stdin:
        asked = line.rstrip("\r\n")
        try:
            text, found = ask(asked)
        except AikbError as error:
            text, found = empty(asked, error.message), False
        out.text(text)
        sys.stdout.flush()
        any_found = any_found or found
    return any_found
