"""Links that are no Markdown: attributes of HTML tags, and the shortcodes of Hexo and Hugo."""

import re
from typing import NamedTuple

from aikb.model import LinkForm

_TAGS: dict[str, tuple[str, LinkForm]] = {
    **dict.fromkeys(("a", "area"), ("href", "markdown")),
    **dict.fromkeys(("img", "video", "audio", "source", "embed"), ("src", "image")),
}
_NAME = re.compile(r"<([A-Za-z]+)")
_ATTRIBUTE = re.compile(
    r"""\s(?P<name>[A-Za-z-]+)\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'=<>`]++))"""
)
_CLOSE = re.compile(r"</a\s*>", re.IGNORECASE)
_LONGEST_LABEL = 300

# `{% post_link slug title %}`, `{% asset_img [class] x.png %}`, `{{< ref "x.md#y" >}}`, `{{% relref path="x" %}}`
SHORTCODE = (
    r"\{%-?\s++(?:post_link|post_path|asset_link|asset_img|asset_path)\s[^\n%]*+-?%\}"
    r"|\{\{[<%]\s*+(?:rel)?ref\s[^\n<>%]*+[>%]\}\}"
)
_HEXO = re.compile(r"\{%-?\s+(?P<name>\w+)\s+(?P<rest>.*?)\s*-?%\}")
_HUGO = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?[\"'`]?(?P<target>[^\"'`\s>%]+)")
_WORD = re.compile(r"\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>\S+)")
_FILE = re.compile(r"[^\s]*\.[A-Za-z0-9]{1,8}")


class Target(NamedTuple):
    """What a tag or a shortcode leads to: from and up to which offset that is written, and what is read."""

    form: LinkForm
    start: int
    end: int
    label: str


def of_tag(source: str, start: int, end: int) -> Target | None:
    """Return what the HTML tag between two offsets leads to, if anything."""
    name = _NAME.match(source, start)
    known = _TAGS.get(name[1].lower()) if name else None
    if not known:
        return None
    attributes = {match["name"].lower(): match for match in _ATTRIBUTE.finditer(source, start, end)}
    match = attributes.get(known[0])
    if match is None or match.lastgroup is None:
        return None
    return Target(known[1], *match.span(match.lastgroup), _label(source, end, attributes, known[1]))


def _label(source: str, end: int, attributes: dict[str, re.Match[str]], form: LinkForm) -> str:
    if form == "image":
        alt = attributes.get("alt")
        return alt[alt.lastgroup] if alt and alt.lastgroup else ""
    close = _CLOSE.search(source, end, end + _LONGEST_LABEL)
    return source[end : close.start()] if close else ""


def of_shortcode(source: str, start: int, end: int) -> Target | None:
    """Return what the shortcode between two offsets leads to."""
    if match := _HUGO.match(source, start, end):
        return Target("wiki", *match.span("target"), "")
    match = _HEXO.match(source, start, end)
    words = [*_WORD.finditer(source, *match.span("rest"))] if match else []
    if not match or not words:
        return None
    is_image = match["name"] == "asset_img"
    at = next((index for index, word in enumerate(words) if _FILE.fullmatch(word[0])), 0) if is_image else 0
    word = words[at]
    behind = source[words[at + 1].start() : match.end("rest")].strip("\"'") if at + 1 < len(words) else ""
    form: LinkForm = "wiki" if match["name"].startswith("post") else "image" if is_image else "markdown"
    assert word.lastgroup
    return Target(form, *word.span(word.lastgroup), behind)
