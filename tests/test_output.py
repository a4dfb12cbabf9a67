"""The writers: what was taken stays; every column is filled from a full event."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman.errors import InputError, OutputError
from dragoman.output import COLUMNS, encode, flat, is_events, open_writer, read_events
from dragoman.records import Actor, Article, Basis, Event, Place, Span, Status, When

SPAN = Span(start=0, end=5, text="China")
CHINA = Actor(span=SPAN, id="CHN", name="China", country="CHN", sector="GOV")
GROUP = Actor(span=SPAN, id="NSA:X", name="X, or “Y”")
ARTICLE = Article(id="a", text="China …", title="T", published=dt.date(2023, 3, 31), publisher="P", url="u")
EVENT = Event(
    id="e1", article="a", event_type="CONSULT", modes=("visit",), contexts=("military", "diplomatic"), quad=1, score=4.0, cameo="042",
    actors=(CHINA, GROUP), recipients=(GROUP,), status=Status.ACTUAL, historical=False,
    when=When(start=dt.date(2023, 3, 1), end=dt.date(2023, 3, 31), precision="month", basis=Basis.STATED, span=SPAN),
    place=Place(span=SPAN, name="Beijing", country="CHN", precision="city", geoname_id=1816670, lat=39.9, lon=116.4),
    said_by=CHINA, claim="c1", trigger=SPAN, evidence=SPAN, confidence=0.75, fired=("frame visit -> CONSULT", "learned"),
)  # fmt: skip


def test_every_column_is_filled() -> None:
    row = flat(ARTICLE, EVENT)
    assert tuple(row) == COLUMNS
    assert all(value is not None for value in row.values())
    assert row["actor_countries"] == ["CHN", None]


def test_csv_joins(tmp_path: Path) -> None:
    with open_writer(tmp_path / "e.csv", io.BytesIO()) as writer:
        writer.write(ARTICLE, [EVENT])
    line = (tmp_path / "e.csv").read_text(encoding="utf-8").splitlines()[1]
    assert "CHN; NSA:X,\"China; X, or “Y”\",CHN; ,GOV; ,NSA:X," in line


def test_cameo_keeps_its_zero_and_truth_is_written_small(tmp_path: Path) -> None:
    for name in ("e.csv", "e.parquet"):
        with open_writer(tmp_path / name, io.BytesIO()) as writer:
            writer.write(ARTICLE, [EVENT])
    (row,) = csv.DictReader((tmp_path / "e.csv").read_text(encoding="utf-8").splitlines())
    assert (row["cameo"], row["historical"], row["mutual"]) == ("042", "false", "false")
    (record,) = pq.read_table(tmp_path / "e.parquet").to_pylist()
    assert (record["cameo"], record["historical"], record["mutual"]) == ("042", False, False)


@pytest.mark.parametrize("name", ["e.jsonl", "e.csv", "e.parquet"])
def test_what_was_done_is_kept_beside_the_old_file_when_the_run_breaks(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")

    def broken_run() -> None:
        with open_writer(path, io.BytesIO(), overwrite=True) as writer:
            writer.write(ARTICLE, [EVENT])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_run()
    assert path.read_bytes() == b"old"
    assert "X, or “Y”" in (tmp_path / f"{name}.partial").read_text(encoding="utf-8")


def test_parquet_is_made_at_the_end_from_rows_that_lie_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    writer = open_writer(path, io.BytesIO())
    writer.write(ARTICLE, [EVENT])
    assert b'"id":"e1"' in (tmp_path / "e.parquet.partial").read_bytes()
    assert not path.exists()
    writer.close()
    assert list(tmp_path.iterdir()) == [path]
    (record,) = pq.read_table(path).to_pylist()
    assert record["date_end"] == dt.date(2023, 3, 31)
    assert record["actor_names"] == ["China", "X, or “Y”"]
    assert record["actor_countries"] == ["CHN", None]


def test_rows_are_kept_when_no_parquet_file_can_be_made_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "e.parquet"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    writer = open_writer(path, io.BytesIO(), overwrite=True)
    writer.write(ARTICLE, [EVENT])
    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    with pytest.raises(OutputError, match=r"e\.parquet cannot be written further: No space left on device; make room"):
        writer.close()
    assert path.read_bytes() == b"old"
    assert writer.kept == tmp_path / "e.parquet.partial"
    assert b'"id":"e1"' in writer.kept.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["e.parquet", "e.parquet.partial"]


def test_nothing_done_leaves_nothing(tmp_path: Path) -> None:
    for name in ("e.csv", "e.parquet", "e.jsonl"):
        writer = open_writer(tmp_path / name, io.BytesIO())
        writer.write(ARTICLE, [])
        writer.leave()
        assert writer.kept is None
    assert not list(tmp_path.iterdir())


def test_a_run_without_events_gives_readable_files(tmp_path: Path) -> None:
    for name in ("e.csv", "e.parquet", "e.jsonl"):
        with open_writer(tmp_path / name, io.BytesIO()) as writer:
            writer.write(ARTICLE, [])
    assert pq.read_table(tmp_path / "e.parquet").num_rows == 0
    assert (tmp_path / "e.csv").read_text(encoding="utf-8").strip() == ",".join(COLUMNS)


def test_events_come_back_as_they_went(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    with open_writer(path, io.BytesIO()) as writer:
        writer.write(ARTICLE, [EVENT, EVENT])
    assert list(read_events(path)) == [EVENT, EVENT]
    assert is_events(path)
    path.write_bytes(encode(EVENT) + b"\n{}\n")
    with pytest.raises(InputError, match=r"e\.jsonl:2: no event .*`id`"):
        list(read_events(path))
    assert not is_events(tmp_path / "none")
