"""Parties as the place, the other acts and the sentences before settle them: villagers are of the state of their village."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import PRONOUNS, Coreference, somewhere
from dragoman.claims import Told
from dragoman.coding.arguments import cases
from dragoman.coding.candidates import Candidate
from dragoman.coding.dealing import done_by_who_is_sorry, with_their_own
from dragoman.coding.ground import of_land, on_the_ground
from dragoman.coding.match import HYPHENS
from dragoman.coding.opponents import fighting_sides, nameless, of_other_side, of_own_side
from dragoman.coding.parties import OVER_ONES_OWN, Parts, says_whose
from dragoman.coding.proposal import HIT
from dragoman.coding.standing import at_home
from dragoman.coding.touched import numbered
from dragoman.coding.wordlists import words
from dragoman.language import Name, Reading, Sentence
from dragoman.records import Actor, Event, Place
from dragoman.setting import Places

# Parties that are taken for locals, where they are hit and where they protest.
THERE = frozenset(("UNK", "UNK:CVL"))
CROWDS = frozenset(f"UNK:{sector}" for sector in ("CVL", "EDU", "LAB", "OPP", "AGR", "MED", "REL", "JRN"))
HELP = frozenset(["aid", "assist", "help", "relieve", "rescue", "victim"])
TAKING = frozenset(("arrest", "seize"))
OVER_OPPONENTS = frozenset(("ACCUSE", "ASSAULT", "COERCE", "CONCEDE", "RETREAT", "SANCTION"))
RIVALS = frozenset(("OPP", "PTY"))
DEALING = frozenset(("AGREE", "CONSULT", "REJECT", "SUPPORT"))
FIGHTERS = frozenset(("REB", "UAF"))
OVER_A_PLACE = frozenset(("curfew", "martial-law", "withdraw"))


class Settling:
    """Settles the parties of the acts of a text, in the order of the text."""

    def __init__(self, reading: Reading, who: Coreference, places: Places, told: Told) -> None:
        self.reading, self.who, self.places, self.told = reading, who, places, told

    def __call__(self, s: Sentence, c: Candidate, p: Parts, played: list[tuple[Candidate, Parts]], before: list[Event]) -> None:
        """Settle those of one act. `played`: all acts of its sentence; `before`: the events told before it."""
        if c.like == "ACCUSE":
            _blamed(c, p, played)
        if c.like == "THREATEN" and all(r.id.startswith("UNK") for r in p.recipients):
            p.recipients = _asked(s, c, p, played) or p.recipients
        for side in (p.actors, p.recipients):
            side[:] = fighting_sides(s, side, self.who, before)
            side[:] = [_placed(a, s, self.places, self.who) for a in side]
            if c.like in DEALING:
                side[:] = with_their_own(s, side, self.who)
        if _sent_home(s, c, p):
            c.heard, c.event_type, c.model, c.mode = c.event_type, "MOBILIZE", "MOBILIZE", "troops"
        if c.like == "MOBILIZE":
            p.recipients = [r for r in p.recipients if not _at_home(r, p.actors)]
        if c.mode in OVER_ONES_OWN:
            p.recipients = [_of_ruler(s, a, p.actors, self.places, self.who) for a in p.recipients]
        if c.like in HIT:
            if c.like == "ASSAULT":
                p.recipients = [_person(s, r) for r in p.recipients] or numbered(s, c)
            p.recipients = _of_crowd(self.reading, s, _with_what_is_theirs(s, p.recipients), before)
            p.recipients = _local(s, p.recipients, self.places.where(s, c.trigger), THERE)
        if c.like in HIT or c.mode == "release":
            claim = self.told.at(s.tokens[c.trigger].start)
            speaker = claim.speaker if claim is not None else None
            place = self.places.where(s, c.trigger)
            if c.like == "ASSAULT":
                state = place.country if place is not None else None
                p.actors, p.recipients = of_own_side(s, p, self.who, speaker, state, before)
            if c.like == "ASSAULT" or c.mode in TAKING:
                on_the_ground(s, p, place, self.who, speaker, [q for other, q in played if other is not c and other.like in HIT])
            p.recipients = of_other_side(s, c, p, self.who, speaker, played, before)
        if c.like in HIT:
            done_by_who_is_sorry(s, c, p, played, self.who)
        if c.like in OVER_OPPONENTS:
            p.recipients = [_opponent(s, r, p.actors, self.who) for r in p.recipients]
        if c.mode == "resign":
            p.recipients = [r for r in p.recipients if r.id not in (r.country, "UNK")]  # `resigned and fled to India`
        if c.like == "AID" and (stricken := _stricken(s, p, self.places)) is not None:
            p.recipients = [of_land(r, stricken) if _helped_abroad(s, r, p) else r for r in p.recipients]
        if c.like == "AID":
            p.recipients = [_of_others(r, p.actors, self.places.where(s, c.trigger), self.who) for r in p.recipients]
        if c.mode == "access" or (c.like == "REQUEST" and s.tokens[c.head].lemma.lower() == "invite"):
            p.recipients = [_from_abroad(r) if _helped_abroad(s, r, p, words("let_in")) else r for r in p.recipients]
        if c.like == "PROTEST":
            p.actors = _local(s, p.actors, self.places.where(s, c.trigger), CROWDS)
        if c.like == "REJECT" and c.mode == "meet" and not p.recipients:
            p.recipients = _not_visited(s, c, self.places, self.who)
        if c.like == "CONSULT" or c.mode in OVER_A_PLACE:
            _received(p, c, self.places.where(s, c.trigger), self.who)


def _opponent(s: Sentence, r: Actor, doers: list[Actor], who: Coreference) -> Actor:
    """An opposition of no state is that of the one state that deals with it: `Belarus freed 14 political prisoners`.

    Nor is it of another state without a word for it: the dissidents in `Chad blamed Togo for jailing dissidents`.
    """
    states = {a.country for a in doers}
    state = next(iter(states)) if len(states) == 1 else None
    bare = r.id == "UNK:OPP" or (r.sector in RIVALS and r.id == f"{r.country}/{r.sector}" and r.country != state and nameless(s, r, who))
    return of_land(r, state) if bare and state is not None else r


def _of_others(r: Actor, doers: list[Actor], place: Place | None, who: Coreference) -> Actor:
    """Fighters whom a state helps are not its own, but of the place or of no state: `Libya sent rifles to rebels in Chad`."""
    states = {a.country for a in doers} - {None}
    if r.sector not in FIGHTERS or r.country not in states or r.id.startswith("NSA:") or says_whose(r, who):
        return r
    land = place.country if place is not None and place.country not in states else None
    return of_land(r, land) if land is not None else replace(r, id=f"UNK:{r.sector}", country=None)


def _blamed(c: Candidate, p: Parts, played: list[tuple[Candidate, Parts]]) -> None:
    """Who condemns an attack blames whose it is and not whom it hit: Russia in `condemned the invasion of Ukraine by Russia`."""
    objects = c.match.arguments.objects if c.match is not None else []
    deed = next((q for other, q in played if other.trigger in objects and other.like in HIT), None)
    if deed is None:
        return
    hit = {a.id for a in deed.recipients} - {a.id for a in deed.actors}
    befell = [a.span for a in deed.recipients]
    inside = (r for r in p.recipients if any(x.start <= r.span.start and r.span.end <= x.end for x in befell))
    hit |= {r.id for r in inside} - {a.id for a in deed.actors}  # Iraq of the killing of an Iraqi translator
    kept = [r for r in p.recipients if r.id not in hit]
    p.recipients = kept if kept or len(kept) == len(p.recipients) else list(deed.actors)


def _asked(s: Sentence, c: Candidate, p: Parts, played: list[tuple[Candidate, Parts]]) -> list[Actor]:
    """Whom a threat is for that names nobody: of whom he who makes it asks something: `demanded that Seoul yield and threatened war`."""
    doers = {a.id for a in p.actors}
    requests = ((other, q) for other, q in played if other.like == "REQUEST" and _in_one_breath(s, c, other))
    asked = (q.recipients for _, q in requests if doers & {a.id for a in q.actors})
    return list(next((r for r in asked if r and not doers & {a.id for a in r}), ()))


def _in_one_breath(s: Sentence, a: Candidate, b: Candidate) -> bool:
    """Whether one of two acts stands beside the other or goes with it: `demanded it and threatened`, `threatened, demanding`."""
    i, j = (s.tokens[c.head] for c in (a, b))
    lower, upper = (i, j) if i.head == j.i else (j, i)
    return lower.head == upper.i and lower.rel in ("conj", "advcl", "parataxis")


def _placed(a: Actor, s: Sentence, places: Places, who: Coreference) -> Actor:
    """A town or province that no table of actors knows stands for its state: `visited Tianjin`, `Uttar Pradesh arrested them`."""
    if not a.id.startswith("ORG:") or a.id in who.mentions.register.bodies:
        return a
    country = next((p.country for p in places.named(s) if p.span == a.span), None)
    if country is None and any(_but_held(s, n, a) for n in s.names if n.label == "LOC"):
        country = places.within(s.index, a.span)
    return a if country is None else who.state(country, a.span)


def _but_held(s: Sentence, n: Name, a: Actor) -> bool:
    """Whether a party is a place by its name, and by who holds it at most: `rebel-held Bukavu`."""
    before = [t for t in s.tokens if a.span.start <= t.start < s.tokens[n.first].start]
    inside = a.span.start <= s.tokens[n.first].start and s.tokens[n.last - 1].end == a.span.end
    return inside and (not before or (len(before) > 1 and before[-2].text in HYPHENS))


def _sent_home(s: Sentence, c: Candidate, p: Parts) -> bool:
    """Whether it is no help but a show of force to send troops to a province of one's own, unless they help there."""
    force = c.like == "AID" and not c.own and c.match is not None and c.match.frame.event_type == "MOBILIZE"
    helping = any(t.lemma.lower() in words("helping") | HELP for t in s.tokens)
    return force and not helping and bool(p.recipients) and all(_at_home(r, p.actors) for r in p.recipients)


def _at_home(r: Actor, doers: list[Actor]) -> bool:
    """Whether a place to which a state sends its troops is its own: Cauca in `Colombia sent soldiers to Cauca`."""
    return r.id == r.country and r.sector is None and bool(doers) and all(a.country == r.country for a in doers)


def _of_ruler(s: Sentence, a: Actor, doers: list[Actor], places: Places, who: Coreference) -> Actor:
    """A place without a state is of one that it names, or of who rules it by decree: Paz in `Bolivia's army put Paz under curfew`."""
    named = any((s.tokens[n.first].start, s.tokens[n.last - 1].end) == _bounds(a) for n in s.names if n.label == "LOC")
    if not (named and a.id.startswith("ORG:")) and (a.id != "UNK" or a.sector is not None or a.span.text.lower() in PRONOUNS):
        return a
    inside = {p.country for p in places.named(s) if a.span.start <= p.span.start and p.span.end <= a.span.end}
    states = inside or {b.country for b in doers}
    state = next(iter(states)) if len(states) == 1 else None
    return a if state is None else who.state(state, a.span)


def _person(s: Sentence, r: Actor) -> Actor:
    """Whom but a number tells as people: nine in `killed nine`."""
    number = r.sector is None and any(t.upos == "NUM" and (t.start, t.end) == _bounds(r) for t in s.tokens)
    return replace(r, id=f"{r.country}/CVL" if r.country else "UNK:CVL", sector="CVL") if number else r


def _bounds(a: Actor) -> tuple[int, int]:
    return a.span.start, a.span.end


def _local(s: Sentence, parties: list[Actor], place: Place | None, ids: frozenset[str]) -> list[Actor]:
    """Nameless people and things are of the state of the place: who is hit in `a village in northern Syria`, who marches in Bangui."""
    if place is None or place.country is None:
        return parties
    return [
        of_land(a, place.country)
        if a.id in ids and a.span.text.lower() not in PRONOUNS and "foreign" not in a.span.text.lower() and not somewhere(s, a)
        else a
        for a in parties
    ]


def _stricken(s: Sentence, p: Parts, places: Places) -> str | None:
    """The one other state that a calamity is told to have struck or people to have fled: `after the earthquake in Nepal`."""
    own = {a.country for a in p.actors}
    found = set[str]()
    for place in places.named(s):
        j = next((t.i for t in s.tokens if place.span is not None and t.end == place.span.end), None)
        if j is None or place.country is None or place.country in own:
            continue
        over = next((k for k in s.ancestors(j) if s.tokens[j].rel not in ("flat", "compound") or s.tokens[k].end > s.tokens[j].end), None)
        if over is not None and s.tokens[over].lemma.lower() in words("calamities"):
            found.add(place.country)
    return next(iter(found)) if len(found) == 1 else None


def _from_abroad(a: Actor) -> Actor:
    """Somebody of whom nothing tells whose he is but that he came from elsewhere."""
    return replace(a, id=f"UNK:{a.sector}" if a.sector else "UNK", country=None)


def _helped_abroad(s: Sentence, r: Actor, p: Parts, kinds: frozenset[str] | None = None) -> bool:
    """Whether somebody nameless is taken for one of those who act, though no word of his phrase tells of whom he is.

    `kinds`: what he is to be; None: a private person.
    """
    own = [t for t in s.tokens if r.span.start <= t.start < r.span.end]
    named = any(t.upos in ("PROPN", "PRON") or t.text[0].isupper() for t in own)
    owned = any(True for t in own for _ in s.each(t.i, "nmod:poss"))  # `its citizens`
    fitting = r.sector in (None, "CVL", "REF", "UNK") if kinds is None else any(t.lemma.lower() in kinds for t in own)
    return not (named or owned) and fitting and r.country in {a.country for a in p.actors}


def _of_crowd(reading: Reading, s: Sentence, hit: list[Actor], found: list[Event]) -> list[Actor]:
    """Those of a crowd whom only their number or a pronoun tells: `50 students marched; police arrested 18 of them`."""
    since = reading.sentences[max(0, s.index - 1)].start
    crowd = next((e.actors for e in reversed(found) if e.event_type == "PROTEST" and e.evidence.start >= since), ())
    numbers = {k.end for k in s.tokens if k.upos == "NUM"}
    bare = [r for r in hit if r.span.end in numbers or (r.id == "UNK" and r.span.text.lower() == "them")]
    if not bare or not crowd:
        return hit
    return [*(r for r in hit if r not in bare), *(replace(a, span=bare[0].span) for a in crowd[:1])]


def _with_what_is_theirs(s: Sentence, hit: list[Actor]) -> list[Actor]:
    """Who belongs to what is hit beside him is of its state: the crew in `seized a Thai trawler and its crew`."""
    out: list[Actor] = []
    for r in hit:
        inside = {t.i for t in s.tokens if r.span.start <= t.start < r.span.end}
        owned = any(t.deprel == "nmod:poss" and t.text.lower() in ("its", "their") and t.head in inside for t in s.tokens)
        land = next((x.country for x in out if x.country is not None and x.span.end <= r.span.start), None)
        out.append(of_land(r, land) if owned and r.span.text.islower() and land is not None else r)
    return out


def _not_visited(s: Sentence, c: Candidate, places: Places, who: Coreference) -> list[Actor]:
    """The state to whose town somebody does not go: `called off a trip to Lahore`."""
    trips = (k for k in s.each(c.head, "obj", "nsubj:pass") if s.tokens[k].lemma.lower() in words("going"))
    towns = {s.tokens[j].start for k in trips for j in s.each(k, "nmod") if cases(s, j) == ["to"]}
    near = (p for p in places.named(s) if p.span is not None and p.country is not None and p.span.start in towns)
    return [who.state(p.country, p.span) for p in near if p.country is not None and p.span is not None]


def _received(p: Parts, c: Candidate, place: Place | None, who: Coreference) -> None:
    """The state of the place that somebody visits, leaves or puts under curfew, where the text names none: `visited Tianjin`."""
    if place is None or place.country is None:
        return
    visit = len(p.actors) == 1 and (at_home(p) or (c.mode == "visit" and not p.recipients))
    if (visit or c.mode == "withdraw") and place.country in [a.country for a in (*p.actors, *p.recipients)]:
        return
    if visit or (c.mode in OVER_A_PLACE and not p.recipients):
        p.recipients = [who.state(place.country, place.span)]
