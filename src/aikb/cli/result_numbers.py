"""Remember the numbered results of the last answer on this terminal, for `aikb show 2`.

One small file for each terminal session, in the user's state folder. What is damaged, of another notes folder or of
another terminal is not known; nothing is kept when the answer does not go to a terminal.
"""

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from aikb.base import atomic
from aikb.base.errors import UnknownEntry
from aikb.base.paths import sha256, state_folder

if TYPE_CHECKING:
    from aikb.kb import KnowledgeBase
    from aikb.model import Passage

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_WEEK = 7 * 24 * 3600  # seconds; a terminal that is silent for so long has forgotten
_LONGEST_NUMBER = 6  # digits


def remember(root: Path | None, ids: Iterable[str]) -> None:
    """Keep the ids behind the numbers of an answer; does nothing when stdout is not a terminal."""
    session = _session(sys.stdout)
    if root and session:
        with contextlib.suppress(OSError):  # a number is a convenience: no answer fails for want of it
            _write(_file(session), json.dumps({"root": os.fspath(root), "ids": list(ids)}))


def recall(root: Path, number: int) -> str | None:
    """Return the id behind a number of the last answer on this terminal, if it came from this notes folder."""
    ids = _known(root)
    return ids[number - 1] if 1 <= number <= len(ids) else None


def passage(kb: "KnowledgeBase", name: str) -> "Passage":
    """Return the entry of a name, id, place or result number; an entry that is *called* 7 wins over result 7.

    Raises UnknownEntry.
    """
    try:
        return kb.show(name)
    except UnknownEntry as error:
        number = name.strip()
        if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER):
            raise
        found = recall(kb.settings.root, int(number))
        if found is None:
            raise _no_such_number(number, len(_known(kb.settings.root))) from error
        return kb.show(found)


def named(kb: "KnowledgeBase", name: str) -> str:
    """Return the name itself, or the id behind a result number. Raises UnknownEntry."""
    return passage(kb, name).entry.id if name.strip().isdecimal() else name


def _no_such_number(number: str, last: int) -> UnknownEntry:
    known = f"the last answer had results 1 to {last}" if last else "this terminal has no numbered results yet"
    return UnknownEntry(f"no entry is called {number!r}, and {known}", hint="aikb search numbers its results")


def _known(root: Path) -> list[str]:
    session = next(filter(None, map(_session, (sys.stdout, sys.stdin, sys.stderr))), "")
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        kept = json.loads(_file(session).read_bytes()) if session else {}
        ids = kept["ids"] if kept["root"] == os.fspath(root) else []
        if all(isinstance(each, str) for each in ids):
            return list(ids)
    return []


def _session(stream: object) -> str:
    """Return what identifies this terminal session since the machine was set up; empty without a terminal."""
    try:
        device = os.ttyname(stream.fileno())  # type: ignore[attr-defined]
        leader = os.getsid(0)
    except (OSError, ValueError, AttributeError):
        return ""
    return "\n".join((device, str(leader), _begun(leader), _boot()))


def _begun(process: int) -> str:
    """Return when a process started, in Linux's units; process ids and terminal names are reused."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19]
    except (OSError, ValueError, IndexError):
        return ""


def _boot() -> str:
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _file(session: str) -> Path:
    folder = state_folder(os.environ)
    if folder.startswith("~"):
        raise FileNotFoundError(folder)
    return Path(folder, "recent", f"{sha256(session.encode())[:20]}.json")


def _write(path: Path, text: str) -> None:
    """Replace the file at once, readable by the user only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    atomic.replace(path, text.encode("utf-8", "surrogatepass"), mode=0o600)
    _sweep(path.parent)


def _sweep(folder: Path) -> None:
    """Remove the files of terminals that have long been gone."""
    limit = time.time() - _WEEK
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < limit:
                path.unlink()
