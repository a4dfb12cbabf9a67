"""Each party once: an office and its holder are one, and so are an organ and its state; nobody acts on himself."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import PRONOUNS
from dragoman.language import Sentence
from dragoman.records import Actor

BETWEEN = 6  # words that may stand between an office and the name of its holder
FIGHTING = frozenset((None, "CVL", "MIL", "REB", "UAF"))
NOTHING_TOLD = frozenset([None, "CVL", "UNK"])  # sectors
NOMINATIVE = frozenset(["he", "she"])
OFFICIAL = frozenset(["COP", "GOV", "JUD", "LEG", "MIL", "PRM", "SPY"])


def whole(s: Sentence, side: list[Actor]) -> list[Actor]:
    """One party for an office and its holder, an organ and its state or field: `Ambassador to China Li Ming`, `Ministry of Finance`."""
    out: list[Actor] = []
    for b in sorted(side, key=lambda a: a.span.start):
        state = next((x for x in out if _names_state_of(x, b)), None)
        if state is not None:
            out[out.index(state)] = replace(b, id=f"{state.id}/{b.sector}", country=state.id)
            continue
        office = next((x for x in out if _beside(s, x, b)), None)
        if office is None:
            out.append(b)
        elif b.person is not None:
            inside = [x for x in out if office.span.end <= x.span.start and x.span.end <= b.span.start]
            out = [x for x in out if x not in inside]
            if office.person is None:
                out[out.index(office)] = replace(office, name=b.name, person=b.person) if b.id.startswith("PER:") else b
    return out


def unowned(s: Sentence, side: list[Actor]) -> list[Actor]:
    """Without the pronouns that but tell whose another party is: he of `his party`; of `his men` nothing else tells who they are."""
    told = [a for a in side if a.sector not in NOTHING_TOLD]
    owners = {
        t.start for t in s.tokens if t.deprel == "nmod:poss" and t.upos == "PRON"
        and any(a.span.start <= s.tokens[t.head].start < a.span.end for a in told)
    }
    return [a for a in side if a.span.start not in owners]


def _names_state_of(a: Actor, b: Actor) -> bool:
    """Whether a word for a state stands before an organ that names none: Chinese and the coast guard in `a Chinese coast guard ship`."""
    organ = b.sector is not None and b.id in (f"{b.country}/{b.sector}", f"UNK:{b.sector}") and b.span.text.islower()
    return organ and a.id == a.country and 0 <= b.span.start - a.span.end <= 1


def _beside(s: Sentence, a: Actor, b: Actor) -> bool:
    """Whether `b` is the holder of the office `a`, or what the organ `a` is for."""
    between = [t for t in s.tokens if t.start >= a.span.end and t.end <= b.span.start]
    if [t.text for t in between] == [","] and b.person is not None and a.person is None:  # `her Chilean colleague, Ana Lind`
        over = (s.tokens[t.head] for t in s.tokens if t.rel == "appos" and b.span.start <= t.start < b.span.end)
        return any(o.xpos == "NN" and a.span.start <= o.start < a.span.end for o in over)
    if not between and b.person is not None and a.person is None:  # `the healer Shaba Shareef`
        last = next((t for t in s.tokens if t.end == a.span.end), None)
        return last is not None and last.xpos == "NN" and b.span.start - a.span.end <= 1
    if not between or len(between) > BETWEEN or between[0].upos != "ADP":
        return False
    if b.person is None:
        return [t.text.lower() for t in between] in (["of"], ["of", "the"]) and b.id.startswith(("ORG:", "UNK"))
    name = all(t.upos in ("ADP", "DET", "NOUN", "PROPN", "ADJ", "CCONJ") for t in between) and between[-1].upos != "CCONJ"
    return name and len(between) > 1 and a.person in (None, b.person) and a.sector is not None


def _each_once(side: list[Actor]) -> list[Actor]:
    """Nobody twice who is told by his office and his name: `her former boss, President Bob Hay`."""
    best: dict[str, Actor] = {}
    for a in side:
        if a.person is not None and (a.person not in best or _tells(a) > _tells(best[a.person])):
            best[a.person] = a
    return [a for a in side if a.person is None or best[a.person] is a]


def _tells(a: Actor) -> tuple[bool, bool]:
    """How much a mention of a person tells: whose he is, and his name."""
    return not a.id.startswith("PER:"), a.person is not None and a.person.rpartition(" ")[2] in a.span.text


def one(a: Actor, b: Actor) -> bool:
    """Whether two parties of one id are the same one: a mayor who calls on the government is not, though both are organs of one state."""
    if a.person is not None and a.person == b.person:
        return True
    if a.id != b.id:
        return False
    if a.person is not None and b.person is not None:
        return a.person == b.person
    return not apart(a, b)


def apart(a: Actor, b: Actor) -> bool:
    """Whether two organs or officials of one id are told as two: the governor and the mayor, a party and its member."""
    texts = {a.span.text.lower(), b.span.text.lower()}
    beside = a.span.end <= b.span.start or b.span.end <= a.span.start
    member = (a.person is None) != (b.person is None) and a.id.startswith(("NSA:", "NGO:", "ORG:"))
    kinds = "/" in a.id or a.id.startswith("UNK:") or member
    first, second = sorted((a, b), key=lambda x: x.span.start)
    another = first.span.text.lower() in NOMINATIVE and second.sector in OFFICIAL  # no `he` is who an office behind it names
    told = {second.span.text.lower()} if another else texts
    return beside and kinds and len(texts) > 1 and not told & PRONOUNS and a.name != b.name


def _title_of(a: Actor, side: list[Actor]) -> bool:
    """Whether a title that names nobody is the first of two that another party bears: `Deputy Prime Minister and Foreign Minister Dar`."""
    return a.id == "UNK:GOV" and a.person is None and a.span.text.istitle() and any(
        x.person is not None and x.span.start - a.span.end == len(" and ") for x in side
    )


def held_in(a: Actor, b: Actor) -> bool:
    """Whether a party's words are part of another's: Venezuela in `his Venezuelan counterpart`."""
    return b.span.start <= a.span.start and a.span.end <= b.span.end and a.span != b.span


def _one_of_several(a: Actor, side: list[Actor]) -> bool:
    """Whether a phrase for those of several states has given its own already: Guyana in `the ministers of Venezuela and Guyana`."""
    return any(x.country == a.country and any(y is not x and y.span == x.span for y in side) for x in side if x is not a)


def _of_their_group(side: list[Actor]) -> list[Actor]:
    """Fighters with the group that stands before them as one party: `Houthi crews`."""
    groups = [a for a in side if a.id.startswith("NSA:")]
    whose = {b.span: a for a in groups for b in side if held_in(a, b) and a.span.start == b.span.start and b.sector in FIGHTING}
    inside = [whose[b.span] for b in side if b.span in whose]
    return [replace(whose[a.span], span=a.span) if a.span in whose else a for a in side if a not in inside]


def cleaned(actors: list[Actor], recipients: list[Actor], mutual: bool) -> tuple[list[Actor], list[Actor]]:
    """Who acts and who suffers: no party on both sides, no owner beside what it owns."""
    actors = _of_their_group(actors)
    for side in (actors, recipients):
        known = [a for a in side if not a.id.startswith("UNK")]
        side[:] = [
            a
            for a in side
            if not _title_of(a, side) and not (
                a.id.startswith("UNK:")
                and any(-1 <= x.span.start - a.span.end <= 2 or (a.span.start < x.span.end and x.span.start < a.span.end) for x in known)
            )
        ]
        owners = {a.country for a in side if "/" in a.id}
        side[:] = [
            a
            for a in side
            if not (
                a.id in owners
                and len(side) > 1
                and (any(held_in(a, x) for x in side) or _one_of_several(a, side))
            )
        ]
        side[:] = _each_once(side)
    recipients = [r for r in recipients if not any(held_in(r, a) for a in actors)]
    taken = {a.id for a in actors}
    rest = [r for r in recipients if not any(one(a, r) for a in actors)]
    recipients = rest if rest or mutual or not recipients or len(taken) < 2 else recipients
    if not mutual and actors and recipients and {a.id for a in recipients} <= taken:
        recipients = [r for r in recipients if r.id.startswith("UNK") or not any(one(a, r) for a in actors)]
    return actors, recipients
