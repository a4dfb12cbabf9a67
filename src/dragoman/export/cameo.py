"""Actors in CAMEO's letters: a code of three-letter parts, for GDELT, ICEWS and PETRARCH."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.export.states import bodies, states
from dragoman.records import Actor, content_id

# PLOVER's sector -> CAMEO's role. CAMEO calls the media MED and health HLH. It has no letters for PRM, PTY, PRE, REL, SOC and UNK.
SAME = ("COP", "GOV", "JUD", "LEG", "MIL", "REB", "SPY", "UAF", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "LAB", "REF", "OPP", "NGO")
TYPES = dict(zip(SAME, SAME, strict=True))
TYPES |= {"JRN": "MED", "MED": "HLH"}
NUMBER_BITS = 53  # so that R and JavaScript, which keep numbers as doubles, tell any two ids apart


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in CAMEO: the whole code and its parts; empty where CAMEO has no letters for it."""

    code: str = ""
    country: str = ""
    group: str = ""
    types: tuple[str, ...] = ()


def party(actor: Actor | None) -> Party:
    """The CAMEO code of an actor: `CHNMIL`, `IGOUNO`, `AFGREB`. Countries have ISO's letters.

    Nothing is put for what CAMEO has no letters for: a loose group of states has an empty code, a party (PTY) its country alone.
    """
    if actor is None:
        return Party()
    body = bodies().get(actor.id)
    if body is not None:
        return Party(body.code, group=body.group, types=(body.code[:3],))
    prefix = actor.id.partition(":")[0]
    if prefix in ("IGO", "NGO") and not actor.country:
        return Party(prefix, types=(prefix,))
    country = actor.country if actor.country in states() else ""
    roles = tuple(dict.fromkeys(TYPES[s] for s in (actor.sector, *actor.sectors) if s in TYPES))[:3]
    return Party("".join((country or "", *roles)), country=country or "", types=roles)


def number(*parts: object) -> int:
    """A positive whole number for formats whose ids are numbers; the same parts give the same number."""
    return int(content_id(*parts), 16) >> (64 - NUMBER_BITS)
