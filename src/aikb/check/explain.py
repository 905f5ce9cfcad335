"""Explain a rule in words and examples, as Markdown or JSON."""

from collections.abc import Iterator
from typing import Any

from aikb.check.rule import Rule

_FIXES = {"safe": "`--fix` fixes it.", "unsafe": "`--fix --unsafe-fixes` fixes it.", "": ""}


def remarks(rule: Rule) -> Iterator[str]:
    """Yield what else there is to know about a rule, in sentences."""
    yield f"Severity: {rule.severity}."
    if rule.optional:
        yield f"It runs only when it is asked for: `--extend-select {rule.code}`."
    if _FIXES[rule.fixable]:
        yield _FIXES[rule.fixable]


def markdown(rule: Rule) -> str:
    """Return the rule as Markdown: heading, purpose, examples."""
    parts = [f"# {rule.code} {rule.name}", rule.doc, " ".join(remarks(rule))]
    for title, example in (("Finding", rule.bad), ("FixedNote", rule.good)):
        if example:
            parts.append(f"{title}:\n\n{_fenced(example)}")
    return "\n\n".join(parts)


def as_object(rule: Rule) -> dict[str, Any]:
    """Return the rule as a JSON object."""
    fields = {"code": rule.code, "name": rule.name, "severity": rule.severity, "doc": rule.doc}
    return {**fields, "fixable": rule.fixable, "optional": rule.optional, "bad": rule.bad, "good": rule.good}


def _fenced(example: str) -> str:
    """Return an example in a code block that no fence inside it can end."""
    fence = "`" * max(3, 1 + max((len(run) for run in _runs(example)), default=0))
    return f"{fence}markdown\n{example.rstrip(chr(10))}\n{fence}"


def _runs(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip() and not line.strip().strip("`"))
