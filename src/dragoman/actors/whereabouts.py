"""The state of a party whose own phrase does not tell it: that of the town in its words, of its seat, or of where the text is set."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property

from dragoman.actors.affiliation import posted
from dragoman.actors.entry import PLACES, Kind
from dragoman.actors.focus import LATELY, Focus, not_of
from dragoman.actors.hits import NOT_OF
from dragoman.actors.homes import STATELESS, Homes, Lands, for_abroad
from dragoman.actors.phrase import behind, of_several, seats, top
from dragoman.actors.resolve import OTHERS
from dragoman.actors.sectors import PRIVATE
from dragoman.knowledge import word_list, word_lists
from dragoman.language.reading import Name, Sentence
from dragoman.records import Actor, Span

WHERE = frozenset(["in", "at", "near", "outside", "inside"])
BACK = 3  # sentences
LOCALITIES = word_list("actors", "whereabouts.localities")
SHARE = 3  # of the sentences in which a text names the state that it names most, so many times those that name one that looks on
SETTLERS = word_lists("actors", "whereabouts.settlers")
CLAUSES = frozenset(("acl", "advcl", "parataxis", "conj", "ccomp"))
TOWNSPEOPLE = word_list("actors", "whereabouts.townspeople")
FEDERATIONS = word_list("actors", "whereabouts.federations")
INNER = word_list("actors", "whereabouts.inner")
COUNTED = word_list("actors", "whereabouts.counted")
SEATED = PRIVATE | {"CVL", "UNK", None}  # whose state is that where they work


class Whereabouts:
    """Answers for one article. `lands`: the states of its places; `paper`: the state that the paper is of, if it is known."""

    def __init__(self, focus: Focus, lands: Lands | None, paper: str | None) -> None:
        self.mentions, self.reading, self._focus, self._lands, self.paper = focus.mentions, focus.mentions.reading, focus, lands, paper
        self.known = focus.known
        self._states_of: dict[str, str | None] = {}

    @cached_property
    def homes(self) -> Homes:
        """The setting of each sentence."""
        members = self.mentions.register.members
        crowned = members["kingdom"] | members["sultanate"] | members["emirate"]

        def named(k: int) -> list[str]:
            return [c for c in self.states(k) if c != self.abroad_from[k]]

        def fronted(k: int) -> str | None:
            state = None if self._lands is None else self._lands.fronted(k)
            return None if state == self.abroad_from[k] else state

        seated = None if self._lands is None else self._lands.fronted
        return Homes(len(self.reading.sentences), named, crowned, self.paper, fronted, seated)

    @cached_property
    def abroad_from(self) -> list[str | None]:
        """For every sentence the state whose foreign ministry has the word in it and speaks of others; None if the story is its own too."""
        out: list[str | None] = []
        named = Counter(c for s in self.reading.sentences for c in set(self.states(s.index)))
        most = max(named.values(), default=0)
        for s in self.reading.sentences:
            speaking = (a for j, a in self.known[s.index] if s.tokens[j].rel == "nsubj" and s.tokens[j].head >= 0)
            seat = None if self._lands is None else self._lands.fronted(s.index)
            state = next((a.country or seat for a in speaking if for_abroad(a)), None)
            times = 0 if state is None else named[state]
            looking_on = times == 1 < len(named) or times * SHARE <= most  # named nowhere else, or seldom
            out.append(state if looking_on else None)
        return out

    def states(self, sentence: int) -> list[str]:
        """The states of what a sentence names: parties, places, bodies with a place in their names."""
        places = [] if self._lands is None else list(self._lands.states(sentence))
        local = [self.within(sentence, a) for a in self._focus.everywhere[sentence] if a.country is None]  # `the Leeds City Council`
        return [*places, *self._focus.states(sentence), *(c for c in local if c is not None)]

    def within(self, sentence: int, a: Actor) -> str | None:
        """The state of the town or province in the words of a party: `Western Cape High Court`."""
        loose = NOT_OF.search(a.span.text) is not None  # `Moscow-backed fighters`
        return None if self._lands is None or loose else self._lands.within(sentence, a.span)

    def others(self, sentence: int, a: Actor) -> bool:
        """Whether somebody is told to be other than those of a state: `Niger's neighbours`, `enemies of Israel`, `ships of two nations`."""
        s = self.reading.sentences[sentence]
        head = head_of(s, a.span)
        if head is not None and of_several(s, head):
            return True
        if head is None or s.tokens[head].lemma.lower() not in OTHERS:
            return False
        owners = (*s.each(head, "nmod:poss"), *(c for _, c in behind(s, head, "of")))
        hits = (self.mentions.hits.at(s, c) for c in owners)
        return any(h is not None and h.entry.kind in (*PLACES, Kind.GROUP) for h in hits)

    def placed(self, sentence: int, a: Actor) -> str | None:
        """The state of the one town that a phrase names: `a broker in Lagos`, `Leeds-based Ostra`."""
        s = self.reading.sentences[sentence]
        head = head_of(s, a.span)
        towns = set() if self._lands is None else set(self._lands.states(sentence))
        if head is not None and not posted(s, head):
            owners = (*s.each(head, "nmod:poss"), *(c for _, c in behind(s, head, "of", "in", "at", "from")))
            taken = next((town for c in owners if (town := self._taken_up(s, c)) is not None), None)
            if taken is not None:
                return taken
        if head is None or len(towns) != 1 or posted(s, head):
            return None
        inside, todo = [head], [head]
        while todo:
            more = [c for c in s.children[todo.pop()] if s.tokens[c].rel not in CLAUSES]
            inside += more
            todo += more
        return next(iter(towns)) if any(n.label == "LOC" and n.first in inside for n in s.names) else None

    def scene(self, s: Sentence, i: int) -> str | None:
        """The state in which a word's own clause says that its act was: Chile in `Police arrested ten students in Chile`."""
        t = s.tokens[i]
        if self._lands is None or t.rel not in ("nsubj", "nsubj:pass", "obj") or t.head < 0:
            return None
        told = [*s.each(t.head, "obl"), *(k for c in s.each(t.head, "obj") for k in s.each(c, "nmod"))]
        places = [c for c in told if WHERE & {s.tokens[k].text.lower() for k in s.each(c, "case")}]
        names = [n for c in places for n in s.names if n.label == "LOC" and n.first <= c < n.last]
        states = {self._state_of(s, n) for n in names}
        return next(iter(states)) if len(states) == 1 else None

    def there(self, s: Sentence, i: int) -> str | None:
        """The state of the one place that stands behind a noun: South Sudan in `a refugee camp in South Sudan`."""
        places = {c for _, c in behind(s, i, *WHERE)}
        states = {self._state_of(s, n) for n in s.names if n.label == "LOC" and places & set(range(n.first, n.last))}
        return next(iter(states)) if len(states) == 1 else None

    def _state_of(self, s: Sentence, n: Name) -> str | None:
        hit = self.mentions.hits.at(s, n.first)
        if hit is not None and hit.entry.kind in PLACES:
            return hit.entry.country
        return None if self._lands is None else self._lands.town(s.index, n.first, n.last)

    def _taken_up(self, s: Sentence, i: int) -> str | None:
        """The state of the town or province named last, where a noun takes it up: `They left Gao. The town's elders wept`."""
        t = s.tokens[i]
        definite = any(s.tokens[c].text.lower() in ("the", "this", "that") for c in s.each(i, "det"))
        if self._lands is None or t.upos != "NOUN" or t.lemma.lower() not in LOCALITIES or not definite:
            return None
        for k in range(s.index, max(-1, s.index - BACK - 1), -1):
            names = (n for n in reversed(self.reading.sentences[k].names) if n.label == "LOC" and (k < s.index or n.last <= i))
            state = next((c for n in names if (c := self._lands.town(k, n.first, n.last)) is not None), None)
            if state is not None:
                return state
        return None

    def based(self, sentence: int, a: Actor) -> str | None:
        """The state from which somebody private or a body works: `a Leeds-based analyst`, `Ostra, based in Leeds,`."""
        s = self.reading.sentences[sentence]
        head = head_of(s, a.span)
        if head is None or self._lands is None or a.country is not None or a.sector not in SEATED:
            return None
        for first, last in seats(s, head):
            hit = self.mentions.hits.at(s, first)
            land = hit.entry.country if hit is not None and hit.entry.kind in PLACES else self._lands.town(sentence, first, last)
            if land is not None:
                return land
        return None

    def abroad(self, sentence: int, a: Actor) -> frozenset[str]:
        """The states of which somebody is not, for he but lives or works there: `a diplomat in Warsaw`; `In Manila the consul`."""
        s = self.reading.sentences[sentence]
        head = head_of(s, a.span)
        if head is None or self._lands is None or not posted(s, head):
            return frozenset()
        there = (self._lands.town(sentence, n.first, n.last) for n in s.names if n.label == "LOC" and head in s.ancestors(n.first))
        hits = (self.mentions.hits.at(s, c) for _, c in behind(s, head, "in", "at"))
        capitals = (h.entry.country for h in hits if h is not None and h.entry.kind in PLACES)
        return frozenset(c for c in (*there, *capitals, self._lands.fronted(sentence)) if c is not None)

    def acted_upon(self, sentence: int, a: Actor) -> frozenset[str]:
        """The states that are the object of what somebody does, whose he so is not: Niger in `The envoy accused Niger`."""
        s = self.reading.sentences[sentence]
        head = head_of(s, a.span)
        return frozenset() if head is None else self._focus.acted_upon(s, head)

    def at_home(self, a: Actor, sentence: int) -> Actor:
        """The party with its state; a name has one throughout: told with a mention, or by the setting of the first that has one."""
        if a.country is None and a.id.startswith("UNK:") and self.others(sentence, a):
            return a
        inner = self._inner(a)
        if inner is not None:
            return replace(a, country=inner, id=f"{inner}/GOV")
        if a.country is None and a.id.startswith("UNK:") and (a.sector == "UNK" or a.sector not in STATELESS):
            state, sector = self.within(sentence, a) or self.placed(sentence, a), "GOV" if a.sector == "UNK" else a.sector
            state = self.based(sentence, a) or state
            a = a if state is None else replace(a, country=state, sector=sector, id=f"{state}/{sector}")
        if a.country is not None or not a.id.startswith(("PER:", "ORG:")):
            settled = self.homes.settled(a, sentence, self.abroad(sentence, a))
            return a if settled.country in self.acted_upon(sentence, a) else settled
        if a.id not in self._states_of:
            here = self._placed_by_id.get(a.id) or [(sentence, a)]
            told = next((m.country for _, m in here if m.country is not None), None)
            placed = (self.based(k, m) or self.within(k, m) or self.placed(k, m) for k, m in here)
            but = frozenset[str]().union(*(not_of(m, self._focus.everywhere[k]) | self.abroad(k, m) for k, m in here))
            settings = (self.homes.settled(m, k, but).country for k, m in here)
            told = told or self.called_by_town.get(a.id)
            self._states_of[a.id] = told or next((c for c in (*placed, *settings) if c is not None), None)
        return replace(a, country=self._states_of[a.id])

    def of_settlers(self, a: Actor) -> Actor:
        """Settlers as those of the state that holds the land which the text tells of: `settlers attacked farmers near Nablus`."""
        if a.sector != "CVL" or a.person is not None or a.span.text.split()[-1].lower() not in ("settler", "settlers"):
            return a
        named = {c for s in self.reading.sentences for c in self.states(s.index)}
        state = next((x for x, lands in SETTLERS.items() if lands & named and a.country in (None, *lands)), None)
        return a if state is None else replace(a, id=f"{state}/{a.sector}", country=state)

    @cached_property
    def called_by_town(self) -> dict[str, str]:
        """The states of persons whom the text calls by their town or people a little later: `Ana Lind ... The Leeds woman`."""
        out: dict[str, str] = {}
        for s in self.reading.sentences:
            for t in s.tokens:
                beside = [s.tokens[c] for c in s.children[t.i] if c < t.i]
                the = t.xpos == "NN" and t.lemma.lower() in TOWNSPEOPLE and any(b.text.lower() == "the" for b in beside)
                person = self._named_last(s, t.i) if the else None
                hits = (self.mentions.hits.at(s, b.i) for b in beside if b.rel in ("amod", "compound"))
                own = next((h.entry.country for h in hits if h is not None and h.entry.kind in (*PLACES, Kind.DEMONYM)), None)
                words = Span(start=min([t, *beside], key=lambda x: x.i).start, end=t.end, text="") if the else None
                town = self._lands.within(s.index, words) if words is not None and self._lands is not None and own is None else own
                if person is not None and town is not None:
                    out.setdefault(person, town)
        return out

    def _named_last(self, s: Sentence, head: int) -> str | None:
        """The id of the private person named last before a word, if of no other in that sentence."""
        for k in range(s.index, max(-1, s.index - LATELY - 1), -1):
            row = {a.id for j, a in self.known[k] if a.person is not None and a.sector in SEATED and (k < s.index or j < head)}
            if row:
                return row.pop() if len(row) == 1 else None
        return None

    def _inner(self, a: Actor) -> str | None:
        """The federation whose own states are meant, in a text that is about it and its inner affairs: `20 states sued the agency`."""
        words = a.span.text.lower().split()
        if a.id != "UNK:GOV" or words[-1:] != ["states"] or self._focus.home not in FEDERATIONS or not self._tells_of_states:
            return None
        plain = all(w in COUNTED or w[0].isdigit() or w.split("-")[0] in COUNTED for w in words[:-1])
        return self._focus.home if plain else None

    @cached_property
    def _tells_of_states(self) -> bool:
        """Whether the text speaks of the inner affairs of a federation, and of no body of states."""
        words = {t.lemma.lower() for s in self.reading.sentences for t in s.tokens}
        return bool(words & INNER) and not any(a.id.startswith("IGO:") for row in self._focus.everywhere for a in row)

    @cached_property
    def _placed_by_id(self) -> dict[str, list[tuple[int, Actor]]]:
        """(sentence, mention) of every party and place, by its id."""
        out: dict[str, list[tuple[int, Actor]]] = {}
        for k, row in enumerate(self._focus.everywhere):
            for m in row:
                out.setdefault(m.id, []).append((k, m))
        return out


def head_of(s: Sentence, span: Span) -> int | None:
    """The head of the phrase that stands in a span."""
    inside = [t.i for t in s.tokens if span.start <= t.start < span.end]
    return next((top(s, i) for i in inside if s.tokens[i].head not in inside and s.tokens[i].upos != "PUNCT"), None)
