"""Write a new note: choose its path and its text, and never overwrite anything."""

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from aikb.base import atomic
from aikb.base.errors import AikbError, BadSettings
from aikb.kb.opened import Opened
from aikb.model import Definition, Kind, NewNote
from aikb.names.concepts import Concept
from aikb.names.fold import key
from aikb.notes.files import notes_of
from aikb.notes.template import Draft, note_text, slug
from aikb.query.define import LONGEST_TERM, define
from aikb.query.index import Index
from aikb.settings import Settings

FOLDERS: dict[Kind, str] = {"glossary": "glossary", "lingo": "lingo", "topic": "topics", "note": ""}

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_BAD_IN_NAMES = re.compile(r"[/\\:*?\"<>|#^\[\]{}]+")  # for some file system or as part of a link


def write_note(settings: Settings, opened: Opened, draft: Draft, *, force: bool = False) -> NewNote:
    """Write a new note and return its place. Aliases come from the lexicon, if it has one thing of that name.

    Raises AikbError if the name is invalid or taken (unless `force`), or the file exists or cannot be written.
    """
    draft = draft._replace(name=_clean(draft.name), tags=tuple(map(_clean, draft.tags)))
    taken, concepts = opened.answer(lambda index: (define(index, draft.name), _concepts(index, draft.name)))
    if taken.match == "exact" and taken.senses and not force:
        raise _taken(draft.name, taken)
    names = concepts[0].names if len(concepts) == 1 else ()
    aliases = opened.answer(lambda index: _free(index, draft.name, names))
    today = datetime.datetime.now().astimezone().date()
    path = _path(settings, draft, today)
    text = note_text(draft._replace(aliases=aliases), today)
    create(settings.root, path, text)
    meanings = tuple(concept.names[0] for concept in concepts) if len(concepts) > 1 else ()
    read = any(file.path == path for file in notes_of(settings))
    return NewNote(path, text.count("\n"), draft.kind, aliases, read, meanings, _near(taken))


def create(root: Path, path: str, text: str) -> None:
    """Write a new file at a path below `root` that no symbolic link leads out of."""
    place = root / path
    if not place.parent.resolve().is_relative_to(root.resolve()):
        raise AikbError(f"{path} is outside the notes folder", hint="a symbolic link leads out of it")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        atomic.create(place, text.encode())
    except FileExistsError as error:
        hint = f"aikb edit {path} opens it; `new.path` in the settings changes how files are named"
        raise AikbError(f"{path} already exists", hint=hint) from error
    except OSError as error:
        raise AikbError(f"cannot write {path}: {error.strerror}", hint="change the folder's permissions") from error


def _near(found: Definition) -> str:
    if found.match != "fuzzy":
        return ""
    return f"{found.senses[0].name}, {found.senses[0].path}:{found.senses[0].line}"


def _concepts(index: Index, name: str) -> list[Concept]:
    """Return the lexicon's concepts of that name; of several, only those with this spelling: LoRA is not LoRa."""
    concepts = index.lexicon.concepts(key(name))
    return [concept for concept in concepts if name in concept.names] or concepts


def _free(index: Index, name: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the other names that no entry has yet, without duplicates."""
    taken = {key(name), *(found.key for found in index.catalog.named([key(each) for each in names]))}
    return tuple({key(each): each for each in reversed(names) if key(each) not in taken}.values())[::-1]


def _taken(name: str, found: Definition) -> AikbError:
    sense = found.senses[0]
    called = "" if key(sense.name) == key(name) else f" as {sense.name}"
    what = "already exists" if sense.definition else "is already named"
    message = f"{name!r} {what}{called}: {sense.path}:{sense.line}"
    return AikbError(message, hint=f"aikb edit {sense.path}:{sense.line} opens it; --force writes another one")


def _clean(name: str) -> str:
    """Return a name on one line. Raises AikbError for a blank or invalid name."""
    clean = " ".join(name.split())
    if not key(clean):
        raise AikbError("a name or tag is blank", hint="give a name: aikb new glossary LoRA")
    if len(clean) > LONGEST_TERM:
        raise AikbError(f"too long for a name: {len(clean):,} characters", hint=f"the maximum is {LONGEST_TERM}")
    if not clean.isprintable():
        raise AikbError(f"{clean!r} contains control characters", hint="type it without them")
    return clean


def _path(settings: Settings, draft: Draft, today: datetime.date) -> str:
    """Return the path that the settings give the note: in the notes folder, not in a hidden folder."""
    rule = f"new.{draft.kind}" if settings.get(f"new.{draft.kind}") else "new.path"
    words = {
        "kind": draft.kind,
        "kind_folder": FOLDERS[draft.kind],
        "slug": slug(draft.name),
        "name": _BAD_IN_NAMES.sub("-", draft.name).strip(" .") or slug(draft.name),
        "year": f"{today:%Y}",
        "month": f"{today:%m}",
        "day": f"{today:%d}",
    }
    path = _filled(settings.get(rule), words, rule).lstrip("/")
    if any(part.startswith(".") or not part for part in path.split("/")):
        hint = "a note must be in the notes folder, not in a hidden folder"
        raise BadSettings(f"{rule} gives the path {path!r}", hint=hint)
    return path


def _filled(rule: str, words: Mapping[str, str], name: str) -> str:
    """Return the rule with its placeholders filled in; not `format`, which could read attributes."""
    unknown = set(_PLACEHOLDER.findall(rule)) - words.keys()
    if unknown:
        known = ", ".join(f"{{{word}}}" for word in words)
        raise BadSettings(f"{name} contains the unknown placeholder {{{unknown.pop()}}}", hint=f"use {known}")
    return _PLACEHOLDER.sub(lambda match: words[match[1]], rule)
