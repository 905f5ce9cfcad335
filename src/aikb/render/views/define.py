"""The answer to `aikb define`."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from aikb.model import Definition, Entry, Meaning
from aikb.render.json import entry_fields, hit_fields
from aikb.render.lines import record
from aikb.render.views import View
from aikb.render.words import breadcrumb, place

if TYPE_CHECKING:
    from rich.text import Text

    from aikb.render.term_links import Linked


class DefinitionView(View):
    """The senses of a term. `linked` marks the terms in them; `whole` shows long senses uncut."""

    paged = False

    def __init__(self, found: Definition, linked: "Linked | None" = None, *, whole: bool = False) -> None:
        self._found, self._linked, self._whole = found, linked, whole

    def data(self) -> dict[str, Any]:
        """Return the senses, and keys for the rest only where there is any."""
        found = self._found
        more = {
            "known": [*found.known],
            "passages": [hit_fields(hit) for hit in found.passages],
            "meanings": [_meaning(each) for each in found.meanings],
        }
        return {
            "term": found.term,
            "match": found.match,
            "names": [*found.names],
            "senses": [
                *(_sense(sense, "entry") for sense in found.senses),
                *(_sense(mention.as_entry(), "mention") for mention in found.mentions),
            ],
            "related": [*found.related],
            "suggestions": [*found.suggestions],
            "spoken_of": found.spoken_of,
            "builtin": found.builtin and found.builtin._asdict(),
            **{key: value for key, value in more.items() if value},
        }

    def lines(self) -> Iterator[str]:
        """Yield `path:line`, names, definition; no definition when the notes only name the term."""
        for sense in self._found.senses:
            yield record(place(sense), " · ".join(sense.names), sense.definition or "")
        for mention in self._found.mentions:
            yield record(f"{mention.entry.path}:{mention.line}", " · ".join(mention.names), mention.sentence)
        for hit in self._found.passages:
            yield record(f"{hit.entry.path}:{hit.match_line}", breadcrumb(hit.entry) or hit.entry.name, hit.snippet)

    def screen(self, width: int) -> "Iterable[Text]":
        """Return the names, then each sense with its source."""
        from aikb.render import senses  # noqa: PLC0415 - rich: only at a terminal

        return senses.define(self._found, width, self._linked, whole=self._whole)

    def numbered(self) -> list[str]:
        """Return the ids of the senses, the mentions, the passages and the terms in their texts."""
        mentioned, spoken = ([each.entry for each in part] for part in (self._found.mentions, self._found.passages))
        shown = [*self._found.senses, *mentioned, *spoken]
        return [entry.id for entry in (*shown, *(self._linked.targets if self._linked else ()))]


def failed_definition(term: str, error: str) -> dict[str, Any]:
    """Return the JSON object for a term that cannot be looked up, for `--batch`."""
    nothing: dict[str, list[str]] = {"names": [], "senses": [], "related": [], "suggestions": []}
    return {"term": term, "match": "none", **nothing, "spoken_of": None, "builtin": None, "error": error}


def _sense(entry: Entry, form: str) -> dict[str, Any]:
    return {**entry_fields(entry), "form": form, "definition": entry.definition, "text": entry.text}


def _meaning(meaning: Meaning) -> dict[str, Any]:
    fields = {"names": [*meaning.names], "field": meaning.field, "note": meaning.note}
    other = meaning.elsewhere
    place_ = {"id": other.id, "name": other.name, "path": other.path, "line": other.line} if other else None
    return {**fields, "senses": [*meaning.ids], **({"elsewhere": place_} if place_ else {})}
