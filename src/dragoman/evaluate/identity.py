"""Whose a party is: the state or kind of body of every annotated party of the passages (data/homes).

Scored is what tables and coreference make of the mention, whether the coder codes it or not. A home is an ISO 3166 alpha-3 code,
several joined by `+`, IGO, GRP (a loose group of states), NSA (an armed group of no single state) or `-`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.actors import Coreference, Register, find_mentions
from dragoman.evaluate.counted import Counted, share
from dragoman.evaluate.passages import Passage, Range
from dragoman.language import FrontEnd, Sentence
from dragoman.records import Actor
from dragoman.setting import Places, written_in

Homes = dict[Range, frozenset[str]]
# What an id begins with, and the home that it stands for.
KINDS = ("IGO", "GRP", "NSA")


@dataclass(frozen=True, slots=True)
class Answer:
    """One party: the homes a reader gives it, and ours."""

    passage: str
    span: Range
    text: str
    gold: frozenset[str]
    given: frozenset[str]

    @property
    def right(self) -> bool:
        """Whether both are the same; NSA and the state it belongs to count as one where we name the group."""
        return self.gold == self.given or (bool(self.gold & self.given) and "NSA" in self.given)


def load(path: Path) -> dict[str, Homes]:
    """The homes by passage."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf8").splitlines())
    return {r["id"]: {(a, b): frozenset(home.split("+")) for a, b, home in r["homes"]} for r in rows}


def answers(front: FrontEnd, register: Register, passages: list[Passage], homes: dict[str, Homes]) -> Iterator[Answer]:
    """One for every annotated party."""
    for p in passages:
        wanted = homes.get(p.article.id)
        if not wanted:
            continue
        reading = front.read(p.article.text)
        mentions = find_mentions(reading, register, p.article.published, written_in(reading))
        who = Coreference(mentions, Places(reading, mentions))
        for span, gold in wanted.items():
            s = next((s for s in reading.sentences if s.start <= span[0] < s.end), None)
            found = parties(who, s, span) if s is not None else ()
            yield Answer(p.article.id, span, p.article.text[slice(*span)], gold, frozenset(map(home, found)) or frozenset("-"))


def parties(who: Coreference, s: Sentence, span: Range) -> tuple[Actor, ...]:
    """What the words of a span stand for: its head's party, or that of the widest mention within it."""
    inside = [t.i for t in s.tokens if t.start < span[1] and span[0] < t.end]
    heads = [i for i in inside if s.tokens[i].head not in inside]
    for i in (*heads, *inside):
        found = who.parties(s.index, i, place_ok=True)
        if not found and (one := who.mentions.country_at(s.index, i)) is not None:
            found = (one,)
        if found:
            return found
    return ()


def home(a: Actor) -> str:
    """The home of a party as the annotation writes it."""
    kind = a.id.split(":")[0]
    if kind in KINDS and (kind != "NSA" or a.country is None):
        return kind
    return a.country or "-"


def weighed(rows: list[Answer]) -> Counted:
    """All parties, those with a home, those that we give one; a unit a party."""
    nobody = frozenset("-")
    units = [{"parties": 1, "right": r.right, "with": r.gold != nobody, "given": r.given != nobody} for r in rows]
    for u in units:
        u |= {"found": u["right"] and u["with"], "true": u["right"] and u["given"]}
    return Counted(units, ("parties",), {
        "right": share("right", "parties"), "home_recall": share("found", "with"), "home_precision": share("true", "given"),
    })
