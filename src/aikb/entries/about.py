"""Find the definition that a note gives of its own title: then it is about that one thing."""

import re

from aikb.entries.head import may_name
from aikb.entries.lead import lead
from aikb.model import Note
from aikb.names.fold import fold_text
from aikb.names.forms import bare, flat, is_glossary_heading, is_label, is_question, unnumbered
from aikb.names.phrases import is_phrase
from aikb.names.questions import subject
from aikb.notes.titles import plain_title

GLOSSARY_KINDS = ("glossary", "lingo")

_DEFINITION = re.compile(
    r"(?:(?:(?:short|brief|simple|formal|one[- ](?:line|sentence)) )?definition|what (?:it is|is it)|(?:简要|简短|一句话)?定义|释义|一句话解释)"
)
_FIRST = re.compile(r"概念|含义|是什么|what it means|meaning")  # these define where nothing is before them
_OPENING = re.compile(
    r"(?:(?i:an?|the) )?(?P<name>[^，,。:：;；()（）\n]{1,60}?)\s*(?:[(（][^()（）]*[)）])?\s*"
    r"(?:就?是(?![否不])|指(?![导令标向数])|即为?|(?:is|are|refers?|means?|stands?|describes?)\b)"
)
_LOOKED_AT = 200  # characters


def term_of(title: str) -> str:
    """Return the term that a title names or asks about; empty if there is none."""
    name = subject(title) or title
    return "" if is_phrase(name) else _may_name(name)


def _may_name(name: str) -> str:
    other = is_label(name) or is_glossary_heading(name) or is_question(name)
    return name if may_name(name) and not other else ""


def title_definition(note: Note) -> str:
    """Return the definition of a note's title: below 定义, or its first sentence if the note has an alias."""
    return definition_section(note) or (_opening_definition(note) if note.aliases else "")


def defines_title(note: Note) -> bool:
    """Return whether a note defines its title, with or without another name for it."""
    return bool(definition_section(note) or _opening_definition(note))


def definition_section(note: Note) -> str:
    """Return the text below the one heading of a note that is 定义 or Definition, if its title may be a term.

    A page of such sections is about its title, even where that is a phrase: 绿馏与Turby.
    """
    if not _may_name(subject(note.title) or note.title):
        return ""
    headings = [at for at, block in enumerate(note.blocks) if block.type == "heading"]
    own = [at for at in headings if plain_title(note.blocks[at].text) != note.title]
    top = min((note.blocks[at].level for at in own), default=0)
    found = [at for at in own if _is_definition(note.blocks[at].text, note.title)]
    if not found and own and not any(block.text.strip() for block in note.blocks[: own[0]] if block.type != "heading"):
        found = [at for at in own[:1] if _FIRST.fullmatch(_folded(note.blocks[at].text))]
    if len(found) != 1 or note.blocks[found[0]].level != top:
        return ""
    return lead(note.blocks[found[0] + 1 :], note.title)


def _is_definition(heading: str, title: str) -> bool:
    """Return whether a heading introduces the definition of the title: 定义, or 什么是X in a note called X."""
    asked = subject(unnumbered(plain_title(heading)))
    return bool(_DEFINITION.fullmatch(_folded(heading))) or (bool(asked) and flat(asked) == flat(title))


def _opening_definition(note: Note) -> str:
    if not term_of(note.title):
        return ""
    blocks = note.blocks[1:] if note.blocks and note.blocks[0].level == 1 else note.blocks
    text = lead(blocks, note.title)
    opening = _OPENING.match(bare(text[:_LOOKED_AT]))
    names = {flat(name) for name in (term_of(note.title), note.title, *note.aliases)}
    return text if opening and flat(opening["name"]) in names else ""


def _folded(heading: str) -> str:
    return fold_text(unnumbered(plain_title(heading))).strip(" :：?？")
