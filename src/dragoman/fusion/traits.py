"""What of an event is compared: made once for each event, from the records alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook import Codebook
from dragoman.fusion.words import Quantity, names, quantities, told, vector
from dragoman.records import Actor, Article, Basis, Event, Status

# `the ministry reported on Wednesday`: the day of the report, not of what it tells.
REPORTED = re.compile(
    r"\b(?:said|says|reported|announced|told\s+\w+|confirmed|stated|declared|wrote|acknowledged|admitted)"
    r"(?:\s+(?:late|early))?(?:\s+on)?\s*$",
    re.IGNORECASE,
)
LATE = re.compile(r"\b(?:over)?night\b|\blate\b|\bevening\b", re.IGNORECASE)
EARLY = re.compile(r"\bovernight\b|\bmidnight\b|\bsmall hours\b|\bdawn\b|\bsunrise\b|\bearly\b", re.IGNORECASE)
PLANNED = frozenset((Status.FUTURE, Status.HYPOTHETICAL))
ORGANS = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "SPY"))
LEAD_CHARACTERS = 500
DELAY = 3


@dataclass(frozen=True, slots=True)
class Party:
    """One party: its id, its state where it has one, whether it speaks for the state; ids of unknown groups start with UNK."""

    id: str
    country: str | None
    state: bool


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one event. Days are ordinals.

    `event_type` goes by the codebook's own name, whatever it comes out as; `near` are the types that the happening may be coded as too;
    `undirected`: of such acts one report has as two actors what another has as doer and recipient.
    `dated` says that the text gives the day, `sure` that the day is the event's and not that of its being said; `due` is
    the day for which a promise or threat is made; `late` and `early` that the event falls where one day passes into the next.
    """

    id: str
    article: str
    event_type: str
    near: frozenset[str]
    undirected: bool
    mode: str | None
    planned: bool
    historical: bool
    first: int | None
    last: int | None
    dated: bool
    sure: bool
    due: int | None
    late: bool
    early: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    point: tuple[float, float] | None
    place: tuple[str, str | None] | None
    names: frozenset[str]
    counts: frozenset[Quantity]
    words: Mapping[str, float]
    lead: Mapping[str, float]
    sense: Sequence[float] | None


def traits(
    event: Event, article: Article | None, lead: Mapping[str, float], sense: Sequence[float] | None = None,
    codebook: Codebook | None = None,
) -> Traits:
    """The traits of an event; `lead` is `lead(article)`, shared by the events of one article; `codebook`: its types; None: as shipped."""
    book = codebook or Codebook.shipped()
    kind = book.find(event.event_type) or event.event_type
    spoken = kind in book.types and book.types[kind].spoken
    first, last, dated = _days(event, article, spoken)
    wording = told(event.evidence.text)
    named = [a.span.text for a in (*event.actors, *event.recipients)] + [a.name for a in (*event.actors, *event.recipients)]
    place = event.place
    return Traits(
        id=event.id, article=event.article, event_type=kind, near=book.near(kind), undirected=book.undirected(kind),
        mode=_mode(event, kind, book), planned=event.status in PLANNED, historical=event.historical, first=first, last=last, dated=dated,
        sure=dated and not spoken, due=_due(event, first),
        late=bool(LATE.search(wording)), early=bool(EARLY.search(wording)), actors=tuple(map(_party, event.actors)),
        recipients=tuple(map(_party, event.recipients)),
        point=(place.lat, place.lon) if place is not None and place.lat is not None and place.lon is not None else None,
        place=(place.name, place.country) if place is not None else None,
        names=names(wording, named), counts=quantities(wording), words=vector(wording), lead=lead, sense=sense,
    )


def lead(article: Article | None) -> Mapping[str, float]:
    """The words of the headline and the first sentences."""
    return vector(f"{article.title or ''} {article.text[:LEAD_CHARACTERS]}") if article is not None else {}


def _days(event: Event, article: Article | None, spoken: bool) -> tuple[int | None, int | None, bool]:
    """First and last day, and whether the text gives it. Of a promise or threat the day is that of the report, not of the act to come."""
    published = article.published.toordinal() if article is not None and article.published is not None else None
    when = event.when
    if when is None or when.basis is Basis.PUBLICATION:
        day = published if published is not None or when is None else when.start.toordinal()
        return day, day, False
    first, last = when.start.toordinal(), when.end.toordinal()
    if not spoken and event.status not in PLANNED and first == last and _of_report(event):
        return first - DELAY, last, False
    fine = when.precision in ("day", "week")
    if published is not None and event.status not in PLANNED and (first > published or (not fine and last >= published)):
        return published, published, False
    if published is not None and spoken and published - first <= DELAY:
        return first, published, False
    return first, last, fine


def _of_report(event: Event) -> bool:
    """Whether the day stands with a verb of saying other than the event's own word."""
    when = event.when
    if when is None or when.span is None:
        return False
    before = REPORTED.search(event.evidence.text[: max(0, when.span.start - event.evidence.start)])
    return before is not None and not (event.trigger.start <= event.evidence.start + before.start() < event.trigger.end)


def _due(event: Event, first: int | None) -> int | None:
    when = event.when
    if when is None or when.basis is Basis.PUBLICATION or when.precision != "day" or first is None or when.start.toordinal() <= first:
        return None
    return when.start.toordinal()


def _mode(event: Event, kind: str, book: Codebook) -> str | None:
    mode = next(iter(event.modes), None)
    return mode if mode is None or kind not in book.types else book.find_mode(kind, mode) or mode


def _party(actor: Actor) -> Party:
    head, _, organ = actor.id.partition("/")
    of_country = len(head) == 3 and ":" not in actor.id and head != "UNK"
    state = (of_country and (not organ or organ in ORGANS)) or actor.sector in ("GOV", "MIL")
    return Party(actor.id, actor.country or (head if of_country else None), state)
