"""Convert TeX to Unicode, if all of the formula has Unicode characters."""

import re

from aikb.render.markdown.formula_table import ACCENTS, COMMANDS, FONTS, GREEK, SUBSCRIPTS, SUPERSCRIPTS, TEXTS

_TOKEN = re.compile(r"\\[a-zA-Z]+|\\[^a-zA-Z]|\s+|.", re.DOTALL)
_DOUBLE_ESCAPED = re.compile(r"\\(\\[a-zA-Z]|[_\[\]*#|])")
_LETTER = re.compile(rf"(\\(?:{'|'.join(GREEK)}))\s+(?=[A-Za-z0-9])")
_SIMPLE = re.compile(r"[^\s+\-=,/·×±<>≤≥]+\Z")
_PLAIN = re.compile(r"[^\\{}$&#%~^_]\Z")


class _Unknown(Exception):
    """The formula holds something that has no single way to write it in Unicode."""


def to_unicode(tex: str) -> str | None:
    """Write a formula in Unicode, or give None when any part of it would be lost or changed."""
    # Exporters of web pages escape TeX for Markdown: `\\\\tilde x\\_t`.
    source = _DOUBLE_ESCAPED.sub(r"\1", tex.strip().strip("$").strip())
    reader = _Reader(_TOKEN.findall(_LETTER.sub(r"\1{}", source)))
    try:
        text = reader.sequence()
    except (_Unknown, RecursionError):
        return None
    return re.sub(r" {2,}", " ", text).strip() or None


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens[::-1]

    def sequence(self, closing: str = "") -> str:
        parts: list[str] = []
        while self.tokens and self.tokens[-1] != closing:
            parts.append(self.item())
        if closing:
            self._next()
        return "".join(parts)

    def item(self) -> str:
        sign = self._next()
        if sign.isspace():
            return " "
        if sign in "^_":
            return _script(self.argument(), SUPERSCRIPTS if sign == "^" else SUBSCRIPTS)
        if sign == "{":
            return self.sequence("}")
        if sign.startswith("\\"):
            return self._command(sign[1:])
        return _known(sign if _PLAIN.match(sign) else None)

    def argument(self) -> str:
        while self.tokens and self.tokens[-1].isspace():
            self.tokens.pop()
        return self.item().strip()

    def _command(self, name: str) -> str:
        if name in COMMANDS:
            return COMMANDS[name]
        if name in TEXTS:
            return self._raw()
        if name in ACCENTS:
            return _accented(self.argument(), ACCENTS[name])
        if name in FONTS:
            return _known(FONTS[name].get(self.argument()))
        return self._structure(name)

    def _structure(self, name: str) -> str:
        if name in ("frac", "tfrac", "dfrac"):
            return f"{_grouped(self.argument())}/{_grouped(self.argument())}"
        if name == "sqrt" and self.tokens and self.tokens[-1] != "[":
            return f"√{_grouped(self.argument())}"
        raise _Unknown

    def _raw(self) -> str:
        if self._next() != "{":
            raise _Unknown
        parts: list[str] = []
        while (piece := self._next()) != "}":
            if piece in "{$" or (piece.startswith("\\") and piece[1:] not in ("_", "-", " ")):
                raise _Unknown
            parts.append(piece.removeprefix("\\"))
        return "".join(parts)

    def _next(self) -> str:
        if not self.tokens:
            raise _Unknown
        return self.tokens.pop()


def _known(text: str | None) -> str:
    if text is None:
        raise _Unknown
    return text


def _script(text: str, table: dict[str, str]) -> str:
    return "".join(_known(table.get(char)) for char in text)


def _accented(text: str, mark: str) -> str:
    if len(text) != 1:
        raise _Unknown
    return text + mark


def _grouped(text: str) -> str:
    return text if _SIMPLE.match(text) else f"({text})"
