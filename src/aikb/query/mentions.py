"""Find what running text says about a name: candidates in the notes, confirmed by the lexicon and each other."""

from collections.abc import Iterable, Iterator, Sequence

from aikb.links.identity import may_name
from aikb.model import Entry, Mention, MentionSense
from aikb.names.fold import has_han, key
from aikb.query.index import Index

MOST_SENSES = 3
# Each of the first six is enough by itself; all of them from the surest down, as answers are ordered.
_SURE = ("means", "kind", "full", "initials", "marked", "recurs")
_ORDER = ("means", "kind", "topic", "full", "initials", "marked", "recurs", "gloss", "pair", "alias")
_ABOUT_ONE = ("kind", "topic")  # sentences that pair no names


def mention_senses(index: Index, term: str, own: Sequence[Entry] = ()) -> tuple[MentionSense, ...]:
    """Return the sentences that explain a term, the defining one first; `own` are the entries that already name it."""
    wanted = key(term)
    found = [each for each in index.catalog.mentions.having([wanted]) if _may_mean(each, term)]
    best = sorted(confirmed(index, found), key=lambda each: _rank(each, term))
    senses: dict[str, MentionSense] = {}
    for mention in best:
        said = any(each.path == mention.path and each.line <= mention.line <= each.end_line for each in own)
        if mention.sentence not in senses and not (said and not mention.defines):
            senses[mention.sentence] = _sense(index, mention, wanted)
        if len(senses) == MOST_SENSES:
            break
    return tuple(senses.values())


def paired_names(index: Index, wanted: str) -> dict[str, str]:
    """Return key → name of what running text pairs with the wanted key."""
    found = [
        each
        for each in index.catalog.mentions.having([wanted])
        if len(each.names) > 1 and each.evidence not in _ABOUT_ONE
    ]
    return {key(name): name for each in confirmed(index, found) for name in reversed(each.names) if key(name) != wanted}


def mentioned_only(index: Index) -> list[MentionSense]:
    """Return what only running text explains and no entry names, one sense for each thing, by place."""
    kept: dict[str, Mention] = {}
    everything = sorted(index.catalog.mentions.all(), key=lambda each: _rank(each, ""))
    for mention in confirmed(index, everything):
        keys = [key(name) for name in mention.names]
        if not index.catalog.named(keys) and kept.keys().isdisjoint(keys):
            kept |= dict.fromkeys(keys, mention)
    ordered = sorted(set(kept.values()), key=lambda each: (each.path, each.line, each.names))
    return [_sense(index, mention, key(mention.names[0])) for mention in ordered]


def confirmed(index: Index, found: Iterable[Mention]) -> Iterator[Mention]:
    """Return the mentions with enough evidence in the whole collection and the lexicon."""
    return (each for each in found if each.evidence in _SURE or _is_confirmed(index, each))


def _is_confirmed(index: Index, mention: Mention) -> bool:
    keys = [key(name) for name in mention.names]
    if mention.evidence in ("topic", "alias"):
        return _is_known(index, keys[0])
    if _share_a_concept(index, mention.names):
        return True
    if mention.evidence == "gloss" and has_han(mention.names[0]) and index.lexicon.concepts(keys[0]):
        return True
    return _is_paired_elsewhere(index, mention, keys)


def _is_known(index: Index, wanted: str) -> bool:
    """Return whether a key is a known name: of an entry, of the lexicon, or of a mention that needs no proof."""
    if index.catalog.name_counts([wanted]) or index.lexicon.concepts(wanted):
        return True
    others = (each for each in index.catalog.mentions.having([wanted]) if each.evidence not in ("topic", "alias"))
    return any(True for _ in confirmed(index, others))


def _share_a_concept(index: Index, names: Sequence[str]) -> bool:
    """Return whether the lexicon has two of the names for one concept."""
    keys = {key(name) for name in names}
    concepts = index.lexicon.concepts(key(names[0]))
    return any(len(keys & set(map(key, concept.names))) > 1 for concept in concepts)


def _is_paired_elsewhere(index: Index, mention: Mention, keys: Sequence[str]) -> bool:
    """Return whether another note has the same name at the same edge, or better evidence pairs the same names."""
    head = next((each for each, name in zip(keys, mention.names, strict=True) if has_han(name)), keys[0])
    for other in index.catalog.mentions.having([head]):
        same = len(set(keys) & {key(name) for name in other.names}) > 1
        if same and (other.path != mention.path or other.evidence in _SURE):
            return True
        if mention.evidence == "gloss" and head == keys[0] and other.path != mention.path and len(other.names) > 1:
            return True
    return any(each.path != mention.path for each in _entries_called(index, head)) and head == keys[0]


def _entries_called(index: Index, wanted: str) -> Iterable[Entry]:
    return index.catalog.entries([name.uid for name in index.catalog.named([wanted])]).values()


def _may_mean(mention: Mention, term: str) -> bool:
    return any(may_name(term, name) for name in mention.names if key(name) == key(term))


def _rank(mention: Mention, term: str) -> tuple[object, ...]:
    """Return the sort key: definitions first, then the spelling as typed, then the better evidence."""
    order = _ORDER.index(mention.evidence)
    return not mention.defines, term not in mention.names, order, mention.path, mention.line


def _sense(index: Index, mention: Mention, wanted: str) -> MentionSense:
    names = sorted(mention.names, key=lambda name: key(name) != wanted)
    entry = index.catalog.at(mention.path, mention.line)
    assert entry  # entries own every line of a note
    return MentionSense(tuple(names), mention.sentence, mention.line, mention.defines, entry)
