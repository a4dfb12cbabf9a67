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
    """One of the sixteen, or a user's own. `modes` maps a mode to its score.

    `mutual`: who do it together, to nobody else, do it with one another, as in talks; `mutual_modes`: modes that say so themselves.
    `announced`: the type that it is while only announced; `spoken`: it is done by saying; `stance`: what it says of that of a claim;
    `near`: types given to one happening beside it; `like`: of a user's own type the shipped one after which its parties are read.
    """

    name: str
    quad: int
    needs_recipient: bool
    score: float
    modes: dict[str, float]
    definition: str
    mutual: bool = False
    mutual_modes: dict[str, bool] = field(default_factory=dict)
    announced: str | None = None
    spoken: bool = False
    stance: int = 0
    near: frozenset[str] = frozenset()
    like: str | None = None


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
                raise KnowledgeError(path.name, line_of(path, f'name = "{t["name"]}"'), f"quad of {t['name']} must be 1 to 4")
            modes = {m["name"]: float(m.get("score", t["score"])) for m in t.get("mode", ())}
            together = {m["name"]: m["mutual"] for m in t.get("mode", ()) if "mutual" in m}
            types[t["name"]] = EventType(
                t["name"], t["quad"], t["recipient"], t["score"], modes, t["definition"], t.get("mutual", False), together,
                t.get("announced"), t.get("spoken", False), t.get("stance", 0), frozenset(t.get("near", ())),
            )  # fmt: skip
            meanings |= {(t["name"], m["name"]): m["definition"] for m in t.get("mode", ())}
        for t in types.values():
            strange = next((n for n in sorted({*t.near, *filter(None, [t.announced])}) if n not in types), None)
            if strange is not None:
                raise KnowledgeError(path.name, line_of(path, f'"{strange}"'), f"{t.name} names {strange}, which is no type")
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

    def friendly(self, event_type: str) -> bool:
        """Whether it is cooperation, in words or deeds."""
        return self.types[event_type].quad in FRIENDLY

    def like(self, event_type: str) -> str:
        """The shipped type after which the parties of a type are read; of a shipped type, and of one that says none, itself."""
        return (self.types[event_type].like if event_type in self.types else None) or event_type

    def near(self, event_type: str) -> frozenset[str]:
        """The types that one happening may be coded as beside this one, itself among them."""
        if event_type not in self.types:
            return frozenset((event_type,))
        return frozenset(t for t in self.types if self._near(event_type, t) or self._near(self.like(event_type), self.like(t)))

    def _near(self, a: str, b: str) -> bool:
        return a == b or b in self.types[a].near or a in self.types[b].near

    def undirected(self, event_type: str) -> bool:
        """Whether one report has as two actors of such an act what another has as doer and recipient: the type takes two."""
        return event_type in self.types and self.types[event_type].mutual

    def committing(self, event_type: str) -> bool:
        """Whether it is what another type is while only announced: a promise."""
        return any(t.announced == event_type for t in self.types.values())

    def promised(self, event_type: str) -> bool:
        """Whether to say that one will do it is a promise or a retreat announced."""
        return event_type in self.types and (self.types[event_type].announced is not None or self.committing(event_type))

    def named(self, event_type: str) -> list[str]:
        """All names under which a shipped type, and those like it, come out or were shipped."""
        mine = [t for t in self.types if self.like(t) == event_type]
        return sorted({*mine, *(self.name(t) for t in mine)} - {n for t, n in self.shown.items() if t not in mine})

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


FRIENDLY = (1, 2)  # quad classes


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
