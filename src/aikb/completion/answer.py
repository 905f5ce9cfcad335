"""What a shell asks at every TAB: a line as it stands comes in, what may follow goes out. Answers without typer.

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
    """Answers `aikb __complete SHELL …` on stdout. Whatever goes wrong, a person who types sees nothing of it."""
    try:
        text = complete(arguments)
    except Exception:
        if os.environ.get("AIKB_DEBUG"):
            raise
        text = ""
    sys.stdout.buffer.write(os.fsencode(text))


def complete(arguments: list[str]) -> str:
    """The answer for a shell: `bash LINE WORDBREAKS`, or `zsh` or `fish` with the words up to the cursor."""
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
    """What is put in the place of the end of a word; empty for a text that the word does not begin."""
    return quoted(text[len(word.head) :], word.quote) if text.startswith(word.head) else ""


def _answer(found: Suggestions, typed: str, written: Callable[[str], str]) -> list[str]:
    """The mode, and the candidates as they are written."""
    if found.mode:
        return [found.mode]
    shown = [text for each in dict.fromkeys(found.texts) if (text := written(each))]
    if len(shown) > MOST or not _keeps(shown, typed):
        return ["list", *shown[:MOST]]
    return ["open" if len(shown) == 1 and shown[0].endswith("/") else "insert", *shown]


def _keeps(shown: list[str], typed: str) -> bool:
    """Whether putting what all candidates share in the place of what was typed takes no letter away."""
    shared = os.path.commonprefix(shown)  # noqa: RUF071 - of characters, as readline has it
    return len(shown) < 2 or shared.casefold().startswith(typed.casefold())
