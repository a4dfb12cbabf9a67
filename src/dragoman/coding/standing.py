"""Of what standing the parties of an act are: what private persons do to one another and what a body does by itself is no event."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.actors.agreement import personal
from dragoman.actors.phrase import part_of
from dragoman.coding.arguments import of_verb
from dragoman.coding.candidates import Candidate
from dragoman.coding.frames import FrameBook
from dragoman.coding.parties import Parts
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Actor

PUBLIC = frozenset(["GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PTY", "OPP", "REB", "UAF", "PRM", "IGO"])
CIVIL = frozenset(["CVL", "EDU", "BUS", "MED", "AGR", "SOC"])
LAWLESS = frozenset(("REB", "UAF", "PRM", "CRM", "CVL"))
PRIVATELY = frozenset(("CVL", "EDU"))
# What firms do with one another every day.
DEALS = frozenset(("CONSULT", "COOPERATE", "SUPPORT"))


def official(a: Actor) -> bool:
    """Whether a party is a state, an organ, a body of states or an armed or political group, and no private person or firm."""
    return a.sector in PUBLIC or a.id.startswith("IGO:") or (a.sector is None and not a.id.startswith(("PER:", "ORG:")))


def public(p: Parts) -> bool:
    """Whether any party is official, known or not: `the minister`; who is nobody known and nothing else is not."""
    return any(official(a) and (a.sector is not None or not a.id.startswith("UNK")) for a in (*p.actors, *p.recipients))


def prosecutes(s: Sentence, c: Candidate, p: Parts) -> bool:
    """Whether it is prosecutors who ask for a penalty, and so charge him whom it would befall: `sought a jail term for the banker`."""
    a = of_verb(s, c.head)
    penal = any(s.tokens[j].lemma.lower() in words("penal") for j in (*a.objects, *a.under("for", "of", "in")))
    return penal and any(r.sector == "JUD" for r in p.actors)


def among_private(s: Sentence, p: Parts) -> bool:
    """Whether one private person or a few did it to others: a crime or a private matter and no politics, save in some contexts."""
    heads = {t.end: t.xpos for t in s.tokens}
    alone = len(p.actors) == 1 and (heads.get(p.actors[0].span.end) in ("NN", "NNP", "PRP") or _few(s, p.actors[0]))
    alone = alone and p.actors[0].span.text.rpartition(" ")[2].lower() not in words("crowds")
    whom = [a for a in p.recipients if a.id != "UNK" or heads.get(a.span.end) != "PRP"]  # `asked her to marry him`
    civil = (a.sector in CIVIL or (a.sector is None and a.id.startswith(("PER:", "ORG:"))) for a in (*p.actors, *whom))
    return alone and bool(p.recipients) and all(civil)


def unsolved(s: Sentence, c: Candidate, p: Parts, about: Collection[str]) -> bool:
    """Whether it is a crime of nobody known against one private person or a few: `a woman was murdered in her home`."""
    heads = {t.end: t.xpos for t in s.tokens}
    alone = (a.sector == "CVL" and (heads.get(a.span.end) in ("NN", "NNP") or _few(s, a)) for a in p.recipients)
    return c.like == "ASSAULT" and not p.actors and bool(p.recipients) and "crime" in about and all(alone)


def _few(s: Sentence, a: Actor) -> bool:
    """Whether a party is two, three or four private persons: `two youths`; more of them may be a mob."""
    head = next((t for t in s.tokens if t.end == a.span.end), None)
    if head is None or a.sector != "CVL" or not personal(head.lemma.lower()):
        return False
    return any(s.tokens[k].text.lower() in words("a_few") for k in s.each(head.i, "nummod"))


def of_family(s: Sentence, p: Parts) -> bool:
    """Whether those to whom it is done are the doer's own family: `killed his wife`."""
    heads = {t.end: t.i for t in s.tokens}
    whom = [heads.get(a.span.end) for a in p.recipients]
    return bool(whom) and all(
        j is not None and s.tokens[j].lemma.lower() in words("family") and any(s.tokens[k].xpos == "PRP$" for k in s.each(j, "nmod:poss"))
        for j in whom
    )


def wishes_alone(c: Candidate, p: Parts) -> bool:
    """Whether somebody but wants to do something at home: `wants to sell its stake in the brewery`."""
    wished = c.like == "AGREE" and c.match is not None and c.match.frame.lemma in words("wishing")
    return wished and len(p.actors) < 2 and not p.recipients


def keeps_house(c: Candidate, p: Parts) -> bool:
    """Whether a curfew of nobody known is but one of home or school: `his daughter has a ten o'clock curfew`."""
    return c.mode == "curfew" and not p.actors and all(r.id.startswith("UNK") and r.sector == "CVL" for r in p.recipients)


def calls_privately(s: Sentence, c: Candidate, p: Parts) -> bool:
    """Whether a private person but goes somewhere, or will: `the professor will visit Kyoto`. A delegation speaks for somebody."""
    goes = c.mode == "visit" or s.tokens[c.trigger].lemma.lower() in words("going")
    heads = {t.end: t.lemma.lower() for t in s.tokens}
    private = all(a.sector in CIVIL and heads.get(a.span.end) not in words("sent") for a in p.actors)
    return goes and c.like in ("AGREE", "CONSULT") and bool(p.actors) and private and all(a.id == a.country for a in p.recipients)


def interviews(s: Sentence, c: Candidate, p: Parts) -> bool:
    """Whether the press but speaks with somebody: `Diario de Cuba spoke with three jurists`."""
    return c.like == "CONSULT" and s.tokens[c.head].lemma.lower() in words("interviewing") and any(
        a.sector == "JRN" for a in (*p.actors, *p.recipients)
    )


def saves(s: Sentence, c: Candidate, p: Parts) -> bool:
    """Whether soldiers or police free those whom others hold: `troops freed five hostages`. Who held them himself gives way."""
    forces = bool(p.actors) and all(a.sector in ("MIL", "COP") for a in p.actors)
    things = [part_of(s, j) for j in of_verb(s, c.head).objects]
    held = any(s.tokens[j].lemma.lower() in words("captives") for j in things)
    return c.like == "RETREAT" and c.mode == "release" and forces and held


def abducts(s: Sentence, c: Candidate, p: Parts) -> bool:
    """Whether those who are no state take people: `gunmen seized three engineers`. A town or a ship is seized, and police arrest."""
    verb = s.tokens[c.head]
    if c.like != "COERCE" or verb.upos != "VERB" or verb.lemma.lower() not in words("seizing"):
        return False
    lawless = bool(p.actors) and all(a.sector in LAWLESS for a in p.actors)
    things = [part_of(s, j) for j in of_verb(s, c.head).objects]
    people = bool(things) and all(personal(s.tokens[j].lemma.lower()) for j in things)
    return lawless and people


def among_firms(c: Candidate, p: Parts) -> bool:
    """Whether firms of no two states, or of whom nobody knows, but make a contract: news of companies."""
    sides = (*p.actors, *p.recipients)
    firms = all(a.id.startswith("ORG:") if a.sector is None else a.sector == "BUS" and not a.id.startswith("IGO:") for a in sides)
    lands = {a.country for a in sides if a.country is not None}
    return c.like in DEALS and (len(sides) > 1 or c.like == "CONSULT") and firms and len(lands) < 2


def among_civilians(c: Candidate, p: Parts, about: Collection[str]) -> bool:
    """Whether private persons but thank, praise or meet one another, and nothing tells of politics: `the actor thanked his fans`."""
    unknown = (a.sector is None and a.id == "UNK" for a in p.recipients if a.sector not in PRIVATELY)
    private = bool(p.actors) and all(a.sector in PRIVATELY for a in p.actors) and all(unknown)
    return private and c.like in ("CONSULT", "SUPPORT") and not set(about) - {"diplomatic"}


def in_disaster(s: Sentence, c: Candidate, about: Collection[str]) -> bool:
    """Whether nature makes somebody close ways and schools or declare an emergency: nobody is coerced."""
    if c.like != "COERCE" or "disasters" not in about:
        return False
    head = c.head
    things = {s.tokens[k].lemma.lower() for j in (c.trigger, head) for k in s.subtree(j) if s.tokens[k].upos in ("NOUN", "PROPN")}
    return c.mode == "martial-law" or (c.mode == "restrict" and bool(things & (words("ways") | words("shut_in_storms"))))


def at_home(p: Parts) -> bool:
    """Whether somebody goes about in his own country: `Xi visited Xinjiang`."""
    homes = {None if a.id.startswith(("PER:", "ORG:")) else a.country for a in p.actors}
    return bool(p.recipients) and len(homes) == 1 and all(a.country in homes and a.id == a.country for a in p.recipients)


def sits(s: Sentence, c: Candidate, p: Parts, book: FrameBook) -> bool:
    """Whether one public body of one state only sits: `parliament met for the first time`. To meet is to meet somebody else."""
    dealing = s.tokens[c.trigger].lemma.lower() in book.words("dealing")
    if p.recipients or len(p.actors) != 1 or c.mode in ("visit", "phone", "third-party") or dealing:
        return False
    (a,) = p.actors
    head = next((t for t in s.tokens if t.end == a.span.end), None)
    body = a.sector in ("GOV", "LEG", "JUD", "PTY") and a.id.startswith(("UNK:", f"{a.country}/")) and a.person is None
    return body and head is not None and head.lemma.lower() in book.words("sitting")


def takes_home(s: Sentence, c: Candidate, p: Parts, book: FrameBook) -> bool:
    """Whether a state but brings its people to safety: `evacuated its citizens`. Its diplomats are its presence, and withdrawn."""
    head = c.head
    if s.tokens[head].lemma.lower() not in book.words("taking_home") or c.event_type not in ("SANCTION", "AID", "RETREAT"):
        return False
    people = [part_of(s, j) for j in of_verb(s, head).objects]
    people = [j for j in people if s.tokens[j].lemma.lower() in book.words("compatriots")]
    own = {a.country for a in p.actors if a.country is not None}
    pronoun = any(s.tokens[k].text.lower() in ("its", "their", "his", "our", "own") for j in people for k in s.each(j, "nmod:poss", "amod"))
    return bool(people) and (pronoun or any(r.country in own for r in p.recipients))


def advises(s: Sentence, c: Candidate, p: Parts, book: FrameBook) -> bool:
    """Whether it is but advice: what experts warn of, what passengers and the like should do."""
    heads = {t.end: t.lemma.lower() for t in s.tokens}
    warning = c.like == "THREATEN" and s.tokens[c.trigger].lemma.lower() in words("warning")
    parties, kind = (p.actors, "experts") if warning else (p.recipients if c.like == "REQUEST" else [], "served")
    return bool(parties) and all(heads.get(a.span.end) in book.words(kind) for a in parties)
