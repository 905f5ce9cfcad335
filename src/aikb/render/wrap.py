"""Wrap paragraphs of Chinese and English text."""

from aikb.render.width import JOINER, VARIATION, advances

SPACES = frozenset(" \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000")
NO_START = frozenset("，。、；：？！）」』】》〉〕］｝〗〙”’…—～·・々〻ー％‰℃")
NO_END = frozenset("（「『【《〈〔［｛〖〘“‘")
# Chinese notes mix widths: `神经元: 激活` must not begin a line with the colon.
_NO_START_AT_WIDE = NO_START | frozenset(",.;:?!)]}%")
_NO_END_AT_WIDE = NO_END | frozenset("([{")

# In longer paragraphs straight quotation marks are not paired: that takes time by the square of their length.
_LONGEST_QUOTING = 5000

Span = tuple[int, int]


def wrap(text: str, width: int, first: int | None = None) -> list[Span]:
    """Return the spans of lines of at most `width` cells (the first: `first`), by the rules of both languages."""
    cells = advances(text)
    if "\n" not in text and sum(cells) <= min(width, width if first is None else first):
        return [(0, _trimmed(text, 0, len(text)))]
    spans: list[Span] = []
    start: int | None = 0
    room = width if first is None else first
    if first is not None and first < width and _starts_better_below(text, cells, first):
        spans.append((0, 0))
        room = width
    while start is not None:
        end, following = _line(text, cells, start, room)
        spans.append((start, _trimmed(text, start, end)))
        start, room = following, width
    return spans


def fold(text: str, width: int) -> list[Span]:
    """Cut one line of code into pieces of at most `width` cells, after a space where possible; every space is kept."""
    cells = advances(text)
    spans: list[Span] = []
    start = used = 0
    for index, char in enumerate(text):
        if used + cells[index] > width and index > start and not _is_glued(text, cells, index, char):
            cut = _behind_space(text, start, index) or _before_punctuation(text, cells, start, index)
            spans.append((start, cut))
            start, used = cut, sum(cells[cut:index])
        used += cells[index]
    spans.append((start, len(text)))
    return spans


def _behind_space(text: str, start: int, index: int) -> int:
    """Return the last cut after a space in the second half of a line, or 0 if there is none to use."""
    cut = text.rfind(" ", (start + index + 1) // 2, index) + 1
    return 0 if text[cut] in NO_START else cut


def _before_punctuation(text: str, cells: list[int], start: int, index: int) -> int:
    """Return `index`, or a cut up to two characters before it, so that no line begins with punctuation."""
    for cut in range(index, max(start, index - 3), -1):
        if text[cut] not in NO_START and not _is_glued(text, cells, cut, text[cut]):
            return cut
    return index


def _line(text: str, cells: list[int], start: int, room: int) -> tuple[int, int | None]:
    """Return where the line from `start` ends and where the next one begins (None: there is none)."""
    used, chance, before, index = 0, start, "", start
    for index in range(start, len(text)):
        char = text[index]
        if char == "\n":
            return index, index + 1
        if char not in SPACES:
            if before and _may_break(text, cells, index, before):
                chance = index
            if used + cells[index] > room and index > start:
                cut = chance if chance > start else _forced(text, cells, start, index)
                return (cut, cut) if cut < len(text) else (cut, None)
            before = char
        used += cells[index]
    return len(text), None


def _may_break(text: str, cells: list[int], index: int, before: str) -> bool:
    """Return whether a line may begin at `index`; `before` is the last non-space character."""
    char, last = text[index], text[index - 1]
    if _is_glued(text, cells, index, char):
        return False
    if last in SPACES:
        return char not in NO_START and before not in NO_END
    if cells[index] != 2 and cells[index - 1] != 2:
        return False
    if char in _NO_START_AT_WIDE or last in _NO_END_AT_WIDE:
        return False
    return not ('"' in (char, last) and len(text) <= _LONGEST_QUOTING) or _is_outside(text, index)


def _is_outside(text: str, index: int) -> bool:
    """Return whether a break at a straight quotation mark keeps it with what it quotes; every other mark opens."""
    opens = text[index] == '"'
    return opens == (text.count('"', 0, index if opens else index - 1) % 2 == 0)


def _is_glued(text: str, cells: list[int], index: int, char: str) -> bool:
    return cells[index] == 0 or char == VARIATION or text[index - 1] == JOINER


def _forced(text: str, cells: list[int], start: int, over: int) -> int:
    """Cut a unit that is longer than its line: a path after a slash, else where punctuation allows."""
    slash = text.rfind("/", (start + over) // 2, over) + 1
    if slash and text[slash] not in NO_START and not _is_glued(text, cells, slash, text[slash]):
        return slash
    whole = [index for index in range(start + 1, over + 1) if not _is_glued(text, cells, index, text[index])]
    for unwanted_above in (NO_END, frozenset[str]()):
        for index in reversed(whole):
            if text[index] not in _NO_START_AT_WIDE and text[index - 1] not in unwanted_above:
                return index
    if whole:
        return whole[-1]
    index = over
    while index < len(text) and (_is_glued(text, cells, index, text[index]) and text[index] != "\n"):
        index += 1
    return index


def _starts_better_below(text: str, cells: list[int], first: int) -> bool:
    """Return whether the first unit fits a whole line but not the shorter first one."""
    used = 0
    for index, char in enumerate(text):
        if char in SPACES or char == "\n" or (index and _may_break(text, cells, index, text[index - 1])):
            return False
        used += cells[index]
        if used > first:
            return True
    return False


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in SPACES:
        end -= 1
    return end
