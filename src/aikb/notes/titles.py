"""The text of a heading or the name of a file comes in, a title goes out; no more Markdown than a heading needs."""

import re
import unicodedata

_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->")
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")
_STRONG = re.compile(r"(\*\*\*|___|\*\*|__|~~|==|`+)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])(.+?)(?<=[^\s_])_(?![\w_])"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONGEST = 1000


def plain_title(source: str) -> str:
    """The heading as plain text: no emphasis, no anchors, the text of a link instead of the link."""
    text = " ".join(source[:_LONGEST].split())
    for pattern in (_IMAGE, _WIKILINK, _LINK):
        text = pattern.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _ATTRIBUTES.sub("", text)
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    text = _EMPHASIS.sub(lambda match: match[1] or match[2], text)
    return _ESCAPE.sub(r"\1", text).strip() or source.strip()


def title_from_path(path: str) -> str:
    """The file's name without its ending, composed; bytes that are no text become U+FFFD."""
    name = path.rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0] or name
    return unicodedata.normalize("NFC", stem.encode("utf-8", "replace").decode() if not _is_text(stem) else stem)


def _is_text(name: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in name)
