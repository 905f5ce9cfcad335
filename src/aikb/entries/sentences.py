"""The term that a line defines in its first sentence: `涌现能力(Emergent Abilities)是指…`."""

import re
from typing import NamedTuple

from aikb.base.scripts import WIDE
from aikb.entries.head import is_part, may_name
from aikb.names.forms import bare, is_label, unnumbered
from aikb.names.parens import paired_names
from aikb.names.phrases import is_phrase
from aikb.names.word_lists import pattern, words
from aikb.names.wording import is_file

_SCOPE = re.compile(r"在?[^，,。:：]{2,30}(?:中|里|领域|方面|上|下|过程)[,，]\s*(?=\S)")
_EMPHASIS = re.compile(r"[*`“”\"《》「」]+|(?<!\w)_+|_+(?!\w)")
_NAME = r"(?P<name>[^\W\d_][^，,。:：;；()（）!?！？\n]{0,40}?)"
_ADVERB = r"(?:通常|一般|就|则|也|主要|其实|本质上|简单来说|可以?|,这里的[^，,。]{1,40})?"
_PAIRED = re.compile(
    rf"{_NAME}\s*[(（](?P<inside>[^()（）\n]{{1,100}})[)）]\s*(?:模型|算法|方法|技术|网络|框架)?\s*[,，]?\s*{_ADVERB}"
    r"(?:是(?!否|不)|指(?!导|令|标)|即|为|视为|理解为|意为|(?:is|are|refers? to|means|stands for)\b)"
)
# Behind no plural, `refer to` tells the reader to look somewhere.
_STRICT = r"(?:是指|指的是|意为|意思是|(?:refers|(?<=s\s)refer) to\b|stands for\b)"
_USUAL = (
    r"(?:是一[种个款类项套门组家]|是由[^，,。]{1,30}(?:提出|开发|发布|推出|组成|研发)|是[^，,。]{1,20}的一[种个类]|是专?门?用[来于]|即为"
    r"|(?:is|are) (?:an?|the|one of)\b)"
)
_STRICTLY = re.compile(rf"{_NAME}\s*{_ADVERB}{_STRICT}")
_USUALLY = re.compile(rf"{_NAME}\s*{_ADVERB}{_USUAL}")
_OPENER = re.compile(rf"(?!{pattern('opening_nouns')})(?:{pattern('openers')})")
_TAIL = re.compile(rf"(?:{pattern('adverbs')})$")
_ENGLISH_OPENERS = frozenset(words("english_openers"))
_POINTING = frozenset("this that these those".split())
_VERB = re.compile(r"是|指|有|使用|通过|进行|能够|可以|需要|认为|包括|具有|提供|属于|每")


_SIGN = re.compile(
    r"是[指一由用专]|是[^，,。]{1,20}的一|[)）][^，,。]{0,12}[是即指为视意]|,这里的|指的是|意[为思]|\b(?:is|are|means|refers?|stands?)\b|的一[种个类]|即为|[)）] (?:is|are)"
)
_LOOKED_AT = 160  # characters


class Defined(NamedTuple):
    """The definition in a sentence: the name, the names paired with it, and where in the line it begins."""

    name: str
    others: tuple[str, ...]
    head: str
    start: int


def defined(line: str, *, strictly: bool = False) -> Defined | None:
    """Return the term that the first sentence of a line defines; `strictly` only with words such as 是指."""
    if not _SIGN.search(line, 0, _LOOKED_AT) or line.rstrip().endswith(("?", "？")):
        return None
    scope = _SCOPE.match(line)
    for start in (scope.end(), 0) if scope else (0,):
        text = _EMPHASIS.sub("", unnumbered(line[start : start + 300].lstrip(" *_>")))
        if match := _PAIRED.match(text):
            others = paired_names(match["name"], match["inside"])
            if others and may_open(match["name"]) and not is_phrase(match["name"]):
                return Defined(match["name"].strip(), others, f"{match['name'].strip()}({match['inside']})", start)
        usual = None if strictly or start or line.rstrip().endswith((";", "；")) else _USUALLY.match(text)
        match = _STRICTLY.match(text) or usual
        if match and may_open(match["name"]) and _is_short(match["name"]):
            name = match["name"].strip()
            return Defined(name, (), name, start)
    return None


def may_open(name: str) -> bool:
    """Return whether the text may be a term with which a sentence begins, and not how sentences begin: 这, 主要来自."""
    name = name.strip()
    first = re.split(r"[^\w-]", name.lower(), maxsplit=1)[0]
    if len(name) < 2 or "$" in name or not may_name(name) or is_file(name) or _TAIL.search(name):
        return False
    if is_part(name) and name.split()[-1].lower() in _ENGLISH_OPENERS:
        return False
    return not _OPENER.match(name) and first not in _ENGLISH_OPENERS and not is_label(name)


def _is_short(name: str) -> bool:
    """Return whether a name that no other confirms is no longer than names are, and no part of a sentence."""
    name = bare(name)
    if is_phrase(name) or _VERB.search(name) or not _POINTING.isdisjoint(name.split()):
        return False
    han = len(re.findall(WIDE, name))
    return han <= 12 and len(name.split()) <= (4 if not han else 3)
