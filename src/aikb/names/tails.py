"""Words that add nothing to the name before them: 技术 in DreamBooth技术, 介绍 in langchain介绍."""

from aikb.names.acronyms import is_acronym
from aikb.names.fold import fold_text, has_han
from aikb.names.phrases import is_phrase
from aikb.names.word_lists import words
from aikb.names.wording import is_name, pure_han

_GENERIC = words("generic_tails")
_SECTIONS = words("section_tails")
_ADDS_NOTHING = frozenset(words("generic_tails", "section_tails", "kinds"))
_MAKERS = frozenset(words("makers"))
_WIDE_PRODUCTS = frozenset(words("wide_products"))
_TOO_WIDE = frozenset(words("too_wide"))
_PROPERTIES = frozenset(words("properties"))


def adds_nothing(text: str) -> bool:
    """Return whether the text, behind a name, adds nothing to it: 微调技术, 简介."""
    return fold_text(text) in _ADDS_NOTHING


def without_section(text: str) -> str:
    """Return cfg参数 for cfg参数的介绍; empty where no such tail ends the text."""
    return _without(text, _SECTIONS)


def without_kind(text: str) -> str:
    """Return DreamBooth for DreamBooth技术; empty where no such tail ends the text, or one ends a Chinese name."""
    name = _without(text, _GENERIC)
    return "" if has_han(name) else name


def names_without_tail(text: str) -> tuple[str, ...]:
    """Return the names that a head has without its tails and its maker: ZeRO for DeepSpeed ZeRO."""
    return (*_names_without_tail(text), *_name_without_maker(text))


def _names_without_tail(text: str) -> tuple[str, ...]:
    if name := without_section(text):
        return (name, *_names_without_tail(name)) if _may_stand(name) and not _is_word(name) else ()
    name = without_kind(text)
    return (name,) if name and _may_stand(name) else ()


def _name_without_maker(text: str) -> tuple[str, ...]:
    maker, _, product = text.partition(" ")
    if maker.lower() not in _MAKERS or product.lower() in _WIDE_PRODUCTS:
        return ()
    return (product,) if is_acronym(product) and is_name(product) else ()


def _without(text: str, tails: tuple[str, ...]) -> str:
    """Return what is before the longest of the tails; empty if the text has none, or nothing before it."""
    folded = fold_text(text)
    tail = next((each for each in tails if folded.endswith(each)), "")
    name = text[: len(text) - len(tail)].rstrip() if tail else ""
    return "" if name.endswith("的") else name


def _may_stand(name: str) -> bool:
    return len(name) > 1 and name.lower() not in _TOO_WIDE and is_name(name) and not is_phrase(name)


def _is_word(name: str) -> bool:
    """Return whether the name is a word of every heading: 方法概述, 背景介绍."""
    return pure_han(name) and (len(name) < 3 or fold_text(name) in _PROPERTIES)
