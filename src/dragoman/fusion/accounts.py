"""What the reports of a story agree on, and where they differ: who says which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from dragoman.fusion.words import COUNTED, quantities
from dragoman.records import Account, Actor, Basis, Event, Field, Status

DENIED = {Status.NEGATED: "not so", Status.FUTURE: "planned", Status.HYPOTHETICAL: "possible"}

Values = dict[str, str]  # event id -> value


def accounts(events: Iterable[Event]) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """(agreed fields, disputed fields) of the events of a story, in the order of the names.

    A field that nobody gives is left out. Parties, days and places that fit one another (a state and its army, a month and a day in
    it) are not a dispute. Numbers are those in the words of the events: killed, wounded, detained, missing, displaced, freed,
    expelled, money.
    """
    ordered = sorted(events, key=lambda e: e.id)
    agreed: list[Field] = []
    disputed: list[Field] = []
    for name, values in sorted(_fields(ordered).items()):
        field = _field(name, values, ordered)
        if field is not None:
            (agreed if len(field.accounts) == 1 else disputed).append(field)
    return tuple(agreed), tuple(disputed)


def _fields(events: Sequence[Event]) -> dict[str, Values]:
    out: dict[str, Values] = {
        "event_type": {e.id: e.event_type for e in events},
        "mode": {e.id: e.modes[0] for e in events if e.modes},
        "status": {e.id: DENIED.get(e.status, "so") for e in events},
        "day": _days(events),
        "place": _places(events),
        "actors": _parties(events, lambda e: e.actors),
        "recipients": _parties(events, lambda e: e.recipients),
    }
    for kind in (*COUNTED, "money"):
        out[kind] = {}
    for e in events:
        found: dict[str, set[float]] = defaultdict(set)
        for q in quantities(e.evidence.text):
            found[q.kind].add(q.value)
        for kind, numbers in found.items():
            if len(numbers) == 1:  # of two numbers in one sentence either may be the one; none is chosen
                out[kind][e.id] = f"{numbers.pop():g}" if kind != "money" else f"{numbers.pop():.0f}"
    return out


def _field(name: str, values: Values, events: Sequence[Event]) -> Field | None:
    by_value: dict[str, list[Event]] = defaultdict(list)
    for e in events:
        if e.id in values:
            by_value[values[e.id]].append(e)
    if not by_value:
        return None
    found = [
        Account(
            value=value,
            articles=tuple(sorted({e.article for e in those})),
            said_by=tuple(sorted({e.said_by.id for e in those if e.said_by is not None})),
        )
        for value, those in by_value.items()
    ]
    return Field(name=name, accounts=tuple(sorted(found, key=lambda a: (-len(a.articles), a.value))))


def _days(events: Sequence[Event]) -> Values:
    """A coarser date that holds a finer one takes its value; publication days say nothing of the event's."""
    stated = [(e.when.end - e.when.start, e.when.start, e) for e in events if e.when is not None and e.when.basis is not Basis.PUBLICATION]
    finest: list[Event] = []
    out = {}
    for _, _, e in sorted(stated, key=lambda s: (s[0], s[1], s[2].id)):
        when = e.when
        if when is None:
            continue
        inside = next((f for f in finest if f.when is not None and when.start <= f.when.start and f.when.end <= when.end), None)
        if inside is None:
            finest.append(e)
            inside = e
        if inside.when is not None:
            start, end = inside.when.start.isoformat(), inside.when.end.isoformat()
            out[e.id] = start if start == end else f"{start}/{end}"
    return out


def _places(events: Sequence[Event]) -> Values:
    """A country takes the value of a finer place in it."""
    out = {}
    fine = sorted((e.place for e in events if e.place is not None and e.place.precision != "country"), key=lambda p: p.name)
    for e in events:
        place = e.place
        if place is None:
            continue
        inside = next((p for p in fine if p.country == place.country), None) if place.precision == "country" else None
        out[e.id] = (inside or place).name
    return out


def _parties(events: Sequence[Event], side: Callable[[Event], tuple[Actor, ...]]) -> Values:
    """Parties that share a member, or a state, take one value: the fullest."""
    given = {e.id: sorted({a.id for a in side(e) if not a.id.startswith("UNK")}) for e in events}
    marks = {e.id: {m for a in side(e) if not a.id.startswith("UNK") for m in (a.id, a.country) if m is not None} for e in events}
    groups: list[tuple[set[str], list[str]]] = []
    for key in sorted((k for k, v in given.items() if v), key=lambda k: (-len(given[k]), -len(" ".join(given[k])), k)):
        home = next((g for g in groups if g[0] & marks[key]), None)
        if home is None:
            groups.append((set(marks[key]), [key]))
        else:
            home[0].update(marks[key])
            home[1].append(key)
    return {key: "; ".join(given[keys[0]]) for _, keys in groups for key in keys}
