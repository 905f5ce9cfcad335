"""Filter a search: by the index if possible, else by testing each entry."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from aikb.base.errors import BadQuery
from aikb.model import ENTRY_TYPES, KINDS, Entry
from aikb.names.fold import fold_text
from aikb.names.tags import tag_key
from aikb.query.build import facet
from aikb.query.globs import path_matches
from aikb.query.parse import Form, Group, Query, Word
from aikb.query.pattern import any_of

Check = Callable[[Entry], bool]

_UNSEEN = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*{2,3}")
_CHOICES = {"kind": KINDS, "type": ENTRY_TYPES}


def facets(filters: Iterable[tuple[str, str]]) -> list[Any]:
    """Return Whoosh queries for the filters that the index supports. Raises BadQuery on an unknown kind or type."""
    return [_facet(name, value) for name, value in filters if name in ("kind", "type", "tag")]


def checks(query: Query, filters: Iterable[tuple[str, str]]) -> list[Check]:
    """Return tests of an entry for the other filters and for the exact words of phrases."""
    found = [_path(value) if name == "path" else _note(value) for name, value in filters if name in ("path", "note")]
    return found + [_has_form(group) for group in query.groups if any(word.phrase for form in group for word in form)]


def has_text(text: str) -> Check:
    """Return a test whether an entry has a text as typed."""
    return says((Word(text, phrase=True),))


def says(form: Form) -> Check:
    """Return a test whether an entry has the exact phrases of a form, and its other words."""
    return _has_form((form,))


def visible(entry: Entry) -> str:
    """Return the visible text of an entry, folded: as written, and without `\\` and `**`."""
    fields = (field.text for field in entry.fields)
    text = fold_text("\n".join((*entry.names, *entry.heading, *entry.tags, entry.text, *fields)))
    return f"{text}\n{_UNSEEN.sub('', text)}" if "\\" in text or "**" in text else text


def _facet(name: str, value: str) -> Any:
    if name == "tag":
        return facet(name, tag_key(value))
    folded = value.casefold()
    if folded not in _CHOICES[name]:
        raise BadQuery(f"no {name} is called {value!r}", hint=f"choose from: {', '.join(_CHOICES[name])}")
    return facet(name, folded)


def _path(pattern: str) -> Check:
    return lambda entry: path_matches(entry.path, pattern)


def _note(title: str) -> Check:
    return lambda entry: fold_text(title) in fold_text(entry.note)


def _has_form(group: Group) -> Check:
    """Return whether an entry has all words of one form: phrases exactly, words in any spelling."""
    from aikb.index.visible_text import as_read, is_marked  # noqa: PLC0415 - few queries ask for a phrase

    wanted = [[_literal(word) if word.phrase else any_of([word.text]) for word in form] for form in group]

    def has_one(entry: Entry) -> bool:
        text = visible(entry)
        if has_it(text):
            return True
        return is_marked(entry.text) and has_it(f"{text}\n{fold_text(as_read(entry.text))}")

    def has_it(text: str) -> bool:
        line = " ".join(text.split())
        return any(all(pattern.search(line) for pattern in form) for form in wanted)

    return has_one


def _literal(word: Word) -> re.Pattern[str]:
    return re.compile(re.escape(" ".join(fold_text(word.text).split())))
