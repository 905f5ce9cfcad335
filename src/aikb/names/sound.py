"""How a name sounds in pinyin, for typing without an input method and for correcting homophones."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice, product

from aikb.base.scripts import HAN
from aikb.names.fold import fold_text, has_han

LONGEST = 12  # characters; nobody types the pinyin of a sentence
MOST_READINGS = 64  # of a name with several polyphonic characters
_TONES = "\u0300\u0301\u0304\u030c"

Readings = Mapping[str, Sequence[str]]  # Han character → its syllables without tones


def sounds(name: str, readings: Readings) -> set[str]:
    """The pinyin of a name and its initials, in every reading of its characters: 微调 → weitiao, weidiao, wt, wd.

    Latin parts stay as they are. Nothing for a name without Han characters, or too long to be typed.
    """
    if not has_han(name) or len(name) > LONGEST:
        return set()
    parts = [readings.get(part, (part,)) for part in _runs().findall(fold_text(name))]
    found: set[str] = set()
    for syllables in islice(product(*parts), MOST_READINGS):
        found.add("".join(syllables))
        found.add("".join(syllable[:1] for syllable in syllables))
    return {sound for sound in found if len(sound) > 1 and sound.isascii()}


@cache
def _runs() -> re.Pattern[str]:
    """A Han character, or a Latin word: 0.5 ms to compile, for what few queries ask."""
    return re.compile(rf"[{HAN}]|[a-z0-9]+")


def all_readings() -> dict[str, list[str]]:
    """Every reading of every common Han character, from pypinyin's table; paid when a lexicon is compiled."""
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - 130 ms

    common = range(0x4E00, 0x9FA6)
    return {
        chr(code): list(dict.fromkeys(map(_toneless, pinyin_dict[code].split(","))))
        for code in common
        if code in pinyin_dict
    }


def _toneless(syllable: str) -> str:
    """tiáo → tiao, lǜ → lv."""
    bare = "".join(char for char in unicodedata.normalize("NFD", syllable) if char not in _TONES)
    return unicodedata.normalize("NFC", bare).replace("ü", "v").replace("ê", "e")
