"""A word that stands nowhere to what was probably meant: one of the collection's own words, or one of its names."""

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
LOOKED_AT = 50  # entries that have a text's pairs of characters, among which the text itself must stand
LONGEST_MENDED = 64  # characters of a run that are looked through for a name of wrong characters
LONGEST_HEARD = 6  # characters of such a name


class Mended(NamedTuple):
    """A text with the names in it put right, and what stood there → what it was taken for."""

    text: str
    changes: tuple[tuple[str, str], ...]


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
    from aikb.query.suggest import meant_name  # noqa: PLC0415 - only for what stands nowhere

    alone = wanted.isascii() and len(text.split()) == 1
    found = (_nearest_word(index, wanted) if alone else "") or meant_name(index, text)
    if not found and wanted.isascii() and not alone:
        found = _nearest_word(index, wanted)  # words that the notes write as one: CrossAttention
    if not found and len(wanted) >= LEAST_HAN and HAN_RUN.fullmatch(wanted):
        found = _in_text(index, wanted)
    return found if _slips(text, found) else ""


def _in_text(index: Index, wanted: str) -> str:
    """What stands in the text with one other character of the same sound, the commonest: 重参数化, which is no name."""
    found = index.words.rank(either(literal(pair, 1.0) for pair in pairs(wanted)), LOOKED_AT)
    entries = index.catalog.entries([uid for uid, _ in found.best])
    forms = (f"{wanted[:at]}[{HAN}]{wanted[at + 1 :]}" for at in range(len(wanted)))
    alike = re.compile("|".join(forms))
    seen = Counter(match for entry in entries.values() for match in alike.findall(visible(entry)))
    readings = index.lexicon.readings("".join((wanted, *seen)))
    heard = [text for text, _ in seen.most_common() if _sounds_alike(wanted, text, readings)]
    return heard[0] if heard else ""


def _sounds_alike(one: str, other: str, readings: Readings) -> bool:
    """Whether two texts of as many characters may be read alike."""
    return all(set(readings.get(a, a)) & set(readings.get(b, b)) for a, b in zip(one, other, strict=True))


def mend(index: Index, text: str) -> Mended:
    """A question with the names in it put right that an input method wrote with other characters of the same sound.

    Looked for where two characters side by side stand nowhere: 图声 of 文生图和图声图的区别.
    """
    changes: list[tuple[str, str]] = []
    for found in HAN_RUN.finditer(fold_text(text)):
        run, at = found.group()[:LONGEST_MENDED], 0
        odd = [place for place, pair in enumerate(pairs(run)) if len(pair) > 1 and not index.words.holds("grams", pair)]
        for place in odd:
            if place >= at and (change := next(_heard(index, run, at, place), None)):
                changes.append(change)
                at = run.index(change[0], at) + len(change[0])
    mended = fold_text(text)
    for wrong, right in changes:
        mended = mended.replace(wrong, right)
    return Mended(mended, tuple(changes))


def _heard(index: Index, run: str, first: int, odd: int) -> Iterator[tuple[str, str]]:
    """(what stands there, the one name that sounds so) around an odd pair of characters, the longest first."""
    for size in range(min(LONGEST_HEARD, len(run)), 1, -1):
        for start in range(max(first, odd + 2 - size), min(odd, len(run) - size) + 1):
            text = run[start : start + size]
            if name := _homophone(index, text):
                yield text, name


def _homophone(index: Index, text: str) -> str:
    """The one name of as many characters that sounds like a text and stands in the notes, or nothing."""
    names: set[str] = set()
    for sound in sounds(text, index.lexicon.readings(text)):
        if len(sound) > len(text):  # in full, not by initials
            names.update(name.key for name in index.catalog.sounding(sound))
            names.update(map(key, index.lexicon.sounding(sound)))
    fitting = {name for name in names if len(name) == len(text) and name != text and index.holds(name)}
    return fitting.pop() if len(fitting) == 1 else ""


def _slips(typed: str, meant: str) -> bool:
    """Whether each word, where there are as many, is within the reach of a slip: `sped` of `inference sped` is no step."""
    from aikb.query.suggest import reach  # noqa: PLC0415 - see above

    words = list(zip(typed.split(), meant.split(), strict=False))
    if len(typed.split()) != len(meant.split()) or len(words) < 2:
        return True
    return all(distance(key(one), key(other), reach(key(one))) <= reach(key(one)) for one, other in words)


def _nearest_word(index: Index, wanted: str) -> str:
    """The index term at the fewest edits, the commonest of several; nothing for a word that is rightly spelt."""
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
