"""Parties as the place, the other acts and the sentences before settle them: villagers are of the state of their village."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import PRONOUNS, Coreference, somewhere
from dragoman.claims import Told
from dragoman.coding.candidates import Candidate
from dragoman.coding.ground import on_the_ground
from dragoman.coding.opponents import fighting_sides, of_other_side, of_own_side
from dragoman.coding.parties import Parts
from dragoman.coding.proposal import HIT
from dragoman.coding.standing import at_home
from dragoman.coding.touched import numbered
from dragoman.language import Reading, Sentence
from dragoman.records import Actor, Event, Place
from dragoman.setting import Places

# Parties that are taken for locals, where they are hit and where they protest.
THERE = frozenset(("UNK", "UNK:CVL"))
CROWDS = frozenset(f"UNK:{sector}" for sector in ("CVL", "EDU", "LAB", "OPP", "AGR", "MED", "REL", "JRN"))
TAKING = frozenset(("arrest", "seize"))
OVER_A_PLACE = frozenset(("curfew", "martial-law", "withdraw"))


class Settling:
    """Settles the parties of the acts of a text, in the order of the text."""

    def __init__(self, reading: Reading, who: Coreference, places: Places, told: Told) -> None:
        self.reading, self.who, self.places, self.told = reading, who, places, told

    def __call__(self, s: Sentence, c: Candidate, p: Parts, played: list[tuple[Candidate, Parts]], before: list[Event]) -> None:
        """Settle those of one act. `played`: all acts of its sentence; `before`: the events told before it."""
        if c.like == "ACCUSE":
            _blamed(c, p, played)
        if c.like == "THREATEN" and all(r.id.startswith("UNK") for r in p.recipients):
            p.recipients = _asked(s, c, p, played) or p.recipients
        for side in (p.actors, p.recipients):
            side[:] = fighting_sides(s, side, self.who, before)
            side[:] = [_placed(a, s, self.places, self.who) for a in side]
        if c.like in HIT:
            if c.like == "ASSAULT":
                p.recipients = [_person(s, r) for r in p.recipients] or numbered(s, c)
            p.recipients = _of_crowd(self.reading, s, p.recipients, before)
            p.recipients = _local(s, p.recipients, self.places.where(s, c.trigger), THERE)
        if c.like in HIT or c.mode == "release":
            claim = self.told.at(s.tokens[c.trigger].start)
            speaker = claim.speaker if claim is not None else None
            place = self.places.where(s, c.trigger)
            if c.like == "ASSAULT":
                state = place.country if place is not None else None
                p.actors, p.recipients = of_own_side(s, p, self.who, speaker, state, before)
            if c.like == "ASSAULT" or c.mode in TAKING:
                on_the_ground(s, p, place, self.who, speaker)
            p.recipients = of_other_side(s, c, p, self.who, speaker, played, before)
        if c.like == "PROTEST":
            p.actors = _local(s, p.actors, self.places.where(s, c.trigger), CROWDS)
        if c.like == "CONSULT" or c.mode in OVER_A_PLACE:
            _received(p, c, self.places.where(s, c.trigger), self.who)


def _blamed(c: Candidate, p: Parts, played: list[tuple[Candidate, Parts]]) -> None:
    """Who condemns an attack blames whose it is and not whom it hit: Russia in `condemned the invasion of Ukraine by Russia`."""
    objects = c.match.arguments.objects if c.match is not None else []
    deed = next((q for other, q in played if other.trigger in objects and other.like in HIT), None)
    if deed is None:
        return
    hit = {a.id for a in deed.recipients} - {a.id for a in deed.actors}
    befell = [a.span for a in deed.recipients]
    inside = (r for r in p.recipients if any(x.start <= r.span.start and r.span.end <= x.end for x in befell))
    hit |= {r.id for r in inside} - {a.id for a in deed.actors}  # Iraq of the killing of an Iraqi translator
    kept = [r for r in p.recipients if r.id not in hit]
    p.recipients = kept if kept or len(kept) == len(p.recipients) else list(deed.actors)


def _asked(s: Sentence, c: Candidate, p: Parts, played: list[tuple[Candidate, Parts]]) -> list[Actor]:
    """Whom a threat is for that names nobody: of whom he who makes it asks something: `demanded that Seoul yield and threatened war`."""
    doers = {a.id for a in p.actors}
    requests = ((other, q) for other, q in played if other.like == "REQUEST" and _in_one_breath(s, c, other))
    asked = (q.recipients for _, q in requests if doers & {a.id for a in q.actors})
    return list(next((r for r in asked if r and not doers & {a.id for a in r}), ()))


def _in_one_breath(s: Sentence, a: Candidate, b: Candidate) -> bool:
    """Whether one of two acts stands beside the other or goes with it: `demanded it and threatened`, `threatened, demanding`."""
    i, j = (s.tokens[c.head] for c in (a, b))
    lower, upper = (i, j) if i.head == j.i else (j, i)
    return lower.head == upper.i and lower.rel in ("conj", "advcl", "parataxis")


def _placed(a: Actor, s: Sentence, places: Places, who: Coreference) -> Actor:
    """A town or province that no table of actors knows stands for its state: `visited Tianjin`, `Uttar Pradesh arrested them`."""
    if not a.id.startswith("ORG:") or a.id in who.mentions.register.bodies:
        return a
    country = next((p.country for p in places.named(s) if p.span == a.span), None)
    if country is None and any((s.tokens[n.first].start, s.tokens[n.last - 1].end) == _bounds(a) for n in s.names if n.label == "LOC"):
        country = places.within(s.index, a.span)
    return a if country is None else who.state(country, a.span)


def _person(s: Sentence, r: Actor) -> Actor:
    """Whom but a number tells as people: nine in `killed nine`."""
    number = r.sector is None and any(t.upos == "NUM" and (t.start, t.end) == _bounds(r) for t in s.tokens)
    return replace(r, id=f"{r.country}/CVL" if r.country else "UNK:CVL", sector="CVL") if number else r


def _bounds(a: Actor) -> tuple[int, int]:
    return a.span.start, a.span.end


def _local(s: Sentence, parties: list[Actor], place: Place | None, ids: frozenset[str]) -> list[Actor]:
    """Nameless people and things are of the state of the place: who is hit in `a village in northern Syria`, who marches in Bangui."""
    if place is None or place.country is None:
        return parties
    return [
        replace(a, id=f"{place.country}/{a.sector}" if a.sector else place.country, country=place.country)
        if a.id in ids and a.span.text.lower() not in PRONOUNS and "foreign" not in a.span.text.lower() and not somewhere(s, a)
        else a
        for a in parties
    ]


def _of_crowd(reading: Reading, s: Sentence, hit: list[Actor], found: list[Event]) -> list[Actor]:
    """Those of a crowd whom only their number or a pronoun tells: `50 students marched; police arrested 18 of them`."""
    since = reading.sentences[max(0, s.index - 1)].start
    crowd = next((e.actors for e in reversed(found) if e.event_type == "PROTEST" and e.evidence.start >= since), ())
    numbers = {k.end for k in s.tokens if k.upos == "NUM"}
    bare = [r for r in hit if r.span.end in numbers or (r.id == "UNK" and r.span.text.lower() == "them")]
    if not bare or not crowd:
        return hit
    return [*(r for r in hit if r not in bare), *(replace(a, span=bare[0].span) for a in crowd[:1])]


def _received(p: Parts, c: Candidate, place: Place | None, who: Coreference) -> None:
    """The state of the place that somebody visits, leaves or puts under curfew, where the text names none: `visited Tianjin`."""
    if place is None or place.country is None:
        return
    visit = len(p.actors) == 1 and (at_home(p) or (c.mode == "visit" and not p.recipients))
    if (visit or c.mode == "withdraw") and place.country in [a.country for a in (*p.actors, *p.recipients)]:
        return
    if visit or (c.mode in OVER_A_PLACE and not p.recipients):
        p.recipients = [who.state(place.country, place.span)]
