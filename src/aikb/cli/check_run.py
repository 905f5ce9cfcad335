"""What `aikb check` does with its options: finds, mends, shows and counts; the answer is its exit status."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from aikb.base.errors import AikbError
from aikb.check import RULES, formats
from aikb.check.config import FAIL_ON, Config, with_options
from aikb.check.formats.text import statistics
from aikb.check.report import Report, lines_of
from aikb.check.run import Checked
from aikb.cli.console import Console
from aikb.cli.note_paths import named_paths, prefix_of
from aikb.cli.patch import show_patch
from aikb.kb import KnowledgeBase
from aikb.kb.check import Check, Fixed, baseline_file
from aikb.model import Problem
from aikb.render import words

_MANY = 10  # reasons why something was not fixed; more are counted


class Wish(NamedTuple):
    """The options, read."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    fail_on: str
    baseline: Path | None
    write_baseline: bool
    fix: bool
    unsafe: bool
    diff: bool
    statistics: bool
    skip_others: bool
    format: str

    def adjust(self, config: Config) -> Config:
        """The wishes of the settings with those of the command line."""
        config = with_options(config, self.select, self.ignore, self.extend_select)
        if self.fail_on and self.fail_on not in FAIL_ON:
            raise AikbError(f"no severity is called {self.fail_on!r}", hint=f"choose from: {', '.join(FAIL_ON)}")
        return config._replace(fail_on=self.fail_on) if self.fail_on else config


def check_notes(kb: KnowledgeBase, out: Console, wish: Wish) -> int:
    """Does what is wished; gives the exit status."""
    checker = kb.checker(wish.adjust)
    baseline = wish.baseline or baseline_file(kb.settings, checker.config)
    if wish.write_baseline:
        return _write_baseline(checker, out, baseline, wish)
    if baseline:
        checker.pass_over(baseline)
    if wish.unsafe and not (wish.fix or wish.diff):
        raise AikbError("--unsafe-fixes says what --fix may do", hint="add --fix, or --diff to see it first")
    paths = list(named_paths(wish.paths, kb.settings.root, skip_others=wish.skip_others))
    if wish.paths and not paths:
        return _show(kb, checker, out, wish, Fixed((), (), Checked((), 0)))
    if wish.diff:
        return _show_diff(checker.preview(paths, unsafe=wish.unsafe), out)
    if wish.fix:
        return _show(kb, checker, out, wish, checker.fix(paths, unsafe=wish.unsafe))
    return _show(kb, checker, out, wish, Fixed((), (), checker.findings(paths)))


def _write_baseline(checker: Check, out: Console, path: Path | None, wish: Wish) -> int:
    if path is None:
        raise AikbError(
            "--write-baseline needs a file", hint="name it with --baseline FILE, or in [check] of aikb.toml"
        )
    if wish.paths or wish.fix or wish.diff:
        raise AikbError("--write-baseline writes the findings of all notes", hint="leave out PATHS, --fix and --diff")
    number = checker.write_baseline(path)
    out.remark(f"wrote {words.count(number, 'finding')} to {path}")
    return 0


def _show_diff(fixed: Fixed, out: Console) -> int:
    show_patch(out, fixed.notes)
    _tell(out, fixed, "would fix")
    return 1 if fixed.notes else 0


def _show(kb: KnowledgeBase, checker: Check, out: Console, wish: Wish, fixed: Fixed) -> int:
    found, notes, _, passed = fixed.checked
    root = kb.settings.root
    rules = {rule.code: rule for rule in RULES}
    report = Report(found, notes, rules, lines_of(root), prefix_of(root), fixed.number if wish.fix else None)
    _print(out, report, wish)
    if wish.fix:
        _tell(out, fixed, "fixed")
    if not notes:
        out.remark("aikb: checked nothing: no note is there")
    else:
        known = f", and {passed:,} that the baseline knows" if passed else ""
        out.remark(f"{words.count(len(found), 'finding')} in {words.count(notes, 'note')}{known}")
        _tell_mendable(checker, out, found, wish)
    failing = FAIL_ON[: FAIL_ON.index(checker.config.fail_on) + 1]
    return 1 if any(problem.severity in failing for problem in found) else 0


def _print(out: Console, report: Report, wish: Wish) -> None:
    if wish.statistics:
        out.lines(statistics(report, json=wish.format == "json"))
    elif out.styled and wish.format in ("concise", "full"):
        from aikb.render import findings  # noqa: PLC0415 - rich: only at a terminal

        if wish.format == "concise":
            out.draw(findings.grouped(report.findings, out.width))
        else:
            out.draw(findings.full(report.findings, report.lines, out.width))
    else:
        out.lines(formats.FORMATS[wish.format](report))


def _tell(out: Console, fixed: Fixed, done: str) -> None:
    """How many findings were mended, and what was refused."""
    notes = len({each.path for each in fixed.notes})
    out.remark(f"{done} {words.count(fixed.number, 'finding')} in {words.count(notes, 'note')}")
    for reason in fixed.refused[:_MANY]:
        out.remark(f"aikb: warning: not fixed: {reason}")
    if len(fixed.refused) > _MANY:
        out.remark(f"aikb: warning: not fixed: {len(fixed.refused) - _MANY:,} more")


def _tell_mendable(checker: Check, out: Console, found: Sequence[Problem], wish: Wish) -> None:
    safe = sum(checker.can_fix(problem, unsafe=False) for problem in found)
    more = sum(checker.can_fix(problem, unsafe=True) for problem in found) - safe
    ways = [f"{safe:,} with --fix"] if safe else []
    ways += [f"{more:,} {'more ' * bool(safe)}with --fix --unsafe-fixes"] if more and not wish.unsafe else []
    if ways:
        out.remark(f"can be fixed: {', '.join(ways)}; --diff shows how")
