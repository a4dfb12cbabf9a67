"""How sure a word plays a part in an act: the trained head's score, the tree's word for it, what else it does (data/roles.toml).

    score = bias + own * head's log-odds for this part + other * its log-odds for the other part, both cut at CUT
          + tree [the tree gives it this part] + tree_other [the tree gives it the other part]
          + elsewhere [the tree gives it no part here, but one in another act of the sentence]
          + taken [the tree gives it no part here, and this part to another word]
          + passed [both: it has its part in another act, and this part here is another word's]
          + mutual [a mutual act, and the tree gives it this part] + distance * words to the trigger / 10, at most FAR

Fitted by training/fit_roles.py on the annotated sentences that the model did not learn from. The word plays the part in which its
score is the higher of the two, if that is above a bound (AT in roles.py) chosen on the first half of the passages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge import shipped, table

TERMS = ("bias", "own", "other", "tree", "tree_other", "elsewhere", "taken", "passed", "mutual", "distance")
CUT, FAR = 8.0, 2.0


def features(
    own: float, other: float, *, here: bool, there: bool, filled: bool, elsewhere: bool, mutual: bool, distance: int
) -> tuple[float, ...]:
    """The values of TERMS.

    `here`, `there`: whether the tree gives the word this part, the other part; `filled`: whether it gives this part to any word;
    `distance` in words.
    """
    off = not here and not there
    return (
        1.0,
        min(max(own, -CUT), CUT),
        min(max(other, -CUT), CUT),
        float(here),
        float(there),
        float(elsewhere and off),
        float(filled and off),
        float(elsewhere and filled and off),
        float(mutual and here),
        min(distance / 10, FAR),
    )


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """Weights of TERMS for actors and for recipients."""

    actor: tuple[float, ...]
    recipient: tuple[float, ...]

    @classmethod
    @cache
    def shipped(cls) -> RoleWeights:
        """As fitted for the model that is shipped."""
        data = table(shipped("coding", "data", "roles.toml"))
        return cls(*(tuple(float(data[part][name]) for name in TERMS) for part in ("actor", "recipient")))

    def __call__(self, values: tuple[float, ...], *, recipient: bool) -> float:
        """The score of one word for one part."""
        return sum(w * v for w, v in zip(self.recipient if recipient else self.actor, values, strict=True))
