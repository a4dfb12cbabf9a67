"""From candidates to events: parties, status, the codebook's collapses, whose word, date, contexts, id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from dragoman.actors import PRONOUNS, Coreference, somewhere
from dragoman.actors.games import of_games
from dragoman.actors.phrase import part_of
from dragoman.claims import Told
from dragoman.codebook import Codebook
from dragoman.coding.arguments import of_verb, out_passive
from dragoman.coding.calibration import Calibration
from dragoman.coding.candidates import Candidate, by_content, candidates
from dragoman.coding.contexts import contexts
from dragoman.coding.frames import FrameBook
from dragoman.coding.learned import Learned
from dragoman.coding.mutual import mutual
from dragoman.coding.negation import (
    DEEDS,
    comes_about,
    denied,
    disowned,
    forestalled,
    negated,
    not_denied,
    not_only,
    plotted,
    shelved,
    told_by,
    undecided,
    unmade_otherwise,
)
from dragoman.coding.parties import Parts
from dragoman.coding.proposal import HIT, busy
from dragoman.coding.roles import parts
from dragoman.coding.status import (
    announced_ahead,
    awaited,
    collapsed,
    decided_on,
    historical,
    left_open,
    refuses,
    scheduled,
    status,
    voted_for,
)
from dragoman.coding.viewpoint import meant
from dragoman.language import Reading, Sentence
from dragoman.records import Actor, Article, Basis, Claim, Event, Place, Span, Status, When, content_id
from dragoman.setting import Dates, Places

# The tree's word on the status in log-odds; help, talks and the like that are to come are announced, whatever the head says.
STATUS_VOTE, NEGATED_VOTE, COMING_VOTE = 1.0, 3.0, 5.0
SURER = 0.15  # how much more confident another event of a sentence is that tells the same act with more parties
LATELY = 8  # events
SURE = 5.0
# Types that are none of the game, in a text about games.
CROWDED = frozenset(("ASSAULT", "PROTEST"))
PUBLIC = frozenset(["GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PTY", "OPP", "REB", "UAF", "PRM", "IGO"])
CIVIL = frozenset(["CVL", "EDU", "BUS", "MED", "AGR", "SOC"])
# Contexts in which violence among private persons is political.
POLITICAL = frozenset([
    "asylum", "election", "executive", "human_rights", "inequality", "legislative", "lgbt", "migration", "military",
    "political_institutions", "pro_autocracy", "pro_democracy", "religion_ethnicity", "repression", "rights_freedoms", "territory",
    "terrorism",
])
# Types of which a sentence tells two acts by the same parties where the modes differ: `declared an emergency and closed the border`.
BY_MODE = frozenset(("ACCUSE", "COERCE", "MOBILIZE", "PROTEST", "REQUEST", "RETREAT", "SANCTION"))
# Types that private persons, firms and clubs deal in every day: without a public party they are seldom an event.
AMITY = frozenset(("AGREE", "AID", "COOPERATE", "SUPPORT"))
# Types that are told of whom they touch alone: `three men were arrested`.
TOUCHING = frozenset((
    "ASSAULT", "COERCE", "SANCTION", "AID", "RETREAT", "ACCUSE", "REQUEST", "PROTEST", "REJECT", "CONCEDE", "THREATEN",
))
# Types that are told of whom they touch alone in the passive: `Kosovo was recognised`.
DONE_TO = frozenset(("AGREE", "SUPPORT"))
# Parties that are taken for locals, where they are hit and where they protest.
THERE = frozenset(("UNK", "UNK:CVL"))
CROWDS = frozenset(f"UNK:{sector}" for sector in ("CVL", "EDU", "LAB", "OPP", "AGR", "MED", "REL", "JRN"))
# Bodies that sit, and nouns for what takes two sides.
SITTING = frozenset([
    "assembly", "bench", "board", "bundestag", "cabinet", "chamber", "commission", "committee", "congress", "council", "court", "duma",
    "house", "knesset", "legislature", "parliament", "plenum", "politburo", "presidium", "senate",
])
DEALING = frozenset(["talks", "talk", "negotiation", "consultation", "dialogue", "discussion", "summit"])
OVER_A_PLACE = frozenset(("curfew", "martial-law", "withdraw"))
# Types that a body does by its vote; what takes more than words is to come.
BY_VOTE = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "SANCTION", "COERCE"))
# Bringing people out, and whom a state brings home without an act against anybody.
TAKING_HOME = frozenset(["evacuate", "airlift", "repatriate", "fly"])
COMPATRIOTS = frozenset(["citizen", "compatriot", "countryman", "expatriate", "national", "student", "tourist"])
# Acts of which a month to come is that of what they want or forestall.
ASKING = frozenset(("REQUEST", "REJECT", "THREATEN"))


class EventCoder:
    """Codes readings. `learned` None: frames and tree alone; `codebook`: with a user's own types and modes, where there are any."""

    def __init__(self, learned: Learned | None, book: FrameBook | None = None, codebook: Codebook | None = None) -> None:
        self.learned = learned
        self.book = book or FrameBook.shipped()
        self.codebook = codebook or self.book.codebook
        self.calibration = Calibration.shipped()

    def code(self, article: Article, reading: Reading, who: Coreference, places: Places, claims: Iterable[Claim] = ()) -> list[Event]:
        """The events of one article, in the order of the text."""
        dates, told = Dates(reading.text, article.published), Told(claims)
        found: list[Event] = []
        games = of_games(reading.text)
        for s in reading.sentences:
            acts = candidates(s, self.book, self.learned)
            elsewhere = busy(s, acts)
            here = who.with_pronouns(meant(s, acts, who, told))
            played = [(c, parts(s, c, here, self.learned, elsewhere[c.trigger])) for c in acts]
            for c, p in played:
                if c.like == "ACCUSE":
                    _blamed(c, p, played)
                for side in (p.actors, p.recipients):
                    side[:] = [_placed(a, s, places, who) for a in side]
                if c.like in HIT:
                    p.recipients = _of_crowd(reading, s, p.recipients, found)
                    p.recipients = _local(s, p.recipients, places.where(s, c.trigger), THERE)
                elif c.like == "PROTEST":
                    p.actors = _local(s, p.actors, places.where(s, c.trigger), CROWDS)
                if c.like == "CONSULT" or c.mode in OVER_A_PLACE:
                    _received(p, c, places.where(s, c.trigger), who)
                if c.like == "CONSULT" and (_at_home(p) or _by_itself(s, c, p)):
                    continue
                if games and c.like not in CROWDED and not (c.own or _public(p)):
                    continue
                event = self._event(article, reading, s, c, p, dates, places, told)
                if event is not None and not (_told_again(s, c) and any(_shared(event, e) for e in found[-LATELY:])):
                    found.append(event)
        return _distinct(found)

    def _event(
        self, article: Article, reading: Reading, s: Sentence, c: Candidate, p: Parts, dates: Dates, places: Places, told: Told
    ) -> Event | None:
        claim = told.at(s.tokens[_whose_word(s, c.trigger)].start)
        speaker = claim.speaker if claim is not None else None
        # `Lin should go, said Tseng`: what no verb of demanding or blaming says is the speaker's own demand or blame
        menace = c.match is not None and by_content(c.match)
        saying = self._saying(c.event_type)
        unsaid = not p.actors and (c.match is None or menace) and saying
        taken = {a.id for a in (*p.actors, *(p.recipients if unsaid else ()))}
        if speaker is not None and (p.speaking or unsaid) and speaker.id not in taken:
            p.actors.append(speaker)
        about = contexts(reading.sentences, s.index, self.learned)
        crime = c.like == "ASSAULT" and self.learned is not None and _private(s, p) and not POLITICAL & set(about)
        if crime or not self._enough(s, c, p) or (menace and not any(map(_official, p.actors))) or _takes_home(s, c, p):
            return None
        # the author tells the accusing itself, whatever the speaker's words for it
        own = speaker is not None and saying and speaker.id in [a.id for a in p.actors]
        now = self._status(s, c)
        kind, mode, coming = c.event_type, c.mode, now is Status.FUTURE
        other, now = collapsed(kind, now, self.codebook, refusing=refuses(s, c.match.head if c.match is not None else c.trigger))
        if kind == "CONCEDE" and _shrugged_off(c, p):
            other = "REJECT"
        if other != kind:
            c.fired.append(f"{kind} to come, refused or answered is {other}")
            kind, mode = other, None
        done = not coming and now in (Status.ACTUAL, Status.ONGOING) and kind == c.event_type and not self.codebook.committing(kind)
        promised = self.codebook.committing(kind) and (status(s, c.trigger) is Status.FUTURE or (
            c.match is not None and self._promisable(c.match.frame.event_type)  # `is expected to meet him`, `arrives on Thursday`
        ))
        asking = self.codebook.like(kind) in ASKING
        when = dates.when(s, c.trigger, ahead=coming or kind != c.event_type or promised, done=done, asking=asking)
        t = s.tokens[c.trigger]
        modes = (mode,) if mode is not None else ()
        type_ = self.codebook.types[kind]
        evidence = Span(start=s.start, end=s.end, text=reading.text[s.start : s.end])
        trigger = Span(start=t.start, end=t.end, text=t.text)
        return Event(
            id=content_id(
                "event",
                article.id,
                kind,
                modes,
                trigger.start,
                trigger.end,
                tuple(a.id for a in p.actors),
                tuple(a.id for a in p.recipients),
            ),
            article=article.id,
            event_type=kind,
            modes=modes,
            contexts=about,
            quad=type_.quad,
            score=self.codebook.score(kind, modes),
            cameo=self.codebook.cameo(kind, modes),
            actors=tuple(p.actors),
            recipients=tuple(p.recipients),
            mutual=len(p.actors) > 1 and not p.recipients and mutual(s, c, kind, p.actors, self.book),
            status=now,
            historical=historical(s, c.trigger) or _long_before(when, article.published),
            when=when
            or (_published(article.published) if now in (Status.ACTUAL, Status.ONGOING) and not historical(s, c.trigger) else None),
            place=places.where(s, c.trigger, (*p.actors, *p.recipients), p.actors),
            said_by=None if own else speaker,
            claim=claim.id if claim is not None and not own else None,
            trigger=trigger,
            evidence=evidence,
            confidence=self.calibration(self._raw(s, c, p)),
            fired=tuple(c.fired),
        )

    def _enough(self, s: Sentence, c: Candidate, p: Parts) -> bool:
        """Somebody must be known to act; for violence and coercion a known victim will do, for praise and promises a public one."""
        if all(a.id == "UNK" and a.span.text.lower() in PRONOUNS for a in (*p.actors, *p.recipients)):
            return False
        if p.actors:
            return not (
                self.codebook.types[c.event_type].needs_recipient
                and not p.recipients
                and all(a.id.startswith("UNK") for a in p.actors)
                and c.chance < 0.8
            )
        public = any(_official(r) for r in p.recipients if r.sector is not None or not r.span.text.islower())
        agentless = public and c.like in DONE_TO and out_passive(s, c.match.head if c.match is not None else c.trigger)
        return bool(p.recipients) and (agentless or c.like in TOUCHING or self._touching(c.event_type))

    def _promisable(self, event_type: str) -> bool:
        """Whether an act of the type that is to come is another: its announcement."""
        return event_type in self.codebook.types and self.codebook.types[event_type].announced is not None  # not so NONE

    def _saying(self, event_type: str) -> bool:
        """Whether it is done by saying and against somebody: where the speaker is the actor, the event is the saying itself."""
        return self.codebook.types[event_type].spoken and not self.codebook.friendly(event_type)

    def _touching(self, event_type: str) -> bool:
        """Whether a type of the user's that is like no other may be told of whom it touches alone; not so what takes two."""
        own = event_type in self.codebook.own_types and self.codebook.like(event_type) == event_type
        return own and not self.codebook.undirected(event_type)

    def _raw(self, s: Sentence, c: Candidate, p: Parts) -> tuple[float, ...]:
        known = [a for a in (*p.actors, *p.recipients) if not a.id.startswith("UNK")]
        heard = self.learned is not None and s.neural is not None
        return (
            c.chance,
            c.share,
            float(self.learned.context(s).max()) if heard and self.learned is not None else 0.5,
            float(c.match is not None and c.match.frame.event_type == c.event_type),
            float(bool(p.actors)),
            float(bool(p.recipients)),
            float(len(known) > 0),
            min(p.acting, SURE),
            min(p.suffering, SURE),
            float(any(map(_official, known))),
            float(heard),
            float(c.event_type in AMITY and not _public(p)),
        )

    def _status(self, s: Sentence, c: Candidate) -> Status:
        head = c.match.head if c.match is not None else c.trigger
        at = head if s.tokens[head].upos in ("VERB", "ADJ", "AUX") else c.trigger
        over = s.tokens[at].head
        if s.tokens[at].rel == "obj" and s.tokens[over].lemma.lower() in self.book.light:  # `will hold exercises`
            at = over
        if c.like == "REJECT" and left_open(s, at):
            return Status.NEGATED
        if unmade_otherwise(s, at) or forestalled(s, c.trigger) or shelved(s, c.trigger):
            return Status.NEGATED
        if c.match is not None and by_content(c.match):
            return Status.NEGATED if negated(s, at) else Status.ACTUAL
        if c.event_type in DEEDS and disowned(s, c.trigger):
            return Status.NEGATED
        promisable = self._promisable(c.event_type)
        due = promisable and scheduled(s, at)
        if announced_ahead(s, at) or due or (decided_on(s, at) and not self.codebook.committing(c.event_type)):
            return Status.FUTURE
        if voted_for(s, at):
            return Status.ACTUAL if c.event_type in BY_VOTE else Status.FUTURE
        about = comes_about(s, c.trigger)
        if about is not None:
            return status(s, about)
        if awaited(s, at) or undecided(s, at):
            return Status.HYPOTHETICAL
        by_tree = status(s, at)
        if self.learned is None or s.neural is None:
            return by_tree
        scores = np.log(self.learned.status(s, c.trigger) + 1e-6)
        coming = by_tree is Status.FUTURE and (promisable or c.like == "AGREE")
        vote = NEGATED_VOTE if by_tree is Status.NEGATED else COMING_VOTE if coming else STATUS_VOTE
        scores[self.learned.statuses.index(by_tree.value)] += vote
        if not_only(s, at):
            scores[self.learned.statuses.index(Status.NEGATED.value)] -= NEGATED_VOTE
        if not_denied(s, at):
            scores[self.learned.statuses.index(Status.NEGATED.value)] = -np.inf
        if plotted(s, c.trigger):
            scores[[self.learned.statuses.index(x.value) for x in (Status.ACTUAL, Status.ONGOING, Status.NEGATED)]] = -np.inf
        return Status(self.learned.statuses[int(scores.argmax())])


def _whose_word(s: Sentence, i: int) -> int:
    """The word by whose speaker an act is told: of a claim that somebody denies it is he who denies it."""
    noun = told_by(s, i)
    return i if noun is None or not denied(s, i) else noun


def _shrugged_off(c: Candidate, p: Parts) -> bool:
    """Whether it is no judge who dismisses charges: the minister in `the minister dismissed the charges` answers them."""
    return c.match is not None and c.match.frame.lemma == "dismiss" and any(a.sector not in (None, "JUD", "UNK") for a in p.actors)


def _blamed(c: Candidate, p: Parts, played: list[tuple[Candidate, Parts]]) -> None:
    """Who condemns an attack blames whose it is and not whom it hit: Russia in `condemned the invasion of Ukraine by Russia`."""
    objects = c.match.arguments.objects if c.match is not None else []
    deed = next((q for other, q in played if other.trigger in objects and other.like in HIT), None)
    if deed is None:
        return
    hit = {a.id for a in deed.recipients} - {a.id for a in deed.actors}
    kept = [r for r in p.recipients if r.id not in hit]
    p.recipients = kept if kept or len(kept) == len(p.recipients) else list(deed.actors)


def _placed(a: Actor, s: Sentence, places: Places, who: Coreference) -> Actor:
    """A town or province that no table of actors knows stands for its state: `visited Tianjin`, `Uttar Pradesh arrested them`."""
    if not a.id.startswith("ORG:"):
        return a
    country = next((p.country for p in places.named(s) if p.span == a.span), None)
    if country is None and any((s.tokens[n.first].start, s.tokens[n.last - 1].end) == _bounds(a) for n in s.names if n.label == "LOC"):
        country = places.within(s.index, a.span)
    return a if country is None else who.state(country, a.span)


def _bounds(a: Actor) -> tuple[int, int]:
    return a.span.start, a.span.end


def _takes_home(s: Sentence, c: Candidate, p: Parts) -> bool:
    """Whether a state but brings its people to safety: `evacuated its citizens`. Its diplomats are its presence, and withdrawn."""
    head = c.match.head if c.match is not None else c.trigger
    if s.tokens[head].lemma.lower() not in TAKING_HOME or c.event_type not in ("SANCTION", "AID", "RETREAT"):
        return False
    people = [part_of(s, j) for j in of_verb(s, head).objects]
    people = [j for j in people if s.tokens[j].lemma.lower() in COMPATRIOTS]
    own = {a.country for a in p.actors if a.country is not None}
    pronoun = any(s.tokens[k].text.lower() in ("its", "their", "his", "our", "own") for j in people for k in s.each(j, "nmod:poss", "amod"))
    return bool(people) and (pronoun or any(r.country in own for r in p.recipients))


def _local(s: Sentence, parties: list[Actor], place: Place | None, ids: frozenset[str]) -> list[Actor]:
    """Nameless people and things are of the state of the place: who is hit in `a village in northern Syria`, who marches in Bangui."""
    if place is None or place.country is None:
        return parties
    return [
        replace(a, id=f"{place.country}/{a.sector}" if a.sector else place.country, country=place.country)
        if a.id in ids and a.span.text.lower() not in PRONOUNS and "foreign" not in a.span.text.lower() and not somewhere(s, a)
        else a
        for a in parties
    ]


def _of_crowd(reading: Reading, s: Sentence, hit: list[Actor], found: list[Event]) -> list[Actor]:
    """Those of a crowd whom only their number or a pronoun tells: `50 students marched; police arrested 18 of them`."""
    since = reading.sentences[max(0, s.index - 1)].start
    crowd = next((e.actors for e in reversed(found) if e.event_type == "PROTEST" and e.evidence.start >= since), ())
    numbers = {k.end for k in s.tokens if k.upos == "NUM"}
    bare = [r for r in hit if r.span.end in numbers or (r.id == "UNK" and r.span.text.lower() == "them")]
    if not bare or not crowd:
        return hit
    return [*(r for r in hit if r not in bare), *(replace(a, span=bare[0].span) for a in crowd[:1])]


def _received(p: Parts, c: Candidate, place: Place | None, who: Coreference) -> None:
    """The state of the place that somebody visits, leaves or puts under curfew, where the text names none: `visited Tianjin`."""
    if place is None or place.country is None:
        return
    visit = len(p.actors) == 1 and (_at_home(p) or (c.mode == "visit" and not p.recipients))
    if (visit or c.mode == "withdraw") and place.country in [a.country for a in (*p.actors, *p.recipients)]:
        return
    if visit or (c.mode in OVER_A_PLACE and not p.recipients):
        p.recipients = [who.state(place.country, place.span)]


def _at_home(p: Parts) -> bool:
    """Whether somebody goes about in his own country: `Xi visited Xinjiang`."""
    homes = {None if a.id.startswith(("PER:", "ORG:")) else a.country for a in p.actors}
    return bool(p.recipients) and len(homes) == 1 and all(a.country in homes and a.id == a.country for a in p.recipients)


def _by_itself(s: Sentence, c: Candidate, p: Parts) -> bool:
    """Whether one public body of one state only sits: `parliament met for the first time`. To meet is to meet somebody else."""
    if p.recipients or len(p.actors) != 1 or c.mode in ("visit", "phone", "third-party") or s.tokens[c.trigger].lemma.lower() in DEALING:
        return False
    (a,) = p.actors
    head = next((t for t in s.tokens if t.end == a.span.end), None)
    public = a.sector in ("GOV", "LEG", "JUD", "PTY") and a.id.startswith(("UNK:", f"{a.country}/")) and a.person is None
    return public and head is not None and head.lemma.lower() in SITTING


def _told_again(s: Sentence, c: Candidate) -> bool:
    """Whether a gathering is spoken of as one that the text told of: `during the meeting, he said`."""
    t = s.tokens[c.trigger]
    words = {s.tokens[k].text.lower() for k in s.children[c.trigger]}
    return c.like == "CONSULT" and t.upos == "NOUN" and "the" in words and bool(words & {"at", "in", "before", "during", "after"})


def _shared(a: Event, b: Event) -> bool:
    """Whether two events are of one type and have a state or body in common."""
    mine, theirs = ({x.country or x.id for x in (*e.actors, *e.recipients)} for e in (a, b))
    return a.event_type == b.event_type and bool(mine & theirs)


def _private(s: Sentence, p: Parts) -> bool:
    """Whether one private person did it to others: a crime and no politics, save in some contexts."""
    heads = {t.end: t.xpos for t in s.tokens}
    alone = len(p.actors) == 1 and heads.get(p.actors[0].span.end) in ("NN", "NNP", "PRP")
    civil = (a.sector in CIVIL or (a.sector is None and a.id.startswith(("PER:", "ORG:"))) for a in (*p.actors, *p.recipients))
    return alone and bool(p.recipients) and all(civil)


def _official(a: Actor) -> bool:
    """Whether a party is a state, an organ, a body of states or an armed or political group, and no private person or firm."""
    return a.sector in PUBLIC or a.id.startswith("IGO:") or (a.sector is None and not a.id.startswith(("PER:", "ORG:")))


def _public(p: Parts) -> bool:
    """Whether any party is official, known or not: `the minister`; who is nobody known and nothing else is not."""
    return any(_official(a) and (a.sector is not None or not a.id.startswith("UNK")) for a in (*p.actors, *p.recipients))


def _long_before(when: When | None, published: dt.date | None) -> bool:
    return when is not None and published is not None and (published - when.end).days > 60


def _published(day: dt.date | None) -> When | None:
    return When(start=day, end=day, precision="day", basis=Basis.PUBLICATION) if day is not None else None


def _key(event: Event) -> tuple[object, ...]:
    return (*_act(event), frozenset(a.id for a in event.actors), frozenset(a.id for a in event.recipients))


def _distinct(events: list[Event]) -> list[Event]:
    """One event for each type and parties in a sentence, the most confident; one that names fewer of them is the same act."""
    best: dict[tuple[object, ...], Event] = {}
    for e in events:
        old = best.get(_key(e))
        if old is None or e.confidence > old.confidence:
            best[_key(e)] = e
    alike: dict[tuple[object, ...], list[Event]] = {}
    for e in best.values():
        alike.setdefault(_act(e), []).append(e)
    kept = [e for e in best.values() if not any(_tells_more(other, e) for other in alike[_act(e)])]
    return sorted(kept, key=lambda e: (e.trigger.start, e.event_type))


def _act(event: Event) -> tuple[object, ...]:
    """What events of one act in a sentence have in common, whatever parties they name."""
    return event.event_type, event.evidence.start, event.status, event.modes if event.event_type in BY_MODE else ()


def _tells_more(other: Event, e: Event) -> bool:
    """Whether another event tells the same act with more parties, and more surely."""
    return _key(other) != _key(e) and other.confidence >= e.confidence + SURER and all(
        {x.id for x in mine} <= {x.id for x in theirs}
        for mine, theirs in ((e.actors, other.actors), (e.recipients, other.recipients))
    )
