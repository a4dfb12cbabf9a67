"""What is said not to be so by words of negation, or by stopping short of it."""

from __future__ import annotations

from dragoman.coding.wordlists import words
from dragoman.language import Sentence

NEGATORS = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly"])
NOBODY = frozenset(["neither", "nobody", "none", "nothing"])
INSTEAD, MARKING = frozenset([("rather", "than"), ("instead", "of")]), frozenset(["cc", "mark", "case", "advmod"])
ONLY = frozenset(["only", "just", "merely", "simply"])


def negated(s: Sentence, i: int) -> bool:
    """Whether a word of negation stands by the predicate, its subject or its object."""
    for c in s.each(i, "nsubj"):
        if s.tokens[c].text.lower() in NOBODY or any(s.tokens[k].text.lower() == "no" for k in s.each(c, "det")):
            return True
    things = (c for c in s.each(i, "obj") if s.tokens[i].upos == "VERB" and s.tokens[c].lemma.lower() not in words("part"))
    if any(s.tokens[k].text.lower() == "no" for c in things for k in s.each(c, "det")):
        return True
    return no_longer(s, i) or _left_undone(s, i) or any(
        s.tokens[c].text.lower() in NEGATORS and s.tokens[c].rel in ("advmod", "det", "cc", "mark", "case") and not _besides(s, c)
        for c in s.children[i]
    )


def _left_undone(s: Sentence, i: int) -> bool:
    """Whether another thing is done instead: `rather than storm the town`, `instead of arresting them`."""
    pairs = {(s.tokens[c].text.lower(), s.tokens[c + 1].text.lower()) for c in s.children[i] if c < i and s.tokens[c].rel in MARKING}
    return bool(pairs & INSTEAD)


def no_longer(s: Sentence, i: int) -> bool:
    """Whether somebody has ceased to do a thing: `Botswana no longer recognises him`."""
    return any(s.tokens[c].text.lower() == "longer" and c > 0 and s.tokens[c - 1].text.lower() == "no" for c in s.each(i, "advmod"))


def not_only(s: Sentence, i: int) -> bool:
    """Whether the predicate's only negation is that of `not only`."""
    negations = [c for c in s.each(i, "advmod") if s.tokens[c].text.lower() in ("not", "n't", "n’t")]
    return bool(negations) and all(_besides(s, c) for c in negations)


def not_beside(s: Sentence, i: int) -> bool:
    """Whether it is what is told beside the predicate alone that was not done: `accused but not prosecuted`."""
    return not negated(s, i) and any(negated(s, k) for k in s.each(i, "conj"))


def _besides(s: Sentence, i: int) -> bool:
    """Whether a negation is but that of `not only`."""
    return i + 1 < len(s.tokens) and s.tokens[i + 1].text.lower() in ONLY


def falls_short(s: Sentence, i: int) -> bool:
    """Whether the predicate is what somebody stopped short of or kept away from: `stopped short of expelling the envoy`."""
    before = [t.text.lower() for t in s.tokens[max(0, i - 3) : i]]
    apart = before[: before.index("of")] if "of" in before else []
    clear = len(apart) == 2 and s.tokens[i - len(before)].lemma.lower() == "steer" and apart[-1] == "clear"
    return s.tokens[i].xpos == "VBG" and (apart[-1:] == ["short"] or clear)
