"""Which of the events of a sentence are one act."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from dragoman.actors import PRONOUNS
from dragoman.coding.candidates import Candidate
from dragoman.coding.parties import Parts
from dragoman.language import Sentence
from dragoman.records import Actor, Event, Status

SURER = 0.15  # how much more confident another event of a sentence is that tells the same act with more parties
# Types that are done by words, which a verb of speech and what is said tell twice: `retorted that they had betrayed the miners`.
SAID = frozenset(("ACCUSE", "REQUEST", "SUPPORT"))
# Types of which a sentence tells two acts by the same parties where the modes differ: `declared an emergency and closed the border`.
BY_MODE = frozenset(("ACCUSE", "COERCE", "MOBILIZE", "PROTEST", "REQUEST", "RETREAT", "SANCTION"))


def distinct(events: list[Event], sentences: Iterable[Sentence] = ()) -> list[Event]:
    """One event for each type and parties in a sentence, the most confident; one that names fewer of them is the same act.

    Not so what two verbs side by side tell, each of its own object: `condemned the raid and summoned the ambassador`.
    """
    at = {t.start: (s, t.i) for s in sentences for t in s.tokens}
    best: dict[tuple[object, ...], Event] = {}
    for e in events:
        old = best.get(_key(e))
        if old is None or e.confidence > old.confidence:
            best[_key(e)] = e
    acts: dict[tuple[object, ...], list[Event]] = {}
    for e in best.values():
        acts.setdefault(_act(e), []).append(e)
    kept = [
        e for e in best.values()
        if not any(_tells_more(other, e) and not _side_by_side(at, e, other) for other in acts[_act(e)])
    ]
    return sorted(kept, key=lambda e: (e.trigger.start, e.event_type))


def without_details(s: Sentence, played: list[tuple[Candidate, Parts]]) -> list[tuple[Candidate, Parts]]:
    """The acts without those that tell but the purpose or the ground of another: a protest's aim, the charge of a sentence."""
    inner = {*_purposes(s, played), *_charges(s, played)}
    return [(c, p) for c, p in played if c.trigger not in inner]


def _purposes(s: Sentence, played: list[tuple[Candidate, Parts]]) -> Iterator[int]:
    """What a protest is for, which tells whom it is against: `blocked the road to protest against the law`."""
    protests = {k: (c, p) for c, p in played if c.like == "PROTEST" for k in _words(c)}
    for c, p in protests.values():
        t = s.tokens[c.trigger]
        beside = (k for k in s.each(t.head, "obj", "obl") if k in protests) if t.head >= 0 else iter(())
        over = protests.get(t.head) or next((protests[k] for k in beside), None)  # `went on strike to protest against it`
        purpose = t.xpos == "VB" and any(s.tokens[k].text.lower() == "to" for k in s.each(c.trigger, "mark"))
        if over is None or over[0] is c or not purpose or t.rel not in ("advcl", "xcomp", "acl"):
            continue
        if p.recipients:
            over[1].recipients = p.recipients
        yield c.trigger


def _charges(s: Sentence, played: list[tuple[Candidate, Parts]]) -> Iterator[int]:
    """The charge on which somebody is convicted: `jailed them for six years on charges of treason`."""
    convicting = {k for c, _ in played if c.like == "SANCTION" and c.mode == "convict" for k in _words(c)}
    for c, _ in played:
        t = s.tokens[c.trigger]
        over = {t.head, *((s.tokens[t.head].head,) if t.head >= 0 else ())}
        if c.like == "ACCUSE" and t.upos == "NOUN" and t.rel in ("obl", "nmod") and over & convicting:
            yield c.trigger


def _words(c: Candidate) -> set[int]:
    return {c.trigger, c.head}


def told_again(s: Sentence, c: Candidate) -> bool:
    """Whether a gathering is spoken of as one that the text told of: `during the meeting, he said`."""
    t = s.tokens[c.trigger]
    words = {s.tokens[k].text.lower() for k in s.children[c.trigger]}
    return c.like == "CONSULT" and t.upos == "NOUN" and "the" in words and bool(words & {"at", "in", "before", "during", "after"})


def alike(a: Event, b: Event) -> bool:
    """Whether two events are of one type and have a state or body in common."""
    mine, theirs = ({x.country or x.id for x in (*e.actors, *e.recipients)} for e in (a, b))
    return a.event_type == b.event_type and bool(mine & theirs)


def _key(event: Event) -> tuple[object, ...]:
    return (*_act(event), frozenset(a.id for a in event.actors), frozenset(a.id for a in event.recipients))


def _act(event: Event) -> tuple[object, ...]:
    """What events of one act in a sentence have in common, whatever parties they name; what goes on is what was done."""
    now = Status.ACTUAL if event.status is Status.ONGOING else event.status
    return event.event_type, event.evidence.start, now, event.modes if event.event_type in BY_MODE else ()


def _tells_more(other: Event, e: Event) -> bool:
    """Whether another event tells the same act: with more parties, and more surely, or by the same doers and as surely."""
    if _key(other) == _key(e):
        return False
    actors, recipients = (_known(e.actors), _known(other.actors)), (_known(e.recipients), _known(other.recipients))
    surer = other.confidence - e.confidence
    if actors[0] and actors[0] == actors[1] and recipients[0] != recipients[1]:
        fewer, more = recipients[0] < recipients[1], bool(recipients[1]) and recipients[0] > recipients[1]
        return (fewer and surer >= 0) or (more and surer >= SURER and e.event_type in SAID)
    if not e.actors and other.actors and recipients[0] and recipients[0] == recipients[1]:  # `fire from Syria killed two`
        return surer >= -2 * SURER
    if actors[0] and actors[0] < actors[1] and not recipients[0] and not recipients[1]:  # `met Putin and discussed trade`
        return surer >= 0
    return surer >= SURER and _among(e.actors, other.actors) and _among(e.recipients, other.recipients)


def _among(mine: Iterable[Actor], theirs: Collection[Actor]) -> bool:
    """Whether parties are among others, which may tell whose somebody is of whom these do not."""
    return all(any(x.id == y.id or (x.country is None and x.id.startswith("UNK") and x.span == y.span) for y in theirs) for x in mine)


def _side_by_side(at: Mapping[int, tuple[Sentence, int]], a: Event, b: Event) -> bool:
    """Whether two verbs that one doer joins tell two acts of one type, with an object each."""
    (s, i), (_, j) = at.get(a.trigger.start, (None, -1)), at.get(b.trigger.start, (None, -1))
    if s is None or j < 0 or a.event_type not in SAID or s.tokens[i].lemma == s.tokens[j].lemma:
        return False
    first, second = sorted((i, j))
    joined = s.tokens[second].rel == "conj" and s.tokens[second].head == first and s.child(second, "nsubj") is None
    return joined and all(s.tokens[k].upos == "VERB" and s.child(k, "obj") is not None for k in (i, j))


def _known(parties: Iterable[Actor]) -> set[str]:
    """The parties without pronouns that take up nobody known."""
    return {a.id for a in parties if a.id != "UNK" or a.span.text.lower() not in PRONOUNS}
