"""Find the web addresses that belong to an entry, the nearest first."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from aikb.links.written import links_in
from aikb.model import Entry, Link, Note
from aikb.names.fold import fold_text

# Sources are often named as papers are: by the number of a preprint, or by a DOI.
_NAMED = re.compile(
    r"(?P<url>https?://[^\s<>\"'`\\，。；、）】》」]+)"
    r"|\barxiv\s*:\s*(?P<arxiv>\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})"
    r"|\b(?:doi\s*:\s*)?(?P<doi>10\.\d{4,9}/[^\s<>\"'`\\，。；、）】》」]+)",
    re.IGNORECASE,
)
_END = ".,;:!?)]}"


def addresses(note: Note, entry: Entry) -> list[str]:
    """Return the addresses in the entry's lines, then the note's sources that name the entry; pictures last.

    For a whole note every source counts. Only http and https, and only addresses with a host.
    """
    links = [link for link in _links(note) if entry.line <= link.line <= entry.last_line]
    pictures = [link.target for link in links if _is_picture(note, link)]
    linked = [link.target for link in links if not _is_picture(note, link)]
    text = "\n".join(note.lines[entry.line - 1 : entry.last_line])
    whole = entry.line <= note.body_line and entry.last_line >= len(note.lines)
    sources = [source for source in note.sources if whole or _names(source, entry.names)]
    named = [address for each in (text, *sources) for address in _named(each) if address not in pictures]
    return list(dict.fromkeys(address for address in (*linked, *named, *pictures) if is_web(address)))


def _links(note: Note) -> Iterator[Link]:
    return (link for link, _ in links_in(note) if link.form == "url")


def _is_picture(note: Note, link: Link) -> bool:
    return note.lines[link.line - 1].startswith("![", link.column - 1)


def is_web(address: str) -> bool:
    """Return whether an address is safe for a browser: http or https, a host, and only characters of addresses."""
    if not address.isprintable() or any(each.isspace() for each in address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _named(text: str) -> Iterator[str]:
    for match in _NAMED.finditer(text):
        if match["arxiv"]:
            yield f"https://arxiv.org/abs/{match['arxiv']}"
        elif match["doi"]:
            yield f"https://doi.org/{match['doi'].rstrip(_END)}"
        else:
            yield match["url"].rstrip(_END)


def _names(source: str, names: Iterable[str]) -> bool:
    """Return whether a source mentions one of the names as a word: LoRA is not in QLoRA."""
    text = fold_text(source)
    return any(re.search(rf"(?<![a-z0-9]){re.escape(fold_text(name))}(?![a-z0-9])", text) for name in names)
