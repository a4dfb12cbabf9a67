"""What of an event is compared: made once for each event, from the records alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.fusion.words import Quantity, names, quantities, vector
from dragoman.records import Actor, Article, Basis, Event, Status

MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))
# Types that coders, by hand or machine, give to one happening; CAMEO has them side by side.
CLOSE = frozenset(
    frozenset(pair)
    for pair in (
        ("AGREE", "COOPERATE"), ("AGREE", "CONCEDE"), ("AGREE", "RETREAT"), ("AGREE", "SUPPORT"), ("AGREE", "AID"), ("CONSULT", "COOPERATE"),
        ("SUPPORT", "AID"), ("SUPPORT", "CONSULT"), ("COOPERATE", "AID"), ("COOPERATE", "SUPPORT"), ("CONCEDE", "RETREAT"), ("REQUEST", "ACCUSE"),
        ("REQUEST", "THREATEN"), ("ACCUSE", "REJECT"), ("ACCUSE", "THREATEN"), ("ACCUSE", "SANCTION"), ("REQUEST", "REJECT"), ("REJECT", "SANCTION"),
        ("SANCTION", "COERCE"), ("COERCE", "ASSAULT"), ("MOBILIZE", "ASSAULT"), ("MOBILIZE", "COERCE"), ("MOBILIZE", "THREATEN"), ("PROTEST", "ASSAULT"),
        ("PROTEST", "COERCE"), ("PROTEST", "ACCUSE"), ("PROTEST", "REJECT"), ("COOPERATE", "RETREAT"), ("RETREAT", "CONSULT"), ("MOBILIZE", "COOPERATE"),
        ("RETREAT", "COERCE"), ("RETREAT", "SANCTION"), ("CONCEDE", "COOPERATE"), ("CONCEDE", "REJECT"),
    )
)
PLANNED = frozenset((Status.FUTURE, Status.HYPOTHETICAL))
LEAD_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Party:
    """One party: its id, its state where it has one, whether it speaks for the state; ids of unknown groups start with UNK."""

    id: str
    country: str | None
    state: bool


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one event. Days are ordinals; `dated` says that the text gives the day."""

    id: str
    article: str
    event_type: str
    mode: str | None
    planned: bool
    historical: bool
    first: int | None
    last: int | None
    dated: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    point: tuple[float, float] | None
    place: tuple[str, str | None] | None
    names: frozenset[str]
    counts: frozenset[Quantity]
    words: Mapping[str, float]
    lead: Mapping[str, float]
    sense: Sequence[float] | None


def traits(event: Event, article: Article | None, lead: Mapping[str, float], sense: Sequence[float] | None = None) -> Traits:
    """The traits of an event; `lead` is `lead(article)`, shared by the events of one article."""
    first, last, dated = _days(event, article)
    named = [a.span.text for a in (*event.actors, *event.recipients)] + [a.name for a in (*event.actors, *event.recipients)]
    place = event.place
    return Traits(
        id=event.id, article=event.article, event_type=event.event_type, mode=next(iter(event.modes), None), planned=event.status in PLANNED,
        historical=event.historical, first=first, last=last, dated=dated, actors=tuple(map(_party, event.actors)),
        recipients=tuple(map(_party, event.recipients)),
        point=(place.lat, place.lon) if place is not None and place.lat is not None and place.lon is not None else None,
        place=(place.name, place.country) if place is not None else None,
        names=names(event.evidence.text, named), counts=quantities(event.evidence.text), words=vector(event.evidence.text), lead=lead, sense=sense,
    )


def lead(article: Article | None) -> Mapping[str, float]:
    """The words of the headline and the first sentences."""
    return vector(f"{article.title or ''} {article.text[:LEAD_CHARACTERS]}") if article is not None else {}


def near(a: str, b: str) -> bool:
    """Whether one happening may be coded as either type."""
    return a == b or frozenset((a, b)) in CLOSE


def _days(event: Event, article: Article | None) -> tuple[int | None, int | None, bool]:
    """First and last day, and whether the text gives it. Of a promise or threat the day is that of the report, not of the act to come."""
    published = article.published.toordinal() if article is not None and article.published is not None else None
    when = event.when
    if when is None or when.basis is Basis.PUBLICATION:
        day = published if published is not None or when is None else when.start.toordinal()
        return day, day, False
    first, last = when.start.toordinal(), when.end.toordinal()
    fine = when.precision in ("day", "week")
    if published is not None and event.status not in PLANNED and (first > published or (not fine and last >= published)):
        return published, published, False
    return first, last, fine


def _party(actor: Actor) -> Party:
    head, _, organ = actor.id.partition("/")
    state = len(head) == 3 and ":" not in actor.id and (not organ or organ in ("GOV", "MIL", "COP", "LEG", "JUD", "SPY"))
    return Party(actor.id, actor.country or (head if len(head) == 3 and ":" not in head and head != "UNK" else None), state or actor.sector in ("GOV", "MIL"))
