"""The table `[check]` of the settings comes in, a `Config` goes out; what it holds is told with the path of its key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """How notes are checked. `tags`, `required`, `keys` and `order` are what rules ask for; empty means: no such wish."""

    select: tuple[str, ...] = ()  # codes or prefixes; empty: all rules that are not optional
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (glob of paths, codes or prefixes)
    fail_on: str = "warning"  # the least severity that makes a run fail
    tags: tuple[str, ...] = ()  # the tags that notes may carry; empty: any
    required: tuple[str, ...] = ()  # keys that every front matter must have, besides `title`
    keys: tuple[str, ...] = ()  # keys that are known beside aikb's own
    order: tuple[str, ...] = ()  # of the keys in the front matter
