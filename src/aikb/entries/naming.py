"""Drafts to entries: names, id, breadcrumb, tags, definition and text of each."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from aikb.base.scripts import WIDE
from aikb.model import Block, Draft, Entry, Field, Note
from aikb.names.fold import fold_text, has_han, key
from aikb.names.forms import is_label
from aikb.names.questions import subject
from aikb.names.split import plain, split_cell, split_head, split_terms
from aikb.names.wording import is_name
from aikb.notes.hashtags import hashtags
from aikb.notes.inline import unwrapped
from aikb.notes.titles import telling_name

LONGEST_DEFINITION = 400  # characters; a longer paragraph is cut at the end of a sentence

_LOOKED_AT = 1200  # characters of source in which a definition with its links must end
_LONGEST_NAMES = 40  # characters of a gloss that may be nothing but names
_PARTS = re.compile(r"[,，、;；/()（）]")
_NOT_SLUG = re.compile(r"[^\w\s+#.-]+")
_SPACES = re.compile(r"[\s.]+")
_SENTENCE_END = re.compile(r"(?<=[。！？!?；;])|(?<=\.)\s")
_LINE_END = re.compile(r"[。！？!?.][”\"')）*_]*\s*$")
_HAN_BREAK = re.compile(rf"(?<={WIDE}|[，、；：])\n(?={WIDE})")  # no space is written there
_NUMBERED = re.compile(r"[_-]\d+$")
_ALONE = re.compile(r"\s*\d{1,4}\s*")
_SEVERAL = re.compile(r"[)）].*\S|[,，、;；].*[(（]")
_ELSEWHERE = re.compile(r"(?:另?见|参见|详见|请见|同上|同)[^，,。；;]{1,20}[。.]?|(?i:see(?: also)?)\s.{1,40}")
_OPENING = re.compile(r"[\s*_`“\"《]*([^\n，,。;；:：()（）]{1,60}[(（][^\n()（）]{1,100}[)）])")


def name_entries(note: Note, drafts: tuple[Draft, ...]) -> tuple[Entry, ...]:
    """The entries of a note, in the order of their lines."""
    ids = _Ids(note.path)
    tags = hashtags(note)
    headings = _headings(note, drafts)
    entries: list[Entry] = []
    for index, draft in enumerate(drafts):
        parent = entries[draft.parent] if draft.parent is not None else None
        names = parent.names[:1] if draft.rest and parent else _names(note, draft)
        above = tuple(_above(draft, drafts, entries, headings))[::-1]
        own = names[:1] if index in headings and not draft.rest else ()
        entries.append(
            Entry(
                id=ids.rest(parent.id) if draft.rest and parent else ids.new(draft, names[0]),
                type=draft.type,
                kind=note.kind,
                names=names,
                note=note.title,
                path=note.path,
                heading=(*above, *own),
                line=draft.line,
                end_line=draft.end_line,
                last_line=draft.last_line,
                tags=_tags(note, draft, tags) if tags else note.tags,
                definition=None if draft.rest else definition(draft.gloss, names),
                text="\n".join(note.lines[max(draft.line, note.body_line) - 1 : draft.end_line]),
                weak=draft.weak,
                rest=draft.rest,
                fields=_fields(note, names) if draft.root and not draft.rest else (),
                role=note.role,
            )
        )
    return tuple(entries)


def definition(gloss: str, names: tuple[str, ...] = ()) -> str | None:
    """The first paragraph of what defines a term, as plain text; None when there is none, or only a name again."""
    looked_at = _LOOKED_AT if "](" in gloss else _LOOKED_AT // 2
    for paragraph in gloss[:looked_at].split("\n\n"):
        text = plain(_HAN_BREAK.sub("", _told(paragraph))).strip(" ，,、;；-—:：")
        if text and not _is_known(text, names) and not _ELSEWHERE.fullmatch(text):
            return _cut(text)
    return None


def _is_known(text: str, names: tuple[str, ...]) -> bool:
    """Whether the text is nothing but names that the entry has already."""
    if len(text) > _LONGEST_NAMES:
        return False
    known = {key(name) for name in names}
    return all(key(part) in known for part in _PARTS.split(text.rstrip("。.)）")))


def _told(paragraph: str) -> str:
    """The paragraph without lone numbers; of one whose first line is a sentence, as scraped pages are, that line."""
    if "\n" not in paragraph:
        return paragraph
    lines = [line for line in paragraph.split("\n") if line.strip() and not _ALONE.fullmatch(line)]
    if lines and len(lines[0]) > 6 and _LINE_END.search(lines[0]):
        return lines[0]
    return unwrapped("\n".join(lines))


def _cut(text: str) -> str:
    if len(text) <= LONGEST_DEFINITION:
        return text
    cut = ""
    for sentence in _SENTENCE_END.split(text):
        if cut and len(cut) + len(sentence) > LONGEST_DEFINITION:
            break
        cut += sentence
    return cut[:LONGEST_DEFINITION]


def _names(note: Note, draft: Draft) -> tuple[str, ...]:
    own = tuple(_own_names(draft)) if draft.head or draft.others else ()
    if draft.root:
        by_file = note.dialect.named_by_file
        own = () if by_file and is_label(draft.head) else own
        aliases = (name for alias in note.aliases for name in (alias, *_inside(alias)))
        titles = (note.title, *_inside(note.title)) if note.titled or by_file or not draft.head else ()
        if draft.type == "term":
            own, titles = _asked_first(own), _asked_first(titles)
        own = (*titles, *own, *aliases)
        own = own if note.titled else (*own, *_file_name(note.path))
    if len(own) == 1 and own[0].strip():
        return own
    unique: dict[str, str] = {}
    for name in filter(str.strip, own):
        unique.setdefault(key(name), name)
    return tuple(unique.values()) or (note.title or note.path,)


def _inside(name: str) -> tuple[str, ...]:
    """Return the names that a title or an alias holds besides itself: 束搜索（Beam Search）, What is beam search?"""
    return split_head(name) if "(" in name or "（" in name or subject(name) else ()


def _asked_first(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names with a question behind what it asks for: a page titled `What is LoRA?` is about LoRA."""
    asked = bool(names) and bool(subject(names[0]))
    return tuple(sorted(names, key=lambda name: asked and key(name) == key(names[0])))


def _file_name(path: str) -> Iterator[str]:
    """The file's name, where it is written as a name and no slug: what a vault's links and its reader call the note."""
    name = telling_name(path)
    if _NUMBERED.search(name):  # RAG_77: a number in a row of files
        return
    if name != name.lower() or has_han(name):
        yield from (name,) if is_name(name) else ()


def _own_names(draft: Draft) -> Iterator[str]:
    """The names in the head, and in the gloss: right behind the head, or as its opening pairs one with the head's."""
    behind, _, below = draft.gloss.partition("\n\n")
    is_term = draft.type == "term"
    heads = split_terms(draft.head) if is_term and _SEVERAL.search(draft.head) else (draft.head,)
    names = [name for head in heads for name in split_head(head, behind if is_term and len(heads) == 1 else "")]
    yield from names
    for other in draft.others:
        yield from split_cell(other)
    opening = _OPENING.match(below or behind)
    if opening and len(heads) == 1 and opening[1] != draft.head:
        paired = split_head(opening[1].replace("*", ""))
        if {key(name) for name in names} & {key(name) for name in paired[:1] + paired[1:][:6]}:
            yield from (name for name in paired if len(name) <= 60 and "的" not in name)


def _tags(note: Note, draft: Draft, tags: dict[int, list[str]]) -> tuple[str, ...]:
    """The note's tags, and those that stand in the entry's own lines."""
    own = [tag for line in range(draft.line, draft.end_line + 1) for tag in tags.get(line, ())]
    if not own:
        return note.tags
    known = {key(tag) for tag in note.tags}
    inline = {key(tag): tag for tag in reversed(own) if key(tag) not in known}
    return (*note.tags, *reversed(inline.values()))


def _fields(note: Note, names: tuple[str, ...]) -> tuple[Field, ...]:
    """What the metadata says besides the names, the tags and the kind that the entry has from it."""
    known = {*map(key, names), *map(key, note.tags), note.kind}
    return tuple(field for field in note.fields if not known.issuperset(map(_bare, _PARTS.split(field.text))))


def _bare(part: str) -> str:
    return key(part.strip(" \"'#"))


def _headings(note: Note, drafts: tuple[Draft, ...]) -> set[int]:
    """The drafts that stand below their own heading: the sections, and the terms that are headings."""
    lines = set(_heading_lines(note.blocks)) if any(draft.type == "term" for draft in drafts) else set()
    return {index for index, draft in enumerate(drafts) if draft.type == "section" or draft.root or draft.line in lines}


def _heading_lines(blocks: Iterable[Block]) -> Iterator[int]:
    for block in blocks:
        if block.type == "heading":
            yield block.line
        elif block.type in ("list", "item"):
            yield from _heading_lines(block.children)


def _above(draft: Draft, drafts: tuple[Draft, ...], entries: list[Entry], headings: set[int]) -> Iterator[str]:
    """The names of the headings that an entry stands below, from the innermost out."""
    index = draft.parent
    while index is not None:
        if index in headings and drafts[index].head and not drafts[index].rest:
            yield entries[index].name
        index = drafts[index].parent


class _Ids:
    """Gives each entry an id that what stands elsewhere in the note does not change."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.taken: Counter[str] = Counter()

    def new(self, draft: Draft, name: str) -> str:
        """The note's path for the note itself, else path#slug; the second of one slug is path#slug~2, and so on."""
        if draft.root:
            return self.path
        slug = _SPACES.sub("-", _NOT_SLUG.sub("", fold_text(name)).strip())[:60] or "entry"
        return self._next(f"{self.path}#{slug}", f"{self.path}#{slug}~")

    def rest(self, parent: str) -> str:
        """What goes on behind an inner entry is numbered apart, so that it moves no number of those with the name."""
        base = f"{parent if '#' in parent else parent + '#'}~rest"
        return self._next(base, base)

    def _next(self, first: str, more: str) -> str:
        self.taken[first] += 1
        return first if self.taken[first] == 1 else f"{more}{self.taken[first]}"
