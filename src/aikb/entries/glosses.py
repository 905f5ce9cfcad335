"""Sentences that pair names in parentheses: `生成对抗网络（GAN）`, `Chain of Thought (CoT)`, `CoT (Chain of Thought)`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from aikb.base.scripts import HAN
from aikb.entries.left_edge import Cut, name_before
from aikb.model import Evidence
from aikb.names.acronyms import abbreviates, is_acronym
from aikb.names.bilingual import is_known, relation
from aikb.names.fold import has_han
from aikb.names.parens import inside_names, is_call, parts
from aikb.names.phrases import is_phrase
from aikb.names.same_thing import is_abbreviation
from aikb.names.wording import is_name, pure_han, unlabelled

_PAREN = re.compile(r"[(（]((?:[^()（）]|[(（][^()（）]{0,40}[)）]){2,120})[)）]")
_NESTED = re.compile(r"\s*[(（][^()（）]*[)）]")
_LATIN_TAIL = re.compile(r"[A-Za-z][\w.+'’-]*(?:[ –]+[\w.+'’-]+){0,8}$", re.ASCII)
_LETTER = re.compile(r"[A-Za-z]{2}")
_WORD = re.compile(r"[A-Za-z][\w.+'’/-]*", re.ASCII)
_CLOSING = " \"'“”’」』》*`"
_LOOKED_AT = 110  # characters before parentheses
_LONGEST_FULL = 9  # words of a full name
_LONGEST_LATIN_HEAD = 5  # words before Chinese in parentheses
_LONGEST_HAN_INSIDE = 12
_LONGEST_CALL = 20  # characters of what is called: `torch.load(path)`
_MOST_NAMES = 3  # in parentheses; more are a list of something else
_OPENS = '*_“"「『《`['  # what an author sets before a name to set it off
_NAMED = re.compile(
    r"(?:(?:称|叫|名)(?:之)?[为作做]|所谓的?|即)\s*[“\"「『]?$"
)  # what comes before a name and nothing else
_LISTED = re.compile(r"[)）]\s*[、，,和与]\s*$")  # another name with its gloss, so that this one begins here
_NO_NAME = re.compile(r"[+@/]")
_SMALL = frozenset("a an and as at by for from in of on or the to via with".split())
_NUMBERED = re.compile(r" [0-9.]+$")  # Table 3
_JOINED = re.compile(r"[和或与及]$")
_RECURS = {"gloss": 2, "pair": 3}  # times in the note, behind different characters: then the name ends where it was cut

_HAN_NAME = re.compile(rf"[{HAN}]{{2,{_LONGEST_HAN_INSIDE}}}")


class Gloss(NamedTuple):
    """Names that a sentence pairs, and what speaks for them."""

    names: tuple[str, ...]
    evidence: Evidence


def glosses(sentence: str, source: str, note: str, cut: Cut) -> Iterator[Gloss]:
    """The pairs of a sentence as plain text; `source` is its Markdown, `note` the text of the whole note."""
    for paren in _PAREN.finditer(sentence):
        before = sentence[max(0, paren.start() - _LOOKED_AT) : paren.start()].rstrip(_CLOSING)
        is_han = has_han(before[-1:])
        if is_han and not _LETTER.search(paren[1]):
            continue
        inside = _NESTED.sub("", paren[1]).strip()
        if not before[-1:].isalnum() or is_call(before[-_LONGEST_CALL:] + paren[0]):
            yield from _inside_pairs(inside)
            continue
        found = _of_han(before, inside, cut) if is_han else _of_latin(before, inside)
        for gloss in found:
            yield gloss._replace(evidence=_own_evidence(gloss, before, source, note))


def _inside_pairs(inside: str) -> Iterator[Gloss]:
    """Two names inside of parentheses of which one has the other's initials: (LDM / Latent Diffusion Model)."""
    for pair in pairwise(_pieces(inside)[:_MOST_NAMES]):
        short, full = sorted(pair, key=len)
        if agree(short, full) and is_name(full):
            yield Gloss((full, short), "initials")


def _of_han(before: str, inside: str, cut: Cut) -> Iterator[Gloss]:
    """A Chinese name with Latin ones behind it; those of them that agree by their initials are paired anyway."""
    pieces = _pieces(inside)
    latin = [piece for piece in pieces if not has_han(piece) and is_name(piece) and not _NUMBERED.search(piece)]
    if not latin or len(latin) < len(pieces) - 1 or len(pieces) > _MOST_NAMES:
        return
    head = name_before(before, latin[0], cut)
    if "/" in inside and _JOINED.search(before.removesuffix(head)):
        return  # 梯度消失或爆炸（Gradient Vanishing/Exploding）names two things
    named = inside_names(head, inside) if head and not _is_other(head, latin) else ()
    names = tuple(name for name in named if not has_han(name) or is_known(name))
    evidence = _how_sure(head, names) if any(name in latin for name in names) else None
    if evidence and not _NO_NAME.search("".join(names)):
        yield Gloss((head, *names), evidence)
    else:
        yield from _inside_pairs(inside)


def _pieces(inside: str) -> list[str]:
    """The names that parentheses list, without what introduces them."""
    pieces = (unlabelled(part).strip(" \"'“”:：.").removeprefix("the ") for part in parts(inside))
    return [piece for piece in pieces if piece]


def _is_other(head: str, latin: list[str]) -> bool:
    """Whether the parentheses say something of a name and do not repeat it: the lexicon knows both, as different things."""
    return is_known(head) and any(
        is_known(name) and not is_abbreviation(name) and relation(name, head) in ("other", "unknown") for name in latin
    )


def _how_sure(head: str, named: tuple[str, ...]) -> Evidence | None:
    """`gloss` for several English words about as long as the Chinese name, or capitals; one plain word proves little.

    Nothing where the English says more than the name: the edge was cut too late (基于反馈的|学习), or it is no name of it.
    """
    latin = [name for name in named if not has_han(name)]
    if any(relation(name, head) == "same" for name in latin):
        return "gloss"
    several = max(len([word for word in _WORD.findall(name) if word not in _SMALL]) for name in latin)
    if several > 1:
        return None if 2 * len(head) < 3 * several - 1 else "gloss" if len(head) <= 4 * several + 2 else "pair"
    if any(map(is_known, latin)) and not any(map(is_abbreviation, latin)):
        return None
    unknown = (name for name in latin if relation(name, head) in ("unknown", "near"))  # DFS is short for something else
    return "gloss" if any(name.isalpha() and name.isupper() and len(name) > 1 for name in unknown) else "pair"


def _of_latin(before: str, inside: str) -> Iterator[Gloss]:
    """A full name with its abbreviation behind it, or the other way round; or a Latin name with a Chinese one."""
    tail = _LATIN_TAIL.search(before[-_LOOKED_AT:])
    if not tail:
        return
    pieces = _pieces(inside)
    latin = [piece for piece in pieces if not has_han(piece)]
    for short in map(_singular, latin[:2]):
        if full := _full_name(tail[0], short):
            yield Gloss((full, short), "initials")
            return
    word = _singular(tail[0].split()[-1])
    if latin and is_name(latin[0]) and agree(word, latin[0]):
        han = [piece for piece in pieces if pure_han(piece) and _may_be_inside(word, piece, inside)]
        yield Gloss((word, latin[0], *han), "initials")
    elif pieces and not latin and _HAN_NAME.fullmatch(pieces[0]):
        yield from _translated(before, tail[0], pieces[0], inside)


def _full_name(tail: str, short: str) -> str:
    """The last words of which a name in parentheses has the initials; empty when it has none."""
    if not is_acronym(short):
        return ""
    words = tail.split()
    for number in range(1, min(len(words), _LONGEST_FULL) + 1):
        full = " ".join(words[-number:])
        if agree(short, full):
            return full if is_name(full) else ""
    return ""


def agree(short: str, full: str) -> bool:
    """Whether a name has the initials of another; a word in capitals may stand in it as a whole: SDXL."""
    if short[-1:].isdigit() and short[-1] not in full:
        return False
    if abbreviates(short, full):
        return True
    words = full.split()
    whole = "".join(word if word.isupper() else word[0].upper() for word in words)
    return len(words) > 2 and is_acronym(short) and whole == short


def _singular(short: str) -> str:
    """`LLM` for `LLMs`."""
    return short[:-1] if short.endswith("s") and short[:-1].isupper() and len(short) > 2 else short


def _translated(before: str, tail: str, han: str, inside: str) -> Iterator[Gloss]:
    """A Latin name in Chinese text, with a Chinese name behind it: Latent Diffusion（潜变量扩散）."""
    words = tail.split()
    at = before.rindex(tail)
    if len(words) <= _LONGEST_LATIN_HEAD and not _is_english(before[:at]) and _may_be_inside(tail, han, inside):
        yield Gloss((tail, han), "gloss" if len(words) > 1 or is_acronym(tail) else "pair")


def _may_be_inside(head: str, han: str, inside: str) -> bool:
    return han in inside_names(head, inside) and not is_phrase(han)


def _is_english(before: str) -> bool:
    """Whether an English sentence stands before the name, so that its first word cannot be told."""
    return bool(before.strip()) and before.rstrip()[-1:].isascii() and before.rstrip()[-1:].isalnum()


def _own_evidence(gloss: Gloss, before: str, source: str, note: str) -> Evidence:
    """What the note itself says for the edge of a Chinese name: its author set it off, or it recurs in other company."""
    head = gloss.names[0]
    if gloss.evidence not in _RECURS or not has_han(head):
        return gloss.evidence
    at, leading = source.find(head), before.removesuffix(head)
    if (at > 0 and source[at - 1] in _OPENS) or _NAMED.search(leading):
        return "marked"
    if gloss.evidence == "gloss" and _LISTED.search(leading):
        return "marked"
    if gloss.evidence == "pair" and not all(name.islower() for name in gloss.names[1:]):
        return "pair"
    return "recurs" if _recurs(head, note, _RECURS[gloss.evidence]) else gloss.evidence


def _recurs(name: str, note: str, least: int) -> bool:
    """Whether the note has the name so often, and behind different characters."""
    company: set[str] = set()
    number, at = 0, note.find(name)
    while at >= 0 and not (number >= least and len(company) > 1):
        company.add(note[at - 1 : at])
        number += 1
        at = note.find(name, at + 1)
    return number >= least and len(company) > 1
