"""The pictures: what is counted, from records and from tables; files that stand alone."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from dragoman.analysis import Window, plots
from dragoman.analysis.drawing import COLOURS, QUADS, months, save
from dragoman.analysis.layout import LETTER, LINE, equal_earth, labels, spring
from dragoman.codebook import Codebook
from dragoman.errors import InputError, OutputError
from dragoman.output import flat
from dragoman.records import Actor, Article, Basis, Claim, Event, Place, Run, Span, Status, When
from dragoman.store import Store

HERE = Span(start=0, end=1, text="x")
ARTICLE = Article(id="a", text="x")
MANILA = Place(span=HERE, name="Manila", country="PHL", precision="city", lat=14.6, lon=121.0)
REGION = Place(span=HERE, name="Mindanao", country="PHL", precision="province", lat=8.0, lon=125.0)
COUNTRY = Place(span=HERE, name="Philippines", country="PHL", precision="country")


def event(key: str, event_type: str, day: str | None, actors: str, recipients: str = "", **more: Any) -> Event:  # noqa: ANN401
    book = Codebook.shipped()
    first = dt.date.fromisoformat(day) if day else None
    when = When(start=first, end=first, precision="day", basis=Basis.STATED) if first else None
    values: dict[str, Any] = {
        "modes": (),
        "contexts": (),
        "status": Status.ACTUAL,
        "historical": False,
        "place": None,
        "when": when,
    } | more
    sides = [
        tuple(Actor(span=HERE, id=i, name=i, country=i[:3] if ":" not in i and i != "UNK" else None) for i in ids.split())
        for ids in (actors, recipients)
    ]
    return Event(
        id=key,
        article="a",
        event_type=event_type,
        quad=book.types[event_type].quad,
        score=book.score(event_type, ()),
        cameo=None,
        actors=sides[0],
        recipients=sides[1],
        mutual=len(actors.split()) > 1 and not recipients and book.types[event_type].mutual,
        said_by=None,
        claim=None,
        trigger=HERE,
        evidence=HERE,
        confidence=0.9,
        fired=(),
        **values,
    )


YEAR = When(start=dt.date(2022, 1, 1), end=dt.date(2022, 12, 31), precision="year", basis=Basis.STATED)
EVENTS = [
    event("1", "ASSAULT", "2022-01-05", "CHN/MIL", "PHL", place=MANILA),
    event("2", "ASSAULT", "2022-01-06", "CHN/MIL", "PHL/MIL", place=MANILA),
    event("3", "ACCUSE", "2022-01-07", "PHL", "CHN", place=REGION),
    event("4", "CONSULT", "2022-03-07", "CHN PHL", place=COUNTRY),
    event("5", "AID", "2022-03-08", "USA", "PHL CHN"),
    event("6", "AID", None, "CHN", "PHL", when=YEAR),
    event("7", "ASSAULT", "2022-02-08", "CHN", "PHL", status=Status.NEGATED),
    event("8", "ASSAULT", "2022-02-08", "CHN", "PHL", historical=True),
    event("9", "PROTEST", "2022-02-08", "IGO:NATO"),
]


def table() -> pa.Table:
    return pa.Table.from_pylist([flat(ARTICLE, e) for e in EVENTS])


def spec(chart: Any) -> dict[str, Any]:  # noqa: ANN401
    found: dict[str, Any] = chart.to_dict()
    return found


def values(chart: Any, *fields: str) -> list[tuple[Any, ...]]:  # noqa: ANN401
    """The rows within the chart that have these fields, once each."""
    found: set[tuple[Any, ...]] = set()

    def walk(node: Any) -> None:  # noqa: ANN401
        if isinstance(node, dict):
            if set(fields) <= set(node):
                found.add(tuple(node[f] for f in fields))
            for v in node.values():
                walk(v)
        elif isinstance(node, list):
            for v in node:
                walk(v)

    walk(spec(chart))
    return sorted(found, key=str)


def caption(chart: Any) -> list[str]:  # noqa: ANN401
    lines: list[str] = spec(chart)["title"]["subtitle"]
    return lines


@pytest.mark.parametrize("given", [EVENTS, table()], ids=["records", "table"])
def test_dyad(given: Any) -> None:  # noqa: ANN401
    chart = plots.dyad(given, "chn", "PHL", query="from 2022-01-01")
    assert caption(chart) == [
        "5 events between the two, by month, from 2022-01-01.",
        "1 event with no date known to the month is not drawn.",
    ]
    assert values(chart, "month", "kind", "signed") == [
        ("2022-01-01", "material conflict", -2),
        ("2022-01-01", "verbal conflict", -1),
        ("2022-03-01", "verbal cooperation", 1),
    ]
    assert values(chart, "month", "score", "events") == [("2022-01-01", -7.0, 3), ("2022-02-01", None, 0), ("2022-03-01", 2.5, 1)]


def test_dyad_of_organs() -> None:
    assert caption(plots.dyad(EVENTS, "CHN/MIL", "PHL"))[0].startswith("2 events")
    assert caption(plots.dyad(EVENTS, "CHN/MIL", "PHL/MIL"))[0].startswith("1 event ")
    assert caption(plots.dyad(EVENTS, "CHN", "IGO:NATO"))[0].startswith("0 events")
    assert caption(plots.dyad(EVENTS, "CHN", "CHN"))[0].startswith("0 events")


def test_matrix() -> None:
    chart = plots.matrix(EVENTS)
    assert values(chart, "actor", "recipient", "events", "score") == [
        ("CHN", "PHL", 4, -1.375),
        ("PHL", "CHN", 2, -0.25),
        ("USA", "CHN", 1, 10.0),
        ("USA", "PHL", 1, 10.0),
    ]
    assert caption(chart)[0] == "6 events between two named sides; shown are the 3 busiest sides."
    assert ("CHN/MIL", "PHL/MIL", 1) in values(plots.matrix(EVENTS, by="actor"), "actor", "recipient", "events")
    assert {a for a, _ in values(plots.matrix(EVENTS, top=2), "actor", "recipient")} == {"CHN", "PHL"}


def test_a_matrix_has_a_row_and_a_column_for_each_side_it_tells_of() -> None:
    events = [event(f"a{i}", "ACCUSE", "2022-01-05", "CHN", "PHL") for i in range(2)] + [event("b", "AID", "2022-01-06", "FRA", "UKR")]
    drawn = plots.matrix(events, top=3).to_dict()
    assert "the 3 busiest sides" in str(drawn["title"])
    for axis in ("x", "y"):
        assert {tuple(layer["encoding"][axis]["scale"]["domain"]) for layer in drawn["layer"]} == {("CHN", "PHL", "FRA")}


def test_a_matrix_by_region_is_refused() -> None:
    with pytest.raises(InputError, match="country or actor"):
        plots.matrix(EVENTS, by="region")


def test_network_counts_mutual_acts_once() -> None:
    chart = plots.network(EVENTS)
    assert values(chart, "from", "to", "events") == [("CHN", "PHL", 5), ("CHN", "USA", 1), ("PHL", "USA", 1)]
    assert caption(chart)[0] == "6 events between two named sides; 3 ties among 3 sides."


@pytest.mark.parametrize("nobody", ["UNK:CVL", "UNK"])
def test_unnamed_people_are_no_side(nobody: str) -> None:
    crowds = [event(key, "ASSAULT", "2022-01-05", who, nobody) for key, who in (("a", "CHN"), ("b", "USA"))]
    assert values(plots.network([*EVENTS, *crowds]), "from", "to") == values(plots.network(EVENTS), "from", "to")
    assert not values(plots.matrix([*crowds, event("c", "ASSAULT", "2022-01-05", "CHN USA", nobody)]), "actor", "recipient")


def test_map_draws_no_point_for_a_country() -> None:
    chart = plots.places(EVENTS, query="to 2023-12-31")
    assert values(chart, "place", "precision", "events", "kind") == [
        ("Manila", "city or finer", 2, "material conflict"),
        ("Mindanao", "province", 1, "verbal conflict"),
    ]
    assert caption(chart)[0] == "3 events with a place on the map; 4 events without, to 2023-12-31."


def test_types() -> None:
    chart = plots.types(EVENTS)
    assert values(chart, "month", "type", "events") == [
        ("2022-01-01", "ACCUSE", 1),
        ("2022-01-01", "ASSAULT", 2),
        ("2022-02-01", "PROTEST", 1),
        ("2022-03-01", "AID", 1),
        ("2022-03-01", "CONSULT", 1),
    ]
    assert caption(chart) == ["7 events.", "1 event with no date known to the month is not drawn."]


def test_quads() -> None:
    chart = plots.quads(EVENTS)
    assert values(chart, "month", "kind", "events") == [
        ("2022-01-01", "material conflict", 2),
        ("2022-01-01", "verbal conflict", 1),
        ("2022-02-01", "material conflict", 1),
        ("2022-03-01", "material cooperation", 1),
        ("2022-03-01", "verbal cooperation", 1),
    ]
    totals = [f"{kind}: {n}" for kind, n in zip(QUADS.values(), (1, 1, 1, 3), strict=True)]
    assert [panel["title"]["text"] for panel in spec(chart)["vconcat"]] == totals
    assert caption(chart)[0] == "7 events by kind and month."


def test_the_axis_is_the_time_asked_for() -> None:
    span = (dt.date(2021, 11, 20), dt.date(2022, 4, 1))
    wanted = [f"{m}-01" for m in ("2021-11", "2021-12", "2022-01", "2022-02", "2022-03", "2022-04")]
    for draw in (plots.quads, plots.types, lambda e, **more: plots.dyad(e, "CHN", "PHL", **more)):
        found = json.dumps(spec(draw(EVENTS, span=span)))
        assert json.dumps(wanted) in found
        assert json.dumps(wanted[2:5]) in json.dumps(spec(draw(EVENTS)))


def test_same_events_same_picture_in_any_order() -> None:
    for draw in (plots.matrix, plots.network, plots.places, plots.types, plots.quads):
        assert json.dumps(spec(draw(EVENTS))) == json.dumps(spec(draw(EVENTS[::-1])))
    assert json.dumps(spec(plots.dyad(EVENTS, "CHN", "PHL"))) == json.dumps(spec(plots.dyad(EVENTS[::-1], "CHN", "PHL")))


DRAWN = (plots.matrix, plots.network, plots.places, plots.types, plots.quads, lambda e: plots.dyad(e, "CHN", "PHL"))


@pytest.mark.parametrize("draw", DRAWN)
def test_few_events_can_be_drawn(draw: Any, tmp_path: Path) -> None:  # noqa: ANN401
    for n, some in enumerate(([], EVENTS[:1], EVENTS[5:6])):
        save(draw(some), tmp_path / f"{n}.svg")
        assert "<svg" in (tmp_path / f"{n}.svg").read_text(encoding="utf-8")


def test_files(tmp_path: Path) -> None:
    chart = plots.places(EVENTS)
    for ending in ("svg", "png", "html", "json"):
        save(chart, tmp_path / f"m.{ending}")
    assert (tmp_path / "m.png").read_bytes().startswith(b"\x89PNG")
    assert "Manila 2" in (tmp_path / "m.svg").read_text(encoding="utf-8")
    page = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", page)
    assert not re.search(r"""import[^;"']*["']https?://""", page)
    assert "vega" in page
    assert json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))["title"]["text"] == "Where it happened"
    with pytest.raises(OutputError, match="exists already"):
        save(chart, tmp_path / "m.svg")
    save(chart, tmp_path / "m.svg", overwrite=True)
    with pytest.raises(OutputError, match="ending must be"):
        save(chart, tmp_path / "m.pdf")


def test_no_name_ends_the_script_of_a_page(tmp_path: Path) -> None:
    name = "World </script/ Forum"
    odd = [replace(e, actors=tuple(replace(a, id=f"ORG:{name}", name=name, country=None) for a in e.actors)) for e in EVENTS]
    save(plots.network(odd, by="actor"), tmp_path / "n.html")
    page = (tmp_path / "n.html").read_text(encoding="utf-8")
    assert "</script/" not in page
    assert "World \\u003c/script/ Forum" in page


@dataclass(frozen=True)
class Coded:
    article: Article
    events: list[Event]
    claims: tuple[Claim, ...] = ()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    run = Run(id="r", coder_version="0", codebook_version="2.0", model_hash="m", configuration_hash="c")
    path = tmp_path_factory.mktemp("store") / "news.duckdb"
    with Store.open(path) as opened:
        opened.add([Coded(ARTICLE, EVENTS)], run)
    with Store.open(path, read_only=True) as opened:
        yield opened


def any_dyad(events: Any, **more: Any) -> Any:  # noqa: ANN401
    return plots.dyad(events, "CHN", "PHL", **more)


ALL = (any_dyad, plots.quads, plots.matrix, plots.network, plots.places, plots.types)


@pytest.mark.parametrize("draw", ALL)
def test_a_store_a_table_and_records_give_one_picture(store: Store, draw: Any) -> None:  # noqa: ANN401
    expected = json.dumps(spec(draw(EVENTS)))
    assert json.dumps(spec(draw(store))) == expected
    assert json.dumps(spec(draw(table()))) == expected
    assert json.dumps(spec(draw(store.query("SELECT * FROM events_flat")))) == expected


@pytest.mark.parametrize("by", ["country", "actor"])
def test_sides_of_a_store_are_those_of_records(store: Store, by: str) -> None:
    for draw in (plots.matrix, plots.network):
        assert json.dumps(spec(draw(store, by=by))) == json.dumps(spec(draw(EVENTS, by=by)))


def test_a_window_takes_some_of_a_store(store: Store) -> None:
    window = Window(dt.date(2022, 1, 6), dt.date(2022, 3, 7))
    some = [e for e in EVENTS if e.id in "234789"]
    for draw in ALL:
        assert json.dumps(spec(draw(store, window=window))) == json.dumps(spec(draw(some)))
    assert caption(any_dyad(store, window=Window(min_confidence=0.95))) == ["0 events between the two, by month."]


def test_a_table_that_lacks_columns() -> None:
    with pytest.raises(InputError, match="no column lat, lon"):
        plots.places(table().drop_columns(["lat", "lon"]))


def test_colours_are_apart_in_grey() -> None:
    def grey(colour: str) -> float:
        r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    assert set(COLOURS) == set(QUADS)
    assert grey(COLOURS[1]) - grey(COLOURS[2]) > 0.2
    assert grey(COLOURS[3]) - grey(COLOURS[4]) > 0.1


def test_months_and_layout() -> None:
    assert months(["2022-11-01", "2023-02-01"]) == ["2022-11-01", "2022-12-01", "2023-01-01", "2023-02-01"]
    assert months([]) == []
    assert spring([], {}) == {}
    assert spring(["A"], {}) == {"A": (0.0, 0.0)}
    at = spring(list("ABCDE"), {("A", "B"): 9.0, ("C", "D"): 1.0})
    assert at == spring(list("ABCDE"), {("C", "D"): 1.0, ("A", "B"): 9.0})
    assert all(-1 <= c <= 1 for place in at.values() for c in place)
    assert len(set(at.values())) == 5


def test_the_map_is_where_the_names_are() -> None:
    assert equal_earth(0, 0, 720, 350) == (360.0, 175.0)
    left, right, top = equal_earth(0, -180, 720, 350)[0], equal_earth(0, 180, 720, 350)[0], equal_earth(90, 0, 720, 350)[1]
    assert (round(left), round(right), round(top)) == (0, 720, 0)


def test_names_cover_neither_names_nor_large_discs() -> None:
    spots = [(f"Town {n} {9 - n}", 50 + n % 3 * 2.0, 10 + n // 3 * 3.0, 9.0 - n) for n in range(9)]
    found = labels(spots, 720, 350, most=9)
    boxes = [(x, y - LINE / 2, x + LETTER * len(name), y + LINE / 2) for name, x, y in found]
    assert found[0][0] == "Town 0 9"
    assert len(found) >= 3
    for k, a in enumerate(boxes):
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in boxes[k + 1 :])
    assert [name for name, *_ in labels(spots, 720, 350, most=1)] == ["Town 0 9"]
    for name, x, y in found:
        own = next(r for text, _, _, r in spots if text == name)
        for text, lat, lon, r in spots:
            (at, down), long = equal_earth(lat, lon, 720, 350), LETTER * len(name)
            apart = at + r <= x or at - r >= x + long or down + r <= y - LINE / 2 or down - r >= y + LINE / 2
            assert apart or text == name or 2 * r <= own


def test_strong_lines_pass_no_side() -> None:
    ties = {("A", "B"): 90.0, ("A", "C"): 80.0, ("B", "C"): 70.0, ("A", "D"): 60.0, ("B", "D"): 2.0, ("C", "E"): 1.0, ("D", "F"): 1.0}
    at = {k: complex(*v) for k, v in spring(list("ABCDEF"), ties).items()}
    for a, b in ties:
        for other in set(at) - {a, b}:
            part = min(max(((at[other] - at[a]) / (at[b] - at[a])).real, 0), 1)
            assert abs(at[other] - at[a] - part * (at[b] - at[a])) > 0.07, (a, b, other)


def test_a_date_over_two_months_is_of_none() -> None:
    week = replace(YEAR, start=dt.date(2022, 1, 29), end=dt.date(2022, 2, 4), precision="week")
    assert caption(plots.types([replace(EVENTS[0], when=week)])) == ["1 event.", "1 event with no date known to the month is not drawn."]


def test_matrix_and_network_take_the_same_sides_for_the_busiest() -> None:
    talks = [event(f"t{n}", "CONSULT", "2022-03-07", "CHN PHL") for n in range(2)]
    aid = [event(f"a{n}", "AID", "2022-03-08", "USA", "FRA") for n in range(3)]
    (matrix,), (network,) = (
        [c[0] for c in (values(chart, "actor", "recipient"),)] if name == "matrix" else [c[0] for c in (values(chart, "from", "to"),)]
        for name, chart in (("matrix", plots.matrix(talks + aid, top=2)), ("network", plots.network(talks + aid, top=2)))
    )
    assert set(matrix) == set(network) == {"USA", "FRA"}
