"""Choose the title of a note from its headings and its file name."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from aikb.base.scripts import HAN
from aikb.model import Block
from aikb.notes.hashtags import without_hashtags
from aikb.notes.inline import plain
from aikb.notes.wikilinks import WIKILINK

_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")
_LONGEST = 1000
_NOTHING = re.compile(  # badges, links that lead about, hashtags, HTML
    rf"(?:\s|!?\[[^\]\n]*\]\([^)\n]*\)|!?{WIKILINK}|\[!\[[^\n]*\]\([^)\n]*\)|<[^>\n]*>|https?://\S++|\#\w[\w/-]*|[\d\W_])*+"
)
_ENCODED = re.compile(r"%(?:3A|2F|3F|2A|22|3C|3E|7C|5C|23|25)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+[\s._、)）~-]+(?=\D)")
_WORD = re.compile(rf"[{HAN}]+|[A-Za-z][A-Za-z0-9]*")
_HASH = re.compile(r"(?=\w*\d)[0-9a-f]{8,}", re.IGNORECASE)
_GENERIC = frozenset(
    """
    readme index home sidebar summary toc contents license changelog contributing security notice authors agents claude gemini
    skill todo inbox draft untitled note notes page part chapter ch day lesson week unit lecture section doc docs main
    unnamed md copy 目录 首页 索引 笔记 草稿 无标题 未命名 新建 第 章 节 课 天 讲 篇 页 周 部分
    """.split()
) | {"code of conduct"}


def plain_title(source: str) -> str:
    """Return the heading as plain text, without the tags and attributes at its end."""
    return plain(without_hashtags(_ATTRIBUTES.sub("", source[:_LONGEST]))) or source.strip()


def title_from_path(path: str) -> str:
    """Return the file name without its extension, in NFC; bytes that are not UTF-8 become U+FFFD."""
    name = path.rsplit("/", 1)[-1]
    stem = _decoded(path, name.rsplit(".", 1)[0] or name)
    return unicodedata.normalize("NFC", stem.encode("utf-8", "replace").decode() if not _is_text(stem) else stem)


def _decoded(path: str, stem: str) -> str:
    """Return the page name that Logseq encodes in a file name: `A___b` is A/b, `std%3A%3Amap` is std::map."""
    if "%" in stem and _ENCODED.search(stem):
        stem = unquote(stem, errors="replace")
    return stem.replace("___", "/") if "___" in stem and f"/{path}".rpartition("/")[0].endswith("/pages") else stem


def title_of(path: str, blocks: Sequence[Block], *, named_by_file: bool = False) -> str:
    """Return the title of a note without one in its metadata; with `named_by_file` a meaningful file name.

    It is a heading of level 1 with no text before it, unless others of its level divide the file: those are sections,
    and the file name says of what. Else a meaningful file name; else the first heading of level 1 anywhere, or the
    heading that opens the note.
    """
    opening = _opening(blocks)
    name = telling_name(path)
    if opening and opening.level == 1:
        tops = [each for each in _walk(blocks) if (each.type, each.level) == ("heading", 1) and each.text.strip()]
        if not name or (len(tops) < 2 and not named_by_file):
            return plain_title(opening.text)
        titles = map(plain_title, (each.text for each in tops))
        return next((title for title in titles if _same_name(title, name)), name)
    if name:
        return name
    first = next(
        (each for each in _walk(blocks) if (each.type, each.level) == ("heading", 1) and each.text.strip()), opening
    )
    return plain_title(first.text) if first else title_from_path(path)


def _same_name(title: str, name: str) -> bool:
    """Return whether a heading is the file name as people write it: `Chain of Thought` for `chain-of-thought`."""
    return _joined(title) == _joined(name)


def _joined(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def telling_name(path: str) -> str:
    """Return the file name without a leading number; empty if it is meaningless: README, 2024-05-01, a hash."""
    name = title_from_path(path)
    words = [word.lower() for word in _WORD.findall(name)]
    told = [word for word in words if len(word) > 1 and word not in _GENERIC and not _HASH.fullmatch(word)]
    if not told or " ".join(words) in _GENERIC or name.startswith("_"):
        return ""
    return _NUMBER.sub("", name, count=1) if _NUMBER.match(name) else name


def _opening(blocks: Sequence[Block]) -> Block | None:
    """Return the heading that a note begins with; badges, comments and hashtags may come first."""
    for block in _walk(blocks):
        if block.type == "heading" and block.text.strip():
            return block
        nothing = block.type == "html" or _NOTHING.fullmatch(block.text[:_LONGEST])
        if block.type in ("quote", "table", "code") or not nothing:
            return None
    return None


def _walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, also those inside lists, where Logseq has headings."""
    pending = list(reversed(blocks))
    while pending:
        block = pending.pop()
        yield block
        if block.type in ("list", "item"):
            pending.extend(reversed(block.children))


def _is_text(name: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in name)
