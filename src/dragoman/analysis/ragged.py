"""Lists of different lengths in numpy: all items in one array, and where each list begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]
Truths: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of numbers from 0 on, each ascending and without repetition; `starts` is longer by one than there are lists."""

    starts: Places
    items: Places

    @classmethod
    def of(cls, lists: Places, items: Places, size: int) -> Ragged:
        """From pairs of list and item, in any order."""
        width = _width(items)
        keys = distinct(lists * width + items)
        return cls(starts_of(keys // width, size), keys % width)

    @property
    def lengths(self) -> Places:
        """Of each list."""
        return np.diff(self.starts)

    @property
    def lists(self) -> Places:
        """Of each item the list that it stands in."""
        return np.repeat(np.arange(len(self.starts) - 1), self.lengths)


def distinct(keys: Places) -> Places:
    """Each once, ascending; for many keys faster than `np.unique`, which hashes."""
    keys = np.sort(keys)
    return keys[np.diff(keys, prepend=-1) > 0]


def starts_of(lists: Places, size: int) -> Places:
    """Where each of `size` lists begins, from the list of every item, ascending."""
    return np.concatenate(([0], np.cumsum(np.bincount(lists, minlength=size)))).astype(np.intp)


def spread(starts: Places, lengths: Places) -> Places:
    """All places from each start on, so many of each."""
    ends = np.cumsum(lengths)
    return np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)


def among(keys: Places, known: Places) -> Truths:
    """Whether each key is one of the known, which ascend."""
    if not len(known):
        return np.zeros(len(keys), np.bool_)
    same: Truths = known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] == keys
    return same


def together(left: Ragged, a: Places, right: Ragged, b: Places) -> tuple[Places, Places, Places]:
    """What list `a[k]` of the one and list `b[k]` of the other share: k, and where it stands in the one and in the other; ascending."""
    lengths = left.lengths[a]
    pairs, at = np.repeat(np.arange(len(a)), lengths), spread(left.starts[a], lengths)
    width = max(_width(left.items), _width(right.items))
    known, keys = right.lists * width + right.items, b[pairs] * width + left.items[at]
    there = np.searchsorted(known, keys)
    same = np.flatnonzero(there < len(known))
    same = same[known[there[same]] == keys[same]]
    return pairs[same], at[same], there[same]


def meeting(sets: Ragged, a: Places, b: Places) -> Truths:
    """Whether lists `a[k]` and `b[k]` share anything."""
    found = np.zeros(len(a), np.bool_)
    full = sets.lengths > 0
    both = np.flatnonzero(full[a] & full[b])
    pairs, _, _ = together(sets, a[both], sets, b[both])
    found[both[pairs]] = True
    return found


def _width(items: Places) -> int:
    return int(items.max(initial=0)) + 1
