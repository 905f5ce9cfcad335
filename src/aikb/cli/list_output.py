"""Entries and notes as a list: in the form that suits stdout, with numbers that are kept at a terminal."""

from collections.abc import Sequence

from aikb.cli import result_numbers
from aikb.cli.console import Console
from aikb.model import Entry, NoteSummary
from aikb.render import json, plain


def show_entries(out: Console, entries: Sequence[Entry], *, as_json: bool, mentioned: bool = False) -> int:
    """Prints entries, or what is only `mentioned` in them; returns how many."""
    if as_json:
        out.text(json.entries(entries, mentioned=mentioned))
    elif out.styled:
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        out.page(terminal.entries(entries, out.width))
        result_numbers.remember(out.root, [entry.id for entry in entries])
    else:
        out.lines(plain.entries(entries))
    return len(entries)


def show_notes(out: Console, notes: Sequence[NoteSummary], *, as_json: bool) -> int:
    """Prints notes; tells how many."""
    if as_json:
        out.text(json.notes(notes))
    elif out.styled:
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        out.page(terminal.notes(notes, out.width))
        result_numbers.remember(out.root, [note.path for note in notes])
    else:
        out.lines(plain.notes(notes))
    return len(notes)
