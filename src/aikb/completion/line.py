"""Split a command line up to the cursor as bash does, without expanding or running anything."""

_BLANKS = " \t\n"
_SPECIAL = frozenset(" '\"`$\\!()[]{}*?&;|<>^")
_IN_DOUBLE = frozenset('"$`\\')  # what a backslash takes the meaning from between double quotes
_ESCAPES = {"n": "\n", "t": "\t"}  # of those in $'…', the ones that `quoted` writes by a letter


class Word:
    """A word: its meaning, and how its end is written.

    Readline replaces only the end of a word, from an open quote or its last break (`:`, `=`) on: `head` is what the word
    means before that, `raw` is what will be replaced, as typed, `quote` the open quote or empty.
    """

    __slots__ = ("head", "quote", "raw", "text")

    def __init__(self, text: str, head: str, raw: str, quote: str = "") -> None:
        self.text, self.head, self.raw, self.quote = text, head, raw, quote


def bash_words(line: str, breaks: str) -> tuple[list[str], Word]:
    """Return the words before the last, and the last one, empty after a blank. `breaks` is COMP_WORDBREAKS."""
    words: list[str] = []
    at = 0
    while True:
        while at < len(line) and line[at] in _BLANKS:
            at += 1
        word, at = _word(line, at, breaks)
        if at >= len(line):
            return words, word
        words.append(word.text)


def unquoted(raw: str) -> str:
    """Return the meaning of a word with quotes or backslashes."""
    return _word(raw, 0, "", blanks="")[0].text


def quoted(text: str, quote: str = "") -> str:
    """Return a text quoted for bash; unchanged when it needs no quotes.

    Behind an open quote it is written for readline to close it, which it does unless the text ends as a quote does.
    """
    if not quote:
        return _bare(text)
    if any(map(_is_control, text)):
        inside = f"{quote}{_bare(text)}{quote}"  # closes the open quote, and opens it again
    elif quote == "'":
        inside = text.replace("'", "'\\''")
    else:
        inside = "".join(map(_in_double_quotes, text))
    return inside + quote if inside.endswith(quote) else inside


def _bare(text: str) -> str:
    """Return a text quoted with backslashes."""
    if any(map(_is_control, text)):
        return f"$'{''.join(map(_in_dollar_quotes, text))}'"
    escaped = "".join(f"\\{char}" if char in _SPECIAL else char for char in text)
    return f"\\{escaped}" if text[:1] in ("~", "#") else escaped


def _word(line: str, at: int, breaks: str, blanks: str = _BLANKS) -> tuple[Word, int]:
    """Return the word that begins at a position, and the position after it."""
    text, head, start = "", "", at
    while at < len(line) and line[at] not in blanks:
        char = line[at]
        if char in "'\"" or line.startswith("$'", at):
            head, start = text, at + (2 if char == "$" else 1)
            inside, at = _inside(line, start, line[start - 2 : start] if char == "$" else char)
            text += inside
            if at > len(line):  # the quote is open
                return Word(text, head, line[start:], char.replace("$", "'")), at
            head, start = text, at
        elif char == "\\":
            text, at = text + line[at + 1 : at + 2], at + 2
        else:
            text, at = text + char, at + 1
            if char in breaks:
                head, start = text, at
    return Word(text, head, line[start:at]), at


def _inside(line: str, at: int, quote: str) -> tuple[str, int]:
    """Return the text up to the closing quote, and the position after it; beyond the line if it is open."""
    text = ""
    while at < len(line):
        char = line[at]
        if char == quote[-1]:
            return text, at + 1
        after = line[at + 1 : at + 2]
        if char == "\\" and (quote == "$'" or (quote == '"' and after in _IN_DOUBLE)):
            text, at = text + (_ESCAPES.get(after, after) if quote == "$'" else after), at + 2
        else:
            text, at = text + char, at + 1
    return text, len(line) + 1


def _in_double_quotes(char: str) -> str:
    if char == "!":
        return "\"'!'\""  # nothing between double quotes keeps history from it
    return f"\\{char}" if char in _IN_DOUBLE else char


def _in_dollar_quotes(char: str) -> str:
    if _is_control(char):
        return next((f"\\{name}" for name, meant in _ESCAPES.items() if meant == char), f"\\{ord(char):03o}")
    return f"\\{char}" if char in "'\\" else char


def _is_control(char: str) -> bool:
    return char < " " or char == "\x7f"
