"""Select rules by code, prefix of a code, name or `ALL`; the more specific selector wins."""

from collections.abc import Iterable, Sequence

from aikb.base.errors import AikbError
from aikb.check.config import Config
from aikb.check.rule import Rule

ALL = "ALL"
_NEVER, _DEFAULT = -1, 0
_CODES_ALIKE, _NAMES_ALIKE = 0.81, 0.6  # ratios of difflib; all codes start alike


def selected(rules: Sequence[Rule], config: Config) -> list[Rule]:
    """Return the selected rules: without `select` all that are not optional. Raises AikbError for an unknown code."""
    for selector in (*config.select, *config.extend_select, *config.ignore):
        require_known(rules, selector)
    return [rule for rule in rules if _wanted(rule, config) > _named(rule, config.ignore)]


def is_named(code: str, name: str, selectors: Iterable[str]) -> bool:
    """Return whether one of the selectors names the rule."""
    return any(_length(code, name, selector) > _NEVER for selector in selectors)


def require_known(rules: Sequence[Rule], selector: str) -> None:
    """Raise AikbError, with the nearest code or name, if a selector names no rule."""
    if selector and any(is_named(rule.code, rule.name, (selector,)) for rule in rules):
        return
    import difflib  # noqa: PLC0415 - only for a typing error

    known = {name.casefold(): name for rule in rules for name in (rule.code, rule.name)} | {ALL.casefold(): ALL}
    alike = _CODES_ALIKE if selector[-1:].isdigit() else _NAMES_ALIKE
    near = difflib.get_close_matches(selector.casefold(), known, n=1, cutoff=alike)
    hint = f"did you mean {known[near[0]]}? " if near else ""
    raise AikbError(f"no rule is called {selector!r}", hint=f"{hint}`aikb rule` lists them all")


def _wanted(rule: Rule, config: Config) -> int:
    base = _named(rule, config.select) if config.select else _NEVER if rule.optional else _DEFAULT
    return max(base, _named(rule, config.extend_select))


def _named(rule: Rule, selectors: Iterable[str]) -> int:
    return max((_length(rule.code, rule.name, each) for each in selectors), default=_NEVER)


def _length(code: str, name: str, selector: str) -> int:
    """Specificity: number of code characters the selector matches."""
    upper = selector.upper()
    if upper == ALL:
        return _DEFAULT
    if code.startswith(upper):
        return len(upper)
    return len(code) if selector.lower() == name else _NEVER
