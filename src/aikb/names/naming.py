"""Drafts to entries: names, id, breadcrumb, definition and text of each; knows no index."""

import re
from collections import Counter
from collections.abc import Iterator

from aikb.model import Draft, Entry, Note
from aikb.names.fold import fold_text, key
from aikb.names.split import plain, split_head

LONGEST_DEFINITION = 400  # characters; a longer paragraph is cut at the end of a sentence

_NOT_SLUG = re.compile(r"[^\w\s+#.-]+")
_SPACES = re.compile(r"[\s.]+")
_SENTENCE_END = re.compile(r"(?<=[。！？!?；;])|(?<=\.)\s")


def name_entries(note: Note, drafts: tuple[Draft, ...]) -> tuple[Entry, ...]:
    """The entries of a note, in the order of their lines."""
    entries: list[Entry] = []
    slugs: Counter[str] = Counter()
    for draft in drafts:
        parent = entries[draft.parent] if draft.parent is not None else None
        names = parent.names[:1] if draft.rest and parent else _names(note, draft)
        entries.append(
            Entry(
                id=_id(note, draft, names[0], slugs),
                type=draft.type,
                kind=note.kind,
                names=names,
                note=note.title,
                path=note.path,
                heading=_heading(draft, names[0], drafts, entries),
                line=draft.line,
                end_line=draft.end_line,
                last_line=draft.last_line,
                tags=note.tags,
                definition=None if draft.rest else definition(draft.gloss, names),
                text="\n".join(note.lines[max(draft.line, note.body_line) - 1 : draft.end_line]),
                weak=draft.weak,
                rest=draft.rest,
            )
        )
    return tuple(entries)


def definition(gloss: str, names: tuple[str, ...] = ()) -> str | None:
    """The first paragraph of what defines a term, as plain text; None when there is none, or only a name again."""
    text = plain(gloss.split("\n\n", 1)[0]).strip(" ，,、;；-—")
    if not text or key(text) in map(key, names):
        return None
    if len(text) <= LONGEST_DEFINITION:
        return text
    cut = ""
    for sentence in _SENTENCE_END.split(text):
        if cut and len(cut) + len(sentence) > LONGEST_DEFINITION:
            break
        cut += sentence
    return cut[:LONGEST_DEFINITION]


def _names(note: Note, draft: Draft) -> tuple[str, ...]:
    own = split_head(draft.head, draft.gloss if draft.type == "term" else "") if draft.head else ()
    if draft.root:
        own = (note.title, *own, *note.aliases) if note.titled or not own else (*own, *note.aliases)
    unique: dict[str, str] = {}
    for name in filter(str.strip, own):
        unique.setdefault(key(name), name)
    return tuple(unique.values()) or (note.title or note.path,)


def _heading(draft: Draft, name: str, drafts: tuple[Draft, ...], entries: list[Entry]) -> tuple[str, ...]:
    """The names of the headings that an entry stands below; a section's own is the last."""
    above = list(_ancestors(draft, drafts, entries))[::-1]
    own = [name] if draft.type == "section" and not draft.rest else []
    return (*above, *own)


def _ancestors(draft: Draft, drafts: tuple[Draft, ...], entries: list[Entry]) -> Iterator[str]:
    index = draft.parent
    while index is not None:
        if drafts[index].type == "section" and drafts[index].head:
            yield entries[index].name
        index = drafts[index].parent


def _id(note: Note, draft: Draft, name: str, slugs: Counter[str]) -> str:
    """The note's path for the note itself, else path#slug; the second of one slug is path#slug~2, and so on."""
    if draft.root:
        return note.path
    slug = _SPACES.sub("-", _NOT_SLUG.sub("", fold_text(name)).strip())[:60] or "entry"
    slugs[slug] += 1
    return f"{note.path}#{slug}" if slugs[slug] == 1 else f"{note.path}#{slug}~{slugs[slug]}"
