"""A run that is told to stop stops, wherever the signal finds it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from dragoman.cli.signals import stopping
from dragoman.store import Store

LONG = 120.0
QUERY = """
import sys
from dragoman.cli import main, signals
from dragoman.store import Store
signals.AGAIN, signals.GRACE, signals.PATIENCE = 0.1, 1.0, 5.0
query = Store.query
def asked(*given):
    print("asked", flush=True)
    return query(*given)
Store.query = asked
main(["query", "--store", sys.argv[1], "--sql", sys.argv[2]])
"""
ENDLESS = "SELECT count(*) FROM range(1000000000000) a, range(1000000000000) b WHERE a.range + b.range < 0"
ONE_CALL = "SELECT levenshtein(repeat('a', 3000000), repeat('b', 3000000))"  # of hours, in which DuckDB looks at nothing else

pytestmark = pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="needs signals to threads")


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize(("number", "raised"), [(signal.SIGTERM, SystemExit), (signal.SIGINT, KeyboardInterrupt)])
def test_a_signal_that_another_thread_takes_ends_a_read_that_waits(
    pipe: tuple[int, int], number: signal.Signals, raised: type[BaseException]
) -> None:
    out, into = pipe
    began = time.monotonic()
    late = threading.Timer(LONG, os.write, (into, b"x"))  # so that a read that no signal ends ends all the same
    late.start()
    other = threading.Timer(0.2, lambda: signal.pthread_kill(threading.get_ident(), number))

    def read() -> None:
        with stopping():
            other.start()
            os.read(out, 1)

    with pytest.raises(raised):
        read()
    other.join()
    late.cancel()
    late.join()
    assert time.monotonic() - began < LONG


def test_signals_are_left_as_they_were() -> None:
    before = [signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT)]
    threads = threading.active_count()
    with stopping() as stop:
        assert stop.status == 0
        assert signal.getsignal(signal.SIGTERM) == stop.end
    assert [signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT)] == before
    assert threading.active_count() == threads
    assert signal.set_wakeup_fd(-1) == -1


def test_ctrl_c_that_was_passed_over_is_passed_over() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stopping():
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_signal_that_is_swallowed_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.cli.signals.PATIENCE", 2.5)

    def swallowing() -> None:
        with stopping():
            with suppress(SystemExit):
                os.kill(os.getpid(), signal.SIGTERM)
                time.sleep(LONG)
            time.sleep(LONG)

    began = time.monotonic()
    with pytest.raises(SystemExit):
        swallowing()
    assert time.monotonic() - began < LONG


@pytest.mark.parametrize("sql", [ENDLESS, ONE_CALL])
def test_a_question_without_end_is_ended(tmp_path: Path, sql: str) -> None:
    Store.open(tmp_path / "news.duckdb").close()
    words = [sys.executable, "-c", QUERY, str(tmp_path / "news.duckdb"), sql]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "asked\n"
        time.sleep(0.5)  # to be in the middle of it; it ends alike where it is not
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=LONG)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 143
    assert "Traceback" not in said
    if sql == ONE_CALL:
        assert said == "ended in the middle of a step that heeds no signal\n"
