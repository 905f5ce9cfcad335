"""A rule, told in words and examples, in Markdown or as a JSON object."""

from collections.abc import Iterator
from typing import Any

from aikb.check.rule import Rule

_FIXES = {"safe": "`--fix` mends it.", "unsafe": "`--fix --unsafe-fixes` mends it.", "": ""}


def remarks(rule: Rule) -> Iterator[str]:
    """What else there is to know of a rule, in sentences."""
    yield f"Severity: {rule.severity}."
    if rule.optional:
        yield f"It runs only when it is asked for: `--extend-select {rule.code}`."
    if _FIXES[rule.fixable]:
        yield _FIXES[rule.fixable]


def markdown(rule: Rule) -> str:
    """The rule as a piece of Markdown: heading, purpose, examples."""
    parts = [f"# {rule.code} {rule.name}", rule.doc, " ".join(remarks(rule))]
    for title, example in (("Found here", rule.bad), ("Mended", rule.good)):
        if example:
            parts.append(f"{title}:\n\n{_fenced(example)}")
    return "\n\n".join(parts)


def as_object(rule: Rule) -> dict[str, Any]:
    """What a program may want to know of a rule."""
    told = {"code": rule.code, "name": rule.name, "severity": rule.severity, "doc": rule.doc}
    return {**told, "fixable": rule.fixable, "optional": rule.optional, "bad": rule.bad, "good": rule.good}


def _fenced(example: str) -> str:
    """An example in a code block, whatever fences it holds itself; what cannot be seen is left as it is."""
    fence = "`" * max(3, 1 + max((len(run) for run in _runs(example)), default=0))
    return f"{fence}markdown\n{example.rstrip(chr(10))}\n{fence}"


def _runs(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip() and not line.strip().strip("`"))
