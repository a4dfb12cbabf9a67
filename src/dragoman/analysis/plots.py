"""Pictures of events: pure functions from events to an Altair chart. Needs nothing from the network.

Events are an Arrow table (the store's view `events_flat`, or a Parquet file of `dragoman code`) or records. All pictures count what
happened and is told as news; plans, denials and background are left out. They count events as coded: what two articles tell counts twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias

import altair as alt
import pyarrow as pa

from dragoman.analysis.drawing import (
    COLOURS,
    FAINT,
    INK,
    LAND,
    QUADS,
    Row,
    counted,
    data,
    finished,
    land,
    months,
    quad_colour,
    rows,
    score_colour,
    told,
)
from dragoman.analysis.layout import spring
from dragoman.codebook import Codebook
from dragoman.errors import InputError
from dragoman.records import Event

Events: TypeAlias = "pa.Table | Iterable[Event]"
BY = ("country", "actor")
WIDTH = 620
TIES = 3  # drawn for each side on average, the strongest first
DARK = "abs(datum.score) > 6.5"
# How large a place is drawn: the less is known of where, the larger and fainter.
PRECISIONS = {"city or finer": 60, "district": 500, "province": 1600}
WIDE = "{} with no date known to the month {} not drawn."


def dyad(events: Events, a: str, b: str, *, query: str = "") -> alt.VConcatChart:
    """Events between two sides by month: cooperation up, conflict down, and the mean score below.

    Args:
        events: any; those between the sides, in either direction or together, are taken.
        a: actor id (`CHN/MIL`, `IGO:NATO`) or country (`CHN`: the state and all that belong to it), in capitals or not.
        b: the other.
        query: what else was asked, for the caption.
    """
    found = [r for r in told(rows(events)) if _between(r, a, b)]
    dated = [r for r in found if r.month is not None]
    kinds = Counter((r.month, r.quad) for r in dated)
    bars = [{"month": m, "kind": QUADS[q], "events": n, "signed": n if q <= 2 else -n, "quad": q} for (m, q), n in sorted(kinds.items())]
    scores: dict[str | None, list[float]] = defaultdict(list)
    for r in dated:
        scores[r.month].append(r.score)
    every = months(m for m in scores if m is not None)
    line = [
        {"month": m, "score": sum(scores[m]) / len(scores[m]) if m in scores else None, "events": len(scores.get(m, ()))} for m in every
    ]
    down, up, ticks = _whole(bars)
    counts = alt.Axis(values=ticks, labelExpr="abs(datum.value)")
    signed = alt.Y("signed:Q", title="events: conflict down, cooperation up", axis=counts, scale=alt.Scale(domain=[-down, up]))
    mean = alt.Y("score:Q", title="mean score", scale=alt.Scale(domain=[-10, 10]), axis=alt.Axis(values=[-10, -5, 0, 5, 10]))
    upper = (
        alt.Chart(data(bars))
        .mark_bar()
        .encode(x=_time(every, labels=False), y=signed, color=quad_colour(), order="quad:Q", tooltip=["month:O", "kind:N", "events:Q"])
    )
    lower = alt.Chart(data(line)).encode(x=_time(every), y=mean, tooltip=["month:O", alt.Tooltip("score:Q", format=".1f"), "events:Q"])
    drawn = lower.mark_line(color=INK, strokeWidth=1.5) + lower.mark_point(color=INK, filled=True, size=25, opacity=1)
    zero = [alt.Chart(data([{y.shorthand[:-2]: 0}])).mark_rule(color=FAINT).encode(y=y) for y in (signed, mean)]
    above, below = (upper + zero[0]).properties(width=WIDTH, height=210), (zero[1] + drawn).properties(width=WIDTH, height=110)
    chart = alt.vconcat(above, below, spacing=8)
    wide = len(found) - len(dated)
    picture: alt.VConcatChart = finished(chart, f"{a} and {b}", [_caption(len(found), "between the two, by month", query), _wide(wide)])
    return picture


def matrix(events: Events, *, by: str = "country", top: int = 15, query: str = "") -> alt.LayerChart:
    """Who does how much to whom: the `top` sides with the most events; the number is of events, the colour their mean score.

    Raises:
        InputError: `by` is neither `country` nor `actor`.
    """
    scores, found = _directed(events, by)
    sides = _top(scores, top)
    cells = [
        {"actor": a, "recipient": b, "events": len(s), "score": sum(s) / len(s)}
        for (a, b), s in sorted(scores.items())
        if {a, b} <= set(sides)
    ]
    base = alt.Chart(data(cells)).encode(
        x=alt.X("recipient:N", sort=sides, title="recipient", axis=alt.Axis(orient="top", labelAngle=-45, labelLimit=120, grid=False)),
        y=alt.Y("actor:N", sort=sides, title="actor", axis=alt.Axis(labelLimit=160, grid=False)),
        tooltip=["actor:N", "recipient:N", "events:Q", alt.Tooltip("score:Q", format=".1f")],
    )
    size = max(26 * len(sides), 120)
    drawn = base.mark_rect(stroke="white", strokeWidth=2).encode(color=score_colour())
    numbers = base.mark_text(fontSize=10).encode(text="events:Q", color=alt.condition(DARK, alt.value("white"), alt.value(INK)))
    caption = [_caption(found, f"between two named sides; shown are the {len(sides)} busiest sides", query), MUTUAL]
    picture: alt.LayerChart = finished((drawn + numbers).properties(width=size, height=size), "Who does what to whom", caption)
    return picture


MUTUAL = "An event of several parties counts for each pair of them, a mutual act in both directions."


def network(events: Events, *, by: str = "country", top: int = 30, query: str = "") -> alt.LayerChart:
    """Sides tied by their events: the `top` with the most; a line's width is the number of events, its colour their mean score.

    Raises:
        InputError: `by` is neither `country` nor `actor`.
    """
    directed, found = _directed(events, by, once=True)
    sides = _top(directed, top)
    ties: dict[tuple[str, str], list[float]] = defaultdict(list)
    for (a, b), scores in directed.items():
        if {a, b} <= set(sides):
            ties[min(a, b), max(a, b)] += scores
    at = spring(sides, {pair: float(len(s)) for pair, s in ties.items()})
    strongest = sorted(ties.items(), key=lambda t: (-len(t[1]), t[0]))[: TIES * len(sides)]
    lines = [
        {
            "x": at[a][0],
            "y": at[a][1],
            "x2": at[b][0],
            "y2": at[b][1],
            "from": a,
            "to": b,
            "events": len(s),
            "score": sum(sorted(s)) / len(s),
        }
        for (a, b), s in reversed(strongest)
    ]
    busy = Counter({side: sum(len(s) for pair, s in ties.items() if side in pair) for side in sides})
    dots = [{"x": at[s][0], "y": at[s][1], "side": s, "events": busy[s]} for s in sides]
    frame = alt.Scale(domain=[-1.15, 1.15])
    x, y = alt.X("x:Q", axis=None, scale=frame), alt.Y("y:Q", axis=None, scale=frame)
    widest = max((len(t) for t in ties.values()), default=1)
    counts = alt.Legend(title="events", orient="right", values=sorted({1, (widest + 1) // 2, widest}), format="d", symbolType="stroke")
    width = alt.StrokeWidth("events:Q", scale=alt.Scale(domain=[0, widest], range=[0.3, 9]), legend=counts)
    edges = alt.Chart(data(lines)).mark_rule(opacity=0.85, strokeCap="round").encode(
        x=x, y=y, x2="x2:Q", y2="y2:Q", strokeWidth=width, color=score_colour("#C4C4C4"),
        tooltip=["from:N", "to:N", "events:Q", alt.Tooltip("score:Q", format=".1f")],
    )  # fmt: skip
    nodes = alt.Chart(data(dots)).encode(x=x, y=y, tooltip=["side:N", "events:Q"])
    area = alt.Size("events:Q", scale=alt.Scale(domainMin=0, range=[0, 420]), legend=None)
    circles = nodes.mark_circle(color=INK, opacity=1, stroke="white").encode(size=area)
    words = nodes.encode(text="side:N")
    labels = words.mark_text(dy=-14, fontSize=11, color=INK, stroke="white", strokeWidth=3, strokeJoin="round")
    names = words.mark_text(dy=-14, fontSize=11, color=INK)
    strength = f"the {len(lines):,} strongest of " if len(lines) < len(ties) else ""
    what = f"between two named sides; {strength}{counted(len(ties), 'tie')} among {len(sides)} sides"
    caption = [_caption(found, what, query), "The lines carry the data; where a side stands is for legibility."]
    chart = (edges + circles + labels + names).properties(width=WIDTH, height=WIDTH - 100)
    picture: alt.LayerChart = finished(chart, "Who deals with whom", caption)
    return picture


def places(events: Events, *, query: str = "") -> alt.LayerChart:
    """A map of the places that are known to a district, city or better; a place known to a country only gets no point.

    A disc's size tells how precisely the place is known, its colour the most frequent kind of event; busy places have their number.
    """
    found = told(rows(events))
    here: dict[tuple[str, tuple[float, float], str], list[Row]] = defaultdict(list)
    for r in found:
        if r.point is not None:
            here[r.place or "", r.point, _precision(r.precision)].append(r)
    spots = [
        {
            "place": name,
            "lat": lat,
            "lon": lon,
            "precision": precision,
            "events": len(those),
            "kind": _usual(those),
            "label": f"{name} {len(those)}",
        }
        for (name, (lat, lon), precision), those in sorted(here.items(), key=lambda h: (-len(h[1]), h[0]))
    ]
    outline = alt.InlineData(values=land(), format=alt.TopoDataFormat(type="topojson", feature="land"))
    world = alt.Chart(outline).mark_geoshape(fill=LAND, stroke="white")
    lines = alt.Chart(alt.graticule(step=[30, 30])).mark_geoshape(stroke="#EEEEEE", strokeWidth=0.6, filled=False)
    sizes = alt.Scale(domain=list(PRECISIONS), range=list(PRECISIONS.values()))
    known = alt.Legend(title="place known to", orient="bottom-left", symbolFillColor=FAINT)
    base = alt.Chart(data(spots)).encode(latitude="lat:Q", longitude="lon:Q", tooltip=["place:N", "precision:N", "events:Q", "kind:N"])
    discs = base.mark_circle(stroke="white", strokeWidth=0.8).encode(
        size=alt.Size("precision:N", scale=sizes, legend=known),
        color=quad_colour(),
        opacity=alt.Opacity("precision:N", scale=alt.Scale(domain=list(PRECISIONS), range=[0.9, 0.5, 0.35]), legend=None),
    )
    words = alt.Chart(data(_legible(spots))).encode(latitude="lat:Q", longitude="lon:Q", text="label:N").mark_text(
        align="left", dx=7, dy=-5, fontSize=10, color=INK)  # fmt: skip
    globe = alt.Chart(alt.sphere()).mark_geoshape(fill="white", stroke="#DDDDDD")
    chart = (globe + lines + world + discs + words).project(type="equalEarth").properties(width=WIDTH + 100, height=350)
    shown = sum(len(those) for those in here.values())
    picture: alt.LayerChart = finished(
        chart, "Where it happened", [_caption(shown, f"with a place on the map; {counted(len(found) - shown)} without", query)]
    )
    return picture


def types(events: Events, *, query: str = "") -> alt.LayerChart:
    """Event types by month: a disc's size is the number of events, its colour their kind."""
    found = told(rows(events))
    dated = [r for r in found if r.month is not None]
    book = Codebook.shipped().types
    order = sorted({r.event_type for r in found}, key=lambda t: list(book).index(t) if t in book else len(book))
    order.sort(key=lambda t: book[t].quad if t in book else 5)
    counts = Counter((r.month, r.event_type, r.quad) for r in dated)
    cells = [{"month": m, "type": t, "kind": QUADS[q], "events": n} for (m, t, q), n in sorted(counts.items(), key=str)]
    every = months(m for m, _, _ in counts if m is not None)
    base = alt.Chart(data(cells)).encode(x=_time(every), y=alt.Y("type:N", sort=order, title=None, scale=alt.Scale(domain=order)))
    largest = max(counts.values(), default=1)
    legend = alt.Legend(title="events", orient="right", values=sorted({1, (largest + 1) // 2, largest}), format="d", symbolFillColor=FAINT)
    area = min(500.0, 0.8 * (WIDTH / max(len(every), 1)) ** 2)  # neighbours touch at most
    size = alt.Size("events:Q", scale=alt.Scale(domain=[0, largest], range=[0, area]), legend=legend)
    discs = base.mark_circle(opacity=0.95).encode(size=size, color=quad_colour(), tooltip=["month:O", "type:N", "events:Q"])
    chart = alt.layer(discs).properties(width=WIDTH, height=max(24 * len(order), 60))
    picture: alt.LayerChart = finished(chart, "Types of event by month", [_caption(len(found), "", query), _wide(len(found) - len(dated))])
    return picture


def _between(row: Row, a: str, b: str) -> bool:
    """Whether the two sides stand over against each other, or act together without a recipient."""
    ours, theirs = row.actors, row.recipients or row.actors
    wanted = (a.casefold(), b.casefold())
    hits = [[{w for w in wanted if w in (p.id.casefold(), (p.country or "").casefold())} for p in side] for side in (ours, theirs)]
    return any(
        (wanted[0] in x and wanted[1] in y) or (wanted[1] in x and wanted[0] in y)
        for n, x in enumerate(hits[0])
        for k, y in enumerate(hits[1])
        if row.recipients or n != k
    )


def _directed(events: Events, by: str, *, once: bool = False) -> tuple[dict[tuple[str, str], list[float]], int]:
    """The scores of each ordered pair of sides, and the number of events between sides; `once`: a mutual act in one direction."""
    if by not in BY:
        raise InputError(f"{by!r} is no way to tell sides; give {' or '.join(BY)}")
    out: dict[tuple[str, str], list[float]] = defaultdict(list)
    found = 0
    for r in told(rows(events)):
        pairs = r.pairs(by)
        found += bool(pairs)
        for a, b in pairs if r.recipients or not once else {(min(p), max(p)) for p in pairs}:
            out[a, b].append(r.score)
    return {pair: sorted(scores) for pair, scores in out.items()}, found


def _top(scores: dict[tuple[str, str], list[float]], top: int) -> list[str]:
    busy: Counter[str] = Counter()
    for (a, b), found in scores.items():
        busy[a] += len(found)
        busy[b] += len(found)
    return sorted(sorted(busy), key=lambda s: -busy[s])[:top]


def _precision(given: str | None) -> str:
    return given if given in PRECISIONS else "city or finer"


def _legible(spots: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The busiest places whose names do not cover one another."""
    kept: list[tuple[float, float, float, dict[str, Any]]] = []
    for s in spots:
        left, top = s["lon"] * 2, s["lat"] * 2
        right = left + 12 + 6 * len(s["label"])
        if len(kept) < 12 and all(right < x or left > end or abs(top - y) > 14 for x, end, y, _ in kept):
            kept.append((left, right, top, s))
    return [s for *_, s in kept]


def _usual(those: list[Row]) -> str:
    kinds = Counter(r.quad for r in those)
    return QUADS[min(kinds, key=lambda q: (-kinds[q], -q))]


def _time(every: list[str], *, labels: bool = True) -> alt.X:
    """Months side by side, empty ones too; as many labels as are legible."""
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120) if len(every) / s <= 13 or s == 120)
    shown = (
        [m for m in every if int(m[5:7]) % step == 1 % step]
        if step < 12
        else [m for m in every if m[5:7] == "01" and not int(m[:4]) % (step // 12)]
    )
    form = f"utcFormat(toDate(datum.value), '{'%b %Y' if step < 12 else '%Y'}')"
    axis = alt.Axis(values=shown or every[:1], labelExpr=form, labelAngle=0, labels=labels, ticks=labels, grid=False)
    return alt.X("month:O", title=None, scale=alt.Scale(domain=every, paddingInner=0.12), axis=axis)


def _whole(bars: list[dict[str, Any]]) -> tuple[int, int, list[int]]:
    """The highest bar down and up, and whole numbers for the axis, about four to each side."""
    sums: Counter[tuple[str, bool]] = Counter()
    for b in bars:
        sums[b["month"], b["quad"] <= 2] += b["events"]
    down, up = (max((n for (_, side), n in sums.items() if side is wanted), default=0) for wanted in (False, True))
    most = max(down, up, 1)
    step = next(s for k in range(9) for s in (10**k, 2 * 10**k, 5 * 10**k) if most / s <= 4)
    return (down, up, [n * step for n in range(-4, 5)]) if sums else (1, 1, [0])


def _caption(number: int, what: str, query: str) -> str:
    return ", ".join(filter(None, (f"{counted(number)} {what}".strip(), query))) + "."


def _wide(number: int) -> str:
    return WIDE.format(counted(number), "is" if number == 1 else "are") if number else ""


__all__ = ["BY", "COLOURS", "dyad", "matrix", "network", "places", "types"]
