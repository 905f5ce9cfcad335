"""A name to how it sounds in pinyin, for typing without an input method; used when names are stored, never to look up."""

import re
from itertools import islice, product

from aikb.names.fold import fold_text, has_han

LONGEST = 12  # characters; nobody types the pinyin of a sentence
MOST_READINGS = 16  # of a name with several polyphonic characters
_KEPT = re.compile(r"[^a-z0-9]+")


def sounds(name: str) -> set[str]:
    """The pinyin of a name and its initials, in every reading that it may have: 微调 → weitiao, weidiao, wt, wd.

    Latin parts stay as they are. Nothing for a name without Han characters, or too long to be typed.
    Readings come from pypinyin, which knows phrases (重参数化 is chong, not zhong).
    """
    if not has_han(name) or len(name) > LONGEST:
        return set()
    from pypinyin import Style, pinyin  # noqa: PLC0415 - 130 ms, paid when names are stored

    readings = pinyin(fold_text(name), style=Style.NORMAL, heteronym=True, v_to_u=False)
    found: set[str] = set()
    for syllables in islice(product(*(dict.fromkeys(map(_plain, each)) for each in readings)), MOST_READINGS):
        found.add("".join(syllables))
        found.add("".join(syllable[:1] for syllable in syllables))
    return {sound for sound in found if len(sound) > 1}


def _plain(syllable: str) -> str:
    return _KEPT.sub("", syllable.lower().replace("ü", "v"))
