"""Read the metadata of a note: one file per dialect, listed here in order."""

from collections.abc import Callable, Sequence

from aikb.notes.dialects import comment, dashes, headlines, hexo, json_head, logseq, quote, toml_fence, yaml_fence
from aikb.notes.metadata import HEAD, Metadata

Dialect = Callable[[Sequence[str], int], Metadata | None]

# At the head of the note; the first dialect that recognises the lines takes them out of the body.
HEADS: tuple[Dialect, ...] = (
    yaml_fence.read,
    toml_fence.read,
    json_head.read,
    logseq.read,
    hexo.read,
    headlines.read,
)
# Inside the body, near its head, where some line holds this sign; all are asked, and their lines stay where they are.
IN_TEXT: tuple[tuple[str, Dialect], ...] = (("<!--", comment.read), (">", quote.read), ("\n--", dashes.read))


def read_metadata(lines: Sequence[str]) -> Metadata:
    """Return everything the dialects find in the note, the head of the note first."""
    start = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    found = next((metadata for read in HEADS if (metadata := read(lines, start))), Metadata())
    near = "\n".join(lines[found.body_line - 1 : found.body_line + HEAD])
    extra = [metadata for sign, read in IN_TEXT if sign in near and (metadata := read(lines, found.body_line))]
    return Metadata(
        found.pairs + tuple(pair for metadata in extra for pair in metadata.pairs),
        found.body_line,
        found.findings + tuple(finding for metadata in extra for finding in metadata.findings),
    )
