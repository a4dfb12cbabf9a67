"""Whom pronouns mean in reports, where a party would else act on itself: Kenya in `Kenya said Somalia had killed its soldiers`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.actors import Coreference
from dragoman.actors.coreference import NEUTER, PLURAL
from dragoman.actors.definite import PUBLIC_ORGANS
from dragoman.actors.entities import At
from dragoman.actors.phrase import part_of
from dragoman.claims import Told
from dragoman.coding.candidates import Candidate
from dragoman.coding.proposal import tree_parts
from dragoman.language import Sentence
from dragoman.records import Actor, Span

# Types of acts that are done against somebody; recalling envoys, closing borders and the like one does with what is one's own.
AGAINST = frozenset(("ACCUSE", "ASSAULT", "COERCE", "REJECT", "SANCTION", "THREATEN"))
WITH_ONES_OWN = frozenset(("withdraw", "discontinue", "restrict", "censor", "curfew", "martial-law", "withhold", "misinformation"))
INTRUDED_ON = frozenset(["airspace", "water", "waters"])
# Those whom a state may well act against at home, so that `its` may be the doer's.
AT_HOME = frozenset(["CVL", "OPP", "PTY", "SOC", "REL", "JRN", "EDU", "LAB", "JUD", "ELI"])
BACK_TO_ONESELF = frozenset(["itself", "themselves", "theirs"])


def meant(s: Sentence, acts: list[Candidate], who: Coreference, told: Told) -> dict[At, tuple[Actor, ...]]:
    """The speaker, for each pronoun of the sentence that cannot be whom it seems to take up."""
    out: dict[At, tuple[Actor, ...]] = {}
    for c in acts:
        actors, recipients, mutual = tree_parts(s, c)
        for j in dict.fromkeys((*actors, *recipients)):
            others = [k for k in (*actors, *recipients) if k != j and (mutual or (k in actors) != (j in actors))]
            for i, owned in _pronouns(s, j, c):
                speaker = _speaker(s, i, who, told)
                taken = who.parties(s.index, i)
                if speaker is None or not taken or (owned is not None and _own_business(s, owned, taken, who)):
                    continue
                against = [a for k in others for a in who.parties(s.index, k, place_ok=True)]
                if any(_of_one_side(a, b) for a in taken for b in against) and not any(_of_one_side(speaker, b) for b in against):
                    out[At(s.index, i)] = (speaker,)
    return out


def _pronouns(s: Sentence, j: int, c: Candidate) -> Iterator[tuple[int, int | None]]:
    """A pronoun that is a party, or where the act is done against somebody the owner of one, with what is owned."""
    owner = s.tokens[j].deprel == "nmod:poss"
    intruding = c.match is not None and any(s.tokens[k].lemma.lower() in INTRUDED_ON for k in c.match.slots)
    hostile = (c.like in AGAINST and c.mode not in WITH_ONES_OWN) or (c.like == "MOBILIZE" and intruding)
    inner = ((j, s.tokens[j].head),) if owner else tuple((i, j) for i in s.each(part_of(s, j), "nmod:poss"))
    for i, owned in (*(() if owner else ((j, None),)), *(inner if hostile else ())):
        t = s.tokens[i]
        if t.upos == "PRON" and t.text.lower() in (NEUTER | PLURAL) - BACK_TO_ONESELF:
            yield i, owned


def _speaker(s: Sentence, i: int, who: Coreference, told: Told) -> Actor | None:
    """Who says what a pronoun stands in, as the pronoun would mean him: of a person the state."""
    t = s.tokens[i]
    claim = told.at(t.start)
    speaker = claim.speaker if claim is not None else None
    span = Span(start=t.start, end=t.end, text=t.text)
    if speaker is None or speaker.id.startswith("UNK"):
        return None
    if speaker.person is None:
        return replace(speaker, span=span)
    return who.state(speaker.country, span) if speaker.country is not None and speaker.sector in PUBLIC_ORGANS else None


def _own_business(s: Sentence, j: int, taken: tuple[Actor, ...], who: Coreference) -> bool:
    """Whether an owner may well act against what he owns: a state against its people, or whatever is told to be his `own`."""
    head = part_of(s, j)
    own = any(s.tokens[k].text.lower() == "own" for k in s.each(head, "amod"))
    owned = who.parties(s.index, j) or who.parties(s.index, head)
    state = any(a.country is not None for a in taken)
    return own or s.tokens[head].lemma.lower() == "people" or (state and any(a.sector in AT_HOME for a in owned))


def _of_one_side(a: Actor, b: Actor) -> bool:
    """Whether two parties are one, or a state and its own organ."""
    if a.id == b.id:
        return not a.id.startswith("UNK")
    of_one = a.country is not None and a.country == b.country
    return of_one and all(x.sector is None or x.sector in PUBLIC_ORGANS for x in (a, b)) and not any(
        x.id.startswith(("ORG:", "PER:", "NSA:", "IGO:")) for x in (a, b)
    )
