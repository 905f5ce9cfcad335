"""Names in the gloss after the colon of a head-word; a sentence gives none."""

import re
from collections.abc import Iterator, Sequence

from aikb.base.scripts import HAN
from aikb.names.acronyms import abbreviates, is_acronym
from aikb.names.bilingual import is_known, may_translate, relation
from aikb.names.fold import has_han
from aikb.names.parens import groups, inside_names
from aikb.names.phrases import is_phrase
from aikb.names.word_lists import words
from aikb.names.wording import is_file, is_name, is_remark, pure_han

LONGEST_GLOSS, LONGEST_TRANSLATION = 16, 5  # Han characters; for a single word
_APPOSITION = re.compile(
    rf"(?P<that>即(?![时插将使])|也就是)?(?P<name>[{HAN}]{{3,12}})(?:[，,]\s*(?:是(?!否)|指的|即|也称|又称|也叫|又叫|简称|一种)|(?(that)[，,。]|(?!)))"
)
_COMMA = re.compile(r"\s*[,，;；]\s*")
_WORDS = re.compile(r"[a-z]{2,}(?:[ -][a-z]{2,}){0,4}|[A-Z][a-z]{2,}(?:[ -][A-Za-z]{2,}){0,4}")

_WORD = re.compile(r"[a-z]+")

_PLAIN_REMARKS = frozenset(words("plain_remarks"))
_PROPERTIES = frozenset(words("properties"))
_EVERYDAY = frozenset(words("everyday"))
_CLASSES = frozenset(words("gloss_classes"))
_NO_TRANSLATIONS = frozenset(words("remarks", "plain_remarks", "properties", "actions"))
_VERBS, _NOUNS = words("gloss_verbs"), words("gloss_nouns")
_ENDS = words("gloss_kinds", "section_tails")


def gloss_names(head: str, gloss: str) -> Iterator[str]:
    """Yield the names that a gloss adds to its head: a short pure translation, and names in parentheses."""
    clause = _APPOSITION.match(gloss)
    if clause and translates(head, clause["name"]):
        yield clause["name"]
        return
    if listed := _listed(head, gloss):
        yield from listed
        return
    pieces = groups(gloss.rstrip("。.;； "))
    name = pieces[0].strip()
    if not translates(head, name) or any(piece.strip() for piece in pieces[2::2]):
        return
    if gloss.rstrip().endswith("。") and pure_han(name) and relation(head, name) != "same":
        return  # a final full stop marks a description: LoRA+：两个学习率。
    yield name
    for inside in pieces[1::2]:
        yield from inside_names(name, inside)


def _listed(head: str, gloss: str) -> list[str]:
    """Return the Latin names, and translations beside them, at the start of a gloss: Supervised Fine-Tuning, 监督微调."""
    names: list[str] = []
    for part in _COMMA.split(gloss.rstrip("。.;； "), maxsplit=4):
        latin = not has_han(part) and (expands(head, part) or (bool(names or gloss != part) and translates(head, part)))
        if not latin and not (names and translates(head, part)):
            break
        names.append(part)
    return names


def expands(head: str, text: str) -> bool:
    """Return whether the text spells out the acronym."""
    return is_name(text) and abbreviates(head, text)


def renames(names: Sequence[str], gloss: str) -> Iterator[str]:
    """Yield what a gloss adds to all names of its head; to translated ones only known names."""
    translated = len(set(map(has_han, names))) > 1
    for name in gloss_names(names[0], gloss):
        if not translated or any(_is_same(each, name) for each in names):
            yield name


def _is_same(one: str, other: str) -> bool:
    latin, han = (other, one) if has_han(one) else (one, other)
    return has_han(han) and not has_han(latin) and relation(latin, han) == "same"


def translates(head: str, text: str) -> bool:
    """Return whether the text is the head in the other language: 检索增强生成 for RAG, not 向量数据库 for Milvus."""
    if not is_name(text) or is_phrase(text):
        return False
    if has_han(head):
        return not has_han(text) and pure_han(head) and _latin_translates(head, text)
    return pure_han(text) and (relation(head, text) == "same" or _han_translates(head, text))


def _is_another(head: str, text: str) -> bool:
    """Return whether the lexicon has the two for different things, YOLO and 目标检测; `ar` may be any program's option."""
    if head.islower() and len(head) < 4:
        return False
    known = text in _CLASSES or is_known(text)
    return known and is_known(head) and relation(head, text) in ("other", "unknown")


def _may_be_class(head: str) -> bool:
    """Return whether the head may be the kind itself: NN, optimizer, Machine Learning; not ReLU, Adam."""
    return len(head) == 2 or head.islower() or " " in head


def _latin_translates(head: str, text: str) -> bool:
    if head in _PROPERTIES or text.lower() in _PLAIN_REMARKS or is_remark(text, head):
        return False
    if relation(text, head) == "same":
        return True
    if _WORD.fullmatch(text) and (text in _EVERYDAY or not may_translate(head, text)):
        return False
    return bool(_WORDS.fullmatch(text)) or (is_acronym(text) and text.isalpha() and len(text) <= 6)


def _han_translates(head: str, text: str) -> bool:
    if not 2 <= len(text) <= LONGEST_GLOSS or head.lower() in _PROPERTIES or is_file(head):
        return False
    if text in _NO_TRANSLATIONS or _is_another(head, text) or (text in _CLASSES and not _may_be_class(head)):
        return False
    if len(text) > LONGEST_TRANSLATION and head.isalpha() and not is_acronym(head) and not is_known(head):
        return False  # so long a text describes what a product does: Lyght — 暂存短期素材
    if text.startswith(_VERBS) and not text.startswith(_NOUNS):
        return False
    return not text.endswith(_ENDS)
