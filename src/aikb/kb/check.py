"""Check the notes of one folder by its settings, and fix what can be fixed."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from aikb.base.errors import BadSettings, CannotEdit
from aikb.check import RULES
from aikb.check.baseline import Baseline, counted, read_baseline, write_baseline
from aikb.check.concepts import Vocabulary
from aikb.check.config import Config, read_config
from aikb.check.filter import FindingFilter
from aikb.check.fix import FixedNote, Fixer
from aikb.check.memory.refresh import Task
from aikb.check.report import lines_of
from aikb.check.run import Checked, run
from aikb.check.select import selected
from aikb.index.cache import Cache
from aikb.model import Problem
from aikb.notes.changes import digest
from aikb.notes.edits import write_if_unchanged
from aikb.settings import Settings

_ROUNDS = 5  # of checking and fixing: a fix in one note may show up in another


class Fixed(NamedTuple):
    """The fixed notes, what was refused and why, and what remains."""

    notes: tuple[FixedNote, ...]
    refused: tuple[str, ...]
    checked: Checked

    @property
    def number(self) -> int:
        """The number of findings that were fixed."""
        return sum(len(each.fixed) for each in self.notes)


def check_config(settings: Settings) -> Config:
    """Read the config of `check` from the settings. Raises BadSettings."""
    config = read_config(settings.check, settings.values["check"].origin)
    return config._replace(dialect=settings.dialect, follow_links=settings.get("follow-links") is True)


def baseline_file(settings: Settings, config: Config) -> Path | None:
    """Return the baseline that the settings name, beside their file. Raises BadSettings if it is elsewhere."""
    if not config.baseline:
        return None
    folder = Path(settings.values["check"].origin).resolve().parent
    path = folder / config.baseline
    if not path.resolve().is_relative_to(folder):
        raise BadSettings(
            f"check.baseline = {config.baseline!r} leaves the folder {folder}", hint="name a file inside it"
        )
    return path


class Check:
    """The notes of one folder under the rules that a config selects. Raises AikbError for an unknown rule."""

    def __init__(
        self, settings: Settings, cache: Cache, config: Config, progress: Callable[[int, int], None] | None = None
    ) -> None:
        self.settings, self.config = settings, config
        self.baseline = Baseline()
        self._cache = cache
        vocabulary = Vocabulary(settings.root, cache.shared)
        self._task = Task(
            settings, config, selected(RULES, config), RULES, FindingFilter(config, RULES), vocabulary, progress
        )

    def pass_over(self, path: Path) -> None:
        """Skip the findings of a baseline file. Raises AikbError if it cannot be read."""
        self.baseline = read_baseline(path)

    def write_baseline(self, path: Path) -> int:
        """Write all findings to a baseline file. Returns how many."""
        found = run(self._task, self._cache).findings
        write_baseline(path, counted(found, lines_of(self.settings.root)))
        return len(found)

    def findings(self, paths: Sequence[str] = ()) -> Checked:
        """Return the findings in the notes, or in those of these paths."""
        checked = run(self._task, self._cache, paths)
        new = self.baseline.new(checked.findings, lines_of(self.settings.root))
        return checked._replace(findings=tuple(new), passed=len(checked.findings) - len(new))

    def can_fix(self, problem: Problem, *, unsafe: bool) -> bool:
        """Return whether `fix` would fix this."""
        return Fixer(self._task, unsafe=unsafe, keep=_all).can_fix(problem)

    def preview(self, paths: Sequence[str], *, unsafe: bool) -> Fixed:
        """Return what fixing would change; writes nothing."""
        checked = self.findings(paths)
        refused: list[str] = []
        return Fixed(tuple(self._fixed_notes(checked, refused, unsafe=unsafe)), tuple(refused), checked)

    def fix(self, paths: Sequence[str], *, unsafe: bool) -> Fixed:
        """Fix what can be fixed, note by note, until nothing is left."""
        fixed_notes: list[FixedNote] = []
        refused: list[str] = []
        for _ in range(_ROUNDS):
            checked = self.findings(paths)
            written = [
                each for each in self._fixed_notes(checked, refused, unsafe=unsafe) if self._write(each, refused)
            ]
            fixed_notes += written
            if not written:
                break
        return Fixed(tuple(fixed_notes), tuple(dict.fromkeys(refused)), self.findings(paths) if written else checked)

    def _write(self, each: FixedNote, refused: list[str]) -> bool:
        try:
            write_if_unchanged(self.settings.root, each.path, each.before, each.after)
        except CannotEdit as error:
            refused.append(error.message)
            return False
        return True

    def _fixed_notes(self, checked: Checked, refused: list[str], *, unsafe: bool) -> Iterator[FixedNote]:
        """Yield the notes that fixing changes; one that changed since it was checked is refused."""
        fixer = Fixer(self._task, unsafe=unsafe, keep=self._new_in_note)
        by_path: dict[str, list[Problem]] = {}
        for problem in filter(fixer.can_fix, checked.findings):
            by_path.setdefault(problem.path, []).append(problem)
        for path, found in by_path.items():
            content, data = digest(self.settings.root, path)
            if data is None or content != checked.digests.get(path):
                refused.append(f"{path} changed since it was read")
                continue
            each = fixer.fix(path, data, found)
            refused += each.refused
            if each.after != each.before:
                yield each

    def _new_in_note(self, found: Sequence[Problem], lines: Sequence[str]) -> list[Problem]:
        return self.baseline.new(found, lambda _: lines)


def _all(found: Sequence[Problem], _: Sequence[str]) -> list[Problem]:
    return list(found)
