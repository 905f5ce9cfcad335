"""The program's commands, in the order of its help. Each is imported when it is asked for, none for `--help`."""

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
    """A command of the program: its purpose is the first line of its function's docstring (a test compares)."""

    purpose: str
    query: bool = False  # its arguments are a query, in which `-word` is no option
    own: bool = False  # it writes or judges notes: only the user's own will do, never the built-in ones


COMMANDS = {
    "search": Listed("Find entries by words in Chinese or English, best first.", query=True),
    "define": Listed("Look a term up by any of its names, in any spelling."),
    "tags": Listed("List the tags and how many notes carry each."),
    "show": Listed("Show an entry with all that stands inside it, or a whole note."),
    "browse": Listed("Browse the notes: search as you type, read, follow links."),
    "open": Listed("Open an entry's first link, or its source, in your browser."),
    "list": Listed("List the entries of the notes, by note and line."),
    "links": Listed("Show what an entry links to, what links to it, and where it is mentioned."),
    "related": Listed("List the entries that belong with an entry, the nearest first."),
    "graph": Listed("Draw how entries lead to each other, as a tree or for other programs."),
    "check": Listed("Check the front matter and the text of the notes.", own=True),
    "rule": Listed("Explain a rule of check, or list them all."),
    "edit": Listed("Open an entry in your editor, at its line.", own=True),
    "link": Listed("Show how a note's first mentions of other entries can become links.", own=True),
    "rename": Listed("Rename a term or a note, and the written links to it.", own=True),
    "new": Listed("Write a new note, its other names taken from the lexicon.", own=True),
    "init": Listed("Make a folder of notes: a settings file, and a first note.", own=True),
    "stats": Listed("Tell how many notes, entries, terms and tags there are."),
    "config": Listed("Tell the settings that count here, and where they come from.", own=True),
    "completion": Listed("Print what makes your shell complete commands, names and tags.", own=True),
    "index": Listed("Bring the index up to date; every other command does so by itself."),
    "watch": Listed("Keep the index fresh while you write, so that no answer has to wait for it.", own=True),
    "bench": Listed("Measure retrieval on your own notes, with questions drawn from them."),
}

# Which heading of the help stands before which command.
HEADINGS = {
    "search": "Look up",
    "links": "Connect",
    "check": "Check",
    "edit": "Write",
    "stats": "Keep",
}


class Commands(MutableMapping[str, click.Command]):
    """Name → command. The function `name` (or `name_`) of the module `aikb.cli.commands.name` is imported on first use."""

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
    """Writes an argument that must be given as `PATH`, and braces only around several that will do: `{NAME|ID}`."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The parts of the line that tells how the command is called."""
        return [piece if "|" in piece else piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


class QueryCommand(Command):
    """Takes `-word` as part of the query unless its first letter is one of the command's short options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Move exclusions behind `--`, where no argument is an option."""
        short = {name for param in self.params for name in param.opts if len(name) == 2}
        at = args.index("--") if "--" in args else len(args)
        words = [arg for arg in args[:at] if _excludes(arg, short)]
        if words:
            args = [*(arg for arg in args[:at] if not _excludes(arg, short)), "--", *words, *args[at + 1 :]]
        return super().parse_args(ctx, args)


def _excludes(arg: str, short: set[str]) -> bool:
    """Whether an argument is an excluded word: `-LoRA`, `-图像`, `-nlp`, as -n takes a number, `-image`, as -i nothing."""
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
