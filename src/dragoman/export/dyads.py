"""Events added up by pair of parties: GraphML for network programs, and a panel of dyads and months with Correlates of War numbers."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import BinaryIO

from dragoman.drafts import put
from dragoman.export.material import Material, Tally, dyads, month, real
from dragoman.export.states import cow
from dragoman.records import Actor, Event

QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}
PANEL = ("ccode1", "ccode2", "year", "month", "events", *QUADS.values(), "mean_score", "mutual")
UNNAMED = "UNK"
NODE = {"name": "string", "country": "string", "sector": "string", "wikidata": "string", "events": "long"}
EDGE = {"events": "long", **dict.fromkeys(QUADS.values(), "long"), "mean_score": "double", "mutual": "long"}
EDGE |= {"first": "string", "last": "string"}
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XML = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


@dataclass(slots=True)
class Sum:
    """Events from one party to another."""

    quads: dict[int, int] = field(default_factory=lambda: dict.fromkeys(QUADS, 0))
    scores: list[float] = field(default_factory=list)
    mutual: int = 0
    first: dt.date | None = None
    last: dt.date | None = None

    def add(self, event: Event, *, mutual: bool) -> None:
        """Count one more."""
        self.quads[event.quad] += 1
        self.scores.append(event.score)
        self.mutual += mutual
        if event.when is not None:
            self.first = min(self.first or event.when.start, event.when.start)
            self.last = max(self.last or event.when.end, event.when.end)

    @property
    def mean(self) -> float:
        """The mean score; the order of adding is of no effect."""
        return round(sum(sorted(self.scores)) / len(self.scores), 4)


def graphml(stream: BinaryIO, name: str, material: Material, *, every_status: bool = False) -> Tally:
    """Write actors as nodes and directed dyads as edges with counts; rows of the tally are edges.

    An actor's name is the one that most events give, its sector and country those of its first event by id. An event of one party adds
    to its node alone; a mutual one counts on both directed edges, and in their `mutual`. Unnamed people (`UNK`, `UNK:CVL`) are no node:
    those of one event have nothing to do with those of another.
    """
    tally = Tally()
    nodes: dict[str, list[tuple[str, Actor]]] = {}
    edges: dict[tuple[str, str], Sum] = {}
    for e in real(material.events, tally, every_status=every_status):
        named = {a.id: a for a in (*e.actors, *e.recipients) if not a.id.startswith(UNNAMED)}
        if not named:
            tally.left_out["whose parties have no name"] += 1
        for a in named.values():
            nodes.setdefault(a.id, []).append((e.id, a))
        seen = {(a.id, b.id, mutual) for a, b, mutual in dyads(e) if a is not None and b is not None and {a.id, b.id} <= set(named)}
        for a_id, b_id, mutual in sorted(seen):
            edges.setdefault((a_id, b_id), Sum()).add(e, mutual=mutual)
    put(stream, (XML + _keys() + '  <graph id="events" edgedefault="directed">\n').encode(), name)
    for key in sorted(nodes):
        put(stream, _node(key, nodes[key]).encode(), name)
    for ends in sorted(edges):
        put(stream, _edge(*ends, edges[ends]).encode(), name)
    put(stream, b"  </graph>\n</graphml>\n", name)
    tally.rows = len(edges)
    return tally


def _keys() -> str:
    given = [("node", n, kind) for n, kind in NODE.items()] + [("edge", n, kind) for n, kind in EDGE.items()]
    return "".join(f'  <key id="{of[0]}_{n}" for="{of}" attr.name="{n}" attr.type="{kind}"/>\n' for of, n, kind in given)


def _node(key: str, found: list[tuple[str, Actor]]) -> str:
    names = [a.name for _, a in found]
    first = min(found, key=lambda f: f[0])[1]
    wikidata = min((a.wikidata for _, a in found if a.wikidata), default=None)
    values = {
        "name": min(set(names), key=lambda n: (-names.count(n), n)), "country": first.country, "sector": first.sector, "wikidata": wikidata,
        "events": len(found),
    }  # fmt: skip
    return f'    <node id="{_text(key)}">{_data("n", values)}</node>\n'


def _edge(source: str, target: str, total: Sum) -> str:
    values = {
        "events": len(total.scores), **{QUADS[q]: n for q, n in total.quads.items()}, "mean_score": total.mean, "mutual": total.mutual,
        "first": total.first, "last": total.last,
    }  # fmt: skip
    return f'    <edge source="{_text(source)}" target="{_text(target)}">{_data("e", values)}</edge>\n'


def _data(prefix: str, values: Mapping[str, object]) -> str:
    return "".join(f'<data key="{prefix}_{n}">{_text(str(v))}</data>' for n, v in values.items() if v is not None)


def _text(value: str) -> str:
    return escape(NOT_XML.sub(" ", value))


def cow_panel(stream: BinaryIO, name: str, material: Material, *, every_status: bool = False) -> Tally:
    """Write a CSV of directed dyad-months: who did how much of what to whom; rows only where there is an event.

    All parties of a state count as the state. Left out: events inside one state, or where a party has no COW number, or whose date is not
    known to the month. An event between the same two states counts once, however many organs take part; a mutual one counts both ways.
    """
    tally = Tally()
    panel: dict[tuple[int, int, int, int], Sum] = {}
    for e in real(material.events, tally, every_status=every_status):
        when = month(e.when)
        if e.when is None or when is None:
            tally.left_out["whose date is not known to the month"] += 1
            continue
        sides = {(cow(a, e.when.start), cow(b, e.when.start), mutual) for a, b, mutual in dyads(e) if a is not None and b is not None}
        between = sorted((a, b, mutual) for a, b, mutual in sides if a is not None and b is not None and a != b)
        if not between:
            tally.left_out["not between two states with COW numbers"] += 1
        for a, b, mutual in between:
            panel.setdefault((a, b, *when), Sum()).add(e, mutual=mutual)
    put(stream, _csv(PANEL), name)
    for key, total in sorted(panel.items()):
        put(stream, _csv((*key, len(total.scores), *total.quads.values(), total.mean, total.mutual)), name)
    tally.rows = len(panel)
    return tally


def _csv(cells: tuple[object, ...]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()
