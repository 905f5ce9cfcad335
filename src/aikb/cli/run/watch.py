"""`aikb watch`: keep the index up to date while notes are written."""

import sys
from typing import NamedTuple

from aikb.base.errors import AikbError
from aikb.cli.console import Console
from aikb.cli.context import Common, console, knowledge_base
from aikb.kb import KnowledgeBase
from aikb.model import SyncReport
from aikb.render import words

_SETTLED_MS = 300  # editors write a file in several steps
_LOOK_MS = 250  # how long the system is asked for events at a time


class Arguments(NamedTuple):
    """The arguments of `aikb watch`: nothing."""


def run(arguments: Arguments, common: Common) -> int:  # noqa: ARG001 - as every command is called
    """Index every change until Ctrl-C."""
    out = console(common)
    try:
        import watchfiles  # noqa: PLC0415 - an extra
    except ImportError as error:
        from aikb.cli.extras import missing  # noqa: PLC0415 - only when it is

        raise missing("watch", "watch") from error

    with knowledge_base(common, out) as kb:
        root, begun = kb.settings.root, False
        try:
            for changes in watchfiles.watch(
                root, debounce=_SETTLED_MS, step=50, rust_timeout=_LOOK_MS, yield_on_timeout=True
            ):
                if not begun:  # only now is nothing missed
                    out.remark(
                        f"aikb: watching {root} ({words.count(kb.refresh().notes, 'note')}); press Ctrl-C to stop"
                    )
                    begun = True
                elif changes:
                    _bring_up_to_date(kb, out)
        except KeyboardInterrupt:
            out.remark("")
        except OSError as error:
            raise AikbError(f"cannot watch {root}: {error.strerror}", hint="see the limits of inotify") from error
    return 0


def _bring_up_to_date(kb: KnowledgeBase, out: Console) -> None:
    """Index what changed; on an error, report it and try again with the next change."""
    try:
        report = kb.refresh().report
    except AikbError as error:
        out.remark(f"aikb: {error.message}")
        return
    if not kb.settings.root.is_dir():
        raise AikbError(f"the folder is gone: {kb.settings.root}", hint="choose another one with -C DIR")
    if changes := _changes(report):
        out.text(changes)
        sys.stdout.flush()  # who reads it through a pipe waits for it


def _changes(report: SyncReport) -> str:
    counts = {"added": report.added, "changed": report.changed, "removed": report.removed}
    return ", ".join(f"{words.count(count, 'note')} {deed}" for deed, count in counts.items() if count)
