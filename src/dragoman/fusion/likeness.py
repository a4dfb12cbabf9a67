"""How alike two events are: a sum of small judgements, each open to view; at 0 and above they are one happening.

A pair is ruled out (None) where the types are too far apart, where one is planned and the other done, where one is the other's
act turned round, or where the days are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from dragoman.fusion.traits import Party, Traits
from dragoman.fusion.words import cosine

DAYS = 2
BAR = 4.0
FAR_KM = 60.0
UNDATED = -0.5
APART = 6.0  # a day between two events whose days are sure
OTHERS = 2.0  # what it counts against two acts that they are done by different states or bodies


@dataclass(frozen=True, slots=True)
class Likeness:
    """The judgements of one pair; `total` is their sum less the bar."""

    kind: float
    parties: float
    day: float
    place: float
    counts: float
    names: float
    words: float
    lead: float
    sense: float = 0.0

    @property
    def total(self) -> float:
        """0 and above: one happening."""
        return sum(float(getattr(self, f.name)) for f in fields(self)) - BAR


def likeness(a: Traits, b: Traits) -> Likeness | None:
    """Compare two events; symmetric. None: they cannot be one happening."""
    if a.planned != b.planned or b.event_type not in a.near:
        return None
    day = _day(a, b)
    if day is None or _reversed(a, b):
        return None
    return Likeness(
        kind=_kind(a, b), parties=_parties(a, b), day=day, place=_place(a, b), counts=_counts(a, b), names=_names(a, b),
        words=4.0 * cosine(a.words, b.words), lead=1.0 if a.article == b.article else min(2.0, 5.0 * cosine(a.lead, b.lead)),
        sense=_sense(a, b),
    )


def _kind(a: Traits, b: Traits) -> float:
    if a.event_type != b.event_type:
        return -1.0
    if a.mode is not None and b.mode is not None:
        return 1.3 if a.mode == b.mode else 0.5
    return 1.0


def _day(a: Traits, b: Traits) -> float | None:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return UNDATED
    # a report without a day tells of its own day or of the one before
    gap = max(a.first - (not a.dated), b.first - (not b.dated)) - min(a.last, b.last)
    if gap > DAYS:
        return None
    due = 0.0 if a.due is None or b.due is None else 1.0 if a.due == b.due else -2.0
    if gap > 0:
        before, after = (a, b) if a.last < b.last else (b, a)
        night = gap == 1 and (before.late or after.early)
        return due - gap * (0.5 if night else APART if a.sure and b.sure else 1.0)
    if a.sure and b.sure:
        return 1.0
    return due + (0.4 if a.last == b.last else 0.0)


def _parties(a: Traits, b: Traits) -> float:
    if a.undirected or b.undirected:
        return 1.7 * _sets((*a.actors, *a.recipients), (*b.actors, *b.recipients))
    straight = _sets(a.actors, b.actors) + _sets(a.recipients, b.recipients) - OTHERS * _by_others(a, b)
    if not _known(a.actors) or not _known(b.actors) or not _known(a.recipients) or not _known(b.recipients):
        return straight + (0.3 if straight > 0 else 0.0)
    return straight


def _by_others(a: Traits, b: Traits) -> bool:
    """Whether none who does the one is of a country of who does the other."""
    left, right = _known(a.actors), _known(b.actors)
    return bool(left and right) and all(_same(p, q) == -1.0 for p in left for q in right)


def _reversed(a: Traits, b: Traits) -> bool:
    """Whether the doer of the one is the sufferer of the other, and the other way about."""
    if a.undirected or b.undirected:
        return False
    crossed = (_sets(a.actors, b.recipients), _sets(a.recipients, b.actors))
    return min(crossed) > 0.5 and sum(crossed) - _sets(a.actors, b.actors) - _sets(a.recipients, b.recipients) >= 2


def _sets(a: tuple[Party, ...], b: tuple[Party, ...]) -> float:
    """-1 to 1; 0 where one side is not known."""
    left, right = _known(a), _known(b)
    if not left or not right:
        return 0.4 if {_sector(p) for p in a} & {_sector(p) for p in b} - {""} else 0.0
    there = [max(_same(p, q) for q in right) for p in left]
    back = [max(_same(p, q) for p in left) for q in right]
    best, worst = max(sum(there) / len(there), sum(back) / len(back)), min(sum(there) / len(there), sum(back) / len(back))
    return 0.7 * best + 0.3 * worst


def _known(parties: tuple[Party, ...]) -> list[Party]:
    return [p for p in parties if not p.id.startswith("UNK")]


def _sector(p: Party) -> str:
    return p.id.partition(":")[2] if p.id.startswith("UNK") else p.id.partition("/")[2]


def _same(p: Party, q: Party) -> float:
    if p.id == q.id:
        return 1.0
    if p.country is not None and p.country == q.country:
        return 0.8 if p.state and q.state else 0.4
    return -0.5 if p.country is None or q.country is None else -1.0


def _place(a: Traits, b: Traits) -> float:
    if a.place is None or b.place is None:
        return 0.0
    if a.place[1] is not None and b.place[1] is not None and a.place[1] != b.place[1]:
        return -1.5
    if a.point is not None and b.point is not None:
        return 1.0 if _km(a.point, b.point) <= FAR_KM else -1.5
    return 0.6 if a.place[0] == b.place[0] else 0.0


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    la, lb = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12_742.0 * math.asin(min(1.0, math.sqrt(half)))


def _counts(a: Traits, b: Traits) -> float:
    """Equal numbers speak for one happening, numbers of another size against it; tolls that rise or are disputed say little."""
    verdicts = []
    for kind in sorted({q.kind for q in a.counts} & {q.kind for q in b.counts}):
        left = sorted(q.value for q in a.counts if q.kind == kind)
        right = sorted(q.value for q in b.counts if q.kind == kind)
        ratio = min(max(x, y, 1.0) / max(min(x, y), 1.0) for x in left for y in right)
        verdicts.append(1.0 if ratio == 1.0 else 0.3 if ratio <= 1.6 else 0.0 if ratio <= 3 else -1.2)
    return max(-1.2, min(1.5, sum(verdicts)))


def _names(a: Traits, b: Traits) -> float:
    if not a.names or not b.names:
        return 0.0
    common = len((a.names & b.words.keys()) | (b.names & a.words.keys()))
    return min(1.5, 0.4 + 0.4 * common) if common else -0.6


def _sense(a: Traits, b: Traits) -> float:
    if a.sense is None or b.sense is None:
        return 0.0
    dot = sum(x * y for x, y in zip(a.sense, b.sense, strict=True))
    norm = math.sqrt(sum(x * x for x in a.sense)) * math.sqrt(sum(y * y for y in b.sense))
    return 2.0 * (dot / norm - 0.5) if norm else 0.0
