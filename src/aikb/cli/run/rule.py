"""`aikb rule`: explain the rules of `check`."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from aikb.check import RULES, Rule
from aikb.check.explain import as_object, markdown
from aikb.check.select import is_named, require_known
from aikb.cli.context import Common, console
from aikb.render.lines import record
from aikb.render.sanitize import visible
from aikb.render.views import View

if TYPE_CHECKING:
    from rich.text import Text


class Arguments(NamedTuple):
    """The arguments of `aikb rule`."""

    code: str = ""
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Explain one rule, or list them all."""
    out = console(common)
    code = arguments.code
    if code:
        require_known(RULES, code)
    found = [each for each in RULES if not code or is_named(each.code, each.name, (code,))]
    out.show(RulesView(found), json=arguments.json)
    return 0


class RulesView(View):
    """Rules in a list; one alone with its examples."""

    paged = False

    def __init__(self, found: Sequence[Rule]) -> None:
        self._found = found

    def data(self) -> dict[str, Any]:
        """Return everything about each rule."""
        return {"rules": [as_object(each) for each in self._found]}

    def lines(self) -> Iterator[str]:
        """Yield code, name, severity, purpose; the Markdown of one rule alone."""
        if len(self._found) == 1:
            yield visible(markdown(self._found[0]))
        else:
            yield from (record(each.code, each.name, each.severity, each.doc) for each in self._found)

    def screen(self, width: int) -> "Iterable[Text]":
        """Return a line for each rule, or the explanation of one."""
        if len(self._found) == 1:
            from aikb.render.markdown.draw import render  # noqa: PLC0415 - rich: only at a terminal

            return render(markdown(self._found[0]), width)
        from aikb.render import findings  # noqa: PLC0415 - likewise

        return findings.rules(((each.code, each.name, each.severity, each.doc) for each in self._found), width)
