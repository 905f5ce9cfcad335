"""A piece of a head-word in, whether it may be a name out: no remark, sentence, address or quantity. No Markdown."""

import re
import unicodedata
from functools import cache

from aikb.base.scripts import BASED_NAME, HAN
from aikb.names import head_words
from aikb.names.fold import has_han, language

LONGEST_HAN = 24
LONGEST_LATIN = 8  # words

_HAN_CHARACTER = re.compile(f"[{HAN}]")
_PURE_HAN = re.compile(f"[{HAN}]+(?:·[{HAN}]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"[。！？!?；;…=<>∣|$^%{}\\]|\s[+→]\s|\.\s+[A-Z]|://|www\.")
_QUANTITY = re.compile(
    r"(?:约|大约|共|超过|至少|不到)?\s*[vV]?\d[\d.,:xX×*%~–/-]*\s*(?:[kKmMbBgGtT]?[bBiI]{0,2}|年|月|日|版|个|條|条|步|章|节|页|位|层|倍|秒|分钟|小时|天|周|万|亿|元|张|卡|%|th|nd|st|rd|[a-z])(?:\d+[月日])*(?:[-~至]\s*\d+\S?)?"
)
_FILE = re.compile(
    r"\S+\.(?:py|md|pdf|png|jpe?g|gif|txt|json|ya?ml|toml|sh|csv|html?|ipynb|zip|gz|cpp|cu|log|bin|exe|docx?)"
)
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?:\(.*\))?")
_BASED = re.compile(BASED_NAME)
_LATIN_JOIN = re.compile(r"[\w.)]\s*[和与及或]\s*[\w(]", re.ASCII)
_INITIALS = re.compile(r"(?:[A-Za-z]\.){1,6}[A-Za-z]\.?")
_BETWEEN_WORDS = re.compile(r"[\s-]+")
_SMALL = frozenset("a an and as at by for from in of on or the to via with".split())
_BARE_LABELS = frozenset(head_words.LABELS)
_LABELS = tuple(sorted(head_words.LABELS, key=len, reverse=True))


def pure_han(text: str) -> bool:
    """Whether there are Han characters and nothing else."""
    return bool(_PURE_HAN.fullmatch(text))


def is_name(text: str) -> bool:
    """Whether the text may be a name by its form: letters, no sentence, no address, no quantity, not too long."""
    if not _LETTER.search(text) or _SENTENCE.search(text) or _QUANTITY.fullmatch(text):
        return False
    if text.endswith("/") or _FILE.fullmatch(text):
        return False
    if _DOTTED.fullmatch(text) and not _INITIALS.fullmatch(text) and not text.lower().endswith((".js", ".ai", ".cpp")):
        return False
    return short(text)


def is_nothing(text: str) -> bool:
    """Whether the text stands in a cell of names for none, or is none by its form."""
    return (
        text.lower() in head_words.NOTHING
        or not _LETTER.search(text)
        or bool(_SENTENCE.search(text))
        or not short(text)
    )


def is_file(text: str) -> bool:
    """Whether the text is the name of a file, or an ending of such names: train.py, .gguf."""
    return text.startswith(".") or bool(_FILE.fullmatch(text))


def short(text: str) -> bool:
    """Whether the text is as short as names are."""
    if len(text) <= LONGEST_LATIN:
        return True
    return len(text) <= 90 and len(text.split()) <= LONGEST_LATIN and len(_HAN_CHARACTER.findall(text)) <= LONGEST_HAN


def is_remark(text: str, head: str) -> bool:
    """Whether the text, in parentheses behind the head, says something about it and does not name it."""
    folded = text.lower().strip(" .:：")
    if (
        folded.endswith(" only")
        or folded in head_words.REMARKS
        or folded in _BARE_LABELS
        or folded.startswith(head_words.REMARK_STARTS)
    ):
        return True
    if folded in head_words.PLAIN_REMARKS and language(text) == language(head):
        return True
    return bool(has_han(text) and not pure_han(text) and _LATIN_JOIN.search(text)) or "的是" in text


def is_phrase(text: str) -> bool:
    """Whether function words make a phrase of the text: 传统的CNN, 文生图和图生图."""
    for innocent in head_words.INNOCENT:
        text = text.replace(innocent, "")
    return any(word in text for word in head_words.FUNCTION_WORDS)


def may_be_both(text: str) -> bool:
    """Whether a phrase may be a name as well: 基于能量的模型."""
    return bool(_BASED.fullmatch(text))


def is_alias(text: str) -> bool:
    """Whether the text is said to be one more name by what introduces it: 又称在线策略蒸馏."""
    return text.lower().startswith(head_words.ALIAS_LABELS)


def unlabelled(text: str) -> str:
    """The text without what introduces it: 简称SVM is SVM."""
    lower = text.lower()
    if not lower.startswith(_LABELS) or text.startswith(head_words.LABEL_NAMES):
        return text
    label = next(each for each in _LABELS if lower.startswith(each))
    behind = text[len(label) :]
    rest = behind.lstrip(" :：,，是为")
    if not rest or (label.isascii() and behind[:1].isalnum()) or (pure_han(rest) and len(rest) < 2):
        return text
    return rest


def is_acronym(text: str) -> bool:
    """Whether the text is written as acronyms and products are: LLM, ZeRO, LoRA, GPT-4, not Tensor or learning."""
    return (" " not in text and any(map(str.isupper, text[1:]))) or any(map(str.isdigit, text))


def initials(text: str) -> str:
    """The first letters of the words, in capitals: MOE for Mixture of Experts."""
    return "".join(word[0] for word in _BETWEEN_WORDS.split(text) if word).upper()


def abbreviates(short: str, long: str) -> bool:
    """Whether the capitals of the one are the first letters of the other's words: CoT and Chain of Thought."""
    words = [word for word in _BETWEEN_WORDS.split(long) if word]
    if not is_acronym(short) or not short.isalnum() or len(words) < 2:
        return False
    told = "".join(word[0] for word in words if word.lower() not in _SMALL).upper()
    capitals = "".join(filter(str.isupper, short))
    return initials(long) in {short.upper(), capitals} or (len(told) > 1 and told in {short.upper(), capitals})


@cache
def questions() -> tuple[re.Pattern[str], ...]:
    """The forms of questions, compiled when the first head is looked at."""
    return tuple(re.compile(each) for each in head_words.QUESTIONS)


def without_symbols(text: str) -> str:
    """The text without the emoji and other pictures in front of it."""
    end = 0
    while end < len(text) and (unicodedata.category(text[end]) in {"So", "Sk", "Cf"} or text[end] in " \ufe0f"):
        end += 1
    return text[end:] or text
