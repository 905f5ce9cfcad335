"""Head-words with parentheses: their pieces, and the names that the parentheses hold."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from aikb.base.scripts import HAN
from aikb.names.acronyms import abbreviates, initials, is_acronym, may_abbreviate
from aikb.names.bilingual import is_known, relation
from aikb.names.fold import fold_text, has_han, key
from aikb.names.forms import is_label
from aikb.names.phrases import is_attributive, is_phrase, may_be_both
from aikb.names.word_lists import words
from aikb.names.wording import begins_remark, is_alias, is_file_name, is_name, is_quantity, is_remark, short, unlabelled

MOST_NAMES = 6

_SIDES = re.compile(r"([(（])|([)）])")
_COMMAS = re.compile(r"\s*[,，、;；|｜／()（）]\s*|\s+(?:or|aka|a\.k\.a\.)\s+|\s+[/:]\s+")
_BOTH = re.compile(rf"([{HAN}]{{2,12}})\s+([A-Za-z][\w -]{{1,40}})")
_SLASH = re.compile(rf"(?<=[^\W\d]{{3}})/(?=[^\W\d]{{3}})|(?<=[{HAN}])/|/(?=[{HAN}])")
_LETTER = re.compile(r"[^\W\d_]")
_CLAUSE = re.compile(r"[，。；？！]|,(?! )")
_MAKERS = frozenset(words("makers"))
_AUTHORS = re.compile(r"\bet al\b|[A-Z][a-z]+(?: (?:and|&) [A-Z][a-z]+)?,? (?:19|20)\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KINDS = frozenset(words("kinds", "modalities"))
_FIELDS = frozenset(words("fields"))
_TOPICS = frozenset(words("topics"))
_TWO_LETTERS = re.compile(r"[A-Za-z]{2}|^[A-Z]$")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z-]+")
_QUOTES = " \t\"'“”‘’「」『』`*:：。-"
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
    """Return the names of the head that its parentheses hold."""
    return _inside(head, inside)[0]


def paired_names(head: str, inside: str) -> tuple[str, ...]:
    """Return the names in the parentheses where they are all names, and one is the head in the other language or in full.

    The surest sign of a term: 教师法(Contrastive Distillation, 对比蒸馏).
    """
    names, whole = _inside(head, inside)
    return names if whole and any(_renames(head, name) for name in names) else ()


def _renames(head: str, name: str) -> bool:
    """Whether the name is the head in the other language, in full or as an acronym."""
    if has_han(name) != has_han(head):
        return bool(_TWO_LETTERS.search(name)) if has_han(head) else not any(map(str.isdigit, name))
    return not has_han(head) and any(
        abbreviates(short, long) or may_abbreviate(short, long) for short, long in ((head, name), (name, head))
    )


@lru_cache(maxsize=2048)  # extracting asks, and naming asks again
def _inside(head: str, inside: str) -> tuple[tuple[str, ...], bool]:
    """Return the names in the parentheses, and whether they hold nothing else."""
    if "。" in inside or _AND_MORE.search(inside) or not _LETTER.search(head) or _CLAUSE.search(head):
        return (), False
    named = _EXAMPLES.split(inside, maxsplit=1)[0]
    listed = [_unquoted(part) for chunk in _COMMAS.split(named) for part in _SLASH.split(chunk)]
    parts = list(takewhile(lambda part: not (is_remark(part, head) and begins_remark(part)), filter(None, listed)))
    said = {_unquoted(unlabelled(part)) for part in parts if is_alias(part) and unlabelled(part) != part}
    cut = [each for part in parts for each in _by_language(_unquoted(unlabelled(part)))]
    if not all(map(short, cut)) or _examples(head, cut, named):
        return (), False
    beside_latin = not all(map(has_han, cut))
    names = [part for part in cut if is_name(part) or (_is_named_file(part, head, cut))]
    names = [part for part in names if part in said or not _tells(part, head, beside_latin=beside_latin)]
    told = [part for part in cut if not is_quantity(part)]
    endings = [each for part in names for each in ((part, part[1:]) if part[0] == "." else (part,))]
    return tuple(endings), len(names) == len(told) and len(parts) == len(listed) and named == inside


def _unquoted(part: str) -> str:
    """Return the part without the signs around it; .bin keeps its dot."""
    return part.strip(_QUOTES).rstrip(_QUOTES + ".")


def is_qualifier(head: str, inside: str) -> bool:
    """Whether one Latin word behind a Latin name tells which of that name is meant: Agent (tool)."""
    word = _unquoted(inside)
    if has_han(head) or not _LATIN_WORD.fullmatch(word) or is_acronym(word) or head.lower() in word.lower():
        return False
    letters = iter(head.lower())
    if key(word) == key(head) or all(each in letters for each in filter(str.isalnum, word.lower())):  # torch of PyTorch
        return False
    related = any(abbreviates(a, b) or may_abbreviate(a, b) for a, b in ((head, word), (word, head)))
    return not related and unlabelled(inside) == inside and relation(word, head) != "same"


def _is_named_file(part: str, head: str, parts: Sequence[str]) -> bool:
    """Whether a file, an ending or a host is one more name: among other names, or as the ending of what the head names."""
    if not is_file_name(part):
        return False
    return not all(map(is_file_name, parts)) or part.rpartition(".")[2].lower() in head.lower()


def _by_language(part: str) -> tuple[str, ...]:
    """The two names of a part that writes one behind the other: 代价函数 cost function."""
    both = _BOTH.fullmatch(part)
    return both.groups() if both and relation(both[2], both[1]) == "same" and not is_known(part) else (part,)


def _tells(part: str, head: str, *, beside_latin: bool) -> bool:
    """Whether the part tells something of the head and does not name it; a Latin name beside it speaks for a name."""
    if (is_source(part) and head.lower() not in _MAKERS) or _YEAR.search(part):
        return True
    label, colon, _ = part.replace("：", ":").partition(":")
    if is_remark(part, head) or (colon and is_label(label)) or (fold_text(part) in _KINDS and _completes(part, head)):
        return True
    if has_han(part) and has_han(head):
        phrase = may_be_both(part) and not is_known(part)
        return (not beside_latin and phrase) or (is_phrase(part) and not (beside_latin and is_attributive(part)))
    if part.islower() and part in _TOPICS and not has_han(head):
        return True
    return part.upper() in _FIELDS and not has_han(head) and initials(head) != part.upper()


def is_source(part: str) -> bool:
    """Whether the part says who made or described it: Google, Smith et al., OpenAI 2023."""
    return part.strip().lower() in _MAKERS or bool(_AUTHORS.search(part))


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
