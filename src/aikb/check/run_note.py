"""Run the rules that look at one note."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from aikb.check.facts.fact import Fact
from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem


class NoteRules(NamedTuple):
    """The functions of some rules, collected once for all notes."""

    codes: frozenset[str]  # of rules whose findings may come from reading
    finders: tuple[Callable[[Subject], Iterator[Problem]], ...]
    gatherers: tuple[Callable[[Subject], Iterator[Fact]], ...]  # each once, however many rules need it

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> "NoteRules":
        """Return those of these rules, in order."""
        chosen = tuple(rules)
        return cls(
            frozenset(rule.code for rule in chosen),
            tuple(rule.find for rule in chosen if rule.find),
            tuple(dict.fromkeys(each for rule in chosen for each in rule.gather)),
        )


def find_in_note(subject: Subject, note_rules: NoteRules) -> Iterator[Problem]:
    """Yield what rules find in one note: what its reader saw, then what each rule finds."""
    if subject.role == "binary" and "AKB103" in note_rules.codes:
        yield Problem(subject.path, 1, 1, "AKB103", "The file is not text, so it is not a note.")
    if subject.role in ("binary", "template"):
        return
    for finding in subject.head.findings():
        if finding.rule in note_rules.codes:
            yield Problem(subject.path, *finding)
    for find in note_rules.finders:
        yield from find(subject)


def gather(subject: Subject, note_rules: NoteRules) -> Iterator[Fact]:
    """Yield the facts of one note that rules need."""
    if subject.role in ("binary", "template"):
        return
    for gatherer in note_rules.gatherers:
        yield from gatherer(subject)


def needed_names(rules: Iterable[Rule]) -> frozenset[str]:
    """Return what must have run on a note before these rules have all they need: rules by code, gatherers by name."""
    codes = (rule.code for rule in rules if not rule.is_across)
    return frozenset((*codes, *(f"{each.__module__}.{each.__qualname__}" for rule in rules for each in rule.gather)))
