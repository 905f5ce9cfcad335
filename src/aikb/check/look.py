"""The rules that look at one note, each asked in turn."""

from collections.abc import Iterable, Iterator

from aikb.check.fact import Fact
from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem


def look(subject: Subject, rules: Iterable[Rule]) -> Iterator[Problem]:
    """What these rules find in one note: what its reader saw, then what each rule finds."""
    codes = {rule.code for rule in rules}
    for finding in subject.head.findings():
        if finding.rule in codes:
            yield Problem(subject.path, *finding)
    for rule in rules:
        if rule.find:
            yield from rule.find(subject)


def gather(subject: Subject, rules: Iterable[Rule]) -> Iterator[Fact]:
    """The facts of one note that these rules ask for; those that several ask for are made once."""
    for gatherer in dict.fromkeys(each for rule in rules for each in rule.gather):
        yield from gatherer(subject)


def names(rules: Iterable[Rule]) -> frozenset[str]:
    """What must have looked at a note before these rules can be answered for: rules by code, gatherers by name."""
    codes = (rule.code for rule in rules if not rule.is_across)
    return frozenset((*codes, *(f"{each.__module__}.{each.__qualname__}" for rule in rules for each in rule.gather)))
