"""Suggest names similar to an unknown term: by edit distance, by sound, and by a shared part."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from aikb.index.catalog_rows import Name
from aikb.names.edit_distance import distance
from aikb.names.fold import has_han, key
from aikb.names.slips import is_likely_slip, turns_around
from aikb.names.sound import sounds
from aikb.query.index import Index

MOST = 5
FAR = 8  # letters; two slips in a shorter word make another (metric, matrix), and one at its first letter does too
TWO_SLIPS = 12  # letters; a name this long bears two slips and is still that name


class Near(NamedTuple):
    """Names similar to a term, the nearest first, and the one that is clearly meant, if any."""

    names: tuple[str, ...]
    clear: str = ""


def near(index: Index, term: str, answers: Callable[[str], bool]) -> Near:
    """Return the names most similar to a term: of the notes by edits, by sound and by a shared part; then the lexicon's.

    Only names that a look-up finds, as `answers` says: a suggestion must not be another dead end.
    """
    wanted = key(term)
    close = _close(wanted, index.catalog.names_of_length(*_lengths(wanted)))
    heard = _heard(index, term, wanted)
    shared = index.catalog.names_sharing(wanted, MOST)
    names = [name.text for name in (*(name for _, name in close), *heard, *shared)]
    names += _mentioned(index, wanted)
    if len(names) < MOST:
        names += _of_lexicon(index, wanted)
    others = (name for name in dict.fromkeys(names) if key(name) != wanted and answers(name))
    return Near(tuple(islice(others, MOST)), _meant(term, close, heard))


def meant_name(index: Index, term: str) -> str:
    """Return the one name of the notes, else of the lexicon, that a term clearly means, or nothing."""
    wanted = key(term)
    close = _close(wanted, index.catalog.names_of_length(*_lengths(wanted)))
    return _meant(term, close, _heard(index, term, wanted)) or near_in_lexicon(index, term)


def near_in_lexicon(index: Index, term: str) -> str:
    """Return the one name of the lexicon that a term clearly means, or nothing."""
    wanted = key(term)
    close = _close(wanted, _lexicon_names(index, wanted))
    return _clear(wanted, close) or _homophone(index, term, close)


def reach(wanted: str) -> int:
    """Return the maximum edits of a typo: fewer in short words, which become other words, and in Han."""
    if not wanted.isascii():
        return 1 if len(wanted) > 2 else 0
    return 0 if len(wanted) < 3 else 1 if len(wanted) < FAR else 2


def begins_alike(wanted: str, found: str) -> bool:
    """Return whether a short Latin word begins with the same letter: `tuning` is not a typo of `funning`."""
    return len(wanted) >= FAR or not wanted.isascii() or wanted[:1] == found[:1]


def _lengths(wanted: str) -> tuple[int, int]:
    most = reach(wanted)
    return (len(wanted) - most, len(wanted) + most) if most else (1, 0)


def _close(wanted: str, names: Iterable[Name]) -> list[tuple[int, Name]]:
    """Return (edits, name) of the names within reach, the fewest edits first, one name for each key."""
    most = reach(wanted)
    best: dict[str, tuple[int, Name]] = {}
    for name in names:
        edits = distance(wanted, name.key, most)
        if edits <= most and name.key not in best and begins_alike(wanted, name.key):
            best[name.key] = (edits, name)
    return sorted(best.values(), key=lambda pair: (*_way(wanted, pair), pair[1].rank > 0, pair[1].uid))


def _clear(wanted: str, close: list[tuple[int, Name]]) -> str:
    """Return the nearest name, unless another is as near, or the typed word may be right but absent."""
    from aikb.query.english import is_english  # noqa: PLC0415 - only for what nothing is called

    if is_english(wanted):
        return ""
    nearest = [pair for pair in close if _way(wanted, pair) == _way(wanted, close[0])]
    slips = [name.text for edits, name in nearest if _is_slip(wanted, edits, name)]
    return slips[0] if len(slips) == 1 else ""


def _is_slip(wanted: str, edits: int, name: Name) -> bool:
    """Return whether a name is one likely typo away, or two in a long name that begins and ends the same."""
    if turns_around(wanted, name.key):
        return False
    if edits < 2:
        return is_likely_slip(wanted, name.key)
    digits, others = (list(filter(str.isdigit, text)) for text in (wanted, name.key))
    ends = (wanted[:2], wanted[-1]) == (name.key[:2], name.key[-1])
    return len(wanted) >= TWO_SLIPS and wanted.isalnum() and ends and digits == others


def _homophone(index: Index, term: str, close: list[tuple[int, Name]]) -> str:
    """Return, of equally near names, the one that sounds like the term: 反像提示词 is 反向提示词, not 反推提示词."""
    heard = _full_sounds(index, term)
    alike = [name.text for _, name in close if heard & _full_sounds(index, name.key)]
    return alike[0] if len(alike) == 1 else ""


def _full_sounds(index: Index, text: str) -> set[str]:
    """Return the full sounds of a text, syllable by syllable, without initials."""
    return {sound for sound in sounds(text, index.lexicon.readings(text)) if len(sound) > len(key(text))}


def _meant(term: str, close: list[tuple[int, Name]], heard: list[Name]) -> str:
    """Return the one name of the same sound, as from an input method, else the nearest."""
    latin = term.isascii() and (bool(close) or term.isupper())  # nobody types pinyin in capitals
    if len(heard) == 1 and not latin:
        return "" if turns_around(key(term), heard[0].key) and has_han(term) else heard[0].text
    return _clear(key(term), close)


def _way(wanted: str, close: tuple[int, Name]) -> tuple[int, int]:
    """Return the distance of a name: 学习率 is nearer to 学习律 than 学习, at one edit each."""
    return close[0], abs(len(close[1].key) - len(wanted))


def _heard(index: Index, term: str, wanted: str) -> list[Name]:
    """Return names that sound like the term, typed as pinyin or with wrong characters of the same sound."""
    if wanted.isascii():
        return index.catalog.sounding(wanted)
    heard = {name.key: name for sound in sorted(_full_sounds(index, term)) for name in index.catalog.sounding(sound)}
    return [name for name in heard.values() if name.key != wanted]


def _mentioned(index: Index, wanted: str) -> list[str]:
    """Return the similar names that running text explains."""
    names = index.catalog.mentions.names_of_length(*_lengths(wanted))
    return [name.text for _, name in _close(wanted, (Name(found, 0, 0, text) for found, text in names))]


def _of_lexicon(index: Index, wanted: str) -> list[str]:
    heard = index.lexicon.sounding(wanted) if wanted.isascii() else []
    return [name.text for _, name in _close(wanted, _lexicon_names(index, wanted))] + heard


def _lexicon_names(index: Index, wanted: str) -> Iterator[Name]:
    return (Name(found, at, 0, name) for at, (found, name) in enumerate(index.lexicon.keys(*_lengths(wanted))))
