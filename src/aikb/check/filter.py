"""Filter findings: drop those that the settings ignore in a file, and those that a note suppresses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from aikb.check.config import Config
from aikb.check.rule import Rule
from aikb.check.select import is_named, require_known
from aikb.check.suppress import is_suppressed, read
from aikb.model import Problem
from aikb.notes.ignore import any_glob


class FindingFilter:
    """Filter findings. Raises AikbError if the settings ignore an unknown rule."""

    def __init__(self, config: Config, known: Sequence[Rule]) -> None:
        self._names = {rule.code: rule.name for rule in known}
        self._ignores = [(any_glob((glob,)), codes) for glob, codes in config.per_file_ignores]
        for code in {code for _, codes in config.per_file_ignores for code in codes}:
            require_known(known, code)
        self._ignored = lru_cache(maxsize=None)(self._ignored_in)

    def apply(self, problems: Iterable[Problem], suppressed: Mapping[str, str]) -> Iterator[Problem]:
        """Yield the problems to show; `suppressed` is path → text of `suppress.suppressions`."""
        read_of = {path: read(text) for path, text in suppressed.items()}
        for problem in problems:
            name = self._names.get(problem.rule, "")
            is_ignored = self._ignores and is_named(problem.rule, name, self._ignored(problem.path))
            if not is_ignored and not is_suppressed(problem, name, read_of.get(problem.path, {})):
                yield problem

    def _ignored_in(self, path: str) -> tuple[str, ...]:
        return tuple(code for regex, codes in self._ignores if regex.fullmatch(path) for code in codes)
