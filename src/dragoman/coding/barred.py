"""Who can have no part in an act, or only one of the two: who is handed over, who kept it from being done, whom another clause tells."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.actors import Coreference
from dragoman.coding.arguments import cases, of_verb
from dragoman.coding.beside import (
    between,
    beyond_border,
    defied_beside,
    devoted_to,
    driven,
    followed,
    holds_by_hyphen,
    looks_into,
    of_a_decree,
    place_of_jail,
    taken_to,
    tellers_of_machines,
    to_be_done_to,
    where_it_was,
)
from dragoman.coding.candidates import Candidate
from dragoman.coding.denied import clause, denied_words, told_by
from dragoman.coding.disclaimed import DEEDS, disclaimed_beside, disclaimers, doers
from dragoman.coding.going import NEVER, SAID, travellers
from dragoman.coding.prevented import beaten_off, kept_from, kept_out_of
from dragoman.coding.proposal import HIT, left_behind
from dragoman.coding.touched import filed_against, its_victim, undergone
from dragoman.coding.untouched import VOICED, untouched
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

SUFFERED = HIT | {"SANCTION"}  # types of what is done to somebody
JUDGED = frozenset(("ACCUSE", "SUPPORT"))  # types that may be about what was done to others


def barred(
    s: Sentence, c: Candidate, options: dict[int, tuple[float, float]], heads: dict[int, str], who: Coreference, elsewhere: Collection[int]
) -> None:
    """Scores of those who cannot have a part: who is handed over, who kept a deed from being done, the place it is called after.

    Nor does an act touch those of whom only a clause beside it tells.
    """
    if c.match is not None and (c.match.frame.roles == "handover" or s.tokens[c.match.head].lemma.lower() in words("exchanging")):
        handed = c.match.arguments.under("of") if c.match.frame.part == "n" else c.match.arguments.objects
        options |= {j: (NEVER, NEVER) for j in handed if j in options}
    options |= {j: (options[j][0], NEVER) for j in untouched(s, c, heads) if j in options}
    if c.mode == "access":  # `received inspectors from Kenya`
        options |= {j: (NEVER, options[j][1]) for j in options if heads.get(j) != "A" and cases(s, j) == ["from"]}
    if c.like == "REJECT":
        denied = set(denied_words(s, c.head))
        options |= {j: (options[j][0], NEVER) for j in options if j in denied}
    if c.like in HIT:
        options |= {j: (NEVER, options[j][1]) for j in options if where_it_was(s, j, c.trigger, who) or place_of_jail(s, j, who)}
    if c.like in SUFFERED:
        owning = [j for j in options if its_victim(s, j, c.trigger, who)]
        whose = {a.id for j in owning for a in who.parties(s.index, j)}
        others = [j for j in options if owning and not whose & {a.id for a in who.parties(s.index, j)}]
        options |= {j: (NEVER, max(SAID, options[j][1])) for j in owning} | {j: (options[j][0], NEVER) for j in others if j not in owning}
    if c.mode == "deport" or c.like in JUDGED:
        options |= {j: (NEVER, NEVER) for j in options if taken_to(s, j)}
    options |= {j: (options[j][0], NEVER) for j in options if left_behind(s, c, j)}
    verb = kept_from(s, c.trigger) if c.like in HIT else kept_out_of(s, c.trigger)
    against = of_verb(s, verb).subjects if verb is not None else []
    kept = verb is not None and c.like in HIT
    options |= {j: (NEVER, NEVER if kept and heads.get(j) != "R" else options[j][1]) for j in options if j in against}
    options |= {j: (NEVER, options[j][1]) for j in options if beyond_border(s, j) or (c.like in HIT and looks_into(s, c.trigger, j))}
    if c.like == "AGREE":
        options |= {j: (NEVER, options[j][1]) for j in to_be_done_to(s, c.trigger) if j in options}
    if c.mode == "third-party":
        options |= {j: (NEVER, options[j][1]) for j in options if between(s, j)}
    options |= {j: (NEVER, NEVER) for j in options if of_a_decree(s, j, who) or holds_by_hyphen(s, j) or devoted_to(s, j)}
    led = {j: k for j in options if (k := followed(s, j)) is not None and k in options}
    options |= {j: (NEVER, NEVER if heads.get(k) == "R" else options[j][1]) for j, k in led.items()}
    options |= {j: (NEVER, NEVER) for j in defied_beside(s, c.head) if j in options and c.like != "REJECT"}
    _withstood(s, c, options)
    _disowned(s, c, options)
    options |= travellers(s, c, options, heads, elsewhere)
    them, there = undergone(s, c.trigger)
    options |= {j: (NEVER, SAID) for j in them if j in options} | {j: (NEVER, NEVER) for j in there if j in options}
    if c.like == "REQUEST" and (backer := _backer(s, c.trigger)):
        options |= {j: (options[j][0], NEVER) for j in backer if j in options}
    if c.like == "ACCUSE":
        options |= {j: (NEVER, SAID) for j in filed_against(s, c.trigger) if j in options}
    if c.like in VOICED:
        options |= {j: (NEVER, options[j][1]) for j in options if _told_of(s, c, j)}
    if c.like == "ASSAULT":
        _no_fighters(s, c, options)
    outer = clause(s, c.trigger)
    if c.event_type in DEEDS and told_by(s, outer) is not None and any(s.tokens[j].rel in ("nsubj", "expl") for j in s.children[outer]):
        inside = set(s.subtree(outer))
        options |= {j: (NEVER, NEVER) for j in options if j not in inside}


def _no_fighters(s: Sentence, c: Candidate, options: dict[int, tuple[float, float]]) -> None:
    """Scores of whom only the news of violence names: who tells of machines, who drives them, who signed the truce that is broken."""
    options |= {j: (NEVER, options[j][1]) for j in tellers_of_machines(s, c) if j in options}
    options |= {j: (NEVER, NEVER) for j in driven(s, c.head) if j in options}
    told = {k for j in (c.match.slots if c.match is not None else ()) for acl in s.each(j, "acl") for k in s.subtree(acl)}
    options |= {j: (options[j][0], NEVER) for j in options if j in told}


def _backer(s: Sentence, noun: int) -> list[int]:
    """Who but backs what others ask for, and is not asked himself: Kenya in `Kenya backed the bishops' call`."""
    t = s.tokens[noun]
    backs = t.upos == "NOUN" and t.rel == "obj" and s.tokens[t.head].lemma.lower() in words("echoing")
    return of_verb(s, t.head).subjects if backs else []


def _withstood(s: Sentence, c: Candidate, options: dict[int, tuple[float, float]]) -> None:
    """Scores where a deed was beaten off or kept from being done: who fell to those at whom it was aimed was not its victim."""
    off = beaten_off(s, c.trigger)
    verb = kept_from(s, c.trigger) if off is None else off
    if verb is None or c.like not in HIT:
        return
    fallen = {k for j in s.each(verb, "advcl", "conj") if j > c.trigger for k in s.subtree(j)}
    options |= {j: (NEVER, NEVER) for j in options if j in fallen}
    if off is not None:
        options |= {j: (NEVER, max(SAID, options[j][1])) for j in of_verb(s, off).subjects if j in options}


def _disowned(s: Sentence, c: Candidate, options: dict[int, tuple[float, float]]) -> None:
    """Scores of those who say that a deed was none of theirs: they alone are whose it is said not to be, unless the text has another."""
    options |= {j: (NEVER, options[j][1]) for j in disclaimed_beside(s, c.trigger) if j in options}
    none = disclaimers(s, c.trigger) if c.event_type in DEEDS else []
    if none:
        told = any(j in options for j in doers(s, c.trigger))
        options |= {j: (options[j][0] if told else NEVER, options[j][1]) for j in options}
        options |= {j: (NEVER if told else SAID, NEVER) for j in none if j in options}


def _told_of(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether a word is the subject of what somebody else says: Serbia in `Serbia will close the road, the minister warned`."""
    t, verb = s.tokens[j], c.head
    clause_ = s.tokens[t.head]
    own = any(True for _ in s.each(verb, "nsubj"))
    return t.rel == "nsubj" and clause_.rel == "ccomp" and clause_.head == verb and own
