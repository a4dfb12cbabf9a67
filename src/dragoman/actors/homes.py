"""The state of those whose state the text does not say: in news from one country its police, judges, crowds and people are its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from dragoman.actors.likely import TABLED
from dragoman.actors.phrase import FOR_OTHERS, OF_MANY, OF_OTHERS, watching
from dragoman.actors.register import Register
from dragoman.actors.spelling import plain
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

# Weights of what a sentence, its neighbours and the rest of the text name; the share of all, and the lead over the next, that make a state
# the one meant.
HERE, BEFORE, ELSEWHERE = 3, 2, 1
CLEAR, LEAD = 0.4, 1.5
PAPER = 4  # what its paper counts, in names, for where a text is set
# Sectors whose members are nobody's in particular.
STATELESS = frozenset(["UNK", "REF", "IGO", "MNC", "ISM"])
OUTWARD = word_list("actors", "homes.outward")
OUTWARD_IN_OFFICE = word_list("actors", "homes.outward_in_office")
FOR_ABROAD = word_list("actors", "homes.for_abroad")
MONARCHS = word_list("actors", "homes.monarchs")
WITHIN = word_list("actors", "homes.within")
AT_HOME = frozenset(["PTY", "OPP", "LEG"])
REACH = 4  # sentences
# Who is found on the spot, while ministers and soldiers may be abroad.
LOCAL = frozenset(["COP", "CVL", "EDU", "JUD", "LAB", "LEG", "MED", "OPP", "REL", "AGR", "CRM"])
Named = Callable[[int], Iterable[str]]
Fronted = Callable[[int], str | None]


class Lands(Protocol):
    """What the places of an article tell of states."""

    def states(self, sentence: int) -> Iterable[str]:
        """The states of the places that a sentence names, that of its dateline several times."""
        ...

    def within(self, sentence: int, span: Span) -> str | None:
        """The state of the one town or province whose name stands within a span of a sentence."""
        ...

    def town(self, sentence: int, first: int, last: int) -> str | None:
        """The state of the town or province that tokens [first, last) of a sentence name."""
        ...

    def fronted(self, sentence: int) -> str | None:
        """The state of the place with which a sentence opens."""
        ...


class Homes:
    """The setting of each sentence of one article.

    `named`: the states of the parties and places that a sentence names; `crowned`: the states that have a monarch;
    `paper`: the state of the paper, which counts where the text speaks of it too, or of none; `fronted`: that of the place with which
    a sentence opens, where the story is set there; `seated`: also where but a ministry is.
    """

    def __init__(
        self, sentences: int, named: Named, crowned: frozenset[str] = frozenset(), paper: str | None = None, fronted: Fronted | None = None,
        seated: Fronted | None = None,
    ) -> None:
        self._crowned, self._paper = crowned, paper
        self._named = [Counter(named(k)) for k in range(sentences)]
        self._fronted = [None if fronted is None else fronted(k) for k in range(sentences)]
        self._seated = self._fronted if seated is None else [seated(k) for k in range(sentences)]
        self._whole = sum(self._named, Counter[str]())

    def at(self, sentence: int, among: frozenset[str] | None = None, but: frozenset[str] = frozenset()) -> str | None:
        """The one state (of some, if `among` says which; none of `but`) that a sentence and what stands around it speak of, or None."""
        count = Counter({c: ELSEWHERE * n for c, n in self._whole.items()})
        for k, weight in ((sentence, HERE), (sentence - 1, BEFORE)):
            if 0 <= k < len(self._named):
                for c, n in self._named[k].items():
                    count[c] += (weight - ELSEWHERE) * n
        if self._paper is not None and (not count or self._paper in count):
            count[self._paper] += PAPER
        count = Counter({c: n for c, n in count.items() if (among is None or c in among) and c not in but})
        total = sum(count.values())
        if not total:
            return None
        (state, most), *others = sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))
        return state if most > CLEAR * total and all(most >= LEAD * n for _, n in others[:1]) else None

    def fronted(self, sentence: int) -> str | None:
        """The state of the place with which a sentence opens."""
        return self._fronted[sentence]

    def seat(self, sentence: int) -> str | None:
        """The state in which a ministry sits of which a sentence tells: France in `In Paris, the foreign ministry condemned it`."""
        return self._seated[sentence] or self.opened(sentence)

    def opened(self, sentence: int) -> str | None:
        """The state of the place with which a sentence opens, or the last one before it, if what stands between names none."""
        for k in range(sentence, max(-1, sentence - REACH), -1):
            if self._fronted[k] is not None or self._named[k]:
                return self._fronted[k]
        return None

    def settled(self, a: Actor, sentence: int, but: frozenset[str] = frozenset()) -> Actor:
        """The party with its state, none of `but`, where only the setting tells it. A name keeps its id."""
        if a.country is not None or not of_the_setting(a):
            return a
        generic = a.id.startswith("UNK:") and a.sector is not None
        spot = self.opened(sentence) if generic and a.sector in LOCAL else None
        state = spot or self.at(sentence, self._crowned if noun_of(a) in MONARCHS else None, but)
        if state is None:
            return a
        return replace(a, country=state, id=f"{state}/{a.sector}" if generic else a.id)


def for_abroad(a: Actor) -> bool:
    """Whether somebody speaks for a state of what goes on in others: its foreign ministry."""
    return a.sector == "GOV" and any(office in f"{a.span.text} {a.role or ''}".lower() for office in FOR_ABROAD)


def noun_of(a: Actor) -> str:
    """The last word of what somebody is called, which is not his name: no king is Olivia King."""
    return (a.role or (a.name if a.person is None else "")).rpartition(" ")[2].lower()


def outward(noun: str, sector: str | None) -> bool:
    """Whether a noun tells of others than those at home: donors, or leaders and neighbours that are states."""
    return noun in OUTWARD or (noun in OUTWARD_IN_OFFICE and sector == "GOV")


def of_the_setting(a: Actor) -> bool:
    """Whether somebody may be of the state that the text is set in: no refugees, `foreign governments`, `some countries` and the like."""
    noun, words = noun_of(a), a.span.text.lower().split()
    somebody = a.sector == "UNK" and (a.id.startswith("PER:") or noun in WITHIN)
    if a.id.startswith(TABLED) or (a.sector in STATELESS and not somebody):
        return False
    generic = not a.id.startswith(("PER:", "ORG:"))
    if generic and (a.sector is None or (outward(noun, a.sector) and a.sector not in AT_HOME)):
        return False
    if watching(noun, set(words)):
        return False
    if OF_OTHERS & set(words) and noun not in FOR_OTHERS and f"{noun}s" not in FOR_OTHERS and noun.endswith("s"):
        return False
    named = words[: -1 if a.id.startswith("ORG:") else None]  # `Ostra Global` is a name
    return not OF_MANY & {*named, *(a.role or "").lower().split()}


def governing(s: Sentence, token: int, text: str, lands: Lands, register: Register) -> Actor | None:
    """The government of the town or province at a token, or the body that the model took for a place: `Kerala said it would appeal`."""
    n = next((n for n in s.names if n.label == "LOC" and n.first <= token < n.last), None)
    if n is None:
        return None
    start, end = s.tokens[n.first].start, s.tokens[n.last - 1].end
    span = Span(start=start, end=end, text=text[start:end])
    of = n.first + 1 < n.last and s.tokens[n.first + 1].text == "of"  # `the City of Durban`
    state = lands.within(s.index, span) or (lands.town(s.index, n.first + 2, n.last) if of else None)
    word = register.body_word([t.text.lower() for t in s.tokens], n.last - 1)
    if word is not None and word.sector is not None and n.last - n.first > 1:
        return Actor(span=span, id=f"ORG:{plain(span.text)}", name=span.text, country=state, sector=word.sector)
    return None if state is None else Actor(span=span, id=f"{state}/GOV", name=span.text, country=state, sector="GOV")
