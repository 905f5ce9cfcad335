"""A head-word without parentheses in, its names by the first rule of `RULES` that fires out. No Markdown, no gloss."""

import re
from collections.abc import Callable

from aikb.base.scripts import HAN
from aikb.names import head_words
from aikb.names.bilingual import is_known, relation
from aikb.names.fold import has_han
from aikb.names.forms import is_label
from aikb.names.gloss import expands, translates
from aikb.names.wording import is_acronym, is_name, is_phrase, pure_han, questions, short

Names = tuple[str, ...]
NONE: Names = ()

_COLON = re.compile(r"\s*(?:：|:\s)\s*")
_OPTION = re.compile(r"--?[A-Za-z][\w-]*")
_OR = re.compile(r"\s*(?:或|或者|/|,|，|、|\bor\b)\s*")
_DASH = re.compile(r"\s*[—–―]+\s*|\s+--?\s+")
_HYPHEN = re.compile(rf"(?P<latin>[A-Za-z][A-Za-z0-9 .]+?)-(?P<han>[{HAN}]{{2,}})")
_AKA = re.compile(
    r"\s*[,，]?\s+(?:aka|a\.k\.a\.?|also known as)\s+|\s*[,，]\s*(?:又称|又名|亦称|也称|也叫)为?\s*", re.IGNORECASE
)
_COMMA = re.compile(r"\s*[,，]\s*")
_STROKE = re.compile(r"\s*[/／|｜]\s*")
_APART = re.compile(r"\s+[/|]\s+|\s*[／｜]\s*")
_LATIN = r"[A-Za-z][A-Za-z0-9_ .+#&'’-]*[A-Za-z0-9_+#]"
_HAN_LATIN = re.compile(rf"(?P<han>[{HAN}]{{2,12}})\s*(?P<latin>{_LATIN})")
_LATIN_HAN = re.compile(rf"(?P<latin>{_LATIN})\s*(?P<han>[{HAN}]{{2,12}})")
_LATIN_SLASH = re.compile(r"[A-Za-z][\w.+-]{2,}(?:/[A-Za-z][\w.+-]{2,})+")
MOST_PARTS, LONGEST_PART = 3, 24  # of a head that strokes with blanks around them divide
_FIRST_QUESTION = re.compile(r"[^?？]*[?？]?")
_TAILS = tuple(sorted(head_words.GENERIC_TAILS, key=len, reverse=True))
_SECTIONS = tuple(sorted(head_words.SECTION_TAILS, key=len, reverse=True))


def bare_names(text: str) -> Names:
    """The names a head without parentheses gives, the canonical one first."""
    for rule in RULES:
        if names := rule(text):
            break
    else:
        names = (text,)
    return (*names, *(more for name in names[:1] for more in (*without_tail(name), *without_maker(name))))


def subject(text: str) -> str:
    """What a question or an introduction is about; empty for any other head."""
    text = _FIRST_QUESTION.match(text)[0].removeprefix("请问")  # type: ignore[index]
    for form in questions():
        asked = form.fullmatch(text)
        if asked and short(asked["subject"]):
            return _without(asked["subject"], _SECTIONS) or asked["subject"]
    return ""


def without_tail(text: str) -> Names:
    """DreamBooth for DreamBooth技术, langchain for langchain介绍."""
    if name := _without(text, _SECTIONS):
        return (name, *without_tail(name)) if _may_stand(name) and not _is_word(name) else NONE
    name = _without(text, _TAILS)
    return (name,) if name and not has_han(name) and _may_stand(name) else NONE


def without_maker(text: str) -> Names:
    """ZeRO for DeepSpeed ZeRO."""
    maker, _, product = text.partition(" ")
    if maker.lower() not in head_words.MAKERS or product.lower() in head_words.PRODUCTS_TOO_WIDE:
        return NONE
    return (product,) if is_acronym(product) and is_name(product) else NONE


def is_tail(text: str) -> bool:
    """Whether the text, behind a name, adds nothing to it: 微调技术, 简介."""
    return text in head_words.GENERIC_TAILS or text in head_words.SECTION_TAILS


def _without(text: str, tails: Names) -> str:
    """What stands before the longest of the tails; empty if the text has none, or nothing before it."""
    if not text.endswith(tails):
        return ""
    tail = next(each for each in tails if text.endswith(each))
    name = text.removesuffix(tail).rstrip()
    return "" if name.endswith("的") else name


def _may_stand(name: str) -> bool:
    return len(name) > 1 and name.lower() not in head_words.TOO_WIDE and is_name(name) and not is_phrase(name)


def _is_word(name: str) -> bool:
    """Whether the name is a word of every heading: 方法概述, 背景介绍."""
    return pure_han(name) and (len(name) < 3 or name in head_words.PROPERTIES)


def _option(text: str) -> Names:
    """`--v` 1~5: the option, besides the whole."""
    option, _, values = text.partition(" ")
    return (text, option) if values and _OPTION.fullmatch(option) else NONE


def _colon(text: str) -> Names:
    """混乱度参数：--chaos; Fine-tuning: 微调."""
    parts = _COLON.split(text, maxsplit=1)
    if len(parts) < 2 or not is_name(parts[0]):
        return NONE
    options = [option for option in _OR.split(parts[1]) if option]
    if options and all(map(_OPTION.fullmatch, options)):
        return (parts[0], *options)
    return (parts[0], parts[1]) if translates(parts[0], parts[1]) else NONE


def _dash(text: str) -> Names:
    """RLHF—人类反馈强化学习; 腾讯—混元助手."""
    parts = _DASH.split(text)
    if len(parts) != 2 or not all(parts):
        return NONE
    left, right = parts
    if translates(left, right) or expands(left, right):
        return left, right
    return (text, right) if _made_by(left, right) else (text,)


def _hyphen(text: str) -> Names:
    """Agent-智能体; 百度-文心一言."""
    pair = _HYPHEN.fullmatch(text)
    if pair and translates(pair["latin"], pair["han"]):
        return pair["latin"], pair["han"]
    left, _, right = text.partition("-")
    return (text, right) if "-" not in right and has_han(left) and _made_by(left, right) else NONE


def _made_by(left: str, right: str) -> bool:
    return is_name(right) and (left.lower() in head_words.MAKERS or (right.startswith(left) and right != left))


def _comma(text: str) -> Names:
    """鞍点，saddle point: a name in each language."""
    parts = _COMMA.split(text)
    if len(parts) != 2 or not all(map(is_name, parts)) or any(map(is_phrase, parts)):
        return NONE
    return (parts[0], parts[1]) if pure_han(parts[0]) != pure_han(parts[1]) and not all(map(has_han, parts)) else NONE


def _aka(text: str) -> Names:
    """Cross-entropy loss aka log loss; 交叉熵损失，又称对数损失."""
    parts = _AKA.split(text)
    return (parts[0], parts[1]) if len(parts) == 2 and all(map(is_name, parts)) else NONE


def _stroke(text: str) -> Names:
    """召回率/Recall: a name in each language."""
    parts = _STROKE.split(text)
    paired = len(parts) == 2 and (translates(parts[0], parts[1]) or translates(parts[1], parts[0]))
    return tuple(parts) if paired else _apart(text)


def _apart(text: str) -> Names:
    """卷 / 内卷: each, besides the whole."""
    parts = _APART.split(text)
    names = 1 < len(parts) <= MOST_PARTS and all(map(_may_be_apart, parts))
    return (text, *parts) if names else NONE


def _may_be_apart(part: str) -> bool:
    return len(part) <= LONGEST_PART and is_name(part) and not (is_phrase(part) or is_label(part))


def _han_latin(text: str) -> Names:
    """推理 inference, 张量Tensor; 大模型LLM keeps its whole as well."""
    pair = _HAN_LATIN.fullmatch(text)
    if not pair or not is_name(pair["latin"]) or _is_said(pair["han"]):
        return NONE
    han, latin = pair["han"], pair["latin"]
    if han in head_words.MAKERS and relation(latin, han) != "same":
        return (text,) if latin.lower() in head_words.PRODUCTS_TOO_WIDE else (text, latin)
    if _is_kind(han, latin):
        return text, latin
    if not _renames(text, han, latin):
        return (text,)
    return (text, han, latin) if is_acronym(latin) else (han, latin)


def _is_said(han: str) -> bool:
    """Whether the text is a phrase and, unlike 基于能量的模型, no name for all that."""
    return is_phrase(han) and not is_known(han)


def _is_kind(han: str, latin: str) -> bool:
    """Whether the text tells what kind of thing a product is: 向量数据库 Milvus."""
    product = any(map(str.isupper, latin)) and not latin.isupper() and " " not in latin
    kinds = (*head_words.GLOSS_KINDS, "数据集")
    return product and han.endswith(kinds) and relation(latin, han) in ("other", "unknown")


def _renames(text: str, han: str, latin: str) -> bool:
    """Whether the Latin name is the Chinese one again (主成分分析 PCA), and not a kind of what it is (多模态 LLM)."""
    related = relation(latin, han)
    if related == "same" or is_known(text):
        return related == "same" and not is_known(text)
    if han.startswith(head_words.ACTIONS) and not (han in head_words.ACTION_TERMS and latin.islower()):
        return False
    if related == "near":
        return True
    modified = han.endswith(head_words.MODIFIERS) and not han.endswith(head_words.MODIFIED)
    wide = latin.lower() in head_words.TOO_WIDE or latin.upper() in head_words.FIELDS
    return not modified and not wide and (related == "unknown" or not (is_acronym(latin) or is_known(han)))


def _latin_han(text: str) -> Names:
    """PCA 主成分分析: where the lexicon has both for one thing."""
    pair = _LATIN_HAN.fullmatch(text)
    if not pair or _is_said(pair["han"]) or relation(pair["latin"], pair["han"]) != "same" or is_known(text):
        return NONE
    latin, han = pair["latin"], pair["han"]
    return (text, latin, han) if is_acronym(latin) else (latin, han)


def _slash(text: str) -> Names:
    """word2vec/fastText: both, besides the whole; not encoder/decoder."""
    if not _LATIN_SLASH.fullmatch(text):
        return NONE
    parts = text.split("/")
    return (text, *parts) if all(map(is_acronym, parts)) and all(map(is_name, parts)) else NONE


RULES: tuple[Callable[[str], Names], ...] = (
    _option,
    _colon,
    _dash,
    _aka,
    _comma,
    _hyphen,
    _stroke,
    _slash,
    _han_latin,
    _latin_han,
)
