"""What the pictures share: colours, captions, months, the land, files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt

from dragoman.drafts import Draft, check_name
from dragoman.errors import OutputError
from dragoman.knowledge import shipped

ENDINGS = (".svg", ".png", ".html", ".json")
PIXELS = 2.5  # PNG pixels for each unit: sharp in print at 16 cm
# Okabe and Ito's colours: told apart by all common kinds of colour vision. Cooperation is blue, conflict orange; material is darker.
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
COLOURS = {1: "#56B4E9", 2: "#0072B2", 3: "#E69F00", 4: "#D55E00"}
INK, FAINT, LAND = "#222222", "#999999", "#E6E6E6"
FONT = "Helvetica, Arial, Liberation Sans, sans-serif"


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


def quad_colour() -> alt.Color:
    """The kinds of event in their colours, with a legend."""
    scale = alt.Scale(domain=list(QUADS.values()), range=list(COLOURS.values()))
    legend = alt.Legend(title=None, orient="bottom", columns=4, symbolType="square", symbolOpacity=1)
    return alt.Color("kind:N", scale=scale, legend=legend)


def score_colour(between: str = "#F2F2F2") -> alt.Color:
    """From conflict (-10) to cooperation (+10); `between` is the colour of 0. Few means lie beyond 5: most colour is spent up to there."""
    scale = alt.Scale(domain=[-10, -5, 0, 5, 10], range=["#7A3000", COLOURS[4], between, COLOURS[2], "#003A5C"])
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
    check_name(path, overwrite=overwrite)
    spec = chart.to_dict()
    if ending == ".svg":
        content = vl_convert.vegalite_to_svg(spec).encode("utf-8")
    elif ending == ".png":
        content = vl_convert.vegalite_to_png(spec, scale=PIXELS)
    elif ending == ".html":
        content = _closed(vl_convert.vegalite_to_html(spec, bundle=True), spec).encode("utf-8")
    else:
        content = json.dumps(spec, indent=1, sort_keys=True).encode("utf-8")
    with Draft(path, overwrite=overwrite) as draft:
        draft.put(content)


def _closed(page: str, spec: object) -> str:
    """The page with every `<` of the data written so that no name can end the script that holds it: `</script` in an article."""
    for text in sorted({t for t in _texts(spec) if "<" in t}, key=len, reverse=True):
        written = json.dumps(text, ensure_ascii=False)
        page = page.replace(written, written.replace("<", "\\u003c"))
    return page


def _texts(spec: object) -> Iterator[str]:
    if isinstance(spec, str):
        yield spec
    elif isinstance(spec, dict):
        for key, value in spec.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from _texts(value)
