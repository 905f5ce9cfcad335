"""Draw the text of notes with its terms as links: hyperlinks, or numbers with footnotes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from rich.text import Text

from aikb.model import Entry
from aikb.render.hyperlink import VARIABLE, link, template
from aikb.render.markdown.draw import RenderOptions, render
from aikb.render.markdown.termmarks import is_marked, mark
from aikb.render.pieces import flow
from aikb.render.sanitize import visible
from aikb.render.words import place


class Terms(Protocol):
    """Finds the targets in a text."""

    def find(self, text: str) -> Sequence[tuple[int, int, Entry]]:
        """Return the terms in a text: start, end, target."""

    def led(self, target: str) -> Entry | None:
        """Return the target of a wikilink, by its text."""


_WITHOUT_LINKS = frozenset({"", "linux", "ansi", "cons25", "vt52", "vt100", "vt102", "vt220"})  # of TERM


class Linked:
    """Draws the texts of one answer; each term is a link at its first mention.

    Where `form` is empty, links are numbers from `first` on, and `targets` are the entries behind them.
    """

    def __init__(self, terms: Terms, root: Path, form: str, first: int = 1) -> None:
        self.targets: list[Entry] = []
        self._terms, self._root, self._form, self._first = terms, root, form, first
        self._seen: set[str] = set()
        self._unseen: set[str] = set()

    def render(self, markdown: str, width: int, options: RenderOptions) -> list[Text]:
        """Return Markdown drawn as lines, with its terms as links."""
        options = replace(options, written=self._written)
        if is_marked(markdown):  # by its author
            return render(markdown, width, options)
        first: dict[str, tuple[int, int, Entry]] = {}
        for found in self._terms.find(markdown):
            if found[2].id not in self._seen:
                first.setdefault(found[2].id, found)
        terms = [entry for _, _, entry in first.values()]
        places = [(start, end, number) for number, (start, end, _) in enumerate(first.values())]
        numbered = len(self.targets)
        lines = render(mark(markdown, places), width, replace(options, term=lambda at: self._led(terms[at])))
        if any(is_marked(line.plain) for line in lines):  # marks are in text that the renderer does not treat as prose
            del self.targets[numbered:]
            return render(markdown, width, options)
        self._seen.update(first)
        return lines

    def text(self, text: str) -> Text:
        """Return plain text with its terms as links."""
        line = Text()
        position = 0
        for start, end, entry in self._terms.find(text):
            if entry.id in self._seen:
                continue
            self._seen.add(entry.id)
            url, sign = self._led(entry)
            line.append(visible(text[position:start], ""))
            term = Text(visible(text[start:end], ""), "aikb.mention")
            if url:
                term.stylize(f"link {url}")
            line.append_text(term).append(sign, "aikb.footnote")
            position = end
        return line.append(visible(text[position:], ""))

    def leave_out(self, lines: Iterable[Text]) -> None:
        """Drop the footnotes of lines that are not shown."""
        for line in lines:
            self._unseen.update(
                line.plain[span.start : span.end] for span in line.spans if span.style == "aikb.footnote"
            )

    def footnotes(self, width: int) -> Iterator[Text]:
        """Yield a line for each number: the term and its place."""
        for number, entry in enumerate(self.targets, self._first):
            if f"[{number}]" in self._unseen:
                continue
            line = Text.assemble((f"[{number}] ", "aikb.footnote"), visible(entry.name, ""), "  ")
            line.append(visible(place(entry), ""), "aikb.path")
            yield from flow(line, width, len(str(number)) + 3)

    def _written(self, target: str) -> tuple[str, str]:
        entry = self._terms.led(target)
        return self._led(entry) if entry else ("", "")

    def _led(self, entry: Entry) -> tuple[str, str]:
        """Return the address of an entry's place, or else its number in brackets."""
        if self._form:
            return link(place(entry), self._root, self._form), ""
        known = [each.id for each in self.targets]
        if entry.id not in known:
            self.targets.append(entry)
            known.append(entry.id)
        return "", f"[{known.index(entry.id) + self._first}]"


def form_here(environ: Mapping[str, str], editor_uri: str) -> str:
    """Return the link template for this terminal; empty when its TERM is known to have no hyperlinks."""
    is_chosen = bool(environ.get(VARIABLE) or editor_uri)
    return template(environ, editor_uri) if is_chosen or environ.get("TERM", "") not in _WITHOUT_LINKS else ""
