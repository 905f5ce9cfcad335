"""`aikb browse`: open the full-screen browser."""

import importlib.util
import os
import sys
from typing import NamedTuple

from aikb.base.errors import AikbError
from aikb.cli.console import Console
from aikb.cli.context import Common, console, knowledge_base
from aikb.kb import KnowledgeBase
from aikb.model import Entry

EXTRA = "textual"


class Arguments(NamedTuple):
    """The arguments of `aikb browse`."""

    words: tuple[str, ...] = ()


def run(arguments: Arguments, common: Common) -> int:
    """Open the full-screen browser."""
    if importlib.util.find_spec(EXTRA) is None:
        from aikb.cli.extras import missing  # noqa: PLC0415 - only when it is

        raise missing("browse", "tui")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise AikbError("browse needs a terminal", hint="use aikb search")
    from aikb.browse.app import Browser  # noqa: PLC0415 - textual: only who browses pays for it
    from aikb.browse.asking import Asker  # noqa: PLC0415 - likewise

    out = console(common)
    with knowledge_base(common, out) as kb:
        kb.tags()  # brings the index up to date here, where there is a place to say so

    asker = Asker(lambda: KnowledgeBase(kb.settings, os.environ, builtin=not common.no_builtin))
    try:
        Browser(asker, lambda entry: _edit(out, kb, entry), " ".join(arguments.words)).run()
    finally:
        asker.close()
    return 0


def _edit(out: Console, kb: KnowledgeBase, entry: Entry) -> None:
    """Open the entry in the editor; errors are shown after leaving the screen."""
    from aikb.cli.editor import open_editor  # noqa: PLC0415 - subprocess: only for who edits

    if kb.settings.origin == "--builtin":
        out.remark("aikb: the built-in notes cannot be edited; choose your own with -C DIR")
        return
    try:
        open_editor(out, kb.settings, kb.file(entry.path), entry.line)
    except AikbError as error:
        out.remark(f"aikb: error: {error.message}")
