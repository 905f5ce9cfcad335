"""The answer to `aikb search`."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from aikb.model import SearchResult
from aikb.render.json import hit_fields
from aikb.render.lines import record, score_parts
from aikb.render.views import View
from aikb.render.words import breadcrumb

if TYPE_CHECKING:
    from rich.text import Text


class SearchView(View):
    """Ranked hits; with `explain` what each score is made of."""

    paged = False

    def __init__(self, result: SearchResult, *, explain: bool = False) -> None:
        self._result, self._explain = result, explain

    def data(self) -> dict[str, Any]:
        """Return the hits with the query that found them."""
        result = self._result
        hits = [hit_fields(hit, explain=self._explain) for hit in result.hits]
        fields = {"query": result.query, "expanded": [*result.expanded], "exact": result.exact, "total": result.total}
        return {**fields, "hits": hits}

    def lines(self) -> Iterator[str]:
        """Yield `path:line`, name, breadcrumb, snippet."""
        for hit in self._result.hits:
            row = (f"{hit.entry.path}:{hit.match_line}", hit.entry.name, breadcrumb(hit.entry), hit.snippet)
            yield record(*row, *([score_parts(hit)] if self._explain else []))

    def screen(self, width: int) -> "Iterable[Text]":
        """Return a block for each hit."""
        from aikb.render import results  # noqa: PLC0415 - rich: only at a terminal

        return results.search(self._result, width, explain=self._explain)

    def numbered(self) -> list[str]:
        """Return the ids of the hits in the order of the screen."""
        from aikb.render import results  # noqa: PLC0415 - rich: only at a terminal

        return [hit.entry.id for hit in results.shown(self._result)]


def failed_search(query: str, error: str) -> dict[str, Any]:
    """Return the JSON object for a query that cannot be answered, for `--batch`."""
    return {"query": query, "expanded": [], "exact": False, "total": 0, "hits": [], "error": error}
