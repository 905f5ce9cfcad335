"""Whether a Han word stands in a text as itself, or only as a part of longer words of the dictionary."""

from collections.abc import Callable

SHORT = 2  # characters; longer words are hardly ever parts of others by chance


class Inside:
    """Looks at the characters beside a word; `uses` tells how often the dictionary has a word, if at all."""

    def __init__(self, uses: Callable[[str], int | None]) -> None:
        self._uses = uses
        self._words: dict[str, bool] = {}

    def only(self, word: str, text: str) -> bool:
        """Whether a short Han word is in a folded text, and at each place a part of another: 注意 in 注意力."""
        if len(word) != SHORT or word.isascii():
            return False
        at = text.find(word)
        inside = at >= 0
        while inside and at >= 0:
            inside = self._is_word(text[at : at + SHORT + 1]) or (at > 0 and self._is_word(text[at - 1 : at + SHORT]))
            at = text.find(word, at + 1)
        return inside

    def _is_word(self, text: str) -> bool:
        if text not in self._words:
            self._words[text] = len(text) > SHORT and bool(self._uses(text))
        return self._words[text]
