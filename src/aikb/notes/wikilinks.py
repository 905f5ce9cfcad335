"""The only grammar of `[[target#fragment|label]]`, the form that every note has once it is read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from aikb.model import Dialect

# The text between the brackets: no line end, and brackets only in pairs, as in `[[f[x] of y]]`.
INSIDE = r"(?:[^\[\]\n]++|\[[^\[\]\n]*+\])++"
# An address behind `[[1]]` makes a Markdown link of it, whose label is `[1]`; a remark in parentheses does not.
_ADDRESS = r"\(\s*+(?:<[^<>\n]*+>|#|[A-Za-z][A-Za-z0-9+.-]++:|[^\s()<>]*?(?:/|\.[A-Za-z]{2,8}(?:#[^\s()<>]*)?[)\s]))"
_CLOSE = rf"\]\](?!{_ADDRESS})"
# A wikilink without groups, for patterns that step over one.
WIKILINK = rf"\[\[(?!\[|\s*+\]){INSIDE}{_CLOSE}"

_WIKILINK = re.compile(rf"(?P<embed>!?)\[\[(?!\[|\s*+\])(?P<inside>{INSIDE}){_CLOSE}")
_PIPE = re.compile(r"\\?\|")
_SIZE = re.compile(r"\d{1,5}(?:x\d{1,5})?")
_UNFIT = re.compile(r"[\[\]|\n\r]")


class Wikilink(NamedTuple):
    """The parts of a wikilink as written, with their blanks; `label` is empty if there is no label."""

    whole: str  # target and fragment
    label: str = ""
    embed: bool = False

    @property
    def target(self) -> str:
        """The part before the `#`."""
        return parts(self.whole)[0].strip()

    @property
    def shown(self) -> str:
        """What a reader sees: the label, unless it is the size of a picture, else the whole target."""
        return (shown(self.label) if self.embed else self.label.strip()) or self.whole.strip()


def split(inside: str) -> tuple[str, str]:
    """Return the parts before and after the first pipe; in a table the pipe is written `\\|`."""
    pipe = _PIPE.search(inside)
    return (inside[: pipe.start()], inside[pipe.end() :]) if pipe else (inside, "")


def shown(label: str) -> str:
    """Return the label of a link; `300` and `300x200` are the size of a picture."""
    label = label.strip()
    return "" if _SIZE.fullmatch(label) else label


def parts(whole: str) -> tuple[str, str]:
    """Return the target and the fragment of a link; a `#` with nothing behind it belongs to a name, such as C#."""
    before, _, fragment = whole.partition("#")
    return (before, fragment) if fragment.strip() or not before.strip() else (whole, "")


def find_wikilinks(text: str) -> Iterator[Wikilink]:
    """Yield the wikilinks of a text, in code and comments too."""
    return map(_parsed, _WIKILINK.finditer(text) if "[[" in text else ())


def match_wikilink(text: str, start: int, end: int) -> tuple[Wikilink, int] | None:
    """Return the wikilink at an offset and where it ends, if there is one."""
    match = _WIKILINK.match(text, start, end)
    return (_parsed(match), match.end()) if match else None


def without_wikilinks(text: str) -> str:
    """Return the text with the targets of its wikilinks in their place."""
    return _WIKILINK.sub(lambda match: _parsed(match).target or match[0], text) if "[[" in text else text


def fits(name: str) -> bool:
    """Return whether a name can be the target of a wikilink."""
    return not _UNFIT.search(name)


def inside_of(target: str, label: str, dialect: Dialect, *, in_row: bool) -> str:
    """Return what is written between the brackets in a file; in the row of a table the pipe is `\\|`."""
    if label == target:
        return target
    return ("\\|" if in_row else "|").join((label, target) if dialect.label_first else (target, label))


def swap_label(text: str) -> str:
    """Return the text with what follows the last pipe of each wikilink in front; it is as long as before."""
    return _WIKILINK.sub(_swapped, text)


def _parsed(match: re.Match[str]) -> Wikilink:
    return Wikilink(*split(match["inside"]), bool(match["embed"]))


def _swapped(match: re.Match[str]) -> str:
    pipes = list(_PIPE.finditer(match["inside"]))
    if not pipes:
        return match[0]
    label, target = match["inside"][: pipes[-1].start()], match["inside"][pipes[-1].end() :]
    return f"{match['embed']}[[{target}{pipes[-1][0]}{label}]]"
