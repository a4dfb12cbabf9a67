"""Whom `you` is in somebody's words, and whom letters are for: the banker in `"You should resign," the senator told the banker`."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors import Coreference
from dragoman.claims import Told
from dragoman.coding.arguments import cases
from dragoman.coding.candidates import Candidate
from dragoman.coding.wordlists import words
from dragoman.language import Reading, Sentence
from dragoman.records import Actor, Claim

YOU = frozenset(("you", "your"))
TO = frozenset(("to", "with"))
PARTS = ("nsubj", "nsubj:pass", "obj", "iobj")
SPOKEN_AT = frozenset(("REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT", "AGREE"))


def addressed(reading: Reading, s: Sentence, c: Candidate, who: Coreference, told: Told) -> list[Actor]:
    """The parties that are spoken to where an act of words has `you` for whom it touches, or bids; none of the press, which but listens."""
    t = s.tokens[c.trigger]
    verb = t.head if t.rel == "aux" and t.head >= 0 else c.head
    you = any(s.tokens[j].text.lower() in YOU for j in s.each(verb, *PARTS)) or (c.like == "REQUEST" and _bids(s, verb))
    claim = told.at(t.start) if you and c.like in SPOKEN_AT else None
    heard = _listening(reading, claim, who) if claim is not None else ()
    return list({a.person or a.id: a for a in heard if a.sector != "JRN"}.values())


def _bids(s: Sentence, verb: int) -> bool:
    """Whether a verb tells somebody to do something: `"Give us our land back," they told Baku`."""
    return s.tokens[verb].xpos == "VB" and s.child(verb, "nsubj", "nsubj:pass", "aux", "mark", "expl") is None


def written_to(s: Sentence, c: Candidate, who: Coreference) -> list[Actor]:
    """Whom a letter is for in which somebody asks or says something to nobody else: `in a letter to Amman, Syria demanded compensation`."""
    found = (a for j in _addressees(s, c.head) for a in who.parties(s.index, j, place_ok=True)) if c.like in SPOKEN_AT else ()
    return list({a.person or a.id: a for a in found if a.sector != "JRN"}.values())


def _addressees(s: Sentence, verb: int) -> Iterator[int]:
    t = s.tokens[verb]
    beside = [verb, *((t.head,) if t.rel in ("acl", "advcl") and t.xpos == "VBG" and t.head >= 0 else ())]
    for k in (k for i in beside for k in (i, *s.each(i, "obj", "obl"))):
        if s.tokens[k].lemma.lower() not in words("letters") or s.tokens[k].upos != "NOUN":
            continue
        sent = s.tokens[k].head if s.tokens[k].rel == "obj" else -1
        near = [k, *(x for x in s.each(k, "acl") if s.tokens[x].xpos == "VBN"), *((sent,) if sent >= 0 else ())]
        yield from (j for i in near for j in s.each(i, "nmod", "obl") if TO & set(cases(s, j)) and j != k)
        yield from (j for j in (s.each(sent, "iobj") if sent >= 0 else ()))


def _listening(reading: Reading, claim: Claim, who: Coreference) -> Iterator[Actor]:
    """Whom the cue of a claim has for its object."""
    if claim.cue is None:
        return
    for s in reading.over(claim.cue.start, claim.cue.end):
        verbs = (t.i for t in s.tokens if t.upos == "VERB" and claim.cue.start <= t.start < claim.cue.end)
        for j in (j for v in verbs for j in s.each(v, "obj", "iobj")):
            yield from (a for a in who.parties(s.index, j) if claim.speaker is None or a.id != claim.speaker.id)
