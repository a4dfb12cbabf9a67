"""Processes that work for this one: they stop as soon as this one has no use for them, or is gone."""

from __future__ import annotations

import _thread
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection
from types import FrameType, TracebackType
from typing import Self, TypeVar

from dragoman.errors import DragomanError

GONE = (
    "a process stopped before its work was done, for want of memory (run with fewer processes) or because a script that starts processes "
    'does so when it is imported (put its start under `if __name__ == "__main__":`)'
)
R = TypeVar("R")


class Workers:
    """So many processes; leaving the `with` stops them in the middle of what they do.

    Raises:
        DragomanError: from the `with`, where one of them was killed.
    """

    def __init__(self, processes: int) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._theirs, self._ours = spawn.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(processes, spawn, initializer=_begin, initargs=(self._theirs,))
        with _uninterrupted():
            for _ in range(processes):
                self._pool.submit(os.getpid)  # each starts a process

    def submit(self, function: Callable[..., R], *args: object) -> Future[R]:
        """Have one of them call the function."""
        return self._pool.submit(_call, function, *args)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self._ours.close()
        self._pool.shutdown(cancel_futures=True)
        self._theirs.close()
        if isinstance(problem, BrokenProcessPool):
            raise DragomanError(GONE) from problem


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C, which a terminal sends to all, never reaches processes that start within, and this one afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Here:
    """What a worker knows of itself: whether it is in the middle of a call, and whether it shall stop."""

    def __init__(self) -> None:
        self.calling = self.stopped = False

    def call(self, function: Callable[..., R], *args: object) -> R:
        """Call the function, unless or until it shall stop."""
        self.calling = True
        try:
            if self.stopped:
                raise KeyboardInterrupt
            return function(*args)
        finally:
            self.calling = False

    def heed(self, lifeline: Connection) -> None:
        """Stop when the process that gives the work closes the lifeline, and go when it is gone, which closes it too."""
        lifeline.poll(None)
        self.stopped = True
        _thread.interrupt_main()
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
        os._exit(1)

    def interrupted(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002  as Python calls it
        """Break off the call; but never the sending of an answer, for half of one would hold up whoever waits for it."""
        if self.stopped and self.calling:
            self.calling = False
            raise KeyboardInterrupt


_HERE = _Here()


def _begin(lifeline: Connection) -> None:
    signal.signal(signal.SIGINT, _HERE.interrupted)
    threading.Thread(target=_HERE.heed, args=(lifeline,), daemon=True).start()


def _call(function: Callable[..., R], *args: object) -> R:
    return _HERE.call(function, *args)
