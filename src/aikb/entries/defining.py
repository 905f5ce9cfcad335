"""Match sentences that define the name they open with, spell it out or give another name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from aikb.base.scripts import HAN
from aikb.entries.sentences import defined, may_open
from aikb.model import Evidence
from aikb.names.acronyms import abbreviates
from aikb.names.fold import has_han
from aikb.names.forms import is_label
from aikb.names.phrases import is_phrase
from aikb.names.word_lists import words as listed
from aikb.names.wording import is_name

_CLAUSE_WORDS = frozenset(listed("clause_words"))
_ENGLISH_OPENERS = frozenset(listed("english_openers"))
_LATIN = r"[A-Za-z][A-Za-z0-9_.+/'’-]*"
_FULL = re.compile(
    rf"(?P<short>{_LATIN})\s*(?:(?:文件|模型|算法|格式|技术)的?|的)?\s*[,，]?\s*(?:英文|中文)?全称\s*[,，]?\s*(?:是|为|叫做?|[:：]|即)?\s*[:：]?\s*[“\"]?"
    rf"(?P<full>[A-Za-z][A-Za-z0-9 .+/'’-]{{3,80}}|[{HAN}]{{3,16}})(?=[,，。;；(（)）”\"、]|$)"
)
_SHORT_OF = re.compile(rf"(?P<full>{_LATIN}(?:[ -]{_LATIN}){{1,8}})\s*的(?:英文)?(?:首字母)?(?:缩写|简称|简写)")
_FORM_OF = re.compile(rf"(?P<short>{_LATIN})\s*(?:[(（][^()（）]*[)）])?\s*(?:代表|是|即|为|stands for)")
_ENGLISH = re.compile(
    rf"(?:An? |The )?(?P<name>{_LATIN}(?: {_LATIN}){{0,4}}?)(?: \([^()]{{1,60}}\))?,? (?:is|are) an? (?!(?:very |good |bad |great |big |huge |little |bit |lot |few )*(?:example|bit|lot|few|must|pain|shame|matter|mess|mistake|success|favou?rite)\b)(?=[a-z])"
)
_TOPIC = re.compile(
    rf"(?P<name>(?:{_LATIN}(?: {_LATIN}){{0,3}}|[{HAN}]{{2,12}}?))\s*(?:[(（][^()（）]{{1,80}}[)）])?\s*"
    r"(?:[就则]?是(?![否不指在什如怎谁哪这那同])\s*"  # … what kind of thing it is, so it ends in a noun: no `是静态的`
    r"(?=一[种个类项款门组套]|由|从|用[来于]|专门|基于|根据|通过|将|把|[^，,。；;：:？?]{1,80}的[^，,。；;：:？?的]{2})"
    r"|[,，](?:是)?一[种类]|(?:常|主要|通常|一般|广泛)用于(?![:：])|属于)"
)
# It says something of the name (是训练的方向盘), where no word says that it is a kind of something.
_SAYS = re.compile(r"(?<=[是\s])(?!一[种个类项款门组套]|由|从|用[来于]|专门|基于|根据|通过|将|把)")
_ADVERB = re.compile(
    r"(?:[不也都就才还又只正更最便则乃仅并且仍已可]|特别|尤其|可能|应该|仍然|依然|已经|主要|往往|通常|一般|无非|其实|确实)$"
)
_ASKS = re.compile(r"还是|[？?]$")
_ALSO = re.compile(
    rf"(?P<name>{_LATIN}(?: {_LATIN}){{0,4}}|[{HAN}]{{2,12}}?)\s*(?:[(（][^()（）]{{1,80}}[)）])?\s*[,，]?\s*"
    r"(?:(?:有时|通常|一般)?(?:也|又|亦)?(?:被)?(?:简称|俗称|(?<=[也又亦被])[称叫])[为作做]?)\s*[“\"「『]?"
    rf"(?P<other>{_LATIN}(?: {_LATIN}){{0,4}}|[{HAN}]{{2,12}})[”\"」』]?(?=[,，。;；(（)）、]|$)"
)
_SHORT_SIGN = re.compile(r"缩写|简[称写]|全称")
_ALSO_SIGN = re.compile(r"[也又亦被简俗][称叫]")
_TOPIC_SIGN = re.compile(r"是|用于|属于|[,，]一[种类]")
_LOOKED_AT = 130  # characters in which a sentence comes to its verb
_REPEATED = re.compile(rf"(?P<name>[{HAN}A-Za-z]{{2,12}})[,，]\s*(?P=name)(?P<means>是指|指的是)")
_PREPOSITIONS = frozenset("of to for by about from with in on at between into a an the".split())
_NO_SUBJECT = _CLAUSE_WORDS | {
    "below",
    "following",
    "which",
    "that",
    "who",
    "there",
    "here",
    "only",
    "such",
    "not",
    "part",
}


class Statement(NamedTuple):
    """A statement about names: the names, its evidence, and whether it defines the first one."""

    names: tuple[str, ...]
    evidence: Evidence
    defines: bool


def statements(sentence: str) -> Iterator[Statement]:
    """Yield the statements about names in a sentence of plain text."""
    strict = defined(sentence, strictly=True)
    if strict and not _is_part(strict.name) and not sentence.endswith((":", "：")):
        yield Statement((strict.name, *strict.others), "means", True)
    elif subject := _subject(sentence):
        yield subject
    if "全称" in sentence:
        for full in _FULL.finditer(sentence):
            if is_name(full["full"].strip()) and not _is_clause(full["full"]):
                yield Statement((full["short"], full["full"].strip(" .")), "full", False)
    if "的" in sentence and _SHORT_SIGN.search(sentence):
        yield from _short_of(sentence)
    also = _ALSO.match(sentence) if _ALSO_SIGN.search(sentence) else None
    if also and _is_subject(also["name"]) and _is_subject(also["other"]):
        yield Statement((also["name"].strip(), also["other"].strip()), "alias", False)


def _subject(sentence: str) -> Statement | None:
    """Return the statement about the name at the start of a sentence, or at the end of the clause before it."""
    if repeated := _REPEATED.search(sentence):
        return Statement((repeated["name"],), "means", True)
    if " a" in sentence and (english := _english(sentence)):
        return english
    may_have_topic = _TOPIC_SIGN.search(sentence, 0, _LOOKED_AT) and not _SHORT_SIGN.search(sentence)
    topic = _TOPIC.match(sentence) if may_have_topic and not _ASKS.search(sentence) else None
    if not topic or _is_part(topic["name"]) or not _is_subject(topic["name"]):
        return None
    return Statement((topic["name"].strip(),), "topic", not _SAYS.match(sentence, topic.end()))


def _is_part(name: str) -> bool:
    """Return whether the text before the verb is more than its subject: 则下一个位置, RLHF 本身不."""
    return name.startswith("则") or bool(_ADVERB.search(name))


def _english(sentence: str) -> Statement | None:
    """Match `X is a …`: several words or an acronym are enough; a single plain word needs other evidence."""
    found = _ENGLISH.match(sentence)
    if not found or not _is_english_subject(found["name"]):
        return None
    name = found["name"]
    plain = name.isalpha() and name[1:].islower()
    return Statement((name,), "topic" if plain else "kind", True)


def _is_english_subject(name: str) -> bool:
    words = name.lower().split()
    if "The" in name.split() or (not _PREPOSITIONS.isdisjoint(words) and not _is_title(name)):
        return False
    is_doing = words[0].endswith("ing") and (words[-1].endswith("s") or not _is_title(name))
    if len(words) > 1 and is_doing and (len(words) > 2 or words[-1].endswith("s")):
        return False  # evaluating models is a …
    if words[0] in _ENGLISH_OPENERS or words[-1] in _ENGLISH_OPENERS or len(name) < 2:
        return False
    return (
        _NO_SUBJECT.isdisjoint(words)
        and "'s " not in name.replace("’", "'")
        and is_name(name)
        and not is_label(name)
        and not name[0].isdigit()
    )


def _is_title(name: str) -> bool:
    """Return whether all words but the small ones are capitalized: Chain of Thought."""
    return all(word[0].isupper() or word in _PREPOSITIONS for word in name.split())


def _short_of(sentence: str) -> Iterator[Statement]:
    """Match `cuDNN 是 CUDA Deep Neural Network 的缩写`, if the initials agree."""
    for full in _SHORT_OF.finditer(sentence):
        opening = _FORM_OF.match(sentence)
        words = full["full"].split()
        for at in range(len(words) - 1):
            name = " ".join(words[at:])
            if opening and abbreviates(opening["short"], name):
                yield Statement((name, opening["short"]), "initials", False)
                break


def _is_subject(name: str) -> bool:
    """Return whether a text may be the subject of a sentence by itself: no phrase, no pronoun, no label."""
    name = name.strip()
    if not may_open(name) or is_label(name) or not is_name(name):
        return False
    return not (has_han(name) and is_phrase(name)) and not _is_clause(name)


def _is_clause(name: str) -> bool:
    return name.isascii() and not _CLAUSE_WORDS.isdisjoint(name.lower().split())
