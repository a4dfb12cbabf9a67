"""From pairs to groups: what is linked, cut where a group does not hold together. No order matters: ids decide every tie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np

from dragoman.fusion.copies import components
from dragoman.fusion.likeness import DAYS
from dragoman.fusion.traits import Traits
from dragoman.fusion.words import weight

NAMES = 4
EVER = 0  # the ordinal of no day
RULED_OUT = -4.0
LARGEST = 400
STEP = 1.0
CLOSEST = 0.4  # how much the likest two members of two groups count beside the mean of all
CLOSE = 1.5  # no two count for more: else of large groups some two are always like enough

Links = Mapping[str, Mapping[str, float]]


def blocks(t: Traits) -> Iterator[tuple[int | None, str]]:
    """Where an event is filed: (day, mark) for each day it can be of and each of its parties and rarest names, `?` where it has none.

    Two events that share a key are compared; the types are looked at then.
    """
    parties = {p.country or p.id for p in (*t.actors, *t.recipients) if not p.id.startswith("UNK")}
    parties |= {f"name {n}" for n in sorted(t.names, key=lambda n: (-weight(n), n))[:NAMES]}
    parties = parties or {"?"}
    days: Iterable[int | None] = (None,)
    if t.first is not None and t.last is not None:
        days = range(t.first - (not t.dated), min(t.last, t.first + 31) + 1)
    for day in days:
        for party in sorted(parties):
            yield day, party
    if days != (None,):
        for party in sorted(parties):
            yield EVER, party


def neighbours(key: tuple[int | None, str]) -> Iterator[tuple[int | None, str]]:
    """The keys to look under for one key: the days around it; an event without a day may be of any."""
    day, party = key
    if day == EVER:
        yield None, party
        return
    if day is None:
        yield key
        yield EVER, party
        return
    for other in range(day - DAYS, day + DAYS + 1):
        yield other, party


def cluster(ids: Iterable[str], links: Links, score: Callable[[str, str], float | None]) -> list[tuple[str, ...]]:
    """Groups of ids.

    Args:
        ids: what to group.
        links: for each id those it is linked to (score 0 and above).
        score: any pair's likeness less the bar; None where it is ruled out.
    """
    out: list[tuple[str, ...]] = []
    for part in components(sorted(ids), lambda i: links.get(i, {})):
        out.extend(_cohesive(part, links, score, 0.0))
    return sorted(out)


def _cohesive(part: tuple[str, ...], links: Links, score: Callable[[str, str], float | None], floor: float) -> list[tuple[str, ...]]:
    """Join the closest two groups while their members on average are alike. What is too large is cut at weaker links first."""
    if len(part) == 1:
        return [part]
    if len(part) > LARGEST:
        floor += STEP
        strong = {i: {j for j, s in links[i].items() if s >= floor} for i in part}
        pieces = components(list(part), lambda i: strong[i])
        return [g for p in pieces for g in _cohesive(p, links, score, floor)]
    n = len(part)
    sums = np.full((n, n), -np.inf)
    for i in range(n):
        for j in range(i + 1, n):
            s = score(part[i], part[j])
            sums[i, j] = sums[j, i] = RULED_OUT if s is None else s
    best = np.minimum(sums, CLOSE)
    members: dict[int, list[str]] = {i: [part[i]] for i in range(n)}
    sizes = np.ones(n)
    while len(members) > 1:
        mean = (1 - CLOSEST) * sums / np.outer(sizes, sizes) + CLOSEST * best
        at = int(mean.argmax())  # the first of equals: rows stand in the order of the ids
        i, j = divmod(at, n)
        if not mean[i, j] >= 0:
            break
        i, j = min(i, j), max(i, j)
        members[i] += members.pop(j)
        sizes[i] += sizes[j]
        sums[i] += sums[j]
        sums[:, i] = sums[i]
        best[i] = np.maximum(best[i], best[j])
        best[:, i] = best[i]
        for m in (sums, best):
            m[j] = m[:, j] = m[i, i] = -np.inf
    return [tuple(sorted(m)) for m in members.values()]


def grouped(pairs: Iterable[tuple[str, str, float]]) -> dict[str, dict[str, float]]:
    """Links from pairs."""
    links: dict[str, dict[str, float]] = defaultdict(dict)
    for a, b, s in pairs:
        links[a][b] = links[b][a] = s
    return links
