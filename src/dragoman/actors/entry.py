"""What the tables hold: an Entry for each name, a Noun for each head noun of an organ, a role or a group."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a name names."""

    STATE = "state"
    PART = "part"  # a region or dependency, folded into its state
    CAPITAL = "capital"
    DEMONYM = "demonym"  # adjective or inhabitant
    ORGAN = "organ"  # of one state: Kremlin
    IGO = "igo"
    GROUP = "group"  # of states
    NONSTATE = "nonstate"
    NGO = "ngo"
    FIRM = "firm"  # a firm, school or institute of no state
    PERSON = "person"
    OUTLET = "outlet"
    THING = "thing"  # holds a name but is none: Indian Ocean


BODIES = frozenset((Kind.IGO, Kind.GROUP, Kind.NONSTATE, Kind.NGO, Kind.FIRM))
PLACES = frozenset((Kind.STATE, Kind.PART, Kind.CAPITAL))


class Entry(NamedTuple):
    """What a name stands for, and when. `since` and `until` are ISO dates of any precision; until `?`: not known."""

    kind: Kind
    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    others: tuple[str, ...] = ()
    role: str | None = None
    since: str = ""
    until: str = ""
    wikidata: str | None = None
    people: bool = False  # a demonym that names inhabitants: Iraqis
    known: bool = False  # a person known by surname alone
    shared: bool = False  # a name that bodies of other states bear too
    minor: bool = False  # a demonym of a part of a state, or of a people within one: Rohingya

    def holds(self, day: dt.date | None) -> bool:
        """Whether the entry is in force on that day; an unknown day fits all."""
        if day is None:
            return True
        iso = day.isoformat()
        return self.since <= iso and (self.until in ("", "?") or iso <= self.until + "~")


@dataclass(frozen=True, slots=True)
class BodyWord:
    """A word or phrase for a body that is no organ of a state. `name`: it tells only within a name: Delta `Motors`."""

    words: tuple[str, ...]
    sector: str | None
    name: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun or phrase. `relay`: it takes the sector of what it belongs to; `organ`: a body, no person."""

    words: tuple[str, ...]
    sector: str
    others: tuple[str, ...]
    group: bool
    relay: bool
    organ: bool

    @property
    def head(self) -> int:
        """Index of the head word in `words`: ministry of defence -> 0, foreign ministry -> 1."""
        end = next((k for k, w in enumerate(self.words) if k and w in ("of", "in", "for", "d'affaires")), len(self.words))
        return end - 2 if self.words[end - 1] == "-" else end - 1
