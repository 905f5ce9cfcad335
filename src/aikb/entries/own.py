"""Whether a heading around a definition is about the term that it defines."""

from collections.abc import Iterable, Sequence

from aikb.entries.head import parse
from aikb.names.forms import flat, is_label
from aikb.names.parens import paired_names
from aikb.names.phrases import joined
from aikb.names.questions import subject_key


def is_told_by(name: str, others: Iterable[str], headings: Sequence[str]) -> bool:
    """Whether a heading around a definition is about what it defines: then it is that section's own, and no new term.

    Labels (概述, 定义) are looked through to the heading around them, which need only hold the name.
    """
    names = {flat(each) for each in (name, *others)} - {""}
    nearest = next((heading for heading in reversed(headings) if not is_label(heading)), "")
    others_too = joined(nearest.partition("的")[0])[1:]
    if (all(map(is_label, others_too)) and any(_heads(each, subject_key(nearest)) for each in names)) or (
        not tuple(others) and _is_part(subject_key(nearest), name)
    ):
        return True
    return any(names & _names(heading) for heading in headings)


def _heads(name: str, about: str) -> bool:
    """Whether a heading begins or ends with the name: 减少灾难性遗忘 does neither, as no word ends before the name."""
    before = about[: -len(name)][-1:]
    apart = not before.isalnum() or before.isascii() != name[0].isascii()
    return about.startswith(name) or (about.endswith(name) and apart)


def _is_part(part: str, name: str) -> bool:
    return len(part) > 1 and part in flat(name)


def _names(heading: str) -> set[str]:
    word = parse(heading)
    inside = paired_names(word.name, word.inside) if word else ()
    return {subject_key(heading), *map(flat, inside)}
