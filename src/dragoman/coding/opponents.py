"""Whose nameless people and things are that a foreign or armed party hits, holds or frees: of the other side.

The other side is who accuses the doer of it, or says it of him; else whom the doer most often stands against in the text so far:
Vietnam's in `Hanoi said Chinese officers had beaten ten fishermen`, Israel's in `Hamas would free 33 captives`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dragoman.actors import PRONOUNS, Coreference
from dragoman.actors.agreement import Sort, agreement, personal
from dragoman.actors.before import ARMED
from dragoman.actors.phrase import part_of
from dragoman.actors.two import CAMPS, THE_TWO
from dragoman.coding.candidates import Candidate
from dragoman.coding.parties import Parts, says_whose
from dragoman.coding.standing import official
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Actor, Event

FORCES = frozenset((None, "MIL", "GOV", "SPY"))  # besides, the police of another state than the one that speaks
BODIES = frozenset(["ORG", "PER", "NSA", "IGO", "NGO"])
CONFLICT = frozenset((3, 4))


def home(a: Actor) -> str | None:
    """The side that a party is of: a state, or a group that is of none."""
    if a.id.startswith("NSA:"):
        return a.id
    return a.country if official(a) and not a.id.startswith(("IGO:", "GRP:", "UNK")) else None


def of_other_side(
    s: Sentence, c: Candidate, p: Parts, who: Coreference, speaker: Actor | None, played: Iterable[tuple[Candidate, Parts]],
    before: list[Event],
) -> list[Actor]:
    """The recipients, those without a name or a state of their own with that of the doer's other side."""
    doers = {home(a) for a in p.actors}
    doer = next(iter(doers)) if len(doers) == 1 else None
    states = {a.country for a in p.actors}
    unnamed = [r for r in p.recipients if nameless(s, r, who) and (r.country is None or r.country in states)]
    if doer is None or not unnamed:
        return p.recipients
    side = _accuser(doer, c, speaker, played)
    captor = c.mode == "release" and doer.startswith("NSA:")
    if side is None and not captor:
        unnamed = [r for r in unnamed if r.country is None]
    if side is None and (doer.startswith("NSA:") or all(a.sector in FORCES for a in p.actors)):
        side = _opponent(doer, before)
        if side is not None and side.id.startswith("NSA:") and c.like != "ASSAULT" and c.mode != "seize":
            side = None  # soldiers search anybody's cars
    if side is None:
        return p.recipients
    return [_theirs(s, r, side) if r in unnamed else r for r in p.recipients]


def of_own_side(
    s: Sentence, p: Parts, who: Coreference, speaker: Actor | None, place: str | None, before: list[Event]
) -> tuple[list[Actor], list[Actor]]:
    """The actors, soldiers and planes of nobody with whose they are; the recipients, nobody's too, with the state of the place.

    They are of the army that tells of it, or, planes, of the enemy of whom they hit.
    """
    hit = {r.country for r in p.recipients if not nameless(s, r, who)} | {place}
    army = speaker is not None and (speaker.sector == "MIL" or "defen" in speaker.span.text.lower())
    out: list[Actor] = []
    for a in p.actors:
        head = next((t.lemma.lower() for t in s.tokens if t.end == a.span.end), "")
        machine = a.id == "UNK" and head in words("machines")
        soldiers = army and a.sector == "MIL" and nameless(s, a, who)
        fights = army or (speaker is not None and speaker.id == speaker.country)
        if speaker is not None and (machine or soldiers) and fights and speaker.country not in (None, *hit) and p.recipients:
            out.append(replace(a, id=f"{speaker.country}/MIL", country=speaker.country, sector="MIL"))
            continue
        if not machine:
            out.append(a)
            continue
        enemies = (_opponent(side, before) for side in (home(speaker) if speaker is not None else None, *hit) if side is not None)
        enemy = next((e for e in enemies if e is not None), None)
        flown = enemy is not None and enemy.id.startswith("NSA:") and head in words("flown")
        out.append(a if enemy is None or flown else replace(enemy, span=a.span, person=None, role=None))
    abroad = army and speaker is not None and place not in (None, speaker.country) and any(a.country == speaker.country for a in out)
    return out, [
        replace(r, id=f"{place}/{r.sector}" if r.sector else str(place), country=place)
        if abroad and speaker is not None and r.country in (None, speaker.country) and r.sector != "MIL" and nameless(s, r, who)
        else r
        for r in p.recipients
    ]


def fighting_sides(s: Sentence, side: list[Actor], who: Coreference, before: list[Event]) -> list[Actor]:
    """For `both sides`, `the parties` a state and the armed group that it fights, unless two that dealt as often are meant."""
    for span in list(dict.fromkeys(a.span for a in side)):
        head = next((t.i for t in s.tokens if t.end == span.end), None)
        taken = [a for a in side if a.span == span]
        if head is None or not _camps(s, head):
            continue
        pair, times = _at_war(before)
        least = 1 if any(a.id.startswith("NSA:") for a in taken) else times
        meant = len(taken) > 1 and _dealings([home(a) for a in taken], before) >= least
        told = len(taken) == 1 and says_whose(taken[0], who)
        if not any(a.id.startswith("NSA:") for a in pair) or meant or told:
            continue
        new = [replace(a, span=span) if a.country is None or a.id.startswith("NSA:") else who.state(a.country, span) for a in pair]
        at = side.index(taken[0])
        side = [*side[:at], *new, *(a for a in side[at:] if a.span != span and a.id not in {b.id for b in new})]
    return side


def _dealings(homes: list[str | None], before: list[Event]) -> int:
    """How often two had to do with one another in the acts told before."""
    return sum(set(homes) == {home(a) for a in (*e.actors, *e.recipients)} for e in before)


def _camps(s: Sentence, head: int) -> bool:
    """Whether a noun tells of the two that fight: `both sides`, `the warring parties`."""
    t = s.tokens[head]
    beside = {s.tokens[c].text.lower() for c in s.each(head, "amod")}
    told = beside & words("warring") or {s.tokens[c].text.lower() for c in s.children[head]} & THE_TWO
    more = any(True for _ in s.each(head, "nmod", "nmod:poss", "compound")) or beside - words("warring") - {"two"}
    return t.lemma.lower() in CAMPS and t.xpos == "NNS" and bool(told) and not more


def _at_war(before: list[Event]) -> tuple[list[Actor], int]:
    """The two who most often stand against one another in the acts told before, and how often; nobody if others do so as often."""
    met: Counter[frozenset[str | None]] = Counter()
    sides: dict[str | None, Actor] = {}
    groups = {a.country: a for e in before for a in (*e.actors, *e.recipients) if a.id.startswith("NSA:") and a.sector in ARMED}
    for e in before:
        fighting = (a if a.sector not in ARMED else groups.get(a.country, a) for a in (*e.actors, *e.recipients))
        homes = {home(a): a for a in fighting} if e.quad in CONFLICT else {}
        if len(homes) == 2 and None not in homes:
            sides |= homes
            met[frozenset(homes)] += 1
    most = met.most_common(2)
    if not most or (len(most) == 2 and most[0][1] == most[1][1]):
        return [], 0
    return [replace(sides[k], person=None, role=None) for k in sorted(most[0][0], key=str)], most[0][1]


def nameless(s: Sentence, r: Actor, who: Coreference) -> bool:
    """Whether a party is told by common words alone, which name no state."""
    text = r.span.text
    if not text.islower() or text in PRONOUNS or r.person is not None or "foreign" in text or r.id.partition(":")[0] in BODIES:
        return False
    inside = {t.i for t in s.tokens if r.span.start <= t.start < r.span.end}
    owned = any(t.deprel == "nmod:poss" and inside & {t.i, t.head} for t in s.tokens)
    return not owned and not says_whose(r, who)


def _accuser(doer: str, c: Candidate, speaker: Actor | None, played: Iterable[tuple[Candidate, Parts]]) -> Actor | None:
    """Who accuses the doer in the same sentence, or who says that he did it; a state."""
    accusing = (
        a for other, q in played if other is not c and other.like == "ACCUSE" and doer in [home(r) for r in q.recipients] for a in q.actors
    )
    return next((a for a in (*accusing, *((speaker,) if speaker is not None else ())) if _another_state(a, doer)), None)


def _opponent(doer: str, before: list[Event]) -> Actor | None:
    """Whom the doer most often stands against in the acts told before."""
    met: Counter[str] = Counter()
    sides: dict[str, Actor] = {}
    for e in before:
        homes = {home(a): a for a in (*e.actors, *e.recipients)}
        if e.quad in CONFLICT and doer in homes and len(homes) == 2 and None not in homes:
            other = next(k for k in homes if k != doer)
            met[str(other)] += 1
            sides[str(other)] = homes[other]
    first = met.most_common(2)
    return sides[first[0][0]] if first and (len(first) == 1 or first[0][1] > first[1][1]) else None


def _another_state(a: Actor, doer: str) -> bool:
    side = home(a)
    return side is not None and not side.startswith("NSA:") and side != doer and a.country is not None


def _theirs(s: Sentence, r: Actor, side: Actor) -> Actor:
    """A party as one of a side; people and villages are no fighters of a group because its enemy hits them."""
    if side.id.startswith("NSA:"):
        head = next((part_of(s, t.i) for t in s.tokens if t.end == r.span.end), 0)
        noun = s.tokens[head].lemma.lower()
        thing = r.id == "UNK" and not personal(noun) and agreement().sorts.get(noun) is not Sort.PLACE
        return replace(r, id=side.id, country=side.country) if thing else r
    return replace(r, id=f"{side.country}/{r.sector}" if r.sector else str(side.country), country=side.country)
