"""GeoJSON: a point for each event whose place is known to a city or better; events known to a country only have none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from dragoman.drafts import put
from dragoman.export.material import Material, Tally
from dragoman.records import Event

NO_POINT = "without coordinates"
HEAD, TAIL = b'{"type":"FeatureCollection","features":[', b"\n]}\n"


def geojson(stream: BinaryIO, name: str, material: Material, *, every_status: bool = True) -> Tally:
    """Write a FeatureCollection in WGS 84, longitude first. Status is a property: `every_status` is of no effect."""
    del every_status
    tally = Tally()
    put(stream, HEAD, name)
    for feature in _features(material, tally):
        put(stream, (b",\n" if tally.rows else b"\n") + msgspec.json.encode(feature), name)
        tally.rows += 1
    put(stream, TAIL, name)
    return tally


def _features(material: Material, tally: Tally) -> Iterator[dict[str, Any]]:
    story = {event: s.id for s in material.stories for event in s.events}
    for e in material.events:
        place = e.place
        if place is None or place.lat is None or place.lon is None:
            tally.left_out[NO_POINT] += 1
            continue
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
        yield {"type": "Feature", "id": e.id, "geometry": point, "properties": _properties(e, material, story.get(e.id))}


def _properties(e: Event, material: Material, story: str | None) -> dict[str, Any]:
    article, when, place = material.articles.get(e.article), e.when, e.place
    return {
        "event_type": e.event_type, "modes": list(e.modes), "contexts": list(e.contexts), "quad": e.quad, "score": e.score,
        "actors": [a.id for a in e.actors], "actor_names": [a.name for a in e.actors],
        "recipients": [a.id for a in e.recipients], "recipient_names": [a.name for a in e.recipients],
        "mutual": e.mutual,
        "status": e.status.value, "historical": e.historical,
        "date_start": when and when.start, "date_end": when and when.end, "date_precision": when and when.precision,
        "place": place and place.name, "place_country": place and place.country, "place_precision": place and place.precision,
        "geoname_id": place and place.geoname_id, "said_by": e.said_by and e.said_by.id, "evidence": e.evidence.text,
        "confidence": e.confidence, "article": e.article, "publisher": article and article.publisher, "url": article and article.url,
        "published": article and article.published, "story": story,
    }  # fmt: skip
