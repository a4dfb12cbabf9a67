"""What is made of the parties that were found: owners for things, those of other clauses left out, strangers for whom nothing tells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dragoman.actors import Coreference
from dragoman.actors.agreement import Gender, agreement
from dragoman.actors.phrase import part_of
from dragoman.coding.aimed import aimed_at, other_side, spared
from dragoman.coding.arguments import cases, told_in
from dragoman.coding.candidates import Candidate
from dragoman.coding.match import HYPHENS
from dragoman.coding.once import apart, cleaned, held_in, one, unowned, whole
from dragoman.coding.outside import in_headline, within_clause, without_topics
from dragoman.coding.proposal import GIVING, after_passive, agent_behind, host, tree_parts
from dragoman.coding.touched import but_a_thing, exemplified, joined, object_of, owners_of_things, whose_it_is
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Actor

FORCES = frozenset(["MIL", "COP", "PRM"])
OVER_ONES_OWN = frozenset(["curfew", "martial-law"])  # modes of what a state does at home
PLACED = frozenset(["in", "at", "across", "throughout", "inside", "around"])
SAID = frozenset(("ACCUSE", "REQUEST"))  # what a headline tells without a verb of saying
HARM = frozenset(("ASSAULT", "COERCE"))
DONE_TO_THINGS = frozenset(("COERCE", "PROTEST", "SANCTION"))
OWNING = frozenset(["his", "her", "its", "their"])
HEARING = frozenset(["JRN", "JUD", "COP"])
GENDERS = {"him": Gender.MALE, "her": Gender.FEMALE}
NOT_FOR = (aimed_at, other_side, spared)  # who is but told of with what is done for others
OBJECTIVE = frozenset(["him", "her", "them", "it"])


@dataclass
class Parts:
    """The parties by part, and the score of the surest of each; `speaking`: whoever speaks is an actor."""

    actors: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    speaking: bool = False
    acting: float = 0.0
    suffering: float = 0.0


def completed(s: Sentence, c: Candidate, who: Coreference, out: Parts, mutual: bool) -> None:
    """Leave out or make unknown who cannot be meant, put owners for things, and one party for an office and its holder."""
    aside: list[Actor] = []
    if mutual:
        without_topics(s, c, out.actors)
    else:
        aside = within_clause(s, c, out.actors, out.recipients)
    doers = list(out.actors)
    out.recipients = [_another(s, r, doers, who) if _objective(s, r) and any(_same(r, a) for a in doers) else r for r in out.recipients]
    if c.like in HARM:
        out.recipients = [_teller(s, r, doers, who) or _hit_before(s, c, r, doers, who) or r for r in out.recipients]
    own = {x for a in out.actors if "/" in a.id for x in (a.id, a.country)} if c.like in GIVING | {"CONCEDE"} else set()
    out.recipients = [r for r in out.recipients if not (
        r.id in own and ((_possessor(s, r) and not _of_another(s, c, r, out.actors)) or _promised_for(s, c, r))
    )]
    _doers_elsewhere(s, c, who, out, mutual)
    if not out.recipients and not mutual:
        out.recipients = object_of(s, c, who, out.actors)
    if not out.recipients and not mutual:
        out.recipients = owners_of_things(s, c, who, [*out.actors, *aside])
    if c.like == "CONCEDE":
        out.recipients = [r for r in out.recipients if not (r.id in own and _possessor(s, r))]  # `apologised for Japan's deeds`
    if not mutual:
        out.recipients += joined(s, c, who, out.actors, out.recipients)
    out.recipients = [r for r in out.recipients if not any(but(s, c, i) for but in NOT_FOR for i in _within(s, r))]
    if c.like == "THREATEN" and not out.recipients:
        out.recipients = _threatened(s, c, who, out.actors)
    if c.like in DONE_TO_THINGS:
        out.recipients = list({(a.id, a.span): a for r in out.recipients for a in whose_it_is(s, r, who)}.values())
    for side in (out.actors, out.recipients):
        side[:] = unowned(s, whole(s, side))
    out.recipients = [r for r in out.recipients if not (but_a_thing(s, r, out.recipients) or exemplified(s, r, out.recipients))]
    if c.like in GIVING:
        out.recipients = [_unknown(r) if _own_thing(r, out.actors) and _branch(s, r) else r for r in out.recipients]
    out.actors, out.recipients = cleaned(out.actors, out.recipients, mutual)
    out.recipients = [r for r in out.recipients if not _where_they_are(s, r, out.actors)]
    if not out.actors and not mutual and not out.speaking and s.tokens[c.trigger].lemma.lower() in words("state_deeds"):
        out.actors = [r for r in out.recipients if r.id == r.country and _owns(s, r, c.trigger)]
        out.recipients = [r for r in out.recipients if r not in out.actors]
    if c.like == "MOBILIZE":
        out.recipients = [r for r in out.recipients if not _own_force(r, out.actors)]
    if c.mode == "withdraw" and not out.actors:
        out.actors, out.acting = [r for r in out.recipients if _called_home(s, c, r)], max(out.acting, out.suffering)
        out.recipients = [r for r in out.recipients if r not in out.actors]
    _estranged(s, c, who, out)
    if c.mode not in OVER_ONES_OWN:
        out.actors = [_stranger(a) if _of_setting(a, out.recipients, who) and not _theirs(s, a) else a for a in out.actors]
    out.recipients = [r for r in out.recipients if not _act_itself(s, c, r)]
    out.recipients = [_unknown(r) if _own_thing(r, out.actors) else r for r in out.recipients]


def _doers_elsewhere(s: Sentence, c: Candidate, who: Coreference, out: Parts, mutual: bool) -> None:
    """Who acts as only a passive, a headline, a host or the words around an act tell."""
    doing = [a for j in after_passive(s, c) for a in who.parties(s.index, j)] if not mutual else []
    if doing and not any(one(a, b) for a in doing for b in out.actors):
        out.actors = doing
        out.recipients = [r for r in out.recipients if not any(one(a, r) for a in doing)]
    if not out.actors and not out.speaking and c.like in SAID:
        speaker = in_headline(s)
        out.actors = list(who.parties(s.index, speaker, place_ok=True)) if speaker is not None else []
        out.recipients = [r for r in out.recipients if not any(one(a, r) for a in out.actors)]
    if not out.actors and not out.speaking:
        out.actors = [a for j in host(s, c) or agent_behind(s, c) for a in who.parties(s.index, j, place_ok=True)]


def _promised_for(s: Sentence, c: Candidate, r: Actor) -> bool:
    """Whether somebody promises what his own state will do: Mali in `Mali would help Chad, its president promised`."""
    doing = (j for k in told_in(s, c.head) for j in s.each(k, "nsubj"))
    return c.like == "AGREE" and any(r.span.start <= s.tokens[j].start < r.span.end for j in doing)


def _within(s: Sentence, a: Actor) -> list[int]:
    """The words of a party."""
    return [t.i for t in s.tokens if a.span.start <= t.start < a.span.end]


def _of_setting(a: Actor, others: list[Actor], who: Coreference) -> bool:
    """Whether an organ has its state from the setting alone and deals with that very state: `the government will trade with Kenya`."""
    common = (a.span.text[:1].lower() + a.span.text[1:]).islower()  # also where it opens a sentence
    ours = a.sector in ("GOV", "MIL", "NGO") and a.person is None and common and not says_whose(a, who)
    return ours and any(
        r.country == a.country and (_envoy(r, who) or (r.id == a.country and not r.span.text.rpartition(" ")[2].islower())) for r in others
    )


def _theirs(s: Sentence, a: Actor) -> bool:
    """Whether a pronoun tells whose somebody is: `their foreign ministers`."""
    inside = [t for t in s.tokens if t.start < a.span.end and a.span.start < t.end]
    return any(s.tokens[c].upos == "PRON" for t in inside for c in s.each(t.i, "nmod:poss"))


def _envoy(a: Actor, who: Coreference) -> bool:
    """Whether somebody is a state's abroad: `two Iranian diplomats`, so told only where they are posted."""
    noun = a.span.text.rpartition(" ")[2].lower()
    return noun.removesuffix("s") in words("posted") and says_whose(a, who)


def says_whose(a: Actor, who: Coreference) -> bool:
    """Whether a party's own words name a state: `Turkish authorities`, `Haiti's government`."""
    return any(e.country is not None and e.country == a.country for f in who.mentions.register.find(a.span.text) for e in f.entries)


def _act_itself(s: Sentence, c: Candidate, r: Actor) -> bool:
    """Whether a thing is but the act under the name of its place: `the Vega massacre`."""
    t = s.tokens[c.trigger]
    return t.upos in ("NOUN", "PROPN") and r.sector is None and r.person is None and r.span.start <= t.start and t.end <= r.span.end


def _own_thing(r: Actor, actors: list[Actor]) -> bool:
    """Whether a thing that is hit has the doer's state, which only the setting can have told: `Russian forces took the coal town`."""
    return r.id == r.country and r.span.text.islower() and any(a.id.startswith(r.id) for a in actors)


def _branch(s: Sentence, r: Actor) -> bool:
    """Whether a thing stands for all who live by it, to whom something goes: `loans for the farming sector`."""
    toward = any({"to", "for"} & set(cases(s, i)) for i in _within(s, r))
    return toward and r.span.text.rpartition(" ")[2].lower() in words("branches")


def _where_they_are(s: Sentence, r: Actor, actors: list[Actor]) -> bool:
    """Whether a party is but the doers' own state as the place where they act: `In Moscow, the spokeswoman rejected the charges`."""
    if r.id != r.country or not any(a.country == r.country for a in actors):
        return False
    inside = (t for t in s.tokens if r.span.start <= t.start and t.end <= r.span.end)
    return any(t.rel in ("obl", "nmod") and PLACED & set(cases(s, t.i)) for t in inside)


def _own_force(r: Actor, actors: list[Actor]) -> bool:
    """Whether a party is but what its own state or government sends out: `India deployed its Border Security Force`."""
    states = {a.country for a in actors if a.id in (a.country, f"{a.country}/GOV")}
    owned = r.country in states and r.id == f"{r.country}/{r.sector}"
    return r.sector in FORCES and r.person is None and bool(states) and (owned or r.id == f"UNK:{r.sector}")


def _called_home(s: Sentence, c: Candidate, r: Actor) -> bool:
    """Whether those withdrawn by nobody who is told are of whom they serve, who does it: `Kenyan observers were withdrawn`."""
    moved = c.match.arguments.objects if c.match is not None and c.match.arguments.passive else []
    known = r.country is not None or r.id.startswith(("IGO:", "NGO:"))
    return known and r.person is None and any(r.span.start <= s.tokens[j].start < r.span.end for j in moved)


def _estranged(s: Sentence, c: Candidate, who: Coreference, out: Parts) -> None:
    """Make unknown those who seldom are of the state that the setting gives them: hackers of nobody, and who is put out of a state."""
    hit, homes = ({a.country for a in side} for side in (out.recipients, out.actors))
    if c.mode == "cyber":
        out.actors = [_stranger(a) if a.country in hit and _faceless(s, a) else a for a in out.actors]
    if c.mode == "deport":
        out.recipients = [_stranger(r) if r.country in homes and _sent_there(s, r, who) else r for r in out.recipients]


def _faceless(s: Sentence, a: Actor) -> bool:
    """Whether hackers are told of without a word of whose they are: they seldom are of the state that they attack."""
    inside = [t for t in s.tokens if a.span.start <= t.start and t.end <= a.span.end]
    named = any(t.upos in ("PROPN", "ADJ") and t.text[0].isupper() and s.tokens[t.i - 1].text not in HYPHENS for t in inside)
    return a.sector == "CRM" and a.person is None and a.id == f"{a.country}/CRM" and not named


def _sent_there(s: Sentence, r: Actor, who: Coreference) -> bool:
    """Whether somebody is abroad where he is, and no word of his tells whose he is: `expelled a missionary`, `two diplomats`."""
    inside = [t for t in s.tokens if r.span.start <= t.start and t.end <= r.span.end]
    ours = any(t.deprel == "nmod:poss" and s.tokens[t.head] in inside for t in s.tokens)
    return bool(inside) and r.person is None and not ours and inside[-1].lemma.lower() in words("sent_abroad") and not says_whose(r, who)


def _stranger(a: Actor) -> Actor:
    return replace(a, id=f"UNK:{a.sector}", country=None)


def _possessor(s: Sentence, r: Actor) -> bool:
    """Whether a party stands as the owner of something: Turkey in `Erdogan reiterated Turkey's support`."""
    return any(t.deprel == "nmod:poss" and t.start < r.span.end and r.span.start < t.end for t in s.tokens)


def _of_another(s: Sentence, c: Candidate, r: Actor, doers: list[Actor]) -> bool:
    """Whether it is another body of the doer's state whose deeds he praises: the bank in `the premier defended the bank's decision`."""
    own = {k for t in s.tokens if r.span.start <= t.start < r.span.end and t.deprel == "nmod:poss" for k in (t.head,)}
    deeds = not any(s.tokens[k].lemma.lower() in words("favours") or k == c.trigger for k in own)
    return c.like == "SUPPORT" and deeds and all(apart(a, r) for a in doers if a.id == r.id) and r.id != r.country


def _owns(s: Sentence, a: Actor, noun: int) -> bool:
    """Whether a party stands before a noun as its possessor."""
    return any(a.span.start <= s.tokens[c].start < a.span.end for c in s.each(noun, "nmod:poss"))


def _objective(s: Sentence, r: Actor) -> bool:
    """Whether a party is a pronoun to which something is done, alone or in part: `him`, `a dozen of them`."""
    i = next((t.i for t in s.tokens if t.start == r.span.start), None)
    if i is None or r.span.text.lower() not in OBJECTIVE:
        return False
    t = s.tokens[i]
    some = t.rel == "nmod" and part_of(s, t.head) == i
    return (s.tokens[t.head] if some else t).rel in ("obj", "obl", "iobj")


def _same(r: Actor, a: Actor) -> bool:
    return r.id == a.id and r.person == a.person


def _another(s: Sentence, r: Actor, doers: list[Actor], who: Coreference) -> Actor:
    """Whom the pronoun means if not the doer: `him` in `Biden accused him` is the other man of the sentence, or nobody known.

    He may be told by his office: `Biden congratulated the Czech leader and invited him`.
    """
    gender = GENDERS.get(r.span.text.lower())
    for j, a in reversed(who.known[s.index] if gender is not None else ()):
        office = a.person is None and who.mentions.is_office(s.index, j) and not any(one(x, a) for x in doers)
        other = (office or a.person is not None) and a.span.end <= r.span.start and not any(_same_person(x, a) for x in doers)
        if other and agreement().gender((a.person or "").split(), name=True) in (gender, Gender.UNKNOWN):
            return replace(a, span=r.span)
    for j in _over(s, r) if r.span.text.lower() == "them" else ():
        told = [a for a in who.parties(s.index, j) if a.person is None and not any(one(x, a) for x in doers)]
        if told:
            return replace(told[0], span=r.span)
    return _unknown(r)


def _teller(s: Sentence, r: Actor, doers: list[Actor], who: Coreference) -> Actor | None:
    """Who complains to those who hear of everybody's harm, where a pronoun would take up them: `told reporters that police beat them`."""
    at = next((t.i for t in s.tokens if t.start == r.span.start and t.upos == "PRON"), None)
    over = list(s.ancestors(at)) if at is not None else []
    for verb in over:
        if s.tokens[verb].lemma.lower() not in words("informing") or s.child(verb, "ccomp") not in over:
            continue
        heard = [a for j in s.each(verb, "obj", "iobj") for a in who.parties(s.index, j)]
        telling = [a for j in s.each(verb, "nsubj") for a in who.parties(s.index, j)]
        taken = any(_same(r, a) and a.sector in HEARING for a in heard)
        if taken and telling and not _same(telling[0], r) and not any(one(telling[0], a) for a in doers):
            return replace(telling[0], span=r.span)
    return None


def _hit_before(s: Sentence, c: Candidate, r: Actor, doers: list[Actor], who: Coreference) -> Actor | None:
    """Whose the things are that are hit after himself, and not the doer's own: in `shot a farmer and burned his barn` the farmer's."""
    t = s.tokens[c.head]
    owning = [k for k in s.tokens if k.start == r.span.start and k.deprel == "nmod:poss" and k.text.lower() in OWNING]
    if not owning or t.rel != "conj" or s.tokens[t.head].upos != "VERB" or not any(_same(r, a) for a in doers):
        return None
    hit = [x for j in s.each(t.head, "obj") for x in (j, *(k for k in s.each(j, "nmod") if cases(s, k) == ["of"]))]
    met = (a for j in hit for a in who.parties(s.index, j) if a.sector is not None and not any(one(a, b) for b in doers))
    other = next(met, None)
    return replace(other, span=r.span) if other is not None else None


def _over(s: Sentence, r: Actor) -> list[int]:
    """Several whom the clauses over a pronoun are about, the nearest first: villagers in `villagers said he hired men to attack them`."""
    at = next((t.i for t in s.tokens if t.start == r.span.start), None)
    return [] if at is None else [j for k in s.ancestors(at) for j in s.each(k, "nsubj") if s.tokens[j].xpos == "NNS" and j < at]


def _same_person(a: Actor, b: Actor) -> bool:
    return a.person is not None and a.person == b.person


def _unknown(r: Actor) -> Actor:
    return Actor(span=r.span, id="UNK", name=r.span.text)


def _threatened(s: Sentence, c: Candidate, who: Coreference, doers: list[Actor]) -> list[Actor]:
    """Whom what is threatened would touch, or who could avert it: the council in `will act if the council does not`."""
    below = s.subtree(c.head)
    averting = [
        k for j in below if s.tokens[j].rel == "advcl" and {"if", "unless"} & {s.tokens[m].text.lower() for m in s.each(j, "mark")}
        for k in s.each(j, "nsubj")
    ]
    for j in (*tree_parts(s, c)[1], *averting):
        body = who.someone(s.index, j)
        met = who.parties(s.index, j) or ((body,) if body is not None else ())
        new = [a for a in met if not any(one(a, b) or a.id == b.country or held_in(a, b) for b in doers)]
        if new:
            return new
    return []


