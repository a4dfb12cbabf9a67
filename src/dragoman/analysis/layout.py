"""Where to draw the nodes of a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

STEPS = 300


def spring(nodes: Sequence[str], ties: Mapping[tuple[str, str], float]) -> dict[str, tuple[float, float]]:
    """Places in [-1, 1] by Fruchterman and Reingold: all push one another off, ties pull. The same input gives the same places.

    Args:
        nodes: their order is that on the circle where they start.
        ties: weight by pair; weights pull with their logarithm.
    """
    n = len(nodes)
    if n == 0:
        return {}
    if n == 1:
        return {nodes[0]: (0.0, 0.0)}
    index = {node: i for i, node in enumerate(nodes)}
    angle = 2 * np.pi * np.arange(n) / n
    at = np.stack([np.cos(angle), np.sin(angle)], axis=1) * (1 + 0.05 * np.arange(n)[:, None] / n)  # no two in perfect balance
    pull = np.zeros((n, n))
    for (a, b), weight in ties.items():
        pull[index[a], index[b]] = pull[index[b], index[a]] = 1 + np.log(weight)
    near = 2 / np.sqrt(n)
    for step in range(STEPS):
        apart = at[:, None] - at[None]
        far = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
        force = near**2 / far**2 - 0.25 * pull * far / near
        np.fill_diagonal(force, 0)
        move = (apart * force[:, :, None]).sum(axis=1) - 0.9 * at
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        at += move / length * np.minimum(length, 0.2 * (1 - step / STEPS))
    at -= (at.max(axis=0) + at.min(axis=0)) / 2
    at /= np.maximum(np.abs(at).max(axis=0), 0.3)  # filled in both directions, but a line stays a line
    return {node: (round(float(at[i, 0]), 4), round(float(at[i, 1]), 4)) for node, i in index.items()}
