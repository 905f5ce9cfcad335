"""Decide by form whether a piece of a head-word may be a name, not a remark, sentence, address or quantity."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from aikb.base.scripts import HAN, WIDE
from aikb.names.acronyms import abbreviates
from aikb.names.bilingual import is_known
from aikb.names.fold import fold_text, has_han, language
from aikb.names.phrases import han_words
from aikb.names.word_lists import words

LONGEST_HAN = 24
LONGEST_LATIN, LONGEST_TITLE = 8, 16  # words; of one with a capital for each

_HAN_CHARACTER = re.compile(f"[{HAN}]")
_PURE_HAN = re.compile(f"[{HAN}]+(?:·[{HAN}]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(rf"[。！？!?；;…=<>∣|$^%{{}}\\]|\s[+→]\s|(?<={WIDE})\+(?={WIDE})|\.\s+[A-Z]|://|www\.")
_QUANTITY = re.compile(
    r"(?:约|大约|共|超过|至少|不到)?\s*[vV]?\d[\d.,:xX×*%~–/-]*\s*(?:[kKmMbBgGtT]?[bBiI]{0,2}|年|月|日|版|个|條|条|步|章|节|页|位|层|倍|秒|分钟|小时|天|周|万|亿|元|张|卡|%|th|nd|st|rd|[a-z])(?:\d+[月日])*(?:[-~至]\s*\d+\S?)?"
)
_FILE = re.compile(
    r"\S+\.(?:py|md|pdf|png|jpe?g|gif|txt|json|ya?ml|toml|sh|csv|html?|ipynb|zip|gz|cc|cpp|cu|h|hpp|js|ts|log|bin|exe|docx?)"
    r"|[\w.-]*/[\w./-]*/[\w./-]*|~?/\S+"
)
_FILE_NAME = re.compile(r"(?:[A-Za-z_][\w-]*)?\.[A-Za-z][A-Za-z0-9_]{0,11}")
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?:\(.*\))?")
_LATIN_JOIN = re.compile(r"[\w.)]\s*[和与及或]\s*[\w(]", re.ASCII)
_INITIALS = re.compile(r"(?:[A-Za-z]\.){1,6}[A-Za-z]\.?")
_SMALL = frozenset("a an and as at by for from in into of on or over per the through to via with without".split())
_NOTHING = frozenset(words("nothing"))
_REMARKS = frozenset(words("remarks", "introducers"))
_PLAIN_REMARKS = frozenset(words("plain_remarks"))
_WORD_ENDS = ("", " ", ":", "：", ".", ",")
_INTRODUCERS = words("introducers")
_ALIAS_INTRODUCERS = words("alias_introducers")
_INTRODUCER_NAMES = words("introducer_names")


def _by_first(words_: Sequence[str]) -> dict[str, list[str]]:
    """Return the words by their first characters."""
    return {first: [each for each in words_ if each[0] == first] for first in {each[0] for each in words_}}


_TELLING_WORDS = frozenset(words("remark_words"))
_TELLING_NOUNS = words("gloss_nouns")
_REMARK_ENDS = words("remark_ends")
_REMARK_STARTS, _NEGATIONS = _by_first(words("remark_starts")), _by_first(words("negations"))


def pure_han(text: str) -> bool:
    """Return whether there are Han characters and nothing else."""
    return bool(_PURE_HAN.fullmatch(text))


def is_name(text: str) -> bool:
    """Return whether the text may be a name by its form: not a sentence, address or quantity, not too long."""
    if not _LETTER.search(text) or _SENTENCE.search(text) or _QUANTITY.fullmatch(text):
        return False
    if text.endswith("/") or _FILE.fullmatch(text):
        return False
    if _DOTTED.fullmatch(text) and not _INITIALS.fullmatch(text) and not text.lower().endswith((".js", ".ai", ".cpp")):
        return False
    return short(text)


def is_nothing(text: str) -> bool:
    """Return whether the text in a cell of names says that there is no name, or cannot be one by its form."""
    unnamed = fold_text(text) in _NOTHING or not _LETTER.search(text)
    return unnamed or bool(_SENTENCE.search(text)) or not short(text)


def is_file(text: str) -> bool:
    """Return whether the text names a file or a path, or is an ending of such names: train.py, data/raw/, .gguf."""
    return text.startswith(".") or bool(_FILE.fullmatch(text))


def is_file_name(text: str) -> bool:
    """Return whether the text is written as files, their endings and hosts are: SKILL.md, .bin, nvcr.io."""
    return bool(_FILE_NAME.fullmatch(text))


def is_quantity(text: str) -> bool:
    """Return whether the text is a number with its unit, or a date: 2024, 7B, 5月1日."""
    return bool(_QUANTITY.fullmatch(text))


def short(text: str) -> bool:
    """Return whether the text is as short as names are."""
    if len(text) <= LONGEST_LATIN:
        return True
    if len(_HAN_CHARACTER.findall(text)) > LONGEST_HAN:
        return False
    return (len(text) <= 90 and len(text.split()) <= LONGEST_LATIN) or _is_title(text)


def _is_title(text: str) -> bool:
    """Return whether the text is a longer name, in which all but the small words have capitals."""
    words_ = text.split()
    capitals = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words_)
    return len(words_) <= LONGEST_TITLE and len(text) <= 160 and text.isascii() and capitals


def is_remark(text: str, head: str) -> bool:
    """Return whether the text, in parentheses behind the head, says something about it and does not name it."""
    folded = fold_text(text).strip(" .:：")
    if folded in _REMARKS or folded.endswith(" only") or begins_remark(text) or _begins_with(folded, _NEGATIONS):
        return not (abbreviates(text, head) or abbreviates(head, text))
    if begins_description(text) or folded.endswith(_REMARK_ENDS):
        return not is_known(text)
    if folded in _PLAIN_REMARKS and language(text) == language(head):
        return not (abbreviates(text, head) or abbreviates(head, text))
    return bool(has_han(text) and not pure_han(text) and _LATIN_JOIN.search(text)) or "的是" in text


def begins_remark(text: str) -> bool:
    """Return whether the first word makes the text a remark: 如GPT-4, see below; not 只读, 需求."""
    acronym = text.isascii() and text.isupper()  # PER and IN
    return not acronym and _begins_with(fold_text(text), _REMARK_STARTS)


def begins_description(text: str) -> bool:
    """Return whether the first word is a verb or the like: 表示没有…, 对浆果加密; not 可微, 对比学习."""
    folded = fold_text(text)
    first = next(han_words(folded), (0, ""))[1] if has_han(folded[:1]) else ""
    return first in _TELLING_WORDS and not folded.startswith(_TELLING_NOUNS)


def _begins_with(text: str, starts: Mapping[str, Sequence[str]]) -> bool:
    """Return whether one of these is the first word: as the dictionary cuts it where it is a single character."""
    start = next((each for each in starts.get(text[:1], ()) if text.startswith(each)), "")
    if start.isascii():
        return bool(start) and text[len(start) :][:1] in _WORD_ENDS
    return len(start) > 1 or next(han_words(text))[1] == start


def is_alias(text: str) -> bool:
    """Return whether the text is said to be one more name by what introduces it: 又称在线策略蒸馏."""
    return fold_text(text).startswith(_ALIAS_INTRODUCERS)


def unlabelled(text: str) -> str:
    """Return the text without what introduces it: SVM for 简称SVM."""
    folded = fold_text(text)
    if not folded.startswith(_INTRODUCERS) or folded.startswith(_INTRODUCER_NAMES):
        return text
    label = next(each for each in _INTRODUCERS if folded.startswith(each))
    behind = text[len(label) :]
    rest = behind.lstrip(" :：,，是为")
    if not rest or (label.isascii() and behind[:1].isalnum()) or (pure_han(rest) and len(rest) < 2):
        return text
    return rest


def without_symbols(text: str) -> str:
    """Return the text without the emoji and other pictures in front of it."""
    end = 0
    while end < len(text) and (unicodedata.category(text[end]) in {"So", "Sk", "Cf"} or text[end] in " \ufe0f"):
        end += 1
    return text[end:] or text
