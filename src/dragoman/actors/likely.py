"""What somebody is, as the trained head makes it out from every sentence that names him: the sector of those whom no table knows.

Words tell it where they can (see sectors); the head is heard beside them, for the cashier, the captain of a team and the director of a
charity that no list of nouns can tell from one of a ministry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.actors.entry import Kind
from dragoman.actors.games import of_games
from dragoman.actors.register import Register
from dragoman.knowledge import shipped, table
from dragoman.language.reading import Reading
from dragoman.language.scores import log_chances
from dragoman.records import Actor, Span

BETWEEN = ("IGO", "NGO")  # what the head takes for bodies of no one state
NAMED = ("PER:", "ORG:")
RARE = 1e-3
# Whose members the text calls by their office: a name without one is likelier somebody else's.
IN_OFFICE = ("GOV", "LEG", "MIL", "COP", "JUD", "SPY", "PTY", "ELI")
# Of whom nobody should be said to be one on a guess.
GRAVE, BEYOND_DOUBT = frozenset(["REB", "UAF", "PRM", "CRM", "SPY"]), 0.8
TABLED = ("IGO:", "NSA:", "GRP:", "NGO:")
Named = Callable[[Actor], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Votes:
    """What the sector by words is worth beside the head's log-chances: of a telling word, and of a fallback (CVL, UNK).

    `untold`: what is taken off the sectors of offices (IN_OFFICE) for a person whom the text gives no office; `least`: the head's chance
    from which it gives a sector to somebody whom words give none. `usual`: the share of each class in what the
    head gives to all; a mention that tells nothing looks like that, so `discount` times its logarithm is taken off every mention.
    """

    words: float
    fallback: float
    untold: float
    least: float
    discount: float
    usual: Mapping[str, float]

    @classmethod
    @cache
    def shipped(cls) -> Votes:
        """As fitted (training/fit_sectors.py)."""
        data = table(shipped("actors", "data", "sectors.toml"))
        words, fallback, untold, least, discount = (float(data[name]) for name in ("words", "fallback", "untold", "least", "discount"))
        return cls(words, fallback, untold, least, discount, {name: float(share) for name, share in data["usual"].items()})


class Likely:
    """Answers for one article.

    `classes`: what the columns of the head's scores stand for; `named`: where its text names somebody; `owned`: the persons and phrases
    whose body other words tell than what the head reads there, or of whom it reads but whose kin they are.
    """

    def __init__(
        self, reading: Reading, classes: Sequence[str], register: Register, votes: Votes | None = None, owned: Set[str | Span] = frozenset()
    ) -> None:
        self.reading, self.classes, self.register, self.owned = reading, list(classes), register, owned
        self.votes = votes or Votes.shipped()
        self._untold = self.votes.untold * (2 if of_games(reading.text) else 1)
        self._scores = [None if s.neural is None else log_chances(s.neural.sector[1:]) for s in reading.sentences]
        self._heard: dict[tuple[str | None, str], NDArray[np.float32] | None] = {}
        self._usual = np.log([max(self.votes.usual.get(c, 0.0), RARE) for c in self.classes]).astype(np.float32)

    def told(self, spans: Iterable[Span]) -> NDArray[np.float32] | None:
        """What each mention of somebody says for each class (log-odds against the usual), summed.

        Mentions are no independent witnesses: so many count as the root of their number.
        """
        rows = self.rows(spans)
        return None if not rows else self.summed(rows)

    def rows(self, spans: Iterable[Span]) -> list[NDArray[np.float32]]:
        """The head's log-chances of each mention."""
        return [row for span in dict.fromkeys(spans) if (row := self._at(span)) is not None]

    def summed(self, rows: list[NDArray[np.float32]]) -> NDArray[np.float32]:
        """What mentions say together."""
        total: NDArray[np.float32] = (np.sum(rows, axis=0) - len(rows) * self.votes.discount * self._usual) / np.sqrt(np.float32(len(rows)))
        return total

    def sectored(self, a: Actor, named: Named) -> Actor:
        """The actor with the sector that words and head make likeliest; those of the tables, states and crowds stay what they are."""
        if self.known(a):
            return a
        scores = self._scored(a, named)
        if scores is None:
            return a
        sector = self.chosen(a, scores)
        return a if sector is None or sector == a.sector else resectored(a, sector)

    def _scored(self, a: Actor, named: Named) -> NDArray[np.float32] | None:
        """What all mentions say, summed once for everybody who has a name."""
        key = whose(a)
        if key is None:
            return self.told(named(a))
        if key not in self._heard:
            self._heard[key] = self.told(named(a))
        return self._heard[key]

    def chosen(self, a: Actor, scores: NDArray[np.float32]) -> str | None:
        """The likeliest sector by the head's log-chances and the words; the words' own where the head sees a body of no one state."""
        both = scores.copy()
        if a.sector in self.classes:
            both[self.classes.index(a.sector)] += self.weight(a)
        elif a.person is not None and a.sector is None:
            both[[k for k, c in enumerate(self.classes) if c in IN_OFFICE]] -= self._untold
        k = int(both.argmax())
        sure, likely = (float(np.exp(x[k]) / np.exp(x).sum()) for x in (scores, both))
        sector = self.classes[k]
        doubtful = sector in BETWEEN or sector == "UNK" or (a.sector is None and likely < self.votes.least)
        grave = sector in GRAVE and sure < BEYOND_DOUBT
        return a.sector if doubtful or grave or a.sector in BETWEEN else sector

    def known(self, a: Actor) -> bool:
        """Whether tables tell what an actor is."""
        tabled = a.wikidata is not None or a.id.startswith(TABLED) or a.id in (a.country, "UNK") or a.id in self.register.bodies
        names = self.register.names.get(a.name if a.person is None else a.person, ())
        if a.person is not None:
            held = [e for e in names if e.kind is Kind.PERSON]
            over = a.sector == "ELI" and a.role in [f"former {e.role}" for e in held]  # whose office the register knows to be over
            return tabled or over or any((e.id, e.sector) == (a.id, a.sector) for e in held)
        return tabled or (a.role is None and any(e.id == a.id for e in names))

    def weight(self, a: Actor) -> float:
        """What the sector by words counts."""
        if {a.person, a.span} & self.owned:
            return 2 * self.votes.words
        return self.votes.fallback if a.sector in ("CVL", "UNK") else self.votes.words

    def _at(self, span: Span) -> NDArray[np.float32] | None:
        s = next(iter(self.reading.over(span.start, span.start + 1)), None)
        scores = None if s is None else self._scores[s.index]
        if s is None or scores is None:
            return None
        inside = [t.i for t in s.tokens if t.start < span.end and span.start < t.end]
        return None if not inside else scores[inside].mean(0)


def whose(a: Actor) -> tuple[str | None, str] | None:
    """Under what a text names somebody throughout: a person by his name, a body by its id; None for those without a name."""
    if a.person is not None:
        return a.person, ""
    return (None, a.id) if a.id.startswith(NAMED) else None


def resectored(a: Actor, sector: str) -> Actor:
    """With another sector, and the id that goes with it."""
    if a.id.startswith((*NAMED, *TABLED)):
        return replace(a, sector=sector)
    whose = a.country if a.country is not None and a.id.startswith(a.country) else "UNK"
    identity = f"{whose}/{sector}" if whose != "UNK" else f"UNK:{sector}"
    return replace(a, id=identity, sector=sector, sectors=tuple(x for x in a.sectors if x != sector))
