"""A note and its claims in, whether the note as a whole is one term out: a glossary of one file per term."""

from collections.abc import Sequence

from aikb.entries.claim import Claim
from aikb.entries.context import GLOSSARY_KINDS, is_glossary_heading
from aikb.entries.forms import defines, flat, is_label, is_phrase
from aikb.entries.headword import may_name
from aikb.model import Note


def is_single_term(note: Note, claims: Sequence[Claim], gloss: str) -> bool:
    """Whether a note is about one term: it has a term's title, claims no terms of its own, and tells what its title is.

    In a glossary or lingo that is enough; elsewhere an alias must name it once more.
    """
    if note.kind == "topic" or any(claim.type == "term" and claim.level != 1 for claim in claims):
        return False
    if not _is_term(note.title) or _has_groups(claims):
        return False
    if note.kind in GLOSSARY_KINDS:
        return bool(gloss) or bool(note.aliases)
    names = (note.title, *note.aliases)
    return bool(note.titled and note.aliases) and any(defines(name, gloss) for name in names if _opens(name, gloss))


def _is_term(title: str) -> bool:
    return may_name(title) and not is_phrase(title) and not is_label(title) and not is_glossary_heading(title)


def _has_groups(claims: Sequence[Claim]) -> bool:
    """Whether the note has sections that are no labels of a detail (定义, 原理, 参考): then it is about several things."""
    inner = [claim for claim in claims if claim.level > 1]
    return any(not is_label(claim.head) for claim in inner)


def _opens(name: str, gloss: str) -> bool:
    return flat(name) in flat(gloss[:80])
