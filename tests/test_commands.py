"""The program's commands as they are listed without being imported."""

from typing import Any, cast

import pytest
import typer.main

from aikb.cli.app import app
from aikb.cli.registry import COMMANDS, HEADINGS

PROGRAM = cast("Any", typer.main.get_command(app))


@pytest.mark.parametrize("name", COMMANDS)
def test_purpose_is_the_first_line_of_help(name: str) -> None:
    """What `aikb --help` says of a command is what its own help says."""
    assert PROGRAM.commands[name].help.splitlines()[0] == COMMANDS[name].purpose


@pytest.mark.parametrize("name", COMMANDS)
def test_help_holds_example_and_exit_status(name: str) -> None:
    """Every command's help shows a call of it and tells its exit codes."""
    text = PROGRAM.commands[name].help

    assert f"Example: aikb {name}" in text
    assert "Exit status: 0" in text


def test_help_lists_every_command_below_a_heading() -> None:
    """The program's help has each command once, the first one below a heading, and its own example and exit codes."""
    text = PROGRAM.get_help(typer.Context(PROGRAM, info_name="aikb"))

    assert next(iter(COMMANDS)) in HEADINGS
    assert set(HEADINGS) <= set(COMMANDS)
    assert all(text.count(f"\n  {name} ") == 1 for name in COMMANDS)
    assert all(f"\n{heading}:\n" in text for heading in HEADINGS.values())
    assert "Example: aikb" in text
    assert "Exit status: 0" in text
