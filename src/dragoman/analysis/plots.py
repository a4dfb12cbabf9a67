"""Pictures of events: pure functions from events to an Altair chart. Needs nothing from the network.

Events are a store, an Arrow table (the store's view `events_flat`, or a Parquet file of `dragoman code`) or records; a window takes some
of a store's. All pictures count what happened and is told as news; plans, denials and background are left out. They count events as coded:
what two articles tell counts twice.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import pi
from typing import Any, TypeAlias

import altair as alt

from dragoman.analysis import counts
from dragoman.analysis.counts import BY, Events, Tie
from dragoman.analysis.drawing import COLOURS, FAINT, INK, LAND, QUADS, counted, data, finished, land, months, quad_colour, score_colour
from dragoman.analysis.layout import labels, spring
from dragoman.analysis.questions import Window
from dragoman.codebook import Codebook

Span: TypeAlias = tuple[dt.date | None, dt.date | None]
ALL = Window()
WIDTH = 620
FRAME = 1.15  # how far the plane of a network reaches beyond the outermost sides
UNIT = 2 * FRAME / (WIDTH - 100)  # of that plane to a pixel, upwards
ROUND = 420  # area of the busiest side, in square pixels
TIES = 3  # drawn for each side on average, the strongest first
DARK = "abs(datum.score) > 4.5"
# How opaque a place is drawn: the less is known of where, the fainter.
PRECISIONS = {"city or finer": 0.9, "district": 0.5, "province": 0.25}
LARGEST = 420  # area of the busiest place, in square pixels
MAP_HEIGHT = 350
NAMED = 24  # places on a map, at most
USUAL = "The colour is that of a place's most frequent kind of event."
WIDE = "{} with no date known to the month {} not drawn."


def dyad(events: Events, a: str, b: str, *, window: Window = ALL, query: str = "", span: Span = (None, None)) -> alt.VConcatChart:
    """Events between two sides by month: cooperation up, conflict down, and the mean score below.

    Args:
        events: any; those between the sides, in either direction or together, are taken.
        a: actor id (`CHN/MIL`, `IGO:NATO`) or country (`CHN`: the state and all that belong to it), in capitals or not.
        b: the other.
        window: which events of a store.
        query: what else was asked, for the caption.
        span: first and last day of the axis; None: that of the events.
    """
    found = counts.dyad(events, a, b, window)
    dated = [(m, q, n, total) for m, q, n, total in found if m is not None]
    bars = [{"month": m, "kind": QUADS[q], "events": n, "signed": n if q <= 2 else -n, "quad": q} for m, q, n, _ in dated]
    numbers: Counter[str] = Counter()
    totals: dict[str, float] = defaultdict(float)
    for m, _, n, total in dated:
        numbers[m] += n
        totals[m] += total
    every = _every(numbers, span)
    line = [{"month": m, "score": totals[m] / numbers[m] if m in numbers else None, "events": numbers[m]} for m in every]
    down, up, ticks = _whole(bars)
    whole = alt.Axis(values=ticks, labelExpr="abs(datum.value)")
    signed = alt.Y("signed:Q", title="events: conflict down, cooperation up", axis=whole, scale=alt.Scale(domain=[-down, up]))
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
    number, wide = sum(n for _, _, n, _ in found), sum(n for m, _, n, _ in found if m is None)
    picture: alt.VConcatChart = finished(chart, f"{a} and {b}", [_caption(number, "between the two, by month", query), _wide(wide)])
    return picture


def quads(events: Events, *, window: Window = ALL, query: str = "", span: Span = (None, None)) -> alt.VConcatChart:
    """The four kinds of event by month, a panel each, all on one scale. `span` as for `dyad`."""
    found = counts.types(events, window)
    monthly: Counter[tuple[int, str]] = Counter()
    for m, _, q, n in found:
        if m is not None:
            monthly[q, m] += n
    every = _every((m for _, m in monthly), span)
    most = max(monthly.values(), default=1)
    y = alt.Y("events:Q", title=None, scale=alt.Scale(domain=[0, most]), axis=alt.Axis(values=[n for n in _ticks(most) if n >= 0]))
    panels = []
    for quad, kind in QUADS.items():
        bars: list[dict[str, Any]] = [{"month": m, "kind": kind, "events": monthly[quad, m]} for m in every if monthly[quad, m]]
        total = sum(b["events"] for b in bars)
        heading = alt.TitleParams(text=f"{kind}: {total:,}", anchor="start", fontSize=12, fontWeight="normal", color=INK, offset=4)
        drawn = alt.Chart(data(bars)).mark_bar(color=COLOURS[quad])
        drawn = drawn.encode(x=_time(every, labels=quad == 4), y=y, tooltip=["month:O", "events:Q"])
        panels.append(drawn.properties(width=WIDTH, height=80, title=heading))
    number = sum(n for *_, n in found)
    caption = [_caption(number, "by kind and month", query), _wide(number - monthly.total())]
    picture: alt.VConcatChart = finished(alt.vconcat(*panels, spacing=10), "Kinds of event by month", caption)
    return picture


def matrix(events: Events, *, by: str = "country", top: int = 15, window: Window = ALL, query: str = "") -> alt.LayerChart:
    """Who does how much to whom: the `top` sides with the most events; the number is of events, the colour their mean score.

    Raises:
        InputError: `by` is neither `country` nor `actor`.
    """
    ties, found = counts.directed(events, by, window)
    both: dict[tuple[str, str], tuple[int, float]] = defaultdict(lambda: (0, 0.0))
    for t in ties:
        for pair in ((t.a, t.b), (t.b, t.a)) if t.mutual else ((t.a, t.b),):
            both[pair] = both[pair][0] + t.events, both[pair][1] + t.total
    sides = _top(ties, top)
    cells = [
        {"actor": a, "recipient": b, "events": n, "score": total / n} for (a, b), (n, total) in sorted(both.items()) if {a, b} <= set(sides)
    ]
    every, top_axis = alt.Scale(domain=sides), alt.Axis(orient="top", labelAngle=-45, labelLimit=120, grid=False)
    base = alt.Chart(data(cells)).encode(
        x=alt.X("recipient:N", scale=every, title="recipient", axis=top_axis),
        y=alt.Y("actor:N", scale=every, title="actor", axis=alt.Axis(labelLimit=160, grid=False)),
        tooltip=["actor:N", "recipient:N", "events:Q", alt.Tooltip("score:Q", format=".1f")],
    )
    size = max(26 * len(sides), 120)
    drawn = base.mark_rect(stroke="white", strokeWidth=2).encode(color=score_colour())
    numbers = base.mark_text(fontSize=10).encode(text="events:Q", color=alt.condition(DARK, alt.value("white"), alt.value(INK)))
    caption = [_caption(found, f"between two named sides; shown are the {len(sides)} busiest sides", query), MUTUAL]
    picture: alt.LayerChart = finished((drawn + numbers).properties(width=size, height=size), "Who does what to whom", caption)
    return picture


MUTUAL = "An event counts for each pair of its doer and recipient, a mutual act for each two who do it, in both directions."


def network(events: Events, *, by: str = "country", top: int = 30, window: Window = ALL, query: str = "") -> alt.LayerChart:
    """Sides tied by their events: the `top` with the most; a line's width is the number of events, its colour their mean score.

    Raises:
        InputError: `by` is neither `country` nor `actor`.
    """
    directed, found = counts.directed(events, by, window)
    pairs: dict[tuple[str, str], tuple[int, float]] = defaultdict(lambda: (0, 0.0))
    for t in directed:
        pair = min(t.a, t.b), max(t.a, t.b)
        pairs[pair] = pairs[pair][0] + t.events, pairs[pair][1] + t.total
    sides = _top(directed, top)
    ties = {pair: tie for pair, tie in pairs.items() if set(pair) <= set(sides)}
    at = spring(sides, {pair: float(n) for pair, (n, _) in ties.items()})
    strongest = sorted(ties.items(), key=lambda t: (-t[1][0], t[0]))[: TIES * len(sides)]
    lines = [
        {"x": at[a][0], "y": at[a][1], "x2": at[b][0], "y2": at[b][1], "from": a, "to": b, "events": n, "score": total / n}
        for (a, b), (n, total) in reversed(strongest)
    ]
    busy: Counter[str] = Counter(dict.fromkeys(sides, 0))
    for (a, b), (n, _) in ties.items():
        busy[a] += n
        busy[b] += n
    most = max(busy.values(), default=1) or 1
    radius = {s: (ROUND * busy[s] / most / pi) ** 0.5 for s in sides}
    dots = [{"x": at[s][0], "y": at[s][1], "top": at[s][1] + (radius[s] + 8) * UNIT, "side": s, "events": busy[s]} for s in sides]
    frame = alt.Scale(domain=[-FRAME, FRAME])
    x, y = alt.X("x:Q", axis=None, scale=frame), alt.Y("y:Q", axis=None, scale=frame)
    widest = max((n for n, _ in ties.values()), default=1)
    legend = alt.Legend(title="events", orient="right", values=_sample(widest), format="d", symbolType="stroke", symbolSize=500)
    width = alt.StrokeWidth("events:Q", scale=alt.Scale(domain=[0, widest], range=[0.3, 9]), legend=legend)
    edges = alt.Chart(data(lines)).mark_rule(opacity=0.85, strokeCap="round").encode(
        x=x, y=y, x2="x2:Q", y2="y2:Q", strokeWidth=width, color=score_colour("#C4C4C4"),
        tooltip=["from:N", "to:N", "events:Q", alt.Tooltip("score:Q", format=".1f")],
    )  # fmt: skip
    nodes = alt.Chart(data(dots)).encode(x=x, y=y, tooltip=["side:N", "events:Q"])
    area = alt.Size("events:Q", scale=alt.Scale(domain=[0, most], range=[0, ROUND]), legend=None)
    circles = nodes.mark_circle(color=INK, opacity=1, stroke="white").encode(size=area)
    words = nodes.encode(y=alt.Y("top:Q", axis=None, scale=frame), text="side:N")
    halos = words.mark_text(fontSize=11, color=INK, stroke="white", strokeWidth=3, strokeJoin="round")
    names = words.mark_text(fontSize=11, color=INK)
    strength = f"the {len(lines):,} strongest of " if len(lines) < len(ties) else ""
    what = f"between two named sides; {strength}{counted(len(ties), 'tie')} among {len(sides)} sides"
    caption = [_caption(found, what, query), "The lines carry the data; where a side stands is for legibility."]
    chart = (edges + circles + halos + names).properties(width=WIDTH, height=WIDTH - 100)
    picture: alt.LayerChart = finished(chart, "Who deals with whom", caption)
    return picture


def places(events: Events, *, window: Window = ALL, query: str = "") -> alt.LayerChart:
    """A map of the places that are known to a district, city or better; a place known to a country only gets no point.

    A disc's area is the number of events, its colour their most frequent kind; the less precisely the place is known, the fainter.
    """
    found, number = counts.places(events, window)
    here: dict[tuple[str, tuple[float, float], str], Counter[int]] = defaultdict(Counter)
    for name, lat, lon, precision, quad, n in found:
        here[name, (lat, lon), _precision(precision)][quad] += n
    most = max((kinds.total() for kinds in here.values()), default=1)
    spots: list[dict[str, Any]] = [
        {
            "place": name,
            "lat": lat,
            "lon": lon,
            "precision": precision,
            "events": kinds.total(),
            "kind": _usual(kinds),
            "label": f"{name} {kinds.total()}",
        }
        for (name, (lat, lon), precision), kinds in sorted(here.items(), key=lambda h: (-h[1].total(), h[0]))
    ]
    outline = alt.InlineData(values=land(), format=alt.TopoDataFormat(type="topojson", feature="land"))
    world = alt.Chart(outline).mark_geoshape(fill=LAND, stroke="white", strokeWidth=0.5)
    lines = alt.Chart(alt.graticule(step=[30, 30])).mark_geoshape(stroke="#EEEEEE", strokeWidth=0.6, filled=False)
    globe = alt.Chart(alt.sphere()).mark_geoshape(fill="white", stroke="#DDDDDD")
    opacity = alt.Scale(domain=list(PRECISIONS), range=list(PRECISIONS.values()))
    known = alt.Legend(title="place known to", orient="bottom-left", symbolFillColor=FAINT, symbolStrokeWidth=0, symbolSize=100)
    scale = alt.Legend(title="events", orient="bottom-right", values=_sample(most), format="d", symbolFillColor=FAINT, symbolStrokeWidth=0)
    discs = alt.Chart(data(spots)).mark_circle(stroke="white", strokeWidth=0.6).encode(
        latitude="lat:Q", longitude="lon:Q", color=quad_colour(),
        size=alt.Size("events:Q", scale=alt.Scale(domain=[0, most], range=[0, LARGEST]), legend=scale),
        opacity=alt.Opacity("precision:N", scale=opacity, legend=known),
        tooltip=["place:N", "precision:N", "events:Q", "kind:N"],
    )  # fmt: skip
    discs_at = [(s["label"], s["lat"], s["lon"], (LARGEST * s["events"] / most / pi) ** 0.5) for s in spots]
    named = labels(discs_at, WIDTH + 100, MAP_HEIGHT, most=NAMED)
    spelt = [{"label": text, "left": x, "top": y} for text, x, y in named]
    names = alt.Chart(data(spelt)).encode(
        x=alt.X("left:Q", axis=None, scale=None), y=alt.Y("top:Q", axis=None, scale=None), text="label:N"
    )  # fmt: skip
    halos = names.mark_text(align="left", fontSize=10, stroke="white", strokeWidth=2.5, strokeJoin="round", strokeOpacity=0.8)
    words = names.mark_text(align="left", fontSize=10, color=INK)
    chart = (globe + lines + world + discs + halos + words).project(type="equalEarth").properties(width=WIDTH + 100, height=MAP_HEIGHT)
    shown = sum(kinds.total() for kinds in here.values())
    caption = [_caption(shown, f"with a place on the map; {counted(number - shown)} without", query), USUAL]
    picture: alt.LayerChart = finished(chart, "Where it happened", caption)
    return picture


def types(
    events: Events, *, window: Window = ALL, query: str = "", span: Span = (None, None), codebook: Codebook | None = None
) -> alt.LayerChart:
    """Event types by month: a disc's size is the number of events, its colour their kind. `span` as for `dyad`.

    `codebook`: with your types and names, in whose order they stand.
    """
    found = counts.types(events, window)
    dated = [(m, t, q, n) for m, t, q, n in found if m is not None]
    named = codebook or Codebook.shipped()
    book = {named.name(t): kind for t, kind in named.types.items()}
    order = sorted({t for _, t, _, _ in found}, key=lambda t: (list(book).index(t) if t in book else len(book), t))
    order.sort(key=lambda t: book[t].quad if t in book else 5)
    cells = [{"month": m, "type": t, "kind": QUADS[q], "events": n} for m, t, q, n in dated]
    every = _every((m for m, *_ in dated), span)
    base = alt.Chart(data(cells)).encode(x=_time(every), y=alt.Y("type:N", sort=order, title=None, scale=alt.Scale(domain=order)))
    largest = max((n for *_, n in dated), default=1)
    legend = alt.Legend(title="events", orient="right", values=_sample(largest), format="d", symbolFillColor=FAINT, symbolStrokeWidth=0)
    area = min(500.0, 0.8 * (WIDTH / max(len(every), 1)) ** 2)  # neighbours touch at most
    size = alt.Size("events:Q", scale=alt.Scale(domain=[0, largest], range=[0, area]), legend=legend)
    discs = base.mark_circle(opacity=0.95).encode(size=size, color=quad_colour(), tooltip=["month:O", "type:N", "events:Q"])
    chart = alt.layer(discs).properties(width=WIDTH, height=max(24 * len(order), 60))
    number, wide = sum(n for *_, n in found), sum(n for m, _, _, n in found if m is None)
    picture: alt.LayerChart = finished(chart, "Types of event by month", [_caption(number, "", query), _wide(wide)])
    return picture


def _top(ties: Iterable[Tie], top: int) -> list[str]:
    """The sides with most events, a mutual one counted once for each side; those of one number in alphabetical order."""
    busy: Counter[str] = Counter()
    for t in ties:
        busy[t.a] += t.events
        busy[t.b] += t.events
    return sorted(sorted(busy), key=lambda s: -busy[s])[:top]


def _precision(given: str | None) -> str:
    return given if given in PRECISIONS else "city or finer"


def _usual(kinds: Counter[int]) -> str:
    return QUADS[min(kinds, key=lambda q: (-kinds[q], -q))]


def _every(given: Iterable[str | None], span: Span) -> list[str]:
    """The months of an axis: those of the events and of the time asked for, and all between."""
    edges = [d.replace(day=1).isoformat() for d in span if d is not None]
    return months([*(m for m in given if m is not None), *edges])


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


def _whole(bars: list[dict[str, Any]]) -> tuple[float, float, list[int]]:
    """How far the axis reaches down and up, and whole numbers for it, about four to each side."""
    sums: Counter[tuple[str, bool]] = Counter()
    for b in bars:
        sums[b["month"], b["quad"] <= 2] += b["events"]
    down, up = (max((n for (_, side), n in sums.items() if side is wanted), default=0) for wanted in (False, True))
    room = 0.03 * (down + up)
    return (down + room, up + room, _ticks(max(down, up))) if sums else (1, 1, [0])


def _ticks(most: int) -> list[int]:
    step = next(s for k in range(9) for s in (10**k, 2 * 10**k, 5 * 10**k) if most / s <= 4)
    return [n * step for n in range(-4, 5)]


def _sample(most: int) -> list[int]:
    """Numbers for a legend: one, the most, and one between."""
    return sorted({1, (most + 1) // 2, most})


def _caption(number: int, what: str, query: str) -> str:
    return ", ".join(filter(None, (f"{counted(number)} {what}".strip(), query))) + "."


def _wide(number: int) -> str:
    return WIDE.format(counted(number), "is" if number == 1 else "are") if number else ""


__all__ = ["BY", "COLOURS", "dyad", "matrix", "network", "places", "quads", "types"]
