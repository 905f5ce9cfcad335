"""What is wrong in the notes: the rules, in one list, and the findings of a run."""

from collections.abc import Iterable, Iterator, Sequence

from aikb.check import missing_front_matter, missing_title, user_lexicon
from aikb.check.reading import READING
from aikb.check.rule import Rule
from aikb.model import NoteSummary, Problem

UNREADABLE = "AKB103"
RULES: tuple[Rule, ...] = tuple(sorted((*READING, missing_front_matter.RULE, missing_title.RULE, user_lexicon.RULE)))


def check(notes: Iterable[NoteSummary], found: Iterable[Problem], paths: Iterable[str] = ()) -> list[Problem]:
    """The findings by place: those of reading (`found`) and those of the rules, on these paths or folders, or on all."""
    known = list(found)
    unread = {problem.path for problem in known if problem.rule == UNREADABLE}  # of which nothing else can be said
    findings = [*known, *(problem for note in notes if note.path not in unread for problem in _findings(note))]
    wanted = tuple(paths)
    return sorted(
        (problem for problem in findings if below(problem.path, wanted)),
        key=lambda problem: (problem.path, problem.line, problem.column, problem.rule),
    )


def _findings(note: NoteSummary) -> Iterator[Problem]:
    for rule in RULES:
        if rule.find:
            yield from rule.find(note)


def below(path: str, wanted: Sequence[str]) -> bool:
    """Whether a note is one of the wanted paths or stands in one of the wanted folders; all do when none is named."""
    return not wanted or any(
        each in ("", ".") or path == each or path.startswith(each.rstrip("/") + "/") for each in wanted
    )
