"""Runs that break: killed, interrupted, without room. The old file stays, what is done is kept, and no process is left behind."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import which
from typing import Any

import pyarrow.parquet as pq
import pytest

from dragoman.coder import Coder

Run = Callable[..., Any]
TEXT = "China condemned the United States on Friday, officials in Kyiv said. Russian troops attacked Ukraine."
FULL = Path("/dev/full")
SOON = 120.0
ROWS = "".join(json.dumps({"id": f"report-{n}", "text": f"{TEXT} Report {n}."}) + "\n" for n in range(20))

needs_ps = pytest.mark.skipif(which("ps") is None, reason="asks ps what runs")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def store(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("add", folder / "a.txt", "--store", folder / "n.duckdb", "-q").exit_code == 0
    return folder / "n.duckdb"


class Running:
    """A run that has coded some articles and waits for more."""

    def __init__(self, output: Path, *words: str) -> None:
        command = [sys.executable, "-m", "dragoman", *words, "-", "-o", str(output), "--overwrite"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)  # noqa: S603
        self.partial = output.with_name(output.name + ".partial")

    def begin(self) -> None:
        """Wait until some are coded."""
        assert self.process.stdin is not None
        self.process.stdin.write(ROWS)
        self.process.stdin.flush()
        until = time.monotonic() + SOON
        while not (self.partial.exists() and self.partial.stat().st_size):
            assert time.monotonic() < until
            assert self.process.poll() is None
            time.sleep(0.05)

    def end(self, how: signal.Signals) -> tuple[int, str]:
        """What it returns, and what it says."""
        self.process.send_signal(how)
        self.process.wait(SOON)
        assert self.process.stderr is not None
        return self.process.returncode, self.process.stderr.read()

    def others(self) -> list[str]:
        """The processes of its session that still run."""
        states = subprocess.run(  # noqa: S603
            ["ps", "-o", "stat=", "-g", str(self.process.pid)],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        ).stdout.split()
        return [s for s in states if not s.startswith("Z")]


@pytest.fixture
def start() -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def run(output: Path, *words: str) -> Running:
        started.append(Running(output, *words))
        started[-1].begin()
        return started[-1]

    yield run
    for r in started:
        for stream in (r.process.stdin, r.process.stderr):
            assert stream is not None
            with suppress(BrokenPipeError):
                stream.close()
        if r.process.poll() is None:
            os.killpg(r.process.pid, signal.SIGKILL)
            r.process.wait()


@needs_ps
@pytest.mark.slow
@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize(
    ("how", "status", "words", "name"),
    [
        (signal.SIGTERM, 143, ("code", "--processes", "2"), "e.csv"),
        (signal.SIGTERM, 143, ("claims",), "e.parquet"),
        (signal.SIGINT, 1, ("code", "--processes", "2"), "e.parquet"),
        (signal.SIGKILL, -9, ("code", "--processes", "2"), "e.jsonl"),
    ],
)
def test_a_run_that_is_stopped(
    start: Callable[..., Running], tmp_path: Path, how: signal.Signals, status: int, words: tuple[str, ...], name: str
) -> None:
    path = tmp_path / name
    path.write_text("old", encoding="utf-8")
    running = start(path, *words)
    ended, said = running.end(how)
    assert ended == status
    assert path.read_text(encoding="utf-8") == "old"
    assert "report-0" in (tmp_path / f"{name}.partial").read_text(encoding="utf-8")
    if how != signal.SIGKILL:
        assert f"stopped before the end; what was done is in {path}.partial" in said
        assert "Traceback" not in said
    until = time.monotonic() + SOON
    while running.others() and time.monotonic() < until:
        time.sleep(0.1)
    assert not running.others()


def test_what_a_killed_run_left_is_not_emptied_by_the_next(run: Run, article: Path, tmp_path: Path) -> None:
    for verb in ("code", "claims"):
        path = tmp_path / f"{verb}.parquet"
        left = tmp_path / f"{verb}.parquet.partial"
        left.write_text("hours of work", encoding="utf-8")
        for _ in range(2):
            assert run(verb, article, "-q", "-o", path, "--overwrite").exit_code == 0
            assert pq.read_table(path).num_rows
        assert left.read_text(encoding="utf-8") == "hours of work"
        assert sorted(p.name for p in tmp_path.glob(f"{verb}.*")) == [path.name, left.name]


@pytest.mark.parametrize("verb", ["code", "claims"])
@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_a_coder_that_fails_costs_nothing(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, ending: str
) -> None:
    path = tmp_path / f"e.{ending}"
    path.write_text("old", encoding="utf-8")

    def broken(*_: object) -> object:
        raise MemoryError

    monkeypatch.setattr(Coder, "read", broken)
    with pytest.raises(MemoryError):
        run(verb, article, "-o", path, "--overwrite")
    assert path.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", path.name]


@needs_full
@pytest.mark.parametrize("words", ["code {article} -o {out}.csv", "code {article} -o {out}.jsonl", "claims {article} -o {out}.csv"])
def test_no_room_for_what_is_read(run: Run, article: Path, tmp_path: Path, words: str) -> None:
    _no_room(run, tmp_path, words.format(article=article, out=tmp_path / "out"))


@needs_full
@pytest.mark.parametrize(
    "words",
    [
        *(f"export --format {kind}" for kind in ("plover", "gdelt", "graphml", "geojson", "cow")),
        *("query network", "plot types", "fuse"),
    ],
)
def test_no_room_for_what_is_asked(run: Run, store: Path, tmp_path: Path, words: str) -> None:
    ending = {"plot": "svg", "fuse": "jsonl"}.get(words.partition(" ")[0], "csv")
    _no_room(run, tmp_path, f"{words} --store {store} -o {tmp_path / 'out'}.{ending}")


def _no_room(run: Run, folder: Path, words: str) -> None:
    (folder / words.rpartition("/")[2]).symlink_to(FULL)
    done = run(*words.split(), "--overwrite")
    assert done.exit_code == 1
    last = done.stderr.splitlines()[-1]
    assert re.fullmatch(r"Error: \S+/out\S* cannot be written further: No space left on device; make room, .*", last), done.stderr


@needs_full
@pytest.mark.parametrize("verb", ["code", "show", "claims"])
def test_no_room_for_standard_output(article: Path, verb: str) -> None:
    with FULL.open("wb") as full:
        words = [sys.executable, "-m", "dragoman", verb, str(article)]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "standard output cannot be written further: No space left on device" in done.stderr


def test_the_store_and_the_examples_are_never_the_output(run: Run, store: Path, tmp_path: Path) -> None:
    before = store.read_bytes()
    for words in ("fuse", "query network --format csv", "export --format cow"):
        done = run(*words.split(), "--store", store, "-o", store, "--overwrite")
        assert done.exit_code == 1
        assert "is the store itself" in done.stderr
    assert store.read_bytes() == before
    (tmp_path / "codebook.toml").touch()
    examples = tmp_path / "examples.jsonl"
    examples.write_text("{}\n", encoding="utf-8")
    done = run("train", "coding", examples, "--knowledge", tmp_path, "--out", examples, "--overwrite")
    assert done.exit_code == 1
    assert "is an input as well" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("code {article} -o {name}.jsonl", "cannot be written: File name too long; choose another place"),
        ("claims {article} -o {name}.parquet", "cannot be written: File name too long; choose another place"),
        ("query network --store {store} -o {name}.csv", "cannot be written: File name too long; choose another place"),
        ("code {name} -o {folder}/e.jsonl", "cannot be read: File name too long"),
        ("add {article} --store {name}", "cannot be opened: File name too long; check the name, or choose another folder"),
    ],
)
def test_a_name_that_cannot_be_looked_up_is_our_error(run: Run, article: Path, store: Path, tmp_path: Path, words: str, says: str) -> None:
    done = run(*words.format(article=article, store=store, folder=tmp_path, name=tmp_path / ("n" * 300)).split())
    assert done.exit_code in (1, 3)
    assert says in done.stderr


@pytest.mark.parametrize(("words", "name"), [("export --format graphml", "out"), ("query network", "out.csv"), ("fuse", "out.jsonl")])
def test_the_old_answer_stays_where_the_new_one_fails(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, name: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / name
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    done = run(*words.split(), "--store", store, "-o", path, "--overwrite")
    assert done.exit_code == 1
    assert f"{name} cannot be written further: No space left on device" in done.stderr
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == [name]
