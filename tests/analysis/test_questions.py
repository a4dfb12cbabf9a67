"""The named questions on a small record, with answers worked out by hand; and `dragoman query`."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from dragoman import analysis
from dragoman.analysis import (
    BY,
    Window,
    accusations,
    affairs,
    contradictions,
    dyad,
    network,
    promised,
    promises,
    questions,
    series,
    stories,
)
from dragoman.cli import main
from dragoman.cli.query import PERIODS, SIDES
from dragoman.codebook import Codebook
from dragoman.errors import InputError
from dragoman.records import Account, Actor, Affair, Article, Basis, Claim, Event, Field, Run, Span, Status, Story, When
from dragoman.store import Store

HERE = Span(start=0, end=1, text="x")
RUN = Run(id="r", coder_version="0", codebook_version="2.0", model_hash="m", configuration_hash="c")
DOCS = Path(__file__).parents[2] / "docs" / "questions.md"


@dataclass(frozen=True)
class Coded:
    article: Article
    events: tuple[Event, ...]
    claims: tuple[Claim, ...] = ()


def party(key: str) -> Actor:
    return Actor(span=HERE, id=key, name=key, country=None if ":" in key else key[:3])


def event(
    key: str,
    kind: str,
    day: str | None,
    actors: str,
    recipients: str = "",
    *,
    article: str = "a",
    said: str = "",
    **more: Any,  # noqa: ANN401
) -> Event:
    """`day`: 2022-01-05, 2022 (the whole year) or None."""
    book = Codebook.shipped()
    when = None
    if day is not None:
        year = len(day) == 4
        first, last = (dt.date.fromisoformat(d) for d in ((f"{day}-01-01", f"{day}-12-31") if year else (day, day)))
        when = When(start=first, end=last, precision="year" if year else "day", basis=Basis.STATED)
    values: dict[str, Any] = {"contexts": (), "status": Status.ACTUAL, "historical": False, "confidence": 0.8} | more
    return Event(
        id=key, article=article, event_type=kind, modes=(), quad=book.types[kind].quad, score=book.types[kind].score, cameo=None,
        actors=tuple(map(party, actors.split())), recipients=tuple(map(party, recipients.split())), when=when, place=None,
        mutual=len(actors.split()) > 1 and not recipients and book.types[kind].mutual,
        said_by=party(said) if said else None, claim=None, trigger=Span(start=0, end=1, text=f"trigger {key}"),
        evidence=Span(start=0, end=1, text=f"words {key}"), fired=(), **values,
    )  # fmt: skip


NO = {"status": Status.NEGATED}
ARTICLES = [
    Article(id="a", text="x", published=dt.date(2022, 1, 7), publisher="Fjord Times"),
    Article(id="b", text="x", published=dt.date(2022, 5, 12), publisher="Delta Post", title="Manila protests"),
    Article(id="c", text="x", published=dt.date(2024, 6, 1)),
    Article(id="p", text="x", published=dt.date(2024, 6, 1), publisher="Fjord Times"),
]
EVENTS = [
    # China and the Philippines
    event("e01", "ACCUSE", "2022-01-05", "PHL", "CHN"),
    event("e02", "ASSAULT", "2022-01-20", "CHN/MIL", "PHL", confidence=0.4),
    event("e03", "CONSULT", "2022-03-10", "CHN PHL", article="b"),
    event("e04", "ASSAULT", "2022-02-01", "CHN", "PHL", **NO),
    event("e05", "AID", "2022", "CHN", "PHL", article="b"),
    event("e06", "ASSAULT", "2022-01-25", "CHN", "PHL", historical=True),
    event("e07", "AID", None, "CHN", "PHL", article="b"),
    event("e08", "ACCUSE", "2022-01-06", "PHL PHL/GOV", "CHN CHN/GOV", article="b"),
    # Accusations and answers
    event("e09", "ACCUSE", "2022-02-10", "USA", "CHN"),
    event("e10", "REJECT", "2022-02-11", "CHN/GOV", "USA", article="b"),
    event("e11", "REJECT", "2022-02-09", "CHN", "USA", article="b"),
    event("e12", "ACCUSE", "2023-02-10", "IGO:NATO", ""),
    event("e13", "ACCUSE", "2022-09-01", "USA/LEG", "USA/GOV"),
    event("e14", "REJECT", "2022-09-02", "USA/MIL", "USA/JUD"),
    # What was promised, and done
    event("p1", "AGREE", "2022-04-01", "USA", "UKR", contexts=("military",), article="p"),
    event("d1", "AID", "2022-04-03", "USA", "UKR", contexts=("economic",), article="b"),
    event("d2", "AID", "2022-05-01", "USA/MIL", "UKR", contexts=("economic", "military"), article="b", said="UKR/GOV"),
    event("d3", "CONSULT", "2022-06-05", "UKR", "USA"),
    event("p2", "AGREE", "2022-06-01", "UKR/GOV", "USA", article="p"),
    event("p3", "AGREE", "2023-06-10", "USA", "UKR", article="p"),
    event("p4", "AGREE", None, "USA", "UKR", article="p"),
    event("p5", "AGREE", "2022-08-01", "UKR USA", article="p"),
    event("d4", "AID", "2022-08-10", "UKR", "USA"),
    event("d5", "AID", "2022-08-11", "USA", "UKR", **NO),
    event("p6", "AGREE", "2022-10-02", "USA", "UKR", **NO, article="p"),
    event("p7", "CONCEDE", "2022-03-29", "RUS", "UKR", article="p"),
    event("d6", "RETREAT", "2022-03-29", "RUS", "UKR"),
    event("d7", "AID", "2022-04-01", "RUS", "UKR"),
    event("d8", "RETREAT", "2022-04-02", "RUS/MIL", "UKR", historical=True),
    # Told and denied
    event("t1", "ASSAULT", "2022-05-10", "RUS/MIL", "UKR", said="UKR"),
    event("t2", "ASSAULT", "2022-05-12", "RUS", "UKR/CVL", said="UKR", article="b", confidence=0.9),
    event("t3", "ASSAULT", "2022-05-09", "RUS", "UKR", article="b"),
    event("n1", "ASSAULT", "2022-05-11", "RUS", "UKR", said="RUS/GOV", **NO),
    event("n2", "ASSAULT", "2022-05-20", "RUS", "UKR", **NO),
    event("n3", "ASSAULT", "2022-05-11", "UKR", "RUS", **NO),
    event("n4", "ASSAULT", "2022", "RUS", "UKR", **NO),
    event("n5", "CONSULT", "2022-03-11", "PHL", "CHN", said="PHL", article="b", **NO),
    event("t4", "ASSAULT", "2022-11-10", "RUS", "UNK:CVL"),
    event("n6", "ASSAULT", "2022-11-10", "RUS", "UNK:CVL", **NO),
]  # fmt: skip
FIRST = Story(
    id="s1", events=("e01", "e08"), articles=("a", "b"), publishers=("Delta Post", "Fjord Times"), origins=(("a",), ("b",)),
    first=dt.date(2022, 1, 5), last=dt.date(2022, 1, 6),
    disputed=(Field(name="date", accounts=(Account(value="2022-01-05", articles=("a",)), Account(value="2022-01-06", articles=("b",)))),),
)  # fmt: skip
SECOND = Story(id="s2", events=("t1", "t3"), articles=("a", "b"), publishers=(), origins=(("a", "b"),), first=None, last=None)
AFFAIR = Affair(
    id="f1", stories=("s1", "s2"), articles=("a", "b"), publishers=("Delta Post", "Fjord Times"), origins=(("a", "b"),),
    first=dt.date(2022, 1, 7), last=dt.date(2022, 5, 12),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "news.duckdb"
    with Store.open(path) as store:
        store.add([Coded(a, tuple(e for e in EVENTS if e.article == a.id)) for a in ARTICLES[:2] + ARTICLES[3:]], RUN)
        store.add([Coded(ARTICLES[2], ())], RUN)
        store.write_stories([FIRST, SECOND], [AFFAIR])
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, read_only=True) as opened:
        yield opened


def ids(table: pa.Table, column: str = "id") -> list[str]:
    found: list[str] = table[column].to_pylist()
    return found


def picked(table: pa.Table, *names: str) -> list[tuple[Any, ...]]:
    return list(zip(*(table[name].to_pylist() for name in names), strict=True))


def test_dyad(store: Store) -> None:
    table = dyad(store, "chn", "PHL")
    assert ids(table) == ["e05", "e01", "e08", "e02", "e06", "e04", "e03", "n5", "e07"]
    assert ids(dyad(store, "PHL", "CHN")) == ids(table), "sides may change places"
    rows = {r["id"]: r for r in table.to_pylist()}
    assert rows["e08"]["actors"] == ["PHL", "PHL/GOV"]
    assert rows["e08"]["recipients"] == ["CHN", "CHN/GOV"]
    assert rows["e03"]["recipients"] == []
    assert (rows["e03"]["actors"], rows["e03"]["publisher"], rows["e03"]["evidence"]) == (["CHN", "PHL"], "Delta Post", "words e03")
    assert ids(dyad(store, "CHN/MIL", "PHL")) == ["e02"], "an organ is that organ only"
    assert ids(dyad(store, "PHL", "USA")) == []


def test_window(store: Store) -> None:
    january = Window(dt.date(2022, 1, 1), dt.date(2022, 1, 31))
    assert ids(dyad(store, "CHN", "PHL", january)) == ["e01", "e08", "e02", "e06"], "a year is not in January, nor is what has no date"
    assert ids(dyad(store, "CHN", "PHL", Window(since=dt.date(2022, 3, 10)))) == ["e03", "n5"]
    assert ids(dyad(store, "CHN", "PHL", Window(until=dt.date(2022, 12, 31)))) == ["e05", "e01", "e08", "e02", "e06", "e04", "e03", "n5"]
    assert "e02" not in ids(dyad(store, "CHN", "PHL", Window(min_confidence=0.5)))
    assert Window(min_confidence=0.8).values()["sure"] == 0.8
    with pytest.raises(InputError, match="ends before it begins"):
        dyad(store, "CHN", "PHL", Window(dt.date(2023, 1, 1), dt.date(2022, 1, 1)))


def test_stories(store: Store) -> None:
    assert stories(store, "CHN", "PHL").to_pylist() == [
        {
            "first": dt.date(2022, 1, 5),
            "last": dt.date(2022, 1, 6),
            "event_types": ["ACCUSE"],
            "events": 2,
            "articles": 2,
            "origins": 2,
            "publishers": ["Delta Post", "Fjord Times"],
            "disputed": ["date"],
            "evidence": "words e08",
            "story": "s1",
            "event": "e08",
        }
    ]
    assert picked(stories(store, "RUS", "UKR"), "story", "events", "origins", "disputed", "first") == [("s2", 2, 1, [], None)]
    assert picked(stories(store, "RUS/MIL", "UKR"), "story", "events") == [("s2", 1)], "events are those of the two sides"
    assert stories(store, "USA", "CHN").num_rows == 0


def test_affairs(store: Store) -> None:
    assert affairs(store, "CHN", "PHL").to_pylist() == [
        {
            "first": dt.date(2022, 1, 7),
            "last": dt.date(2022, 5, 12),
            "title": "Manila protests",
            "event_types": ["ACCUSE"],
            "events": 2,
            "stories": 2,
            "articles": 2,
            "origins": 1,
            "publishers": ["Delta Post", "Fjord Times"],
            "evidence": "words e08",
            "affair": "f1",
            "event": "e08",
        }
    ]
    assert picked(affairs(store), "affair", "event_types", "events") == [("f1", ["ACCUSE", "ASSAULT"], 4)]
    assert picked(affairs(store, "RUS/MIL", "UKR"), "affair", "events", "event") == [("f1", 1, "t1")]
    assert picked(affairs(store, window=Window(dt.date(2022, 5, 10))), "events", "event") == [(1, "t1")]
    assert affairs(store, "USA", "CHN").num_rows == 0
    with pytest.raises(InputError, match="'CHN' stands alone"):
        affairs(store, "CHN")


def test_series(store: Store) -> None:
    table = series(store, "CHN", "PHL")
    months = [dt.date(2022, 1, 1), dt.date(2022, 2, 1), dt.date(2022, 3, 1), None]
    assert picked(table, "period", "events", "happenings", "mean_score") == [
        (months[0], 3, 2, -5.0),  # e01, e08, e02; the first two are one story
        (months[1], 0, 0, None),  # nothing but a denial
        (months[2], 1, 1, 2.5),
        (months[3], 2, 2, 10.0),  # a year, and no date
    ]
    kinds = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    assert picked(table, *kinds) == [(0, 0, 2, 1), (0, 0, 0, 0), (1, 0, 0, 0), (0, 2, 0, 0)]


def test_series_is_normalised_by_the_volume_of_all_events(store: Store) -> None:
    table = series(store, "CHN", "PHL")
    # March has e03 and p7, d6; February e09 to e11; without date are e05, e07 and p4
    assert picked(table, "volume", "per_1000") == [(3, 1000.0), (3, 0.0), (3, 333.333), (3, 666.667)]
    low, high, volume = table["low"].to_pylist(), table["high"].to_pylist(), table["volume"].to_pylist()
    for n, (a, b) in enumerate(picked(table, "per_1000_low", "per_1000_high")):
        assert a == pytest.approx(1000 * low[n] / volume[n], abs=2)
        assert b == pytest.approx(1000 * high[n] / volume[n], abs=2)


# Exact 95 % bounds of a Poisson mean, as printed in tables.
EXACT = {0: (0, 3.689), 1: (0.025, 5.572), 2: (0.242, 7.225), 3: (0.619, 8.767), 5: (1.623, 11.668), 10: (4.795, 18.390),
         50: (37.111, 65.919), 100: (81.364, 121.627)}  # fmt: skip


@pytest.mark.parametrize("n", EXACT)
def test_intervals_are_near_the_exact_ones(store: Store, n: int) -> None:
    row = store.query(f"SELECT {questions.LOW} AS low, {questions.HIGH} AS high FROM (SELECT {n} AS n)").to_pylist()[0]  # noqa: S608
    assert (row["low"], row["high"]) == pytest.approx(EXACT[n], abs=0.03)


def test_intervals_in_the_series(store: Store) -> None:
    assert picked(series(store, "CHN", "PHL"), "low", "high") == [(0.6, 8.77), (0.0, 3.67), (0.01, 5.56), (0.22, 7.22)]


def test_series_by_other_periods(store: Store) -> None:
    weeks = picked(series(store, "CHN", "PHL", "week"), "period", "events")
    assert weeks == [
        (dt.date(2022, 1, 3), 2),
        (dt.date(2022, 1, 17), 1),
        (dt.date(2022, 2, 7), 0),  # weeks without any event, of whomever, are left out
        (dt.date(2022, 3, 7), 1),
        (None, 2),
    ]
    assert picked(series(store, "CHN", "PHL", "year"), "period", "events") == [(dt.date(2022, 1, 1), 5), (None, 1)]
    assert picked(series(store, "CHN", "PHL", "quarter"), "period", "events") == [(dt.date(2022, 1, 1), 4), (None, 2)]
    assert picked(series(store, "CHN", "PHL", "day"), "period", "events")[0] == (dt.date(2022, 1, 5), 1)
    only = Window(dt.date(2022, 1, 1), dt.date(2022, 1, 31), 0.5)
    assert picked(series(store, "CHN", "PHL", window=only), "period", "events", "volume") == [(dt.date(2022, 1, 1), 2, 2)]
    assert series(store, "PHL", "USA").num_rows == 0
    with pytest.raises(InputError, match="'decade' is no period; give day, week"):
        series(store, "CHN", "PHL", "decade")


def test_accusations(store: Store) -> None:
    table = accusations(store)
    assert picked(table, "accuser", "accused", "events", "articles") == [
        ("PHL", "CHN", 2, 2),
        ("IGO:NATO", None, 1, 1),
        ("PHL", "CHN/GOV", 1, 1),
        ("PHL/GOV", "CHN", 1, 1),
        ("PHL/GOV", "CHN/GOV", 1, 1),
        ("USA", "CHN", 1, 1),
        ("USA/LEG", "USA/GOV", 1, 1),
    ]
    assert picked(table, "first", "last")[0] == (dt.date(2022, 1, 5), dt.date(2022, 1, 6))
    assert picked(accusations(store, Window(since=dt.date(2023, 1, 1))), "accuser") == [("IGO:NATO",)]


def test_network(store: Store) -> None:
    spring = Window(dt.date(2022, 3, 1), dt.date(2022, 4, 1))
    assert network(store, spring).to_pylist() == [
        {"actor": "RUS", "recipient": "UKR", "mutual": False, "events": 3, "cooperation": 3, "conflict": 0, "mean_score": 7.0},
        {"actor": "CHN", "recipient": "PHL", "mutual": True, "events": 1, "cooperation": 1, "conflict": 0, "mean_score": 2.5},
        {"actor": "USA", "recipient": "UKR", "mutual": False, "events": 1, "cooperation": 1, "conflict": 0, "mean_score": 2.5},
    ]
    pairs = picked(network(store), "actor", "recipient")
    assert ("UKR", "USA") in pairs, "a mutual act is sorted"
    assert all(a != b for a, b in pairs)


def test_promises(store: Store) -> None:
    table = promises(store, "USA", "UKR")
    assert picked(table, "id", "outcome", "deeds", "days", "deed_id") == [
        ("p1", "reported done", 3, 30, "d2"),  # d1 is earlier, but of another context; d3 is theirs too, as talks take two
        ("p5", "reported done", 1, 9, "d4"),  # both promised, so either may do it
        ("p3", "open", 0, None, None),  # the record ends on 2024-06-01
        ("p4", "undated", 0, None, None),
    ]
    first = table.to_pylist()[0]
    assert (first["event_type"], first["evidence"], first["publisher"], first["article"]) == ("AGREE", "words p1", "Fjord Times", "p")
    assert (first["deed_type"], first["deed_start"], first["deed_evidence"]) == ("AID", dt.date(2022, 5, 1), "words d2")
    assert (first["deed_said_by"], first["deed_article"], first["same_context"]) == ("UKR/GOV", "b", True)


def test_promises_have_a_direction_and_a_term(store: Store) -> None:
    assert picked(promises(store, "UKR", "USA"), "id", "deed_id") == [("p2", "d3"), ("p5", "d4")]
    assert picked(promises(store, "USA", "UKR", 3), "id", "outcome", "deed_id", "same_context") == [
        ("p1", "reported done", "d1", False),
        ("p5", "not reported", None, None),
        ("p3", "not reported", None, None),
        ("p4", "undated", None, None),
    ]
    assert picked(promises(store, "USA", "UKR", 1), "id", "outcome")[0] == ("p1", "not reported")
    with pytest.raises(InputError, match="-1 days are too few"):
        promises(store, "USA", "UKR", -1)
    assert ids(promises(store, "USA", "UKR", window=Window(until=dt.date(2022, 12, 31)))) == ["p1", "p5"]
    assert promises(store, "CHN", "PHL").num_rows == 0


def test_what_keeps_a_promise(store: Store) -> None:
    # neither the same day's retreat nor aid; background tells of deeds too
    assert picked(promises(store, "RUS", "UKR"), "id", "event_type", "deed_id", "deeds") == [("p7", "CONCEDE", "d8", 1)]
    book = Codebook.shipped().types
    assert all(book[promise].quad == 1 and book[deed].quad <= 2 for promise, deed, *_ in promised.keeping())


def test_contradictions(store: Store) -> None:
    table = contradictions(store)
    assert picked(table, "kind", "event_type", "actor", "recipient", "id", "said_by", "reports", "denial_id", "denied_by") == [
        ("rejected", "ACCUSE", "USA", "CHN", "e09", "USA", 1, "e10", "CHN"),
        ("denied", "CONSULT", "CHN", "PHL", "e03", None, 1, "n5", "PHL"),  # talks take two, whoever is named first
        ("denied", "ASSAULT", "RUS", "UKR", "t3", None, 1, "n1", "RUS/GOV"),
        ("denied", "ASSAULT", "RUS", "UKR", "t2", "UKR", 2, "n1", "RUS/GOV"),  # as near as t1, and surer
    ]
    last = table.to_pylist()[-1]
    assert (last["evidence"], last["publisher"], last["article"], last["days_apart"]) == ("words t2", "Delta Post", "b", 1)
    assert (last["denial"], last["denial_publisher"], last["denial_article"]) == ("words n1", "Fjord Times", "a")
    assert (last["date_start"], last["denial_start"]) == (dt.date(2022, 5, 12), dt.date(2022, 5, 11))


def test_contradictions_of_two_and_of_more_days(store: Store) -> None:
    assert ids(contradictions(store, "ukr", "RUS"), "denial_id") == ["n1", "n1"]
    assert picked(contradictions(store, "RUS", "UKR", 8), "id", "denial_id", "reports") == [
        ("t3", "n1", 1), ("t2", "n1", 2), ("t2", "n2", 1)]  # fmt: skip
    assert picked(contradictions(store, "RUS", "UKR", 1), "id", "denial_id", "reports") == [("t2", "n1", 2)]
    assert contradictions(store, "RUS", "UKR", 0).num_rows == 0
    assert contradictions(store, window=Window(min_confidence=0.85)).num_rows == 0


def test_contradictions_in_portions(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = contradictions(store, days=8)
    monkeypatch.setattr("dragoman.analysis.contradicted.PORTION", 1)
    assert contradictions(store, days=8).equals(whole)
    with pytest.raises(InputError, match="'RUS' stands alone"):
        contradictions(store, "RUS")
    with pytest.raises(InputError, match="too few"):
        contradictions(store, days=-3)


@pytest.mark.parametrize("days", [0, 1, 2, 3, 7, 30])
def test_contradictions_are_found_wherever_the_calendar_is_cut(tmp_path: Path, days: int) -> None:
    """Joined by buckets of days, no near pair may fall between two."""
    told = [event(f"t{n}", "AID", f"2022-03-{n + 1:02}", "FRA", "KEN") for n in range(31)]
    denied = [event(f"n{n}", "AID", f"2022-03-{n + 1:02}", "FRA", "KEN", **NO) for n in range(31)]
    with Store.open(tmp_path / "s.duckdb") as store:
        store.add([Coded(ARTICLES[0], (*told, *denied))], RUN)
        reports = {int(r["denial_id"][1:]): r["reports"] for r in contradictions(store, days=days).to_pylist()}
    assert reports == {n: min(30, n + days) - max(0, n - days) + 1 for n in range(31)}


def test_what_no_text_is_kept_of_is_not_compared(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    coded = [Coded(a, tuple(e for e in EVENTS if e.article == a.id)) for a in ARTICLES]
    with Store.open(path) as bare:
        bare.add(coded, RUN, keep_text=False)
        assert picked(promises(bare, "USA", "UKR"), "id", "outcome", "score", "deeds", "alike") == [
            ("p1", "not compared", None, 3, 0),
            ("p5", "not compared", None, 1, 0),
            ("p3", "open", None, 0, 0),
            ("p4", "undated", None, 0, 0),
        ]
        assert set(picked(contradictions(bare), "score")) == {(None,)}
        bare.add(coded[3:], RUN)  # the promises with their texts, the deeds without
        assert picked(promises(bare, "USA", "UKR"), "id", "outcome", "score")[0] == ("p1", "not compared", None)
        number = bare.query("SELECT count(*) AS n FROM events WHERE evidence IS NULL")["n"][0].as_py()
    for name in ("promises", "contradictions"):
        result = run(path, name, "USA", "UKR")
        assert (result.exit_code, f"of {number} events the store keeps no text" in result.stderr) == (0, True)
    assert "keeps no text" not in run(path, "dyad", "USA", "UKR").stderr


def test_an_empty_store_answers(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.duckdb") as store:
        for name, sides in SIDES.items():
            assert getattr(analysis, name)(store, *("CHN", "PHL")[: sides[0]]).num_rows == 0


def test_an_unknown_confidence_is_below_any(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.duckdb") as store:
        store.add([Coded(ARTICLES[0], (event("e", "AID", "2022-01-01", "FRA", "KEN", confidence=float("nan")),))], RUN)
        assert ids(dyad(store, "FRA", "KEN")) == ["e"]
        assert ids(dyad(store, "FRA", "KEN", Window(min_confidence=0.1))) == []


def test_sides_are_values_not_sql(store: Store) -> None:
    with pytest.raises(InputError, match="nobody goes by"):
        dyad(store, "CHN' OR '1'='1", "PHL")


# the command line


def run(path: Path, *words: object) -> Result:
    result = CliRunner().invoke(main, ["query", *(str(w) for w in words), "--store", str(path)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_every_question_from_the_command_line(path: Path, store: Store) -> None:
    assert set(SIDES) == set(analysis.__all__) - {"BY", "Window"}
    assert PERIODS == BY
    for name, sides in SIDES.items():
        for number in sides:
            words = ("RUS", "UKR")[:number]
            result = run(path, name, *words, "--format", "csv")
            assert (result.exit_code, result.stderr) == (0, ""), name
            expected = getattr(analysis, name)(store, *words)
            rows = list(csv.reader(io.StringIO(result.stdout)))
            assert rows[0] == expected.column_names
            assert len(rows) == expected.num_rows + 1 > 1, name
        assert name in CliRunner().invoke(main, ["query", "--help"]).output


@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_a_date_without_end_is_told(path: Path, form: str) -> None:
    result = run(path, "--sql", "SELECT 'infinity'::DATE AS x", "--format", form)
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_options(path: Path) -> None:
    result = run(path, "promises", "usa", "ukr", "--days", 3, "--to", "2022-05", "--format", "json")
    assert [(r["id"], r["deed_id"], r["deed_start"]) for r in json.loads(result.stdout)] == [("p1", "d1", "2022-04-03")]
    result = run(path, "series", "CHN", "PHL", "--by", "year", "--from", 2022, "--to", 2022, "--min-confidence", 0.5, "--format", "json")
    assert [(r["period"], r["events"], r["happenings"]) for r in json.loads(result.stdout)] == [("2022-01-01", 4, 3)]
    for words, said in (
        (("dyad", "CHN"), "dyad takes two sides, not 1 (CHN)"),
        (("series",), "series takes two sides, not none"),
        (("contradictions", "CHN"), "contradictions takes no sides or two sides, not 1 (CHN)"),
        (("network", "CHN", "USA"), "network takes no sides, not 2 (CHN USA)"),
        (("weather",), "no such question: weather"),
        ((), "give --sql SQL, or one of"),
        (("network", "--by", "week"), "--by belongs to series"),
        (("network", "--days", 3), "--days belongs to promises and contradictions"),
        (("network", "--sql", "SELECT 1"), "give --sql SQL, or one of"),
        (("--sql", "SELECT 1", "--from", 2022), "belong to the named questions"),
        (("--sql", "SELECT 1", "--min-confidence", 0.5), "belong to the named questions"),
        (("--sql", "SELECT 1", "--format", "arrow"), "needs a file"),
        (("network", "--from", "May"), "is no date"),
    ):
        result = run(path, *words)
        assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    result = run(path, "network", "--from", 2023, "--to", 2022)
    assert (result.exit_code, "ends before it begins" in result.stderr) == (2, True)


def test_an_ending_that_no_format_has(path: Path, tmp_path: Path) -> None:
    result = run(path, "dyad", "USA", "UKR", "-o", tmp_path / "x.dta")
    assert (result.exit_code, "no format goes by .dta; use .csv" in result.stderr) == (1, True)
    assert not (tmp_path / "x.dta").exists()


@pytest.mark.parametrize(
    ("side", "meant"),
    [
        ("CHINA", "did you mean CHN (China)?"),
        ("cn", "did you mean CHN (China)?"),
        ("NATO", "did you mean IGO:NATO (NATO)?"),
        ("CNH", "CHN (China)"),
        ("CHN/GVO", "CHN/GOV"),
        ("KEN/MILL", "did you mean KEN/MIL?"),
        ("KEN/XYZZY", "did you mean KEN (Kenya)?"),
        ("xyzzyq", "give a code such as CHN"),
    ],
)
def test_a_side_that_nobody_goes_by_is_refused(path: Path, store: Store, side: str, meant: str) -> None:
    for name, sides in SIDES.items():
        if sides[-1]:
            with pytest.raises(InputError, match=f"nobody goes by '{side}'"):
                getattr(analysis, name)(store, "USA", side)
            result = run(path, name, side, "USA")
            assert (result.exit_code, result.stdout, meant in result.stderr) == (1, "", True), result.stderr
    for words in (("plot", "dyad", side, "USA"), ("export", "--format", "icews", "--actor", side)):
        result = CliRunner().invoke(main, [*words, "--store", str(path), "-o", str(path.with_name("never.svg"))])
        assert (result.exit_code, meant in result.stderr) == (1, True), result.stderr
    assert not path.with_name("never.svg").exists()


def test_sides_without_events_are_no_mistake(store: Store) -> None:
    for side in ("KEN", "chn/gov", "IGO:OPEC", "usa/leg"):
        assert dyad(store, "FRA", side).num_rows == 0


def test_columns_of_one_name(path: Path, tmp_path: Path) -> None:
    twice = ("--sql", "SELECT e.id, a.id FROM events e JOIN articles a ON a.id = e.article WHERE e.id = 'e01'")
    for form in ("json", "parquet", "arrow"):
        result = run(path, *twice, "-o", tmp_path / f"x.{form}")
        assert (result.exit_code, "the answer several: id; name them apart with AS" in result.stderr) == (1, True)
        assert not (tmp_path / f"x.{form}").exists()
    assert run(path, *twice, "--format", "csv").stdout == "id,id\ne01,a\n"


def test_true_and_false_are_written_alike(path: Path) -> None:
    sql = ("--sql", "SELECT historical, mutual FROM events WHERE id = 'e06'")
    assert run(path, *sql, "--format", "csv").stdout == "historical,mutual\ntrue,false\n"
    assert run(path, *sql).stdout.splitlines()[1].split() == ["true", "false"]
    assert json.loads(run(path, *sql, "--format", "json").stdout) == [{"historical": True, "mutual": False}]


def test_an_empty_answer_says_so(path: Path, tmp_path: Path) -> None:
    result = run(path, "dyad", "FRA", "KEN")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "the answer is empty: nothing in the store fits\n")
    result = run(path, "--sql", "SELECT 1 AS one WHERE false", "-o", tmp_path / "x.csv")
    assert (result.exit_code, result.stderr) == (0, "the answer is empty: nothing in the store fits\n")
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == "one\n"


def test_free_sql(path: Path) -> None:
    result = run(path, "--sql", "SELECT event_type, count(*) AS n FROM events GROUP BY 1 ORDER BY n DESC, 1 LIMIT 2")
    assert (result.exit_code, result.stdout) == (0, "event_type  n\nASSAULT     12\nAID         7\n")


def test_a_syntax_error_is_told_with_its_place(path: Path) -> None:
    result = run(path, "--sql", "SELECT id FORM events")
    assert result.exit_code == 1
    assert "the query cannot be run" in result.stderr
    assert "syntax error" in result.stderr
    assert "LINE 1: SELECT id FORM events" in result.stderr
    result = run(path, "--sql", "SELECT nothing FROM events")
    assert (result.exit_code, '"nothing"' in result.stderr) == (1, True)
    result = run(path, "--sql", "DELETE FROM events_all")
    assert (result.exit_code, "one SELECT is wanted" in result.stderr) == (1, True)


def test_files(path: Path, store: Store, tmp_path: Path) -> None:
    expected = contradictions(store)
    for ending in ("parquet", "arrow", "csv", "json", "txt"):
        result = run(path, "contradictions", "-o", tmp_path / f"x.{ending}")
        assert (result.exit_code, result.stderr) == (0, f"4 rows to {tmp_path / f'x.{ending}'}\n")
    assert pq.read_table(tmp_path / "x.parquet").equals(expected)
    with pa.ipc.open_file(tmp_path / "x.arrow") as file:
        assert file.read_all().equals(expected)
    assert [r["denial_id"] for r in json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))] == ids(expected, "denial_id")
    assert (tmp_path / "x.txt").read_text(encoding="utf-8").startswith("kind ")
    assert run(path, "network", "-o", tmp_path / "x.csv").exit_code == 1
    assert run(path, "network", "-o", tmp_path / "x.csv", "--overwrite").exit_code == 0
    before = path.read_bytes()
    result = run(path, "network", "-o", path, "--overwrite")
    assert (result.exit_code, "is the store itself" in result.stderr, path.read_bytes() == before) == (1, True, True)


def test_stale_stories_are_told(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with Store.open(path) as store:
        store.add([Coded(ARTICLES[0], tuple(e for e in EVENTS if e.article == "a"))], RUN)
    result = run(path, "stories", "CHN", "PHL")
    assert (result.exit_code, "dragoman fuse" in result.stderr, "the answer is empty" in result.stderr) == (0, True, True)
    assert "dragoman fuse" in run(path, "affairs").stderr
    assert "dragoman fuse" not in run(path, "dyad", "CHN", "PHL").stderr


def test_other_libraries_take_the_answer(store: Store) -> None:
    frame = series(store, "CHN", "PHL").to_pandas()
    assert list(frame["events"]) == [3, 0, 1, 2]
    assert frame["volume"].sum() == 12


def test_the_docs_name_every_question_and_column(store: Store) -> None:
    text = DOCS.read_text(encoding="utf-8")
    for name, sides in SIDES.items():
        assert f"## {name}" in text
        part = text.split(f"## {name}", 1)[1].split("\n## ", 1)[0]
        for column in getattr(analysis, name)(store, *("RUS", "UKR")[: sides[-1]]).column_names:
            assert f"`{column}`" in part, f"{name}: {column}"


def test_a_promise_is_made_when_it_is_published_at_the_latest(tmp_path: Path) -> None:
    """A visit promised in January for some day of the year is kept in April."""
    made = event("p", "AGREE", "2022", "FRA", "KEN")
    kept = event("d", "CONSULT", "2022-04-05", "FRA", "KEN", article="b")
    with Store.open(tmp_path / "s.duckdb") as store:
        store.add([Coded(a, (e,)) for a, e in zip(ARTICLES[:2], (made, kept), strict=True)], RUN)
        assert picked(promises(store, "FRA", "KEN"), "deed_id", "days") == [("d", 88)]
