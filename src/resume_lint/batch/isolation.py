"""Files → what becomes of each, worked on in child processes that are ended and replaced when one misbehaves.

Each worker is a pool of one process of its own, with one task at a time: whatever happens to the process then has
happened to that file. A crash, a hang that holds the interpreter's lock, or memory without end costs its file only.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from queue import LifoQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from resume_lint.batch import preload, worker
from resume_lint.batch.failures import Failure, crashed, too_slow
from resume_lint.errors import ConfigError

if TYPE_CHECKING:
    from resume_lint.linter import Linter

Result = TypeVar("Result")

# A file that ends reading and checking in time by itself is not ended from outside.
SPARE_SECONDS = 2.0
# A loaded worker takes about 180 MB by itself: with less than this it could not check anything.
LEAST_MEMORY_MB = 300
# A worker is replaced after so many files, so that what leaks in a library does not add up.
FILES_PER_PROCESS = 500
# How long a new process may take to be ready.
START_SECONDS = 60.0
# How far the workers may run ahead of the slowest file, in files for each worker and in bytes that are held for all.
AHEAD = 64
AHEAD_BYTES = 64_000_000
ALARM = getattr(signal, "SIGALRM", 0)


class WorkersDoNotStart(RuntimeError):
    """No worker process comes up: a script that starts them needs `if __name__ == "__main__":` around its work."""


@dataclass(frozen=True, slots=True)
class Call(Generic[Result]):
    """One task: `task(linter, *arguments)` runs in a worker; `task` is a function of a module."""

    name: str
    task: Callable[..., Result | Failure]
    arguments: tuple[Any, ...]

    def held_bytes(self) -> int:
        """How many bytes of a file wait in it."""
        return sum(len(argument) for argument in self.arguments if isinstance(argument, bytes))


@dataclass(frozen=True, slots=True)
class Ready(Generic[Result]):
    """What stands in a row of calls where nothing is to be done any more."""

    result: Result | Failure

    def held_bytes(self) -> int:
        """None: no file waits in it."""
        return 0


class Workers:
    """A number of worker processes, each with its linter, deadline in seconds and cap in MB; safe to use in threads.

    Where they are not given, deadline and cap follow from the linter's limits.
    """

    def __init__(
        self,
        linter: Linter,
        *,
        workers: int | None = None,
        timeout: float | None = None,
        memory: int | None = None,
    ) -> None:
        timeout = linter.limits.seconds + SPARE_SECONDS if timeout is None else timeout
        memory = linter.limits.max_memory // 1_000_000 if memory is None else memory
        self.count = count_cores() if workers is None else workers
        if self.count < 1:
            raise ConfigError(f"the number of workers must be 1 or more, not {workers}")
        if not timeout > 0:
            raise ConfigError(f"the timeout must be more than 0 seconds, not {timeout:g}")
        if memory < LEAST_MEMORY_MB:
            raise ConfigError(f"a worker needs {LEAST_MEMORY_MB} MB or more, not {memory}")
        make_pool = partial(
            ProcessPool, 1, FILES_PER_PROCESS, worker.start, (linter, timeout, memory), _start_method(linter)
        )
        self._all = [_Worker(make_pool, timeout) for _ in range(self.count)]
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for one in self._all:
            self._idle.put(one)

    def run(self, call: Call[Result]) -> Result | Failure:
        """What one task gives; waits for a worker that is idle."""
        one = self._idle.get()
        try:
            return one.run(call)
        finally:
            self._idle.put(one)

    def map(self, calls: Iterable[Call[Result] | Ready[Result]]) -> Iterator[Result | Failure]:
        """What each task gives, in the order of the calls, which are taken only a little ahead of the results."""
        pending: deque[tuple[int, Future[Result | Failure]]] = deque()
        held = 0
        threads = ThreadPoolExecutor(self.count, "resume-lint")
        try:
            for call in calls:
                size = call.held_bytes()
                while pending and (len(pending) >= AHEAD * self.count or held + size > AHEAD_BYTES):
                    given, future = pending.popleft()
                    yield future.result()
                    held -= given
                pending.append((size, self._begin(call, threads)))
                held += size
            while pending:
                yield pending.popleft()[1].result()
        finally:
            # Where the caller stops early, files may be in work still: they end by themselves, or with `close`.
            threads.shutdown(wait=False, cancel_futures=True)

    def _begin(
        self, call: Call[Result] | Ready[Result], threads: ThreadPoolExecutor
    ) -> Future[Result | Failure]:
        if isinstance(call, Call):
            return threads.submit(self.run, call)
        ready: Future[Result | Failure] = Future()
        ready.set_result(call.result)
        return ready

    def close(self) -> None:
        """Ends the processes; files that are in work are given up."""
        for one in self._all:
            one.stop()
        for one in self._all:
            one.join()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Worker:
    """One process at a time, replaced when it has ended."""

    def __init__(self, make_pool: Callable[[], ProcessPool], timeout: float) -> None:
        self._make_pool = make_pool
        self._timeout = timeout
        self._pool = make_pool()
        self._working: Future[Any] | None = None
        self._closing = Lock()
        self._closed = False

    def run(self, call: Call[Result]) -> Result | Failure:
        """What the task gives, or what the end of its process means."""
        try:
            return self._attempt(call)
        except BrokenExecutor:
            # The process ended before it told that it had begun: by this file, or for another reason before it.
            self._replace()
        try:
            return self._attempt(call)
        except BrokenExecutor:
            self._replace()
        self._require_start()
        return crashed(call.name, None)

    def stop(self) -> None:
        """Tells the process to end, whatever it does."""
        with self._closing:
            self._closed = True
            if self._working is not None:
                self._working.cancel()
            self._pool.stop()  # type: ignore[no-untyped-call]

    def join(self) -> None:
        """Waits until the process has ended; `stop` comes before."""
        self._pool.join()

    def _attempt(self, call: Call[Result]) -> Result | Failure:
        future = self._schedule(worker.run, call.name, call.task, *call.arguments)
        try:
            result: Result | Failure = future.result(self._timeout + START_SECONDS)
        except ProcessExpired as end:
            # A hanging process that lost its parent's eye ends by its own alarm.
            return self._late(call) if end.exitcode == -ALARM else crashed(call.name, end.exitcode)
        except TimeoutError:
            if not future.done():
                self._replace()
            return self._late(call)
        finally:
            self._working = None
        return result

    def _late(self, call: Call[Result]) -> Failure:
        return too_slow(call.name, self._timeout)

    def _require_start(self) -> None:
        """An error where not even an empty task comes back."""
        try:
            self._schedule(worker.answer).result(START_SECONDS)
        except (BrokenExecutor, TimeoutError) as error:
            raise WorkersDoNotStart(WorkersDoNotStart.__doc__) from error

    def _schedule(self, function: Callable[..., Result], *arguments: Any) -> Future[Result]:
        with self._closing:
            self._require_open()
            try:
                future: Future[Result] = self._pool.schedule(function, arguments, timeout=self._timeout)
            except RuntimeError as error:
                # The pool found its process dead while nothing was in work.
                raise BrokenExecutor from error
            self._working = future
            return future

    def _require_open(self) -> None:
        if self._closed:
            raise CancelledError

    def _replace(self) -> None:
        with self._closing:
            self._require_open()
            old, self._pool = self._pool, self._make_pool()
        old.stop()  # type: ignore[no-untyped-call]
        # A pool whose channel was broken in the middle of a message may never be joined.
        Thread(target=old.join, daemon=True).start()


def count_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start_method(linter: Linter) -> Any:
    """How processes are started: split off from one that has all loaded, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload.__name__])
    os.environ[preload.VARIABLE] = linter.pack_name
    try:
        forkserver.ensure_running()
    finally:
        del os.environ[preload.VARIABLE]
    return context
