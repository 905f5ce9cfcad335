"""Answers as JSON: one object with `version`, to which keys may be added; UTF-8, not ASCII-escaped."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from aikb.model import (
    Definition,
    Entry,
    Hit,
    IndexStatus,
    Meaning,
    NoteSummary,
    Outline,
    Passage,
    SearchResult,
    TagCount,
)
from aikb.names.fold import language
from aikb.render.sanitize import escaped
from aikb.render.words import depths, said_besides

VERSION = 1


def dump(answer: Mapping[str, Any]) -> str:
    """One line of JSON. What UTF-8 cannot hold (lone surrogates) and what a terminal would obey is escaped."""
    return escaped(json.dumps({"version": VERSION, **answer}, ensure_ascii=False))


def search(result: SearchResult, *, explain: bool = False) -> str:
    """The answer to `search`."""
    hits = [_hit(hit, explain=explain) for hit in result.hits]
    fields = {"query": result.query, "expanded": list(result.expanded), "exact": result.exact, "total": result.total}
    return dump({**fields, "hits": hits})


def define(found: Definition) -> str:
    """The answer to `define`."""
    return dump(
        {
            "term": found.term,
            "match": found.match,
            "names": list(found.names),
            "senses": [*(_sense(entry, "entry") for entry in found.senses), *_mentions(found)],
            "related": list(found.related),
            "suggestions": list(found.suggestions),
            "spoken_of": found.spoken_of,
            "builtin": found.builtin and found.builtin._asdict(),
            **({"known": list(found.known)} if found.known else {}),
            **({"passages": [_hit(hit, explain=False) for hit in found.passages]} if found.passages else {}),
            **({"meanings": [_meaning(each) for each in found.meanings]} if found.meanings else {}),
        }
    )


def tags(found: Iterable[TagCount]) -> str:
    """The answer to `tags`."""
    rows = [
        {"tag": tag.tag, "count": len(tag.notes), "variants": [*tag.variants], "notes": [*tag.notes]} for tag in found
    ]
    return dump({"tags": rows})


def entries(found: Iterable[Entry], *, mentioned: bool = False) -> str:
    """The answer to `list`; `mentioned` are names that only running text explains."""
    form = {"form": "mention"} if mentioned else {}
    return dump({"entries": [{**_listed(entry), **form} for entry in found]})


def notes(found: Iterable[NoteSummary]) -> str:
    """The answer to `list --notes`."""
    rows = [{"path": note.path, "kind": note.kind, "title": note.title, "tags": [*note.tags]} for note in found]
    return dump({"notes": rows})


def show(passage: Passage) -> str:
    """The answer to `show`; `end_line` counts what stands inside the entry too."""
    others = [entry.id for entry in passage.others]
    told = {**_entry(passage.entry), "end_line": passage.entry.last_line, "text": passage.text}
    said = {"metadata": dict(said_besides(passage.entry))} if passage.entry.fields else {}
    return dump({**told, **said, **({"others": others} if others else {})})


def outline(found: Outline) -> str:
    """The answer to `show --toc`; each `end_line` counts what stands inside too."""
    rows = [
        {
            "id": entry.id,
            "type": entry.type,
            "depth": depth,
            "name": entry.name,
            "names": [*entry.names],
            "line": entry.line,
            "end_line": entry.last_line,
        }
        for entry, depth in zip(found.inside, depths(found), strict=True)
    ]
    return dump({"id": found.entry.id, "path": found.entry.path, "note": found.entry.note, "toc": rows})


def status(found: IndexStatus) -> str:
    """The answer to `index`."""
    report = found.report
    changes = {"added": report.added, "changed": report.changed, "removed": report.removed, "rebuilt": report.rebuilt}
    counts = {"notes": found.notes, "entries": found.entries, "bytes": found.size}
    return dump({"root": found.root, "folder": found.folder, **counts, **changes})


def _entry(entry: Entry) -> dict[str, Any]:
    """An entry; that of a note which opens with another has no line of its own, and is told at the one where it opens."""
    return {
        "id": entry.id,
        "type": entry.type,
        "kind": entry.kind,
        "name": entry.name,
        "names": list(entry.names),
        "note": entry.note,
        "path": entry.path,
        "heading": list(entry.heading),
        "line": entry.line,
        "end_line": max(entry.line, entry.end_line),
        "tags": list(entry.tags),
    }


def _listed(entry: Entry) -> dict[str, Any]:
    languages = sorted(set(map(language, entry.names)))
    return {**_entry(entry), "languages": languages, "defined": entry.definition is not None}


def _meaning(meaning: Meaning) -> dict[str, Any]:
    fields = {"names": [*meaning.names], "field": meaning.field, "note": meaning.note}
    elsewhere = {"elsewhere": _place(meaning.elsewhere)} if meaning.elsewhere else {}
    return {**fields, "senses": [*meaning.ids], **elsewhere}


def _place(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "name": entry.name, "path": entry.path, "line": entry.line}


def _hit(hit: Hit, *, explain: bool) -> dict[str, Any]:
    found = {**_entry(hit.entry), "match_line": hit.match_line, "score": hit.score, "snippet": hit.snippet}
    found |= {"key": hit.key} if hit.key else {}
    return {**found, "parts": dict(hit.parts)} if explain else found


def _sense(entry: Entry, form: str) -> dict[str, Any]:
    return {**_entry(entry), "form": form, "definition": entry.definition, "text": entry.text}


def _mentions(found: Definition) -> list[dict[str, Any]]:
    return [_sense(mention.as_entry(), "mention") for mention in found.mentions]
