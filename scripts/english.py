"""Find phrases that plain modern English does not use; `scripts/docs.py --check` refuses them.

Only whole phrases are listed, so that the words stay free in their other senses: an acronym stands for something, and a
note may recommend a table cell.
"""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# Phrase → what to write instead. Case matters: `is None` is Python. Names of functions and variables count too.
PHRASES = {
    r"\bst(?:and|ands|ood|anding) (?:in|nowhere|there|here|on|behind|below|beside|before|at|outside|alone|already)\b": "is in …",
    r"\b[Tt]ells? whether\b": "returns whether, shows whether",
    r"(?<![A-Za-z])[Mm]end(?:s|ed|er|ing|able)?(?![a-z])": "fix",
    r"\banew\b": "again; rebuild, recreate",
    r"(?<!there )\b(?:is|are|was) none\b": "is not a …",
    r"\bcalled so\b": "named …",
    r"\b[Ww]hat of\b": "which part of; what … of",
    r"\b[Aa]t most so many\b": "at most N; maximum number of",
    r"\b(?:comes?|goes|go) in\b[^.\n]*\bgo(?:es)? out\b": "a verb: Read …, Return …",
    r'"""[^"\n]{1,90} in, [^"\n]{1,90} out\b': "a verb: Read …, Return …",
    r"(?<![A-Za-z])[Ww]ish(?:es|ed|ing)?(?![a-z])": "option, request, setting",
}
# Lists of English words, not prose.
WORD_LISTS = {"src/aikb/links/everyday.py", "src/aikb/query/english.py"}


def files() -> Iterator[Path]:
    """Yield the files whose English counts: the program with its help and findings, documents, scripts."""
    for pattern in ("src/**/*.py", "docs/**/*.md", "scripts/**/*.py", "*.md"):
        for path in sorted(ROOT.glob(pattern)):
            name = path.relative_to(ROOT).as_posix()
            if name not in WORD_LISTS and name not in ("CHANGELOG.md", "scripts/english.py"):
                yield path


def phrases(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, phrase and replacement for each phrase in a text."""
    for pattern, instead in PHRASES.items():
        for match in re.finditer(pattern, text):
            yield text.count("\n", 0, match.start()) + 1, match[0], instead


def faults() -> list[str]:
    """Return a line for each phrase in the files."""
    return [
        f"{path.relative_to(ROOT)}:{line}: {phrase!r}: write {instead}"
        for path in files()
        for line, phrase, instead in sorted(phrases(path.read_text(encoding="utf-8")))
    ]
