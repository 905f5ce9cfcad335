"""A name and what stands in parentheses behind it in, whether that names it once more out; knows no line and no list."""

import re

from aikb.base.scripts import WIDE
from aikb.names.labels import REMARKS

_PARTS = re.compile(r"\s*[,，、;；/|()（）]\s*")
_HAN = re.compile(WIDE)
_LATIN_NAME = re.compile(r"[A-Za-zΑ-Ωα-ω.\d][\w .+#&'’/\-]*[A-Za-z+#\d][.]?")
_LATIN = re.compile(r"[A-Za-z]{2}|^[A-Z]$")
_HAN_NAME = re.compile(r"(?:[^\W_]|[·\- ]){1,20}")
_SCRIPT = re.compile(r"\.(?:py|sh|ipynb|ya?ml|json|csv|txt|exe)$")
_REMARK = re.compile(
    r"^(?:如|例|比如|见|参见|详见|来自|来源|最新|截至|包括|包含|只|仅|需|可|默认|适用|用于|暂|注|约|共|原名|参数量|e\.?g|i\.?e|see |from |by |for |using |with |since |only |default|in )"
    r"|[。！？=<>+$]|\d{3,}|的是|(?:[^平均相高同]等等?|之类|etc\.?|\.\.\.|…)$"
)
_INTRODUCED = re.compile(
    r"^(?:英文全称|英文名|英文缩写|中文名|英文|英语|中文|缩写为?|简称为?|全称为?|又称为?|也称为?|又名|别名|也叫|又叫|即|或|aka|a\.k\.a\.|also known as|short for)\s*[:：]?\s*"
)


def inside_names(name: str, inside: str) -> tuple[str, ...]:
    """The names inside the parentheses behind a name, if they are of the other language or the same in full or short."""
    inside = re.sub(r"[*_`~\"“”]+", "", inside).strip()
    if not inside or inside.lower() in REMARKS or _REMARK.search(inside):
        return ()
    parts = [_INTRODUCED.sub("", part) for part in _PARTS.split(inside) if part]
    if not parts or _is_listing(inside, parts) or not all(map(_may_name, parts)):
        return ()
    return tuple(parts) if any(_renames(name, part) for part in parts) else ()


def _may_name(part: str) -> bool:
    return (
        part.lower() not in REMARKS
        and not _SCRIPT.search(part)
        and bool(_LATIN_NAME.fullmatch(part) or _HAN_NAME.fullmatch(part) or len(part) == 1)
    )


def _is_listing(inside: str, parts: list[str]) -> bool:
    """Whether the parentheses list what belongs to the name: （pro、dev、schnell）."""
    return "、" in inside and len(parts) > 2 and not any(map(_HAN.search, parts))


def _renames(name: str, part: str) -> bool:
    has_han = bool(_HAN.search(name))
    if bool(_HAN.search(part)) != has_han:
        return bool(_LATIN.search(part)) if has_han else not any(map(str.isdigit, part))
    return not has_han and (_abbreviates(name, part) or _abbreviates(part, name))


def _abbreviates(short: str, long: str) -> bool:
    """Whether the one may be the other's initials: ICL for In-context learning, it/s for iterations per second."""
    words = re.split(r"[\s\-/]+", long)
    upper = sum(map(str.isupper, short)) > 1 or any(map(str.isdigit, short)) or "/" in short
    return len(words) > 1 and len(short) <= 10 and upper and " " not in short and short[0].lower() == long[0].lower()
