"""Who hits and is hit in another state than the one told of before: people and soldiers without a state are of where it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.actors import PRONOUNS, Coreference
from dragoman.actors.agreement import Sort, agreement
from dragoman.coding.opponents import home, nameless
from dragoman.coding.parties import Parts, says_whose
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Actor, Place

FORCES = frozenset(("MIL", "COP"))
NOBODYS = frozenset(("UNK:COP", "UNK:CVL", "UNK:MIL", "UNK:PRM", "UNK:REB", "UNK:UAF"))
# Who is hit where he lives and works, and seldom a foreigner there.
AT_WORK = frozenset(("UNK:AGR", "UNK:EDU", "UNK:LAB", "UNK:MED", "UNK:REL"))
SENT = ("peacekeeper", "peacekeepers", "mercenary", "mercenaries")
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
LATELY = 2  # sentences


def on_the_ground(
    s: Sentence, p: Parts, place: Place | None, who: Coreference, speaker: Actor | None, others: Iterable[Parts] = ()
) -> None:
    """Give fighters and soldiers of nobody, and whom a foreign force hits, the state of a place that the sentence names.

    `others`: the parts of the other assaults of the sentence, of which the same doers may have their state.
    """
    here = place is not None and place.country is not None and s.start <= place.span.start < s.end
    land = place.country if place is not None and here else _land_hit(s, p) or _land_of_doers(s, p, others)
    if land is None:
        return
    p.actors = [of_land(a, land) if _nobodys(s, a, who) or _at_home(s, a, land, who, speaker) else a for a in p.actors]
    p.recipients = [of_land(r, land) if _nobodys(s, r, who, NOBODYS | AT_WORK) else r for r in p.recipients]
    foreign = bool(p.actors) and all(_foreign(a, land, who) for a in p.actors)
    states = {a.country for a in p.actors} | {None}
    if foreign:
        p.recipients = [of_land(r, land) if r.country in states and _anybody(s, r, who) else r for r in p.recipients]


def _land_hit(s: Sentence, p: Parts) -> str | None:
    """The state of the town, camp or school that is hit: Congo in `a rebel raid on a Congolese camp`."""
    found = set[str]()
    for r in p.recipients:
        at = next((t for t in s.tokens if t.end == r.span.end), None)
        if at is None or r.country is None:
            continue
        noun = s.tokens[at.head] if at.rel in ("amod", "compound") and at.head >= 0 else at
        land = noun.lemma.lower() in words("on_land")
        if land or (r.sector is None and agreement().sorts.get(noun.lemma.lower()) is Sort.PLACE):
            found.add(r.country)
    return found.pop() if len(found) == 1 else None


def _land_of_doers(s: Sentence, p: Parts, others: Iterable[Parts]) -> str | None:
    """The state that the same doers hit in another act: Mali in `attacked a Malian base and killed nine soldiers`."""
    spans = {a.span for a in p.actors}
    found = {_land_hit(s, q) for q in others if spans and spans == {a.span for a in q.actors}} - {None}
    return found.pop() if len(found) == 1 else None


def _nobodys(s: Sentence, a: Actor, who: Coreference, ids: frozenset[str] = NOBODYS) -> bool:
    """Whether fighters, soldiers or police, or others of such ids, are nobody's, and not foreign."""
    common = a.span.text[:1].lower() + a.span.text[1:]  # also where it opens a sentence
    return a.id in ids and not common.endswith(SENT) and nameless(s, replace(a, span=replace(a.span, text=common)), who)


def _at_home(s: Sentence, a: Actor, land: str, who: Coreference, speaker: Actor | None) -> bool:
    """Whether soldiers or police have their state from what was told before alone: `He was in Paris as troops shot two men in Moundou`."""
    if a.sector not in FORCES or a.country in (None, land) or (speaker is not None and speaker.country == a.country):
        return False
    known = (x for row in who.known[max(0, s.index - LATELY) : s.index + 1] for _, x in row if x.span.end <= a.span.start)
    told = any(x.country == a.country and x.sector in FORCES for x in known)
    return not told and not says_whose(a, who) and nameless(s, a, who)


def _foreign(a: Actor, land: str, who: Coreference) -> bool:
    """Whether somebody who acts is told to be of another state than the one in which it was."""
    told = says_whose(a, who) or a.id == a.country or a.id.startswith("NSA:") or a.span.text.lower() in PRONOUNS
    return home(a) is not None and a.country != land and told


def _anybody(s: Sentence, r: Actor, who: Coreference) -> bool:
    """Whether nothing tells whose somebody is, and the text has not spoken of him: `nine villagers`, not `the villagers`."""
    noun = next((t for t in reversed(s.tokens) if r.span.start <= t.start and t.end <= r.span.end), None)
    if noun is None or not nameless(s, r, who) or r.id.startswith("NSA:"):
        return False
    known = any(s.tokens[c].text.lower() in DEFINITE for c in s.each(noun.i, "det"))
    return not known and noun.lemma.lower() not in words("posted")


def of_land(a: Actor, land: str) -> Actor:
    """Somebody as one of a state."""
    return replace(a, id=f"{land}/{a.sector}" if a.sector else land, country=land)
