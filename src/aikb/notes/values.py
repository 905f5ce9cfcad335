"""Read title, names, tags, dates and sources from the pairs of any dialect, and report problems."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from aikb.model import KINDS, Edit, Kind
from aikb.notes.dates import read_date
from aikb.notes.inline import without_entities
from aikb.notes.keys import ALIASES, CATEGORIES, CREATED, OTHER_TITLES, SUMMARY, TAGS, UPDATED
from aikb.notes.metadata import Finding, Pair, Value
from aikb.notes.quoting import plain_or_quoted, quote, replace
from aikb.notes.traps import trap
from aikb.notes.wikilinks import without_wikilinks

_KIND_NAMES: dict[str, Kind] = {**{kind: kind for kind in KINDS}, "glossaries": "glossary", "glossarys": "glossary"}
_KIND_NAMES |= {"lingos": "lingo", "topics": "topic", "notes": "note"}

_OTHERS = frozenset({"keywords", "categories"})  # of tools that take one text as well
_SEPARATORS = re.compile(r"[,，、;；]")
_WIDE_SEPARATORS = re.compile(r"[，、；]")
_DASH = re.compile(r"(?<=\s)[-–—](?=\s)")
_CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_LINK = re.compile(r"!?\[[^\[\]]*\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?[^()]*\)")
_URL = re.compile(r"<?(https?://[^\s<>，、；]+)>?")
_URL_PATH = re.compile(r"/.*|.*/|.*://.*|.*\.html?", re.DOTALL | re.IGNORECASE)
_SPOKEN = {**{name: name for name in ("text", "line", "number", "date", "list")}, "bool": "boolean", "map": "mapping"}
_LONE = re.compile("[\ud800-\udfff]")


class Meta(NamedTuple):
    """The values of a note's metadata; empty where it has no value."""

    title: str
    kind: Kind | None
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    created: str
    updated: str
    sources: tuple[str, ...]
    findings: tuple[Finding, ...]
    summary: str = ""


@dataclass
class _Reading:
    """Values and problems while pairs are read; a later pair does not replace a single value."""

    title: str = ""
    kind: Kind | None = None
    aliases: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    created: str = ""
    updated: str = ""
    sources: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def complain(self, value: Value, rule: str, message: str, edits: tuple[Edit, ...] = ()) -> None:
        self.findings.append(Finding(value.line, value.column, rule, message, edits=edits))


def read_values(pairs: Sequence[Pair]) -> Meta:
    """Return the values of all known keys in any case; of two single values the first wins, lists are joined."""
    reading = _Reading()
    for pair in pairs:
        reader = READERS.get(pair.name)
        if reader and pair.value.type != "null" and (pair.value.text or pair.value.items):
            reader(reading, pair.name, pair.value)
    return Meta(
        reading.title,
        reading.kind,
        tuple(dict.fromkeys(reading.aliases)),
        tuple(dict.fromkeys(reading.tags)),
        reading.created,
        reading.updated,
        tuple(dict.fromkeys(reading.sources)),
        tuple(reading.findings),
        _summary(pairs),
    )


def _summary(pairs: Sequence[Pair]) -> str:
    """Return the text of the first key that summarises the note."""
    texts = {pair.name: pair.value.text for pair in pairs if pair.value.type in ("text", "line")}
    return next((_clean(texts[name]) for name in SUMMARY if texts.get(name)), "")


def _read_title(reading: _Reading, key: str, value: Value) -> None:
    if value.type in ("list", "map", "number", "bool", "date"):
        reading.complain(
            value,
            "AKB007",
            f"The {key} is a {_SPOKEN[value.type]}; a text is expected, in quotes if need be.",
            quote(value),
        )
    reading.title = reading.title or _clean(" ".join(item.text for item in _flatten(value)))


def _read_kind(reading: _Reading, key: str, value: Value) -> None:
    kind = _KIND_NAMES.get(value.text.strip().lower()) if value.type not in ("list", "map") else None
    reading.kind = reading.kind or kind
    if kind or key != "kind":  # other tools have a `type` of their own
        return
    if value.type in ("list", "map"):
        message = f"The kind is a {_SPOKEN[value.type]}; one of {', '.join(KINDS)} is expected."
        reading.complain(value, "AKB007", message)
    else:
        message = f"The kind '{_shorten(value.text)}' is unknown; {', '.join(KINDS)} are known."
        reading.complain(value, "AKB010", message)


def _read_other_title(reading: _Reading, key: str, value: Value) -> None:  # noqa: ARG001 - the readers' common form
    names = (_clean(item.text) for item in _flatten(value) if item.type in ("text", "line"))
    reading.aliases += [name for name in names if name and not _URL_PATH.fullmatch(name)]


def _read_aliases(reading: _Reading, key: str, value: Value) -> None:
    if not _check_list(reading, key, value, [] if value.items else _split(value, True)):
        return
    names = (name for item in _flatten(value) for name in _split(item, item is value))
    reading.aliases += [name for name in map(_clean, names) if name and not _URL_PATH.fullmatch(name)]


def _read_tags(reading: _Reading, key: str, value: Value) -> None:
    if not _check_list(reading, key, value, [] if value.items else _split_tags(value, True, key)):
        return
    words = (word for item in _flatten(value) for word in _split_tags(item, item is value, key))
    reading.tags += [tag for tag in (_clean(word).lstrip("#").strip() for word in words) if tag]


def _read_sources(reading: _Reading, _key: str, value: Value) -> None:
    for item in _flatten(value, as_text=False):
        urls = [match[1] for match in _LINK.finditer(item.text)] or [match[1] for match in _URL.finditer(item.text)]
        is_only_urls = len(item.text) > 2000 or not _URL.sub("", _LINK.sub("", item.text)).strip(" ,，、;；\t\n")
        reading.sources += urls if urls and is_only_urls else [_clean(item.text)] if item.text.strip() else []


def _read_date_into(name: str) -> Callable[[_Reading, str, Value], None]:
    def read(reading: _Reading, key: str, value: Value) -> None:
        try:
            day = read_date(value.text)
        except (ValueError, OverflowError, OSError):
            shown = _shorten(value.text)
            reading.complain(value, "AKB009", f"The value '{shown}' of {key} is not a date; 2025-01-31 is expected.")
            return
        setattr(reading, name, getattr(reading, name) or day)

    return read


def _check_list(reading: _Reading, key: str, value: Value, words: list[str]) -> bool:
    """Return whether the value can be read as a list of texts, and report what is not one. `words` are a text's parts."""
    expected = f"a list of texts is expected, such as {key}: [a, b]"
    if value.type == "map":
        reading.complain(value, "AKB007", f"`{key}` is a mapping; {expected}.")
        return False
    if value.type not in ("list", "line") and not (key in _OTHERS and value.type == "text"):
        listed = ", ".join(plain_or_quoted(bare) for word in words if (bare := word.strip().lstrip("#").strip()))
        is_clear = len(words) > 1 or key in ALIASES or " " not in value.text.strip()  # one tag, or several?
        edits = replace(value, f"[{listed}]") if is_clear else ()
        reading.complain(value, "AKB007", f"`{key}` is a single {_SPOKEN[value.type]}; {expected}.", edits)
    for item in value.items:
        if item.type not in ("text", "line", "null") and not trap(item):  # a trap is a finding of its own
            message = f"An item of {key} is a {_SPOKEN[item.type]}; a text is expected, in quotes if need be."
            reading.complain(item, "AKB007", message, quote(_as_text(item) if item.style == "block" else item))
    return True


def _flatten(value: Value, *, as_text: bool = True) -> Iterator[Value]:
    """Yield the texts of a value; `[[Self-Attention]]` without quotes is a list in a list.

    With `as_text` an item such as `- Attention: a survey`, which YAML reads as a mapping, is a text.
    """
    if value.type not in ("list", "map"):
        yield value
    for item in value.items:
        if as_text and value.style == "dashes" and item.type == "map" and item.style == "block":
            yield _as_text(item)
        elif item.type != "null":
            yield from _flatten(item, as_text=as_text)


def _as_text(item: Value) -> Value:
    """Return the text that a mapping was meant to be."""
    ends = item.items[-1] if item.items else item
    behind = " ".join(each.text for each in item.items).strip()
    text = f"{item.text}: {behind}" if behind else item.text
    return Value(text, "text", item.line, item.column, (), ends.end_line, ends.end_column, "plain")


def _split(value: Value, alone: bool) -> list[str]:
    """Return an item of a list is one name, unless full-width commas show that several were meant."""
    return (_SEPARATORS if alone else _WIDE_SEPARATORS).split(_written(value.text))


def _split_tags(value: Value, alone: bool, key: str) -> list[str]:
    """Return the tags of a text or an item; `Linux - SSH` is two, written on one line of a list."""
    parts = [part for text in _split(value, alone) for part in _DASH.split(text)]
    words = _written(value.text).split()
    if len(words) > 1 and all(word.startswith("#") for word in words):
        return words
    # Jekyll separates tags by blanks; a blank inside Chinese, a wikilink or a list of keywords separates nothing.
    is_jekyll = alone and len(parts) == 1 and key in ("tags", "tag", "categories") and "[[" not in value.text
    return words if is_jekyll and not _CJK.search(value.text) else parts


def _written(text: str) -> str:
    """Return the text with its entities decoded; their `;` would separate names."""
    return without_entities(text) if "&" in text else text


def _clean(text: str) -> str:
    """Return the text with plain blanks, targets for wikilinks, decoded entities and no lone surrogates."""
    text = _written(text)
    text = without_wikilinks(text)
    if not text.isascii():
        text = _LONE.sub("\ufffd", text)
    return " ".join(text.split())


def _shorten(text: str) -> str:
    text = _clean(text)
    return text if len(text) <= 40 else text[:39] + "…"


Reader = Callable[[_Reading, str, Value], None]
READERS: dict[str, Reader] = {
    "title": _read_title,
    **dict.fromkeys(("kind", "type"), _read_kind),
    **dict.fromkeys(ALIASES, _read_aliases),
    **dict.fromkeys(OTHER_TITLES, _read_other_title),
    **dict.fromkeys((*TAGS, *CATEGORIES), _read_tags),
    **dict.fromkeys(CREATED, _read_date_into("created")),
    **dict.fromkeys(UPDATED, _read_date_into("updated")),
    **dict.fromkeys(("sources", "source"), _read_sources),
}
