"""Share long work with as many processes as there are spare cores; the results are the same."""

import contextlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from aikb.base.worker import Worker

MOST_PROCESSES = 4  # each part of a build leaves a segment, and each segment makes queries a little slower


class Sizes(NamedTuple):
    """Number of items in a batch, in this process and in a worker."""

    own: int
    theirs: int


class _Batch:
    """Some items, with their results or the worker that is making them."""

    def __init__(
        self, items: Sequence[Any], worker: "Worker | None" = None, results: Sequence[Any] | None = None
    ) -> None:
        self.items, self.worker, self.results = items, worker, results


class Pool:
    """Workers that run `module`, each given `setup`. Use as a context manager: they end with it.

    They start when `is_worth_it`, called with the number of results so far, first returns true.
    """

    def __init__(self, module: str, setup: object, is_worth_it: Callable[[int], bool] = lambda _: True) -> None:
        self._module, self._setup, self._is_worth_it = module, setup, is_worth_it
        self._stack = contextlib.ExitStack()
        self._is_started = False
        self.workers: list[Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def map(
        self, job: str, items: Iterable[Any], here: Callable[[Sequence[Any]], Iterable[Any]], sizes: Sizes
    ) -> Iterator[Any]:
        """Yield the result of each item, in order. Workers do `job` for their batches; `here` does it in this process.

        A batch whose worker fails is done here.
        """
        rest, batches = iter(items), deque[_Batch]()
        done, is_more = 0, True
        while is_more or batches:
            self._start(done)
            batches += self._asked(job, rest, batches, sizes.theirs)
            own = list(islice(rest, sizes.own))
            if is_more := bool(own):
                batches.append(_Batch(own, results=list(here(own))))
            _collect(batches, here, wait=not is_more)
            while batches and (found := batches[0].results) is not None:
                batches.popleft()
                done += len(found)
                yield from found

    def _start(self, done: int) -> None:
        if self._is_started or not self._is_worth_it(done):
            return
        import pickle  # noqa: PLC0415 - 4 ms with the next: only for much work

        from aikb.base.worker import Worker  # noqa: PLC0415 - likewise

        self._is_started = True
        self.workers = [self._stack.enter_context(Worker(self._module)) for _ in range(spare_cores())]
        for worker in self.workers:  # after all are starting: a worker reads it only when it has started
            worker.send(pickle.dumps(self._setup))

    def _asked(self, job: str, rest: Iterator[Any], batches: Iterable[_Batch], size: int) -> list[_Batch]:
        """Give the next items to idle workers."""
        busy = [batch.worker for batch in batches if batch.results is None]
        asked = []
        for worker in self.workers:
            if worker not in busy and (some := list(islice(rest, size))):
                worker.ask(job, some)
                asked.append(_Batch(some, worker))
        return asked


def _collect(batches: Sequence[_Batch], here: Callable[[Sequence[Any]], Iterable[Any]], *, wait: bool) -> None:
    """Take the results that workers have ready; with `wait` also that of the first batch."""
    for number, batch in enumerate(batches):
        if batch.results is None and batch.worker and ((wait and not number) or batch.worker.is_ready()):
            answer = batch.worker.answer()
            batch.results = list(here(batch.items)) if answer is None else answer


def spare_cores() -> int:
    """Return how many more processes are useful: one for each other core that this process may run on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_PROCESSES) - 1
