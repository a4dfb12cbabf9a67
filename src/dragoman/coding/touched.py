"""Whom an act touches that the scores leave out: who stands in a gap, who is joined with another, whose the things are."""

from __future__ import annotations

from dragoman.actors import Coreference
from dragoman.actors.agreement import personal
from dragoman.coding.arguments import cases
from dragoman.coding.candidates import Candidate
from dragoman.coding.proposal import GIVING, owners, tree_parts
from dragoman.coding.untouched import one_another, passed_through, topic_of_text, untouched
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Actor, Span

DIRECT = frozenset(("ACCUSE", "ASSAULT", "COERCE", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"))  # acts whose object is a party
HURT = frozenset(["dead", "wounded", "injured", "hurt"])
ONES_OWN = frozenset(["his", "her", "my"])
AT_WHOM = frozenset(["of", "against", "on"])
DOING = frozenset(["GOV", "MIL", "COP", "SPY", "REB", "UAF", "PRM", "CRM", "JUD", None])  # sectors of organs and groups that use force


def object_of(s: Sentence, c: Candidate, who: Coreference, actors: list[Actor]) -> list[Actor]:
    """Whom a relative clause is about that is done to him, where nobody else is touched: Oman in `Mali met Oman, which Iran blamed`."""
    if c.match is None or c.like not in DIRECT or c.match.frame.event_type != c.event_type:
        return []
    doing, touched, _ = tree_parts(s, c)
    barred = untouched(s, c, dict.fromkeys(doing, "A") | dict.fromkeys(touched, "R")) | set(s.subtree(c.match.head))
    taken = {a.id for a in actors}
    gaps = (j for j in c.match.arguments.objects if j in touched and j not in barred)
    return next((new for j in gaps if (new := [a for a in who.parties(s.index, j) if a.id not in taken])), [])


def joined(s: Sentence, c: Candidate, who: Coreference, actors: list[Actor], recipients: list[Actor]) -> list[Actor]:
    """Persons without a name who are joined with those whom an act touches: the managers in `detained the owner and managers`."""
    out: list[Actor] = []
    taken = [(a.span.start, a.span.end) for a in (*recipients, *actors)]
    for j in tree_parts(s, c)[1]:
        t = s.tokens[j]
        first = s.tokens[t.head] if t.rel == "conj" else None
        if first is None or t.upos != "NOUN" or not personal(t.lemma.lower()) or any(b <= t.start < e for b, e in taken):
            continue
        one = who.person(s.index, j) if any(a.span.start <= first.start < a.span.end for a in recipients) else None
        out += [one] if one is not None else []
    return out


def filed_against(s: Sentence, noun: int) -> list[int]:
    """Who has what is filed against him, and files nothing himself: the mayor in `the mayor has two cases filed against her`."""
    noun = s.tokens[noun].head if s.tokens[noun].rel == "acl" else noun
    filed = [c for c in s.each(noun, "acl") if s.tokens[c].xpos == "VBN"]
    him = [j for c in filed for j in s.each(c, "obl") if s.tokens[j].xpos == "PRP" and "against" in cases(s, j)]
    over = s.tokens[noun].head
    has = [over] if s.tokens[noun].rel == "obj" and s.tokens[over].lemma.lower() == "have" else []
    return [j for k in (*has, noun, *filed) for j in s.each(k, "nsubj") if j < noun] if him else []


def its_victim(s: Sentence, j: int, trigger: int, who: Coreference) -> bool:
    """Whether somebody owns a deed that was done to him: `after his arrest`, `the mayor's assassination attempt`.

    So he does unless whom it hit stands behind it, or he is a state, an organ or fighters, who do such things.
    """
    t, noun = s.tokens[j], s.tokens[trigger]
    tried = noun.lemma.lower() in words("attempt") and any(_done_to(s, k) for k in s.each(trigger, "compound"))
    judged = noun.lemma.lower() in words("judged")
    deed = tried or judged or _done_to(s, trigger)
    if t.deprel != "nmod:poss" or t.head != trigger or not deed or noun.upos != "NOUN":
        return False
    if any(AT_WHOM & set(cases(s, k)) and s.tokens[k].lemma.lower() not in words("times") for k in s.each(trigger, "nmod")):
        return False
    found = who.parties(s.index, j)
    one = who.mentions.is_office(s.index, j)
    return t.text.lower() in ONES_OWN or (bool(found) and all(
        (a.person is not None or one or (a.id != a.country and a.sector not in DOING)) and not (judged and a.sector == "JUD") for a in found
    ))


def undergone(s: Sentence, noun: int) -> tuple[list[int], list[int]]:
    """Whose arrest, murder or return a noun tells by `his`, `her` or `their`, and where to: they in `their deportation to Mali`.

    It holds of acts of every type, where `its_victim` is for those of force and penalties.
    """
    if s.tokens[noun].upos != "NOUN" or not _done_to(s, noun):
        return [], []
    beside = list(s.each(noun, "nmod", "obl"))
    whose = [] if any("of" in cases(s, j) for j in beside) else s.each(noun, "nmod:poss")
    them = [j for j in whose if s.tokens[j].text.lower() in ("his", "her", "their")]
    return them, [j for j in beside if "to" in cases(s, j)] if them else []


def _done_to(s: Sentence, noun: int) -> bool:
    """Whether a noun is for what is done to somebody: `arrest`."""
    return s.tokens[noun].lemma.lower() in words("done_to")


def owners_of_things(s: Sentence, c: Candidate, who: Coreference, others: list[Actor]) -> list[Actor]:
    """Whose the things are that an act is done to. `others`: who has another part in it, or none."""
    for j in owners(s, c):
        if (c.like == "PROTEST" and passed_through(s, j)) or topic_of_text(s, c, j):
            continue
        place = s.tokens[j].rel != "obl"
        one = who.mentions.country_at(s.index, j)
        near = who.parties(s.index, j, place_ok=place) or ((one,) if one is not None else who.organ(s.index, j))
        giving = c.like in GIVING
        new = [a for a in near if a.id not in [y for x in others for y in (x.id, x.country if giving else None)]]
        if new:
            return list({a.id: a for a in new}.values())
    return []


def numbered(s: Sentence, c: Candidate) -> list[Actor]:
    """Those hit of whom but their number is told: nine in `the blast killed nine`."""
    t = s.tokens[c.trigger]
    verbs = [c.head, *((t.head,) if t.upos == "NOUN" and t.rel == "nsubj" else ())]
    killing = (j for j in verbs if j >= 0 and (s.tokens[j].lemma.lower() in words("hurting") or _leaves_dead(s, j)))
    hit = (k for j in killing for k in s.each(j, "obj") if s.tokens[k].upos == "NUM" and s.tokens[k].text[0] not in "$€£")
    spans = (Span(start=s.tokens[k].start, end=s.tokens[k].end, text=s.tokens[k].text) for k in hit if not one_another(s, k))
    return [Actor(span=x, id="UNK:CVL", name=x.text, sector="CVL") for x in spans]


def _leaves_dead(s: Sentence, verb: int) -> bool:
    """Whether somebody is left dead or hurt: `left five dead`."""
    beside = (k for j in (verb, *s.each(verb, "obj")) for k in s.each(j, "xcomp", "amod", "acl", "advcl", "conj"))
    return s.tokens[verb].lemma.lower() == "leave" and any(s.tokens[k].text.lower() in HURT for k in beside)


def but_a_thing(s: Sentence, r: Actor, side: list[Actor]) -> bool:
    """Whether a party is but a thing of another: the trucks in `seized nine trucks of the relief agency`."""
    if r.sector is not None or r.person is not None or not r.span.text.islower() or r.id not in ("UNK", r.country):
        return False
    head = next((t.i for t in reversed(s.tokens) if r.span.start <= t.start and t.end <= r.span.end), None)
    of = [j for j in s.each(head, "nmod") if cases(s, j) == ["of"]] if head is not None else []
    owned = [v for v in s.each(head, "acl") if s.tokens[v].lemma.lower() in words("owning")] if head is not None else []
    of += [j for v in owned for j in s.each(v, "obl")]
    return any(x.span.start <= s.tokens[j].start < x.span.end for j in of for x in side if x is not r)


def exemplified(s: Sentence, r: Actor, side: list[Actor]) -> bool:
    """Whether a noun is but what the parties named behind it are: groups in `banned groups such as Ostra`."""
    if r.person is not None or not r.span.text.islower():
        return False
    head = next((t.i for t in reversed(s.tokens) if r.span.start <= t.start and t.end <= r.span.end), None)
    named = [j for j in s.each(head, "nmod") if cases(s, j)[:1] in (["such"], ["including"], ["like"])] if head is not None else []
    return any(x.span.start <= s.tokens[j].start < x.span.end for j in named for x in side if x is not r)


def whose_it_is(s: Sentence, r: Actor, who: Coreference) -> list[Actor]:
    """For a thing that is touched whose it is told to be: the ministry in `hacked the website of the ministry`; else the party as it is."""
    inside = (t for t in reversed(s.tokens) if r.span.start <= t.start and t.end <= r.span.end)
    head = next((t.i for t in inside if t.lemma.lower() in words("belongings")), None)
    if head is None or r.person is not None or not r.id.startswith(("UNK", r.country or "UNK")):
        return [r]
    owning = [*s.each(head, "nmod:poss"), *(j for j in s.each(head, "nmod") if cases(s, j) == ["of"])]
    for j in (*owning, *s.each(head, "compound")):
        found = _named(s, j, who) or ((who.thing(s.index, j),) if j in owning and s.tokens[j].upos == "NOUN" else ())
        if found:
            return list(found)
    return [r]


def _named(s: Sentence, j: int, who: Coreference) -> tuple[Actor, ...]:
    """Whom a word means that tells whose something is."""
    state, body = who.mentions.country_at(s.index, j), who.someone(s.index, j)
    return who.parties(s.index, j, place_ok=True) or who.organ(s.index, j) or tuple(a for a in (state or body,) if a is not None)
