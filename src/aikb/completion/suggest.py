"""Return the completions at the end of a command line, unquoted, for any shell."""

from __future__ import annotations

import os

from aikb.base.paths import builtin_notes
from aikb.completion.grammar import COMMANDS, OPTIONS

TYPE_CHECKING = False  # as type checkers know it: `typing` itself costs 5 ms
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aikb.completion.catalog import Catalog

DIRECTORY = ("-C", "--dir")
UNKNOWN = "?"  # not a command
_SHELLS_OWN = {"DIR": "dirs", "FILE": "files", "PATHS": "files"}  # what the shell completes best
_FIELDS = {"tag:": "--tag", "kind:": "--kind", "type:": "--type", "path:": "--path"}  # in a query


class Suggestions:
    """Candidates, or a mode (`files`, `dirs`) of the shell's own completion."""

    def __init__(self, texts: Iterable[str] = (), mode: str = "") -> None:
        self.texts, self.mode = list(texts), mode


class Typed:
    """The meaning of the words before the last one."""

    def __init__(self) -> None:
        self.command = ""
        self.arguments: list[str] = []
        self.directory = ""
        self.builtin = False
        self.only_arguments = False  # behind `--`
        self.option = ""  # the last one
        self.pending = ""  # the option's meaning, while it waits for a value

    @property
    def options(self) -> dict[str, str]:
        """Return the options of the command, with the values they take."""
        return COMMANDS[self.command][0] if self.command else OPTIONS

    def take(self, word: str) -> None:
        """Take the next word."""
        if self.pending:
            self._take_value(word)
        elif self.only_arguments or not word.startswith("-"):
            self._take_argument(word)
        elif word == "--":
            self.only_arguments = True
        else:
            self.option, equals, value = word.partition("=")
            self.pending = self.options.get(self.option, "")
            self.builtin = self.builtin or word == "--builtin"
            if equals:
                self._take_value(value)

    def _take_value(self, value: str) -> None:
        self.pending = ""
        if self.option in DIRECTORY:
            self.directory = value

    def _take_argument(self, word: str) -> None:
        if self.command:
            self.arguments.append(word)
        else:
            self.command = word if word in COMMANDS else UNKNOWN


def suggest(before: list[str], typed: str) -> Suggestions:
    """Return the candidates for `typed` after the words before it."""
    said = Typed()
    for word in before:
        said.take(word)
        if said.command == UNKNOWN:
            return Suggestions()
    if said.pending:
        return _values(said, said.pending, typed)
    if typed.startswith("-") and not said.only_arguments:
        return _options(said, typed)
    return _argument(said, typed) if said.command else Suggestions(_beginning(typed, COMMANDS))


def _options(said: Typed, typed: str) -> Suggestions:
    """Return options, or values for one: `--kind=g`."""
    name, equals, value = typed.partition("=")
    wanted = said.options.get(name)
    if equals and wanted:
        found = _values(said, wanted, value)
        return found if found.mode else Suggestions(f"{name}={each}" for each in found.texts)
    return Suggestions(_beginning(typed, said.options))


def _argument(said: Typed, typed: str) -> Suggestions:
    wanted = COMMANDS[said.command][1]
    if wanted == "WORDS":
        for field, option in _FIELDS.items():
            if typed.startswith(field):
                found = _values(said, said.options[option], typed[len(field) :])
                return Suggestions(field + each for each in found.texts)
    first, _, others = wanted.partition(" ")
    if others:  # `new [KIND] NAME`: a new name is no known one
        return Suggestions() if said.arguments else _values(said, first, typed)
    if said.arguments and wanted in ("NAME", "TERM", "PLACE"):
        return Suggestions(_rest_of_names(said, typed))
    if said.arguments and wanted not in ("WORDS", "PATHS"):
        return Suggestions()
    return _values(said, wanted, typed)


def _rest_of_names(said: Typed, typed: str) -> list[str]:
    """Return the next words of a name: `tuning` after `define fine t`."""
    begun = " ".join(said.arguments) + " "
    with _catalog(said) as catalog:
        names = catalog.names(begun + typed)
    return [name[len(begun) :] for name in names if name.casefold().startswith(begun.casefold())]


def _values(said: Typed, wanted: str, typed: str) -> Suggestions:
    if wanted in _SHELLS_OWN:
        return Suggestions(mode=_SHELLS_OWN[wanted])
    if "|" in wanted:
        return Suggestions(_beginning(typed, wanted.split("|")))
    return Suggestions(_known(said, wanted, typed))


def _known(said: Typed, wanted: str, typed: str) -> Iterator[str]:
    """Yield the names, tags or paths of the notes."""
    if wanted in ("NAME", "TERM", "WORDS", "PLACE", "TAG", "GLOB"):
        with _catalog(said) as catalog:
            if wanted == "TAG":
                yield from catalog.tags(typed)
            elif wanted == "GLOB":
                yield from catalog.paths(typed)
            else:
                yield from catalog.names(typed)
                yield from catalog.paths(typed) if wanted == "PLACE" and typed else ()


def _catalog(said: Typed) -> Catalog:
    """Return the catalog of the notes that the command would use, the built-in ones included."""
    from aikb.completion.catalog import Catalog  # noqa: PLC0415 - sqlite3: options and commands need none
    from aikb.completion.where import catalog, notes_root  # noqa: PLC0415 - likewise

    named = "" if said.builtin else notes_root(said.directory, os.environ)
    builtin = builtin_notes() if "--builtin" in said.options else ""
    return Catalog(catalog(named or builtin, os.environ))


def _beginning(typed: str, texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text.startswith(typed)]
