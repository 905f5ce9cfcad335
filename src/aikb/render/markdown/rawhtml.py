"""Draw raw HTML as text with the few styles of a terminal; unknown tags stay as text."""

import re
from html import unescape

from aikb.render.markdown.lines import Flow

_TAG = re.compile(r"""<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s(?:"[^"]*"|'[^']*'|[^'"<>])*)?)/?>""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_STYLES = {
    "b": "aikb.strong", "strong": "aikb.strong", "i": "aikb.emphasis", "em": "aikb.emphasis", "code": "aikb.code",
    "kbd": "aikb.code", "samp": "aikb.code", "tt": "aikb.code", "s": "aikb.strike", "del": "aikb.strike",
    "strike": "aikb.strike", "mark": "aikb.mark", "u": "underline", "ins": "underline", "summary": "aikb.strong",
    "h1": "aikb.heading1", "h2": "aikb.heading2", "h3": "aikb.heading3", "h4": "aikb.heading4",
    "h5": "aikb.heading5", "h6": "aikb.heading6", "th": "aikb.table_head", "dt": "aikb.term",
}  # fmt: skip
_BREAKING = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 head header hr html legend li main nav ol optgroup option p pre section summary table tbody tfoot thead "
    "title tr ul".split()
)
_QUIET = frozenset(
    "a abbr acronym area audio base basefont bdi bdo big button canvas caption cite col colgroup data datalist dfn dialog "
    "embed font frame frameset iframe input label link map menu meta meter noframes noscript object output param picture "
    "progress q rp rt ruby script select slot small source span style svg template textarea time track tt var video wbr".split()
)
_SEPARATED = frozenset(("td", "th"))
_SCRIPTS = {"sup": "^", "sub": "_"}


def write_html(flow: Flow, source: str) -> None:
    """Write the text of some HTML; comments, and tags that HTML knows, leave only their effect."""
    end = 0
    for tag in _TAG.finditer(source):
        flow.put(unescape(source[end : tag.start()]))
        _write_tag(flow, tag)
        end = tag.end()
    flow.put(unescape(source[end:]))


def _write_tag(flow: Flow, tag: re.Match[str]) -> None:
    name = (tag[2] or "").lower()
    if name == "img":
        _write_image(flow, tag[3])
    elif name in _BREAKING or name in _SEPARATED:
        _write_boundary(flow, name)
    elif name in _SCRIPTS:
        flow.put("" if tag[1] else _SCRIPTS[name])
    elif name and name not in _QUIET and name not in _STYLES:
        flow.put(tag[0])
    if name in _STYLES:
        _switch(flow, _STYLES[name], is_end=bool(tag[1]))


def _write_boundary(flow: Flow, name: str) -> None:
    if name in _SEPARATED:
        flow.put("" if flow.last in ("\n", " ", "") else "  ")
    elif name == "br" or flow.last != "\n":
        flow.put("\n" if flow.length else "")


def _write_image(flow: Flow, attributes: str) -> None:
    values = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(attributes)}
    name = unescape(values.get("alt") or values.get("src", "").rsplit("/", 1)[-1])
    flow.put(f"[图 {name}]" if name else "[图]", "aikb.image")


def _switch(flow: Flow, style: str, *, is_end: bool) -> None:
    if is_end:
        flow.close(style)
    else:
        flow.open(style)
