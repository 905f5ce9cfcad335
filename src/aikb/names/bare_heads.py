"""Names of a head-word without parentheses, by the first matching rule of `RULES`."""

import re
from collections.abc import Callable

from aikb.base.scripts import HAN
from aikb.names.acronyms import is_acronym
from aikb.names.bilingual import is_known, relation
from aikb.names.fold import has_han
from aikb.names.forms import is_label
from aikb.names.gloss import expands, translates
from aikb.names.phrases import is_phrase, may_be_both
from aikb.names.tails import names_without_tail
from aikb.names.word_lists import words
from aikb.names.wording import is_name, pure_han

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
_ACTIONS, _ACTION_TERMS = words("actions"), frozenset(words("action_terms"))
_MODIFIERS, _MODIFIED = words("modifiers"), words("modified")
_MAKERS, _WIDE_PRODUCTS = frozenset(words("makers")), frozenset(words("wide_products"))
_TOO_WIDE, _FIELDS = frozenset(words("too_wide")), frozenset(words("fields"))
_KINDS = (*words("gloss_kinds"), "数据集")


def bare_names(text: str) -> Names:
    """Return the names in a head without parentheses, the canonical one first."""
    for rule in RULES:
        if names := rule(text):
            break
    else:
        names = (text,)
    return (*names, *(more for name in names[:1] for more in names_without_tail(name)))


def _option(text: str) -> Names:
    """Match `--v` 1~5: the option, besides the whole."""
    option, _, values = text.partition(" ")
    return (text, option) if values and _OPTION.fullmatch(option) else NONE


def _colon(text: str) -> Names:
    """Match 混乱度参数：--chaos; Fine-tuning: 微调."""
    parts = _COLON.split(text, maxsplit=1)
    if len(parts) < 2 or not is_name(parts[0]):
        return NONE
    options = [option for option in _OR.split(parts[1]) if option]
    if options and all(map(_OPTION.fullmatch, options)):
        return (parts[0], *options)
    return (parts[0], parts[1]) if translates(parts[0], parts[1]) else NONE


def _dash(text: str) -> Names:
    """Match RLHF—人类反馈强化学习; 腾讯—混元助手."""
    parts = _DASH.split(text)
    if len(parts) != 2 or not all(parts):
        return NONE
    left, right = parts
    if translates(left, right) or expands(left, right):
        return left, right
    return (text, right) if _made_by(left, right) else (text,)


def _hyphen(text: str) -> Names:
    """Match Agent-智能体; 百度-文心一言."""
    pair = _HYPHEN.fullmatch(text)
    if pair and translates(pair["latin"], pair["han"]):
        return pair["latin"], pair["han"]
    left, _, right = text.partition("-")
    if pure_han(left) and not left.startswith((*_MAKERS, *_ACTIONS)) and "-" not in right and translates(left, right):
        return left, right
    return (text, right) if "-" not in right and has_han(left) and _made_by(left, right) else NONE


def _made_by(left: str, right: str) -> bool:
    return is_name(right) and (left.lower() in _MAKERS or (right.startswith(left) and right != left))


def _comma(text: str) -> Names:
    """Match 鞍点，saddle point: a name in each language."""
    parts = _COMMA.split(text)
    if len(parts) != 2 or not all(map(is_name, parts)) or any(map(is_phrase, parts)):
        return NONE
    return (parts[0], parts[1]) if pure_han(parts[0]) != pure_han(parts[1]) and not all(map(has_han, parts)) else NONE


def _aka(text: str) -> Names:
    """Match Cross-entropy loss aka log loss; 交叉熵损失，又称对数损失."""
    parts = _AKA.split(text)
    return (parts[0], parts[1]) if len(parts) == 2 and all(map(is_name, parts)) else NONE


def _stroke(text: str) -> Names:
    """Match 召回率/Recall: a name in each language."""
    parts = _STROKE.split(text)
    paired = len(parts) == 2 and (translates(parts[0], parts[1]) or translates(parts[1], parts[0]))
    return tuple(parts) if paired else _apart(text)


def _apart(text: str) -> Names:
    """Match 卷 / 内卷: each, besides the whole."""
    parts = _APART.split(text)
    names = 1 < len(parts) <= MOST_PARTS and all(map(_may_be_apart, parts))
    return (text, *parts) if names else NONE


def _may_be_apart(part: str) -> bool:
    return len(part) <= LONGEST_PART and is_name(part) and not (is_phrase(part) or is_label(part))


def _han_latin(text: str) -> Names:
    """Match 推理 inference, 张量Tensor; 大模型LLM keeps its whole as well."""
    pair = _HAN_LATIN.fullmatch(text)
    if not pair or not is_name(pair["latin"]) or _is_said(pair["han"]):
        return NONE
    han, latin = pair["han"], pair["latin"]
    if han in _MAKERS and relation(latin, han) != "same":
        return (text,) if latin.lower() in _WIDE_PRODUCTS else (text, latin)
    if _is_kind(han, latin):
        return text, latin
    if not _renames(text, han, latin):
        return (text,)
    return (text, han, latin) if is_acronym(latin) else (han, latin)


def _is_said(han: str) -> bool:
    """Return whether the text describes something rather than names it: beside a Latin name also 基于反馈的强化学习."""
    return is_phrase(han) or (may_be_both(han) and not is_known(han))


def _is_kind(han: str, latin: str) -> bool:
    """Return whether the Chinese is the kind of the product: 向量数据库 Milvus."""
    product = any(map(str.isupper, latin)) and not latin.isupper() and " " not in latin
    return product and han.endswith(_KINDS) and relation(latin, han) in ("other", "unknown")


def _renames(text: str, han: str, latin: str) -> bool:
    """Return whether the Latin name repeats the Chinese one (主成分分析 PCA), and is not a kind of it (多模态 LLM)."""
    related = relation(latin, han)
    if related == "same" or is_known(text):
        return related == "same" and not is_known(text)
    if han.startswith(_ACTIONS) and not (han in _ACTION_TERMS and latin.islower()):
        return False
    if related == "near":
        return True
    modified = han.endswith(_MODIFIERS) and not han.endswith(_MODIFIED)
    wide = latin.lower() in _TOO_WIDE or latin.upper() in _FIELDS
    return not modified and not wide and (related == "unknown" or not (is_acronym(latin) or is_known(han)))


def _latin_han(text: str) -> Names:
    """Match PCA 主成分分析: where the lexicon has both for one thing."""
    pair = _LATIN_HAN.fullmatch(text)
    if not pair or _is_said(pair["han"]) or relation(pair["latin"], pair["han"]) != "same" or is_known(text):
        return NONE
    latin, han = pair["latin"], pair["han"]
    return (text, latin, han) if is_acronym(latin) else (latin, han)


def _slash(text: str) -> Names:
    """Match word2vec/fastText: both, besides the whole; not encoder/decoder."""
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
