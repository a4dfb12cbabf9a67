"""The contexts of an event. PLOVER's are those of its paragraph, so the sentences around have their say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.coding.learned import Learned
from dragoman.language import Sentence

AROUND = 3  # sentences before and after
SHARE = 0.8  # of what they say on average, the sentence among them; the rest is the sentence's own
AT, MOST = 0.3, 3


def contexts(sentences: Sequence[Sentence], at: int, learned: Learned | None) -> tuple[str, ...]:
    """The contexts of what the sentence at an index tells, the likeliest first; none without the trained heads."""
    near = sentences[max(0, at - AROUND) : at + AROUND + 1]
    if learned is None or any(s.neural is None for s in near):
        return ()
    chances = (1 - SHARE) * learned.context(sentences[at]) + SHARE * np.mean([learned.context(s) for s in near], axis=0)
    return tuple(learned.contexts[k] for k in np.argsort(-chances, kind="stable")[:MOST] if chances[k] >= AT)
