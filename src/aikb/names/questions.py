"""Find the subject of a question or an introduction: LoRA in `What is LoRA?`, DiT模型 in 介绍一下DiT模型."""

import re
from functools import cache, lru_cache

from aikb.names.fold import fold_text
from aikb.names.forms import bare, flat, unnumbered
from aikb.names.tails import without_kind, without_section
from aikb.names.wording import short

_FORMS = (
    r"(?:请|简单)?(?:谈谈|说说|聊聊|谈|说)(?:一下)?你?对(?P<subject>.+?)的(?:理解|认识|看法)[?？。]*",
    r"(?:什么是|何为|何谓|啥是|什么叫做?)\s*(?P<subject>.+?)\s*[?？]*",
    r"(?P<subject>.+?)\s*(?:到底|究竟)?(?:是什么(?:方法|模型|技术|算法|东西|意思|概念|网络)?|是啥|是干什么的|指的是什么|指什么|是什么意思|什么意思)\s*[?？]*",
    r"(?P<subject>.+?)\s*(?:有|起到?)(?:什么|何|哪些)(?:作用|用处|用|特点|特征|优势|意义)[?？]*",
    r"(?:(?:请|简单)?(?:介绍一下|简单介绍|介绍|简述一下|简述|解释一下|解释|谈谈|说说|聊聊|浅谈|详解|认识|了解|初识|一文读懂|一文了解)(?:什么是)?)\s*(?P<subject>(?![和与及的]).+?)\s*[?？。]*",
    r"what(?:'s|’s|\s+is|\s+are|\s+does)\s+(?!.*\b(?:difference|relation|purpose|role|point|use|best|main))(?:an?\s+|the\s+)?(?P<subject>.+?)(?:\s+mean)?\s*[?？]*",
    r"how\s+do(?:es)?\s+(?:an?\s+|the\s+)?(?P<subject>.+?)\s+work\s*[?？]*",
    r"(?:explain|define|describe)\s+(?!.*\b(?:difference|relation|how|why|when))(?:what\s+(?:is|are)\s+)?(?:an?\s+|the\s+)?(?P<subject>.+?)\s*[?？.]*",
    r"(?:(?:an?\s+)?(?:introduction|intro|guide)\s+to\s+(?:the\s+)?|understanding\s+)(?P<subject>.+?)",
)
_FIRST_QUESTION = re.compile(r"[^?？]*[?？]?")
_ROLE = re.compile(r"的作用$|[?？]+$")


def subject(text: str) -> str:
    """Return what a question or an introduction is about; empty for any other head."""
    text = _FIRST_QUESTION.match(text)[0].removeprefix("请问")  # type: ignore[index]
    folded = fold_text(text)
    for form in _forms():
        if (asked := form.fullmatch(folded)) and short(asked["subject"]):
            about = text[slice(*asked.span("subject"))]
            return without_section(about) or about
    return ""


@lru_cache(maxsize=512)
def subject_key(heading: str) -> str:
    """Return the key of what a heading is about: that of DDIM for `29.什么是DDIM?`."""
    text = re.split(r"[(（]", unnumbered(bare(heading)), maxsplit=1)[0]
    about = subject(text) or _ROLE.sub("", text)
    about = without_section(about) or about
    return flat(without_kind(about) or about) or flat(text)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the forms of questions, compiled on first use."""
    return tuple(map(re.compile, _FORMS))
