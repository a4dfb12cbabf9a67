"""From candidates to events: parties, status, the codebook's collapses, whose word, date, contexts, id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dragoman.actors import PRONOUNS, Coreference
from dragoman.actors.games import of_games
from dragoman.claims import Told
from dragoman.codebook import Codebook
from dragoman.coding.acts import acts_in
from dragoman.coding.addressed import addressed, written_to
from dragoman.coding.arguments import bidden, commanded, out_passive
from dragoman.coding.calibration import Calibration
from dragoman.coding.candidates import DEONTIC, THRESHOLD, Candidate, by_content
from dragoman.coding.contexts import contexts
from dragoman.coding.denied import denied, told_by
from dragoman.coding.evidence import gathered
from dragoman.coding.frames import FrameBook
from dragoman.coding.happened import happened, promisable
from dragoman.coding.learned import Learned
from dragoman.coding.mutual import AT_EACH_OTHER, each_other, mutual
from dragoman.coding.opponents import home
from dragoman.coding.parties import Parts
from dragoman.coding.proposal import busy
from dragoman.coding.roles import parts
from dragoman.coding.same import alike, distinct, told_again, without_details
from dragoman.coding.settled import Settling
from dragoman.coding.standing import (
    abducts,
    advises,
    among_civilians,
    among_firms,
    among_private,
    at_home,
    calls_privately,
    in_disaster,
    interviews,
    keeps_house,
    of_family,
    official,
    prosecutes,
    public,
    saves,
    sits,
    takes_home,
    unsolved,
    wishes_alone,
)
from dragoman.coding.status import collapsed, historical, refuses, status, willed
from dragoman.coding.viewpoint import meant, spoken
from dragoman.coding.wordlists import words
from dragoman.language import Reading, Sentence
from dragoman.records import Actor, Article, Basis, Claim, Event, Span, Status, When, content_id
from dragoman.setting import Dates, Places

LATELY = 8  # events
# Types that are none of the game, in a text about games.
CROWDED = frozenset(("ASSAULT", "PROTEST"))
# What private persons do to one another is no politics.
PRIVATE = frozenset(("ASSAULT", "REQUEST", "REJECT"))
# Contexts in which it is.
POLITICAL = frozenset([
    "asylum", "election", "executive", "human_rights", "inequality", "legislative", "lgbt", "migration", "military",
    "political_institutions", "pro_autocracy", "pro_democracy", "religion_ethnicity", "repression", "rights_freedoms", "territory",
    "terrorism",
])
# Types that are told of whom they touch alone: `three men were arrested`.
TOUCHING = frozenset((
    "ASSAULT", "COERCE", "SANCTION", "AID", "RETREAT", "ACCUSE", "REQUEST", "PROTEST", "REJECT", "CONCEDE", "THREATEN",
))
# Types that are told of whom they touch alone in the passive: `Kosovo was recognised`.
DONE_TO = frozenset(("AGREE", "SUPPORT"))
# What is no fact.
OPEN = frozenset((Status.HYPOTHETICAL, Status.NEGATED))
# Acts of which a month to come is that of what they want or forestall.
ASKING = frozenset(("REQUEST", "REJECT", "THREATEN"))
# Whose strikes are no violence.
UNARMED = frozenset(["LAB", "EDU", "MED", "AGR", "JRN"])


class EventCoder:
    """Codes readings. `learned` None: frames and tree alone; `codebook`: with a user's own types and modes, where there are any."""

    def __init__(self, learned: Learned | None, book: FrameBook | None = None, codebook: Codebook | None = None) -> None:
        self.learned = learned
        self.book = book or FrameBook.shipped()
        self.codebook = codebook or self.book.codebook
        self.calibration = Calibration.shipped()

    def code(self, article: Article, reading: Reading, who: Coreference, places: Places, claims: Iterable[Claim] = ()) -> list[Event]:
        """The events of one article, in the order of the text."""
        claims = list(claims)
        dates, told = Dates(reading.text, article.published), Told(claims, reading)
        who = who.with_pronouns(spoken(who, claims))
        found: list[Event] = []
        settle = Settling(reading, who, places, told)
        games = of_games(reading.text)
        for s in reading.sentences:
            acts = acts_in(s, self.book, self.learned)
            elsewhere = busy(s, acts)
            here = who.with_pronouns(meant(s, acts, who, told))
            played = without_details(s, [(c, parts(s, c, here, self.learned, elsewhere[c.trigger])) for c in acts])
            for c, p in played:
                settle(s, c, p, played, found)
                if saves(s, c, p):
                    c.event_type, c.mode, c.model = "AID", None, None
                elif abducts(s, c, p):
                    c.event_type, c.mode, c.model = "ASSAULT", "abduct", None
                hearing = addressed(reading, s, c, here, told)
                if c.like == "REQUEST" and hearing and commanded(s, c.head):
                    p.recipients = hearing
                p.recipients = p.recipients or hearing or _others(written_to(s, c, here), p.actors)
                private = c.mode == "visit" and bool(p.recipients) and not (c.own or public(p))
                if c.like == "CONSULT" and (private or at_home(p) or sits(s, c, p, self.book)):
                    continue
                if games and c.like not in CROWDED and not (c.own or public(p)):
                    continue
                event = self._event(article, reading, s, c, p, dates, places, told)
                if event is not None and not (told_again(s, c) and any(alike(event, e) for e in found[-LATELY:])):
                    found.append(event)
        return distinct(found, reading.sentences)

    def _private(self, s: Sentence, c: Candidate, p: Parts, about: tuple[str, ...]) -> bool:
        """Whether an act is one of private life: crime at home, firms among themselves, a doctor's advice."""
        violent = c.like in PRIVATE or (c.like == "THREATEN" and c.mode == "violence")
        civil = violent and self.learned is not None and (among_private(s, p) or unsolved(s, c, p, about))
        alone = (calls_privately(s, c, p), among_firms(c, p), interviews(s, c, p), in_disaster(s, c, about), keeps_house(c, p))
        private = any(alone) or advises(s, c, p, self.book) or (self.learned is not None and among_civilians(c, p, about))
        return private or (civil and (of_family(s, p) or not POLITICAL & set(about)))

    def _told_as(self, s: Sentence, c: Candidate, p: Parts, speaker: Actor | None, now: Status) -> tuple[str, str | None, Status]:
        """The type, mode and status that an act has as it is told: what is to come, refused or answered is another."""
        kind, mode = c.event_type, c.mode
        other, now = collapsed(kind, now, self.codebook, refusing=refuses(s, c.head))
        if mode == "violence" and p.actors and all(a.sector in UNARMED for a in p.actors):
            mode = None  # the strike that a union threatens
        if kind == "CONCEDE" and _shrugged_off(c, p):
            other = "REJECT"
        if kind == "ASSAULT" and now is Status.FUTURE and _menaced(s, c, speaker, p):
            other, mode, now = "THREATEN", "violence", Status.ACTUAL
        c.plain = c.plain or (other == "THREATEN" and p.speaking and willed(s, c.head) and all(map(official, p.actors)))
        if kind == "REQUEST" and prosecutes(s, c, p):
            other, mode = "ACCUSE", "allege"
        if other != kind:
            c.fired.append(f"{kind} to come, refused or answered is {other}")
            kind, mode = other, mode if other in ("THREATEN", "ACCUSE") else None
        return kind, mode, now

    def _event(
        self, article: Article, reading: Reading, s: Sentence, c: Candidate, p: Parts, dates: Dates, places: Places, told: Told
    ) -> Event | None:
        where = s.tokens[_whose_word(s, c.trigger)].start
        claim, teller = told.at(where), told.by(where)
        speaker = claim.speaker if claim is not None else None
        # `Lin should go, said Tseng`: what no verb of demanding or blaming says is the speaker's own demand or blame
        menace = c.match is not None and by_content(c.match)
        saying = self._saying(c.event_type)
        unsaid = not p.actors and (c.match is None or menace or c.plain) and saying
        taken = {a.id for a in (*p.actors, *(p.recipients if unsaid else ()))}
        if speaker is not None and (p.speaking or unsaid) and speaker.id not in taken:
            p.actors.append(speaker)
            p.recipients = _others(p.recipients, [speaker]) if p.speaking else p.recipients
        if saying and not (bidden(s, c.head) or s.tokens[c.trigger].text.lower() in DEONTIC):
            _quoted_before(p, told.cued(s.tokens[c.trigger].start))
        about = contexts(reading.sentences, s.index, self.learned)
        idle = takes_home(s, c, p, self.book) or wishes_alone(c, p) or (not c.own and self._private(s, c, p, about))
        now = happened(s, c, self.book, self.codebook, self.learned)
        # what a frame alone vouches for must be public, and told as a fact
        crowd = c.like == "PROTEST" or (c.match is not None and bool(c.match.frame.doers))
        if c.raised and (now in OPEN or not (crowd or public(p))):
            idle = idle or c.seen < THRESHOLD
            c.chance = c.seen
        idle = idle or (c.plain and not p.actors and c.seen < THRESHOLD)  # whom nobody is said to ask
        if idle or not self._enough(s, c, p) or (menace and not any(map(official, p.actors))):
            return None
        # the author tells the accusing itself, whatever the speaker's words for it
        own = speaker is not None and saying and speaker.id in [a.id for a in p.actors]
        coming = now is Status.FUTURE
        kind, mode, now = self._told_as(s, c, p, speaker, now)
        done = not coming and now in (Status.ACTUAL, Status.ONGOING) and kind == c.event_type and not self.codebook.committing(kind)
        promised = self.codebook.committing(kind) and (status(s, c.trigger) is Status.FUTURE or (
            c.match is not None and promisable(c.match.frame.event_type, self.codebook)  # `is expected to meet him`, `arrives on Thursday`
        ))
        asking = self.codebook.like(kind) in ASKING
        when = dates.when(s, c.trigger, ahead=coming or kind != c.event_type or promised, done=done, asking=asking)
        t = s.tokens[c.trigger]
        modes = (mode,) if mode is not None else ()
        type_ = self.codebook.types[kind]
        together = self._each_other(s, c, p) or (len(p.actors) > 1 and not p.recipients and mutual(s, c, kind, p.actors, self.book))
        evidence = Span(start=s.start, end=s.end, text=reading.text[s.start : s.end])
        trigger = Span(start=t.start, end=t.end, text=t.text)
        heard = self.learned if s.neural is not None and not c.own else None  # a user's frame says what no head has learned
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
            mutual=together,
            status=now,
            historical=historical(s, c.trigger) or _long_before(when, article.published),
            when=when
            or (_published(article.published) if now in (Status.ACTUAL, Status.ONGOING) and not historical(s, c.trigger) else None),
            place=places.where(s, c.trigger, (*p.actors, *p.recipients), p.actors),
            said_by=teller.speaker if teller is not None and not own else None,
            claim=teller.id if teller is not None and not own else None,
            trigger=trigger,
            evidence=evidence,
            confidence=self._confidence(s, c, p, heard),
            fired=tuple(c.fired),
        )

    def _confidence(self, s: Sentence, c: Candidate, p: Parts, heard: Learned | None) -> float:
        """The chance that an event is right: of what grammar leaves no doubt about at least what a frame alone is worth.

        Of what a frame decides by its nouns or particles the mean of both.
        """
        here = self.calibration(gathered(s, c, p, heard, self.codebook), heard=heard is not None)
        m = c.match
        named = m is not None and c.decided and bool(m.slots or m.frame.particles) and (public(p) or bool(m.frame.doers))
        certain = c.plain and public(p)
        if not p.actors or not (certain or named):
            return here
        alone = self.calibration(gathered(s, c, p, None, self.codebook), heard=False)
        return max(here, alone if certain else round((here + alone) / 2, 3))

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
        touched = any(official(r) for r in p.recipients if r.sector is not None or not r.span.text.islower())
        agentless = touched and c.like in DONE_TO and out_passive(s, c.head)
        return bool(p.recipients) and (agentless or c.like in TOUCHING or self._touching(c.event_type))

    @staticmethod
    def _each_other(s: Sentence, c: Candidate, p: Parts) -> bool:
        """Whether several do to each other what is aimed at somebody; then each is a recipient too: `expelled each other's envoys`."""
        own = {a.id.partition("/")[0] for a in p.actors}
        nobody = all(r.id.startswith("UNK") or r.id.partition("/")[0] in own for r in p.recipients)
        both = c.like in AT_EACH_OTHER and len(p.actors) > 1 and nobody and each_other(s, c, p.actors) is True
        if both:
            p.recipients = list(p.actors)
        return both

    def _saying(self, event_type: str) -> bool:
        """Whether it is done by saying and against somebody: where the speaker is the actor, the event is the saying itself."""
        return self.codebook.types[event_type].spoken and not self.codebook.friendly(event_type)

    def _touching(self, event_type: str) -> bool:
        """Whether a type of the user's that is like no other may be told of whom it touches alone; not so what takes two."""
        own = event_type in self.codebook.own_types and self.codebook.like(event_type) == event_type
        return own and not self.codebook.undirected(event_type)


def _others(found: list[Actor], doers: list[Actor]) -> list[Actor]:
    """Those who are none of the doers."""
    return [a for a in found if not any(a.id == b.id and a.person == b.person for b in doers)]


def _quoted_before(p: Parts, cued: Claim | None) -> None:
    """Put who is quoted before a verb as its doer, whom the quotation hides from the tree: `"It is a fraud," denounced the union`."""
    teller = cued.speaker if cued is not None else None
    if teller is None:
        return
    own = [r for r in p.recipients if r.span.start < teller.span.end and teller.span.start < r.span.end]
    if own or not p.actors:
        p.recipients = [r for r in (*p.actors, *p.recipients) if r not in own and r.id != teller.id]
        p.actors = [teller]


def _whose_word(s: Sentence, i: int) -> int:
    """The word by whose speaker an act is told: of a claim that somebody denies it is he who denies it."""
    noun = told_by(s, i)
    return i if noun is None or not denied(s, i) else noun


def _shrugged_off(c: Candidate, p: Parts) -> bool:
    """Whether it is no judge who dismisses charges: the minister in `the minister dismissed the charges` answers them."""
    return c.match is not None and c.match.frame.lemma == "dismiss" and any(a.sector not in (None, "JUD", "UNK") for a in p.actors)


def _of_own_side(speaker: Actor | None, p: Parts) -> bool:
    """Whether who tells what is to come is of those who will do it, so that he threatens it: `Chad will strike, its general said`."""
    if speaker is None or speaker.id == "UNK" or speaker.sector in ("CRM", "CVL"):
        return False
    side = home(speaker)
    own = any(a.id == speaker.id or (side is not None and home(a) == side) for a in p.actors)
    return own and not any(side is not None and home(r) == side for r in p.recipients)


def _menaced(s: Sentence, c: Candidate, speaker: Actor | None, p: Parts) -> bool:
    """Whether it is a threat to tell what violence is to come, of which the teller then is the doer."""
    doomed = _doomed(s, c, speaker, p)
    if not doomed and not _of_own_side(speaker, p):
        return False
    p.actors = p.actors or ([speaker] if speaker is not None else [])
    c.heard, c.plain = "THREATEN", c.plain or doomed
    return True


def _doomed(s: Sentence, c: Candidate, speaker: Actor | None, p: Parts) -> bool:
    """Whether those who bear arms or rule say what will be done to whoever does wrong: `Looters will be shot, the general said`."""
    if speaker is None or speaker.sector not in ("COP", "GOV", "MIL", "PRM", "REB", "UAF") or speaker.id.startswith("IGO:") or p.actors:
        return False
    doers = [j for j in s.each(c.head, "nsubj") if s.tokens[j].deprel == "nsubj:pass" and s.child(j, "det", "nummod") is None]
    whoever = any(s.tokens[j].xpos == "NNS" or s.tokens[j].text.lower() in ("anybody", "anyone") for j in doers)
    return whoever and s.tokens[c.head].lemma.lower() in words("executing")


def _long_before(when: When | None, published: dt.date | None) -> bool:
    return when is not None and published is not None and (published - when.end).days > 60


def _published(day: dt.date | None) -> When | None:
    return When(start=day, end=day, precision="day", basis=Basis.PUBLICATION) if day is not None else None


