"""What a note says of its own title: then it is about that one thing."""

import re

from aikb.entries.head import may_name
from aikb.entries.lead import lead
from aikb.model import Note
from aikb.names.forms import bare, flat, is_glossary_heading, is_label
from aikb.names.phrases import is_phrase
from aikb.names.questions import subject

GLOSSARY_KINDS = ("glossary", "lingo")

_DEFINITION = re.compile(r"定义|概念|含义|释义|是什么|definition|what it is", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:(?i:an?|the) )?(?P<name>[^，,。:：;；()（）\n]{1,60}?)\s*(?:[(（][^()（）]*[)）])?\s*"
    r"(?:就?是(?![否不])|指(?![导令标向数])|即为?|(?:is|are|refers?|means?|stands?|describes?)\b)"
)
_LOOKED_AT = 200  # characters


def term_of(title: str) -> str:
    """Return the term that a title names, or asks for; empty when it names none."""
    name = subject(title) or title
    named = may_name(name) and not (is_phrase(name) or is_label(name) or is_glossary_heading(name))
    return name if named else ""


def told_of_title(note: Note) -> str:
    """What a note with one more name for its title says that it is: below 定义, or in a first sentence about that name."""
    return _told(note) if note.aliases else ""


def tells_its_title(note: Note) -> bool:
    """Whether a note says what its title is, though it has no other name for it."""
    return bool(_told(note))


def _told(note: Note) -> str:
    if not term_of(note.title):
        return ""
    blocks = note.blocks[1:] if note.blocks and note.blocks[0].level == 1 else note.blocks
    if blocks and blocks[0].type == "heading" and _DEFINITION.fullmatch(bare(blocks[0].text)):
        return lead(blocks[1:], note.title)
    text = lead(blocks, note.title)
    opening = _OPENING.match(bare(text[:_LOOKED_AT]))
    names = {flat(name) for name in (term_of(note.title), note.title, *note.aliases)}
    return text if opening and flat(opening["name"]) in names else ""
