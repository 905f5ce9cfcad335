"""How each answer is shown: one view per answer, with its JSON, its plain lines and its screen."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.text import Text


class View(ABC):
    """One answer to show. `paged` says whether a screen that is too long goes through the user's pager."""

    paged = True

    @abstractmethod
    def data(self) -> dict[str, Any]:
        """Return the answer's JSON object; `version` is added when it is printed."""

    @abstractmethod
    def lines(self) -> Iterable[str]:
        """Yield the answer for a pipe: one record per line, tab-separated, the place first, nothing cut."""

    def screen(self, width: int) -> "Iterable[Text] | None":  # noqa: ARG002 - the screens that are drawn need it
        """Return the answer drawn at a width, or None when a person gets the plain lines too."""
        return None

    def numbered(self) -> Sequence[str] | None:
        """Return the ids behind the numbers on the screen, once it is drawn, or None when it has no numbers."""
        return None
