"""Persons named in an article: what stands beside the name, the register and the article itself tell who it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.actors.affiliation import Affiliation, Affiliations
from dragoman.actors.agreement import personal
from dragoman.actors.entry import Entry, Kind, Noun
from dragoman.actors.hits import Hit
from dragoman.actors.homes import MONARCHS
from dragoman.actors.names import STYLES, Names
from dragoman.actors.people import Memory, another, choose, identity
from dragoman.actors.phrase import apposed, core, parted, quantity_of, root
from dragoman.actors.reckoned import OFFICES
from dragoman.actors.retinue import Retinue
from dragoman.actors.sectors import PRIVATE, Sectors, belonging
from dragoman.actors.spelling import plain
from dragoman.actors.wording import Wording
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor

NO_CALLING = word_list("actors", "persons.no_calling")
HELD = OFFICES | {"OPP"}
ORDINALS = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"])
LETTERS = 5
ONE_LETTERED = frozenset(("D", "R"))
SENT = word_list("actors", "persons.sent")
FORMER = word_list("actors", "persons.former")


class Persons:
    """Answers for one article. A name is its tokens [first, last)."""

    def __init__(
        self, affiliations: Affiliations, names: Names, sectors: Sectors, wording: Wording, memory: Memory, retinue: Retinue
    ) -> None:
        self.affiliations, self.hits, self.nouns, self.bodies = affiliations, affiliations.hits, affiliations.nouns, affiliations.bodies
        self.names, self.sectors, self.wording, self.memory, self.retinue = names, sectors, wording, memory, retinue

    def named(self, s: Sentence, head: int, name: tuple[int, int]) -> Actor | None:
        """The person whose name stands in the phrase of `head`."""
        words = self.names.words(s, *name)
        if not words:
            return None
        title = self.names.title(s, head, name)
        noun = self.nouns[s.index].get(title) if title is not None else None
        affiliation = self.affiliations.best(s, head, noun, name) or self._elected(s, name)
        if affiliation is None and title is not None and title == name[0] - 1:
            affiliation = self.affiliations.best(s, title, noun, name)
        affiliation = self.retinue.rather(affiliation, s, head, noun, name)
        if affiliation is None and (noun is None or noun.sector in PRIVATE):
            affiliation = self._seated(s, head, name)
        span = self.wording.belonging(s, head, affiliation)
        role = self.wording.office(s, head, name) if noun is not None else None
        if role is None and title is not None and title not in core(s, head):
            role = self.wording.office(s, title)
        styled, titled = _styled(noun), noun is not None or self.names.titled(s, name[0])
        serving = self._serving(s, noun, head, role) if noun is not None else self._serving_beside(s, head)
        base = self._known(s, name, affiliation, titled=titled, office=role or "", serving=serving)
        family = base is not None and role is not None and len(words) == 1 and another(base, replace(base, role=role))
        if family or (base is not None and not _bare(base) and noun is None and self._namesake(s, head, base)):
            base = None
        if base is not None and not _bare(base) and affiliation is None and noun is not None and noun.relay and len(words) == 1:
            return replace(base, span=span)  # `Chairman Cho`, of whose firm the text told before
        if self._holds(s, head, name, base, noun, affiliation, role) and base is not None:
            return replace(base, span=span, name=base.person or base.name, role=(base.role if styled else role) or base.role or role)
        if noun is None or styled:
            told = self._from_apposition(s, head, affiliation)
            if told[0] is not None or noun is None:
                noun, affiliation, role, title = told
        beside: Noun | None = None
        if affiliation is None and noun is not None:
            beside, affiliation, _, _ = self._from_apposition(s, head, None)
        country = affiliation.country if affiliation is not None else (base.country if base is not None else None)
        full = base.person if base is not None and base.person else " ".join(words)
        if noun is None and (affiliation is None or affiliation.body is None):
            body = self.bodies.employer(s, head, name)
            far = self._from(s, name) if body is None else None
            organ, body = affiliation.organ if affiliation is not None else None, body if far is None else self.bodies.at(s, far)
            seat = "LEG" if self._sitting(s, name) is not None else None
            own = affiliation.sector if affiliation is not None and affiliation.kind is Kind.ORGAN else seat  # `RCMP Cpl. Ana Lind`
            sector = body.sector if body is not None else organ.sector if organ is not None else own
            role = self._calling(s, head, name)
            return Actor(span=span, id=f"PER:{plain(full)}", name=full, country=country, sector=sector, role=role, person=full)
        office = title if title is not None else head
        if self.bodies.employer(s, office, name) is None and self.bodies.employer(s, head, name) is not None:
            office = head  # `Ostra Front (OF) vice-president`: the tree hangs the body on the name
        sector, others = self.sectors.of(s, office, noun, affiliation, name) if noun is not None else (None, ())
        if noun is not None and self._owned(s, office, affiliation):
            self.memory.owned.add(full)
        if noun is not None and noun.relay and beside is not None and beside.sector in PRIVATE:
            sector = beside.sector if self.bodies.employer(s, office, name) is None else sector  # `Chairman Cho, a businessman`
        if affiliation is None and base is not None and base.country is not None:
            affiliation = Affiliation(Kind.STATE, base.country, None, None, None)
        return belonging(span, full, sector, others, affiliation, noun, role=role, person=full)

    def _sitting(self, s: Sentence, name: tuple[int, int]) -> str | None:
        """The letters of the party for which somebody sits for a place: `Ana Lind (PH-Lumut)`, `(D-Ohio)`."""
        t, at = s.tokens, name[1]
        if at + 4 >= len(t) or (t[at].text, t[at + 2].text) != ("(", "-") or not t[at + 1].text.isupper() or len(t[at + 1].text) > LETTERS:
            return None
        close = next((k for k in range(at + 4, min(at + 9, len(t))) if t[k].text == ")"), None)
        placed = close is not None and all(x.text[0].isupper() or not x.text.isalpha() for x in t[at + 3 : close])
        return t[at + 1].text if placed and t[at + 1].end == t[at + 2].start else None

    def _elected(self, s: Sentence, name: tuple[int, int]) -> Affiliation | None:
        """The state in whose parliament somebody sits, as the letters of his party tell, if they are one state's alone or of one named."""
        letters = self._sitting(s, name)
        if letters is None:
            return None
        parties = [e for e in self.bodies.register.names.get(letters, ()) if e.sector == "PTY"]
        homes = {"USA"} if letters in ONE_LETTERED else {e.country for e in parties if e.country is not None}
        homes = homes if len(homes) == 1 else homes & set(self.hits.countries)
        return Affiliation(Kind.STATE, homes.pop(), None, None, None) if len(homes) == 1 else None

    def _owned(self, s: Sentence, office: int, a: Affiliation | None) -> bool:
        """Whether a body or crowd told in another phrase, or by letters before, has somebody in an office: `Its president, Ana Lind`."""
        if a is not None:
            return a.taken
        body = self.bodies.employer(s, office)
        if body is not None:
            return self.bodies.lettered(s, body)
        return self.bodies.owned(s, office, named=True) is not None or self.bodies.owners.crowd(s, office) is not None

    @staticmethod
    def _serving(s: Sentence, noun: Noun | None, at: int, role: str | None) -> str:
        """The office of state that the phrase of `at` gives somebody on the day of the article."""
        held = noun is not None and not _styled(noun) and not noun.relay and noun.sector in OFFICES and not former(s, at)
        return role or "" if held else ""

    def _serving_beside(self, s: Sentence, head: int) -> str:
        """The same from behind a comma: `Ana Lind, the president,`."""
        noun, _, role, at = self._from_apposition(s, head, None)
        return self._serving(s, noun, at, role) if at is not None else ""

    def _holds(
        self, s: Sentence, head: int, name: tuple[int, int], base: Actor | None, noun: Noun | None, a: Affiliation | None, role: str | None
    ) -> bool:
        """Whether somebody is what the register says: the text gives him no other office, which would be believed."""
        if base is None or _bare(base) or former(s, head):
            return False
        at = head
        if noun is None:
            noun, beside, role, found = self._from_apposition(s, head, None)
            if found is not None and former(s, found):
                return True
            a, at = beside or a, head if found is None else found
        return not self._another(s, at, name, base, noun, a, role) and not self._sent(base, noun, a)

    def _another(
        self, s: Sentence, at: int, name: tuple[int, int], base: Actor, noun: Noun | None, a: Affiliation | None, role: str | None
    ) -> bool:
        """Whether the office told at `at` is not that of the register: of another sector, or just another one where no date is given."""
        if noun is None or role is None or not base.role or _styled(noun) or not _differ(role, base.role):
            return False
        sector = self.sectors.of(s, at, noun, a, name)[0] if noun.sector in HELD and not noun.relay else None
        if base.id.startswith(("NSA:", "IGO:")):
            return sector in HELD and a is not None and a.body is None and a.country is not None
        if a is not None and base.country is not None and a.country not in (base.country, None):
            return False  # a namesake abroad, or what the tree has joined wrongly
        undated = self.hits.published is None and (sector in HELD or base.sector in HELD)
        return undated or (sector in HELD and sector != base.sector)

    @staticmethod
    def _sent(base: Actor, noun: Noun | None, a: Affiliation | None) -> bool:
        """Whether the text gives somebody an office of a body of states that the register does not know: an envoy of the U.N."""
        of_states = a is not None and a.body is not None and a.body.kind is Kind.IGO
        return of_states and noun is not None and noun.words[-1] in SENT and not base.id.startswith("IGO:")

    def _namesake(self, s: Sentence, head: int, base: Actor) -> bool:
        """Whether an apposition tells that a name of the register is here another's: `Zhang Jun, president of a badminton association`."""
        noun, _, role, at = self._from_apposition(s, head, None)
        if noun is None or at is None or role is None or not base.role or base.sector in PRIVATE:
            return False
        body = self.bodies.employer(s, at) if role.lower().split()[-1] != base.role.lower().split()[-1] else None
        return body is not None and body.sector in PRIVATE

    def known(self, s: Sentence, name: tuple[int, int]) -> Actor | None:
        """The person of the register or of the article by that name alone."""
        return self._known(s, name, None, titled=False, office="")

    def titled(self, s: Sentence, head: int, noun: Noun, affiliation: Affiliation | None, name: tuple[int, int]) -> Actor:
        """`the prime minister, Nouri al-Maliki, said`: the title is the head, the name stands behind a comma."""
        sector, others = self.sectors.of(s, head, noun, affiliation, name)
        full = " ".join(self.names.words(s, *name))
        if self._owned(s, head, affiliation):
            self.memory.owned.add(full)
        role = self.wording.office(s, head)
        base = self._known(s, name, affiliation, titled=True, office=role or "", serving=self._serving(s, noun, head, role))
        span = self.wording.belonging(s, head, affiliation)
        fits = affiliation is None or (base is not None and affiliation.country in (base.country, None))
        if fits and self._holds(s, head, name, base, noun, affiliation, role) and base is not None:
            return replace(base, span=span, name=base.person or base.name, sectors=(), role=role)
        return belonging(span, full, sector, others, affiliation, noun, role=role, person=full)

    def _calling(self, s: Sentence, head: int, name: tuple[int, int]) -> str | None:
        """What the text calls somebody in no office of the table, before his name or behind a comma: `senior curator`."""
        before = [i for i in core(s, head) if i < name[0] and s.tokens[i].upos == "NOUN"]
        for i in (*reversed(before), *apposed(s, head)):
            if s.tokens[i].xpos in ("NN", "NNP") and personal(s.tokens[i].lemma.lower()):
                return self.wording.office(s, i, name)
        return None

    def _seated(self, s: Sentence, head: int, name: tuple[int, int]) -> Affiliation | None:
        """From where somebody or the body he serves works: `Ana Lind, director at London-based Ostra Metals`."""
        found = self.affiliations.seat(s, head)
        far = self._from(s, name) if found is None else None
        if far is not None and (a := self.affiliations.best(s, far, None)) is not None and a.country is not None:
            return Affiliation(Kind.STATE, a.country, None, None, None, a.hit)
        for c in () if found is not None else (head, *apposed(s, head)):
            body = self.bodies.employer(s, c, name)
            found = found or (self.affiliations.seat(s, body.head) or self._outlet(s, body.head) if body is not None else None)
        return found

    def _from(self, s: Sentence, name: tuple[int, int]) -> int | None:
        """The body behind a comma that somebody is of: `Ana Lind, from the University of Lagos,`, wherever the tree hangs it."""
        t = s.tokens
        at = name[1] + 1
        if at >= len(t) or t[at - 1].text != "," or t[at].text.lower() not in ("from", "of", "with"):
            return None
        label = next((n for n in s.names if n.label == "ORG" and at < n.first <= at + 2), None)
        over = None if label is None else root(s, label.first, label.last)
        return over if over is not None and any(c == at for c in s.each(over, "case")) else None

    def _outlet(self, s: Sentence, head: int) -> Affiliation | None:
        """The state of a news outlet that somebody serves."""
        hit = self.hits.at(s, head)
        if hit is None or hit.entry.kind is not Kind.OUTLET or hit.entry.country is None:
            return None
        return Affiliation(Kind.STATE, hit.entry.country, None, None, None, hit)

    def _from_apposition(
        self, s: Sentence, head: int, old: Affiliation | None
    ) -> tuple[Noun | None, Affiliation | None, str | None, int | None]:
        """The office behind a comma, whose it is, its words and its head."""
        all_beside = list(apposed(s, head))
        own = next(((n.first, n.last) for n in s.names if n.label == "PER" and n.first <= head < n.last), None)
        for beside in (*all_beside, *self._lettered(s, head), *_who_is(s, head)):
            part = quantity_of(s, beside)  # `one of the journalists`
            c = beside if part is None else part
            noun = self.nouns[s.index].get(c)
            if noun is not None and any(c < d and self.nouns[s.index].get(d) is noun and not parted(s, c, d) for d in all_beside):
                continue  # the director of a `director-general`: what follows hangs on the general
            if noun is not None and not noun.organ and noun.words[-1] not in NO_CALLING:
                found = self.retinue.rather(self.affiliations.best(s, c, noun, own), s, c, noun, own)
                role = " ".join(noun.words).replace(" - ", "-") if "-" in noun.words else self.wording.office(s, c)
                return noun, found or old, role, c
        return None, old, None, None

    def _lettered(self, s: Sentence, head: int) -> Iterator[int]:
        """The letters of a member of parliament behind a comma, wherever the tree hangs them: `Ana Lind, MP, ...`."""
        name = next((n for n in s.names if n.label == "PER" and n.first <= head < n.last), None)
        at = len(s.tokens) if name is None else name.last + 1
        if at < len(s.tokens) and s.tokens[at - 1].text == "," and s.tokens[at].text.isupper() and at in self.nouns[s.index]:
            yield at

    def _known(
        self, s: Sentence, name: tuple[int, int], a: Affiliation | None, *, titled: bool, office: str, serving: str = ""
    ) -> Actor | None:
        """From the register (by date and country), else from the article itself. `serving`: the office of state the text gives him now."""
        words = self.names.words(s, *name)
        country = a.country if a is not None and a.body is None else None
        entries: list[Entry] = []
        ordinal, styled = self._ordinal(s, name), False
        for hit in self.hits.within(s, list(range(*name))):
            whole = hit.last - hit.first >= len(words) or (hit.name.count(" ") > 0 and not _crowned(hit, name))
            if hit.entry.kind is Kind.PERSON and whole:
                entries = [hit.entry, *hit.others]
                styled = hit.first < name[0]  # `Pope Francis`, whom the register calls so
                ordinal = None if hit.name.split()[-1] == ordinal else ordinal
        if not entries and len(words) > 1:
            entries = [e for form in _forms(words) for e in self.bodies.register.names.get(form, ()) if e.kind is Kind.PERSON]
        if not entries and (titled or country is not None or len(words) > 1):
            entries = self.bodies.register.surnames.get(plain(" ".join(words)).lower(), [])
        entries = [e for e in entries if ordinal in (None, e.name.split()[-1])]
        earlier = self.memory.recall(words)
        if earlier is not None and (country is None or earlier.country in (country, None)) and (len(words) == 1 or not entries):
            return earlier
        crown = office.lower() if office.lower() in MONARCHS else None
        styled = styled or (crown is not None and any((e.role or "").lower() == crown for e in entries))
        alone = len(words) == 1 and not (titled and country is not None) and not styled
        around = {c for c in self.hits.countries if c}
        choice = choose(entries, self.hits.published, country, around, alone=alone, office=office, time=self.hits.time) if entries else None
        if choice is None:
            return earlier if earlier is not None and country is None else None
        e = choice.entry
        partly = len(plain(e.name).split()) < len(words) and len(words) > len(e.name.split())
        if partly and country is None and e.country is not None and around and e.country not in around:
            return earlier  # Manuel Pérez Gallego of Cuba is not the Colombian Manuel Pérez
        if earlier is not None and self.hits.published is None and earlier.person == e.name:
            return earlier  # in the office that stood beside the name
        over = choice.former and serving and e.role and _differ(serving, e.role)
        identity_, sector, role = (f"PER:{e.name}", None, None) if over else identity(choice)
        return Actor(
            span=self.wording.between(s, name[0], name[1] - 1),
            id=identity_,
            name=e.name,
            country=e.country,
            sector=sector,
            role=role,
            person=e.name,
            wikidata=e.wikidata,
        )

    @staticmethod
    def _ordinal(s: Sentence, name: tuple[int, int]) -> str | None:
        """Which ruler of that name: the I of `King Abdullah I`."""
        return next((t.text for t in s.tokens[name[1] - 1 : name[1] + 1] if t.text in ORDINALS), None)


def _forms(words: list[str]) -> list[str]:
    """How the register may write a name with a nickname left out, or with `Jnr`."""
    younger = words[-1].rstrip(".").lower() in ("jr", "jnr", "junior")
    return [" ".join((*words[:-1], end)) for end in ("Jr.", "Jr")] if younger else [" ".join(words)]


def _crowned(hit: Hit, name: tuple[int, int]) -> bool:
    """Whether a ruler who goes by his first names is but the beginning of a name: Juan Carlos in `Juan Carlos Castrillón`."""
    return hit.last < name[1] and (hit.entry.role or "").rpartition(" ")[2].lower() in MONARCHS


def _who_is(s: Sentence, head: int) -> Iterator[int]:
    """What somebody is by a clause about him: `Ana Lind, who is foreign minister,`."""
    for c in s.each(head, "acl:relcl"):
        subject, link = s.child(c, "nsubj"), s.child(c, "cop")
        if subject is not None and link is not None and s.tokens[subject].text.lower() == "who" and s.tokens[link].text.lower() == "is":
            yield c


def _styled(noun: Noun | None) -> bool:
    """Whether a title is but a style or a rank: `Sheikh`, `Colonel`."""
    return noun is not None and noun.words[-1] in STYLES and len(noun.words) == 1


def _differ(told: str, known: str) -> bool:
    """Whether two offices are not one: a `minister` may be the one of trade, a president is no prime minister."""
    a, b = told.lower().split(), known.lower().split()
    return a[-1] != b[-1] or (len(a) > 1 and len(b) > 1 and a[-2:] != b[-2:])


def _bare(person: Actor) -> bool:
    """Whether nothing but the name is known: what stands beside it tells more."""
    return person.sector is None and person.id.startswith("PER:")


def former(s: Sentence, head: int) -> bool:
    """Whether the phrase says that the office is over."""
    low = (s.tokens[i].text.lower() for i in core(s, head))
    return any(w in FORMER or w.startswith("ex-") for w in low)
