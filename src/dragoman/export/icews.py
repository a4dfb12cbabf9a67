"""ICEWS: twenty tab-separated columns, one pair of parties a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.export.cameo import number
from dragoman.export.material import Material, Sentences, Tally, day, dyads, real
from dragoman.export.states import codes, country_name
from dragoman.export.table import Cell, tsv, write
from dragoman.records import Actor, Place

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
SECTORS = {
    "COP": "Police", "GOV": "Government", "JUD": "Judicial", "LEG": "Legislative / Parliamentary", "MIL": "Military",
    "PTY": "Parties", "REB": "Rebel",
    "SPY": "Intelligence", "UAF": "Unidentified Forces", "AGR": "Agricultural", "BUS": "Business", "CRM": "Criminals / Gangs",
    "CVL": "General Population / Civilian / Social", "EDU": "Education", "ELI": "Elite", "JRN": "Media", "LAB": "Labor",
    "MED": "Medical / Health", "REF": "Refugees / Displaced", "OPP": "Dissident", "REL": "Religious", "SOC": "Social", "NGO": "NGOs",
}  # fmt: skip


def icews(stream: BinaryIO, name: str, material: Material, *, every_status: bool = False) -> Tally:
    """Write events for programs that read ICEWS.

    Event Text is CAMEO's name of the code, as there, and Intensity its Goldstein score. Ids are numbers made of ours; as in ICEWS, an
    event id is the same for the same article, event and parties.
    """
    tally = Tally()
    write(stream, name, [tsv(COLUMNS)])
    tally.rows = write(stream, name, map(tsv, _rows(material, tally, every_status=every_status)))
    return tally


def _rows(material: Material, tally: Tally, *, every_status: bool) -> Iterator[tuple[Cell, ...]]:
    numbers = Sentences(material.articles)
    for e in real(material.events, tally, every_status=every_status):
        article, code, sentence = material.articles.get(e.article), codes().get(e.cameo or ""), numbers.number(e)
        head = (code.name, e.cameo, code.goldstein) if code else (None, e.cameo, None)
        tail = (number(e.article), sentence, article.publisher if article else None, *_where(e.place))
        for a, b, _ in dyads(e):
            key = number(e.id, a and a.id, b and b.id)
            yield key, _iso(day(e.when)), *_party(a), *head, *_party(b), *tail


def _iso(value: object) -> str | None:
    return str(value) if value is not None else None


def _party(a: Actor | None) -> tuple[Cell, Cell, Cell]:
    if a is None:
        return None, None, None
    sectors = dict.fromkeys(SECTORS[s] for s in (a.sector, *a.sectors) if s in SECTORS)
    return a.name, ",".join(sectors) or None, country_name(a.country)


def _where(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 6
    by_level = {"province": (None, None, place.name), "district": (None, place.name, None), "country": (None, None, None)}
    levels = by_level.get(place.precision, (place.name, None, None))
    return *levels, country_name(place.country), place.lat, place.lon
