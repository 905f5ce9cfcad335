"""The lines of a note come in, the links that stand written in them go out; resolves nothing, opens nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from aikb.links.scan import DESTINATION, TITLE, Definition, Found, fold_label, scan, scan_html
from aikb.model import PLAIN, Block, Dialect, Link, LinkForm, Note
from aikb.notes.inline import ENTITIES, plain
from aikb.notes.keys import CATEGORIES, TAGS
from aikb.notes.markdown import parse_blocks
from aikb.notes.units import Span, Unit, html_units, units
from aikb.notes.wikilinks import INSIDE, parts, shown, split

_SIGNS = re.compile(r"\[\[|\]\(|\]:|://|<[A-Za-z][A-Za-z0-9+.-]+:|(?i:href|src)\s*=|\{[%{]")
_DEFINITION = re.compile(
    rf"[ \t>]*(?:[-*+] +)?\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.){{1,999}})\]:\s*+{DESTINATION}{TITLE}[ \t]*+(?:\n|\Z)"
)
_MATTER = re.compile(rf"""(?:^|[:=,\[-])\s*(?P<quote>["']?)\[\[(?P<inside>{INSIDE})\]\](?P=quote)\s*(?=[,\]#]|$)""")
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*(?:::?|=)")
_TAGS = frozenset((*TAGS, *CATEGORIES))
_SCHEME = re.compile(r"(?!\S+\.\w{1,8}:\d{1,9}(?::\d{1,9})?$)[A-Za-z][A-Za-z0-9+.-]+:|//")  # b.md:12 is a place
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile("|".join(ENTITIES))
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Written(NamedTuple):
    """A link and where its target stands, fragment included: for `[a][b]` that is where `b` is defined."""

    link: Link
    target: Span


def written_links(path: str, lines: Sequence[str], body_line: int) -> tuple[Link, ...]:
    """The links of a note, by place. Spans do not overlap, but for an image in the label of a Markdown link.

    Code, raw HTML, comments and formulas hold none. In front matter a value that is a wikilink is one, as in Obsidian.
    """
    return tuple(each.link for each in find_written(path, lines, body_line))


def links_in(note: Note) -> list[Written]:
    """The links of a note that was read, with the places of their targets."""
    return find_written(note.path, note.lines, note.body_line, note.dialect, note.blocks)


def find_written(
    path: str,
    lines: Sequence[str],
    body_line: int,
    dialect: Dialect = PLAIN,
    blocks: Sequence[Block] | None = None,
) -> list[Written]:
    """The links of a note as `written_links` has them, with the places that their targets have in the file.

    `lines` are those of a note that was read, and so are the `blocks`, where they are known.
    """
    if not any(map(_SIGNS.search, lines)):
        return []
    definitions: dict[str, Definition] = {}
    blocks = parse_blocks(lines, body_line) if blocks is None else blocks
    stretches = units(lines, body_line, blocks)
    texts = [(unit, _read_definitions(unit, definitions)) for unit in stretches]
    found = [
        *_matter(lines[: body_line - 1]),
        *(link for unit, start in texts for link in _placed(unit, scan(unit, definitions, start))),
        *(link for unit in html_units(lines, blocks) for link in _placed(unit, scan_html(unit))),
    ]
    return sorted(_written(path, where, link, dialect) for where, link in found)


def _read_definitions(unit: Unit, definitions: dict[str, Definition]) -> int:
    """Adds the definitions that stand at the start of the unit, of two with one label the first; gives their end."""
    start = 0
    while match := _DEFINITION.match(unit.text, start):
        group = "bare" if match["angle"] is None else "angle"
        definition = Definition(match[group], unit.span(*match.span(group)))
        definitions.setdefault(fold_label(match["label"]), definition)
        start = match.end()
    return start


def _placed(unit: Unit, found: Iterable[Found]) -> Iterator[tuple[Span, Found]]:
    return ((unit.span(link.start, link.end), link) for link in found)


def _matter(lines: Sequence[str]) -> Iterator[tuple[Span, Found]]:
    """The values of the front matter that are wikilinks; `[[a, b]]` without quotes is a list in a list."""
    key = ""
    for number, line in enumerate(lines, 1):
        if found := _KEY.match(line):
            key = found[1].lower()
        form: LinkForm = "tag" if key in _TAGS else "wiki"  # of Logseq: `tags:: [[page]]`
        for match in _MATTER.finditer(line) if not line.lstrip().startswith("#") else ():
            if match["quote"] or "," not in match["inside"]:
                start, end = match.span("inside")
                place = (number, start + 1, number, end + 1)
                yield (
                    (number, start - 1, number, end + 3),
                    Found(start - 2, end + 2, form, match["inside"], place, split(match["inside"])[1]),
                )


def _written(path: str, where: Span, found: Found, dialect: Dialect) -> Written:
    if found.form in ("wiki", "embed", "tag"):
        return _wiki(path, where, found, dialect)
    text = plain(found.label)
    target = found.target
    if found.form == "url" or _SCHEME.match(target):
        return Written(Link(path, *where, "url", _unescape(target), "", text), found.place)
    target, fragment = parts(target) if target != "#" else ("", "top")
    decoded = (unquote(_unescape(target)), unquote(_unescape(fragment)))
    return Written(Link(path, *where, found.form, *decoded, text), found.place)


def _wiki(path: str, where: Span, found: Found, dialect: Dialect) -> Written:
    whole, label = split(found.target)[0], found.label
    line, column, _, end = found.place
    # A label that was written first is as long as before, and the target ends where the link does.
    place = (line, end - len(whole), line, end) if dialect.label_first else (line, column, line, column + len(whole))
    target, fragment = parts(whole)
    text = plain(shown(label) if found.form == "embed" else label) or whole.strip()
    if _ADDRESS.match(whole.strip()):
        return Written(Link(path, *where, "url", whole.strip(), "", text), place)
    return Written(Link(path, *where, found.form, target.strip(), fragment.strip(), text), place)


def _unescape(target: str) -> str:
    return _ENTITY.sub(lambda match: ENTITIES[match[0]], _ESCAPE.sub(r"\1", target))
