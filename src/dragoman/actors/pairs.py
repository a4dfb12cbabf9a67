"""Which states have to do with one another where a text says `the two countries`, `both sides`, `the three governments`.

Those spoken of most, and sooner those that one breath names together; not who but brings them together, nor who deals with both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from dragoman.actors.entry import Kind
from dragoman.actors.hits import Hits
from dragoman.actors.phrase import NOMINAL, prepositions
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence

NO_STATE = (Kind.OUTLET, Kind.NONSTATE, Kind.NGO)
MEDIATING = word_list("actors", "pairs.mediating")
MEDIATORS = word_list("actors", "pairs.mediators")
HOSTING = word_list("actors", "pairs.hosting")
HOSTED = word_list("actors", "pairs.hosted")
WHERE = frozenset(["in", "at", "near"])
JOINED = 2.0  # what one breath that names two together weighs, in namings
OF_PLACES = 0.5  # and the naming of a place
INNER = ("amod", "appos", "compound", "conj", "flat")
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """A state where it is named. `place`: it but tells where something is."""

    start: int
    end: int
    sentence: int
    token: int
    country: str
    place: bool


class Pairs:
    """Answers for one article."""

    def __init__(self, hits: Hits) -> None:
        self.hits, self.sentences, self._text = hits, hits.reading.sentences, hits.reading.text

    def before(self, position: int, sentence: int, but: frozenset[str] = NOBODY) -> tuple[str, str] | None:
        """The two states meant before a position, of those named since `sentence` unless the whole text is about two others.

        `but`: states that are neither; None: fewer than two are named.
        """
        told = [n for n in self._named if n.start < position and n.country not in but]
        aside = self.go_betweens(position)
        told = [n for n in told if n.country not in aside] if len({n.country for n in told} - aside) > 1 else told
        last = {n.country: n.start for n in told}
        recent = {n.country for n in told if n.sentence >= sentence}
        if len(last) < 2 or (len(recent) < 2 and not but):
            return None
        count = {c: sum(OF_PLACES if n.place else 1 for n in told if n.country == c) for c in last}
        joined = Counter(frozenset((a.country, b.country)) for a, b in self._joined if b.start < position)

        def weight(pair: tuple[str, str]) -> tuple[float, int, int]:
            near = sorted(last[c] for c in pair)
            return sum(count[c] for c in pair) + JOINED * joined[frozenset(pair)], near[0], near[1]

        most = max(combinations(sorted(last), 2), key=weight)
        best = max(combinations(sorted(recent), 2), key=weight, default=most)
        # the two that the whole text is about, whoever else came up lately
        return most if all(count[c] > count[r] for c in most for r in best if r not in most) else best

    def lately(self, position: int, sentence: int) -> tuple[str, str] | None:
        """The two states that one breath named together since a sentence, if it is two alone."""
        both = {frozenset((a.country, b.country)) for a, b in self._joined if a.sentence >= sentence and b.start < position}
        if len(both) != 1:
            return None
        first, second = sorted(both.pop())
        return first, second

    def in_one_breath(self, position: int, sentence: int) -> tuple[str, str] | None:
        """The two states that a sentence last named with `and` before a position: `accused Chad and Togo of theft, which both deny`."""
        joined = [(a, b) for a, b in self._joined if a.sentence == sentence and b.start < position and self._gap(a, b) == "and"]
        return (min(x.country for x in joined[-1]), max(x.country for x in joined[-1])) if joined else None

    def other(self, country: str, position: int, sentence: int) -> str | None:
        """The state that has most to do with another, of those named since `sentence`: Congo where `Rwanda accused its neighbour`."""
        told = [n for n in self._named if n.start < position and n.sentence >= sentence and not n.place and n.country != country]
        among = {n.country for n in told} - self.go_betweens(position)
        beside = [{a.country, b.country} for a, b in self._joined if b.start < position]
        with_it = Counter(c for both in beside if country in both for c in both)
        return max(sorted(among), key=lambda c: (with_it[c], sum(n.country == c for n in told)), default=None)

    def several(self, number: int, position: int, sentence: int) -> tuple[str, ...]:
        """So many states that one breath named together, or the only ones named, since a sentence; none if neither."""
        told = [n for n in self._named if sentence <= n.sentence and n.start < position]
        for row in reversed(list(self._rows(told))):
            if len(row) == number:
                return tuple(sorted(row))
        only = {n.country for n in told}
        return tuple(sorted(only)) if len(only) == number else ()

    def go_betweens(self, position: int) -> frozenset[str]:
        """The states that but bring others together: Kenya in `talks brokered by Kenya`, `Kenyan mediators`, `Kenya hosts the talks`."""
        return frozenset(n.country for n in self._between if n.start < position)

    @cached_property
    def _between(self) -> list[Named]:
        return [n for n in self._named if self._goes_between(n)]

    @cached_property
    def _named(self) -> list[Named]:
        out = []
        for s, start, end, i, hit in self.hits.placed():
            country = hit.entry.country if hit.entry.kind not in NO_STATE else None
            if country is not None:
                head = _outermost(s, i)
                place = s.tokens[head].rel in ("obl", "nmod") and bool(WHERE & prepositions(s, head))
                out.append(Named(start, end, s.index, i, country, place))
        return out

    @cached_property
    def _joined(self) -> list[tuple[Named, Named]]:
        """Two that are named in one breath and no third: `Peru and Chile`, `Peru's talks with Chile`."""
        out = []
        for a, b in self._neighbours(self._named):
            both = self._gap(a, b) == "and" and not self._telling(a)
            if a.country != b.country and (both or self._with(a, b)):
                out.append((a, b))
        thirds = {x.start for row in self._rows(self._named) if len(row) > 2 for x in row.values()}
        return [(a, b) for a, b in out if not {a.start, b.start} & thirds]

    def _rows(self, told: list[Named]) -> Iterator[dict[str, Named]]:
        """Those of each enumeration: `Peru, Chile and Bolivia`."""
        row: list[Named] = []
        for a in told:
            if row and row[-1].sentence == a.sentence and self._gap(row[-1], a) in (",", "and", ", and"):
                row.append(a)
                continue
            yield {n.country: n for n in row}
            row = [a]
        yield {n.country: n for n in row}

    def _neighbours(self, told: list[Named]) -> Iterator[tuple[Named, Named]]:
        yield from ((a, b) for a, b in pairwise(told) if a.sentence == b.sentence)

    def _gap(self, a: Named, b: Named) -> str:
        return self._text[a.end : b.start].replace("'s", "").replace("’s", "").strip()

    def _telling(self, n: Named) -> bool:
        """Whether a state but tells of others: `Kenya and Uganda said that a truce held`."""
        s = self.sentences[n.sentence]
        t = s.tokens[_outermost(s, n.token)]
        return t.rel == "nsubj" and any(True for _ in s.each(t.head, "ccomp", "parataxis"))

    def _with(self, a: Named, b: Named) -> bool:
        """Whether one deals with another in one clause: `Georgia will resume talks with Russia`, `Georgia accused Russia`."""
        s = self.sentences[a.sentence]
        first, second = (s.tokens[_outermost(s, n.token)] for n in (a, b))
        if first.rel != "nsubj" or s.tokens[a.token].rel == "conj":
            return False
        if second.rel == "obj":
            return first.head == second.head
        return second.rel in ("obl", "nmod") and "with" in prepositions(s, second.i) and first.head in s.ancestors(second.i)

    def _goes_between(self, n: Named) -> bool:
        s = self.sentences[n.sentence]
        i = n.token
        while s.tokens[i].lemma.lower() not in MEDIATORS and _inner(s, i):
            i = s.tokens[i].head
        t = s.tokens[i]
        if t.lemma.lower() in MEDIATORS or t.head < 0:
            return t.lemma.lower() in MEDIATORS
        if t.rel == "nsubj":
            verbs = (t.head, *s.each(t.head, "xcomp", "acl"), *(c for k in s.each(t.head, "obj") for c in s.each(k, "acl")))
            told = (*s.each(i, "appos", "acl"), t.head)
            return any(self._brings_together(s, v) for v in verbs) or any(s.tokens[k].lemma.lower() in MEDIATORS for k in told)
        return "by" in prepositions(s, i) and self._brings_together(s, t.head)

    @staticmethod
    def _brings_together(s: Sentence, verb: int) -> bool:
        lemma = s.tokens[verb].lemma.lower()
        if lemma in MEDIATING:
            return True
        whom = (*s.each(verb, "obj", "nsubj:pass"), *((s.tokens[verb].head,) if s.tokens[verb].rel == "acl" else ()))
        return lemma in HOSTING and any(s.tokens[k].lemma.lower() in HOSTED for k in whom if k >= 0)


def _outermost(s: Sentence, i: int) -> int:
    """The head of the phrase that a name stands in: ministers in `Peru's foreign ministers`."""
    while _inner(s, i):
        i = s.tokens[i].head
    return i


def _inner(s: Sentence, i: int) -> bool:
    t = s.tokens[i]
    return t.head >= 0 and (t.rel in INNER or t.deprel == "nmod:poss") and s.tokens[t.head].upos in NOMINAL
