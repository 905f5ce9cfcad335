"""Lines that are nothing but names: `鞍点，saddle point`, `reflection-反思`, `节点(知识), 连接(联系)`."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from aikb.base.scripts import WIDE
from aikb.entries.claim import Claim
from aikb.entries.context import Outline
from aikb.entries.head import may_name
from aikb.names.fold import has_han
from aikb.names.forms import bare, is_label
from aikb.names.parens import is_source, paired_names
from aikb.names.phrases import is_phrase
from aikb.names.wording import begins_description

_HAN_NAME = rf"{WIDE}{{2,12}}"
_LATIN_NAME = r"[A-Za-z][A-Za-z0-9+#.'’-]*(?: [A-Za-z0-9][A-Za-z0-9+#.'’-]*){0,4}"
_PAIR = re.compile(
    rf"(?P<han>{_HAN_NAME})\s*[，,]\s*(?P<latin>{_LATIN_NAME})\s*[;；]?"
    rf"|(?P<latin2>{_LATIN_NAME}?)\s*(?:[，,]|\s?[-—–]{{1,2}})\s*(?P<han2>{_HAN_NAME})\s*[;；]?"
)
_COMMA, _STROKE = re.compile(r"\s*[，,]\s*"), re.compile(r"\s*[/／]\s*")
_INSIDE = re.compile(r"\s*[(（][^()（）]*[)）]")
_LONGEST = 2000  # characters of a paragraph
_LEAST, _MOST = 3, 0.6  # lines of names that make a list of them
_JOINT = re.compile(r"[,，—–-]")
_SEVERAL = re.compile(
    r"(?P<name>[^,，、;；()（）:：。！？!?]{1,30})(?:[(（](?P<inside>[^()（）]{1,60})[)）])?\s*(?:[,，、]\s*|\s*[:：]?\s*$)"
)
_NO_NAMES = re.compile(
    r"^(?:已经?|未|正在|只|会|在)|(?<=[^通经])过$|如果|可以|需要|我们|没有|不是|以及|安装|下载|但是|所以|其中|然后"
)
_COMMANDS = frozenset("pip npm git cd sudo docker conda import python https http run install".split())


def pairs(outline: Outline) -> Iterator[Claim]:
    """Yield the paragraphs in which each line names a term in both languages, or several terms.

    Below a heading of terms, where most lines do, so do the others: their names are what is before and after the comma.
    """
    for place, group in groupby(outline.places, key=itemgetter(1)):
        blocks = [block for block, _ in group if block.type == "paragraph" and len(block.text) <= _LONGEST]
        found = [[(line, _names_alone(line)) for line in block.text.split("\n")] for block in blocks]
        every = [bool(head or _sides(line)) for lines in found for line, head in lines] if place.glossary else []
        listed = sum(every) >= max(_LEAST, _MOST * len(every))
        for block, lines in zip(blocks, found, strict=True):
            if listed or all(head for _, head in lines):
                for at, (line, head) in enumerate(lines, block.line):
                    if names := (head,) if head else _sides(line):
                        first, *others = names
                        yield Claim("term", first, at, at, weak=not place.glossary, others=tuple(others))


def _names_alone(line: str) -> str:
    """Return the line if it is nothing but names that are paired."""
    return names_of_line(line) or (line.strip() if is_pair(line.strip()) else "")


def _sides(line: str) -> tuple[str, ...]:
    """Return the names before and after the only comma of a line in two languages: 准确率/精度，accuracy."""
    one, *others = _COMMA.split(bare(line).rstrip("。;； "))
    if len(others) != 1 or has_han(one) == has_han(others[0]):
        return ()
    if not all(may_name(_INSIDE.sub("", side)) for side in (one, *others)):
        return ()
    first, *more = _STROKE.split(one)
    return (f"{first}({others[0]})", *more)


def is_pair(text: str) -> bool:
    """Return whether the text is a name in each language, and nothing else."""
    match = _PAIR.fullmatch(bare(text)) if len(text) < 80 and _JOINT.search(text) else None
    if not match:
        return False
    han, latin = match["han"] or match["han2"], match["latin"] or match["latin2"]
    if is_label(han) or is_label(latin) or is_phrase(han) or begins_description(han) or _NO_NAMES.search(han):
        return False
    return len(latin) > 1 and latin.split()[0].lower() not in _COMMANDS


def names_of_line(text: str) -> str:
    """Return the line if it lists several names, at least one paired: `马尔科夫模型, 马尔科夫链(Markov Chain)`."""
    if ("(" not in text and "（" not in text) or "](" in text or len(text) > 160 or "\n" in text.strip():
        return ""
    line = bare(text.strip())
    position, found = 0, []
    while position < len(line) and (match := _SEVERAL.match(line, position)):
        found.append(match)
        position = match.end()
    names = [match["name"].strip() for match in found]
    if position < len(line) or len(names) < 2 or any(map(is_phrase, names)) or any(map(is_label, names)):
        return ""
    all_bracketed = all(match["inside"] and not is_source(match["inside"]) for match in found)
    crossed = any(match["inside"] and paired_names(match["name"].strip(), match["inside"]) for match in found)
    return line.rstrip(" :：") if all_bracketed or crossed else ""
