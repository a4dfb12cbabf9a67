"""Whose those are who deal with others: governments talk with their own rebels, and who apologises does so to those whom he hit."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.actors import Coreference
from dragoman.coding.candidates import Candidate
from dragoman.coding.ground import of_land
from dragoman.coding.opponents import nameless
from dragoman.coding.parties import Parts, says_whose
from dragoman.language import Sentence
from dragoman.records import Actor

RULING = frozenset(("GOV", "MIL", "LEG"))
RULED = frozenset(("AGR", "CVL", "LAB", "MED", "OPP", "REB", "UAF"))


def with_their_own(s: Sentence, side: list[Actor], who: Coreference) -> list[Actor]:
    """Rulers and ruled joined by `and`, the nameless of the other's state: `Thai separatists and a government team`."""
    out = list(side)
    for k, a in enumerate(side):
        if not _nobodys(s, a, who):
            continue
        known = (b for b in side if b is not a and not _nobodys(s, b, who) and _joined(s, a, b))
        states = [b.country for b in known if b.country is not None and (_rules(a, b) or _rules(b, a))]
        if len(states) == 1:
            out[k] = of_land(a, states[0])
    return out


def _rules(a: Actor, b: Actor) -> bool:
    return a.sector in RULING and b.sector in RULED


def _joined(s: Sentence, a: Actor, b: Actor) -> bool:
    """Whether two parties stand side by side: `the government and rebels`."""
    i, j = (next((t.i for t in s.tokens if t.end == x.span.end), None) for x in (a, b))
    return i is not None and j is not None and any(s.tokens[k].rel == "conj" and s.tokens[k].head == m for k, m in ((i, j), (j, i)))


def _nobodys(s: Sentence, a: Actor, who: Coreference) -> bool:
    """Whether a party is told by common words alone, those of others included: `the soldiers' wives`."""
    pronouns = any(t.upos == "PRON" and a.span.start <= t.start < a.span.end for t in s.tokens)
    common = a.span.text.islower() and a.person is None and a.id.startswith((f"{a.country}/", "UNK"))
    return nameless(s, a, who) or (common and not pronouns and not says_whose(a, who))


def done_by_who_is_sorry(s: Sentence, c: Candidate, p: Parts, played: Iterable[tuple[Candidate, Parts]], who: Coreference) -> None:
    """Of a deed for which somebody apologises the victims are whom he tells so, and not who did it.

    Two of Togo in `apologised to Togo for the killing of two fishermen`.
    """
    over = {c.head, *s.ancestors(c.head)}
    for other, q in played:
        states = {r.country for r in q.recipients if r.country is not None and (r.id == r.country or r.sector in RULING)}
        if other.event_type == "CONCEDE" and other.head in over and other.head != c.head and len(states) == 1:
            state, sorry = next(iter(states)), {a.country for a in q.actors}
            p.actors = [a for a in p.actors if a.country != state or state in sorry]
            p.recipients = [of_land(r, state) if r.country in sorry | {None} and nameless(s, r, who) else r for r in p.recipients]
