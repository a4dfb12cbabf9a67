"""From evidence to the chance that an event is right: small decision trees, whose values add up to its log-odds (data/confidence.csv).

Fitted by training/calibrate.py on annotated sentences that the model did not learn from, one set of trees for events that the trained
heads were heard on and one for frames alone. data/calibration.toml holds for either what to add, so that as many events of the adjudicated
passages are right as it says, and the least confidence that is coded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.coding.evidence import FEATURES
from dragoman.errors import KnowledgeError
from dragoman.knowledge import rows, shipped, table

COLUMNS = ("voice", "tree", "node", "feature", "most", "yes", "no", "value")
VOICES = ("heads", "frames")


@dataclass(frozen=True, slots=True)
class Node:
    """A question and where it leads: `yes` if the feature is at most `most`. A leaf (`feature` < 0) has a `value`."""

    feature: int
    most: float
    yes: int
    no: int
    value: float


Tree = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """`trees` and `add` by voice; `least`, `least_frames`: below these events are left out unless asked for."""

    trees: dict[str, tuple[Tree, ...]]
    add: dict[str, float]
    least: float = 0.0
    least_frames: float = 0.0

    @classmethod
    @cache
    def shipped(cls) -> Calibration:
        """As fitted for the model that is shipped."""
        data = table(shipped("coding", "data", "calibration.toml"))
        add = {voice: float(data[voice]["add"]) for voice in VOICES}
        return cls(trees(shipped("coding", "data", "confidence.csv")), add, *(float(data[voice]["least"]) for voice in VOICES))

    def __call__(self, values: tuple[float, ...], *, heard: bool) -> float:
        """Confidence between 0 and 1, to three places. `values` go with FEATURES; `heard`: whether the trained heads spoke."""
        voice = "heads" if heard else "frames"
        z = self.add[voice] + sum(_value(tree, values) for tree in self.trees[voice])
        return round(1 / (1 + math.exp(-z)), 3)


def _value(tree: Tree, values: tuple[float, ...]) -> float:
    node = tree[0]
    while node.feature >= 0:
        node = tree[node.yes if values[node.feature] <= node.most else node.no]
    return node.value


def trees(path: Traversable | Path) -> dict[str, tuple[Tree, ...]]:
    """The trees of a table by voice; nodes are numbered from 0, the root, and lead to later ones.

    Raises:
        KnowledgeError: what is wrong, in which line.
    """
    found: dict[str, dict[int, list[tuple[int, Node]]]] = {voice: {} for voice in VOICES}
    for line, row in rows(path, COLUMNS):
        voice = row["voice"]
        if voice not in found:
            raise KnowledgeError(path.name, line, f"voice = {voice!r}; write {' or '.join(VOICES)}")
        try:
            tree = found[voice].setdefault(int(row["tree"]), [])
            if int(row["node"]) != len(tree):
                raise KnowledgeError(path.name, line, f"node {row['node']} where {len(tree)} is due")
            tree.append((line, _node(row, path.name, line)))
        except ValueError as problem:
            raise KnowledgeError(path.name, line, f"no number: {problem}") from problem
    for by_number in found.values():
        for nodes in by_number.values():
            for k, (line, node) in enumerate(nodes):
                if node.feature >= 0 and not all(k < to < len(nodes) for to in (node.yes, node.no)):
                    raise KnowledgeError(path.name, line, "a question must lead to later nodes of its tree")
    return {voice: tuple(tuple(n for _, n in nodes) for nodes in by_number.values()) for voice, by_number in found.items()}


def _node(row: dict[str, str], name: str, line: int) -> Node:
    if not row["feature"]:
        return Node(-1, 0.0, 0, 0, float(row["value"]))
    if row["feature"] not in FEATURES:
        raise KnowledgeError(name, line, f"feature {row['feature']!r} is not known; they are {', '.join(FEATURES)}")
    return Node(FEATURES.index(row["feature"]), float(row["most"]), int(row["yes"]), int(row["no"]), 0.0)
