"""The sector of an office, an organ or a group, and the id that it makes with the state or the body it belongs to."""

from __future__ import annotations

from dragoman.actors.affiliation import SPECIAL, Affiliation
from dragoman.actors.agreement import personal
from dragoman.actors.bodies import Bodies, Body
from dragoman.actors.entry import PLACES, Entry, Kind, Noun
from dragoman.actors.games import of_games
from dragoman.actors.phrase import behind, core, part_of, prepositions
from dragoman.actors.spelling import plain
from dragoman.knowledge import word_list, word_lists
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

HEADING = word_list("actors", "sectors.heading")
PRESIDING = word_list("actors", "sectors.presiding")
PUBLIC = word_list("actors", "sectors.public")
RELATIVES = word_list("actors", "sectors.relatives")
FRIENDS = word_list("actors", "sectors.friends")
RULERS = word_list("actors", "sectors.rulers")
PLAYERS = word_list("actors", "sectors.players")
GOVERNING = ("chief", "executive")  # an office of firms, and of lands that are no state
# Sectors of bodies that are no state's.
PRIVATE = frozenset(["BUS", "EDU", "NGO", "SOC", "REL", "LAB", "JRN", "AGR", "MED"])
BESIDE = word_lists("actors", "sectors.beside")  # by the sector that they tell of
OFFICES = word_list("actors", "sectors.offices")
SPEAKING_FOR = word_list("actors", "sectors.speaking_for")
PAST = word_list("actors", "sectors.past")
OFFICERS = (("officer",), ("officers",))
POLICE = word_list("actors", "sectors.police")
CIVIL = word_list("actors", "sectors.civil")
CREW = word_list("actors", "sectors.crew")
LATELY = 4  # sentences
PARTING = frozenset(["CCONJ", "VERB", "AUX", "ADP", "SCONJ"])
SPEAKERS = ("speaker", "speakers")
RANK, BEFORE = 3, 5  # words between the police and a rank of theirs, and from there to a name
INFORMANTS = word_list("actors", "sectors.informants")
KNOWING = word_list("actors", "sectors.knowing")
BESIDE_SOURCES = word_lists("actors", "sectors.beside_sources")
# (sector of the noun, of its owner) where the owner's holds: `SAPS officers`, `BJP workers`.
OF_THEIRS = frozenset([("MIL", "COP"), ("LAB", "PTY")])
OF_SEVERAL = frozenset(["our", "its", "their"])
WORKERS = ("worker", "workers")
OF_THE_CAUSE = frozenset(["SOC", "NGO", "REL"])  # whose workers are no labour force
SERVANTS = word_list("actors", "sectors.servants")
UNITS = word_list("actors", "sectors.units")
GROUPS = word_list("actors", "sectors.groups")
PARTED = word_list("actors", "sectors.parted")
POLICED = word_list("actors", "sectors.policed")
OPPOSED = word_list("actors", "sectors.opposed")
REBEL = word_list("actors", "sectors.rebel")
OF_ITS_PEOPLES = frozenset(["IGO:EU"])  # whose workers are those of its states
MEMBERS = frozenset(["MIL", "REB", "UAF", "PRM", "COP", "LEG", "PTY", "SPY", "GOV", "CRM", "JUD"])


class Sectors:
    """Answers for one article."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        self._of_games = of_games(bodies.hits.reading.text)

    def of(
        self, s: Sentence, head: int, noun: Noun, a: Affiliation | None, name: tuple[int, int] | None = None
    ) -> tuple[str, tuple[str, ...]]:
        """The sector of the phrase: its noun's, or for a spokesman and the like that of what he speaks for; and the noun's others."""
        before = {s.tokens[i].text.lower() for i in core(s, head) if i < head}
        if name is not None and noun.sector == "MIL" and {t.text.lower() for t in s.tokens[max(0, name[0] - BEFORE) : name[0]]} & POLICE:
            return "COP", noun.others  # `Pol Maj-General Ana Lind, commander of the division`
        if self._of_games and noun.words[-1] in PLAYERS and (a is None or a.organ is None):
            return "CVL", noun.others
        served = self._served(s, head, noun, a, name)
        told = self._kin(s, head, noun) or self._told(s, head, noun, a, before, served)
        if told is not None:
            return told, noun.others
        if served is not None:
            return served.sector or "UNK", noun.others
        spoken_for = self._spoken_for(s, head, noun) if a is None or (a.body is None and a.organ is None) else None
        if spoken_for is not None:
            return spoken_for, noun.others
        if noun.words == ("deputy",) and name is not None and name[0] == head + 1 and a is None and not before:
            return "LEG", noun.others  # `Deputy Ana Lind`: of parliament
        if noun.words == ("inspector",) and name is not None and name[0] == head + 1 and (a is None or a.body is None):
            return "COP", noun.others  # a rank; inspectors of arms have no name behind them
        if noun.words in OFFICERS and (a is None or a.organ is None) and (force := self._force(s, head)) is not None:
            return force, noun.others
        heads = noun.words[-1] in HEADING and a is not None and a.organ is not None and a.organ.sector in SPECIAL
        if a is not None and a.organ is not None and (noun.relay or heads):
            return a.organ.sector, a.organ.others
        if noun.relay and noun.sector not in PRIVATE:
            for sector, words in (*BESIDE.items(), *(BESIDE_SOURCES.items() if noun.words[-1] in ("source", "sources") else ())):
                if before & words:
                    return sector, noun.others
        if noun.words[-1] in INFORMANTS and knowing(s, head):
            return "UNK", noun.others
        return (a.sector if noun.relay and a is not None and a.sector is not None else noun.sector), noun.others

    def _kin(self, s: Sentence, head: int, noun: Noun) -> str | None:
        """The sector of those whom the text tells as somebody's: the kin of rulers are of the elite, friends are anybody."""
        if noun.words[0] in RELATIVES and self._of_ruler(s, head):
            return "ELI"
        return "CVL" if noun.words[-1] in FRIENDS and self.akin(s, head) else None

    def akin(self, s: Sentence, head: int) -> bool:
        """Whether a noun tells of somebody's kin or friends, whatever he is himself: `a friend of the senator`, no `friend of Kenya`."""
        t = s.tokens[head]
        if t.lemma.lower() not in RELATIVES | FRIENDS or self._of_ruler(s, head):
            return False
        owners = (*s.each(head, "nmod:poss"), *(c for _, c in behind(s, head, "of")))
        hits = (self.bodies.hits.at(s, c) for c in owners)
        several = t.lemma.lower() in FRIENDS and any(s.tokens[c].text.lower() in OF_SEVERAL for c in owners)  # `our friends in Europe`
        return bool(owners) and not several and not any(h is not None and h.entry.kind in PLACES for h in hits)

    def _of_ruler(self, s: Sentence, head: int) -> bool:
        """Whether somebody is kin of who rules: `the president's wife`, `a son of the late dictator`."""
        owners = (*s.each(head, "nmod:poss"), *(c for _, c in behind(s, head, "of")))
        return any(
            (n := self.bodies.nouns[s.index].get(i)) is not None and n.words[-1] in RULERS and self.bodies.employer(s, i) is None
            for c in owners
            for i in core(s, c)
        )

    def _spoken_for(self, s: Sentence, head: int, noun: Noun) -> str | None:
        """The sector of those without a body whom somebody speaks for: `a spokesman for the villagers`, `a leader of the community`."""
        crowd = self.bodies.owners.crowd(s, head)
        if noun.sector == "MIL" and crowd is not None and crowd.sector in MEMBERS:
            return crowd.sector
        if noun.words[-1].removesuffix("s") not in SPEAKING_FOR:
            return None
        for c in (part_of(s, i) for _, i in behind(s, head, "for", "of", "from")):
            n = self.bodies.nouns[s.index].get(c)
            many = s.tokens[c].xpos in ("NNS", "NNPS") or n is None or n.group or not personal(s.tokens[c].lemma.lower())
            if n is not None and not n.organ and not n.relay and many and n.sector != "GOV":
                return n.sector
        return crowd.sector if crowd is not None and crowd.sector != "GOV" else None

    def _force(self, s: Sentence, head: int) -> str | None:
        """Whether it was of the police or of soldiers that the text spoke last, here or just before."""
        for k in range(s.index, max(-1, s.index - LATELY), -1):
            for i in sorted(self.bodies.nouns[k], reverse=True):
                n = self.bodies.nouns[k][i]
                if n.sector in ("COP", "MIL") and n.words not in OFFICERS and (k < s.index or i < head):
                    return n.sector
        near = self.bodies.hits.reading.sentences[max(0, s.index - LATELY + 1) : s.index + 1]
        return "COP" if any(t.lemma.lower() in POLICED for there in near for t in there.tokens) else None

    @staticmethod
    def _told(s: Sentence, head: int, noun: Noun, a: Affiliation | None, before: set[str], served: Body | None) -> str | None:
        """What words beside the noun, or an owner of a certain kind, make of it whatever else it belongs to."""
        body = a.body if a is not None else None
        if noun.sector in ("ELI", "GOV") and noun.words[-1] in HEADING and body is not None and body.sector in PRIVATE:
            return body.sector  # `former president of the Islamic Society`
        own = body is not None and body.sector == "PTY" and a is not None and a.kind is not Kind.DEMONYM  # no `Republican president`
        if own and noun.words[-1] in PRESIDING:
            return "PTY"  # `BJP president Ana Lind`
        state = noun.sector in ("GOV", "MIL", "LEG", "COP", "SPY") and not noun.group and not noun.organ
        prefixed = any(w.startswith("ex-") for w in (*before, s.tokens[head].text.lower()))
        over = before & PAST or prefixed or any(True for _ in behind(s, head, "until"))
        if over and state and (served is None or served.sector not in PRIVATE):
            return "ELI"
        if before & OPPOSED and noun.sector in ("GOV", "LEG", "PTY", "SOC", "CVL") and not noun.organ:
            return "OPP"
        if before & REBEL and noun.sector in ("GOV", "MIL", "UAF", "SOC", "PTY"):
            return "REB"
        if noun.words[-1] in CREW and any(s.tokens[c].lemma.lower() in CIVIL for c in _vessels(s, head)):
            return "CVL"  # `the captain of the tanker`
        close = _close(s, head)
        if noun.sector == "MIL" and close & POLICE and not noun.group:
            return "COP"  # `police spokesperson Captain Mbele`
        if not noun.organ and (noun.sector, _whose(a)) in OF_THEIRS:
            return _whose(a)
        if noun.sector in ("SOC", "GOV") and (noun.organ or noun.group) and noun.words[-1] in OFFICES and "police" in close:
            return "COP"  # the National Police Agency
        if noun.words == GOVERNING and _of_land(s, a, before):
            return "GOV"  # `Hong Kong's chief executive`
        any_ = any(s.tokens[c].text.lower() in ("a", "another", "one") for c in s.each(head, "det"))
        many = s.tokens[head].xpos in ("NNS", "NNPS")
        if noun.words[-1] in SPEAKERS and len(noun.words) == 1 and a is None and (any_ or many) and served is None:
            return "CVL"  # at a meeting, not of a house
        return None

    def _served(self, s: Sentence, head: int, noun: Noun, a: Affiliation | None, name: tuple[int, int] | None) -> Body | None:
        """The firm, school or union that an office belongs to, where the office does not tell its own sector."""
        works = noun.sector == "LAB" and noun.words[-1] in WORKERS and not noun.group
        if not (noun.relay or works or noun.words[-1] in HEADING) or (a is not None and a.body is not None):
            return None
        if works:
            body = self.bodies.employer(s, head, name)
            return body if body is not None and body.sector in OF_THE_CAUSE else None
        found = self.bodies.employer(s, head, name)
        if found is None and a is None and name is not None:
            found = self.bodies.owned(s, head, named=True)
        if found is None or (found.sector is None and noun.sector in PRIVATE):
            return None
        own = found.name is not None and a is not None and a.hit is not None and a.organ is None and a.hit.first in range(*found.name)
        public = noun.words[-1] in PUBLIC or (a is not None and not own and (a.country is not None or a.organ is not None))
        return None if found.sector is None and public else found


def knowing(s: Sentence, head: int) -> bool:
    """Whether a phrase says no more of somebody than that he knows: `familiar with the matter`, `briefed on the talks`."""
    beside = {s.tokens[c].text.lower() for c in s.each(head, "amod", "acl")}
    return bool(beside & KNOWING) or any(s.tokens[c].lemma.lower() == "knowledge" for _, c in behind(s, head, "with"))


def _vessels(s: Sentence, head: int) -> list[int]:
    """What somebody is of or aboard: the tanker in `the captain of the tanker`, `a tanker with 22 sailors`."""
    t = s.tokens[head]
    over = [t.head, *s.each(t.head, "obj")] if t.rel in ("nmod", "obl") and t.head >= 0 and "with" in prepositions(s, head) else []
    return [*(c for _, c in behind(s, head, "of", "from", "on", "aboard")), *over]


def _of_land(s: Sentence, a: Affiliation | None, before: set[str]) -> bool:
    """Whether somebody is of a state or a part of one by its name alone, and of no body of it."""
    if a is None or a.hit is None or a.body is not None or a.organ is not None or a.kind not in (Kind.STATE, Kind.PART):
        return False
    named = {t.text.lower() for t in s.tokens[a.hit.first : a.hit.last]}
    return not before - named - set(GOVERNING) - {"'s", "’s", "the"}


def _close(s: Sentence, head: int) -> set[str]:
    """The words right before a noun, as far as they are of its phrase: not the police of `police and soldiers`, `police shot soldiers`."""
    words: set[str] = set()
    for t in reversed(s.tokens[max(0, head - RANK) : head]):
        if t.upos in PARTING:
            break
        words.add(t.text.lower())
    return words


def _serves(noun: Noun | None, body: Entry) -> bool:
    """Whether a noun's persons serve a body rather than are but of its kind."""
    if noun is None or noun.organ or body.kind not in (Kind.IGO, Kind.NGO) or body.id in OF_ITS_PEOPLES:
        return False
    word = noun.words[-1]
    return word in SERVANTS or word.removesuffix("s") in SERVANTS


def _part_of(noun: Noun, sector: str | None, body: Entry, name: str) -> bool:
    """Whether a group is a body of states' own or a group by its name: `the UN's aid agencies`, `a U.N. panel`, `the M23 group`."""
    if body.kind is Kind.IGO:
        return sector == "NGO" or noun.words[-1] in UNITS
    return body.kind is Kind.NONSTATE and " ".join(noun.words) in GROUPS and not PARTED & set(name.lower().split())


def _whose(a: Affiliation | None) -> str | None:
    """The sector of what a phrase belongs to."""
    if a is None:
        return None
    return a.organ.sector if a.organ is not None else a.sector or (a.body.sector if a.body is not None else None)


def belonging(
    span: Span,
    name: str,
    sector: str | None,
    others: tuple[str, ...],
    a: Affiliation | None,
    noun: Noun | None,
    *,
    role: str | None,
    person: str | None,
) -> Actor:
    """Compose the id: the body it speaks for, else country and sector, else unknown."""
    sectors = tuple(x for x in others if x != sector)
    if a is not None and a.body is not None and a.body.kind is Kind.GROUP and noun is not None and noun.sector in PRIVATE:
        a = None  # `Africa analyst`
    if a is not None and a.body is not None and noun is not None and noun.group and _part_of(noun, sector, a.body, name):
        return Actor(span=span, id=a.body.id, name=name, country=a.body.country, sector=a.body.sector, role=role, person=person)
    serving = a is not None and a.body is not None and _serves(noun, a.body)
    governing = noun is not None and noun.organ and sector == "GOV" and a is not None and a.body is not None and a.body.sector == "PTY"
    if governing and a is not None and a.body is not None and a.body.country is not None:  # `the Labour government`
        return Actor(span=span, id=f"{a.body.country}/GOV", name=name, country=a.body.country, sector=sector, role=role)
    heading = noun is not None and noun.words[-1] in HEADING and a is not None and a.body is not None and a.body.sector == sector
    if a is not None and a.body is not None and (noun is None or noun.relay or noun.organ or serving or heading or sector in MEMBERS):
        civil = a.body.kind is Kind.IGO and (sector == "PTY" or (noun is not None and noun.words == ("officer",)))  # the EU bloc
        whole = noun is None or noun.relay or serving or a.body.kind is Kind.FIRM or civil
        seated = a.body.sector == "PTY" and sector in ("LEG", "GOV")  # a party's member in parliament or office
        own = a.body.sector if whole or (a.body.kind is Kind.NONSTATE and a.body.sector is not None and not seated) else sector
        country = a.body.country
        return Actor(span=span, id=a.body.id, name=name, country=country, sector=own, sectors=sectors, role=role, person=person)
    country = a.country if a is not None else None
    identity = f"{country}/{sector}" if country else (f"UNK:{sector}" if person is None else f"PER:{plain(person)}")
    return Actor(span=span, id=identity, name=name, country=country, sector=sector, sectors=sectors, role=role, person=person)
