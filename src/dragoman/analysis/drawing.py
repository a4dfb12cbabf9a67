"""What the pictures share: events as plain rows, colours, captions, months, the land, files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import pyarrow as pa

from dragoman.errors import InputError, OutputError
from dragoman.knowledge import shipped
from dragoman.records import Actor, Event

ENDINGS = (".svg", ".png", ".html", ".json")
PIXELS = 2.5  # PNG pixels for each unit: sharp in print at 16 cm
# Okabe and Ito's colours: told apart by all common kinds of colour vision. Cooperation is blue, conflict orange; material is darker.
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
COLOURS = {1: "#56B4E9", 2: "#0072B2", 3: "#E69F00", 4: "#D55E00"}
INK, FAINT, LAND = "#222222", "#999999", "#E6E6E6"
UNNAMED = "UNK:"
HAPPENED = ("actual", "ongoing")
FONT = "Helvetica, Arial, Liberation Sans, sans-serif"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor's id and the ISO code of its country."""

    id: str
    country: str | None

    def side(self, by: str) -> str:
        """`country`: the country, or the id of who has none; `actor`: the id."""
        return self.country or self.id if by == "country" else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a picture needs of an event."""

    event_type: str
    quad: int
    score: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: str
    historical: bool
    start: dt.date | None
    end: dt.date | None
    place: str | None
    precision: str | None
    point: tuple[float, float] | None

    @property
    def month(self) -> str | None:
        """First day of the month that the whole date lies in, ISO."""
        if self.start is None or self.end is None or (self.start.year, self.start.month) != (self.end.year, self.end.month):
            return None
        return self.start.replace(day=1).isoformat()

    def pairs(self, by: str) -> set[tuple[str, str]]:
        """Ordered pairs of sides: each actor with each recipient; where there is none, all actors with one another.

        Unnamed people (`UNK:CVL`) are no side: those of one event have nothing to do with those of another.
        """
        ours, theirs = ([p.side(by) for p in part if p.country or not p.id.startswith(UNNAMED)] for part in (self.actors, self.recipients))
        return {(a, b) for a in ours for b in (theirs if self.recipients else ours) if a != b}


def rows(events: pa.Table | Iterable[Event]) -> list[Row]:
    """The events of an Arrow table (the store's `events_flat`, or what `dragoman code` writes as Parquet), or records.

    Raises:
        InputError: the table lacks a column.
    """
    return _of_table(events) if isinstance(events, pa.Table) else [_of_event(e) for e in events]


COLUMNS = ("event_type", "quad", "score", "actors", "actor_countries", "recipients", "recipient_countries", "status", "historical",
           "date_start", "date_end", "place", "place_precision", "lat", "lon")  # fmt: skip


def _of_table(table: pa.Table) -> list[Row]:
    missing = [c for c in COLUMNS if c not in table.column_names]
    if missing:
        lack = f"the table of events has no column {', '.join(missing)}"
        raise InputError(f"{lack}; give the view events_flat, or a Parquet file of `dragoman code`")
    return [_of_record(r) for r in table.select(list(COLUMNS)).to_pylist()]


def _of_record(r: Mapping[str, Any]) -> Row:
    sides = [
        tuple(Party(a, c) for a, c in zip(r[f"{part}s"] or (), r[f"{part}_countries"] or (), strict=True))
        for part in ("actor", "recipient")
    ]
    point = (r["lat"], r["lon"]) if r["lat"] is not None and r["lon"] is not None else None
    return Row(
        event_type=r["event_type"], quad=r["quad"], score=r["score"], actors=sides[0], recipients=sides[1], status=r["status"],
        historical=r["historical"], start=r["date_start"], end=r["date_end"], place=r["place"], precision=r["place_precision"], point=point,
    )  # fmt: skip


def _of_event(e: Event) -> Row:
    place, when = e.place, e.when
    point = (place.lat, place.lon) if place is not None and place.lat is not None and place.lon is not None else None
    return Row(
        event_type=e.event_type, quad=e.quad, score=e.score, actors=_parties(e.actors), recipients=_parties(e.recipients),
        status=e.status.value, historical=e.historical, start=when.start if when else None, end=when.end if when else None,
        place=place.name if place else None, precision=place.precision if place else None, point=point,
    )  # fmt: skip


def _parties(actors: Sequence[Actor]) -> tuple[Party, ...]:
    return tuple(Party(a.id, a.country) for a in actors)


def told(found: Iterable[Row]) -> list[Row]:
    """Those that happened, told as news: no plans, denials or background."""
    return [r for r in found if r.status in HAPPENED and not r.historical]


def counted(number: int, noun: str = "event") -> str:
    """`1 event`, `2,000 events`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def months(found: Iterable[str]) -> list[str]:
    """All months from the first to the last, as first days."""
    given = sorted(found)
    if not given:
        return []
    first, last = (dt.date.fromisoformat(m) for m in (given[0], given[-1]))
    span = (last.year - first.year) * 12 + last.month - first.month
    return [dt.date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1).isoformat() for n in range(span + 1)]


def data(values: Sequence[Mapping[str, Any]]) -> alt.InlineData:
    """Rows within the chart: it needs no file beside it."""
    return alt.InlineData(values=[dict(v) for v in values])


@cache
def land() -> dict[str, Any]:
    """The outline of the land, TopoJSON (Natural Earth, 1:110 million, public domain)."""
    found: dict[str, Any] = json.loads(shipped("analysis", "data", "land-110m.json").read_text(encoding="utf-8"))
    return found


def quad_colour(**more: Any) -> alt.Color:  # noqa: ANN401  handed to Altair
    """The kinds of event in their colours, with a legend."""
    scale = alt.Scale(domain=list(QUADS.values()), range=list(COLOURS.values()))
    return alt.Color(
        "kind:N", scale=scale, legend=alt.Legend(title=None, orient="bottom", columns=4, symbolType="square", symbolOpacity=1), **more
    )


def score_colour(between: str = "#F2F2F2") -> alt.Color:
    """From conflict (-10) to cooperation (+10); `between` is the colour of 0."""
    scale = alt.Scale(domain=[-10, 0, 10], range=[COLOURS[4], between, COLOURS[2]])
    title = "mean score, from conflict (-10) to cooperation (+10)"
    legend = alt.Legend(title=title, orient="bottom", gradientLength=240, titleLimit=400, values=[-10, -5, 0, 5, 10], gradientOpacity=1)
    return alt.Color("score:Q", scale=scale, legend=legend)


def finished(chart: Any, title: str, caption: Sequence[str]) -> Any:  # noqa: ANN401  these methods give Any of Altair's kinds
    """The chart with its title, its caption (what was asked, how many events) and the house's looks."""
    lines = [line for line in caption if line]
    heading = alt.TitleParams(
        text=title, subtitle=lines, anchor="start", fontSize=16, subtitleFontSize=11, subtitleColor="#555555", subtitlePadding=4, offset=14
    )
    return (
        chart.properties(title=heading, background="white", padding=14)
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, titleColor=INK, titleFontWeight="normal", grid=True, gridColor="#EEEEEE", domainColor=FAINT, labelFontSize=11
        )
        .configure_legend(labelColor=INK, titleColor=INK, titleFontWeight="normal", labelFontSize=11, labelLimit=220)
    )


def save(chart: alt.LayerChart | alt.VConcatChart, path: Path, *, overwrite: bool = False) -> None:
    """Write SVG, PNG, HTML (one file that needs nothing from the network) or the chart's Vega-Lite JSON, by the ending.

    Raises:
        OutputError: another ending, an existing file without `overwrite`, no folder, no permission, no room.
    """
    import vl_convert  # noqa: PLC0415  heavy

    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise OutputError(f"{path}: the ending must be {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}")
    if path.exists() and not overwrite:
        raise OutputError(f"{path} exists already; give --overwrite to replace it, or another name")
    spec = chart.to_dict()
    if ending == ".svg":
        content = vl_convert.vegalite_to_svg(spec).encode("utf-8")
    elif ending == ".png":
        content = vl_convert.vegalite_to_png(spec, scale=PIXELS)
    elif ending == ".html":
        content = vl_convert.vegalite_to_html(spec, bundle=True).encode("utf-8")
    else:
        content = json.dumps(spec, indent=1, sort_keys=True).encode("utf-8")
    _put(path, content, overwrite=overwrite)


def _put(path: Path, content: bytes, *, overwrite: bool) -> None:
    from dragoman.output import create, put  # noqa: PLC0415

    with create(path, overwrite=overwrite) as stream:
        put(stream, content, str(path))
