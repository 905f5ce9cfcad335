"""Look up a term: the entries with that name in any spelling, those that define it first."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from aikb.base.errors import BadQuery
from aikb.links.related import holds_name
from aikb.model import Definition, Entry, MentionSense, SearchResult
from aikb.names.fold import key, language
from aikb.names.same_thing import is_abbreviation
from aikb.notes.inline import plain
from aikb.notes.wikilinks import find_wikilinks
from aikb.query.expand import lexicon_names, other_names
from aikb.query.homonyms import by_concept, meanings
from aikb.query.index import Index
from aikb.query.mentions import mention_senses, paired_names
from aikb.query.notefile import of_file
from aikb.query.senses import senses_in_text, senses_of

MOST_RELATED = 8
MOST_PASSAGES = 3
LONGEST_TERM = 200  # characters
LANGUAGES = ("zh", "en")
_LOOKED_AT = 20  # entries that have a term in their text, of which two may be in different notes
_LABELS = {"en": r"EN|English|英文|英语", "zh": r"ZH|中文|Chinese"}
_MARKER = r"^\s*(?:[-*+]\s+)?(?:\*\*)?"
_HIDING = re.compile(r"[`~<\\$]|://|^(?: {4}|\t)", re.MULTILINE)  # what may make text of a link


def define(index: Index, term: str, *, exact: bool = False) -> Definition:
    """Return the entries of a term; else of the one name that is clearly meant; else similar names.

    `exact` allows no similar name. A word that two notes use, or that the lexicon has, is not a typo.
    Raises BadQuery for a term that is blank or not a name.
    """
    term = " ".join(term.split())
    if not term:
        raise BadQuery("no term to define", hint="name one: aikb define LoRA")
    if len(term) > LONGEST_TERM:
        raise BadQuery(f"too long for a term: {len(term):,} characters", hint="aikb search looks for text")
    found = _exactly(index, term)
    if found.found:
        return found
    known = _known(index, term)
    from aikb.query.suggest import near, near_in_lexicon  # noqa: PLC0415 - 4 ms, for what nothing is called

    nearest = near(index, term, lambda name: answers(index, name))
    meant = "" if exact or known else nearest.clear or near_in_lexicon(index, term)
    senses = _called(index, meant) or by_concept(index, meant) if meant and not _is_used(index, term) else []
    if senses:
        return _definition(index, term, "fuzzy", senses)._replace(suggestions=nearest.names)
    spoken = _spoken_of(index, term)
    names = dict.fromkeys((*nearest.names, *_files(index, term)))
    namesakes = meanings(index, term, ())
    places = spoken.hits[:MOST_PASSAGES]
    return Definition(term, "none", (), (), (), tuple(names), known, places, namesakes, (), spoken.total)


def answers(index: Index, name: str) -> bool:
    """Return whether a look-up of the name finds something with exactly that name."""
    return bool(_senses(index, [name]) or by_concept(index, name) or mention_senses(index, name))


def _exactly(index: Index, term: str) -> Definition:
    """Return the entries of the term; if none of them defines it, also what running text says about it."""
    senses = _called(index, term) or by_concept(index, term)
    if any(sense.definition for sense in senses):
        return _definition(index, term, "exact", senses)
    mentions = _mentioned(index, term, senses)
    if not (senses or mentions):
        return Definition(term, "none")
    if not senses and (defined := _defined_pair(index, term)):
        senses, mentions = defined, ()
    return _definition(index, term, "exact", senses, mentions)


def _mentioned(index: Index, term: str, senses: Sequence[Entry]) -> tuple[MentionSense, ...]:
    """Return the sentences that explain a term; else those that explain its long name in the lexicon."""
    if found := mention_senses(index, term, senses):
        return found
    names = (name for concept in lexicon_names(index, term, {}) for name in concept if not is_abbreviation(name))
    others = (mention_senses(index, name, senses) for name in names if not senses and key(name) != key(term))
    return next(filter(None, others), ())


def _defined_pair(index: Index, term: str) -> list[Entry]:
    """Return the entries that define what running text pairs the term with."""
    senses = _senses(index, list(paired_names(index, key(term)).values()))
    return senses if senses and senses[0].definition else []


def _files(index: Index, term: str) -> tuple[str, ...]:
    return tuple(note.name for note in of_file(index, term))


def _known(index: Index, term: str) -> tuple[str, ...]:
    """Return the names of every concept of the lexicon with that name."""
    concepts = index.lexicon.concepts(key(term))
    return tuple(dict.fromkeys(name for concept in concepts for name in concept.names))


def _is_used(index: Index, term: str) -> bool:
    """Return whether two notes have the term in their text: then it is not a typo."""
    return len({hit.entry.path for hit in _spoken_of(index, term, _LOOKED_AT).hits}) > 1


def _called(index: Index, term: str) -> list[Entry]:
    """Return the entries of a term; if none defines it, also those that define it under another of its names."""
    senses = _senses(index, [term])
    if not senses or any(sense.definition for sense in senses):
        return senses
    wider = _senses(index, [term, *other_names(index, term)])
    return wider if wider[0].definition else senses


def _senses(index: Index, names: Sequence[str]) -> list[Entry]:
    return senses_of(index.catalog, names)


def _definition(
    index: Index,
    term: str,
    match: Literal["exact", "fuzzy"],
    senses: Sequence[Entry],
    mentions: tuple[MentionSense, ...] = (),
) -> Definition:
    explained = [*senses, *(mention.as_entry() for mention in mentions)]
    names = _names(index, explained, term)
    related, namesakes = (
        _related(index, names, explained),
        meanings(index, term if match == "exact" else names[0], explained),
    )
    found = Definition(term, match, names, tuple(senses), related, meanings=namesakes, mentions=mentions)
    return found if any(sense.definition for sense in explained) else _with_places(index, found)


def _with_places(index: Index, found: Definition) -> Definition:
    """Add to a term that is named but not defined how many entries mention it, and the best places."""
    own = {sense.id for sense in found.senses} | {mention.entry.id for mention in found.mentions}
    spoken = _spoken_of(index, found.names[0], MOST_PASSAGES + len(own), exact=False)
    places = [hit for hit in spoken.hits if hit.entry.id not in own and hit.snippet]
    return found._replace(passages=tuple(places[:MOST_PASSAGES]), spoken_of=_spoken_of(index, found.term).total)


def _spoken_of(index: Index, name: str, limit: int = MOST_PASSAGES, *, exact: bool = True) -> SearchResult:
    """Return the entries that have a name in their text, the best first, and how many there are."""
    from aikb.query.parse import SearchOptions, parse  # noqa: PLC0415 - whoosh: only where nothing defines the term
    from aikb.query.search import search  # noqa: PLC0415 - likewise

    try:
        return search(index, parse(f'"{name}"'), SearchOptions(limit=limit, exact=exact))
    except BadQuery:  # a name of nothing but signs
        return SearchResult(name)


def _names(index: Index, senses: Iterable[Entry], term: str) -> tuple[str, ...]:
    """Return the names of all senses, each as the first sense writes it, then those that the lexicon adds."""
    names: dict[str, str] = {}
    for sense in senses:
        for name in sense.names:
            names.setdefault(key(name), name)
    called = term if key(term) in names else next(iter(names.values()))
    concepts = lexicon_names(index, called, names)
    if len(concepts) == 1:  # of several, it is unknown which one is meant
        for name in concepts[0]:
            names.setdefault(key(name), name)
    return tuple(names.values())


def _related(index: Index, names: Sequence[str], senses: Sequence[Entry]) -> tuple[str, ...]:
    """Return what the senses link to by [[name]], then terms whose name contains one of these names (QLoRA for LoRA).

    Each entry once, by its own name; a heading that recurs in the collection is left out.
    """
    linked = [target for sense in senses for target in _linked(sense.text)]
    sharing = index.catalog.names_sharing(key(names[0]), 3 * MOST_RELATED)
    holding = [name.text for name in sharing if holds_name(name.text, names[0])]
    seen = {sense.id for sense in senses} | set(map(key, names))
    related: list[str] = []
    for text in dict.fromkeys((*linked, *holding)):
        entry = next(iter(senses_in_text(index.catalog, [text])), None)
        name = entry.name if entry else text
        if {key(text), key(name), entry.id if entry else ""} & seen or not (entry or text in linked):
            continue
        seen |= {key(text), key(name), *([entry.id] if entry else [])}
        related.append(name)
        if len(related) == MOST_RELATED:
            break
    return tuple(related)


def _linked(text: str) -> list[str]:
    """Return the targets of [[name]] links in an entry's text, outside code, addresses and comments."""
    if "[[" not in text:
        return []
    if not _HIDING.search(text):
        return [link.target for link in find_wikilinks(text) if link.target]
    from textwrap import dedent  # noqa: PLC0415 - for the same

    from aikb.links.written import written_links  # noqa: PLC0415 - markdown-it: only where a link may be hidden

    lines = dedent(text).split("\n")
    links = written_links("", lines, 1)
    return [link.target for link in links if link.form == "wiki" and link.target]


def only(found: Definition, lang: str) -> Definition:
    """Keep the senses that have a definition in a language, and put names in that language first.

    A sense has one when its definition is written in that language, or when a line of its text carries the language's
    label (`- EN: …`). Raises BadQuery for an unknown language.
    """
    if lang not in LANGUAGES:
        raise BadQuery(f"no language is called {lang!r}", hint=f"choose from: {', '.join(LANGUAGES)}")
    narrowed = (_in(each, lang) for each in found.senses)
    senses = tuple(sense for sense in narrowed if sense.definition)
    mentions = tuple(each for each in found.mentions if each.defines and language(each.sentence) == lang)
    return found._replace(names=_first(found.names, lang), senses=senses, mentions=mentions, passages=())


def _in(sense: Entry, lang: str) -> Entry:
    definition = sense.definition or ""
    if not definition or language(definition) != lang:
        labelled = re.compile(rf"{_MARKER}(?:{_LABELS[lang]})\s*[:：]\s*(?:\*\*)?(.+)$", re.IGNORECASE | re.MULTILINE)
        match = labelled.search(sense.text)
        definition = plain(match[1]) if match else ""
    return sense._replace(definition=definition or None, names=_first(sense.names, lang))


def _first(names: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: language(name) != lang))
