"""What a command does is a function of its arguments, which Typer's signature and a plain caller fill alike."""

import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest
from typer.testing import CliRunner

from aikb.cli.app import app
from aikb.cli.context import Common
from aikb.cli.registry import COMMANDS

Call = tuple[Any, Common]


def called(name: str, before: list[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """What the body of a command is given when only its required arguments are typed, each by its own name."""
    calls: list[Call] = []

    def run(arguments: Any, common: Common) -> int:
        calls.append((arguments, common))
        return 0

    monkeypatch.setattr(f"aikb.cli.commands.{name}.run", run)
    result = CliRunner().invoke(app, [*before, name, *required(name)])

    assert result.exit_code == 0
    return calls[0]


def required(name: str) -> list[str]:
    """The fields of a command's arguments that have no default."""
    arguments = import_module(f"aikb.cli.run.{name}").Arguments
    return [field for field in arguments._fields if field not in arguments._field_defaults]


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_that_is_not_typed_has_the_default_of_the_body(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, common = called(name, [], monkeypatch)

    for field in arguments._fields:
        typed = ((field,), field) if field in required(name) else (arguments._field_defaults[field],)
        assert getattr(arguments, field) in typed
    assert common[2:] == Common()[2:]


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("completion", "init", "rule")])
def test_options_before_the_name_reach_the_body(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With whether the built-in notes will do, which the list of commands says."""
    before = ["--width", "40", "--plain", "--color", "never", "-C", "x", "--no-sync"]
    _, common = called(name, before, monkeypatch)

    assert common == Common(name, COMMANDS[name].own, "x", False, "never", True, False, 40, True)


def test_bodies_do_without_typer() -> None:
    """Every body can be imported where Typer is not installed."""
    modules = ", ".join(f"aikb.cli.run.{name}" for name in COMMANDS)
    code = f"import sys; sys.modules['typer'] = None; import {modules}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (run.returncode, run.stderr) == (0, "")
