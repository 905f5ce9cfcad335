"""Explain an empty answer by tags that no note has."""

from collections.abc import Iterable

from aikb.base.errors import meant
from aikb.cli.console import Console
from aikb.kb import KnowledgeBase
from aikb.names.fold import key
from aikb.names.tags import tag_key

_NEAR = 0.6  # how alike two tags are, as difflib counts: llms and llm


def explain(out: Console, kb: KnowledgeBase, wanted: Iterable[str]) -> None:
    """Report which of the tags no note has, with similar ones."""
    known = {key(each.tag): each.tag for each in kb.tags()}
    for tag in wanted:
        if tag_key(tag) not in known:
            out.remark(f"aikb: no note has the tag {tag.lstrip('#')!r}")
            out.remark(f"hint: {_hint(tag, known)}")


def _hint(tag: str, known: dict[str, str]) -> str:
    import difflib  # noqa: PLC0415 - only for a slip

    near = difflib.get_close_matches(tag_key(tag), known, n=3, cutoff=_NEAR)
    return meant(known[each] for each in near) if near else "aikb tags lists all tags"
