"""POLECAT: forty tab-separated columns, one event a row; several values in a cell are joined by `; `."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.export.material import Material, Tally, day, real
from dragoman.export.states import country_name, cow
from dragoman.export.table import Cell, tsv, write
from dragoman.records import Actor, Event, Place

PARTY = ("{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw", "Wikipedia {} ID")
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(c.format("Actor") for c in PARTY), *(c.format("Recipient") for c in PARTY),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
NOBODY = "None"  # POLECAT's word for an unknown party, or for what is unknown of it
JOIN = "; "
LANGUAGES = {"en": "English"}


def polecat(stream: BinaryIO, name: str, material: Material, *, every_status: bool = False) -> Tally:
    """Write events for programs that read POLECAT."""
    tally = Tally()
    write(stream, name, [tsv(COLUMNS)])
    tally.rows = write(stream, name, map(tsv, _rows(material, tally, every_status=every_status)))
    return tally


def _rows(material: Material, tally: Tally, *, every_status: bool) -> Iterator[tuple[Cell, ...]]:
    for e in real(material.events, tally, every_status=every_status):
        article, when = material.articles.get(e.article), day(e.when)
        published = article.published if article else None
        language = article.language if article else None
        yield (
            e.id, str(when) if when else None, e.event_type, JOIN.join(e.modes), e.score, QUADS[e.quad], JOIN.join(e.contexts),
            *_parties(e, e.actors), *_parties(e, e.recipients), *_where(e.place),
            article.publisher if article else None, str(published) if published else None, None, None, None,
            LANGUAGES.get(language or "", language), material.coder,
        )  # fmt: skip


def _parties(event: Event, parties: tuple[Actor, ...]) -> tuple[Cell, ...]:
    when = day(event.when) or (event.when.start if event.when else None)
    return (
        _joined(a.name for a in parties), _joined(a.country for a in parties), _joined(cow(a, when) for a in parties),
        _joined(a.sector for a in parties), _joined(" ".join(filter(None, (a.sector, *a.sectors))) for a in parties),
        _joined(a.role for a in parties), _joined(a.span.text for a in parties), NOBODY,
    )  # fmt: skip


def _joined(values: Iterable[str | int | None]) -> str:
    """The n-th value is the n-th party's; one word where nothing is known of any."""
    found = [str(v) if v is not None and v != "" else NOBODY for v in values]
    return JOIN.join(found) if any(v != NOBODY for v in found) else NOBODY


def _where(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 10
    by_level = {"province": (None, None, place.name), "district": (None, place.name, None), "country": (None, None, None)}
    levels = by_level.get(place.precision, (place.name, None, None))
    return place.name, *levels, country_name(place.country), place.lat, place.lon, place.geoname_id, place.span.text, None
