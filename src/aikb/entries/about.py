"""A note in, what it tells of its own title out: then it is about that one thing. Knows no claims."""

import re

from aikb.entries.head import may_name
from aikb.entries.lead import lead
from aikb.model import Note
from aikb.names.forms import bare, flat, is_glossary_heading, is_label, is_phrase

_WHAT = re.compile(
    r"(?:什么是|什麼是|何谓|何为|(?i:what(?:\s+is|\s+are|['’]s)\s+(?:an?\s|the\s)?))\s*(?P<name>[^?？]+?)\s*[?？]?"
)

_DEFINITION = re.compile(r"定义|概念|含义|释义|是什么|definition|what it is", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:(?i:an?|the) )?(?P<name>[^，,。:：;；()（）\n]{1,60}?)\s*(?:[(（][^()（）]*[)）])?\s*"
    r"(?:就?是(?![否不])|指(?![导令标向数])|即为?|(?:is|are|refers?|means?|stands?|describes?)\b)"
)
_LOOKED_AT = 200  # characters


def term_of(title: str) -> str:
    """The term that a title may name, what a question asks for among them; empty when it is no name of a term."""
    asked = _WHAT.fullmatch(title)
    name = asked["name"] if asked else title
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
