"""The nouns of the project: what every room takes and gives.

Offsets are code points into `Article.text`, end exclusive; `text[start:end] == span.text` holds for every span.
None means unknown. Ids are content hashes, so the same input and coder give the same ids.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Whether the event happened. PLOVER's auxiliary modes, told apart."""

    ACTUAL = "actual"
    ONGOING = "ongoing"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class ClaimKind(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class CueClass(StrEnum):
    """What kind of attribution the cue makes."""

    SAY = "say"
    THINK = "think"
    INTEND = "intend"
    DECREE = "decree"
    EVIDENCE = "evidence"
    SUPPORT = "support"


class Stance(StrEnum):
    """How a claim stands to those it is about."""

    SUPPORTIVE = "supportive"
    CRITICAL = "critical"
    NEUTRAL = "neutral"


class Basis(StrEnum):
    """Where a date comes from."""

    STATED = "stated"
    RELATIVE = "relative"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the article's text: code points [start, end)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text to be read. `text` is normalised (see ingest); all offsets refer to it."""

    id: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One mention of a party, resolved. Two mentions of one entity share `id`.

    `id`: `CHN` a state, `CHN/MIL` an organ of a state, `IGO:NATO`, `NSA:ISIS` a non-state group, `GRP:WEST` a loose
    group of states, `ORG:…`, `PER:…`. `country` is ISO 3166-1 alpha-3 (KOS for Kosovo). `sector` is PLOVER's.
    """

    span: Span
    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    person: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date with its precision (`day`, `week`, `month`, `quarter`, `year`, `decade`); `end` is inclusive."""

    start: dt.date
    end: dt.date
    precision: str
    basis: Basis
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where. A country has no point: `lat` and `lon` are given from city precision on only."""

    span: Span
    name: str
    country: str | None
    precision: str
    geoname_id: int | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who says what about whom."""

    id: str
    article: str
    speaker: Actor | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: ClaimKind
    cue_class: CueClass
    about: tuple[Actor, ...] = ()
    stance: Stance = Stance.NEUTRAL
    source: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One PLOVER event with the words it rests on.

    `mutual`: the actors, several, do it to or with one another; off, they do it side by side. There is then no recipient, but that of
    what each aims at the other (`blamed each other`) they are the recipients too.
    """

    id: str
    article: str
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int
    score: float
    cameo: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    mutual: bool = False
    status: Status
    historical: bool
    when: When | None
    place: Place | None
    said_by: Actor | None
    claim: str | None
    trigger: Span
    evidence: Span
    confidence: float
    fired: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One value of a story's field: the articles that give it, and the ids of those on whose word they do."""

    value: str
    articles: tuple[str, ...]
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a story with the accounts of it, the most widely given first: one where all agree."""

    name: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One happening across reports. `origins` are groups of article ids, one for each independent source."""

    id: str
    events: tuple[str, ...]
    articles: tuple[str, ...]
    publishers: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]
    first: dt.date | None
    last: dt.date | None
    agreed: tuple[Field, ...] = ()
    disputed: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """What a reader would file together. Each article is in one affair, each story in that of most of its reports."""

    id: str
    stories: tuple[str, ...]
    articles: tuple[str, ...]
    publishers: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that could not be read: where it stood and why."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What made a record: any record can name the run that made it.

    `configuration_hash` is of the options, of tables of a user's own, and of the rules and tables that were shipped.
    """

    id: str
    coder_version: str
    codebook_version: str
    model_hash: str
    configuration_hash: str


def odd_number(event: Event) -> str | None:
    """Which number of an event cannot be, and what it must be; None: all can. A confidence that is not known is NaN."""
    point = (event.place.lat, event.place.lon) if event.place is not None else (None, None)
    for name, value, (low, high) in (
        ("quad", event.quad, (1, 4)), ("score", event.score, (-10, 10)),
        ("confidence", None if math.isnan(event.confidence) else event.confidence, (0, 1)),
        ("lat", point[0], (-90, 90)), ("lon", point[1], (-180, 180)),
    ):  # fmt: skip
        if value is not None and not low <= value <= high:
            return f"{name} is {value:g}; it must be from {low} to {high}"
    return None


def content_id(*parts: object) -> str:
    """A 16-digit hexadecimal hash of the parts, stable across runs and machines."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(repr(part).encode("utf-8"))
        digest.update(b"\x1f")
    return digest.hexdigest()
