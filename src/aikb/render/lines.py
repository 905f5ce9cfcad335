"""Records for pipes: one per line, tab-separated, without the control characters of notes."""

from aikb.model import Hit
from aikb.render.sanitize import visible


def record(*fields: str) -> str:
    """Return one line: fields without tabs and line ends of their own, and without trailing empty ones."""
    return "\t".join(visible(" ".join(field.split()), "") for field in fields).rstrip("\t")


def score_parts(hit: Hit) -> str:
    """Return what a score is made of, on one line."""
    return f"{hit.score:g} = " + " + ".join(f"{name} {value:g}" for name, value in hit.parts.items())
