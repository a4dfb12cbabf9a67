"""Where to draw: the nodes of a network, the names on a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import gcd
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
STEPS, STARTS = 300, 8
CLEAR = 0.07  # how near a line may pass by a side, in the plane's units


def spring(nodes: Sequence[str], ties: Mapping[tuple[str, str], float]) -> dict[str, tuple[float, float]]:
    """Places in [-1, 1] by Fruchterman and Reingold: all push one another off, ties pull. The same input gives the same places.

    Of several starts that is taken which leaves the strongest lines the clearest of sides that they do not tie.

    Args:
        nodes: their order is that on the circle where the first start has them.
        ties: weight by pair; weights pull with their logarithm.
    """
    n = len(nodes)
    if n == 0:
        return {}
    if n == 1:
        return {nodes[0]: (0.0, 0.0)}
    index = {node: i for i, node in enumerate(nodes)}
    pull = np.zeros((n, n))
    for (a, b), weight in ties.items():
        pull[index[a], index[b]] = pull[index[b], index[a]] = 1 + np.log(weight)
    found = [_settled(pull, stride) for stride in range(1, n) if gcd(stride, n) == 1][:STARTS]
    at = min(found, key=lambda places: round(_covered(places, pull), 6))
    return {node: (round(float(at[i, 0]), 4), round(float(at[i, 1]), 4)) for node, i in index.items()}


def _settled(pull: Floats, stride: int) -> Floats:
    """Places after the pushing and pulling; at the start the nodes go round the circle in steps of `stride`."""
    n = len(pull)
    angle = 2 * np.pi * (stride * np.arange(n) % n) / n
    at = np.stack([np.cos(angle), np.sin(angle)], axis=1) * (1 + 0.05 * np.arange(n)[:, None] / n)  # no two in perfect balance
    ties_of = (pull > 0).sum(axis=1)
    mass = 0.4 + 1.2 * np.sqrt(ties_of / max(ties_of.max(), 1))  # who has many ties needs room around them
    near = 2 / np.sqrt(n)
    for step in range(STEPS):
        apart = at[:, None] - at[None]
        far = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
        force = mass[:, None] * mass * near**2 / far**2 - 0.25 * np.sqrt(pull) * far / near
        np.fill_diagonal(force, 0)
        move = (apart * force[:, :, None]).sum(axis=1) - 0.9 * at
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        at += move / length * np.minimum(length, 0.2 * (1 - step / STEPS))
    at -= (at.max(axis=0) + at.min(axis=0)) / 2
    at /= np.maximum(np.abs(at).max(axis=0), 0.3)  # filled in both directions, but a line stays a line
    return np.asarray(at)


def _covered(at: Floats, pull: Floats) -> float:
    """How much lies on another: sides on lines that do not tie them, the strong more so, and sides on sides."""
    out = 0.0
    for i, j in zip(*np.nonzero(np.triu(pull)), strict=True):
        along = at[j] - at[i]
        part = np.clip(((at - at[i]) @ along) / max(float(along @ along), 1e-9), 0, 1)
        far = np.linalg.norm(at - at[i] - part[:, None] * along, axis=1)
        far[[i, j]] = CLEAR
        out += float((pull[i, j] ** 2 * np.maximum(1 - far / CLEAR, 0)).sum())
    apart = np.linalg.norm(at[:, None] - at[None], axis=2)
    return out + 20 * float(np.triu(np.maximum(1 - apart / (3 * CLEAR), 0), 1).sum())


# Equal Earth (Šavrič, Patterson and Jenny 2018), as the map draws it.
EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
EDGE = (2.7066, 1.3173)  # how far it reaches to the right and up
Box: TypeAlias = tuple[float, float, float, float]
LETTER, LINE, GAP = 5.6, 12.0, 3.0  # pixels: mean width of a letter, height of a line, room between disc and name


def equal_earth(lat: float, lon: float, width: float, height: float) -> tuple[float, float]:
    """Pixels from the left and from the top of a map of the whole world that fills the frame. Degrees."""
    a, b, c, d = EARTH
    t = np.arcsin(np.sqrt(3) / 2 * np.sin(np.radians(lat)))
    x = 2 * np.sqrt(3) * np.radians(lon) * np.cos(t) / (3 * (9 * d * t**8 + 7 * c * t**6 + 3 * b * t**2 + a))
    y = d * t**9 + c * t**7 + b * t**3 + a * t
    scale = min(width / 2 / EDGE[0], height / 2 / EDGE[1])
    return float(width / 2 + scale * x), float(height / 2 - scale * y)


def labels(spots: Sequence[tuple[str, float, float, float]], width: float, height: float, *, most: int) -> list[tuple[str, float, float]]:
    """Names that cover no other, and no disc or at least none half as wide as theirs.

    Gives (name, left end, middle), in pixels from the top left corner of the map.

    Args:
        spots: name, latitude, longitude, radius of the disc in pixels; the first are named first.
        width: of the map, in pixels.
        height: the same.
        most: how many names at most.
    """
    at = [equal_earth(lat, lon, width, height) for _, lat, lon, _ in spots]
    radii = np.array([r for *_, r in spots])
    centres = np.array(at).reshape(-1, 2)
    discs = np.hstack([centres - radii[:, None], centres + radii[:, None]])
    names: list[Box] = []
    out: list[tuple[str, float, float]] = []
    for n, ((x, y), (name, _, _, r)) in enumerate(zip(at, spots, strict=True)):
        if len(out) == most:
            break
        inside = [box for box in _beside(x, y, r, LETTER * len(name)) if box[0] >= 0 and box[2] <= width]
        free = [box for box in inside if not any(_meet(box, other) for other in names)]
        covered = [(discs[:, 0] < b[2]) & (b[0] < discs[:, 2]) & (discs[:, 1] < b[3]) & (b[1] < discs[:, 3]) for b in free]
        for disc in covered:
            disc[n] = False
        clear = [box for box, disc in zip(free, covered, strict=True) if not disc.any()]
        fair = [box for box, disc in zip(free, covered, strict=True) if not (disc & (2 * radii > r)).any()]
        if clear or fair:
            box = (clear or fair)[0]
            names.append(box)
            out.append((name, round(box[0], 1), round((box[1] + box[3]) / 2, 1)))
    return out


def _beside(x: float, y: float, r: float, long: float) -> list[Box]:
    """Where a name can stand by a disc, the best first."""
    side = r + GAP
    slant, drop = 0.7 * side, 0.7 * side + LINE / 2
    left, middle = x - long / 2, y + side + LINE / 2
    ends = [(x + side, y), (x - side - long, y), (left, 2 * y - middle), (left, middle)]
    ends += [(at, height) for at in (x + slant, x - slant - long) for height in (y - drop, y + drop)]
    return [(at, height - LINE / 2, at + long, height + LINE / 2) for at, height in ends]


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
