"""Types, modes, contexts and sectors, read from data/plover.toml.

Decided where the manual contradicts itself: SANCTION is material conflict (its own section says so), ACCUSE scores -3 (the
printed +3 is a slip, its modes are negative), PROTEST needs no recipient (its section, against the summary table),
vandalize takes PROTEST's score (none is printed).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.errors import KnowledgeError
from dragoman.knowledge import line_of, shipped, table


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen. `modes` maps a mode to its score."""

    name: str
    quad: int
    needs_recipient: bool
    score: float
    modes: dict[str, float]
    definition: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """The whole codebook."""

    version: str
    types: dict[str, EventType]
    contexts: tuple[str, ...]
    sectors: tuple[str, ...]

    @classmethod
    @cache
    def shipped(cls) -> Codebook:
        """PLOVER 2.0 as shipped."""
        path = shipped("codebook", "data", "plover.toml")
        data = table(path)
        types = {}
        for t in data["type"]:
            if t["quad"] not in (1, 2, 3, 4):
                raise KnowledgeError(path.name, line_of(path, t["name"]), f"quad of {t['name']} must be 1 to 4")
            modes = {m["name"]: float(m.get("score", t["score"])) for m in t.get("mode", ())}
            types[t["name"]] = EventType(t["name"], t["quad"], t["recipient"], t["score"], modes, t["definition"])
        return cls(data["version"], types, tuple(c["name"] for c in data["context"]), tuple(s["code"] for s in data["sector"]))

    def score(self, event_type: str, modes: tuple[str, ...]) -> float:
        """Conflict (-10) to cooperation (+10): the mode's where there is one."""
        t = self.types[event_type]
        return min((t.modes[m] for m in modes if m in t.modes), default=t.score)
