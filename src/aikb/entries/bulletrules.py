"""Rules that find the term of a list item, one for each sign of a term."""

import re
from collections.abc import Callable
from typing import NamedTuple

from aikb.base.scripts import WIDE
from aikb.entries.apart import glued
from aikb.entries.context import Place
from aikb.entries.head import Headword, is_part, is_plain_name, is_told_name, may_name, parse
from aikb.entries.pairs import is_pair, names_of_line
from aikb.entries.sentences import defined
from aikb.model import Block
from aikb.names.forms import bare, defines, flat, is_label, mentions
from aikb.names.phrases import is_phrase
from aikb.names.wording import is_file
from aikb.notes.inline import plain
from aikb.notes.wikilinks import WIKILINK

_IDENTIFIER = re.compile(r"`?[A-Za-z][\w.-]*`?")
_OPTION = re.compile(r"(?P<head>`--?[A-Za-z][^`]*`[^:：]{0,30}|--?[A-Za-z][\w-]*)[:：]\s*(?P<gloss>\S.*)", re.DOTALL)
_LATIN_FIRST = re.compile(
    rf"(?P<head>[A-Za-z][A-Za-z0-9_.+-]*(?: [A-Za-z][A-Za-z0-9_.+-]*){{0,2}})\s*(?P<gloss>{WIDE}.*)", re.DOTALL
)
_LINKED = re.compile(
    rf"(?:\*\*)?(?:\[(?P<text>[^\[\]]{{1,60}})\]\([^()\s]{{1,300}}\)|(?P<wiki>{WIKILINK}))(?:\*\*)?(?P<behind>\s*(?:[(（][^()（）]{{1,60}}[)）]\s*)?[:：].*)",
    re.DOTALL,
)
MOST_EQUAL = 4  # names
_JOINED = re.compile(rf"[^\W_]{{1,12}}\s?[—–-]{{1,2}}\s?[^\W_]{{0,12}}{WIDE}[^\W_]{{0,12}}")
_LEAST_LIKE = 2
_LONGEST_JOINED = 40  # characters of an item that is nothing but a maker and a product
_SENTENCE = re.compile(r"[，,。；;]")
_WITH_ACRONYM = re.compile(rf"{WIDE}{{4,8}}\s?[A-Z]{{2,6}}")
_VERB_FIRST = re.compile(
    r"读论文|读书|读完|跑[通了完]|写[完了]|看[完了]|做了|整理|复习|讨论|修复|为[每各]|对[每各]|向(?![量后前心])|根据|安装|使用|配置|运行|下载|加载|添加|设置|修改|删除|打开|创建|构建|编译|启动|执行|通过|利用|采用|选择|改进|移除|舍弃|减少|增加|提高|提升|避免|支持|实现"
)


class Siblings(NamedTuple):
    """What most items of a list are."""

    paired: bool = False
    joined: bool = False


class Bullet(NamedTuple):
    """A list item, its head-word if it has one, and where it stands."""

    item: Block
    word: Headword | None
    place: Place
    depth: int
    siblings: Siblings


class Found(NamedTuple):
    """The term that a rule found."""

    head: str
    gloss: str
    weak: bool = True


def look_at(block: Block) -> Siblings:
    """What most items of a list are; two at least, and more than half."""
    texts = [item.text for item in block.children]
    if len(texts) < _LEAST_LIKE:
        return Siblings()
    words = [parse(text) for text in texts]
    paired = sum(word is not None and word.paired for word in words)
    joined = sum(bool(_JOINED.fullmatch(text.strip())) for text in texts if len(text) < _LONGEST_JOINED)
    return Siblings(*(_LEAST_LIKE <= count > len(texts) / 2 for count in (paired, joined)))


def paired(bullet: Bullet) -> Found | None:
    """`RAG(Retrieval-Augment Generation): …`: names that stand for each other."""
    word = bullet.word
    if not word or not word.paired or (is_label(word.name) and is_label(word.inside)):
        return None
    if not bullet.place.glossary and (is_phrase(word.name) or is_file(word.name) or _VERB_FIRST.match(word.name)):
        return None
    return Found(word.head, word.gloss, weak=False)


def several(bullet: Bullet) -> Found | None:
    """`节点(知识), 连接(联系):` names two terms, which share an entry: an entry owns whole lines."""
    names = names_of_line(bullet.item.text)
    return Found(names, "") if names else None


def pair(bullet: Bullet) -> Found | None:
    """`鞍点，saddle point`, `检索增强RAG`: nothing but a name in each language."""
    text = bullet.item.text.strip()
    if is_pair(text):
        return Found(text, "", weak=not bullet.place.glossary)
    return Found(text, "") if _WITH_ACRONYM.fullmatch(text) and not _VERB_FIRST.match(text) else None


def listed(bullet: Bullet) -> Found | None:
    """Whatever a glossary lists at its first level: with a definition, or waiting for one."""
    word = bullet.word
    if not bullet.place.glossary or bullet.depth > 1 or not word or not is_told_name(word, word.gloss):
        return None
    if not word.gloss and (bullet.place.single or is_part(word.name)):
        return None
    head = glued(word.head) if word.bold and word.gloss else word.head
    return Found(head, word.gloss, weak=not word.gloss)


def linked(bullet: Bullet) -> Found | None:
    """In a glossary, `[Adapter](https://…)：插入小模块。`: a link that is told of."""
    match = _LINKED.match(bullet.item.text) if bullet.place.glossary and bullet.depth == 1 else None
    word = parse((match["text"] or plain(match["wiki"])) + match["behind"]) if match else None
    if not word or not word.gloss or not is_plain_name(word):
        return None
    return Found(word.head, word.gloss)


def equal(bullet: Bullet) -> Found | None:
    """In a glossary, `LR = Learning Rate = 学习率`: nothing but names."""
    if not bullet.place.glossary or bullet.depth > 1 or " = " not in bullet.item.text:
        return None
    parts = bullet.item.text.strip().split(" = ")
    if not 1 < len(parts) <= MOST_EQUAL or not all(may_name(part) and not is_phrase(part) for part in parts):
        return None
    return Found(f"{parts[0]}({', '.join(parts[1:])})", "")


def explained(bullet: Bullet) -> Found | None:
    """In a glossary, `pytorch开发工具，提供…`: a Latin name and what it is, with nothing between."""
    match = _LATIN_FIRST.match(bullet.item.text) if bullet.place.glossary and bullet.depth == 1 else None
    if not match or not _SENTENCE.search(match["gloss"]) or "](" in match["gloss"][:40]:
        return None
    return Found(match["head"], match["gloss"])


def nested(bullet: Bullet) -> Found | None:
    """In a glossary, a detail that explains what it is headed by: `突触：连接可以形象化为突触，是…`."""
    word = bullet.word
    if not bullet.place.glossary or bullet.depth == 1 or not word or not word.gloss or not is_plain_name(word):
        return None
    told = defines(word.name, word.gloss) or mentions(word.name, word.gloss)
    return Found(word.head, word.gloss) if told else None


def defining(bullet: Bullet) -> Found | None:
    """Anywhere, `Word2Vec：Word2Vec是一种…`: what stands behind the colon says that it defines."""
    word = bullet.word
    if not word or not word.gloss or not is_plain_name(word) or word.head.startswith(("`", "$")):
        return None
    return Found(word.head, word.gloss, weak=not _repeats(word)) if defines(word.name, word.gloss) else None


def sentence(bullet: Bullet) -> Found | None:
    """`**灾难性遗忘** 是指…`: the bullet is a sentence that defines what it begins with."""
    first = bullet.item.text.split("\n", 1)[0]
    found = defined(first, strictly=True)
    return Found(found.head, first[found.start :], weak=not found.others) if found else None


def option(bullet: Bullet) -> Found | None:
    """`--niji`: an option of a program and what it does; below 参数, any identifier."""
    if match := _OPTION.match(bullet.item.text):
        return Found(match["head"], match["gloss"])
    word = bullet.word
    if not word or not word.colon or not bullet.place.parameters or not _IDENTIFIER.fullmatch(word.head):
        return None
    return Found(word.head, word.gloss)


def sibling(bullet: Bullet) -> Found | None:
    """A bare name, or `腾讯—混元助手`, where most of the list is like it or is paired."""
    word = bullet.word
    if not any(bullet.siblings) or not word or word.gloss or word.colon or word.inside or not is_plain_name(word):
        return None
    return Found(word.head, "") if len(bare(word.head)) <= 20 else None


def _repeats(word: Headword) -> bool:
    return flat(word.gloss[: 2 * len(word.name) + 8]).startswith(flat(word.name))


RULES: tuple[Callable[[Bullet], Found | None], ...] = (
    paired,
    several,
    pair,
    listed,
    nested,
    defining,
    option,
    sibling,
    sentence,
    explained,
    linked,
    equal,
)


def find(bullet: Bullet) -> Found | None:
    """What the first rule finds that finds anything."""
    for rule in RULES:
        if found := rule(bullet):
            return found
    return None
