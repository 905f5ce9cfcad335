"""A word that stands nowhere to what was probably meant: one of the collection's own words, or one of its names."""

from aikb.names.fold import fold_text, key
from aikb.query.build import Unit
from aikb.query.filters import visible
from aikb.query.index import Index

LEAST_LATIN = 4  # letters; a shorter word is one edit from everything
LOOKED_AT = 50  # entries that have a text's pairs of characters, among which the text itself must stand


def stands(index: Index, unit: Unit) -> bool:
    """Whether some entry has the word, or has it inside of another."""
    found = index.words.rank(unit.query, LOOKED_AT)
    if not found.total or key(unit.text).isascii():
        return bool(found.total)
    entries = index.catalog.entries([uid for uid, _ in found.best])
    return any(fold_text(unit.text) in visible(entry) for entry in entries.values())


def correct(index: Index, text: str) -> str:
    """What a text was meant to be; nothing when the lexicon has it, or nothing is near."""
    wanted = key(text)
    if index.lexicon.concepts(wanted):
        return ""  # rightly spelt, and the notes say nothing of it
    from aikb.query.suggest import near, near_in_lexicon  # noqa: PLC0415 - only for what stands nowhere

    found = _nearest_word(index, wanted) if wanted.isascii() else ""
    return found or near(index, text).clear or near_in_lexicon(index, text)


def _nearest_word(index: Index, wanted: str) -> str:
    """The index term at the fewest edits, the commonest of several."""
    if len(wanted) < LEAST_LATIN or any(char.isdigit() for char in wanted):
        return ""
    from aikb.query.suggest import distance, reach  # noqa: PLC0415 - see above

    most = reach(wanted)
    terms = index.catalog.terms_of_length(len(wanted) - most, len(wanted) + most)
    close = [(distance(wanted, term, most), -uses, term) for term, uses in terms]
    edits, _, term = min(close, default=(most + 1, 0, ""))
    return term if edits <= most else ""
