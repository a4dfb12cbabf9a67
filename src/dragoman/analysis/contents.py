"""Whether two sentences speak of one matter: weighed words, names, numbers, place and contexts; nothing but the two is looked at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt
from typing import Any

from dragoman.fusion.words import DATES, NUMBERS, RARE, WORD, quantities, stem, weight
from dragoman.knowledge import rows, shipped

# Below this weight a word tells nothing of the matter.
COMMON = 3.75
# What stands outside the clause of the trigger weighs less; a sentence of few words is held to have some more.
OUTSIDE, UNSAID = 0.5, 30.0
# What is left where the one thing shared is a single word or matter, and where the persons are others; what persons in common add.
SINGLE, OTHERS, PERSONS = 0.6, 0.8, 1.25
# What a number, a context or a place in common adds, and what other places take away.
NUMBER_TOO, CONTEXT, SAME_PLACE, ELSEWHERE = 0.1, 0.05, 0.1, -0.05
# The weight of a word that tells something by itself; what a sentence found again in the other's surroundings counts at most.
TELLING, SURROUNDINGS = 5.5, 0.6
# Sentences that share so many of their words, and have so many, are one news told twice.
COPIED, COPIED_WORDS = 0.75, 5
CLAUSE = re.compile(
    r"[;:]|, (?:and|which|who|but|as|where|ending|ahead)\b|\b(?:after|before|while|as|because|since|when|although|though|"
    r"despite|amid|if|until|and (?=\w+ed\b))\b"
)
# A word, with the hyphen that joins it to another.
JOINED = re.compile(f"-?(?:{WORD.pattern})")
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*")
SHORT = 2
COUNTING = re.compile(rf"\d|\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE)
YEARS, DAYS = range(1900, 2101), 31
SMALL = 2.0  # one and two are said of anything
# Words of telling and of promising, which say how something is said and not what.
EMPTY = frozenset(map(stem, (
    "say", "tell", "announce", "promise", "pledge", "vow", "offer", "agree", "ready", "willing", "intend", "plan", "would", "could",
    "should", "might", "may", "continue", "remain", "add", "statement", "report", "according", "official", "spokesman", "spokeswoman",
    "spokesperson", "minister", "ministry", "president", "prime", "foreign", "government", "leader", "country", "countries", "two", "both",
    "also", "week", "month", "year", "day", "today", "tomorrow", "time", "first", "second", "new", "more", "other", "make", "take",
    "deny", "denied", "reject", "refute", "accuse", "accusation", "blame", "claim", "allegation", "allege", "not", "do", "does", "did",
    "be", "being", "been", "no", "any", "such", "all", "its", "express", "confirm", "hope", "want", "call", "ask", "side", "state",
    "summon", "condemn", "protest", "criticize", "criticise",
    "include", "long", "still", "last", "next", "several", "part", "place", "way", "down", "hold", "than", "then", "there", "only", "ago",
)))  # fmt: skip


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
NO_NUMBERS: frozenset[float] = frozenset()


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
        low, key, terms, named, counted = _read(raw)
        counts = counts or counted
        if named:
            if key in persons:
                met.add(key)
                continue
            if key in left_out or low in DATES:
                continue
        for name, full in terms:
            weighed = full if inside else OUTSIDE * full
            if weighed > words.get(name, 0.0):
                words[name] = weighed
            first.setdefault(name, low)
            if inside:
                clause.add(name)
    return Content(
        words=words, first=first, near=frozenset(clause), people=frozenset(met), numbers=_numbers(text) if counts else NO_NUMBERS,
        place=event["place"], contexts=frozenset(event["contexts"]), norm=sqrt(UNSAID + sum(w * w for w in words.values())),
    )  # fmt: skip


@lru_cache(maxsize=200_000)
def _read(raw: str) -> tuple[str, str, tuple[tuple[str, float], ...], bool, bool]:
    """A word in lower case, its stem, what it stands for, whether it may be part of a name, and whether it counts something."""
    word = raw.removeprefix("-")
    low = word.lower()
    return low, *_terms(low), raw[0] == "-" or word[0].isupper(), word[0].isdecimal() or low in NUMBERS


@lru_cache(maxsize=100_000)
def _terms(word: str) -> tuple[str, tuple[tuple[str, float], ...]]:
    """The stem of a word, and what it stands for: itself and its matters, weighed; nothing where it tells nothing."""
    key = stem(word)
    if word[0].isdigit() or len(key) < SHORT or key in EMPTY:
        return key, ()
    return key, tuple((name, min(full, RARE)) for name, full in ((key, weight(key)), *_matters().get(key, ())) if full > COMMON)


def _numbers(text: str) -> frozenset[float]:
    """Those that are counted, and the large ones; no years."""
    if not COUNTING.search(text):
        return frozenset()
    large = {float(n.replace(",", "")) for n in NUMBER.findall(text) if n.count(".") <= 1}
    plain = text if text.isascii() else "".join(c for c in text if c.isdecimal() or not c.isdigit())  # no raised ones: km²
    counted = {q.value for q in quantities(plain)}
    return frozenset(n for n in large if n > DAYS and not (n.is_integer() and n in YEARS)) | {n for n in counted if n > SMALL}


def stems(phrases: Iterable[str]) -> frozenset[str]:
    """Of all words."""
    return frozenset(key for phrase in phrases for key in _stems(phrase))


@lru_cache(maxsize=100_000)
def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(w.lower()) for w in WORD.findall(phrase))


def _clause(text: str, trigger: int) -> tuple[int, int]:
    """Where the clause of the trigger begins and ends."""
    cuts = [m.span() for m in CLAUSE.finditer(text)]
    return max((e for _, e in cuts if e <= trigger), default=0), min((s for s, _ in cuts if s > trigger), default=len(text))


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
        found.update(_names_in(word))
    return frozenset(found)


@lru_cache(maxsize=100_000)
def _names_in(word: str) -> tuple[str, ...]:
    return tuple(name for name, _ in _terms(word)[1])


def coverage(a: Content, surroundings: frozenset[str]) -> float:
    """How much of a sentence stands in the surroundings (`terms_of`) of another, 0 to 1."""
    common = a.words.keys() & surroundings
    return round(SURROUNDINGS * sum(a.words[k] ** 2 for k in sorted(common)) / a.norm**2, 3)


def copied(a: Content, b: Content) -> bool:
    """Whether the one sentence is the other, or nearly."""
    common = len(a.words.keys() & b.words.keys())
    both = len(a.words) + len(b.words) - common
    return both >= COPIED_WORDS and common >= COPIED * both


@cache
def _matters() -> dict[str, tuple[tuple[str, float], ...]]:
    """The matters of each stem, with their weights."""
    out = defaultdict[str, list[tuple[str, float]]](list)
    for _, row in rows(shipped("analysis", "data", "matters.csv"), ("matter", "weight", "stems")):
        for word in row["stems"].split(";"):
            out[word].append((f"={row['matter']}", float(row["weight"])))
    return {word: tuple(matters) for word, matters in out.items()}


@cache
def names_of(country: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of what a country, its people and its capital are called, and of its persons of the news."""
    names, people = _names_of()
    return stems(names.get(country, ())), stems(people.get(country, ()))


@cache
def _names_of() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    names, people = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    columns = ("name", "aliases", "nouns", "adjectives", "capital")
    for _, row in rows(shipped("actors", "data", "states.csv"), ("kind", "iso3", *columns)):
        if row["kind"] == "state":
            names[row["iso3"]].extend(word for c in columns for word in row[c].split(";") if word)
    for _, row in rows(shipped("actors", "data", "persons.csv"), ("iso3", "person", "variants")):
        people[row["iso3"]].extend((row["person"], *row["variants"].split(";")))
    return dict(names), dict(people)
