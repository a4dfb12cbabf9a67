"""Types, modes, contexts and sectors, read from data/plover.toml.

Decided where the manual contradicts itself: SANCTION is material conflict (its own section says so), ACCUSE scores -3 (the
printed +3 is a slip, its modes are negative), PROTEST needs no recipient (its section, against the summary table),
vandalize takes PROTEST's score (none is printed).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from dragoman.errors import KnowledgeError
from dragoman.knowledge import line_of, rows, shipped, table


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen. `modes` maps a mode to its score.

    `mutual`: who do it together, to nobody else, do it with one another, as in talks; `mutual_modes`: modes that say so themselves.
    """

    name: str
    quad: int
    needs_recipient: bool
    score: float
    modes: dict[str, float]
    definition: str
    mutual: bool = False
    mutual_modes: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Codebook:
    """The whole codebook.

    `types` and `modes` go by the shipped names, or by those of a user's own types and modes; `shown` and `shown_modes` hold the names
    that a user gave to some of them, under which they come out.
    """

    version: str
    types: dict[str, EventType]
    contexts: tuple[str, ...]
    sectors: tuple[str, ...]
    from_cameo: dict[str, tuple[str, str | None, tuple[str, ...]]]
    to_cameo: dict[tuple[str, str | None], str]
    mode_definitions: dict[tuple[str, str], str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    shown_modes: dict[tuple[str, str], str] = field(default_factory=dict)
    own_types: tuple[str, ...] = ()
    own_modes: tuple[tuple[str, str], ...] = ()

    @classmethod
    @cache
    def shipped(cls) -> Codebook:
        """PLOVER 2.0 as shipped."""
        path = shipped("codebook", "data", "plover.toml")
        data = table(path)
        types: dict[str, EventType] = {}
        meanings: dict[tuple[str, str], str] = {}
        for t in data["type"]:
            if t["quad"] not in (1, 2, 3, 4):
                raise KnowledgeError(path.name, line_of(path, t["name"]), f"quad of {t['name']} must be 1 to 4")
            modes = {m["name"]: float(m.get("score", t["score"])) for m in t.get("mode", ())}
            together = {m["name"]: m["mutual"] for m in t.get("mode", ()) if "mutual" in m}
            types[t["name"]] = EventType(
                t["name"], t["quad"], t["recipient"], t["score"], modes, t["definition"], t.get("mutual", False), together
            )
            meanings |= {(t["name"], m["name"]): m["definition"] for m in t.get("mode", ())}
        contexts = tuple(c["name"] for c in data["context"])
        return cls(data["version"], types, contexts, tuple(s["code"] for s in data["sector"]), *_crosswalk(types, contexts), meanings)

    def score(self, event_type: str, modes: tuple[str, ...]) -> float:
        """Conflict (-10) to cooperation (+10): the mode's where there is one."""
        t = self.types[event_type]
        return min((t.modes[m] for m in modes if m in t.modes), default=t.score)

    def mutual(self, event_type: str, modes: tuple[str, ...]) -> bool:
        """Whether those who do it together, to nobody else, do it with one another: one of the modes says so, or the type."""
        t = self.types[event_type]
        return any(t.mutual_modes.get(m, t.mutual) for m in modes) if modes else t.mutual

    def cameo(self, event_type: str, modes: tuple[str, ...]) -> str | None:
        """The CAMEO code nearest to a type and its modes; the type's own where the mode has none."""
        for mode in (*modes, None):
            if (event_type, mode) in self.to_cameo:
                return self.to_cameo[event_type, mode]
        return None

    def name(self, event_type: str) -> str:
        """The name under which a type comes out."""
        return self.shown.get(event_type, event_type)

    def mode_name(self, event_type: str, mode: str) -> str:
        """The name under which a mode comes out."""
        return self.shown_modes.get((event_type, mode), mode)

    def find(self, name: str) -> str | None:
        """The type that comes out as `name`, else the type that was shipped as `name`; None where there is none."""
        return next((t for t, shown in self.shown.items() if shown == name), name if name in self.types else None)

    def find_mode(self, event_type: str, name: str) -> str | None:
        """The mode of a type (as `find` gives it) that comes out as `name`, else that was shipped as `name`."""
        renamed = next((m for (t, m), shown in self.shown_modes.items() if t == event_type and shown == name), None)
        return renamed or (name if name in self.types[event_type].modes else None)


def _crosswalk(
    types: dict[str, EventType], contexts: tuple[str, ...]
) -> tuple[dict[str, tuple[str, str | None, tuple[str, ...]]], dict[tuple[str, str | None], str]]:
    path = shipped("codebook", "data", "cameo.csv")
    there: dict[str, tuple[str, str | None, tuple[str, ...]]] = {}
    back: dict[tuple[str, str | None], str] = {}
    for line, r in rows(path, ("code", "type", "mode", "contexts", "back")):
        mode = r["mode"] or None
        if r["type"] not in types or (mode and mode not in types[r["type"]].modes):
            raise KnowledgeError(path.name, line, f"{r['type']} {r['mode']} is no type and mode of the codebook")
        if not set(r["contexts"].split()) <= set(contexts):
            raise KnowledgeError(path.name, line, f"unknown context in {r['contexts']!r}")
        there[r["code"]] = r["type"], mode, tuple(r["contexts"].split())
        if r["back"]:  # `bare`: it stands for the type without its mode
            back[r["type"], None if r["back"] == "bare" else mode] = r["code"]
    return there, back
