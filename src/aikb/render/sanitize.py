"""Make control characters visible, so that no terminal obeys the text of a note."""

import re

# Bidi overrides and isolates reorder a line, tag characters hide a message, U+2028/2029 break a line for some programs.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
# Soft hyphen and byte order mark draw nothing where they belong; terminals disagree about their width.
_DROPPED = "\xad\ufeff"


def visible(text: str, keep: str = "\n\t") -> str:
    """Return the text with controls, bidi overrides and lone surrogates as visible characters."""
    if text.isprintable() and not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub(lambda match: match[0] if match[0] in keep else shown(match[0]), text)


def escaped(json: str) -> str:
    """Return the same JSON with those characters as JSON escapes."""
    if json.isprintable() and not _UNSAFE.search(json):
        return json
    return _UNSAFE.sub(lambda match: _escape(match[0]), json)


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def shown(char: str) -> str:
    """Return the visible form of one character: `␛`, `\\x9b`, `<U+202E>`, or the character itself."""
    if not _UNSAFE.match(char):
        return char
    code = ord(char)
    if char in _DROPPED:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"\\x{code:02x}" if code < 0xA0 else f"<U+{code:04X}>"
