"""Tags, entries and notes as lists."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from aikb.model import Entry, NoteSummary, TagCount
from aikb.names.fold import language
from aikb.render.json import entry_fields
from aikb.render.lines import record
from aikb.render.views import View
from aikb.render.words import place

if TYPE_CHECKING:
    from rich.text import Text


class TagsView(View):
    """Tags with the number of their notes."""

    def __init__(self, found: Sequence[TagCount]) -> None:
        self._found = found

    def data(self) -> dict[str, Any]:
        """Return each tag with its notes."""
        rows = [
            {
                "tag": tag.tag,
                "count": len(tag.notes),
                "total": len(tag.all_notes),
                "variants": [*tag.variants],
                "notes": [*tag.notes],
            }
            for tag in self._found
        ]
        return {"tags": rows}

    def lines(self) -> Iterator[str]:
        """Yield tag, number of notes, other spellings; then the number with the tags below it, where that is more."""
        for tag in self._found:
            total = [str(len(tag.all_notes))] if len(tag.all_notes) > len(tag.notes) else []
            yield record(tag.tag, str(len(tag.notes)), " ".join(tag.variants), *total)

    def screen(self, width: int) -> "Iterable[Text]":
        """Return a line for each tag."""
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        return terminal.tags(self._found, width)


class EntriesView(View):
    """Entries, by note and line."""

    def __init__(self, found: Sequence[Entry], *, mentioned: bool = False) -> None:
        self._found, self._mentioned = found, mentioned

    def data(self) -> dict[str, Any]:
        """Return each entry with the languages of its names; `form` for names that only running text explains."""
        form = {"form": "mention"} if self._mentioned else {}
        return {"entries": [{**_listed(entry), **form} for entry in self._found]}

    def lines(self) -> Iterator[str]:
        """Yield `path:line`, names, type, languages of the names, whether it is defined."""
        for entry in self._found:
            languages = " ".join(sorted(set(map(language, entry.names))))
            defined = "defined" if entry.definition else "named"
            yield record(place(entry), " · ".join(entry.names), entry.type, languages, defined)

    def screen(self, width: int) -> "Iterable[Text]":
        """Return a line for each entry."""
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        return terminal.entries(self._found, width)

    def numbered(self) -> list[str]:
        """Return the ids of the entries."""
        return [entry.id for entry in self._found]


class NotesView(View):
    """Notes, by path."""

    def __init__(self, found: Sequence[NoteSummary]) -> None:
        self._found = found

    def data(self) -> dict[str, Any]:
        """Return each note without its text."""
        rows = [
            {"path": note.path, "kind": note.kind, "title": note.title, "tags": [*note.tags]} for note in self._found
        ]
        return {"notes": rows}

    def lines(self) -> Iterator[str]:
        """Yield path, title, kind, tags."""
        for note in self._found:
            yield record(note.path, note.title, note.kind, " ".join(note.tags))

    def screen(self, width: int) -> "Iterable[Text]":
        """Return a line for each note."""
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        return terminal.notes(self._found, width)

    def numbered(self) -> list[str]:
        """Return the paths of the notes, which are the ids of their first entries."""
        return [note.path for note in self._found]


def _listed(entry: Entry) -> dict[str, Any]:
    languages = sorted(set(map(language, entry.names)))
    return {**entry_fields(entry), "languages": languages, "defined": entry.definition is not None}
