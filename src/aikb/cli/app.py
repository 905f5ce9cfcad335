"""The Typer program: its commands and the options before a command's name."""

import contextlib
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from aikb import __version__
from aikb.cli import added_options, options
from aikb.cli.errors import report
from aikb.cli.registry import COMMANDS, HEADINGS, Commands


@contextlib.contextmanager
def _reported(ctx: typer.Context | None = None) -> Iterator[None]:
    """Turn what is raised inside into `typer.Exit`, once it is reported. `ctx` is the program's."""
    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        debug = bool(ctx and ctx.params.get("debug"))
        raise typer.Exit(report(error, (ctx and ctx.invoked_subcommand) or "", debug=debug)) from error


class Program(TyperGroup):
    """The group of commands; imports only the one that runs, and reports errors with an exit status."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = Commands()
        added_options.add_display(self)

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - typer calls it
        """Return the names of the commands, in order."""
        return list(COMMANDS)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # noqa: ARG002 - likewise
        """Write the commands with their purposes for the program's help, without importing them."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for name, listed in COMMANDS.items():
            groups.setdefault(HEADINGS.get(name) or list(groups)[-1], []).append((name, listed.purpose))
        longest = max(map(len, COMMANDS))
        for heading, rows in groups.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(longest), purpose) for name, purpose in rows])

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Parse the options before the command's name."""
        with _reported():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the command."""
        with _reported(ctx):
            return super().invoke(ctx)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"aikb {__version__}\n")
        raise typer.Exit


Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug.")]
Version = Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")]

HELP = """A bilingual knowledge base of AI/ML notes: search, define, check.

Example: aikb define LoRA

Exit status: 0 success, 1 no results (or findings), 2 error, 3 bug.
"""

app = typer.Typer(
    name="aikb",
    cls=Program,
    add_completion=False,
    rich_markup_mode=None,  # plain help and errors: 50 ms faster, and one greppable line in CI
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=HELP,
)


@app.callback()
def program(
    ctx: typer.Context,
    directory: options.Directory = None,
    builtin: options.Builtin = False,
    color: options.Color = "",
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    debug: Debug = False,  # noqa: ARG001 - Program looks at it when something fails
    version: Version = False,  # noqa: ARG001 - its callback does the work
) -> None:
    """Keep the options given before the command's name."""
    ctx.obj = options.given(ctx)._replace(
        directory=directory, builtin_notes=builtin, color=color, no_sync=no_sync, no_builtin=no_builtin
    )
