"""The command line: Typer signatures in `commands/`, what the commands do in `run/`."""
