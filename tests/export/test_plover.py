"""PLOVER JSON: the manual's names, and back again."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.export import Material, Read, Tally, read_plover
from dragoman.export.plover import OURS, plover
from dragoman.records import Event, Rejected, Status

Written = Callable[..., tuple[bytes, Tally]]
RECORD = {
    "id",
    "date",
    "time",
    "enddate",
    "endtime",
    "actor",
    "recipient",
    "event",
    "has_event",
    "event_loc",
    "event_text",
    "quad_code",
    "event_scale",
    "mode",
    "context",
    "link",
    "text",
    "text_info",
    "cite_info",
    "coder",
    "coded_date",
    "coded_time",
    "comment",
}
ENTITY = {"code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office", "gender", "age"}
LOCATION = {
    "extracted_place",
    "resolved_place",
    "geonameid",
    "lat",
    "lon",
    "city",
    "district",
    "province",
    "country",
    "country_code",
    "feature_class",
    "feature_code",
    "resolution",
}
CITATION = {"corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook", "version"}


def rows(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.splitlines()]


def plain(path: Path, material: Material) -> Path:
    with path.open("wb") as stream:
        plover(stream, "memory", material, extension=False)
    return path


def test_fields_are_the_manuals(tmp_path: Path, material: Material) -> None:
    found = rows(plain(tmp_path / "p.jsonl", material).read_bytes())
    for row in found:
        assert {"id", "date", "actor", "event"} <= set(row) <= RECORD
        for entity in (*row["actor"], *row.get("recipient", ())):  # type: ignore[misc]
            assert set(entity) <= ENTITY
        assert set(row.get("event_loc", ())) <= LOCATION  # type: ignore[call-overload]
        assert set(row["cite_info"]) <= CITATION  # type: ignore[call-overload]
        assert set(row["text_info"]) <= {"sequence", "start", "end", "text_story"}  # type: ignore[call-overload]
        assert None not in [v for k, v in row.items() if k != "date"]
    assert found[0] == {
        "id": "e1",
        "date": "2023-03-30",
        "actor": [
            {"code": "CHN", "sector": "MILGOV", "entity_text": "Chinese troops", "identifier_text": "Chinese military", "office": "troops"}
        ],
        "recipient": [{"code": "PHL", "entity_text": "Philippine", "identifier_text": "Philippines"}],
        "event": ["ASSAULT"],
        "mode": ["firearms"],
        "context": ["military", "territory"],
        "quad_code": 4,
        "event_scale": -9.0,
        "event_loc": {
            "extracted_place": "Manila",
            "resolved_place": "Manila",
            "geonameid": 1701668,
            "lat": 14.6042,
            "lon": 120.9822,
            "city": "Manila",
            "country": "Philippines",
            "country_code": "PHL",
            "resolution": 4,
        },
        "event_text": "fired on",
        "link": ["e5"],
        "text": "Chinese troops fired on a Philippine boat off Manila on Thursday.",
        "text_info": {"sequence": 1, "start": 0, "end": 65},
        "cite_info": {
            "citation": "a1",
            "url": "https://example.org/1",
            "title": "A bad day",
            "language": "en",
            "publication": "Daily Post",
            "coder": "dragoman-0.1.0",
            "codebook": "plover-2.0-2024.02",
        },
        "coder": "dragoman-0.1.0",
    }


def test_status_is_an_auxiliary_mode(written: Written) -> None:
    found = {row["id"]: row for row in rows(written("plover")[0])}
    assert len(found) == 9
    assert found["e4"]["mode"] == ["negation"]
    assert found["e6"]["mode"] == ["disapprove", "historical"]
    assert (found["e3"]["date"], found["e3"]["enddate"]) == ("2023-03-01", "2023-03-31")
    assert found["e8"]["date"] is None
    assert found["e4"]["actor"] == [{"code": "IGO", "entity_text": "NATO", "identifier_text": "NATO"}]


def test_round_trip_is_whole(tmp_path: Path, written: Written, material: Material) -> None:
    path = tmp_path / "p.jsonl"
    path.write_bytes(written("plover")[0])
    back = list(read_plover(str(path)))
    assert [r.event for r in back if isinstance(r, Read)] == list(material.events)
    for r in back:
        assert isinstance(r, Read)
        assert r.article == replace(material.articles[r.event.article], text="")


def test_round_trip_without_extension_keeps_what_plover_holds(tmp_path: Path, material: Material) -> None:
    back = list(read_plover(plain(tmp_path / "p.jsonl", material)))
    for before, read in zip(material.events, back, strict=True):
        assert isinstance(read, Read)
        after = read.event
        for name in ("id", "article", "event_type", "modes", "contexts", "quad", "score", "cameo", "status", "historical", "evidence"):
            assert getattr(after, name) == getattr(before, name), name
        assert [(a.country, a.name, a.sector, a.role, a.wikidata) for a in after.actors] == [
            (a.country, a.name, a.sector, a.role, a.wikidata) for a in before.actors
        ]
        dates = [(w.start, w.end) if w else None for w in (after.when, before.when)]
        assert dates[0] == dates[1]
        assert math.isnan(after.confidence)
        text = before.evidence.text
        for found in (after.trigger, *(a.span for a in after.actors)):
            assert text[found.start - before.evidence.start : found.end - before.evidence.start] == found.text or not found.text
    place = back[0].event.place  # type: ignore[union-attr]
    before = list(material.events)[0].place  # noqa: RUF015
    assert (place, place.span) == (before, before.span)


def test_records_of_others(tmp_path: Path) -> None:
    path = tmp_path / "foreign.jsonl"
    row = {
        "id": 7,
        "date": "2021-05-01",
        "event": ["protest", "COERCE"],
        "mode": ["demo", "future"],
        "text": "Crowds rallied in Lagos.",
        "actor": [
            {"raw_text": "Crowds", "entity_name": "crowds", "sector_code": "CVL", "other_sector_codes": ["OPP"], "wikidata_id": "Q1"}
        ],
        "recipient": {"code": "UNO", "sector": "", "entity_text": "the UN"},
        "event_loc": {"resolved_place": "Lagos", "country_code": "NG", "lat": 6.45, "lon": 3.39, "geonameid": "2332459", "resolution": 4},
    }
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    first, second = (r for r in read_plover(path) if isinstance(r, Read))
    assert (first.event.event_type, second.event.event_type) == ("PROTEST", "COERCE")
    assert first.event.id == "7" != second.event.id
    assert first.event.status is Status.FUTURE
    assert first.event.modes == ("demo",)
    assert (first.event.quad, first.event.score) == (4, -5.0)
    (crowds,) = first.event.actors
    assert (crowds.span.start, crowds.span.end, crowds.sector, crowds.sectors, crowds.wikidata) == (0, 6, "CVL", ("OPP",), "Q1")
    assert first.event.recipients[0].id == "IGO:UN"
    assert first.event.place is not None
    assert (first.event.place.country, first.event.place.geoname_id, first.event.place.precision) == ("NGA", 2332459, "city")
    assert first.article.text == first.event.evidence.text == "Crowds rallied in Lagos."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "truncated"),
        ('{"id": "1", "date": "2020-01-01", "actor": []}', "'event' is missing"),
        ('{"id": "1", "date": "2020-01-01", "actor": [], "event": ["FIGHT"]}', "FIGHT is no event type"),
        ('{"id": "1", "date": "yesterday", "actor": [], "event": ["AID"]}', "yesterday"),
        ('{"id": "1", "date": "2020-01-01", "actor": ["x"], "event": ["AID"]}', "no PLOVER record"),
        (json.dumps({OURS: {"event": {"id": 1}}}), "no PLOVER record"),
        ('{"id": ' + "[" * 5000 + "]" * 5000 + "}", "no PLOVER record"),
    ],
)
def test_what_is_no_record_is_rejected(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "bad.jsonl"
    good = '{"id": "2", "date": "2020-01-01", "actor": [], "event": "AID"}'
    path.write_text(f"{line}\n{good}\n", encoding="utf-8")
    bad, read = read_plover(path)
    assert isinstance(bad, Rejected)
    assert bad.where == f"{path}:1"
    assert reason in bad.reason
    assert isinstance(read, Read)
    assert isinstance(read.event, Event)


def test_what_is_unknown_goes_out_and_comes_back_as_unknown(tmp_path: Path, material: Material) -> None:
    (first, *_) = material.events
    unsure = replace(material, events=[replace(first, confidence=math.nan)])
    with (tmp_path / "p.jsonl").open("wb") as stream:
        plover(stream, "p.jsonl", unsure)
    (back,) = read_plover(tmp_path / "p.jsonl")
    assert isinstance(back, Read)
    assert math.isnan(back.event.confidence)
    assert replace(back.event, confidence=0.0) == replace(first, confidence=0.0)


GOOD = {"id": "1", "date": "2020-01-01", "actor": [], "event": "AID"}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"event_scale": "NaN"}, "event_scale is 'NaN', which is no number"),
        ({"event_scale": "Infinity"}, "event_scale is 'Infinity', which is no number"),
        ({"event_scale": math.nan}, "NaN and Infinity are no JSON: write null for what is not known"),
        ({"event_scale": -math.inf}, "NaN and Infinity are no JSON"),
        ({"event_scale": 700}, "score is 700; it must be from -10 to 10"),
        ({"quad_code": 9}, "quad is 9; it must be from 1 to 4"),
        ({"quad_code": 2.5}, "quad_code is 2.5, which is no whole number"),
        ({"event_loc": {"resolved_place": "X", "lat": "NaN", "lon": 3}}, "lat is 'NaN', which is no number"),
        ({"event_loc": {"resolved_place": "X", "lat": 3, "lon": 333}}, "lon is 333; it must be from -180 to 180"),
        ({"event_loc": {"resolved_place": "X", "geonameid": "x"}}, "geonameid is 'x', which is no number"),
        ({"id": None}, "id is None; it must be a text or a number"),
        ({"enddate": "2019-01-01"}, "enddate 2019-01-01 comes before date 2020-01-01"),
    ],
)
def test_numbers_that_cannot_be_are_rejected(tmp_path: Path, more: dict[str, object], reason: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps(GOOD | more) + "\n", encoding="utf-8")
    (bad,) = read_plover(path)
    assert isinstance(bad, Rejected)
    assert reason in bad.reason


@pytest.mark.parametrize("confidence", ["7", "-0.1", "1e999", "NaN", '"NaN"'])
def test_a_confidence_that_cannot_be_is_rejected(tmp_path: Path, written: Written, confidence: str) -> None:
    line = written("plover")[0].decode().splitlines()[0]
    changed = re.sub(r'"confidence":[\d.]+', f'"confidence":{confidence}', line)
    assert changed != line
    (tmp_path / "p.jsonl").write_text(changed, encoding="utf-8")
    (bad,) = read_plover(tmp_path / "p.jsonl")
    assert isinstance(bad, Rejected)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="check the name"):
        list(read_plover(tmp_path / "none.jsonl"))
