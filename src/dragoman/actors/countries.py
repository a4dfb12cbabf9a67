"""The state that a noun stands for: `the Kingdom`, `the West African nation`, `his country`, `its neighbour`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from dragoman.actors.before import LATELY
from dragoman.actors.focus import Focus
from dragoman.actors.homes import LOCAL
from dragoman.actors.organs import of_state
from dragoman.actors.two import BACK, STATES, Two
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

NEIGHBOURS = word_list("actors", "countries.neighbours")
ALLIES = word_list("actors", "countries.allies")
NEIGHBOURLY = word_list("actors", "countries.neighbourly")
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
LEADING = word_list("actors", "countries.leading")
OWN = word_list("actors", "countries.own")


class Countries:
    """Answers for one article. `resolve`: the parties of the noun phrase or pronoun at a token."""

    def __init__(self, focus: Focus, twos: Two, resolve: Callable[[Sentence, int], tuple[Actor, ...]]) -> None:
        self.focus, self.twos, self.resolve = focus, twos, resolve
        self.mentions, self.known = focus.mentions, focus.known

    def other(self, s: Sentence, head: int) -> Actor | None:
        """The state that is a neighbour or rival of another: Congo in `Rwanda left its talks with Congo and accused its neighbour`."""
        t = s.tokens[head]
        if t.lemma.lower() not in NEIGHBOURS or t.xpos != "NN":
            return None
        owner = next((c for c in s.each(head, "nmod:poss") if s.tokens[c].text.lower() == "its"), None)
        whose = next(iter(self.resolve(s, owner)), None) if owner is not None else None
        country = whose.country if whose is not None and of_state(whose) else None
        if country is None:
            return None
        span, other = Span(start=t.start, end=t.end, text=t.text), self.twos.pairs.other(country, t.start, s.index - BACK)
        other = other or self._named_beside(s, t.start, country)
        return self.twos.of_state(other, None, span) if other is not None else Actor(span=span, id="UNK:GOV", name=t.text, sector="GOV")

    def _named_beside(self, s: Sentence, position: int, country: str) -> str | None:
        """The state besides another that a text has named most till a position, if one stands out."""
        told = (a.country for row in self.focus.everywhere[: s.index + 1] for a in row if a.span.end <= position)
        ranked = Counter(c for c in told if c is not None and c != country).most_common(2)
        return ranked[0][0] if ranked and all(n < ranked[0][1] for _, n in ranked[1:]) else None

    def neighbours(self, s: Sentence, head: int, words: set[str]) -> bool:
        """Whether two states are but called neighbours or rivals: `urged the neighbours to talk`."""
        t = s.tokens[head]
        lemma = t.lemma.lower()
        beside = s.each(head, "amod", "nmod", "nmod:poss", "compound", "acl", "nummod")
        more = any(s.tokens[c].text.lower() not in NEIGHBOURLY for c in beside)
        if t.xpos != "NNS" or "the" not in words or more:
            return False
        return lemma in NEIGHBOURS or (lemma in ALLIES and self.twos.pairs.lately(t.start, s.index - 1) is not None)

    def meant(self, s: Sentence, head: int, words: set[str], own: Actor | None, span: Span) -> Actor | None:
        """The state that `the Kingdom`, `the island` or `the West African nation` stands for, or the leader of `the Asian leader`."""
        lemma = s.tokens[head].lemma.lower()
        meanings = self._meanings(s, head, words, own)
        country = self.focus.latest(meanings, s.tokens[head].start) or self.focus.about(meanings) if meanings else None
        if country is None:
            return None
        sector = own.sector if own is not None and lemma in LEADING else None
        return self.twos.of_state(country, sector, span)

    def epithet(self, s: Sentence, head: int) -> bool:
        """Whether a noun is one that states are called by: the kingdom of `the kingdom's army`."""
        return s.tokens[head].upos == "NOUN" and bool(self._meanings(s, head, {s.tokens[c].text.lower() for c in s.children[head]}, None))

    def _meanings(self, s: Sentence, head: int, words: set[str], own: Actor | None) -> frozenset[str]:
        """The states that a noun or a group of states with an article may stand for."""
        t = s.tokens[head]
        if t.xpos not in ("NN", "NNP") or not words & DEFINITE:
            return frozenset()
        members = self.mentions.register.members
        if own is not None and own.id.startswith("GRP:") and t.lemma.lower() in STATES | OWN | LEADING:
            return members.get(own.id, frozenset())
        kind = "nation" if t.lemma.lower() in STATES | OWN else t.lemma.lower()
        wider = (members.get(f"{s.tokens[c].text.lower()} {kind}") for c in s.each(head, "amod", "compound"))
        return next((m for m in wider if m), members.get(t.lemma.lower(), frozenset()))

    def own_state(self, s: Sentence, head: int, words: set[str], span: Span) -> Actor | None:
        """The state or government of `his country`, `its government`; of `the country` that which the passage is about."""
        lemma = s.tokens[head].lemma.lower()
        if lemma not in OWN or s.tokens[head].xpos != "NN":
            return None
        government = lemma == "government"
        owner = next(iter(s.each(head, "nmod:poss")), None)
        whose = self.resolve(s, owner) if owner is not None and s.tokens[owner].upos == "PRON" else ()
        told = self.mentions.affiliations.best(s, head, None)  # `the Kenyan state`
        named = told.country if told is not None and told.country is not None else self._spoken_of(s, head)
        about = (self._local(s, head) or named or self.focus.home) if "the" in words and not government else None
        country = whose[0].country if whose else about
        if country is None and self.that_state(s, head):
            country = self._last_named(s, head)
        return None if country is None else self.twos.of_state(country, "GOV" if government else None, span)

    def _local(self, s: Sentence, head: int) -> str | None:
        """The state of a court or police of the setting named before: `The court banned the country's largest union`."""
        organs = [j for j, a in self.known[s.index] if j < head and a.country is None and a.person is None and a.sector in LOCAL]
        found = (a.country for j in organs if j not in s.ancestors(head) for a in self.resolve(s, j))
        return next(filter(None, found), None)

    def _spoken_of(self, s: Sentence, head: int) -> str | None:
        """The state that `the country` takes up, and no other one that does something to it: `France cut its aid to the country`."""
        j = head
        while s.tokens[j].rel in ("nmod", "appos", "conj") and s.tokens[j].head >= 0:
            j = s.tokens[j].head
        touched = s.tokens[j].rel in ("obj", "obl", "iobj")
        subjects = (self.resolve(s, k) for k in s.each(s.tokens[j].head, "nsubj") if k < head) if touched else ()
        doers = frozenset(a.id for row in subjects for a in row if a.id == a.country)
        just = self.focus.just_named(s, s.tokens[head].start, doers) if doers else None
        acting = self.focus.before(s, s.tokens[head].start, but=doers, acting=True)
        home = self.focus.home if self.focus.home not in doers else None  # sooner than whom others did something to
        near = just or acting or home or self.focus.before(s, s.tokens[head].start, but=doers)
        return near or (self._last_named(s, head, doers) if doers else None)

    @staticmethod
    def that_state(s: Sentence, head: int) -> bool:
        """Whether a noun is that of a state pointed to: `that country`."""
        return s.tokens[head].lemma.lower() in STATES & OWN and any(s.tokens[c].text.lower() == "that" for c in s.each(head, "det"))

    def _last_named(self, s: Sentence, head: int, but: frozenset[str] = frozenset()) -> str | None:
        """The state that `that country` points to: the last one named before, as a party or a place, but who does it to that country.

        `but`: states that are not meant.
        """
        doers = set(s.each(s.tokens[head].head, "nsubj"))
        for k in range(s.index, max(-1, s.index - LATELY - 1), -1):
            row = range(head if k == s.index else len(self.mentions.reading.sentences[k].tokens))
            for j in reversed(row):
                one = self.mentions.country_at(k, j)
                if one is not None and one.country not in (None, *but) and not (k == s.index and j in doers):
                    return one.country
        return None
