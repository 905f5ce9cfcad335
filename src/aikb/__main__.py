"""The `aikb` program."""

import os
import signal
import sys
from pathlib import Path


def main() -> None:
    """Runs the command line; never returns."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `aikb list | head -1` ends silently, as grep does
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller: `aikb list >&-`
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.argv[1:] == ["--version"]:
        from aikb import __version__  # noqa: PLC0415 - answered before typer is imported

        sys.stdout.write(f"aikb {__version__}\n")
        sys.exit(0)
    os.environ.setdefault("TYPER_USE_RICH", "0")  # errors as one plain line
    from aikb.cli.app import app  # noqa: PLC0415 - see above

    app(prog_name="aikb")


if __name__ == "__main__":
    main()
