"""Classify inline text by its form: label, heading of terms, question, definition."""

import re
from functools import lru_cache

from aikb.base.scripts import HAN, NUMBERED_NAME
from aikb.names.fold import fold_text, key
from aikb.names.word_lists import pattern, words
from aikb.notes.inline import without_entities

_MARKUP = re.compile(r"(?:\\?[*`]|~~|(?<!\w)_+|_+(?!\w)|\\(?=_))+")
_LABELS = frozenset(words("labels"))
_MARKS = re.compile(r"[*`_~]")
_LABEL = re.compile(
    rf"(?:{pattern('label_prefixes')})(?:{pattern('label_suffixes')})|第.{{1,3}}[章节步阶]段?|第.{{1,3}}[个种点](?:问题|原因|方面|部分|步骤|阶段)?|方法.{{0,2}}|步骤.{{0,2}}"
)
_ORDINAL = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(
    rf"(?!{NUMBERED_NAME})(?:[(（]\s*(?:{_ORDINAL})\s*[)）]|[①-⑳]|(?:[0-9]{{1,2}}-[0-9]{{1,2}}\s*)?(?:QA|Q|问|问题|Question)\s*[0-9]{{0,3}}\s*[:：.、]|第(?:{_ORDINAL})[章节節讲課课篇题題](?=[\s:：、.])"
    rf"|[A-Z][.、]\s*(?=[{HAN}])|(?:{_ORDINAL})\s*(?:\\?[.．、)）](?![0-9])|(?<=[0-9])(?:\.[0-9]{{1,2}}){{1,4}}[.、]?(?=\s+(?:\D|[0-9]+[A-Z])|[{HAN}])))[\s:：、]*(?=\S)"
)
_NUMBER_STARTS = frozenset("(（第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳一二三四五六七八九十0123456789问QABCDEFGHIJKLMNOPRSTUVWXYZ")
_VERSION = re.compile(
    r"[0-9.]+\s*(?:pro|turbo|flash|sonnet|opus|haiku|mini|max|ultra|nano|plus|bit|版)\b", re.IGNORECASE
)
_DEFINES = re.compile(
    r"(?:通常|一般|就|则|也|主要|简单来说[，,]?|通俗的?讲[，,]?|可以?)?"
    r"(?:是指|指的是|指(?![导令标向数定针])|是(?:一[种个类款项]|由|用[来于]|通过|将|把|对|在|为了)|即(?![将使时便])|就是|表示|意为|意思是|意指|又[称名]|也[称叫]|俗称|简称|全称|比作|看作|视为|理解为|一[种类款门项套])"
    r"|(?:is|are|means?|refers? to|stands? for)\b"
)
_GENUS = re.compile(
    r"[^，,。；;:：]{2,40}的[^，,。；;:：的]{0,10}"
    r"(?:模型|算法|网络|函数|技术|机制|框架|库|工具|指标|架构|格式|单位|任务|数据集|数据库|语言|协议|结构|系统|平台|向量|矩阵|变体)[，,。；;]?(?![的\w])"
)
_GLOSSARY = re.compile(
    r"glossar|\blingo\b|terminolog|\bvocabular|\bjargon\b|\bterms$|术语|名词|词汇|词表|行话|黑话|用语|基本单词|概念$",
    re.IGNORECASE,
)
_LONGEST_GLOSSARY_HEADING = 24
_LOOKED_AT = 200  # characters of a gloss
_QUESTION = re.compile(
    r"[?？]|什么|如何|怎[么样]|为何|哪些|哪[个种]|是否|能否|吗$|有何|(?i:^(?:how|why|when|where|which|should|can|do|does|is|are)\b)"
)
_CLAUSE = re.compile(r"[。！？!?；;]")


def unescaped(text: str) -> str:
    """Return the text with characters for its entities, except those that Markdown would read."""
    return without_entities(text, kept="<>`*_[]\\|~=") if "&" in text else text


def bare(text: str) -> str:
    """Return the text without emphasis and code signs, and with characters for entities."""
    text = unescaped(text)
    return _MARKUP.sub("", text).strip() if _MARKS.search(text) else text.strip()


@lru_cache(maxsize=2048)
def flat(text: str) -> str:
    """Return the key of inline text, without its markup."""
    return key(bare(text))


@lru_cache(maxsize=4096)
def is_label(head: str) -> bool:
    """Return whether the head is the label of a detail (对比, 来源, Note, 论文链接), never a term."""
    text = re.split(r"[(（]", unnumbered(bare(head)), maxsplit=1)[0].strip(" :：？?")
    return all(part in _LABELS or bool(_LABEL.fullmatch(part)) for part in fold_text(text).split(" / "))


@lru_cache(maxsize=512)
def is_glossary_heading(text: str) -> bool:
    """Return whether a heading with this text introduces a list of terms."""
    text = fold_text(bare(text))
    return len(text) <= _LONGEST_GLOSSARY_HEADING and bool(_GLOSSARY.search(text))


def is_question(heading: str) -> bool:
    """Return whether a heading asks something, so that the text below is the answer."""
    return bool(_QUESTION.search(fold_text(heading)))


def unnumbered(text: str) -> str:
    """Return the text without the number before it: `2.VAE`, `1\\. 定义`, `（3）步骤`, `第3章 …`; not of 3.5 Sonnet."""
    number = _NUMBER.match(text) if text[:1] in _NUMBER_STARTS else None
    return text[number.end() :] if number and not _VERSION.match(text) else text


def begins_with_name(name: str, gloss: str) -> bool:
    """Return whether the gloss begins with the name: `Word2Vec：Word2Vec是一种…`, `模型层数：模型的层数指…`."""
    wanted, opening = flat(name), flat(gloss[: 2 * len(name) + 16])
    if len(wanted) < 2 or opening.startswith(wanted):
        return len(wanted) > 1
    inserted = opening.replace("的", "", 1)
    return inserted.startswith(wanted) and inserted[len(wanted) :].startswith(("指", "是"))


def defines(name: str, gloss: str) -> bool:
    """Return whether the gloss begins as a definition: with 是, 指, 表示, is a …, or with the name itself."""
    has_verb = not gloss[:1].isupper() and _DEFINES.match(fold_text(gloss[:_LOOKED_AT]))  # `Is it …?` asks
    return bool(has_verb) or begins_with_name(name, gloss)


def is_kind(gloss: str) -> bool:
    """Return whether the gloss begins with a kind of thing: 基于编码器和解码器的生成模型。"""
    return bool(_GENUS.match(fold_text(gloss[:_LOOKED_AT])))


def mentions(name: str, gloss: str) -> bool:
    """Return whether the first words of the gloss contain the name: `突触：连接可以形象化为突触，是…`."""
    return flat(name) in flat(_CLAUSE.split(gloss[:60], maxsplit=1)[0])
