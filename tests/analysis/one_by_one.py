"""What `contents` and `likeness` find, one event and one pair at a time: slow, plain, and what they are held against."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from math import sqrt
from typing import Any

from dragoman.analysis.contents import JOINED, OUTSIDE, UNSAID, WORD, _clause, _numbers, _read, _terms_of, stems
from dragoman.analysis.likeness import (
    CONTEXT,
    COPIED,
    COPIED_WORDS,
    ELSEWHERE,
    NUMBER_TOO,
    OTHERS,
    PERSONS,
    SAME_PLACE,
    SINGLE,
    SURROUNDINGS,
    TELLING,
)
from dragoman.fusion.words import DATES


@dataclass(frozen=True, slots=True)
class Content:
    """What of an event is compared.

    `words` weighs stems and matters; `first` gives them as they stand in the sentence, `near` are those in the trigger's clause.
    """

    words: Mapping[str, float]
    first: Mapping[str, str]
    numbers: frozenset[float]
    place: str | None
    contexts: frozenset[str]
    near: frozenset[str]
    people: frozenset[str]
    norm: float


NOBODY: frozenset[str] = frozenset()


def content(
    event: Mapping[str, Any], names: frozenset[str] = NOBODY, people: frozenset[str] = NOBODY, *, promise: bool = False, whole: bool = False
) -> Content:
    """The content of an event's sentence (`evidence`, `trigger_start`, `evidence_start`, `place`, `contexts`).

    `names` are those of the parties and `people` the persons that speak or act for them, in stems, over those that the event itself
    has in `names` and `people`: both say nothing of what is done. Of a promise the clause begins with its trigger; `whole`: all is
    the clause.
    """
    text = event["evidence"] or ""
    left_out, persons = names | stems((*(event["names"] or ()), event["place"] or "")), people | stems(event["people"] or ())
    if whole:
        found = ((raw, True) for raw in JOINED.findall(text))
    else:
        at = event["trigger_start"] - event["evidence_start"]
        start, end = _clause(text, at)
        start = at if promise else start
        found = ((m.group(), start <= m.start() + (m.group()[0] == "-") < end) for m in JOINED.finditer(text))
    words, first, clause, met, counts = dict[str, float](), dict[str, str](), set[str](), set[str](), False
    for raw, inside in found:
        word = _read(raw)
        low, key = word.low, word.stem
        counts = counts or word.numeric
        if word.named:
            if key in persons:
                met.add(key)
                continue
            if key in left_out or low in DATES:
                continue
        for name, full in word.terms:
            weighed = full if inside else OUTSIDE * full
            if weighed > words.get(name, 0.0):
                words[name] = weighed
            first.setdefault(name, low)
            if inside:
                clause.add(name)
    return Content(
        words=words, first=first, near=frozenset(clause), people=frozenset(met), numbers=_numbers(text) if counts else frozenset(),
        place=event["place"], contexts=frozenset(event["contexts"]), norm=sqrt(UNSAID + sum(w * w for w in words.values())),
    )  # fmt: skip


def likeness(a: Content, b: Content) -> float:
    """How alike two contents are, 0 to 1."""
    if a.words.keys().isdisjoint(b.words):
        return 0.0
    common = a.words.keys() & b.words.keys()
    score = sum(a.words[k] * b.words[k] for k in sorted(common)) / (a.norm * b.norm)
    persons, numbers = a.people & b.people, a.numbers & b.numbers
    if a.people and b.people:
        score *= PERSONS if persons else OTHERS
    if not persons and not numbers and len({a.first[k] for k in common}) == 1 and max(a.words[k] for k in common) <= TELLING:
        score *= SINGLE
    score += NUMBER_TOO * bool(numbers) + CONTEXT * bool(a.contexts & b.contexts)
    if a.place is not None and b.place is not None:
        score += SAME_PLACE if a.place == b.place else ELSEWHERE
    return round(min(1.0, max(0.0, score)), 3)


def shared(a: Content, others: Set[str]) -> tuple[str, ...]:
    """The words of `a` that stand among the others, the most telling first."""
    common = a.words.keys() & others
    return tuple(dict.fromkeys(a.first[k] for k in sorted(common, key=lambda k: (-a.words[k], k))))


def terms_of(text: str) -> frozenset[str]:
    """The stems and matters of a longer text."""
    found: set[str] = set()
    for word in set(WORD.findall(text.lower())):
        found.update(name for name, _ in _terms_of(word)[1])
    return frozenset(found)


def coverage(a: Content, surroundings: frozenset[str]) -> float:
    """How much of a sentence stands in the surroundings (`terms_of`) of another, 0 to 1."""
    common = a.words.keys() & surroundings
    return round(SURROUNDINGS * sum(a.words[k] ** 2 for k in sorted(common)) / a.norm**2, 3)


def copied(a: Content, b: Content) -> bool:
    """Whether the one sentence is the other, or nearly."""
    common = len(a.words.keys() & b.words.keys())
    both = len(a.words) + len(b.words) - common
    return both >= COPIED_WORDS and common >= COPIED * both
