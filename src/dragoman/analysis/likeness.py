"""Whether two sentences speak of one matter: of many pairs of contents at once. Nothing but the two is looked at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.analysis.contents import NOWHERE, Contents
from dragoman.analysis.ragged import Numbers, Places, Ragged, Truths, meeting, spread, together

# What is left where the one thing shared is a single word or matter, and where the persons are others; what persons in common add.
SINGLE, OTHERS, PERSONS = 0.6, 0.8, 1.25
# What a number, a context or a place in common adds, and what other places take away.
NUMBER_TOO, CONTEXT, SAME_PLACE, ELSEWHERE = 0.1, 0.05, 0.1, -0.05
# The weight of a word that tells something by itself; what a sentence found again in the other's surroundings counts at most.
TELLING, SURROUNDINGS = 5.5, 0.6
# Sentences that share so many of their words, and have so many, are one news told twice.
COPIED, COPIED_WORDS = 0.75, 5


@dataclass(frozen=True, slots=True)
class Shared:
    """The words that the two of each pair share: of which pair, ascending, and where they stand among the words of each of the two."""

    pairs: Places
    one: Places
    other: Places

    def of(self, pairs: Places) -> Shared:
        """Of these pairs, which ascend, numbered anew."""
        begin, end = np.searchsorted(self.pairs, pairs), np.searchsorted(self.pairs, pairs, side="right")
        at = spread(begin, end - begin)
        return Shared(np.repeat(np.arange(len(pairs)), end - begin), self.one[at], self.other[at])


def shared(of: Contents, a: Places, b: Places) -> Shared:
    """What events `a[k]` and `b[k]` share."""
    return Shared(*together(of.words, a, of.words, b))


def likeness(of: Contents, a: Places, b: Places, common: Shared) -> Numbers:
    """How alike the two events of each pair are, 0 to 1."""
    size = len(a)
    many = np.bincount(common.pairs, minlength=size)
    score = np.bincount(common.pairs, of.weights[common.one] * of.weights[common.other], size) / (of.norms[a] * of.norms[b])
    persons, numbers, contexts = (meeting(sets, a, b) for sets in (of.people, of.numbers, of.contexts))
    peopled = of.people.lengths > 0
    score *= np.where(peopled[a] & peopled[b], np.where(persons, PERSONS, OTHERS), 1.0)
    score *= np.where(~persons & ~numbers & _single(of, common, many) & (_heaviest(of, common, size) <= TELLING), SINGLE, 1.0)
    score += NUMBER_TOO * numbers + CONTEXT * contexts
    here, there = of.places[a], of.places[b]
    score += np.where((here == NOWHERE) | (there == NOWHERE), 0.0, np.where(here == there, SAME_PLACE, ELSEWHERE))
    return np.where(many > 0, rounded(np.clip(score, 0.0, 1.0)), 0.0)


def copied(of: Contents, a: Places, b: Places, common: Shared) -> Truths:
    """Whether the one sentence is the other, or nearly."""
    many = np.bincount(common.pairs, minlength=len(a))
    sizes = of.words.lengths
    both = sizes[a] + sizes[b] - many
    return (both >= COPIED_WORDS) & (many >= COPIED * both)


def coverage(of: Contents, a: Places, texts: Ragged, b: Places) -> Numbers:
    """How much of an event's sentence stands in the surroundings (`contents.surroundings`) of another, 0 to 1."""
    pairs, at, _ = together(of.words, a, texts, b)
    return rounded(SURROUNDINGS * np.bincount(pairs, of.weights[at] ** 2, len(a)) / of.norms[a] ** 2)


def spelled(of: Contents, common: Shared, size: int) -> list[list[str]]:
    """The words that the pairs share, as the one of the two has them, the most telling first."""
    out: list[dict[str, None]] = [{} for _ in range(size)]
    order = np.lexsort((of.words.items[common.one], -of.weights[common.one], common.pairs))
    for pair, spelling in zip(common.pairs[order].tolist(), of.spellings[common.one[order]].tolist(), strict=True):
        out[pair][of.spelled[spelling]] = None
    return [list(words) for words in out]


def rounded(scores: Numbers) -> Numbers:
    """To three digits, as `round` does."""
    thousandths = scores * 1000
    out: Numbers = np.rint(thousandths) / 1000
    for n in np.flatnonzero(np.abs(thousandths - np.floor(thousandths) - 0.5) < 1e-6):
        out[n] = round(float(scores[n]), 3)
    return out


def _single(of: Contents, common: Shared, many: Places) -> Truths:
    """Whether all that is shared is one word of the sentence."""
    found = many > 0
    heads = np.flatnonzero(np.diff(common.pairs, prepend=-1))
    spellings = of.spellings[common.one]
    found[common.pairs[heads]] = np.maximum.reduceat(spellings, heads) == np.minimum.reduceat(spellings, heads)
    return found


def _heaviest(of: Contents, common: Shared, size: int) -> Numbers:
    found = np.zeros(size)
    heads = np.flatnonzero(np.diff(common.pairs, prepend=-1))
    found[common.pairs[heads]] = np.maximum.reduceat(of.weights[common.one], heads)
    return found
