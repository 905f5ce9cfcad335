"""A head-word with parentheses in, its pieces and the names inside them out; knows nothing of Markdown."""

import re

from aikb.base.scripts import HAN
from aikb.names.bilingual import is_known, relation
from aikb.names.fold import has_han
from aikb.names.head_words import FIELDS, KINDS, TOPICS
from aikb.names.wording import (
    initials,
    is_acronym,
    is_alias,
    is_name,
    is_phrase,
    is_remark,
    may_be_both,
    short,
    unlabelled,
)

MOST_NAMES = 6

_SIDES = re.compile(r"([(（])|([)）])")
_COMMAS = re.compile(r"\s*[,，、;；|｜／()（）]\s*|\s+(?:or|aka|a\.k\.a\.)\s+|\s+[/:]\s+")
_BOTH = re.compile(rf"([{HAN}]{{2,12}})\s+([A-Za-z][\w -]{{1,40}})")
_SLASH = re.compile(rf"(?<=[^\W\d]{{3}})/(?=[^\W\d]{{3}})|(?<=[{HAN}])/|/(?=[{HAN}])")
_LETTER = re.compile(r"[^\W\d_]")
_CLAUSE = re.compile(r"[，。；？！]|,(?! )")
_QUOTES = " \t\"'“”‘’「」『』`*:：。.-"
_EXAMPLES = re.compile(r"[,，;；、]\s*(?:如|例如|比如|譬如|包括|e\.?g\.?\s|such as|including)")
_AND_MORE = re.compile(r"(?:[^平均相高同]等等?|之类|\betc\.?|\.{3}|…)\s*$")
_CALL = re.compile(
    r"[\w.]+\((?:\w?|\d+|[^()]*[=|∣][^()]*|\w(?:\s*[,+*-]\s*\w)*)\)\W*|.*\b[A-Za-z]\([^()]{0,20}\)\W*", re.ASCII
)


def groups(text: str) -> list[str]:
    """The text cut at its outermost parentheses: outside, inside, outside and so on; one never closed goes to the end."""
    if "(" not in text and "（" not in text:
        return [text]
    pieces, depth, start = [], 0, 0
    for side in _SIDES.finditer(text):
        opens = side[1] is not None
        if depth == (0 if opens else 1):
            pieces.append(text[start : side.start()])
            start = side.end()
        if opens or depth:
            depth += 1 if opens else -1
    return [*pieces, text[start:]]


def parts(text: str) -> list[str]:
    """The names that a text lists, cut at commas and strokes outside parentheses."""
    found = [""]
    for at, piece in enumerate(groups(text)):
        if at % 2:
            found[-1] += f"({piece})"
            continue
        first, *rest = (part for chunk in _COMMAS.split(piece) for part in _SLASH.split(chunk))
        found[-1] += first
        found += rest
    return [part for part in map(str.strip, found) if part]


def is_call(text: str) -> bool:
    """Whether the parentheses belong to a formula or a call, or nothing stands before them: O(n), p(x|y)."""
    return not text.startswith("-") and bool(_CALL.fullmatch(text))


def inside_names(head: str, inside: str) -> tuple[str, ...]:
    """The names of the head that its parentheses hold."""
    if (
        "。" in inside
        or _AND_MORE.search(inside)
        or is_remark(inside.strip(), head)
        or not _LETTER.search(head)
        or _CLAUSE.search(head)
    ):
        return ()
    inside = _EXAMPLES.split(inside, maxsplit=1)[0]
    parts = [part.strip(_QUOTES) for chunk in _COMMAS.split(inside) for part in _SLASH.split(chunk)]
    said = {unlabelled(part).strip(_QUOTES) for part in parts if is_alias(part)}
    parts = [each for part in parts if part for each in _by_language(unlabelled(part).strip(_QUOTES))]
    if not all(map(short, parts)) or _examples(head, parts, inside):
        return ()
    beside_latin = not all(map(has_han, parts))
    named = (part for part in parts if is_name(part))
    return tuple(part for part in named if part in said or not _tells(part, head, beside_latin=beside_latin))


def _by_language(part: str) -> tuple[str, ...]:
    """The two names of a part that writes one behind the other: 代价函数 cost function."""
    both = _BOTH.fullmatch(part)
    return both.groups() if both and relation(both[2], both[1]) == "same" and not is_known(part) else (part,)


def _tells(part: str, head: str, *, beside_latin: bool) -> bool:
    """Whether the part tells something of the head and does not name it; a Latin name beside it speaks for a name."""
    if is_remark(part, head) or (part in KINDS and _completes(part, head)):
        return True
    if has_han(part) and has_han(head) and is_phrase(part):
        return not (is_known(part) or (beside_latin and may_be_both(part)))
    if part.islower() and part in TOPICS and not has_han(head):
        return True
    return part.upper() in FIELDS and not has_han(head) and initials(head) != part.upper()


def _completes(kind: str, head: str) -> bool:
    """Whether a word for a kind of thing tells which kind the head is: it is no product's name, nor a Chinese one's."""
    if has_han(head):
        return not set(kind) & set(head)
    return any(map(str.isupper, head[1:])) and " " not in head and relation(head, kind) != "same"


def _examples(head: str, parts: list[str], inside: str) -> bool:
    """Whether several parts are instances or aspects of the head, not other names of it."""
    if len(parts) < 2:
        return False
    if len(parts) > MOST_NAMES or ("、" in inside and len(parts) > 2):
        return True
    if not has_han(head):
        return False
    if all(map(has_han, parts)):
        return "/" in inside or "、" in inside or not all(set(part) & set(head) for part in parts)
    return not any(map(has_han, parts)) and _products(parts)


def _products(parts: list[str]) -> bool:
    """Whether the Latin parts are products or acronyms of which none stands for another: PyTorch, TensorFlow."""
    if not all(" " not in part and (is_acronym(part) or part[:1].isupper()) for part in parts):
        return False
    lead = parts[0][:3].lower()
    leads = {initials(part) for part in parts if not part.isupper()}
    return not all(part.lower().startswith(lead) for part in parts) and not leads & {part.upper() for part in parts}
