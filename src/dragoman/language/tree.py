"""From arc scores to one well-formed tree a sentence: argmax, and Chu-Liu/Edmonds with a single root where that fails."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
BIG = np.float32(-1e9)


def heads(scores: Scores) -> NDArray[np.int64]:
    """Heads of the words of one sentence.

    `scores` [n + 1, n + 1] holds dependent by head with the root at 0. The answer [n] gives 0 for the root, else the head's number.
    """
    scores = scores.astype(np.float32).copy()
    np.fill_diagonal(scores, BIG)
    best: NDArray[Any] = scores[1:].argmax(1)
    if _is_tree(best):
        return best
    n = len(best)
    roots = np.argsort(-scores[1:, 0], kind="stable")[: min(n, 4)]
    answer, top = best, -np.inf
    for root in roots:
        fixed = scores.copy()
        fixed[1:, 0] = BIG
        fixed[root + 1, :] = BIG
        fixed[root + 1, 0] = 0.0
        tree = _edmonds(fixed)
        total = float(scores[np.arange(1, n + 1), tree[1:]].sum())
        if total > top:
            answer, top = tree[1:], total
    return answer


def _is_tree(best: NDArray[np.int64]) -> bool:
    if (best == 0).sum() != 1:
        return False
    reach = best
    # pointer doubling: every word must come to the root
    full = np.concatenate([[0], reach])
    for _ in range(int(np.ceil(np.log2(len(full) + 1)))):
        full = full[full]
    return bool((full == 0).all())


def _cycle(head: NDArray[np.int64]) -> list[int] | None:
    seen = np.zeros(len(head), dtype=np.int64)
    for start in range(1, len(head)):
        path, i = [], start
        while i and not seen[i]:
            seen[i] = start
            path.append(i)
            i = int(head[i])
        if i and seen[i] == start and i in path:
            return path[path.index(i) :]
    return None


def _edmonds(scores: Scores) -> NDArray[np.int64]:
    """Maximum spanning arborescence from node 0; `scores` is dependent by head."""
    head: NDArray[np.int64] = scores.argmax(1)
    head[0] = 0
    cycle = _cycle(head)
    if cycle is None:
        return head
    n = len(scores)
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outside = [i for i in range(n) if not inside[i]]
    k = len(outside)
    small = np.full((k + 1, k + 1), BIG, dtype=np.float32)
    small[:k, :k] = scores[np.ix_(outside, outside)]
    own = scores[cycle, head[cycle]]
    entering = scores[np.ix_(cycle, outside)] - own[:, None]
    enter_at = entering.argmax(0)
    small[k, :k] = entering.max(0)
    leaving = scores[np.ix_(outside, cycle)]
    leave_from = leaving.argmax(1)
    small[:k, k] = leaving.max(1)
    small[0, :] = BIG
    solved = _edmonds(small)
    for j in range(1, k):
        node, h = outside[j], int(solved[j])
        head[node] = cycle[int(leave_from[j])] if h == k else outside[h]
    h = int(solved[k])
    head[cycle[int(enter_at[h])]] = outside[h]
    return head
