"""Who goes where: whose a trip is, and where the meeting is to which somebody goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dragoman.coding.candidates import Candidate
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

# Scores of a part that grammar rules out, and of one that it leaves no doubt about.
NEVER, SAID = -8.0, 1.0

Scores = dict[int, tuple[float, float]]


def travellers(s: Sentence, c: Candidate, scores: Scores, heads: Mapping[int, str], elsewhere: Collection[int]) -> Scores:
    """The scores of a visit, or of one to come, that grammar settles.

    `heads`: the parts that the tree gives; `elsewhere`: words with a part in another act.
    """
    if c.mode != "visit" and not (c.like == "AGREE" and s.tokens[c.head].lemma.lower() in words("going")):
        return {}
    at_home = set(_not_going(s, c.trigger, heads))
    there = {j for j, part in heads.items() if part == "R" and s.tokens[j].rel == "nmod" and _gathering(s, s.tokens[j].head)}
    whose = {k for j in there for k in s.subtree(s.tokens[j].head)}
    met = set(elsewhere) if "R" in heads.values() else set[int]()  # `flew to Paris to meet Ana Lind`
    out: Scores = {}
    for j, (left, right) in scores.items():
        aside = j not in heads and (j in met or j in whose)
        out[j] = NEVER if j in at_home else left, NEVER if aside else max(SAID, right) if j in there else right
    return out


def _gathering(s: Sentence, j: int) -> bool:
    return s.tokens[j].lemma.lower() in words("gatherings")


def _not_going(s: Sentence, noun: int, heads: Mapping[int, str]) -> list[int]:
    """Who does not go on a trip: anybody but whose it is, in `briefed Ana Lind on his trip`, and Africa in `ended an African tour`."""
    t = s.tokens[noun]
    if t.upos != "NOUN":
        return []
    own = next((j for j in s.each(noun, "nmod:poss") if s.tokens[j].upos == "PRON"), None)
    if own is not None and t.rel == "obl":
        return [k.i for k in s.tokens if k.i != own]
    goes = any(part == "A" and s.tokens[j].head != noun for j, part in heads.items())
    return [j for j in s.each(noun, "amod", "compound") if goes]
