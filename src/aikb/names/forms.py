"""Inline text in, what its form says out: whether it is a label, a phrase or a definition. Knows no block and no list."""

import re
from functools import lru_cache

from aikb.base.scripts import BASED_NAME, NUMBERED_NAME
from aikb.names import labels
from aikb.notes.inline import without_entities

_MARKUP = re.compile(r"(?:\\?[*`]|~~|(?<!\w)_+|_+(?!\w)|\\(?=_))+")
_MARKS = re.compile(r"[*`_~]")
_NOT_NAME = re.compile(r"[\s\-_·*`~“”\"'《》「」\\:：]+")
_LABEL = re.compile(
    rf"(?:{labels.LABEL_PREFIXES})(?:{labels.LABEL_SUFFIXES})|第.{{1,3}}[章节步阶]段?|第.{{1,3}}[个种点](?:问题|原因|方面|部分|步骤|阶段)?|方法.{{0,2}}|步骤.{{0,2}}"
)
_NUMBER = re.compile(
    rf"^(?!{NUMBERED_NAME})(?:[(（]?(?:[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})\\?[.、)）．]|[①-⑳]|第[一二三四五六七八九十\d]+[章节])(?!\d)\s*(?=\S)"
)
_PHRASE = re.compile(
    r"的|了|吗|呢|和(?!弦)|与|及|或(?!然)|(?<!饱)是(?!非)|在(?!线)|被|把|将|如何|怎[么样]|什么|哪|我们|你|请|之间|可以|不想|应该"
)
_INNOCENT = re.compile("潜在|内在|存在|饱和|共和|调和|中和|参与|目的|求和|总和|了解")
_BASED = re.compile(BASED_NAME)
_ASKED = re.compile(
    r"什么是|何为|何谓|(?:到底|究竟|具体)?(?:是|指的是|指)什么\S*|是啥|的?(?:基本)?(?:概念|原理|介绍|简介)$|介绍一下|简述|介绍|有什么\S*|的作用\S*|[?？]"
)
_KIND = re.compile(r"(?<=[A-Za-z0-9])\s*(?:系列)?(?:模型|技术|算法|网络|框架|参数|方法|库)$")
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
_QUESTION = re.compile(
    r"[?？]|什么|如何|怎[么样]|为何|哪些|哪[个种]|是否|能否|吗$|有何|(?i:^(?:how|why|when|where|which|should|can|do|does|is|are)\b)"
)
_CLAUSE = re.compile(r"[。！？!?；;]")


def unescaped(text: str) -> str:
    """The text with characters for its entities, but for those that would be read as Markdown."""
    return without_entities(text, kept="<>`*_[]\\|~=") if "&" in text else text


def bare(text: str) -> str:
    """The text without the signs of emphasis and code, and with characters for entities."""
    text = unescaped(text)
    return _MARKUP.sub("", text).strip() if _MARKS.search(text) else text.strip()


@lru_cache(maxsize=2048)
def flat(text: str) -> str:
    """The text as names are compared here: without case, blanks, hyphens and the plural."""
    text = _NOT_NAME.sub("", text).lower()
    return text[:-1] if len(text) > 3 and text.endswith("s") and text[-2].isascii() and text[-2] != "s" else text


@lru_cache(maxsize=4096)
def is_label(head: str) -> bool:
    """Whether the head is the label of a detail (对比, 来源, Note, 论文链接), never a term."""
    text = re.split(r"[(（]", unnumbered(bare(head)), maxsplit=1)[0].strip(" :：？?").lower()
    return all(part in labels.LABELS or bool(_LABEL.fullmatch(part)) for part in text.split(" / "))


@lru_cache(maxsize=512)
def is_glossary_heading(text: str) -> bool:
    """Whether what stands below a heading of this text is a list of terms."""
    text = bare(text)
    return len(text) <= _LONGEST_GLOSSARY_HEADING and bool(_GLOSSARY.search(text))


def is_question(heading: str) -> bool:
    """Whether a heading asks something: what stands below it is the answer."""
    return bool(_QUESTION.search(heading))


def is_phrase(name: str) -> bool:
    """Whether function words make a phrase of the name: 微调的流程, 训练和推理, but not 基于能量的模型."""
    return bool(_PHRASE.search(_INNOCENT.sub("", name))) and not _BASED.fullmatch(bare(name))


def unnumbered(text: str) -> str:
    """The text without the number before it: `2.VAE`, `1\\. 定义`, `（3）步骤`."""
    return _NUMBER.sub("", text) if text[:1] in "(（第①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十0123456789" else text


@lru_cache(maxsize=512)
def subject(heading: str) -> str:
    """What a heading is about, flat: DDIM for `29.什么是DDIM?`."""
    text = re.split(r"[(（]", unnumbered(bare(heading)), maxsplit=1)[0]
    return flat(_KIND.sub("", _ASKED.sub("", text))) or flat(text)


def tells(name: str, gloss: str) -> bool:
    """Whether the gloss begins with the name it stands behind: `Word2Vec：Word2Vec是一种…`, `模型层数：模型的层数指…`."""
    wanted, opening = flat(name), flat(gloss[: 2 * len(name) + 16])
    if len(wanted) < 2 or opening.startswith(wanted):
        return len(wanted) > 1
    inserted = opening.replace("的", "", 1)
    return inserted.startswith(wanted) and inserted[len(wanted) :].startswith(("指", "是"))


def defines(name: str, gloss: str) -> bool:
    """Whether the gloss says by its first words that it defines: with 是, 指, 表示, is a …, or with the name itself."""
    return bool(_DEFINES.match(gloss)) or tells(name, gloss)


def is_kind(gloss: str) -> bool:
    """Whether the gloss begins with what kind of thing something is: 基于编码器和解码器的生成模型。"""
    return bool(_GENUS.match(gloss))


def mentions(name: str, gloss: str) -> bool:
    """Whether the first words of the gloss hold the name: `突触：连接可以形象化为突触，是…`."""
    return flat(name) in flat(_CLAUSE.split(gloss[:60], maxsplit=1)[0])
