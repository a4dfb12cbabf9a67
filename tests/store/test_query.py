"""SQL, the flat view, Parquet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made import FIRST, made, story

from dragoman.errors import InputError, StoreError
from dragoman.output import COLUMNS, flat
from dragoman.store import Store, parquet

RECORDS = [made(n, events=3) for n in range(4)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("store") / "news.duckdb"
    with Store.open(path) as opened:
        opened.add(RECORDS, FIRST)
        opened.write_stories([story(*RECORDS[:2])])
    with Store.open(path, read_only=True) as opened:
        yield opened


def test_flat_is_the_flat_file_and_more(store: Store) -> None:
    found = {row["id"]: row for row in store.query("SELECT * FROM events_flat").to_pylist()}
    assert tuple(next(iter(found.values())))[: len(COLUMNS)] == COLUMNS
    expected = {e.id: flat(r.article, e) for r in RECORDS for e in r.events}
    assert {key: {name: row[name] for name in COLUMNS} for key, row in found.items()} == expected


def test_flat_dyads(store: Store) -> None:
    rows = store.query("SELECT DISTINCT mutual, actor_country, recipient_country, dyad, actors_joined, recipients_joined FROM events_flat")
    found = sorted(rows.to_pylist(), key=lambda r: r["mutual"])
    common = {"actor_country": "CHN", "recipient_country": "PHL"}
    assert found == [
        {"mutual": False, **common, "dyad": "CHN>PHL", "actors_joined": "CHN/GOV", "recipients_joined": "PHL"},
        {"mutual": True, **common, "dyad": "CHN-PHL", "actors_joined": "CHN/GOV; PHL", "recipients_joined": None},
    ]


def test_pairs(store: Store) -> None:
    rows = store.query("SELECT mutual, actor, recipient, count(*) AS n FROM event_dyads GROUP BY ALL ORDER BY mutual").to_pylist()
    assert rows == [
        {"mutual": False, "actor": "CHN/GOV", "recipient": "PHL", "n": 8},
        {"mutual": True, "actor": "CHN/GOV", "recipient": "PHL", "n": 4},
    ]


def test_parameters(store: Store) -> None:
    assert store.query("SELECT count(*) AS n FROM events WHERE event_type = ?", ["ACCUSE"]).to_pylist() == [{"n": 8}]
    answer = store.query("WITH x AS (SELECT * FROM events) SELECT count(*) AS n FROM x WHERE status = $s", {"s": "actual"})
    assert isinstance(answer, pa.Table)
    assert answer.to_pylist() == [{"n": 8}]


@pytest.mark.parametrize(
    "sql",
    ["DROP TABLE runs", "SELECT 1; DELETE FROM runs", "INSERT INTO runs SELECT * FROM runs", "COPY runs TO 'x.csv'", "ATTACH 'x.db'", ""],
)
def test_only_one_select(store: Store, sql: str) -> None:
    with pytest.raises(InputError, match="one SELECT"):
        store.query(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT nothing FROM events", "SELECT * FROM nowhere", "SELEC 1", "SELECT ?", "SELECT 'x'::DATE", "SELECT 2147483647::INT + 1::INT",
        "SELECT * FROM 'none.csv'",
    ],
)
def test_wrong_queries_are_told(store: Store, sql: str) -> None:
    with pytest.raises(InputError, match="the query cannot be run"):
        store.query(sql)


def test_no_variable_is_read(store: Store) -> None:
    here = pa.table({"a": [1]})
    assert here.num_rows == 1
    with pytest.raises(InputError):
        store.query("SELECT * FROM here")


def test_parquet_groups_do_not_depend_on_portions(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 5)
    path = next(p for p in store.export_parquet(tmp_path) if p.name == "events.parquet")
    file = pq.ParquetFile(path)
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [5, 5, 2]
    keys = [(r["article"], r["trigger_start"], r["id"]) for r in file.read().to_pylist()]
    assert keys == sorted(keys)
    assert not list(tmp_path.glob("*.partial"))


def test_parquet_holds_the_views(store: Store, tmp_path: Path) -> None:
    names = {p.stem for p in store.export_parquet(tmp_path / "out" / "deep")}
    assert {"articles", "events", "event_actors", "claims", "places", "stories", "runs", "rejects", "reviews", "events_flat"} <= names
    assert pq.read_table(tmp_path / "out" / "deep" / "events_flat.parquet").num_rows == 12
    assert "added_at" not in pq.read_table(tmp_path / "out" / "deep" / "runs.parquet").column_names


def test_parquet_touches_nothing_that_a_run_left(store: Store, tmp_path: Path) -> None:
    (tmp_path / "events.parquet.partial").write_text("hours of work", encoding="utf-8")
    store.export_parquet(tmp_path)
    assert (tmp_path / "events.parquet.partial").read_text(encoding="utf-8") == "hours of work"
    (tmp_path / "blocked" / "articles.parquet").mkdir(parents=True)
    with pytest.raises(StoreError, match=r"articles.parquet cannot be written: Is a directory; choose another place"):
        store.export_parquet(tmp_path / "blocked")


def test_parquet_into_a_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="choose another folder"):
        store.export_parquet(tmp_path / "file")
