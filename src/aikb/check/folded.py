"""Text comes in; the same text whatever its case, width and blanks goes out. Finer than a key: GPT and GPTs stay two."""

import unicodedata


def folded(text: str) -> str:
    """Equal for two texts that differ in case, width and blanks only."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
