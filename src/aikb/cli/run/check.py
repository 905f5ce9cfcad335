"""`aikb check`: find what is wrong in the notes, for people and for CI, and fix it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from aikb.base.errors import AikbError
from aikb.check import RULES
from aikb.check.config import FAIL_ON, Config, with_options
from aikb.check.formats import FORMATS
from aikb.check.report import Report, lines_of
from aikb.check.run import Checked
from aikb.cli.console import Console
from aikb.cli.context import Common, console, knowledge_base
from aikb.cli.findings_view import FindingsView, StatisticsView
from aikb.cli.note_paths import named_paths, prefix_of
from aikb.cli.patch import show_patch
from aikb.kb import KnowledgeBase
from aikb.kb.check import Check, Fixed, baseline_file
from aikb.model import Problem
from aikb.render import words

_MANY = 10  # reasons why something was not fixed; more are counted


class Arguments(NamedTuple):
    """The arguments of `aikb check`."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fail_on: str = ""
    baseline: Path | None = None
    write_baseline: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    statistics: bool = False
    skip_others: bool = False
    output_format: str = ""
    json: bool = False

    @property
    def format(self) -> str:
        """Return the name of the output format."""
        return "json" if self.json else self.output_format or "concise"

    def adjust(self, config: Config) -> Config:
        """Return the config of the settings, overridden by the command line."""
        config = with_options(config, self.select, self.ignore, self.extend_select)
        if self.fail_on and self.fail_on not in FAIL_ON:
            raise AikbError(f"no severity is called {self.fail_on!r}", hint=f"choose from: {', '.join(FAIL_ON)}")
        return config._replace(fail_on=self.fail_on) if self.fail_on else config


def run(arguments: Arguments, common: Common) -> int:
    """Check the notes, and show or fix what is wrong."""
    out = console(common)
    if arguments.format not in FORMATS:
        what = f"no output format is called {arguments.format!r}"
        raise AikbError(what, hint=f"choose from: {', '.join(FORMATS)}")
    with knowledge_base(common, out) as kb:
        return _check(kb, out, arguments)


def _check(kb: KnowledgeBase, out: Console, arguments: Arguments) -> int:
    checker = kb.checker(arguments.adjust)
    baseline = arguments.baseline or baseline_file(kb.settings, checker.config)
    if arguments.write_baseline:
        return _write_baseline(checker, out, baseline, arguments)
    if baseline:
        checker.pass_over(baseline)
    unsafe = arguments.unsafe_fixes
    if unsafe and not (arguments.fix or arguments.diff):
        raise AikbError("--unsafe-fixes does nothing by itself", hint="add --fix, or --diff to see it first")
    paths = list(named_paths(arguments.paths, kb.settings.root, skip_others=arguments.skip_others))
    if arguments.paths and not paths:
        return _show(kb, checker, out, arguments, Fixed((), (), Checked((), 0)))
    if arguments.diff:
        return _show_diff(checker.preview(paths, unsafe=unsafe), out)
    fixed = checker.fix(paths, unsafe=unsafe) if arguments.fix else Fixed((), (), checker.findings(paths))
    return _show(kb, checker, out, arguments, fixed)


def _write_baseline(checker: Check, out: Console, path: Path | None, arguments: Arguments) -> int:
    if path is None:
        raise AikbError("--write-baseline needs a file", hint="give --baseline FILE, or set it in [check] of aikb.toml")
    if arguments.paths or arguments.fix or arguments.diff:
        raise AikbError("--write-baseline writes the findings of all notes", hint="omit PATHS, --fix and --diff")
    number = checker.write_baseline(path)
    out.remark(f"wrote {words.count(number, 'finding')} to {path}")
    return 0


def _show_diff(fixed: Fixed, out: Console) -> int:
    show_patch(out, fixed.notes)
    _say_what_was_fixed(out, fixed, "would fix")
    return 1 if fixed.notes else 0


def _show(kb: KnowledgeBase, checker: Check, out: Console, arguments: Arguments, fixed: Fixed) -> int:
    found, notes, _, passed = fixed.checked
    root = kb.settings.root
    rules = {rule.code: rule for rule in RULES}
    report = Report(found, notes, rules, lines_of(root), prefix_of(root), fixed.number if arguments.fix else None)
    view = StatisticsView(report) if arguments.statistics else FindingsView(report, arguments.format)
    out.show(view, json=arguments.format == "json")
    if arguments.fix:
        _say_what_was_fixed(out, fixed, "fixed")
    if not notes:
        out.remark("aikb: nothing checked: no notes found")
    else:
        known = f", and {passed:,} in the baseline" if passed else ""
        out.remark(f"{words.count(len(found), 'finding')} in {words.count(notes, 'note')}{known}")
        _say_what_can_be_fixed(checker, out, found, unsafe=arguments.unsafe_fixes)
    failing = FAIL_ON[: FAIL_ON.index(checker.config.fail_on) + 1]
    return 1 if any(problem.severity in failing for problem in found) else 0


def _say_what_was_fixed(out: Console, fixed: Fixed, done: str) -> None:
    """Report how many findings were fixed, and what was refused."""
    notes = len({each.path for each in fixed.notes})
    out.remark(f"{done} {words.count(fixed.number, 'finding')} in {words.count(notes, 'note')}")
    for reason in fixed.refused[:_MANY]:
        out.remark(f"aikb: warning: not fixed: {reason}")
    if len(fixed.refused) > _MANY:
        out.remark(f"aikb: warning: not fixed: {len(fixed.refused) - _MANY:,} more")


def _say_what_can_be_fixed(checker: Check, out: Console, found: Sequence[Problem], *, unsafe: bool) -> None:
    safe = sum(checker.can_fix(problem, unsafe=False) for problem in found)
    more = sum(checker.can_fix(problem, unsafe=True) for problem in found) - safe
    ways = [f"{safe:,} with --fix"] if safe else []
    ways += [f"{more:,} {'more ' * bool(safe)}with --fix --unsafe-fixes"] if more and not unsafe else []
    if ways:
        out.remark(f"can be fixed: {', '.join(ways)}; --diff shows how")
