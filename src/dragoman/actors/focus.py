"""The state that an article or a passage is about, and so that of the officials whose state it does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from dragoman.actors.affiliation import ABROAD, ENVOYS
from dragoman.actors.entry import Kind
from dragoman.actors.homes import MONARCHS, PAPER, Lands
from dragoman.actors.mentions import Mentions
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

HOME_SECTORS = frozenset(["GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY", "CVL", "REB"])
DATELINE = 5  # of so many names as places give a dateline
LATELY = 2  # sentences
SELDOM = 2  # mentions
AWAY = word_list("actors", "focus.away")
LIVING_ABROAD = ABROAD | ENVOYS
AIMED = word_list("actors", "focus.aimed")
HELD_BY_ONE = MONARCHS | word_list("actors", "focus.held_by_one")
LEAD, WEIGHT = 2, 2  # sentences at the top, and the weight of what they name


class Focus:
    """Answers for one article. `lands`: the states of its places.

    `paper`: the state of the paper.
    """

    def __init__(self, mentions: Mentions, lands: Lands | None = None, paper: str | None = None) -> None:
        self._lands, self._paper = lands, paper
        self.mentions, self.sentences = mentions, mentions.reading.sentences
        self._homes: dict[str, str | None] = {}

    @cached_property
    def known(self) -> list[list[tuple[int, Actor]]]:
        """For every sentence the parties named in it."""
        return [list(self.mentions.all(s.index)) for s in self.sentences]

    @cached_property
    def everywhere(self) -> list[list[Actor]]:
        """For every sentence the parties and places named in it."""
        return [[a for _, a in self.mentions.all(s.index, place_ok=True)] for s in self.sentences]

    def states(self, sentence: int) -> list[str]:
        """The states of the parties and places named in a sentence, so far as they tell where it is set."""
        told = [(i, a) for i, a in self.mentions.all(sentence, place_ok=True) if a.country and self._tells_home(a, sentence, i)]
        parties = [p.country for i, _ in told for p in self.mentions.parties(sentence, i, place_ok=True) if p.country]
        beside = {a.country for t in self.sentences[sentence].tokens if (a := self.mentions.state_beside(sentence, t.i)) is not None}
        return [*parties, *(c for c in sorted(filter(None, beside)) if c not in parties)]

    @cached_property
    def foreign(self) -> frozenset[str]:
        """The states that the text names once or twice, and but with those who are abroad or as what something hostile is aimed at."""
        named, home = Counter[str](), set[str]()
        for s in self.sentences:
            home.update(() if self._lands is None else self._lands.states(s.index))
            for i, a in self.mentions.all(s.index, place_ok=True):
                if a.country is not None:
                    named[a.country] += 1
                    if not _abroad(a) and not _target(s, i):
                        home.add(a.country)
        return frozenset(c for c, n in named.items() if n <= SELDOM and c not in home)

    @cached_property
    def home(self) -> str | None:
        """The country that the article is mostly about, or None if none stands out."""
        count: dict[str, int] = {}
        for k, row in enumerate(self.known):
            for i, a in row:
                if a.country and self._tells_home(a, k, i):
                    count[a.country] = count.get(a.country, 0) + 1
            for country in self.states(k) if k < LEAD else ():  # the dateline and the lead tell where the story is set
                count[country] = count.get(country, 0) + WEIGHT
            for country in self._lands.states(k) if k < LEAD and self._lands is not None else ():
                count[country] = count.get(country, 0) + 1
        if self._paper is not None and (not count or self._paper in count):
            count[self._paper] = count.get(self._paper, 0) + PAPER
        if not count:
            return None
        ranked = sorted(count.items(), key=lambda kv: -kv[1])
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None

    @cached_property
    def _written(self) -> str | None:
        """The state of the dateline."""
        if self._lands is None:
            return None
        counts = (Counter(self._lands.states(k)).most_common(1) for k in range(min(LEAD, len(self.sentences))))
        return next((c[0][0] for c in counts if c and c[0][1] >= DATELINE), None)

    def acted_upon(self, s: Sentence, head: int) -> frozenset[str]:
        """The states that are the object of what somebody does, whose he so is not: Niger in `The envoy accused Niger`."""
        verb = s.tokens[head].head if s.tokens[head].rel == "nsubj" else -1
        hits = (self.mentions.hits.at(s, c) for c in s.each(verb, "obj", "iobj")) if verb >= 0 else ()
        return frozenset(h.entry.country for h in hits if h is not None and h.entry.kind is Kind.STATE and h.entry.country is not None)

    def before(
        self, s: Sentence, position: int, back: int = LATELY, *, but: frozenset[str] = frozenset(), away: bool = False,
        acting: bool = False,
    ) -> str | None:
        """The state of the last organ, official or owner named in this sentence or so many before it; None if the text told of none.

        `but`: states that are not meant; `away`: envoys, who are abroad, tell none; `acting`: only of those who act.
        """
        for k in range(s.index, max(-1, s.index - back - 1), -1):
            row = [
                (j, a) for j, a in self.known[k]
                if a.country and a.country not in but and not _pope(a) and not (away and envoy(a)) and a.span.end <= position
                and not a.id.startswith("PER:") and not self.mentions.reading.quoted[k][j]
            ]
            subjects = [a.country for j, a in row if prominent(self.sentences[k], j)]
            if subjects:
                return subjects[0]
            owners = [a.country for _, a in row if a.sector in HOME_SECTORS and not acting]
            if owners:
                return owners[-1]
        return None

    def just_named(self, s: Sentence, position: int, but: frozenset[str]) -> str | None:
        """The one state that the sentence before and this one, till a position, name beside some: `They left Niger. Paris cut aid`."""
        told = (a for row in self.everywhere[max(0, s.index - 1) : s.index + 1] for a in row if a.span.end <= position)
        found = {a.country for a in told if a.country is not None} - but
        return found.pop() if len(found) == 1 else None

    def latest(self, among: frozenset[str], position: int) -> str | None:
        """The state of a set that the text named last before a position, by its adjective if by no noun: `Saudi jets`."""
        told = (a for row in self.everywhere for a in row if a.country in among and a.span.end <= position)
        named = ((a.span.start, a.country) for a in told if a.sector != "JRN")  # whoever reports it
        last = max(named, default=(0, None))[1]
        if last is not None:
            return last
        words = ((t.start, self.mentions.country_at(s.index, t.i)) for s in self.sentences for t in s.tokens if t.upos in ("ADJ", "PROPN"))
        beside = ((start, a.country) for start, a in words if a is not None and a.country in among and a.span.end <= position)
        return max(beside, default=(0, None))[1]

    def about(self, among: frozenset[str]) -> str | None:
        """The state of a set that the dateline or the whole text is about."""
        return next((c for c in (self._written, self.home) if c in among), None)

    def official(self, person: Actor) -> Actor:
        """An official whose state is not said belongs to the state that the passage was about where the official first appeared."""
        name = person.person or person.name
        if name not in self._homes:
            first = min(self._first[key] for key in (person.person, person.span) if key in self._first)
            s = self.sentences[first[1]]
            broken = s.index > 0 and "\n" in self.mentions.reading.text[self.sentences[s.index - 1].end - 1 : s.start]
            but = not_of(person, self.everywhere[s.index])
            near = self.before(s, first[0], 0 if broken else LATELY, but=but, away=True)
            told = (near, self._written, self.home, self.before(s, first[0], but=but))
            self._homes[name] = next((c for c in told if c is not None and c not in but), None)
        country = self._homes[name]
        return person if country is None else replace(person, id=f"{country}/{person.sector}", country=country)

    @cached_property
    def _first(self) -> dict[str | Span | None, tuple[int, int]]:
        """(code point, sentence) where a person, or what stands in a span, is first named."""
        out: dict[str | Span | None, tuple[int, int]] = {}
        for k, row in enumerate(self.known):
            for _, a in row:
                for key in (a.person, a.span):
                    out[key] = min(out.get(key, (a.span.start, k)), (a.span.start, k))
        return out

    def _tells_home(self, a: Actor, sentence: int, token: int) -> bool:
        """Not so a firm of the world, nor one whose words say that he is of or in another state: `his Turkish counterpart`, `tourists`.

        Nor those of whom it needs to be told what they are: `nine sailors, most of them Georgians`; nor those of states that are abroad.
        """
        if a.country in self.foreign or any(True for _ in self.mentions.affiliations.mostly(self.sentences[sentence], token)):
            return False
        firm = a.id.startswith("ORG:") and a.id in self.mentions.register.bodies
        away = _last_noun(a) in AWAY or _pope(a)
        return not firm and not away and not (a.role or "").lower().endswith("counterpart")


def not_of(a: Actor, beside: Iterable[Actor]) -> frozenset[str]:
    """The states of which an official is not: somebody else beside him holds his office there, or is that state's envoy."""
    office = (a.role or "").lower()
    if a.sector != "GOV" or office.rpartition(" ")[2] not in HELD_BY_ONE:
        return frozenset()
    told = [b for b in beside if b.sector == "GOV" and (b.role or "").lower() == office and b.person != a.person]
    return frozenset(b.country for b in (*told, *filter(envoy, beside)) if b.country is not None)


def envoy(a: Actor) -> bool:
    """Whether somebody is sent by a state to another: an ambassador."""
    return (a.role or "").lower().rpartition(" ")[2] in ENVOYS


def _abroad(a: Actor) -> bool:
    """Whether somebody lives or works in another state than his own."""
    return _last_noun(a) in AWAY | LIVING_ABROAD


def _last_noun(a: Actor) -> str:
    return a.span.text.rpartition(" ")[2].lower().removesuffix("s")


def _target(s: Sentence, i: int) -> bool:
    """Whether a noun before somebody tells of what is aimed at him: `the embargo on Cuba`, `sanctions against North Korea`."""
    t = s.tokens[i]
    cases = {s.tokens[c].text.lower() for c in s.each(i, "case")}
    aimed = t.head >= 0 and s.tokens[t.head].lemma.lower() in AIMED
    return t.rel in ("nmod", "obl") and aimed and bool(cases & {"against", "on", "of"})


def _pope(a: Actor) -> bool:
    return a.country == "VAT" and a.person is not None


def prominent(s: Sentence, j: int) -> bool:
    """Whether somebody is, or is one of, the subject of a clause."""
    return s.tokens[j].rel == "nsubj" or (s.tokens[j].rel == "conj" and s.tokens[j].head >= 0 and s.tokens[s.tokens[j].head].rel == "nsubj")
