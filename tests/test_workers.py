"""Processes that work for this one: they end with it, and in the middle of what they do where it has no use for them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.workers import Workers

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # which Windows lacks
LONG = 1_000.0
SOON = 120.0  # for a busy machine; far from what the work would take
BOSS = """
import sys, time
sys.path.insert(0, {here!r})
from test_workers import note_and_wait
from dragoman.workers import Workers
if __name__ == "__main__":
    with Workers(2) as workers:
        for name in ("one", "two"):
            workers.submit(note_and_wait, sys.argv[1] + "/" + name)
        time.sleep(1000)
"""


def note_and_wait(path: str) -> None:
    """Tell the process's number in a file, then be busy."""
    Path(path + ".new").write_text(str(os.getpid()), encoding="utf-8")
    Path(path + ".new").rename(path)
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        time.sleep(0.01)


def wait_for(what: Callable[[], bool]) -> bool:
    until = time.monotonic() + SOON
    while not what() and time.monotonic() < until:
        time.sleep(0.02)
    return what()


def running(process: int) -> bool:
    """Whether it runs; one that has ended and waits to be noticed does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # the second where it ends between opening and reading
        return False


def test_leaving_stops_them_in_the_middle(tmp_path: Path) -> None:
    began = time.monotonic()
    with Workers(2) as workers:
        for n in range(8):
            workers.submit(note_and_wait, str(tmp_path / str(n)))
        assert wait_for(lambda: len([p for p in tmp_path.iterdir() if not p.suffix]) == 2)
    assert time.monotonic() - began < 2 * SOON < LONG
    assert len(list(tmp_path.iterdir())) == 2


def test_one_that_is_killed_is_our_error(tmp_path: Path) -> None:
    def killed() -> None:
        with Workers(1) as workers:
            waiting = workers.submit(note_and_wait, str(tmp_path / "one"))
            assert wait_for((tmp_path / "one").exists)
            os.kill(int((tmp_path / "one").read_text(encoding="utf-8")), KILL)
            waiting.result()

    with pytest.raises(DragomanError, match="a process stopped before its work was done"):
        killed()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc what runs")
@pytest.mark.parametrize("how", [signal.SIGTERM, KILL])
def test_they_end_with_the_process_that_gives_the_work(tmp_path: Path, how: signal.Signals) -> None:
    (tmp_path / "boss.py").write_text(BOSS.format(here=str(Path(__file__).parent)), encoding="utf-8")
    (tmp_path / "notes").mkdir()
    notes = [tmp_path / "notes" / name for name in ("one", "two")]
    boss = subprocess.Popen([sys.executable, str(tmp_path / "boss.py"), str(tmp_path / "notes")])  # noqa: S603
    try:
        assert wait_for(lambda: all(n.exists() for n in notes))
        boss.send_signal(how)
        boss.wait(SOON)
        processes = [int(n.read_text(encoding="utf-8")) for n in notes]
        assert wait_for(lambda: not any(running(p) for p in processes))
    finally:
        boss.kill()
        boss.wait()
