"""The lines of a note come in, the links that stand written in them go out; resolves nothing, opens nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from aikb.links.scan import DESTINATION, TITLE, Definition, Found, fold_label, scan
from aikb.links.units import Span, Unit, units
from aikb.model import Block, Link, Note
from aikb.notes.inline import ENTITIES, plain
from aikb.notes.markdown import parse_blocks

_SIGNS = re.compile(r"\[\[|\]\(|\]:|://|<[A-Za-z][A-Za-z0-9+.-]+:")
_DEFINITION = re.compile(
    rf"[ \t>]*(?:[-*+] +)?\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.){{1,999}})\]:\s*+{DESTINATION}{TITLE}[ \t]*+(?:\n|\Z)"
)
_MATTER = re.compile(
    r"""(?:^|[:=,\[-])\s*(?P<quote>["']?)\[\[(?P<inside>[^\[\]\n]{1,500})\]\](?P=quote)\s*(?=[,\]#]|$)"""
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile("|".join(ENTITIES))
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_PIPE = re.compile(r"\\?\|")


class Written(NamedTuple):
    """A link and where its target stands, fragment included: for `[a][b]` that is where `b` is defined."""

    link: Link
    target: Span


def written_links(path: str, lines: Sequence[str], body_line: int, *, label_first: bool = False) -> tuple[Link, ...]:
    """The links of a note, by place. Spans do not overlap, but for an image in the label of a Markdown link.

    Code, raw HTML, comments and formulas hold none. In front matter a value that is a wikilink is one, as in Obsidian.
    `label_first` reads `[[label|target]]`, as Dendron writes it.
    """
    return tuple(each.link for each in find_written(path, lines, body_line, label_first=label_first))


def links_in(note: Note) -> list[Written]:
    """The links of a note that was read, with the places of their targets."""
    lines, blocks = note.lines, note.blocks
    return find_written(note.path, lines, note.body_line, label_first=note.label_first, blocks=blocks)


def find_written(
    path: str,
    lines: Sequence[str],
    body_line: int,
    *,
    label_first: bool = False,
    blocks: Sequence[Block] | None = None,
) -> list[Written]:
    """The links of a note as `written_links` has them, with the places of their targets.

    `blocks` are those of the note, where they are known.
    """
    if not any(map(_SIGNS.search, lines)):
        return []
    definitions: dict[str, Definition] = {}
    stretches = units(lines, body_line, parse_blocks(lines, body_line) if blocks is None else blocks)
    texts = [(unit, _read_definitions(unit, definitions)) for unit in stretches]
    found = [
        *_matter(lines[: body_line - 1]),
        *(link for unit, start in texts for link in _scan(unit, definitions, start)),
    ]
    return sorted(_written(path, where, link, label_first) for where, link in found)


def _read_definitions(unit: Unit, definitions: dict[str, Definition]) -> int:
    """Adds the definitions that stand at the start of the unit, of two with one label the first; gives their end."""
    start = 0
    while match := _DEFINITION.match(unit.text, start):
        group = "bare" if match["angle"] is None else "angle"
        definition = Definition(match[group], unit.span(*match.span(group)))
        definitions.setdefault(fold_label(match["label"]), definition)
        start = match.end()
    return start


def _scan(unit: Unit, definitions: Mapping[str, Definition], start: int) -> Iterator[tuple[Span, Found]]:
    return ((unit.span(link.start, link.end), link) for link in scan(unit, definitions, start))


def _matter(lines: Sequence[str]) -> Iterator[tuple[Span, Found]]:
    """The values of the front matter that are wikilinks; `[[a, b]]` without quotes is a list in a list."""
    for number, line in enumerate(lines, 1):
        for match in _MATTER.finditer(line) if not line.lstrip().startswith("#") else ():
            if match["quote"] or "," not in match["inside"]:
                start, end = match.span("inside")
                place = (number, start + 1, number, end + 1)
                yield (
                    (number, start - 1, number, end + 3),
                    Found(start - 2, end + 2, "wiki", "", place, match["inside"]),
                )


def _written(path: str, where: Span, found: Found, label_first: bool) -> Written:
    if found.form in ("wiki", "embed"):
        return _wiki(path, where, found, label_first)
    text = plain(found.label)
    target = found.target
    if found.form == "url" or _SCHEME.match(target):
        return Written(Link(path, *where, "url", _unescape(target), "", text), found.place)
    target, fragment = _part(target) if target != "#" else ("", "top")
    decoded = (unquote(_unescape(target)), unquote(_unescape(fragment)))
    return Written(Link(path, *where, found.form, *decoded, text), found.place)


def _wiki(path: str, where: Span, found: Found, label_first: bool) -> Written:
    """`target#fragment|text`; in a table the pipe is written `\\|`."""
    pipes = list(_PIPE.finditer(found.label))
    whole, text, start = found.label, "", 0
    if pipes and label_first:
        text, whole, start = whole[: pipes[-1].start()], whole[pipes[-1].end() :], pipes[-1].end()
    elif pipes:
        whole, text = whole[: pipes[0].start()], whole[pipes[0].end() :]
    line, column, _, _ = found.place
    place = (line, column + start, line, column + start + len(whole))
    target, fragment = _part(whole)
    shown = plain(text) or whole.strip()
    if _ADDRESS.match(whole.strip()):
        return Written(Link(path, *where, "url", whole.strip(), "", shown), place)
    return Written(Link(path, *where, found.form, target.strip(), fragment.strip(), shown), place)


def _part(target: str) -> tuple[str, str]:
    """Target and fragment; a `#` with nothing behind it belongs to a name, such as C#."""
    before, _, fragment = target.partition("#")
    return (before, fragment) if fragment.strip() or not before.strip() else (target, "")


def _unescape(target: str) -> str:
    return _ENTITY.sub(lambda match: ENTITIES[match[0]], _ESCAPE.sub(r"\1", target))
