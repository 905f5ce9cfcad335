"""Runs a shell command as a person would: on a terminal of its own, in a session of its own."""

import contextlib
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from collections.abc import Mapping

_STYLE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def at_terminal(command: str, environ: Mapping[str, str], columns: int = 80) -> str:
    """What the screen of a terminal of so many columns receives, stdout and stderr, line ends as `\\n`."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        ["/bin/sh", "-c", command], stdin=theirs, stdout=theirs, stderr=theirs, env=environ, start_new_session=True
    ):
        os.close(theirs)
        received = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return received.decode("utf-8").replace("\r\n", "\n")


def _read(handle: int) -> bytes:
    with contextlib.suppress(OSError):  # Linux says EIO when the last program has left the terminal
        return os.read(handle, 65536)
    return b""


def unstyled(screen: str) -> str:
    """The screen without colours and links."""
    return _STYLE.sub("", screen)
