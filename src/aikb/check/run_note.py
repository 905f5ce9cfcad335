"""The rules that look at one note, each asked in turn."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from aikb.check.facts.fact import Fact
from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem


class Looks(NamedTuple):
    """Rules as one note after the other is looked at: taken apart once for all of them."""

    codes: frozenset[str]  # of the rules whose findings come from reading
    finders: tuple[Callable[[Subject], Iterator[Problem]], ...]
    gatherers: tuple[Callable[[Subject], Iterator[Fact]], ...]  # each once, however many rules ask for it

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> "Looks":
        """The looks of these rules, in their order."""
        chosen = tuple(rules)
        return cls(
            frozenset(rule.code for rule in chosen),
            tuple(rule.find for rule in chosen if rule.find),
            tuple(dict.fromkeys(each for rule in chosen for each in rule.gather)),
        )


def look(subject: Subject, looks: Looks) -> Iterator[Problem]:
    """What rules find in one note: what its reader saw, then what each rule finds."""
    if subject.role == "binary" and "AKB103" in looks.codes:
        yield Problem(subject.path, 1, 1, "AKB103", "The file is no text, so it is no note.")
    if subject.role in ("binary", "template"):
        return
    for finding in subject.head.findings():
        if finding.rule in looks.codes:
            yield Problem(subject.path, *finding)
    for find in looks.finders:
        yield from find(subject)


def gather(subject: Subject, looks: Looks) -> Iterator[Fact]:
    """The facts of one note that rules ask for."""
    if subject.role in ("binary", "template"):
        return
    for gatherer in looks.gatherers:
        yield from gatherer(subject)


def names(rules: Iterable[Rule]) -> frozenset[str]:
    """What must have looked at a note before these rules can be answered for: rules by code, gatherers by name."""
    codes = (rule.code for rule in rules if not rule.is_across)
    return frozenset((*codes, *(f"{each.__module__}.{each.__qualname__}" for rule in rules for each in rule.gather)))
