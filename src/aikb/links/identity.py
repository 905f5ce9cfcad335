"""Who answers to a name: the order of the entries that go by it, for written links and for everything else.

`name_rank` serves define, hover, mentions and link proposals; `link_rank` serves links that somebody wrote, which lead
to notes before they lead to terms. Both are sort keys: the smallest is meant.
"""

from typing import NamedTuple

from aikb.model import Entry
from aikb.names.fold import has_han, key
from aikb.names.generic import least_notes

MANY_TERMS = 3  # a note that defines this many terms is a place where terms are found, not one of them

_GLOSSARY = ("glossary", "lingo")

# The tiers of `name_rank`.
_GLOSSARY_TERM, _NOTE, _TERM, _LESS_SURE, _SECTION, _UNDEFINED, _PLACE = range(7)


class Evidence(NamedTuple):
    """What the whole collection says of one name. Counted when asked, so the history of edits cannot change it."""

    notes: int = 0  # in the collection
    headings: int = 0  # notes in which the name is a heading
    terms: int = 0  # terms that the entry's note defines

    @property
    def generic_heading(self) -> bool:
        """Whether the name is a heading of so many notes that it names none of them."""
        return self.headings >= least_notes(self.notes)


def name_rank(entry: Entry, typed: str, text: str, evidence: Evidence) -> tuple[int, ...]:
    """Return the sort key of an entry that goes by `text`, which has the key of what was `typed`.

    The form as typed decides between entries that may both be meant (React and ReAct, GPT and GPTs); then the tier;
    then what says more of itself, and a name of its own before one in parentheses.
    """
    tier = _tier(entry, text, evidence)
    is_alias = key(entry.name) != key(text)
    may_be_meant = tier <= _LESS_SURE
    other_form = may_be_meant and is_other_form(typed, text)
    return (not may_be_meant, other_form, tier, entry.definition is None, entry.weak, is_alias, text != typed)


def link_rank(entry: Entry, name: str) -> tuple[int, ...]:
    """Return the sort key of an entry for a written link, where no path and no file name was found.

    A note by an alias of its front matter, a note by its title, a defined term, a section; an exact spelling before
    another case or number.
    """
    folded = key(name)
    other_form = name not in entry.names and is_other_form(name, _text_of(entry, folded))
    if entry.id == entry.path:
        return (other_form, 0, key(entry.note) == folded, 0, 0, name not in entry.names)
    is_alias = key(entry.name) != folded
    tier = 1 if entry.type == "term" and entry.definition is not None else 2
    return (other_form, tier, entry.weak, entry.definition is None, is_alias, name not in entry.names)


def _text_of(entry: Entry, folded: str) -> str:
    return next((name for name in entry.names if key(name) == folded), entry.name)


def is_generic(entry: Entry, text: str, evidence: Evidence) -> bool:
    """Return whether the entry has the name only as a heading that recurs in the collection."""
    if entry.type != "section" or not evidence.generic_heading:
        return False
    from aikb.notes.titles import title_from_path  # noqa: PLC0415 - 2 ms of patterns, for few names

    return entry.id != entry.path or key(title_from_path(entry.path)) != key(text)


def may_name(typed: str, text: str) -> bool:
    """Return whether what was typed may be this name: an option keeps its dashes, so AR is not `--ar`."""
    return typed.startswith("-") == text.startswith("-")


def is_other_form(typed: str, text: str) -> bool:
    """Return whether two spellings of one key may name two things: they differ in case, or one is a plural."""
    if typed == text or (has_han(typed) and has_han(text)):
        return False
    if _letters(typed.casefold()) != _letters(text.casefold()):
        return True
    return any(map(str.isupper, typed)) and _letters(typed) != _letters(text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _tier(entry: Entry, text: str, evidence: Evidence) -> int:
    if is_generic(entry, text, evidence):
        return _PLACE
    if entry.id == entry.path:
        return _tier_of_note(entry, text, evidence)
    is_alias = key(entry.name) != key(text)
    if entry.type == "term":
        return _tier_of_term(entry, is_alias=is_alias)
    return _UNDEFINED if is_alias else _SECTION


def _tier_of_note(entry: Entry, text: str, evidence: Evidence) -> int:
    """Return the tier of a note: it is about the thing it is named after, unless it is a file of many terms."""
    if entry.type == "term":
        return _GLOSSARY_TERM if entry.kind in _GLOSSARY and entry.definition is not None else _NOTE
    if evidence.terms >= MANY_TERMS and not _defines(text, entry.definition or ""):
        return _PLACE
    return _NOTE if entry.definition is not None else _LESS_SURE


def _defines(name: str, definition: str) -> bool:
    from aikb.names.forms import defines  # noqa: PLC0415 - 6 ms of patterns, for files of many terms

    return defines(name, definition)


def _tier_of_term(entry: Entry, *, is_alias: bool) -> int:
    if entry.definition is None:
        return _UNDEFINED
    if entry.weak:
        return _LESS_SURE
    if entry.kind in _GLOSSARY:
        return _GLOSSARY_TERM
    return _LESS_SURE if is_alias else _TERM
