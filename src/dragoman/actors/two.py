"""Who is meant by `the two leaders`, `both sides`, `the three governments`: states, their organs, or two persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.actors.agreement import personal
from dragoman.actors.focus import Focus
from dragoman.actors.homes import AT_HOME
from dragoman.actors.pairs import Pairs
from dragoman.actors.phrase import prepositions
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

MORE = {"three": 3, "four": 4, "five": 5}
OF_THEM = frozenset(["the", "these", "those", "all"])
PLAIN_PEOPLE = frozenset(["man", "woman", "men", "women"])
TWO = frozenset(["two", "both", "each", "either"])
THE_TWO = frozenset(["the", "these", "those", "both", "each", "either"])
HUMANS = word_list("actors", "two.humans")
COUPLES = word_list("actors", "two.couples")
STATES = word_list("actors", "two.states")
CAMPS = word_list("actors", "two.camps")
DEALINGS = word_list("actors", "two.dealings")
ASKING = word_list("actors", "two.asking")
LATELY = 2  # sentences
BACK = 4
LARGELY = 3  # sentences that tell of one state's parties in a text of which one tells of the other's


class Two:
    """Answers for one article. `resolve`: the parties of the noun phrase or pronoun at a token."""

    def __init__(self, focus: Focus, resolve: Callable[[Sentence, int], tuple[Actor, ...]]) -> None:
        self.mentions, self.known, self.resolve = focus.mentions, focus.known, resolve
        self.pairs = Pairs(focus.mentions.hits)

    def two(self, s: Sentence, head: int, span: Span, *, states: bool) -> tuple[Actor, ...]:
        """The two states that the text spoke of most till here, of those named lately; their organs unless `states`."""
        alone = s.tokens[head].upos in ("NUM", "DET", "PRON")
        here = self.pairs.in_one_breath(s.tokens[head].start, s.index) if alone else None
        if here is not None:
            return tuple(self.of_state(c, None, span) for c in here)
        dealt = self._dealt(s, head) if alone else ()
        if dealt:
            return tuple(replace(a, span=span) for a in dealt)
        if not states:
            some = self._some(s, head)
            if some:
                return tuple(replace(a, span=span) for a in some)
            joined = self._joined_people(s, head)
            if joined:
                return tuple(replace(a, span=span) for a in joined)
            people = self._two_people(s, head)
            organ = self.mentions.affiliations.nouns[s.index].get(head)
            if len(people) == 2 and organ is not None and organ.organ:
                return tuple(self.of_state(c, organ.sector, span) for c in sorted(a.country for a in people if a.country))
            if len(people) == 2:
                return tuple(replace(a, span=span) for a in sorted(people, key=lambda a: a.id))
        camps = self._at_home(s, head) or self._camps(s, head) if s.tokens[head].lemma.lower() in CAMPS else ()
        if camps:
            return tuple(replace(a, span=span) for a in camps)
        pair = self._pair(s, head)
        camped = s.tokens[head].lemma.lower() in CAMPS and s.tokens[head].xpos == "NNS"
        if pair is None or (camped and self._lopsided(s, pair)):
            return ()
        noun = self.mentions.parties(s.index, head)
        sector = noun[0].sector if noun and not states else None
        return tuple(self.of_state(c, sector, span) for c in pair)

    def three(self, s: Sentence, head: int, own: Actor | None, span: Span) -> tuple[Actor, ...]:
        """Three or more states that the text has named together, or an organ of each: `the three governments`."""
        t, words = s.tokens[head], {s.tokens[c].text.lower() for c in s.children[head]}
        number = next((n for w, n in MORE.items() if w in words), 0)
        if not number or not words & OF_THEM or any(True for _ in s.each(head, "nmod")):
            return ()
        sector = None if t.lemma.lower() in STATES or own is None else own.sector
        return tuple(self.of_state(c, sector, span) for c in self.so_many(number, s, head))

    def so_many(self, number: int, s: Sentence, head: int) -> tuple[str, ...]:
        """So many states that the text named together before a word, or that one act before it joined."""
        at = s.tokens[head].start
        return self.pairs.several(number, at, s.index - BACK) or self._joined_by_act(number, s, head) or self.pairs.several(number, at, 0)

    def _joined_by_act(self, number: int, s: Sentence, head: int) -> tuple[str, ...]:
        """So many states of those who did something and those they did it with: `He met his Omani and Iraqi counterparts`."""
        for k in range(s.index, max(-1, s.index - LATELY), -1):
            there = self.mentions.reading.sentences[k]
            for row in self._acting(there, head if k == s.index else None):
                states = {a.country for a in row if a.country is not None}
                if len(states) == number:
                    return tuple(sorted(states))
        return ()

    def _dealt(self, s: Sentence, head: int) -> tuple[Actor, ...]:
        """The two, and no third, whom an act of the same sentence joined: `the agency's chief met the minister, and the two signed`."""
        rows = ({a.id: a for a in row} for row in self._acting(s, head))
        found = next((r for r in rows if len(r) == 2 and not any(i.startswith("UNK") for i in r)), None)
        return () if found is None else tuple(found[i] for i in sorted(found))

    def _acting(self, s: Sentence, end: int | None) -> Iterator[list[Actor]]:
        """The parties of each act of a sentence before a word, the last first: who acts, and whom or with whom he does it."""
        for t in reversed(s.tokens[:end]):
            doers = list(s.each(t.i, "nsubj"))
            if t.upos != "VERB" or not doers:
                continue
            things = [c for c in s.each(t.i, "obj", "iobj", "obl") if end is None or max(s.subtree(c)) < end]
            things += [k for c in things for k in s.each(c, "nmod") if "with" in prepositions(s, k)]
            words = [j for c in (*doers, *things) for j in (c, *s.each(c, "conj"))]
            yield [a for j in words for a in self.resolve(s, j)]

    def both_people(self, s: Sentence, head: int) -> list[tuple[int, int]]:
        """Where the two persons, and no third, stand of whom a sentence told last: `the couple`, `the two men`."""
        t, words = s.tokens[head], {s.tokens[c].text.lower() for c in s.children[head]}
        counted = t.lemma.lower() in HUMANS and bool(words & TWO) and bool(words & THE_TWO)
        if not counted and not (t.lemma.lower() in COUPLES and "the" in words):
            return []
        if any(True for _ in s.each(head, "amod", "compound", "nmod", "nmod:poss", "acl")) or self._some_before(s, head):
            return []
        for k in range(s.index, max(-1, s.index - BACK), -1):
            people = {a.person: (k, j) for j, a in self.known[k] if a.person is not None and (k < s.index or j < head)}
            if len(people) > 1:
                return list(people.values()) if len(people) == 2 else []
            some = self._two_at(k, head if k == s.index else None)
            if some is not None:
                return [(k, some)]
        return []

    def _two_at(self, sentence: int, end: int | None) -> int | None:
        """Where a sentence tells of two persons without their names: `two cadres`."""
        s = self.mentions.reading.sentences[sentence]
        for t in reversed(s.tokens[:end]):
            two = t.xpos == "NNS" and any(s.tokens[c].text.lower() == "two" for c in s.each(t.i, "nummod"))
            noun = self.mentions.affiliations.nouns[sentence].get(t.i)
            if two and (personal(t.lemma.lower()) or (noun is not None and not noun.organ)):
                return t.i
        return None

    def _some(self, s: Sentence, head: int) -> tuple[Actor, ...]:
        """Those of one state of whom a sentence before told by the same noun and number: `two police chiefs` of `the two chiefs`."""
        for k in range(s.index - 1, max(-1, s.index - BACK), -1):
            there = self.mentions.reading.sentences[k]
            for t in there.tokens:
                two = t.lemma == s.tokens[head].lemma and any(there.tokens[c].text.lower() == "two" for c in there.each(t.i, "nummod"))
                if two and not any(there.tokens[c].text.lower() in THE_TWO for c in there.children[t.i]):
                    found = self.mentions.parties(k, t.i)
                    return found if len({a.country for a in found}) == 1 else ()
        return ()

    def _some_before(self, s: Sentence, head: int) -> bool:
        """Whether the text has told of some by that noun, and not of those: `a couple`, `two women`."""
        for there in self.mentions.reading.sentences[: s.index + 1]:
            for x in there.tokens[: head if there is s else None]:
                beside = {there.tokens[c].text.lower() for c in there.children[x.i]}
                if x.lemma == s.tokens[head].lemma and x.upos == "NOUN" and not beside & THE_TWO - {"each", "either"}:
                    return True
        return False

    def _two_people(self, s: Sentence, head: int) -> list[Actor]:
        """The two persons named lately, of two states if of any; not who brings others together, if there are two others."""
        number, but = s.tokens[head].upos == "NUM", self._dealing(s, head)
        tellers = {j for verb in s.ancestors(s.tokens[head].head) for j in s.each(verb, "nsubj")} if number else set()
        row = [
            (k, a)
            for k in range(s.index, max(-1, s.index - BACK), -1)
            for j, a in reversed(self.known[k])
            if (k < s.index or (j < head and j not in tellers)) and a.person is not None and (a.country or number) and a.country not in but
        ]
        aside = self.pairs.go_betweens(s.tokens[head].start)
        for told in ([(k, a) for k, a in row if a.country not in aside], row):
            here = {a.country or a.id: a for k, a in reversed(told) if k == s.index}
            people = here if len(here) == 2 else {a.country or a.id: a for _, a in reversed(told[:4])}
            if len(people) == 2:
                return list(people.values())
        return []

    def _joined_people(self, s: Sentence, head: int) -> list[Actor]:
        """The two persons of two states whom the text told last in one breath, if that was lately: `the king and Rabin signed it`.

        Two who are but men or women may be of one.
        """
        alike = s.tokens[head].lemma.lower() in PLAIN_PEOPLE
        for k in range(s.index, max(-1, s.index - BACK), -1):
            people = [a for j, a in self.known[k] if a.person is not None and a.country and (k < s.index or j < head)]
            text = self.mentions.reading.text
            gaps = [text[a.span.end : b.span.start] for a, b in pairwise(people)]
            for at, (a, b) in enumerate(pairwise(people)):
                third = at > 0 and gaps[at - 1] in (", ", " and ")
                if gaps[at] == " and " and (alike or a.country != b.country) and not third:
                    return sorted((a, b), key=lambda x: x.id)
            if len({a.country for a in people}) > 1:
                return []
        return []

    def _at_home(self, s: Sentence, head: int) -> tuple[Actor, ...]:
        """Two of one state, or a group and a state, whom the text joined last: a government and its opposition, of `both sides`."""
        for k in range(s.index, max(-1, s.index - BACK - 1), -1):
            there = self.mentions.reading.sentences[k]
            for one, other in self._joining(there, head if k == s.index else None):
                pair = self._of_one_state([a for j in (one, other) for a in self.resolve(there, j)])
                if len(pair) != 2 or pair[0].id == pair[1].id or any(a.country is None and not a.id.startswith("NSA:") for a in pair):
                    continue
                if pair[0].country != pair[1].country and not any(a.id.startswith("NSA:") for a in pair):
                    return ()  # two states
                if all(a.sector == "GOV" for a in pair):
                    continue
                named = [a if a.person is None or a.country is None else self.of_state(a.country, a.sector, a.span) for a in pair]
                return tuple(sorted(named, key=lambda a: a.id))
        return ()

    def _of_one_state(self, pair: list[Actor]) -> list[Actor]:
        """Two of whom one tells the state of the other too: the president and the opposition."""
        state = next((a.country for a in pair if a.country is not None), None)
        if len(pair) != 2 or state is None:
            return pair
        own = (a.id.startswith("UNK:") and a.sector in AT_HOME for a in pair)
        return [self.of_state(state, a.sector, a.span) if mine else a for a, mine in zip(pair, own, strict=True)]

    def _joining(self, s: Sentence, end: int | None) -> Iterator[tuple[int, int]]:
        """Two that do something together, or between whom something is, before a word, the last first."""
        for t in reversed(s.tokens[:end]):
            others = list(s.each(t.i, "conj"))
            over = s.tokens[t.head] if t.head >= 0 else None
            if over is not None and len(others) == 1 and (end is None or others[0] < end):
                acting = t.rel == "nsubj" and over.upos == "VERB"
                if acting or (over.lemma.lower() in DEALINGS and "between" in prepositions(s, t.i)):
                    yield t.i, others[0]
            if over is not None and over.lemma.lower() in DEALINGS and "with" in prepositions(s, t.i) and not others:
                doers = [*s.each(over.i, "nmod:poss"), *(j for v in s.ancestors(over.i) for j in s.each(v, "nsubj") if j != over.i)]
                yield from ((j, t.i) for j in doers[:1])

    def _camps(self, s: Sentence, head: int) -> tuple[Actor, ...]:
        """A group and a state or another group where a sentence before named no third: the rebels and the army of `the two sides`."""
        for k in range(s.index, max(-1, s.index - LATELY - 1), -1):
            there = self.mentions.reading.sentences[k]
            row = [
                a for j, told in self.known[k] if k < s.index or j < head for a in self._organ(there, j, told)
                if not a.id.startswith(("UNK", "PER:", "ORG:"))
                and not (a.id == a.country and there.tokens[j].rel in ("obl", "nmod", "amod", "compound"))
            ]
            camps: dict[str, Actor] = {}
            for a in row:
                key = a.id if a.id.startswith("NSA:") else a.country or a.id
                if key not in camps or camps[key].sector != "MIL":
                    camps[key] = a
            if len(camps) > 1:
                return tuple(camps[c] for c in sorted(camps)) if len(camps) == 2 and any(c.startswith("NSA:") for c in camps) else ()
        return ()

    def _organ(self, s: Sentence, j: int, told: Actor) -> tuple[Actor, ...]:
        """The army or government that a phrase without its state means, if nothing but an article stands by it."""
        bare = s.tokens[j].xpos == "NN" and all(s.tokens[c].rel in ("det", "case", "punct") for c in s.children[j])
        return self.resolve(s, j) if bare and told.id in ("UNK:MIL", "UNK:GOV") else (told,)

    def _lopsided(self, s: Sentence, pair: tuple[str, str]) -> bool:
        """Whether a text is all about one state, so that `both sides` are sides at home: the union and the port of one country."""
        told = Counter(c for row in self.known[: s.index + 1] for c in {a.country for _, a in row})
        return min(told[c] for c in pair) < 2 and max(told[c] for c in pair) >= LARGELY

    def _pair(self, s: Sentence, head: int) -> tuple[str, str] | None:
        """The two states spoken of most; not a third that speaks to them: Washington in `Washington urged the two sides to talk`."""
        but = self._dealing(s, head)
        earlier = self.pairs.before(s.start, s.index - BACK, but)
        here = {h.entry.country for h in self.mentions.hits.within(s, list(range(head))) if h.entry.country is not None}
        if earlier is not None and len(here) == 1 and not here & set(earlier):
            return earlier
        return self.pairs.before(s.tokens[head].start, s.index - BACK, but)

    def dealt_with(self, s: Sentence, i: int, span: Span, taken: Sequence[Actor]) -> list[Actor]:
        """The two states of one act just told, with both of which a third deals: `Peru accused Chile. Cuba will mediate between them`.

        `taken`: whom the pronoun seems to take up, if anybody; it can be none but who deals with them.
        """
        t = s.tokens[i]
        asked = t.rel in ("obj", "iobj", "obl") and t.head >= 0 and s.tokens[t.head].lemma.lower() in ASKING
        pair = self.pairs.lately(t.start, s.index - 1) if asked or "between" in prepositions(s, i) else None
        doers = self.doers(s, i)
        if pair is None or not doers or any(a.id not in {d.id for d in doers} for a in taken) or {a.country for a in doers} & set(pair):
            return []
        return [self.of_state(c, None, span) for c in pair]

    def _dealing(self, s: Sentence, head: int) -> frozenset[str]:
        """The state of who does something to two, and so is neither: Angola in `Angola's president phoned both leaders`.

        Doers of two states may be the two themselves: `X and Y signed agreements between the two countries`.
        """
        states = frozenset(a.country for a in self.doers(s, head) if a.country is not None)
        return states if len(states) == 1 else frozenset()

    def doers(self, s: Sentence, i: int) -> list[Actor]:
        """Who does something to those at a word, or goes on to do it: Angola in `Angola offered to phone both leaders`."""
        t = s.tokens[i]
        if t.rel not in ("obj", "iobj", "obl"):
            return []
        verb = t.head
        while s.child(verb, "nsubj") is None and s.tokens[verb].rel in ("xcomp", "advcl", "conj") and s.tokens[verb].head >= 0:
            verb = s.tokens[verb].head
        return [a for j in s.each(verb, "nsubj") for a in self.resolve(s, j)]

    def of_state(self, country: str, sector: str | None, span: Span) -> Actor:
        """A state, or an organ of it, as the party of a phrase."""
        id_ = f"{country}/{sector}" if sector else country
        return Actor(span=span, id=id_, name=self.mentions.register.states.get(country, country), country=country, sector=sector)
