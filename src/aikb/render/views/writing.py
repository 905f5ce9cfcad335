"""The answers of commands that write notes: what was written where."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from aikb.model import Linking, NewNote, Renaming, Rewrite
from aikb.render.sanitize import visible
from aikb.render.views import View

if TYPE_CHECKING:
    from rich.text import Text


class _RewritesView(View):
    """The places in notes where text was replaced."""

    paged = False

    def __init__(self, rewrites: Sequence[Rewrite]) -> None:
        self._rewrites = rewrites

    def lines(self) -> Iterator[str]:
        """Yield `path:line:column`, text before, text after."""
        for each in self._rewrites:
            place = f"{each.path}:{each.line}:{each.column}"
            yield visible("\t".join((place, each.before, each.after)), "\t")

    def screen(self, width: int) -> "Iterator[Text]":
        """Return the places below the path of their note."""
        from aikb.render.findings import rewrites  # noqa: PLC0415 - rich: only at a terminal

        return rewrites(self._rewrites, width)

    def _changes(self) -> list[dict[str, Any]]:
        return [each._asdict() for each in self._rewrites]


class RenamingView(_RewritesView):
    """A term or note with a new name; `written` says whether the files were changed."""

    def __init__(self, found: Renaming, *, written: bool) -> None:
        super().__init__(found.rewrites)
        self._found, self._written = found, written

    def data(self) -> dict[str, Any]:
        """Return the names, the path of a note that moves, and every place that changes."""
        found = self._found
        moved = {"from": found.moved[0], "to": found.moved[1]} if found.moved else None
        names = {"old": found.old, "new": found.new}
        return {**names, "written": self._written, "moved": moved, "changes": self._changes()}


class LinkingView(_RewritesView):
    """The links that a note can be given; `written` says whether they were."""

    def __init__(self, found: Linking, *, written: bool) -> None:
        super().__init__(found.rewrites)
        self._found, self._written = found, written

    def data(self) -> dict[str, Any]:
        """Return the note and every place that changes."""
        written = self._written and self._found.change is not None
        return {"path": self._found.path, "written": written, "changes": self._changes()}


class NewNoteView(View):
    """A note that was written."""

    def __init__(self, written: NewNote) -> None:
        self._written = written

    def data(self) -> dict[str, Any]:
        """Return its place, its kind and its other names."""
        written = self._written
        place = {"path": written.path, "line": written.line}
        return {**place, "kind": written.kind, "aliases": [*written.aliases]}

    def lines(self) -> Iterator[str]:
        """Yield its path."""
        yield visible(self._written.path, "")
