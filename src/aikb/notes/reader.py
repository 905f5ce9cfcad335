"""Read the bytes of a file into a `Note`, whatever the bytes are."""

import re
from pathlib import Path

from aikb.model import PLAIN, Dialect, Kind, Note, Problem
from aikb.notes.fields import read_fields
from aikb.notes.files import read_bytes
from aikb.notes.head import Head, read_head
from aikb.notes.roles import is_binary, role_of
from aikb.notes.target_first import target_first_lines
from aikb.notes.markdown import parse_blocks
from aikb.notes.metadata import Finding
from aikb.notes.titles import title_from_path, title_of

_FOLDER_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("glossary", "glossaries", "glossarys", "terms", "terminology"), "glossary"),
    **dict.fromkeys(("术语", "术语表", "词条", "词汇表", "名词解释"), "glossary"),
    **dict.fromkeys(("術語", "術語表", "詞條", "詞彙表", "名詞解釋"), "glossary"),
    **dict.fromkeys(("lingo", "lingos", "黑话", "行话", "黑話", "行話"), "lingo"),
    **dict.fromkeys(("topic", "topics"), "topic"),
}
# A number that orders the folders, or what the glossary is about: 02-glossary, gpu-glossary.
_BEFORE_KIND = re.compile(r"^\d+[\s._-]*|^[\w-]*[-_](?=glossary$|terminology$)")


def load_note(root: Path, path: str, dialect: Dialect = PLAIN) -> Note:
    """Return the note in the file `path` below `root`; an unreadable file gives a note with a problem and no lines."""
    try:
        data = read_bytes(root, path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problem = Problem(path, 1, 1, "AKB103", f"The file cannot be read: {reason}.")
        return Note(path, kind_from_path(path), title_from_path(path), problems=(problem,))
    return read_note(path, data, dialect)


def read_note(path: str, data: bytes, dialect: Dialect = PLAIN) -> Note:
    """Return the note in `data`, its wikilinks as `[[target|label]]` whatever the dialect.

    Lines and columns are those of the file. Code that writes uses the text of the file: see `decode.raw_lines`.
    """
    if is_binary(data):
        problem = Problem(path, 1, 1, "AKB103", "The file is no text, so it is no note.")
        return Note(path, kind_from_path(path), title_from_path(path), problems=(problem,), role="binary")
    return read_body(path, read_head(data), dialect)


def read_body(path: str, head: Head, dialect: Dialect = PLAIN) -> Note:
    """Return the note whose head has been read; see `read_note`."""
    meta, body_line, lines = head.meta, head.metadata.body_line, head.lines
    blocks = parse_blocks(head.parsed, body_line)
    if dialect.label_first:
        turned = target_first_lines(lines, body_line, blocks)
        lines, blocks = turned, blocks if turned == lines else parse_blocks(turned, body_line)
    return Note(
        path=path,
        kind=meta.kind or kind_from_path(path),
        title=meta.title or title_of(path, blocks, named_by_file=dialect.named_by_file),
        aliases=meta.aliases,
        tags=meta.tags,
        created=meta.created,
        updated=meta.updated,
        sources=meta.sources,
        lines=lines,
        body_line=body_line,
        blocks=blocks,
        problems=tuple(_problem(path, finding) for finding in sorted(head.findings())),
        titled=bool(meta.title),
        summary=meta.summary,
        fields=read_fields(lines, head.metadata),
        dialect=dialect,
        role=role_of(path, head.lines[: body_line - 1], dialect),
    )


def _problem(path: str, finding: Finding) -> Problem:
    return Problem(path, finding.line, finding.column, finding.rule, finding.message, finding.severity)


def kind_from_path(path: str) -> Kind:
    """Return the kind named by the innermost folder that names one, else `note`."""
    folders = (_BEFORE_KIND.sub("", folder.lower()) for folder in reversed(path.split("/")[:-1]))
    return next((kind for folder in folders if (kind := _FOLDER_KINDS.get(folder))), "note")
