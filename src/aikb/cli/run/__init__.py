"""What each command does, without Typer: `run(arguments, common)` returns the exit status."""
