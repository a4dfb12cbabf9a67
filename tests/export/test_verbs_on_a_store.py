"""`dragoman export` and `dragoman plot` on a small store."""

from __future__ import annotations

import json
import math
import os
import re
import signal
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import main
from dragoman.cli.export import KINDS
from dragoman.export import FORMATS, Material, Read, read_plover
from dragoman.records import Article, Claim, Event, Run
from dragoman.store import Store

RUN = Run(id="r", coder_version="0.1.0", codebook_version="plover-2.0-2024.02", model_hash="m", configuration_hash="c")


@dataclass(frozen=True)
class Coded:
    article: Article
    events: tuple[Event, ...]
    claims: tuple[Claim, ...] = ()


def run(*words: object) -> Result:
    result = CliRunner().invoke(main, [str(w) for w in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def store(tmp_path: Path, material: Material) -> Path:
    path = tmp_path / "news.duckdb"
    events = list(material.events)
    with Store.open(path) as opened:
        opened.add([Coded(article=a, events=tuple(e for e in events if e.article == a.id)) for a in material.articles.values()], RUN)
        opened.write_stories(material.stories)
    return path


def test_what_goes_through_a_store_is_what_went_in(store: Path, tmp_path: Path, material: Material) -> None:
    result = run("export", "--store", store, "--format", "plover", "-o", tmp_path / "p.jsonl")
    assert result.exit_code == 0, result.output
    assert "9 records to" in result.stderr
    back = [r.event for r in read_plover(tmp_path / "p.jsonl") if isinstance(r, Read)]
    assert sorted(back, key=lambda e: e.id) == list(material.events)
    first = json.loads((tmp_path / "p.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["coder"] == "dragoman-0.1.0"
    assert first["cite_info"]["codebook"] == "plover-2.0-2024.02"


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format(store: Path, tmp_path: Path, kind: str) -> None:
    assert tuple(FORMATS) == KINDS
    path = tmp_path / "out"
    assert run("export", "--store", store, "--format", kind, "-o", path, "-q").exit_code == 0
    assert path.stat().st_size
    again = run("export", "--store", store, "--format", kind, "-o", path)
    assert again.exit_code == 1
    assert "exists already" in again.stderr


def test_selection(store: Path, tmp_path: Path) -> None:
    def lines(*words: object) -> int:
        assert run("export", "--store", store, "--format", "polecat", "-o", tmp_path / "x", "--overwrite", *words).exit_code == 0
        return len((tmp_path / "x").read_text(encoding="utf-8").splitlines()) - 1

    assert lines() == 7
    assert lines("--every-status") == 9
    assert lines("--actor", "CHN", "--recipient", "PHL") == 2
    assert lines("--from", "2023-03", "--to", "2023-03") == 4
    assert lines("--from", "2023-04-01") == 1
    assert lines("--min-confidence", "0.5") == 6


def test_left_out_is_told(store: Path, tmp_path: Path) -> None:
    result = run("export", "--store", store, "--format", "geojson", "-o", tmp_path / "g.json")
    assert result.stderr.splitlines() == [f"1 point to {tmp_path / 'g.json'}", "left out: 8 events without coordinates"]


def test_wrong_words(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    before = store.read_bytes()
    for words, code, said in (
        (("export", "--format", "icews", "-o", store, "--overwrite"), 1, "is the store itself"),
        (("export", "--format", "icews", "-o", out, "--from", "May"), 2, "is no date"),
        (("export", "--format", "icews", "-o", out, "--from", "2023", "--to", "2022"), 2, "ends before it begins"),
        (("plot", "dyad", "CHN", "-o", out), 2, "dyad takes two sides, not 1 (CHN)"),
        (("plot", "map", "CHN", "-o", out), 2, "map takes no sides, not 1 (CHN)"),
        (("plot", "chart", "-o", out), 2, "no such picture: chart"),
        (("plot", "map", "--by", "actor", "-o", out), 2, "belong to matrix and network"),
        (("plot", "dyad", "FRA", "KEN", "-o", out), 1, "nothing to draw"),
        (("plot", "map", "-o", tmp_path / "x.pdf"), 1, "ending must be"),
    ):
        result = run(*words, "--store", store)
        assert (result.exit_code, said in result.stderr) == (code, True), result.output
    assert not out.exists()
    assert store.read_bytes() == before


PICTURES = [("dyad", "CHN", "PHL"), ("matrix", "--by", "actor", "--top", 5), ("network",), ("map",), ("types",), ("quads",)]


@pytest.mark.parametrize("words", PICTURES)
def test_plot(store: Path, tmp_path: Path, words: tuple[object, ...]) -> None:
    path = tmp_path / "p.svg"
    result = run("plot", *words, "--store", store, "--from", "2022", "--to", "2023", "-o", path)
    assert result.exit_code == 0, result.output
    assert "from 2022-01-01 to 2023-12-31" in path.read_text(encoding="utf-8")


def test_quiet(store: Path, tmp_path: Path) -> None:
    for words, name, says in (
        (("query", "network"), "n.csv", " rows to "), (("query", "dyad", "CHN", "PHL", "--from", "2040"), "d.csv", "the answer is empty"),
        (("plot", "dyad", "CHN", "PHL"), "d.svg", f"dyad CHN PHL to {tmp_path / 'd.svg'}"),
    ):  # fmt: skip
        asked = (*words, "--store", store, "-o", tmp_path / name)
        assert says in run(*asked).stderr
        assert run(*asked, "--overwrite", "-q").stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [("fuse",), ("query", "network", "--format", "csv"), ("export", "--format", "plover")])
def test_no_room_is_told(store: Path, words: tuple[str, ...]) -> None:
    result = run(*words, "--store", store, "-o", "/dev/full", "--overwrite")
    assert result.exit_code == 1
    assert "/dev/full cannot be written further: No space left on device; make room" in result.stderr


@pytest.mark.parametrize("words", [("query", "network"), ("export", "--format", "cow", "-o", "x"), ("plot", "map", "-o", "x.svg")])
def test_a_confidence_that_is_no_number_is_refused(store: Path, words: tuple[str, ...]) -> None:
    result = run(*words, "--store", store, "--min-confidence", "nan")
    assert (result.exit_code, "nan is no number from 0 to 1" in result.stderr) == (2, True)


def test_a_name_too_long_for_a_picture(store: Path) -> None:
    result = run("plot", "map", "--store", store, "-o", "x" * 300 + ".svg")
    assert (result.exit_code, "File name too long" in result.stderr) == (1, True)


def test_events_whose_confidence_is_unknown_go_through_every_format(tmp_path: Path, material: Material) -> None:
    events = [replace(e, confidence=math.nan) for e in material.events]
    path = tmp_path / "unsure.duckdb"
    with Store.open(path) as opened:
        opened.add([Coded(article=a, events=tuple(e for e in events if e.article == a.id)) for a in material.articles.values()], RUN)
    for kind in FORMATS:
        assert run("export", "--store", path, "--format", kind, "-o", tmp_path / kind).exit_code == 0
        assert re.search(rb"(?i)\bnan\b", (tmp_path / kind).read_bytes()) is None
    shown = run("query", "dyad", "CHN", "PHL", "--store", path)
    assert shown.exit_code == 0
    assert "nan" not in shown.stdout
    assert run("show", "--store", path).stdout.count("confidence unknown") == len(events)


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 1)])
def test_a_signal_in_the_middle_of_a_query_ends_the_run(store: Path, number: int, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> object:
        try:
            os.kill(os.getpid(), number)
            return time.sleep(5)
        except (SystemExit, KeyboardInterrupt):  # so DuckDB does with what a signal raises
            raise RuntimeError("Query interrupted") from None

    monkeypatch.setattr(Store, "query", asked)
    result = run("query", "--store", store, "--sql", "SELECT 1")
    assert (result.exit_code, "Traceback" in result.output) == (code, False)
