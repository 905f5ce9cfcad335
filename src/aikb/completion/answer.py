"""Answer a shell at every TAB, without Typer.

The answer is a mode and candidates. Modes: `insert` what the candidates share, only `list` them (what they share is
less than what was typed), `open` as insert but with no blank behind it, and `files` or `dirs`, which the shell knows
best. Nothing is built or brought up to date: without an index there are no names.
"""

from __future__ import annotations

import os
import sys

from aikb.completion.line import Word, bash_words, quoted, unquoted
from aikb.completion.suggest import Suggestions, suggest

TYPE_CHECKING = False  # as type checkers know it: `typing` itself costs 5 ms
if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 1000  # candidates; of more only the first are listed


def main(arguments: list[str]) -> None:
    """Answer `aikb __complete SHELL …` on stdout; errors are silent, as the user is typing."""
    try:
        text = complete(arguments)
    except Exception:
        if os.environ.get("AIKB_DEBUG"):
            raise
        text = ""
    sys.stdout.buffer.write(os.fsencode(text))


def complete(arguments: list[str]) -> str:
    """Return the answer for `bash LINE WORDBREAKS`, or for `zsh` or `fish` with the words up to the cursor."""
    shell, *rest = arguments
    if shell == "bash":
        before, word = bash_words(rest[0], rest[1])
        mode, *found = _answer(suggest(before[1:], word.text), word.raw, lambda text: _in_bash(text, word))
        # The blank shares nothing with any other, so that readline leaves the line as it is.
        return "".join(f"{line}\n" for line in (mode, *found, *([" "] if mode == "list" else [])))
    *words, current = rest
    typed = unquoted(current) if shell == "fish" else current
    mode, *found = _answer(suggest(words, typed), typed, str)
    if shell == "fish":  # which reads lines, and quotes for itself
        return "".join(f"{line}\n" for line in (mode, *filter(str.isprintable, found)))
    return "\0".join((mode, *found))


def _in_bash(text: str, word: Word) -> str:
    """Return the replacement for the end of a word; empty for a text that does not begin with the word."""
    return quoted(text[len(word.head) :], word.quote) if text.startswith(word.head) else ""


def _answer(found: Suggestions, typed: str, written: Callable[[str], str]) -> list[str]:
    """Return the mode, and the candidates as the shell reads them."""
    if found.mode:
        return [found.mode]
    shown = [text for each in dict.fromkeys(found.texts) if (text := written(each))]
    if len(shown) > MOST or not _keeps(shown, typed):
        return ["list", *shown[:MOST]]
    return ["open" if len(shown) == 1 and shown[0].endswith("/") else "insert", *shown]


def _keeps(shown: list[str], typed: str) -> bool:
    """Return whether the common prefix of all candidates keeps what was typed."""
    shared = os.path.commonprefix(shown)  # noqa: RUF071 - of characters, as readline has it
    return len(shown) < 2 or shared.casefold().startswith(typed.casefold())
