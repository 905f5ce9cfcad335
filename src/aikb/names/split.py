"""Names in the inline source of a head-word."""

import re
from collections.abc import Iterable, Iterator

from aikb.names.bare_heads import bare_names
from aikb.names.fold import LONGEST, has_han, key
from aikb.names.forms import unnumbered
from aikb.names.gloss import renames
from aikb.names.parens import groups, inside_names, is_call, is_qualifier, paired_names, parts
from aikb.names.phrases import is_phrase
from aikb.names.questions import subject
from aikb.names.tails import adds_nothing, names_without_tail
from aikb.names.wording import is_name, is_nothing, is_remark, without_symbols
from aikb.notes.inline import plain

__all__ = ["plain", "split_cell", "split_head", "split_terms"]

LONGEST_SOURCE = 2000  # characters of a head or gloss that are looked at

_CODE = re.compile(r"`[^`]+`|``(?!`)(?:[^`]|`(?!`))+``")
_ATTRIBUTES = re.compile(r"\s*\{[#:.][^{}]{0,100}\}$|(?<=\S)\s*(?:\[[0-9]{1,3}\])+$")
_MARKED = re.compile(r"\A【[^】]{1,8}】\s*(?=\S)")
_QUOTED_FIRST = re.compile(r"\A[「『“\"]([^「」『』“”\"]+)[」』”\"]\s*(?=[A-Za-z])")
_QUOTED = re.compile(r"[「『“\"]([^「」『』“”\"]+)[」』”\"]")
_TERMS = re.compile(r"[^,，、;；()（）]+(?:[(（][^()（）]*[)）])?")
_LATIN = re.compile(r"[A-Za-z][A-Za-z-]+")
_BETWEEN = re.compile(r"\s*(?:[,，、;；]|(?<=[)）])\s*(?P<word>和|与|及|以及|and\b|vs\b\.?|/))\s*")


def split_head(head: str, gloss: str = "") -> tuple[str, ...]:
    """Return the names in a head-word, the canonical one first, then the aliases; empty only for a blank head."""
    text = plain(head[:LONGEST_SOURCE])
    title = _title(text) or text or head.strip()[:LONGEST]
    names = _distinct((title,) if _is_code(head) else _names(title)) or _distinct((title,))
    if gloss and names:
        return _distinct((*names, *renames(names, plain(gloss[:LONGEST_SOURCE]))))
    return names


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the names in a table cell of a column of names, without placeholders such as a dash."""
    text = _title(plain(cell[:LONGEST_SOURCE]))
    return _distinct(name for part in parts(text) if not is_nothing(part) for name in _names_of_cell(part))


def _names_of_cell(part: str) -> Iterator[str]:
    yield from _names_of(part) if len(groups(part)) > 1 else (part, *names_without_tail(part))


def split_terms(head: str) -> tuple[str, ...]:
    """Return the heads of a line that names several terms, 节点(知识), 连接(联系); else the head itself."""
    text = plain(head[:LONGEST_SOURCE])
    pieces = groups(text)
    if len(pieces) < 3 or _is_code(head):
        return (head,)
    terms = _listed(text)
    return terms if len(terms) > 1 and all(map(_is_term, terms)) else (head,)


def _is_code(head: str) -> bool:
    """Return whether the head is only code, not a name with others in parentheses: `scale(a, b)`, not `浆果资料（BerryData）`."""
    code = head[:LONGEST_SOURCE].strip()
    if not _CODE.fullmatch(code):
        return False
    pieces = groups(code.strip("` "))
    return len(pieces) != 3 or bool(pieces[2]) or not paired_names(pieces[0], pieces[1])


def _names(title: str) -> Iterator[str]:
    about = subject(title)
    if about and not is_phrase(groups(about)[0]):
        yield title
        yield from (name for name in _names_of(about) if name != about or len(groups(about)) == 1)
    else:
        yield from _names_of(title)


def _names_of(text: str) -> Iterator[str]:
    pieces = groups(text)
    before, behind = pieces[0].strip(), "".join(pieces[2::2]).strip()
    if len(pieces) == 1 or not before or is_call(text):
        yield from bare_names(text)
    elif not behind or behind[0] in "-—–:：+":
        own, others = _title(before) or before, tuple(_inside(text))
        if len(pieces) == 3 and is_qualifier(own, pieces[1]):
            others = (text,)
        # 编码 Agent(Coding Agent): what the other language has in full is no second name of it.
        yield from (own,) if _holds_a_word_of(own, others) else bare_names(own)
        yield from others
    else:
        yield from _around(text, before, behind)


def _around(text: str, before: str, behind: str) -> Iterator[str]:
    """Yield the names of X(A)Y; X and A are names only if Y adds nothing: OFT(Orthogonal Finetuning)微调技术."""
    joined = before + (" " if behind[0].isalnum() and before[-1].isascii() and behind[0].isascii() else "") + behind
    remarks = all(is_remark(each, before) for each in groups(text)[1::2])
    yield joined if remarks else text
    if is_name(joined):
        yield joined
    if adds_nothing(behind) and not remarks:
        yield before
        yield from _inside(text)


def _inside(text: str) -> Iterator[str]:
    before, *pieces = groups(text)
    for inside in pieces[::2]:
        yield from inside_names(before.strip(), inside)


def _holds_a_word_of(name: str, others: Iterable[str]) -> bool:
    """Return whether a Latin word in a name with Han characters ends another, purely Latin name of several words."""
    words = {word.lower() for word in _LATIN.findall(name)} if has_han(name) else set()
    return any(words & set(each.lower().split()[-1:]) for each in others if " " in each and not has_han(each))


def _title(text: str) -> str:
    """Return the text without the number, the signs and the quotes around it."""
    text = _unquoted(_ATTRIBUTES.sub("", _MARKED.sub("", without_symbols(text.strip()))))
    return _unquoted(unnumbered(text))


def _unquoted(text: str) -> str:
    text = text.strip().removeprefix("**").removesuffix("**").rstrip(" :：,，、;；")
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        return quoted[1].strip()
    return text if text[:1].isalnum() else _QUOTED_FIRST.sub(r"\1 ", text)


def _listed(text: str) -> tuple[str, ...]:
    """Return the parts between commas outside parentheses, if one has names there; between words, if all have."""
    parts, position, words = [], 0, False
    while term := _TERMS.match(text, position):
        parts.append(term[0].strip())
        position = term.end()
        if between := _BETWEEN.match(text, position):
            position, words = between.end(), words or between["word"] is not None
        else:
            break
    if position < len(text.rstrip(" :：")):
        return ()
    named = [any(_inside(part)) for part in parts]
    return tuple(parts) if all(named) or (any(named) and not words) else ()


def _is_term(text: str) -> bool:
    before = groups(text)[0].strip()
    return is_name(before) and len(before) <= 30 and not (has_han(before) and is_phrase(before))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without those whose key occurred before."""
    filled = [name for name in (each.strip()[:LONGEST] for each in names) if name]
    if len(filled) < 2:
        return tuple(filled)
    kept: dict[str, str] = {}
    for name in filled:
        kept.setdefault(key(name), name)
    return tuple(kept.values())
