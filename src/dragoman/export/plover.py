"""PLOVER's own JSON, one record a line, with the names of the manual's chapter on data fields.

What PLOVER has no field for (who says so, confidence, offsets of the parties, precision of the date, what fired) stands under one key
of ours, `dragoman`, unless it is left out. Nothing is written for what is unknown, but `date`, which PLOVER requires: there null.
"""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from dragoman.export.material import Material, Sentences, Tally, day
from dragoman.export.states import country_name, parents, states
from dragoman.export.table import write
from dragoman.records import Actor, Article, Event, Place, Status

Json = dict[str, Any]
OURS = "dragoman"
# PLOVER's auxiliary modes; what is going on is not told from what is done.
AUXILIARY = {Status.FUTURE: "future", Status.HYPOTHETICAL: "hypothetical", Status.NEGATED: "negation"}
HISTORICAL = "historical"
RESOLUTION = {"country": 1, "province": 2, "district": 3, "city": 4}
SUB_CITY = 5
NATIONS, UNION = "IGO:UN", frozenset(("IGO:EU", "IGO:EC"))


def plover(stream: BinaryIO, name: str, material: Material, *, every_status: bool = True, extension: bool = True) -> Tally:
    """Write all events: PLOVER holds their status (`every_status` is of no effect).

    Args:
        stream: takes the bytes.
        name: of the file, for messages.
        material: what to write.
        every_status: as in other formats; here all are written.
        extension: with what PLOVER has no field for, under `dragoman`.
    """
    del every_status
    numbers = Sentences(material.articles)
    together = {event: s.events for s in material.stories for event in s.events}
    lines = (
        msgspec.json.encode(record(e, material, numbers, together.get(e.id, ()), extension=extension)) + b"\n" for e in material.events
    )
    return Tally(rows=write(stream, name, lines))


def record(event: Event, material: Material, numbers: Sentences, story: tuple[str, ...], *, extension: bool) -> Json:
    """One event. `link` names the other events of its story."""
    when, article = event.when, material.articles.get(event.article)
    out: Json = {"id": event.id, "date": when.start.isoformat() if when else None}
    if when is not None and day(when) is None:
        out["enddate"] = when.end.isoformat()
    out |= {"actor": [_entity(a) for a in event.actors], "recipient": [_entity(a) for a in event.recipients], "event": [event.event_type]}
    modes = [*event.modes, *filter(None, (AUXILIARY.get(event.status), HISTORICAL if event.historical else None))]
    out |= {"mode": modes, "context": list(event.contexts), "quad_code": event.quad, "event_scale": event.score}
    out["event_loc"] = _location(event.place) if event.place is not None else None
    out["event_text"] = event.trigger.text
    out["link"] = [other for other in story if other != event.id]
    out["text"] = event.evidence.text
    out["text_info"] = _known({"sequence": numbers.number(event), "start": event.evidence.start, "end": event.evidence.end})
    out["cite_info"] = _citation(event, article, material)
    out["coder"] = material.coder
    kept = {"id": event.id, "date": out["date"], "actor": out["actor"]} | _known(out)
    if extension:
        kept[OURS] = {"event": event, "published": article.published if article else None, "author": article.author if article else None}
    return kept


def _known(values: Json) -> Json:
    return {k: v for k, v in values.items() if v not in (None, "", [], {})}


def _entity(a: Actor) -> Json:
    return _known(
        {
            "code": _code(a),
            "sector": "".join((a.sector, *a.sectors[:1])) if a.sector else None,
            "entity_text": a.span.text,
            "identifier_id": a.wikidata,
            "identifier_text": a.name,
            "office": a.role,
        }
    )


def _code(a: Actor) -> str | None:
    """PLOVER's letters: a country, UNO and EUR with their organs, IGO, NGO."""
    if a.country:
        return a.country
    whole = parents().get(a.id, a.id)
    if whole == NATIONS:
        return "UNO"
    if whole in UNION:
        return "EUR"
    prefix = a.id.partition(":")[0]
    return prefix if prefix in ("IGO", "NGO") else None


def _location(place: Place) -> Json:
    state = states().get(place.country or "")
    level = place.precision if place.precision in RESOLUTION else "city"
    given = {
        "extracted_place": place.span.text,
        "resolved_place": place.name,
        "geonameid": place.geoname_id,
        "lat": place.lat,
        "lon": place.lon,
        **({level: place.name} if level != "country" and place.precision in RESOLUTION else {}),
        "country": country_name(place.country),
        "country_code": state.iso3 if state else place.country,
        "resolution": RESOLUTION.get(place.precision, SUB_CITY),
    }
    return _known(given)


def _citation(event: Event, article: Article | None, material: Material) -> Json:
    found: Json = {"citation": event.article}
    if article is not None:
        found |= {"url": article.url, "title": article.title, "language": article.language, "publication": article.publisher}
    return _known(found | {"coder": material.coder, "codebook": material.codebook})
