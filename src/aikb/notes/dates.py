"""Read dates in any usual form as `YYYY-MM-DD`, without time of day or time zone."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[T\s,，].*)?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T\s].*|\d{6})?", re.DOTALL)
_EPOCH = re.compile(r"-?\d{9,10}(?:\d{3})?(?:\.\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_ENGLISH = re.compile(
    rf"(?:[a-z]{{3,9}}\.?,?\s+)?(?:{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}),?\s+(\d{{4}})\b.*",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=1024)  # notes of one day are many
def read_date(text: str) -> str:
    """Return the date in `text` as an ISO date. Raises ValueError if it is not a date."""
    text = text.strip().removeprefix("[[").removesuffix("]]").strip()
    if len(text) > 100:
        raise ValueError(text)
    if match := _YEAR_FIRST.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    if _EPOCH.fullmatch(text) and not (len(text) == 8 or len(text) == 14):
        return _from_epoch(float(text))
    if match := _COMPACT.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    if match := _ENGLISH.fullmatch(text):
        month = _MONTHS.index((match[1] or match[4]).lower()) + 1
        return date(int(match[5]), month, int(match[2] or match[3])).isoformat()
    raise ValueError(text)


def _from_epoch(number: float) -> str:
    seconds = number / 1000 if abs(number) >= 1e11 else number
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
