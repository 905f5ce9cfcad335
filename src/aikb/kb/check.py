"""Checking the notes of one folder: settings and rules come in, what a run found goes out."""

from collections.abc import Callable, Iterable

from aikb.check import RULES
from aikb.check.config import Config, read_config
from aikb.check.refresh import Task
from aikb.check.run import Checked, run
from aikb.check.select import selected
from aikb.index.cache import Cache
from aikb.settings import Settings


def wishes(settings: Settings) -> Config:
    """What the settings say of checking. Raises BadSettings."""
    return read_config(settings.check, settings.values["check"].origin)


def check(
    settings: Settings,
    cache: Cache,
    config: Config,
    paths: Iterable[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Checked:
    """What is wrong in the notes, or in those of these paths. Raises AikbError on a rule that is not known."""
    return run(Task(settings, config, selected(RULES, config), RULES, progress), cache, tuple(paths))
