"""A second process that shares the work of a full build: it reads notes, then indexes a part of the entries.

A plain child that is asked over its standard input and ends with it, so it neither outlives the program nor holds its
lock. What goes to and fro is pickled; nobody else can write there. When it fails, what it was to do is done here.
"""

import contextlib
import os
import pickle
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aikb.base import gc_pause


class Helper:
    """The parent's side. Each `ask` is answered once, in order; an answer of None means that it must be done here."""

    module = "aikb.index.helper"  # what the child runs

    def __init__(self, root: Path, shared: Path) -> None:
        command = [sys.executable, "-m", self.module, str(root), str(shared)]
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream
            with contextlib.suppress(OSError), _broken_pipe_is_an_error():
                stream.close()
        self._process.wait()

    def ask(self, job: str, work: object) -> None:
        """Has the child begin a job: read these files, or index this part."""
        assert self._process.stdin
        with contextlib.suppress(OSError), _broken_pipe_is_an_error():
            pickle.dump((job, work), self._process.stdin)
            self._process.stdin.flush()

    def is_ready(self) -> bool:
        """Whether `answer` would not wait long, when one job at most is open; Windows cannot tell."""
        assert self._process.stdout
        return sys.platform == "win32" or bool(select.select([self._process.stdout], [], [], 0)[0])

    def answer(self) -> Any:
        """What the job asked for first and not answered yet came to."""
        assert self._process.stdout
        try:
            return pickle.load(self._process.stdout)  # noqa: S301 - see the module
        except (OSError, EOFError, pickle.UnpicklingError):
            return None


@contextlib.contextmanager
def _broken_pipe_is_an_error() -> Iterator[None]:
    """The program ends by SIGPIPE when nobody reads its answer; a helper that was killed is no reason to."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPIPE})
    try:
        yield
    finally:
        if signal.SIGPIPE in signal.sigpending():
            signal.sigwait({signal.SIGPIPE})
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def main() -> None:
    """The child's side."""
    # Here, because the parents, and the helpers of `check` and of links, need none of it: 0.1 s of imports.
    from aikb.index.part import index_part  # noqa: PLC0415 - see above
    from aikb.index.read import Source, read_files  # noqa: PLC0415 - see above
    from aikb.names.lexicon import open_lexicons  # noqa: PLC0415 - see above

    root, shared = map(Path, sys.argv[1:3])
    lexicon = open_lexicons(shared, root)
    sources = lru_cache(maxsize=2)(lambda dialect: Source(root, lexicon, shared, dialect))
    jobs: dict[str, Callable[[Any], object]] = {
        "read": lambda work: list(read_files(sources(work[1]), work[0])),
        "index": lambda part: index_part(part, lexicon, shared),
    }
    serve(jobs)


def serve(jobs: Mapping[str, Callable[[Any], object]]) -> None:
    """Does a job after the other, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which ends this
    out = os.fdopen(os.dup(1), "wb")
    with contextlib.suppress(EOFError, OSError), gc_pause.seldom():
        while True:
            job, work = pickle.load(sys.stdin.buffer)  # noqa: S301 - see the module
            pickle.dump(jobs[job](work), out)
            out.flush()


if __name__ == "__main__":
    main()
