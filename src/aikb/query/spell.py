"""Spelling correction for words the index does not contain, by the collection's own words and names."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from aikb.base.scripts import HAN
from aikb.index.tokens import HAN_RUN, SPELT, pairs
from aikb.names.edit_distance import distance
from aikb.names.fold import fold_text, key
from aikb.names.sound import Readings, sounds
from aikb.query.build import Unit, either, literal
from aikb.query.filters import visible
from aikb.query.index import Index

LEAST_LATIN = 4  # letters; a shorter word is one edit from everything
LEAST_HAN = 3  # characters; of two, the one that is right says too little
LOOKED_AT = 50  # entries that have a text's pairs of characters, among which the text itself must occur
LONGEST_RUN = 64  # characters of a run in which misspelled names are looked for
LONGEST_HEARD = 6  # characters of such a name


class Respelled(NamedTuple):
    """A text with its names corrected, and the changes: (typed, meant)."""

    text: str
    changes: tuple[tuple[str, str], ...]


def occurs(index: Index, unit: Unit) -> bool:
    """Return whether some entry has the word, or has it inside another."""
    found = index.words.rank(unit.query, LOOKED_AT)
    if not found.total or key(unit.text).isascii():
        return bool(found.total)
    entries = index.catalog.entries([uid for uid, _ in found.best])
    return any(fold_text(unit.text) in visible(entry) for entry in entries.values())


def correct(index: Index, text: str) -> str:
    """Return what a text probably means; empty if the lexicon has it, or nothing is similar."""
    wanted = key(text)
    if index.lexicon.concepts(wanted):
        return ""  # correct, and not in the notes
    from aikb.query.suggest import meant_name  # noqa: PLC0415 - only for words that do not occur

    alone = wanted.isascii() and len(text.split()) == 1
    found = (_nearest_word(index, wanted) if alone else "") or meant_name(index, text)
    if not found and wanted.isascii() and not alone:
        found = _nearest_word(index, wanted)  # words that the notes write as one: CrossAttention
    if not found and len(wanted) >= LEAST_HAN and HAN_RUN.fullmatch(wanted):
        found = _in_text(index, wanted)
    return found if _slips(text, found) else ""


def _in_text(index: Index, wanted: str) -> str:
    """Return the commonest text that differs in one character of the same sound: 重参数化, which is not a name."""
    found = index.words.rank(either(literal(pair, 1.0) for pair in pairs(wanted)), LOOKED_AT)
    entries = index.catalog.entries([uid for uid, _ in found.best])
    forms = (f"{wanted[:at]}[{HAN}]{wanted[at + 1 :]}" for at in range(len(wanted)))
    alike = re.compile("|".join(forms))
    seen = Counter(match for entry in entries.values() for match in alike.findall(visible(entry)))
    readings = index.lexicon.readings("".join((wanted, *seen)))
    heard = [text for text, _ in seen.most_common() if _sounds_alike(wanted, text, readings)]
    return heard[0] if heard else ""


def _sounds_alike(one: str, other: str, readings: Readings) -> bool:
    """Return whether two texts of equal length may sound the same."""
    return all(set(readings.get(a, a)) & set(readings.get(b, b)) for a, b in zip(one, other, strict=True))


def respell(index: Index, text: str) -> Respelled:
    """Correct the names in a question that an input method wrote with other characters of the same sound.

    Only around two adjacent characters that do not occur together: 图声 of 文生图和图声图的区别.
    """
    changes: list[tuple[str, str]] = []
    for found in HAN_RUN.finditer(fold_text(text)):
        run, at = found.group()[:LONGEST_RUN], 0
        odd = [place for place, pair in enumerate(pairs(run)) if len(pair) > 1 and not index.words.holds("grams", pair)]
        for place in odd:
            if place >= at and (change := next(_heard(index, run, at, place), None)):
                changes.append(change)
                at = run.index(change[0], at) + len(change[0])
    respelled = fold_text(text)
    for wrong, right in changes:
        respelled = respelled.replace(wrong, right)
    return Respelled(respelled, tuple(changes))


def _heard(index: Index, run: str, first: int, odd: int) -> Iterator[tuple[str, str]]:
    """Yield (text, the only name of that sound) around a pair that does not occur, the longest first."""
    for size in range(min(LONGEST_HEARD, len(run)), 1, -1):
        for start in range(max(first, odd + 2 - size), min(odd, len(run) - size) + 1):
            text = run[start : start + size]
            if name := _homophone(index, text):
                yield text, name


def _homophone(index: Index, text: str) -> str:
    """Return the only name of the same length and sound as a text that occurs in the notes, or nothing."""
    names: set[str] = set()
    for sound in sounds(text, index.lexicon.readings(text)):
        if len(sound) > len(text):  # in full, not by initials
            names.update(name.key for name in index.catalog.sounding(sound))
            names.update(map(key, index.lexicon.sounding(sound)))
    fitting = {name for name in names if len(name) == len(text) and name != text and index.holds(name)}
    return fitting.pop() if len(fitting) == 1 else ""


def _slips(typed: str, meant: str) -> bool:
    """Return whether each word is a likely typo of its counterpart: `sped` of `inference sped` is not `step`."""
    from aikb.query.suggest import reach  # noqa: PLC0415 - see above

    words = list(zip(typed.split(), meant.split(), strict=False))
    if len(typed.split()) != len(meant.split()) or len(words) < 2:
        return True
    return all(distance(key(one), key(other), reach(key(one))) <= reach(key(one)) for one, other in words)


def _nearest_word(index: Index, wanted: str) -> str:
    """Return the index term at the fewest edits, the commonest of several; nothing for a correct word."""
    if len(wanted) < LEAST_LATIN or any(char.isdigit() for char in wanted):
        return ""
    from aikb.query.english import is_english  # noqa: PLC0415 - see above
    from aikb.query.suggest import begins_alike, reach  # noqa: PLC0415 - see above

    if is_english(wanted):
        return ""
    most = reach(wanted)
    terms = index.catalog.terms_of_length(len(wanted) - most, len(wanted) + most)
    near = ((term, uses) for term, uses in terms if term[0] != SPELT and begins_alike(wanted, term))
    close = [(distance(wanted, term, most), -uses, term) for term, uses in near]
    edits, _, term = min(close, default=(most + 1, 0, ""))
    return term if edits <= most else ""
