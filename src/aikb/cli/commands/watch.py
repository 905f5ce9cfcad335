"""`aikb watch`: keeps the index fresh while notes are written."""

import sys
from typing import TYPE_CHECKING

import typer

from aikb.base.errors import AikbError
from aikb.cli import options
from aikb.cli.console import Console
from aikb.cli.context import console, knowledge_base
from aikb.render import words

if TYPE_CHECKING:
    from aikb.kb import KnowledgeBase
    from aikb.model import SyncReport

_SETTLED_MS = 300  # editors write a file in several steps
_LOOK_MS = 250  # how long the system is asked for events at a time


def watch(
    ctx: typer.Context,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Keep the index fresh while you write, so that no answer has to wait for it.

    Every answer brings the index up to date by itself; this does it at once, until Ctrl-C. Needs the extra aikb[watch].

    Example: aikb watch

    Exit status: 0 ended by Ctrl-C, 2 cannot watch.
    """
    out = console(ctx, color)
    try:
        import watchfiles  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise AikbError("watching needs the package watchfiles", hint="pip install 'aikb[watch]'") from error

    with knowledge_base(ctx, out, directory) as kb:
        root, begun = kb.settings.root, False
        try:
            for changes in watchfiles.watch(
                root, debounce=_SETTLED_MS, step=50, rust_timeout=_LOOK_MS, yield_on_timeout=True
            ):
                if not begun:  # only now is nothing missed
                    out.remark(f"aikb: watching {root} ({words.count(kb.refresh().notes, 'note')}); Ctrl-C ends it")
                    begun = True
                elif changes:
                    _bring_up_to_date(kb, out)
        except KeyboardInterrupt:
            out.remark("")
        except OSError as error:
            raise AikbError(f"cannot watch {root}: {error.strerror}", hint="see the limits of inotify") from error


def _bring_up_to_date(kb: "KnowledgeBase", out: Console) -> None:
    """Indexes what changed; what cannot be done now is said, and done with the next change."""
    try:
        report = kb.refresh().report
    except AikbError as error:
        out.remark(f"aikb: {error.message}")
        return
    if not kb.settings.root.is_dir():
        raise AikbError(f"the folder is gone: {kb.settings.root}", hint="name another one with -C DIR")
    if said := _said(report):
        out.text(said)
        sys.stdout.flush()  # who reads it through a pipe waits for it


def _said(report: "SyncReport") -> str:
    counts = {"added": report.added, "changed": report.changed, "removed": report.removed}
    return ", ".join(f"{words.count(count, 'note')} {deed}" for deed, count in counts.items() if count)
