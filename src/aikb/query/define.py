"""Look up a term: the entries with that name in any spelling, those that define it first."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from aikb.base.errors import BadQuery
from aikb.index.catalog import Catalog
from aikb.model import Definition, Entry, Hit
from aikb.names.fold import key, language
from aikb.notes.inline import plain, target_first
from aikb.query.expand import is_another, lexicon_names, other_names
from aikb.query.homonyms import meanings
from aikb.query.index import Index
from aikb.query.notefile import of_file
from aikb.query.suggest import near, near_in_lexicon

MOST_RELATED = 8
MOST_PASSAGES = 3
LONGEST_TERM = 200  # characters
LANGUAGES = ("zh", "en")
_LABELS = {"en": r"EN|English|英文|英语", "zh": r"ZH|中文|Chinese"}
_MARKER = r"^\s*(?:[-*+]\s+)?(?:\*\*)?"
_HIDING = re.compile(r"[`~<\\$]|://|^(?: {4}|\t)", re.MULTILINE)  # what may make text of a link
_WIKILINK = re.compile(r"\[\[([^\[\]|#\n]{1,80})(?:[#|][^\[\]\n]*)?\]\](?!\()")


def define(index: Index, term: str) -> Definition:
    """What the notes say of a term: exactly, else of the one name that is clearly meant, else names near to it.

    Raises BadQuery for a term that is blank or no name at all.
    """
    term = " ".join(term.split())
    if not term:
        raise BadQuery("no term to define", hint="name one: aikb define LoRA")
    if len(term) > LONGEST_TERM:
        raise BadQuery(f"too long for a term: {len(term):,} characters", hint="aikb search looks for text")
    senses = _called(index, term) or _meant(index, known := _known(index, term))
    if senses:
        return _definition(index, term, "exact", senses)
    found = near(index, term)
    meant = found.clear or near_in_lexicon(index, term)
    senses = _called(index, meant) or _meant(index, _known(index, meant)) if meant and not known else []
    if senses:
        return _definition(index, term, "fuzzy", senses, found.names)
    names = dict.fromkeys((*found.names, *(note.name for note in of_file(index, term))))
    return Definition(term, "none", suggestions=tuple(names), known=known, meanings=meanings(index, term, ()))


def _known(index: Index, term: str) -> tuple[str, ...]:
    """What the lexicon calls a term: the names of every concept that goes by it."""
    concepts = index.lexicon.concepts(key(term))
    return tuple(dict.fromkeys(name for concept in concepts for name in concept.names))


def _meant(index: Index, known: Sequence[str]) -> list[Entry]:
    """Entries that go by a name of a concept, but for those that are something else of that name: BN is BatchNorm's too."""
    own = set(map(key, known))
    return [sense for sense in _senses(index, known) if not is_another(index, set(map(key, sense.names)), own)]


def _called(index: Index, term: str) -> list[Entry]:
    """Entries that go by a term; where none defines it, with those that define it under another of its names."""
    senses = _senses(index, [term])
    if not senses or any(sense.definition for sense in senses):
        return senses
    wider = _senses(index, [term, *other_names(index, term)])
    return wider if wider[0].definition else senses


def _senses(index: Index, names: Sequence[str]) -> list[Entry]:
    return senses_of(index.catalog, map(key, names))


def senses_of(catalog: Catalog, keys: Iterable[str]) -> list[Entry]:
    """Return the entries with these name keys: defined first, then strong before weak, terms, own names, by place."""
    ranks = {found.uid: found.rank for found in reversed(catalog.named(list(keys)))}
    senses = catalog.entries(list(ranks))
    order = sorted(senses, key=lambda uid: (*_order(senses[uid]), ranks[uid] > 0, senses[uid].path, senses[uid].line))
    return [senses[uid] for uid in order]


def _order(entry: Entry) -> tuple[bool, bool, bool]:
    return entry.definition is None, entry.weak, entry.type == "section"


def _definition(
    index: Index,
    term: str,
    match: Literal["exact", "fuzzy"],
    senses: Sequence[Entry],
    suggestions: tuple[str, ...] = (),
) -> Definition:
    names = _names(index, senses, term)
    related, passages = _related(index, names, senses), _passages(index, names[0], senses)
    namesakes = meanings(index, term if match == "exact" else names[0], senses)
    found = Definition(term, match, names, tuple(senses), related, suggestions, (), passages, namesakes)
    return found._replace(label_first=index.label_first)


def _passages(index: Index, name: str, senses: Sequence[Entry]) -> tuple[Hit, ...]:
    """Where else a term is spoken of, when no sense defines it."""
    if any(sense.definition for sense in senses):
        return ()
    from aikb.query.parse import SearchOptions, parse  # noqa: PLC0415 - whoosh: only where nothing defines the term
    from aikb.query.search import search  # noqa: PLC0415 - likewise

    own = {sense.id for sense in senses}
    try:
        found = search(index, parse(f'"{name}"'), SearchOptions(limit=MOST_PASSAGES + len(own)))
    except BadQuery:  # a name of nothing but signs
        return ()
    return tuple(hit for hit in found.hits if hit.entry.id not in own and hit.snippet)[:MOST_PASSAGES]


def _names(index: Index, senses: Iterable[Entry], term: str) -> tuple[str, ...]:
    """The names of all senses, each once, as the first sense writes it; then what the lexicon adds to the term."""
    names: dict[str, str] = {}
    for sense in senses:
        for name in sense.names:
            names.setdefault(key(name), name)
    called = term if key(term) in names else next(iter(names.values()))
    concepts = lexicon_names(index, called, names)
    if len(concepts) == 1:  # of several, none is known to be meant
        for name in concepts[0]:
            names.setdefault(key(name), name)
    return tuple(names.values())


def _related(index: Index, names: Sequence[str], senses: Sequence[Entry]) -> tuple[str, ...]:
    """What the senses link to by [[name]], then terms whose name holds one of these names (QLoRA for LoRA)."""
    own = set(map(key, names))
    linked = [target for sense in senses for target in _linked(sense.text, label_first=index.label_first)]
    holding = [
        name.text for name in index.catalog.names_sharing(key(names[0]), 3 * MOST_RELATED) if key(names[0]) in name.key
    ]
    related: dict[str, str] = {}
    for name in (*linked, *holding):
        if key(name) not in own:
            related.setdefault(key(name), name)
    return tuple(related.values())[:MOST_RELATED]


def _linked(text: str, *, label_first: bool) -> list[str]:
    """What an entry's text links to by [[name]]; not what is code, an address or a comment there."""
    if "[[" not in text:
        return []
    if not _HIDING.search(text):
        return [target.strip() for target in _WIKILINK.findall(target_first(text) if label_first else text)]
    from textwrap import dedent  # noqa: PLC0415 - for the same

    from aikb.links.written import written_links  # noqa: PLC0415 - markdown-it: only where a link may be hidden

    lines = dedent(text).split("\n")
    links = written_links("", lines, 1, label_first=label_first)
    return [link.target for link in links if link.form == "wiki" and link.target]


def only(found: Definition, lang: str) -> Definition:
    """Keep the senses that have a definition in a language, and put names in that language first.

    A sense has one when its definition is written in that language, or when a line of its text carries the language's
    label (`- EN: …`). Raises BadQuery for an unknown language.
    """
    if lang not in LANGUAGES:
        raise BadQuery(f"no language is called {lang!r}", hint=f"choose from: {', '.join(LANGUAGES)}")
    narrowed = (_in(each, lang, label_first=found.label_first) for each in found.senses)
    senses = tuple(sense for sense in narrowed if sense.definition)
    return found._replace(names=_first(found.names, lang), senses=senses, passages=())


def _in(sense: Entry, lang: str, *, label_first: bool) -> Entry:
    definition = sense.definition or ""
    if not definition or language(definition) != lang:
        labelled = re.compile(rf"{_MARKER}(?:{_LABELS[lang]})\s*[:：]\s*(?:\*\*)?(.+)$", re.IGNORECASE | re.MULTILINE)
        match = labelled.search(target_first(sense.text) if label_first else sense.text)
        definition = plain(match[1]) if match else ""
    return sense._replace(definition=definition or None, names=_first(sense.names, lang))


def _first(names: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: language(name) != lang))
