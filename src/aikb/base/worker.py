"""A child process that shares long work: it runs a module of ours and answers jobs over its standard streams.

A plain child that ends when its stdin does, so it neither outlives the program nor holds its lock: a worker of
`concurrent.futures` stays behind when the program is killed, starts no sooner and takes three times as long to import.
The messages are pickled; nobody else can write there.
"""

import contextlib
import os
import pickle
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any, Self

from aikb.base.gc_pause import rare_gc

Jobs = Mapping[str, Callable[[Any], object]]  # name → function of the work


class Worker:
    """The parent's side. Each `ask` has one `answer`, in order; None means that the work must be done here."""

    def __init__(self, module: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
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

    def send(self, message: bytes) -> None:
        """Send a pickled message: the setup that `serve` waits for, or a job."""
        assert self._process.stdin
        with contextlib.suppress(OSError), _broken_pipe_is_an_error():
            self._process.stdin.write(message)
            self._process.stdin.flush()

    def ask(self, job: str, work: object) -> None:
        """Start a job."""
        self.send(pickle.dumps((job, work)))

    def is_ready(self) -> bool:
        """Return whether `answer` would not wait long, if at most one job is open."""
        assert self._process.stdout
        return bool(select.select([self._process.stdout], [], [], 0)[0])

    def answer(self) -> Any:
        """Return the result of the oldest job without an answer."""
        assert self._process.stdout
        try:
            return pickle.load(self._process.stdout)  # noqa: S301 - see the module
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError):  # as pickle warns
            return None


@contextlib.contextmanager
def _broken_pipe_is_an_error() -> Iterator[None]:
    """Raise BrokenPipeError for a worker that was killed: SIGPIPE, by which `aikb | head` ends, would end the program."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPIPE})
    try:
        yield
    finally:
        if signal.SIGPIPE in signal.sigpending():
            signal.sigwait({signal.SIGPIPE})
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(start: Callable[[Any], Jobs]) -> None:
    """Run the child: do jobs until the parent is gone. `start` makes the function that does a job from the setup."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which ends this
    out = os.fdopen(os.dup(1), "wb")
    with contextlib.suppress(EOFError, OSError), rare_gc():
        jobs = start(pickle.load(sys.stdin.buffer))  # noqa: S301 - see the module
        while True:
            job, work = pickle.load(sys.stdin.buffer)  # noqa: S301 - see the module
            pickle.dump(jobs[job](work), out)
            out.flush()
