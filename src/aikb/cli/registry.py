"""The commands of the program, in the order of its help; each is imported when it is used."""

import re
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import NamedTuple

from typer import _click as click
from typer.core import TyperArgument, TyperCommand
from typer.main import get_command_from_info
from typer.models import CommandInfo

from aikb.cli import added_options

_LIMIT = re.compile(r"-n\d+")


class Listed(NamedTuple):
    """A command; its purpose is the first line of its docstring (a test compares)."""

    purpose: str
    query: bool = False  # its arguments are a query, in which `-word` is no option
    own: bool = False  # it writes or judges notes: only the user's own will do, never the built-in ones


COMMANDS = {
    "search": Listed("Find entries by words in Chinese or English, best first.", query=True),
    "define": Listed("Look up a term by any of its names, in any spelling."),
    "tags": Listed("List the tags and how many notes have each."),
    "show": Listed("Show an entry and everything inside it, or a whole note."),
    "browse": Listed("Browse the notes: search as you type, read, follow links."),
    "open": Listed("Open an entry's first link, or its source, in your browser."),
    "list": Listed("List the entries of the notes, by note and line."),
    "links": Listed("Show what an entry links to, what links to it, and where it is mentioned."),
    "related": Listed("List the entries related to an entry, the closest first."),
    "graph": Listed("Draw how entries link to each other, as a tree or for other programs."),
    "check": Listed("Check the front matter and the text of the notes.", own=True),
    "rule": Listed("Explain a rule of check, or list all rules."),
    "edit": Listed("Open an entry in your editor, at its line.", own=True),
    "link": Listed("Show which first mentions in a note can become links.", own=True),
    "rename": Listed("Rename a term or a note, and update the links to it.", own=True),
    "new": Listed("Create a note; the lexicon fills in its other names.", own=True),
    "init": Listed("Set up a folder of notes: a settings file and a first note.", own=True),
    "stats": Listed("Show how many notes, entries, terms and tags there are."),
    "config": Listed("Show the settings in effect, and where they come from.", own=True),
    "completion": Listed("Print the shell script that completes commands, names and tags.", own=True),
    "index": Listed("Update the index; every other command does this by itself."),
    "watch": Listed("Keep the index up to date while you write.", own=True),
    "bench": Listed("Measure search quality on your own notes."),
}

# The help's heading before each first command of a group.
HEADINGS = {
    "search": "Look up",
    "links": "Connect",
    "check": "Check",
    "edit": "Write",
    "stats": "Maintain",
}


class Commands(MutableMapping[str, click.Command]):
    """A mapping of names to commands that imports `aikb.cli.commands.NAME` on first use."""

    def __init__(self) -> None:
        self._made: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._made:
            self._made[name] = _make(name, COMMANDS[name])
        return self._made[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Command(TyperCommand):
    """A command whose usage line has `PATH` for a required argument and braces only for alternatives: `{NAME|ID}`."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the parts of the usage line."""
        return [piece if "|" in piece else piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


class QueryCommand(Command):
    """A command that takes `-word` as part of the query, unless `-w` is one of its options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Move exclusions behind `--`, where no argument is an option."""
        short = {name for param in self.params for name in param.opts if len(name) == 2}
        at = args.index("--") if "--" in args else len(args)
        words = [arg for arg in args[:at] if _excludes(arg, short)]
        if words:
            args = [*(arg for arg in args[:at] if not _excludes(arg, short)), "--", *words, *args[at + 1 :]]
        return super().parse_args(ctx, args)


def _excludes(arg: str, short: set[str]) -> bool:
    """Return whether an argument is an excluded word: `-LoRA`, `-图像`; `-nlp` too (-n takes a number) and `-image`."""
    if len(arg) < 3 or not arg.startswith("-") or arg.startswith("--"):
        return False
    return arg[:2] not in short or (arg.startswith(("-n", "-i")) and not _LIMIT.fullmatch(arg))


def _make(name: str, listed: Listed) -> click.Command:
    module = import_module(f"aikb.cli.commands.{name}")
    function = getattr(module, f"{name}_", None) or getattr(module, name)
    kind = QueryCommand if listed.query else Command
    info = CommandInfo(name=name, cls=kind, callback=function)
    command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    if not listed.own:
        added_options.add_builtin(command)
    added_options.add_display(command)
    for param in command.params:
        if isinstance(param, TyperArgument):
            param.hidden = not param.help  # the line above the help names it already
    return command
