"""The `aikb` program."""

import os
import sys


def main() -> None:
    """Runs the command line; never returns."""
    if sys.argv[1:2] == ["__complete"]:
        from aikb.completion.answer import main as complete  # noqa: PLC0415 - at every key stroke: nothing else is imported

        complete(sys.argv[2:])
        sys.exit(0)
    run()


def run() -> None:
    """Runs a command that a person asked for."""
    _prepare_streams()
    if sys.argv[1:] == ["--version"]:
        from aikb import __version__  # noqa: PLC0415 - answered before typer is imported

        sys.stdout.write(f"aikb {__version__}\n")
        sys.exit(0)
    if sys.argv[1:2] == ["completion"]:
        from aikb.completion import SHELLS, script  # noqa: PLC0415 - whenever a shell starts: without typer

        if sys.argv[2:] in ([shell] for shell in SHELLS):
            sys.stdout.write(script(sys.argv[2]))
            sys.exit(0)
    os.environ.setdefault("TYPER_USE_RICH", "0")  # errors as one plain line
    from aikb.cli.app import app  # noqa: PLC0415 - see above

    app(prog_name="aikb")


def _prepare_streams() -> None:
    """Output in UTF-8 whatever the locale, and quiet ends: of a pipe, of a stream that the caller closed."""
    import signal  # noqa: PLC0415 - 2 ms that completion does without

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `aikb list | head -1` ends silently, as grep does
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # `aikb list >&-`
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - no pathlib; to the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
