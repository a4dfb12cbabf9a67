"""GDELT 2: events (61 columns) and mentions (16), tab-separated without header, as in GDELT's own files.

An event of GDELT is what several reports tell alike. Here that is: the same story, pair of parties, day and CAMEO code; without stories,
each event by itself. Each report is a mention. The two files share GLOBALEVENTID.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isnan
from typing import BinaryIO

from dragoman.export.cameo import number, party
from dragoman.export.material import Material, Sentences, Tally, day, dyads, in_lead, month, real
from dragoman.export.states import codes, country_name, states
from dragoman.export.table import Cell, tsv, write
from dragoman.records import Actor, Article, Event, Place, When

ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENT_COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *(f"Actor1{c}" for c in ACTOR), *(f"Actor2{c}" for c in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{c}" for c in GEO), *(f"Actor2Geo_{c}" for c in GEO), *(f"ActionGeo_{c}" for c in GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTION_COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
NOWHERE: tuple[Cell, ...] = (0, *(None,) * 7)  # GDELT's type 0: no place
WEB, CITATION = 1, 2  # MentionType: the identifier is an address, or names a document


@dataclass(slots=True)
class Told:
    """One event in GDELT's sense with its reports: (event, actor, recipient)."""

    key: int
    reports: list[tuple[Event, Actor | None, Actor | None]] = field(default_factory=list)


def events(stream: BinaryIO, name: str, material: Material, *, every_status: bool = False) -> Tally:
    """Write the table of events. A row takes its values from the earliest report, NumSources from the publishers that are known."""
    tally = Tally()
    rows = (_event(t, material) for t in _grouped(material, tally, every_status=every_status))
    tally.rows = write(stream, name, map(tsv, rows))
    return tally


def mentions(stream: BinaryIO, name: str, material: Material, *, every_status: bool = False) -> Tally:
    """Write the table of mentions: a report of an event a row."""
    tally = Tally()
    told = _grouped(material, tally, every_status=every_status)
    tally.rows = write(stream, name, map(tsv, _mentions(told, material)))
    return tally


def _grouped(material: Material, tally: Tally, *, every_status: bool) -> list[Told]:
    story = {event: s.id for s in material.stories for event in s.events}
    out: dict[int, Told] = {}
    for e in real(material.events, tally, every_status=every_status):
        for a, b, _ in dyads(e):
            when = (e.when.start, e.when.end) if e.when else None
            key = number("gdelt", story.get(e.id, e.id), a and a.id, b and b.id, e.cameo, when)
            out.setdefault(key, Told(key)).reports.append((e, a, b))
    for told in out.values():
        told.reports.sort(key=lambda r: (_published(material, r[0]) or dt.date.max, r[0].article, r[0].trigger.start, r[0].id))
    return sorted(out.values(), key=lambda t: (_published(material, t.reports[0][0]) or dt.date.max, t.key))


def _published(material: Material, event: Event) -> dt.date | None:
    article = material.articles.get(event.article)
    return article.published if article is not None else None


def _event(told: Told, material: Material) -> tuple[Cell, ...]:
    e, a, b = told.reports[0]
    article = material.articles.get(e.article)
    reported = {r.article for r, _, _ in told.reports}
    publishers = {found.publisher for r in reported if (found := material.articles.get(r)) is not None and found.publisher}
    code = codes().get(e.cameo or "")
    root = in_lead(e, article)
    return (
        told.key, *_when(e.when), *_actor(a), *_actor(b),
        None if root is None else int(root), e.cameo, e.cameo and e.cameo[:3], e.cameo and e.cameo[:2], e.quad,
        code.goldstein if code else None,
        len(told.reports), len(publishers) or None, len(reported), None,
        *NOWHERE, *NOWHERE, *_geo(e.place), _stamp(_published(material, e)), article.url if article else None,
    )  # fmt: skip


def _mentions(told: list[Told], material: Material) -> Iterator[tuple[Cell, ...]]:
    numbers = Sentences(material.articles)
    for t in told:
        first = _stamp(_published(material, t.reports[0][0]))
        for e, a, b in t.reports:
            article = material.articles.get(e.article) or Article(id=e.article, text="")
            yield (
                t.key, first, _stamp(article.published), WEB if article.url else CITATION, article.publisher, article.url or article.id,
                numbers.number(e), a.span.start if a else None, b.span.start if b else None, e.trigger.start, 1,
                None if isnan(e.confidence) else round(e.confidence * 100),
                len(article.text) or None, None, None, None,
            )  # fmt: skip


def _stamp(value: dt.date | None) -> str | None:
    """GDELT's YYYYMMDDHHMMSS; of the time of day nothing is known."""
    return f"{value:%Y%m%d}000000" if value is not None else None


def _when(when: When | None) -> tuple[Cell, ...]:
    """As far as the date is known: no day for a month, no month for a year."""
    one, in_month = day(when), month(when)
    year = when.start.year if when is not None and when.start.year == when.end.year else None
    return (
        f"{one:%Y%m%d}" if one else None, f"{in_month[0]:04}{in_month[1]:02}" if in_month else None, year,
        f"{one.year + ((one.month - 1) * 30 + one.day) / 365:.4f}" if one else None,
    )  # fmt: skip


def _actor(actor: Actor | None) -> tuple[Cell, ...]:
    coded = party(actor)
    types = (*coded.types, None, None, None)[:3]
    return (coded.code or None, actor.name.upper() if actor else None, coded.country or None, coded.group or None, None, None, None, *types)


def _geo(place: Place | None) -> tuple[Cell, ...]:
    state = states().get(place.country or "") if place is not None else None
    if place is None:
        return NOWHERE
    fips = state.fips if state is not None else None
    if place.precision == "country":
        return 1, place.name, fips, fips, None, place.lat, place.lon, fips
    american = place.country == "USA"
    kind = (2 if american else 5) if place.precision in ("province", "district") else 3 if american else 4
    full = ", ".join(filter(None, (place.name, country_name(place.country))))
    return kind, full, fips, None, None, place.lat, place.lon, None
