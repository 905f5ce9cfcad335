"""Notes that aikb writes: where a new one goes, what it begins with, and that it takes nothing's place."""

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
from aikb.notes.slug import slug
from aikb.notes.template import Draft, note_text
from aikb.query.define import LONGEST_TERM, define
from aikb.query.index import Index
from aikb.settings import Settings

FOLDERS: dict[Kind, str] = {"glossary": "glossary", "lingo": "lingo", "topic": "topics", "note": ""}

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_BAD_IN_NAMES = re.compile(r"[/\\:*?\"<>|#^\[\]{}]+")  # for some file system or as part of a link


def write_note(settings: Settings, opened: Opened, draft: Draft, *, force: bool = False) -> NewNote:
    """Writes a new note and gives its place. Aliases are what the lexicon knows, when it knows one thing of that name.

    Raises AikbError when the name is none, is taken (unless `force`), or the file is there or cannot be written.
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
    """Writes a file that must not be there yet, at a path below `root` that no link leads out of."""
    place = root / path
    if not place.parent.resolve().is_relative_to(root.resolve()):
        raise AikbError(f"{path} lies outside the notes folder", hint="a link leads out of it")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        atomic.create(place, text.encode())
    except FileExistsError as error:
        hint = f"aikb edit {path} opens it; new.path in the settings names files otherwise"
        raise AikbError(f"{path} is there already", hint=hint) from error
    except OSError as error:
        raise AikbError(f"cannot write {path}: {error.strerror}", hint="change the folder's permissions") from error


def _near(found: Definition) -> str:
    if found.match != "fuzzy":
        return ""
    return f"{found.senses[0].name}, {found.senses[0].path}:{found.senses[0].line}"


def _concepts(index: Index, name: str) -> list[Concept]:
    """What the lexicon knows by that name; of several things only those that are spelt so: LoRA is not LoRa."""
    concepts = index.lexicon.concepts(key(name))
    return [concept for concept in concepts if name in concept.names] or concepts


def _free(index: Index, name: str, names: Sequence[str]) -> tuple[str, ...]:
    """The other names that no entry has yet, each once."""
    taken = {key(name), *(found.key for found in index.catalog.named([key(each) for each in names]))}
    return tuple({key(each): each for each in reversed(names) if key(each) not in taken}.values())[::-1]


def _taken(name: str, found: Definition) -> AikbError:
    sense = found.senses[0]
    called = "" if key(sense.name) == key(name) else f" as {sense.name}"
    what = "is there already" if sense.definition else "is named already"
    message = f"{name!r} {what}{called}: {sense.path}:{sense.line}"
    return AikbError(message, hint=f"aikb edit {sense.path}:{sense.line} opens it; --force writes another one")


def _clean(name: str) -> str:
    """A name on one line. Raises AikbError for none, or what is no name."""
    clean = " ".join(name.split())
    if not key(clean):
        raise AikbError("a name or tag is blank", hint="name the note: aikb new glossary LoRA")
    if len(clean) > LONGEST_TERM:
        raise AikbError(f"too long for a name: {len(clean):,} characters", hint=f"up to {LONGEST_TERM}")
    if not clean.isprintable():
        raise AikbError(f"{clean!r} holds characters that no name can have", hint="type it without them")
    return clean


def _path(settings: Settings, draft: Draft, today: datetime.date) -> str:
    """Where the rule of the settings puts the note: below the notes root, in no hidden folder."""
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
        hint = "a note stands below the notes folder, in no hidden one"
        raise BadSettings(f"{rule} gives the path {path!r}", hint=hint)
    return path


def _filled(rule: str, words: Mapping[str, str], name: str) -> str:
    """The rule with its words filled in; no `format`, which would look into what it is given."""
    unknown = set(_PLACEHOLDER.findall(rule)) - words.keys()
    if unknown:
        known = ", ".join(f"{{{word}}}" for word in words)
        raise BadSettings(f"{name} holds {{{unknown.pop()}}}", hint=f"known are {known}")
    return _PLACEHOLDER.sub(lambda match: words[match[1]], rule)
