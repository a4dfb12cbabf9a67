"""Why a party is whom it is, for `dragoman explain`.

The rooms that code keep no reasons: the article is read once more, and the words of a party are traced back through what the reading
answers of them. Each step is a line of plain words, from the words of the text to a table; where nothing leads to the id of a party
(another version, other options), there are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman.actors import Coreference, Register, find_mentions, home_of
from dragoman.actors.countries import DEFINITE
from dragoman.actors.entities import At
from dragoman.actors.entry import Entry, Kind, Noun
from dragoman.actors.features import SPEAKING
from dragoman.actors.focus import HOME_SECTORS
from dragoman.actors.hits import Hit
from dragoman.actors.likely import Likely
from dragoman.actors.people import Choice, identity
from dragoman.actors.phrase import apposed, behind, core, quantity_of, top
from dragoman.actors.spelling import plain
from dragoman.actors.tables import PERSON_COLUMNS
from dragoman.actors.two import TWO
from dragoman.knowledge import listing, rows, shipped
from dragoman.language import Reading, Sentence
from dragoman.records import Actor, Article, Span
from dragoman.setting import Places, written_in

Steps = tuple[str, ...]
# The tables of names that are not called as the kinds of their entries are (`organs.csv`).
TABLES = {Kind.PART: "states.csv", Kind.CAPITAL: "states.csv", Kind.DEMONYM: "states.csv", Kind.NONSTATE: "nonstate.csv"}
PREFIXES = {"IGO:": "igos.csv", "GRP:": "groups.csv", "NSA:": "nonstate.csv", "NGO:": "ngos.csv"}
PEOPLE = ("persons.csv", "leaders.csv")
AGAIN = ("police", "parliament", "military")  # these take up an organ named before without an article, as plurals do
DEEPEST, BACK = 4, 12  # steps from mention to mention; sentences back


def quoted(span: Span) -> str:
    """`“ready” (17-22)`."""
    return f"“{' '.join(span.text.split())}” ({span.start}-{span.end})"


class Grounds:
    """The grounds of one article's parties. `knowledge`: the folder with the user's own tables, where they were used.

    `classes`: the sectors that the encoder's head tells of, where the coder heard it.
    """

    def __init__(
        self, article: Article, reading: Reading, register: Register, knowledge: Path | None = None, classes: Sequence[str] = ()
    ) -> None:
        self.reading, self.published, self.knowledge = reading, article.published, knowledge
        self.home = home_of(article, register)
        self.mentions = find_mentions(reading, register, article.published, written_in(reading), self.home)
        self.places = Places(reading, self.mentions)
        self.who = Coreference(self.mentions, self.places, self.home)
        self._likely = Likely(self.mentions.reading, classes, register) if classes else None

    def of(self, party: Actor, depth: int = 0) -> Steps:
        """The steps from the words of a party to its id; () where nothing in the article leads there."""
        s = next((s for s in self.reading.sentences if s.start <= party.span.start < s.end), None)
        if s is None or depth > DEEPEST:
            return ()
        inside = [t.i for t in s.tokens if t.start < party.span.end and party.span.start < t.end]
        ways = (
            self._pronoun(s, inside, party, depth),
            self._phrase(s, inside, party, depth),
            self._of_speaker(s, inside, party, depth),
            self._lone(s, inside, party, depth),
            self._wider(s, party, depth),
            self._heard(s, inside, party, depth),
        )
        steps = next((steps for way in ways for steps in way if steps), ())
        return (*steps, *self._sector(s, inside, party)) if steps else ()

    # -- pronouns -----------------------------------------------------------------------------------------------------------

    def _pronoun(self, s: Sentence, inside: list[int], party: Actor, depth: int) -> Iterator[Steps]:
        """What `he`, `they` or `I` takes up."""
        if len(inside) != 1 or not self.who.is_pronoun(s.index, inside[0]):
            return
        if party.id == "UNK":
            yield ("pronoun for nobody that the text names",)
        for a in self._taken_up(s, inside[0]):
            if _one(a, party) and a.span != party.span:
                yield (f"pronoun taken up from {quoted(a.span)}", *self.of(a, depth + 1))
        before = self._before(s, inside[0], party)
        if before is not None:
            speaking = s.tokens[inside[0]].text.lower() in SPEAKING
            yield (f"{'the speaker,' if speaking else 'pronoun taken up from'} {quoted(before.span)}", *self.of(before, depth + 1))

    def _taken_up(self, s: Sentence, i: int) -> Iterator[Actor]:
        """The parties of the phrases that name what a pronoun takes up, the latest first."""
        for p in reversed(self.who.discourse.found.get(At(s.index, i), ())):
            where = self.reading.sentences[p.sentence]
            for j in (p.head, *where.each(p.head, "conj")) if p.group else (p.head,):
                yield from self.who.parties(p.sentence, j, place_ok=True) or (self.mentions.thing(p.sentence, j),)

    def _before(self, s: Sentence, i: int, party: Actor, *, resolved: bool = True) -> Actor | None:
        """The mention of a party last before a word; without `resolved` one that shows by itself whom it means, best by the same noun."""
        noun, nearest = s.tokens[i].lemma.lower(), None
        for k in range(s.index, max(-1, s.index - BACK), -1):
            for j, a in reversed(self.who.known[k]):
                if k < s.index or j < i:
                    meant = (a, *self.who.parties(k, j)) if resolved else self.mentions.parties(k, j)
                    found = next((b for b in meant if _one(b, party) and b.span != party.span), None)
                    if found is not None and (resolved or self.reading.sentences[k].tokens[j].lemma.lower() == noun):
                        return found
                    nearest = nearest or found
        return nearest

    # -- noun phrases -------------------------------------------------------------------------------------------------------

    def _phrase(self, s: Sentence, inside: list[int], party: Actor, depth: int) -> Iterator[Steps]:
        """A noun phrase: named by itself, or one that the rest of the text makes a party."""
        for j in inside:
            own = [a for a in self.mentions.parties(s.index, j, place_ok=True) if a.span == party.span]
            found = [a for a in self.who.parties(s.index, j, place_ok=True) if a.span == party.span]
            same = next((a for a in own if _one(a, party)), None)
            if same is not None:
                yield (*self._named(s, top(s, j), same, depth), *self._nobodys(same, found), *self._state_of_name(s, same, party))
            elif any(_one(a, party) for a in found):
                one = own[0] if own else None
                yield self._completed(s, top(s, j), one, party, depth, again=self._takes_up(s, top(s, j), one, party))
            elif party.person is not None and found and found[0].id == party.id:  # an office, with its holder some words on
                yield (*self.of(found[0], depth + 1), f"held by {party.person}, who is named behind it")

    def _of_speaker(self, s: Sentence, inside: list[int], party: Actor, depth: int) -> Iterator[Steps]:
        """What a speaker calls his own, where the pronoun would take up another: `Kenya said Somalia had killed its soldiers`."""
        owners = (c for j in inside for c in s.each(j, "nmod:poss") if self.who.is_pronoun(s.index, c))
        for i in owners:
            state = self._before(s, i, replace(party, id=party.country)) if party.country is not None else None
            speaker = self._before(s, i, party) if state is None else state
            if speaker is not None:
                view = self.who.with_pronouns({At(s.index, i): (replace(speaker, span=party.span),)})
                if any(_one(a, party) for j in inside for a in view.parties(s.index, j)):
                    yield (f"that of the speaker, {quoted(speaker.span)}", *self.of(speaker, depth + 1))

    @staticmethod
    def _nobodys(own: Actor, found: list[Actor]) -> Steps:
        """Why an organ has no state."""
        if not own.id.startswith("UNK:"):
            return ()
        state = next((a.country for a in found if a.country is not None), None)
        return ("nothing says whose" if state is None else f"not that of {state}, the setting, since it deals with it",)

    def _completed(self, s: Sentence, head: int, own: Actor | None, party: Actor, depth: int, *, again: bool) -> Steps:
        """What the phrase itself does not say: whom it takes up, where it may do so `again`, and whose an organ is."""
        steps = self._named(s, head, own, depth) if own is not None and own.id.startswith("UNK:") and not party.person else ()
        pronouns = (c for c in s.each(head, "nmod:poss") if self.who.is_pronoun(s.index, c))
        for c in (*pronouns, *(c for _, c in behind(s, head, "of"))):
            owner = next((a for a in self.who.parties(s.index, c) if _kin(a, party)), None)
            if owner is not None:
                return (*steps, f"that of {quoted(owner.span)}", *self.of(owner, depth + 1))
        if own is not None and own.person is not None and own.person == party.person:
            return (*self._named(s, head, own, depth), self._at_home(party))
        if again:
            before = self._before(s, head, party, resolved=False)
            if before is not None:
                return (f"taken up from {quoted(before.span)}", *self.of(before, depth + 1))
            state = self._state_before(party.country, party.span.start)
            if state is not None and (own is None or party.id == party.country or not own.id.startswith("UNK:")):
                its = "" if state.id == party.id else ", of that state"
                return (f"taken up from {quoted(state.span)}{its}", *self.of(state, depth + 1))
        told = self._state_before(party.country, party.span.start)
        if told is not None and TWO & {s.tokens[c].text.lower() for c in s.children[head]}:
            return (*steps, f"of two states spoken of before, one as {quoted(told.span)}")
        return (*steps, self._setting(s, party.country))

    def _takes_up(self, s: Sentence, head: int, own: Actor | None, party: Actor) -> bool:
        """Whether a phrase may stand for one named before: `the army`, `troops`; `an army` may not."""
        if own is None or party.person is not None or party.id != f"{party.country}/{own.sector}":
            return True
        t = s.tokens[head]
        words = {s.tokens[c].text.lower() for c in s.children[head]}
        return own.sector in HOME_SECTORS and bool(words & DEFINITE or t.xpos in ("NNS", "NNPS") or t.lemma.lower() in AGAIN)

    def _at_home(self, party: Actor) -> str:
        """Where an official has his state from: what the text spoke of where he came up first."""
        first = min((a.span.start for row in self.who.known for _, a in row if a.person == party.person), default=party.span.start)
        state = self._state_before(party.country, first)
        near = f"that of {quoted(state.span)}, told before he first is" if state is not None else "what the article is mostly about"
        return f"no state is said: {party.country} is {near}"

    def _state_before(self, country: str | None, position: int) -> Actor | None:
        """The party named last before a position that is a state or of it."""
        before = [a for a in self._everybody() if country is not None and a.country == country and a.span.end <= position]
        return max(before, key=lambda a: a.span.end, default=None)

    def _everybody(self) -> Iterator[Actor]:
        """All parties that the article names, mere places too."""
        heads = ((s.index, j) for s in self.reading.sentences for j, _ in self.mentions.all(s.index, place_ok=True))
        return (a for k, j in heads for a in self.mentions.parties(k, j, place_ok=True))

    def _setting(self, s: Sentence, country: str | None) -> str:
        if country is not None and country == self.home and all(a.country != country for a in self._everybody()):
            return f"no state is said: {country} is what the title names, or where the paper is at home"
        if country == self.who.homes.at(s.index):
            return f"no state is said: {country} is the setting, named here or in the sentences around"
        if country == self.who.home:
            return f"no state is said: {country} is what the article is mostly about"
        return f"no state is said: {country} is the likeliest of those that the text names"

    def _state_of_name(self, s: Sentence, own: Actor, party: Actor) -> Steps:
        """How a name that stands without a state got one; its id does not change by it."""
        if own.country is not None or party.country is None:
            return ()
        told = next((a for a in self._everybody() if a.id == own.id and a.country == party.country), None)
        return (f"its state is told in {quoted(told.span)}" if told is not None else self._setting(s, party.country),)

    # -- other words --------------------------------------------------------------------------------------------------------

    def _lone(self, s: Sentence, inside: list[int], party: Actor, depth: int) -> Iterator[Steps]:
        """Words that head no noun phrase of a party: an adjective, an organ before a noun, a town for its state, a thing."""
        for j in inside:
            one = self.mentions.country_at(s.index, j)
            if one is not None and one.span == party.span and _one(one, party):
                yield self._named(s, j, one, depth)
            organ = self.mentions.modifier(s.index, j)
            if organ is not None and organ.span == party.span and any(_one(a, party) for a in self.who.organ(s.index, j)):
                named = organ.id == party.id
                yield self._named(s, j, organ, depth) if named else self._completed(s, j, organ, party, depth, again=True)
        if party.id == party.country and any(p.span == party.span and p.country == party.id for p in self.places.named(s)):
            yield (f"the state in which {quoted(party.span)} lies, by the gazetteer",)
        for j in inside:
            thing = self.who.thing(s.index, j)
            if thing.span == party.span and _one(thing, party):
                unknown = replace(thing, country=self.mentions.thing(s.index, j).country)
                yield (*self._unknown(s, top(s, j), unknown), "a party by its part in the act", *self._state_of_name(s, unknown, party))

    def _wider(self, s: Sentence, party: Actor, depth: int) -> Iterator[Steps]:
        """A mention within more words, or of which these are some: so a speaker may stand."""
        for j, _ in self.who.known[s.index]:
            for a in self.who.parties(s.index, j):
                if _one(a, party) and a.span != party.span and a.span.start < party.span.end and party.span.start < a.span.end:
                    yield self.of(a, depth + 1)

    def _sector(self, s: Sentence, inside: list[int], party: Actor) -> Steps:
        """Whether the head gave a name its sector, by which its id does not change."""
        own = next((a for j in inside for a in self.who.parties(s.index, j) if a.span == party.span and _one(a, party)), None)
        if self._likely is None or own is None or own.sector == party.sector:
            return ()
        told = f"not {own.sector} as words alone say" if own.sector is not None else "words do not say"
        return (f"taken for {party.sector} by the trained head from all that is said of it, {told}",)

    def _heard(self, s: Sentence, inside: list[int], party: Actor, depth: int) -> Iterator[Steps]:
        """Somebody whom the trained head takes for something else than his words say."""
        for j in inside if self._likely is not None else ():
            for own in self.who.parties(s.index, j):
                heard = self._likely.sectored(own, self.who.settling.spans) if self._likely is not None else own
                if own.span == party.span and own.id != party.id and _one(heard, party):
                    told = f"not {own.sector} as words alone say" if own.sector is not None else "words do not say"
                    yield (*self.of(own, depth + 1), f"taken for {party.sector} by the trained head from all that is said of it, {told}")

    # -- what a phrase says itself ------------------------------------------------------------------------------------------

    def _named(self, s: Sentence, head: int, own: Actor, depth: int) -> Steps:
        part = quantity_of(s, head)
        inner = next((a for a in self.mentions.parties(s.index, part, place_ok=True) if a.id == own.id), None) if part is not None else None
        if part is not None and inner is not None and inner.span != own.span:
            return self._named(s, top(s, part), inner, depth)
        if own.person is not None:
            return self._person(s, head, own, depth)
        hit = self.mentions.hits.at(s, head)
        if hit is not None and hit.entry.kind is not Kind.PERSON and own.id in (hit.entry.id, f"{hit.entry.country}/CVL"):
            return (f"named itself: {self._name(hit)}",)
        noun = self.mentions.affiliations.nouns[s.index].get(head)
        return (self._office(s, head, noun, own),) if noun is not None else self._unknown(s, head, own)

    def _name(self, hit: Hit) -> str:
        file = TABLES.get(hit.entry.kind, f"{hit.entry.kind}s.csv")
        if hit.entry.kind is Kind.DEMONYM:
            file = PREFIXES.get(hit.entry.id[:4], file)
        as_what = "a capital for its state, " if hit.entry.kind is Kind.CAPITAL else ""
        return f"“{hit.name}”, {as_what}{self._table(file, hit.name)}"

    def _office(self, s: Sentence, head: int, noun: Noun, own: Actor) -> str:
        """An organ, an office or a group by its noun, and whose it is."""
        file = "organs.csv" if noun.organ else "roles.csv"
        what = f"“{' '.join(noun.words)}”, {noun.sector} in {self._table(file, ' '.join(noun.words))}"
        return what + self._whose(s, head, noun, own)

    def _whose(self, s: Sentence, head: int, noun: Noun | None, own: Actor) -> str:
        """`, of KEN by “Kenyan”, states.csv`; empty where the phrase does not say."""
        known = self.mentions.affiliations
        for a in (known.best(s, head, noun), *known.inside(s, head), *known.shared(s, head)):
            if a is not None and a.hit is not None and (a.country == own.country or a.hit.entry.id == own.id) and (a.country or a.body):
                whose = a.body.id if a.body is not None else a.country
                table = self._person_table(a.hit.entry) if a.hit.entry.kind is Kind.PERSON else None
                return f", of {whose} by " + (f"“{a.hit.name}”, {table}" if table is not None else self._name(a.hit))
        return ""

    def _unknown(self, s: Sentence, head: int, own: Actor) -> Steps:
        longer = (a for a in self._everybody() if a.id == own.id and len(a.span.text) > len(own.span.text))
        full = next(longer, None) if own.id.startswith("ORG:") else None
        if full is not None:
            return (f"the name joined to {quoted(full.span)}",)
        proper = s.tokens[head].upos == "PROPN" or own.person is not None
        kind = f", taken for {own.sector}" if own.sector is not None else ""
        return (f"{'named itself, a name' if proper else 'a noun'} that no table knows{kind}{self._whose(s, head, None, own)}",)

    # -- persons ------------------------------------------------------------------------------------------------------------

    def _person(self, s: Sentence, head: int, own: Actor, depth: int) -> Steps:
        """By a mention elsewhere that says more, by a table at the article's date, by the office beside the name, or by the name alone."""
        names = list(self._names(s, own))
        entries = self._entries(s, head, names)
        source = next((r for words in names if (r := self.mentions.memory.recall(words)) is not None and r.person == own.person), None)
        if source is not None and source.span != own.span and (len(names[0]) == 1 or not entries):
            now = self._now(source)
            if now is not None and now.id == own.id:
                return (f"the name joined to {quoted(now.span)}", *self.of(now, depth + 1))
        held = self._held(own, entries)
        if held is not None:
            return (held,)
        row = next((e for e in entries if e.name == own.person and e.country == own.country), None)
        known = (f"the name is in {self._person_table(row)}, of {row.country}",) if row is not None else ()
        for at in self._titles(s, head, own):
            noun = self.mentions.affiliations.nouns[s.index][at]
            return (f"the office beside the name: {self._office(s, at if at in apposed(s, head) else head, noun, own)}", *known)
        return known or self._unknown(s, head, own)

    def _names(self, s: Sentence, own: Actor) -> Iterator[list[str]]:
        """What may be the name within a phrase, the longest first."""
        proper = [t for t in s.tokens if t.start < own.span.end and own.span.start < t.end and t.upos == "PROPN"]
        known = set(plain(own.person or "").lower().replace(".", "").split())
        words = [t.text for t in proper if plain(t.text).lower().replace(".", "") in known] or [t.text for t in proper]
        yield from (words[k : k + n] for n in range(len(words), 0, -1) for k in range(len(words) - n, -1, -1))

    def _now(self, source: Actor) -> Actor | None:
        """A remembered mention as the whole text resolves it."""
        s = next(s for s in self.reading.sentences if s.start <= source.span.start < s.end)
        inside = (t.i for t in s.tokens if t.start < source.span.end and source.span.start < t.end)
        return next((a for i in inside for a in self.mentions.parties(s.index, i) if a.span == source.span), None)

    def _entries(self, s: Sentence, head: int, names: list[list[str]]) -> list[Entry]:
        hits = [h for h in self.mentions.hits.within(s, core(s, head)) if h.entry.kind is Kind.PERSON]
        found = [e for h in hits for e in (h.entry, *h.others) if e.kind is Kind.PERSON]
        surnames = self.mentions.register.surnames
        return found or next((surnames[name] for words in names if (name := plain(" ".join(words)).lower()) in surnames), [])

    def _held(self, own: Actor, entries: list[Entry]) -> str | None:
        """The row of the tables of persons that gives the id at the article's date."""
        day = self.published
        fitting = [(e, c) for e in entries if e.name == own.person for c in self._choices(e) if identity(c)[0] == own.id]
        if not fitting:
            return None
        e, choice = max(fitting, key=lambda x: (not (x[1].former or x[1].future), x[0].until != "?", x[0].since))
        until = "an unknown day" if e.until == "?" else e.until or "now"
        time = f" from {e.since} to {until}" if e.since else ""
        at = f"the article's date {day}" if day is not None else "the latest, as the article has no date"
        at = "the time of the offices that the article tells" if day is None and (choice.former or choice.future) else at
        over = "over at " if choice.former else "not yet begun at " if choice.future else "so at " if day is not None else ""
        return f"{self._person_table(e)}: {e.role or 'no office'}{time}, {over}{at}"

    def _choices(self, e: Entry) -> tuple[Choice, ...]:
        if self.published is None:
            time = self.mentions.hits.time
            return (Choice(e), Choice(e, former=True)) if time.over(e) else (Choice(e),) if time.begun([e]) else (Choice(e, future=True),)
        if e.holds(self.published):
            return (Choice(e),)
        past = e.since <= self.published.isoformat()
        return (Choice(e, former=past, future=not past),)

    def _titles(self, s: Sentence, head: int, own: Actor) -> Iterator[int]:
        """Nouns for an office in the phrase of a name, the nearest to its end first, then those behind a comma."""
        nouns = self.mentions.affiliations.nouns[s.index]
        inside = [i for i in nouns if own.span.start <= s.tokens[i].start < own.span.end]
        yield from (i for i in (*reversed(inside), *apposed(s, head)) if i in nouns and not nouns[i].organ)

    # -- tables -------------------------------------------------------------------------------------------------------------

    def _table(self, file: str, name: str) -> str:
        """The name of a table; the user's own goes with its folder."""
        own = self.knowledge / file if self.knowledge is not None else None
        if own is not None and own.is_file() and any(name in listing(cell) for _, r in rows(own, ()) for cell in r.values()):
            return str(own)
        return file

    def _person_table(self, e: Entry) -> str:
        sought = (e.name, e.since, e.role or "")
        own = [] if self.knowledge is None else [(str(self.knowledge / file), self.knowledge / file) for file in PEOPLE]
        for name, path in (*own, *((file, shipped("actors", "data", file)) for file in PEOPLE)):
            if path.is_file() and any((r["person"], r["valid_from"], r["office"]) == sought for _, r in rows(path, PERSON_COLUMNS)):
                return name
        return PEOPLE[0]


def _one(a: Actor, b: Actor) -> bool:
    return a.id == b.id and a.person == b.person


def _kin(owner: Actor, party: Actor) -> bool:
    """Whether an organ or an official may be that of an owner."""
    return owner.id == party.id or (owner.country is not None and owner.country == party.country)
