"""How a run is stopped: by `kill` as by Ctrl-C, so that what is done is kept; and surely, whatever it is in the middle of."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

INTERRUPTED = "Query interrupted"  # so DuckDB calls what a signal raises in the middle of a query, whatever it is
AGAIN, GRACE, PATIENCE = 0.5, 10.0, 30.0  # seconds: to send it again, to end the run unasked, and for its leave
UNHEEDED = b"ended in the middle of a step that heeds no signal\n"


class Stop:
    """What was asked of a run: `status` is what it ends with, 0 where nothing was."""

    def __init__(self) -> None:
        self.status = 0
        self._heeded, self.over = threading.Event(), threading.Event()
        self._at = 0.0

    def end(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002  as Python calls it
        """Raise what ends the run; a signal that comes at once again is the same one."""
        if self._heeded.is_set() and time.monotonic() - self._at < 4 * AGAIN:
            return
        self._at = time.monotonic()
        self._heeded.set()
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        self.status = 128 + number
        raise SystemExit(self.status)

    def watch(self, signals: int, main: int) -> None:
        """Send a signal to the main thread until it heeds it.

        One that comes just before a read that waits, or that another thread takes, is heeded after the read only; and some calls heed
        none at all, as a function of DuckDB's does that works on one long text.
        """
        while came := os.read(signals, 1):
            while not self.over.is_set():
                self._ask(came[0], main)
                if not self.over.wait(PATIENCE):  # what it was in the middle of has swallowed the exception
                    self._heeded.clear()
                    signal.pthread_kill(main, came[0])

    def _ask(self, number: int, main: int) -> None:
        until = time.monotonic() + GRACE
        while not self._heeded.wait(AGAIN) and not self.over.is_set():
            if time.monotonic() > until:
                with suppress(OSError):  # closed
                    os.write(2, UNHEEDED)
                os._exit(1 if number == signal.SIGINT else 128 + number)
            signal.pthread_kill(main, number)


@contextmanager
def stopping() -> Iterator[Stop]:
    """Within, `kill` and Ctrl-C end the run. Ctrl-C does nothing where it did nothing before, as in the background of a shell."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    heeded = [n for n in (signal.SIGTERM, signal.SIGINT) if n != signal.SIGINT or signal.getsignal(n) is signal.default_int_handler]
    before = {n: signal.signal(n, stop.end) for n in heeded}
    try:
        with _watched(stop):
            yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _watched(stop: Stop) -> Iterator[None]:
    if not hasattr(signal, "pthread_kill"):  # Windows
        yield
        return
    signals, told = os.pipe()
    os.set_blocking(told, False)
    watcher = threading.Thread(target=stop.watch, args=(signals, threading.get_ident()), daemon=True)
    watcher.start()
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    try:
        yield
    finally:
        stop.over.set()
        signal.set_wakeup_fd(before)
        os.close(told)
        watcher.join()
        os.close(signals)
