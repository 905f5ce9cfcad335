"""Rewrite heads that set their names apart by brackets, dashes or commas as names with parentheses."""

import re

from aikb.base.scripts import HAN, WIDE
from aikb.names.acronyms import is_acronym
from aikb.names.bilingual import is_known, relation
from aikb.names.forms import bare, is_label
from aikb.names.parens import paired_names
from aikb.names.phrases import is_phrase
from aikb.names.tails import adds_nothing
from aikb.names.word_lists import words

LOOKED_AT = 220  # characters of a line in which the head must end

_THREE = re.compile(
    rf"(?P<han>{WIDE}{{2,12}})(?P<dash>\s+--?\s+|\s*[–—]{{1,2}}\s*)(?P<latin>[A-Za-z][\w .+-]{{1,40}}?)(?P=dash)(?P<gloss>[^\s–—-].*)"
    rf"|(?P<latin2>[A-Za-z][\w .+-]{{1,40}}?)(?P<dash2>\s+--?\s+|\s*[–—]{{1,2}}\s*)(?P<han2>{WIDE}{{2,12}})(?P=dash2)(?P<gloss2>[^\s–—-].*)"
)
_SQUARE = re.compile(
    rf"(?P<name>[^\[\]【】]{{1,40}}?)\s*[\[【](?P<inside>[A-Za-z][A-Za-z0-9 ,/-]{{2,60}}|{WIDE}{{2,12}})[\]】]"
)
_GLUED = re.compile(rf"(?P<latin>[A-Za-z][a-z]+(?:[ -][A-Za-z][a-z]+){{0,3}})\s*(?P<han>{WIDE}{{2,8}})")
_ACTIONS, _KINDS, _DESCRIPTIONS = (
    words("actions"),
    words("gloss_kinds"),
    frozenset(words("properties", "plain_remarks")),
)
_VERB = re.compile(
    r"发布|提出|推出|支持|使用|采用|开源|更新|训练|通过|用于|需要|实现|提供|包括|具有|宣布|收购|发现|证明|已|有|会|能(?!量)"
)
_BOLD_ENDED = re.compile(r"(?P<head>\*\*[^*]{1,60}\*\*)[.。]\s*(?P<gloss>\S.*)")
_COMMA = re.compile(
    rf"(?P<name>[A-Za-z][A-Za-z0-9 -]{{2,50}}?|{WIDE}{{2,12}})\s*[,，]\s*(?P<other>[A-Z][A-Za-z0-9-]{{1,9}}|(?<=，)[A-Za-z][A-Za-z0-9 -]{{2,40}}|(?<=，){WIDE}{{2,12}})"
)
_TRANSLATED = re.compile(
    rf"(?P<name>[A-Za-z][\w .+-]+?)\s*[(（](?P<inside>[\w .+-]+)[)）]\s*(?P<han>[{HAN}]{{2,10}}(?: ?[A-Z]{{2,4}})?)",
    re.ASCII,
)


def paired(head: str, *, colon: bool) -> str:
    """Return a head with its further names in parentheses, if it sets them apart otherwise."""
    if ("[" in head or "【" in head) and (pair := _SQUARE.fullmatch(bare(head))):
        return f"{pair['name']}({pair['inside']})"
    if ")" in head or "）" in head:  # Machine Learning (ML) 机器学习
        pair = _TRANSLATED.fullmatch(bare(head))
        if pair and not is_phrase(pair["han"]) and not _VERB.match(pair["han"]):
            tail = is_label(pair["han"]) or (
                adds_nothing(pair["han"]) and relation(pair["name"], pair["han"]) != "same"
            )
            form = "{name}({inside})" if tail else "{name}({inside}, {han})"
            return form.format_map(pair.groupdict())
    elif colon and ("," in head or "，" in head):  # Generative Adversarial Network, GAN: …
        pair = _COMMA.fullmatch(bare(head))
        if pair and paired_names(pair["name"], pair["other"]):
            return f"{pair['name']}({pair['other']})"
    return head


def glued(head: str) -> str:
    """Return `berrerence 引莓`, a word and its translation, as a head with parentheses; any other head as it is."""
    pair = _GLUED.fullmatch(bare(head))
    return f"{pair['latin']}({pair['han']})" if pair and _may_translate(pair["latin"], pair["han"]) else head


def _may_translate(latin: str, han: str) -> bool:
    """Return whether the Chinese translates a plain English word: berrerence 引莓, not Transformer 架构."""
    unknown = not is_known(latin) and relation(latin, han) == "unknown"
    is_description = (
        han in _DESCRIPTIONS or han.startswith(_ACTIONS) or han.endswith(_KINDS) or adds_nothing(han) or is_label(han)
    )
    return unknown and not is_description and not is_acronym(latin) and not is_phrase(han)


def three(line: str) -> tuple[str, str, bool] | None:
    """Parse `权重衰减 - weight decay - 防止权重过大`, and `**a**. b`, into a head with its other name and the gloss."""
    if line.startswith("**") and (ended := _BOLD_ENDED.fullmatch(line)):
        return ended["head"], ended["gloss"], True
    parts = _THREE.fullmatch(line) if has_dash(line) else None
    if not parts:
        return None
    if parts["han"]:
        return f"{parts['han']}({parts['latin'].strip()})", parts["gloss"], True
    return f"{parts['latin2'].strip()}({parts['han2']})", parts["gloss2"], True


def has_dash(line: str) -> bool:
    """Return whether a dash may set something apart near the start of a line."""
    near = line[:LOOKED_AT]
    return "—" in near or "–" in near or " -" in near
