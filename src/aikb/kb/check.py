"""Checking the notes of one folder: settings and rules come in, what a run found goes out."""

from collections.abc import Iterable

from aikb.check import RULES
from aikb.check.config import Config
from aikb.check.run import Checked, run
from aikb.settings import Settings


def check(settings: Settings, paths: Iterable[str] = ()) -> Checked:
    """What is wrong in the notes, or in those of these paths."""
    rules = [rule for rule in RULES if not rule.optional]
    return run(settings, Config(), rules, paths)
