"""A note and its claims in, whether the note as a whole is one term out: a glossary of one file per term."""

from collections.abc import Sequence

from aikb.entries.about import tells_its_title, term_of, told_of_title
from aikb.entries.claim import Claim
from aikb.entries.context import GLOSSARY_KINDS
from aikb.model import Note
from aikb.names.forms import defines, flat, is_label


def is_single_term(note: Note, claims: Sequence[Claim], gloss: str) -> bool:
    """Whether a note is about one term: it has a term's title, and tells what that is.

    Where it has another name, or stands in a glossary or lingo, its first sentence is enough. Else it claims no terms of
    its own and no sections but those of a detail.
    """
    if note.kind == "topic" or not term_of(note.title):
        return False
    if told_of_title(note) or (note.kind in GLOSSARY_KINDS and tells_its_title(note)):
        return True
    if any(claim.type == "term" and claim.level != 1 for claim in claims) or _has_groups(claims):
        return False
    if note.kind in GLOSSARY_KINDS:
        return bool(gloss) or bool(note.aliases)
    names = (note.title, *note.aliases)
    return bool(note.titled and note.aliases) and any(defines(name, gloss) for name in names if _opens(name, gloss))


def _has_groups(claims: Sequence[Claim]) -> bool:
    """Whether the note has sections that are no labels of a detail (定义, 原理, 参考): then it is about several things."""
    inner = [claim for claim in claims if claim.level > 1]
    return any(not is_label(claim.head) for claim in inner)


def _opens(name: str, gloss: str) -> bool:
    return flat(name) in flat(gloss[:80])
