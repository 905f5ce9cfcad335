"""Draw a code block as highlighted lines."""

from functools import cache
from typing import TYPE_CHECKING

from aikb.render.markdown.lines import Flow, Line, prefixed

if TYPE_CHECKING:
    from rich.syntax import SyntaxTheme

_PLAIN = frozenset(("", "text", "plaintext", "plain", "txt"))
_INDENT = "  "
# The colours that `theme` allows words; what is added or deleted has its sign beside the colour.
_LOOKS = {
    "Comment": "dim italic",
    "Keyword": "magenta",
    "Keyword.Type": "bold",
    "Operator.Word": "magenta",
    "Name.Builtin": "italic",
    "Name.Function": "bold",
    "Name.Class": "bold",
    "Name.Decorator": "magenta",
    "Name.Tag": "magenta",
    "Name.Attribute": "italic",
    "String": "bright_blue",
    "Number": "bright_blue",
    "Generic.Deleted": "red",
    "Generic.Inserted": "green",
    "Generic.Heading": "bold",
}


def code_lines(code: str, info: str, width: int, theme: str = "") -> list[Line]:
    """Draw a code block: a label when it names a language, then the code, indented and folded, nothing dropped."""
    flow = Flow()
    code = "\n".join(line.expandtabs(4) for line in code.removesuffix("\n").split("\n"))
    flow.put(code)
    language = next(iter(info.lower().split()), "")
    is_known = theme and language not in _PLAIN and flow.text == code
    marks = _highlighted(code, language, theme) if is_known else []
    flow.marks += marks or [(0, flow.length, "aikb.code_block")]
    indent = Line(_INDENT if width > 2 * len(_INDENT) else "")
    lines = prefixed(flow.folded(width - len(indent.text)), indent, indent)
    return lines if language in _PLAIN else [*_label(info, width), *lines]


def _label(info: str, width: int) -> list[Line]:
    flow = Flow("aikb.code_label")
    flow.put(f"── {info.strip()}")
    return flow.lines(width)


def _highlighted(code: str, language: str, theme: str) -> list[tuple[int, int, str]]:
    from rich.syntax import Syntax  # noqa: PLC0415 - costs 40 ms, and few notes hold code in a known language

    syntax = Syntax(code, language, theme=_theme() if theme == "aikb" else theme)
    if syntax.lexer is None:
        return []
    text = syntax.highlight(code)
    if text.plain.rstrip("\n") != code.rstrip("\n"):
        return []
    return [(span.start, span.end, str(span.style)) for span in text.spans if str(span.style) != "none"]


@cache
def _theme() -> "SyntaxTheme":
    from pygments.token import string_to_tokentype  # type: ignore[import-untyped]  # noqa: PLC0415 - likewise
    from rich.style import Style  # noqa: PLC0415 - likewise
    from rich.syntax import ANSISyntaxTheme  # noqa: PLC0415 - likewise

    return ANSISyntaxTheme({string_to_tokentype(name): Style.parse(look) for name, look in _LOOKS.items()})
