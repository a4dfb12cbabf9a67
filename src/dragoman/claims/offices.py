"""Speakers told by an office alone: whoever spoke in it before, and whose officials are who but know of an act."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import Coreference
from dragoman.actors.sectors import knowing
from dragoman.claims.draft import Draft
from dragoman.language import Sentence
from dragoman.records import Actor, Span

Spoke = tuple[int, Actor]  # (sentence, who)

NOBODY = ("UNK", "UNK:")
REACH = 3  # sentences
FAR = 10  # sentences back to whoever spoke in an office without a name
ONLY = frozenset(("the", "former", "same"))


def unnamed(who: Coreference, s: Sentence, head: int, spoke: Spoke | None) -> Actor | None:
    """Whoever spoke before without a name in the office that a bare phrase takes up: `a spokesman for Ostra ... the spokesman`."""
    beside = {s.tokens[c].text.lower() for c in s.children[head] if s.tokens[c].upos != "PUNCT"}
    if spoke is None or not who.mentions.is_office(s.index, head) or "the" not in beside or beside - ONLY:
        return None
    if s.index - spoke[0] > FAR or spoke[1].id.startswith(NOBODY):
        return None
    named = next(iter(who.parties(s.index, head)), None)
    span = s.tokens[head]
    return None if named is not None and named.person is not None else replace(
        spoke[1], span=Span(start=span.start, end=span.end, text=span.text)
    )


def rather(who: Coreference, s: Sentence, head: int, found: Actor | None, last: Spoke | None) -> Actor | None:
    """Of two presidents the one who spoke last, where the other is but named since: `the president said`."""
    own = next(iter(who.mentions.parties(s.index, head)), None)
    if found is None or found.person is None or last is None or own is None or own.person is not None or own.country is not None:
        return found
    parties = who.again.partisans
    if (party := parties.named(s, head, last[1].country)) and not party & parties.of(last[1]):
        return found
    office = (last[1].role or "").lower().split(" of ")[0].split()
    alike = office[-1:] == [s.tokens[head].lemma.lower()] and last[1].person != found.person
    rows = [(k, j) for k in range(last[0] + 1, s.index + 1) for j, a in who.known[k] if a.person == found.person]
    did = any(who.reading.sentences[k].tokens[j].rel == "nsubj" for k, j in rows)
    return found if not alike or did or s.index - last[0] > REACH else replace(last[1], span=found.span)


def deciding(who: Coreference, s: Sentence, head: int, d: Draft, found: Actor | None) -> Actor | None:
    """Officials who but know are of the state whose act they tell: `Chile will close ports, officials near the talks said`."""
    bare = found is not None and found.person is None and found.sector == "GOV" and s.tokens[head].upos == "NOUN"
    own = next(iter(who.mentions.parties(s.index, head)), None) if bare and knowing(s, head) else None
    if found is None or own is None or not own.id.startswith("UNK:"):
        return found
    inside = [t for t in s.tokens if d.covers(t.start)]
    verb = next((t for t in inside if t.upos in ("VERB", "ADJ") and not (t.head >= 0 and d.covers(s.tokens[t.head].start))), None)
    subject = s.child(verb.i, "nsubj") if verb is not None else None
    states = {a.country for a in who.parties(s.index, subject) if _public(a)} if subject is not None else set()
    state = next(iter(states)) if len(states) == 1 else None
    return found if state is None else replace(found, id=f"{state}/GOV", country=state)


def _public(a: Actor) -> bool:
    """Whether a party is a state or its government."""
    return a.country is not None and a.id in (a.country, f"{a.country}/GOV")
