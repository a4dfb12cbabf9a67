"""GraphML read by networkx, GeoJSON by shapely, the panel by pandas; and which events are asked for."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from shapely.geometry import Point, shape

from dragoman.errors import InputError, OutputError
from dragoman.export import FORMATS, Material, Selection, Tally, export

Written = Callable[..., tuple[bytes, Tally]]


def test_graphml(written: Written) -> None:
    data, tally = written("graphml")
    graph = nx.read_graphml(io.BytesIO(data))
    assert graph.is_directed()
    assert not graph.is_multigraph()
    assert graph.number_of_edges() == tally.rows == 5
    assert graph.edges["CHN/MIL", "PHL"] == {
        "events": 2,
        "verbal_cooperation": 0,
        "material_cooperation": 0,
        "verbal_conflict": 0,
        "material_conflict": 2,
        "mean_score": -9.0,
        "mutual": 0,
        "first": "2023-03-30",
        "last": "2023-03-30",
    }
    assert graph.edges["CHN", "RUS"]["mutual"] == graph.edges["RUS", "CHN"]["mutual"] == 1
    assert graph.nodes["CHN"] == {"name": "China", "country": "CHN", "wikidata": "Q148", "events": 1}
    assert "UNK:CVL" not in graph  # one event's crowd is not another's
    assert graph.degree("GRP:WEST") == 0
    assert tally.left_out == {"planned, possible, denied or long past": 2, "whose parties have no name": 1}
    assert graph.nodes["NGO:AMNESTY"]["name"] == "Amnesty & Co <friends> "
    assert "first" not in graph.edges["SRB/JUD", "NGO:AMNESTY"]
    assert "IGO:NATO" not in graph  # the attack was denied
    assert "IGO:NATO" in nx.read_graphml(io.BytesIO(written("graphml", every_status=True)[0]))


def test_nobody_is_no_node(material: Material) -> None:
    crowd = next(e for e in material.events if any(a.id == "UNK:CVL" for a in e.actors))
    nobody = replace(crowd, id="e99", actors=tuple(replace(a, id="UNK") for a in crowd.actors))
    stream = io.BytesIO()
    tally = FORMATS["graphml"].write(stream, "x", replace(material, events=[nobody]))
    assert (b"UNK" in stream.getvalue(), tally.left_out) == (False, {"whose parties have no name": 1})


def test_geojson(written: Written) -> None:
    data, tally = written("geojson")
    found = json.loads(data)
    (feature,) = found["features"]
    assert found["type"] == "FeatureCollection"
    assert (tally.rows, tally.left_out) == (1, {"without coordinates": 8})
    assert shape(feature["geometry"]) == Point(120.9822, 14.6042)
    assert feature["id"] == "e1"
    given = feature["properties"]
    assert (given["actors"], given["recipients"], given["status"], given["date_start"]) == (["CHN/MIL"], ["PHL"], "actual", "2023-03-30")
    assert (given["place_precision"], given["publisher"], given["story"], given["said_by"]) == ("city", "Daily Post", "s1", None)
    assert given["evidence"].startswith("Chinese troops")


def test_geojson_of_nothing_is_valid(written: Written) -> None:
    assert json.loads(written("geojson", Material(events=()))[0]) == {"type": "FeatureCollection", "features": []}


def test_cow_panel(written: Written) -> None:
    data, tally = written("cow")
    table = pd.read_csv(io.BytesIO(data))
    assert list(table.columns) == [
        "ccode1",
        "ccode2",
        "year",
        "month",
        "events",
        "verbal_cooperation",
        "material_cooperation",
        "verbal_conflict",
        "material_conflict",
        "mean_score",
        "mutual",
    ]
    assert table.to_dict("split")["data"] == [
        [365, 710, 2023, 3, 1, 1, 0, 0, 0, 5.0, 1],
        [700, 255, 2023, 3, 1, 0, 1, 0, 0, 6.5, 0],
        [710, 365, 2023, 3, 1, 1, 0, 0, 0, 5.0, 1],
        [710, 840, 2023, 3, 2, 0, 0, 0, 2, -9.0, 0],
    ]
    assert tally.rows == len(table)
    assert tally.left_out == {
        "planned, possible, denied or long past": 2,
        "whose date is not known to the month": 2,
        "not between two states with COW numbers": 1,
    }


def test_one_event_between_two_states_counts_once(written: Written, material: Material) -> None:
    first = next(iter(material.events))
    navy = replace(first.actors[0], id="CHN/GOV", sector="GOV")
    both = replace(first, actors=(*first.actors, navy))
    table = pd.read_csv(io.BytesIO(written("cow", Material(events=(both,)))[0]))
    assert table["events"].tolist() == [1]


def test_selection(material: Material) -> None:
    def ids(**wanted: object) -> str:
        return " ".join(e.id for e in material.events if Selection(**wanted)(e))  # type: ignore[arg-type]

    assert ids() == "e1 e2 e3 e4 e5 e6 e7 e8 e9"
    assert ids(actor="CHN") == "e1 e2 e5"
    assert ids(actor="chn/mil") == "e1 e5"
    assert ids(recipient="CHN") == "e2"  # mutual
    assert ids(actor="RUS", recipient="CHN") == "e2"
    assert ids(actor="CHN", recipient="PHL") == "e1 e5"
    assert ids(min_confidence=0.5) == "e1 e2 e4 e5 e6 e7 e8 e9"
    assert ids(since=dt.date(2023, 3, 30)) == "e1 e2 e5 e7"
    assert ids(since=dt.date(2023, 3, 1), until=dt.date(2023, 3, 31)) == "e1 e2 e3 e5"
    assert ids(until=dt.date(1985, 6, 1)) == ""
    unknown = replace(next(iter(material.events)), confidence=float("nan"))
    assert not Selection(min_confidence=0.1)(unknown)
    assert Selection()(unknown)


@pytest.mark.parametrize("kind", FORMATS)
def test_same_records_same_bytes(written: Written, material: Material, kind: str) -> None:
    data, tally = written(kind)
    assert tally.rows
    assert written(kind)[0] == data
    if kind in ("gdelt", "gdelt-mentions", "graphml", "cow"):
        turned = replace(material, events=list(material.events)[::-1])
        assert written(kind, turned)[0] == data


def test_to_a_file(tmp_path: Path, material: Material) -> None:
    path = tmp_path / "x.tsv"
    assert export("polecat", str(path), material).rows == 7
    before = path.read_bytes()
    with pytest.raises(OutputError, match="exists already"):
        export("polecat", path, material)
    assert path.read_bytes() == before
    export("icews", path, material, overwrite=True)
    assert path.read_bytes() != before
    with pytest.raises(InputError, match="choose one of plover"):
        export("acled", path, material)
    with pytest.raises(OutputError, match="make it first"):
        export("plover", tmp_path / "no" / "x", material)
