"""The answers to `aikb show`: the text of an entry, or its outline."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from aikb.model import Outline, Passage
from aikb.render.json import entry_fields
from aikb.render.lines import record
from aikb.render.sanitize import visible
from aikb.render.views import View
from aikb.render.words import depths, place, said_besides

if TYPE_CHECKING:
    from rich.text import Text

    from aikb.render.term_links import Linked


class PassageView(View):
    """An entry with everything inside it. `linked` marks the terms in the text."""

    def __init__(self, passage: Passage, linked: "Linked | None" = None) -> None:
        self._passage, self._linked = passage, linked

    def data(self) -> dict[str, Any]:
        """Return the entry with its text; `end_line` includes what is inside the entry."""
        entry = self._passage.entry
        others = [other.id for other in self._passage.others]
        fields = {**entry_fields(entry), "end_line": entry.last_line, "text": self._passage.text}
        metadata = {"metadata": dict(said_besides(entry))} if entry.fields else {}
        return {**fields, **metadata, **({"others": others} if others else {})}

    def lines(self) -> Iterator[str]:
        """Yield the Markdown; of a note without text what its metadata says."""
        said = said_besides(self._passage.entry)
        if text := self._passage.text or "\n".join(f"{name}: {value}" if name else value for name, value in said):
            yield visible(text)

    def screen(self, width: int) -> "Iterable[Text]":
        """Return the Markdown drawn."""
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        return terminal.show(self._passage, width, self._linked)

    def numbered(self) -> list[str] | None:
        """Return the ids of the terms that are numbered below the text."""
        return [entry.id for entry in self._linked.targets] if self._linked and self._linked.targets else None


class OutlineView(View):
    """The headings and terms inside an entry."""

    def __init__(self, found: Outline) -> None:
        self._found = found

    def data(self) -> dict[str, Any]:
        """Return the parts by line; each `end_line` includes what is inside the part."""
        entry = self._found.entry
        rows = [
            {
                "id": part.id,
                "type": part.type,
                "depth": depth,
                "name": part.name,
                "names": [*part.names],
                "line": part.line,
                "end_line": part.last_line,
            }
            for part, depth in zip(self._found.inside, depths(self._found), strict=True)
        ]
        return {"id": entry.id, "path": entry.path, "note": entry.note, "toc": rows}

    def lines(self) -> Iterator[str]:
        """Yield `path:line`, depth from 1, names, type."""
        for part, depth in zip(self._found.inside, depths(self._found), strict=True):
            yield record(place(part), str(depth), " · ".join(part.names), part.type)

    def screen(self, width: int) -> "Iterable[Text]":
        """Return a line for each part, indented by its depth."""
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        return terminal.outline(self._found, width)
