"""Whose somebody is whose own phrase does not tell it: of the states that the text names the likeliest, weighed by where it names them.

The weights are fitted on articles written with their actors (training/fit_homes.py). What the rules of coreference and setting found is one
sign among others; another state must be clearly likelier than all others, and a state that they found is never taken away.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from dragoman.actors.definite import MET
from dragoman.actors.focus import LEAD, Focus, not_of
from dragoman.actors.homes import PAPER, Lands, noun_of
from dragoman.actors.origins import Origins, shares
from dragoman.actors.whereabouts import Whereabouts, head_of
from dragoman.errors import KnowledgeError
from dragoman.knowledge import shipped, table
from dragoman.language.reading import Sentence
from dragoman.records import Actor

NOBODY = "-"
MOST, HEARD = 12, 12  # states that are thought of wherever they stand, and mentions of one name that are asked
EARLIER, LATER = 3, 2  # sentences before the last one, and behind, that count as near
OFFICES = frozenset(["GOV", "MIL", "LEG", "JUD", "COP", "SPY"])
CAMPS = frozenset(["OPP", "PTY", "REB", "PRM", "CRM", "UAF"])  # which the weights tell no better than the rules
KINDS = ("official", "person", "body", "office", "crowd")
SIGNS = (
    "rule", "opened", "opened_here", "share", "share_log", "lead", "here_before", "here_after", "last_sentence", "earlier", "later",
    "place_here", "place_before", "told_here", "told_before", "named_last", "named_before_last", "yet_unnamed",
    "subject", "last_subject", "subject_above", "subject_below", "alone",
    "same_noun", "same_sector", "as_place", "name", "names",
)
NOBODYS = ("nobody", "nobody_rule", "nobody_states", "nobody_share")
Signs = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Weights:
    """Of each sign by kind of party, of nobody by sector.

    `lead`: how much likelier (log-odds) a state must be than all others where the rules find none; `over`: than that which they find.
    """

    lead: float
    over: float
    kinds: Mapping[str, Mapping[str, float]]
    sectors: Mapping[str, float]

    @classmethod
    @cache
    def shipped(cls) -> Weights:
        """As fitted.

        Raises:
            KnowledgeError: the file lacks a kind or another part, or names a sign that there is not.
        """
        path = shipped("actors", "data", "whose.toml")
        data = table(path)
        wrong = [k for k in ("lead", "over", "sectors", *KINDS) if k not in data]
        wrong = wrong or [f"{k}.{s}" for k in KINDS for s in data[k] if s not in (*SIGNS, *NOBODYS)]
        if wrong:
            raise KnowledgeError(path.name, None, f"{wrong[0]} is missing, or is no sign; run training/fit_homes.py")
        return cls(float(data["lead"]), float(data["over"]), {k: data[k] for k in KINDS}, data["sectors"])

    def scores(self, kind: str, sector: str | None, signs: Signs) -> dict[str, float]:
        """What the signs of each state, and of nobody, weigh."""
        weights = self.kinds[kind]
        out = {state: sum(weights.get(name, 0.0) * value for name, value in found.items()) for state, found in signs.items()}
        out[NOBODY] += self.sectors.get(sector or "none", 0.0)
        return out

    def chosen(self, scores: dict[str, float], rule: str | None) -> str | None:
        """The likeliest state if it is so clearly, else that of the rules."""
        best, *others = sorted(scores, key=lambda c: (-scores[c], c))
        clear = all(scores[best] - scores[c] > (self.over if c == rule else self.lead) for c in others if c != NOBODY or rule is None)
        return best if clear and best != NOBODY else rule


@dataclass(frozen=True, slots=True)
class Named:
    """A state as the text names it with a party or a place: where, whether as the subject, by which noun."""

    at: int
    sentence: int
    token: int
    state: str
    subject: bool
    noun: str
    sector: str | None


class Whose:
    """Answers for one article. `lands`: the states of its places."""

    def __init__(self, focus: Focus, whereabouts: Whereabouts, lands: Lands | None, weights: Weights) -> None:
        self._focus, self._whereabouts, self._lands, self._weights = focus, whereabouts, lands, weights
        self.mentions, self.sentences = focus.mentions, focus.sentences
        self._throughout: dict[str, str | None] = {}

    def state(self, a: Actor, sentence: int, rule: str | None) -> str | None:
        """The state of a party, where the rules give it `rule`; one throughout for whoever has a name."""
        several = noun_of(a).removesuffix("s") in MET and noun_of(a) not in MET  # `the ministers` may be those of two states
        if not self.states or kind_of(a) is None or (several and a.person is None):
            return rule
        if kind_of(a) not in ("official", "person", "body"):
            chosen = self._chosen(a, [(sentence, a)], rule)
            return rule if chosen == self._whereabouts.abroad_from[sentence] else chosen
        name = a.person or a.id
        if name not in self._throughout:
            here = self._mentions.get(name, [])[:HEARD] or [(sentence, a)]
            told = any(m.country is not None or owned(self.sentences[k], m) for k, m in here)
            self._throughout[name] = rule if told else self._chosen(a, here, rule)
        return self._throughout[name]

    def _chosen(self, a: Actor, mentions: list[tuple[int, Actor]], rule: str | None) -> str | None:
        found = [self._weights.scores(kind_of(a) or KINDS[-1], a.sector, self.signs(m, k, rule)) for k, m in mentions]
        both = set[str](found[0]).intersection(*found[1:])
        return self._weights.chosen({c: sum(scores[c] for scores in found) / len(found) for c in both}, rule)

    @cached_property
    def _mentions(self) -> dict[str, list[tuple[int, Actor]]]:
        out: dict[str, list[tuple[int, Actor]]] = {}
        for k, row in enumerate(self._focus.known):
            for _, m in row:
                out.setdefault(m.person or m.id, []).append((k, m))
        return out

    @cached_property
    def _named(self) -> list[Named]:
        """Every state of a party or place, in the order of the text."""
        found = (
            Named(p.span.start, s.index, j, p.country, s.tokens[j].rel == "nsubj", noun_of(p), p.sector)
            for s in self.sentences for j, _ in self.mentions.all(s.index, place_ok=True)
            for p in self.mentions.parties(s.index, j, place_ok=True)
            if p.country is not None and not any(True for _ in self.mentions.affiliations.mostly(s, j))
        )
        return sorted(found, key=lambda n: n.at)

    @cached_property
    def _in(self) -> list[list[Named]]:
        """By sentence."""
        out: list[list[Named]] = [[] for _ in self.sentences]
        for n in self._named:
            out[n.sentence].append(n)
        return out

    @cached_property
    def _by(self) -> dict[str | None, list[tuple[int, str]]]:
        """(where, state) by the noun of its party, and by its sector."""
        out: dict[str | None, list[tuple[int, str]]] = {}
        for n in self._named:
            for key in (n.noun, n.sector):
                out.setdefault(key, []).append((n.at, n.state))
        return out

    @cached_property
    def _first(self) -> dict[str, int]:
        """The sentence in which each state is first told of."""
        told = [(s.index, c) for s in self.sentences for c in (*self._told[s.index], *(n.state for n in self._in[s.index]))]
        return {c: k for k, c in reversed(told)}

    @cached_property
    def _of_parties(self) -> frozenset[str]:
        return frozenset(n.state for n in self._named)

    def _last_by(self, key: str | None, at: int) -> str | None:
        """The state of the last party before a position that has a noun, or a sector."""
        row = self._by.get(key, []) if key is not None else []
        k = bisect_left(row, (at, ""))
        return row[k - 1][1] if k else None

    def _last_two(self, at: int) -> list[str]:
        """The states named last before a position."""
        out: list[str] = []
        for k in range(bisect_left(self._named, at, key=lambda n: n.at) - 1, -1, -1):
            if self._named[k].state not in out:
                out.append(self._named[k].state)
            if len(out) > 1:
                break
        return out

    def _near(self, first: int, last: int) -> Iterator[str]:
        """The states named in sentences from first to last."""
        return (n.state for row in self._in[max(0, first) : max(0, last + 1)] for n in row)

    @cached_property
    def _told(self) -> list[Counter[str]]:
        """By sentence the states that it names, its places and what else tells where it is set."""
        return [Counter(self._whereabouts.states(s.index)) for s in self.sentences]

    @cached_property
    def _places(self) -> list[Counter[str]]:
        return [Counter() if self._lands is None else Counter(self._lands.states(s.index)) for s in self.sentences]

    @cached_property
    def _whole(self) -> Counter[str]:
        whole, paper = sum(self._told, Counter[str]()), self._whereabouts.paper
        return whole + Counter({paper: PAPER}) if paper is not None and paper in whole else whole

    @cached_property
    def states(self) -> frozenset[str]:
        """All states that the text names."""
        return frozenset(self._whole) | {n.state for n in self._named}

    @cached_property
    def _usual(self) -> frozenset[str]:
        """The states that the text names most."""
        return frozenset(c for c, _ in sorted(self._whole.items(), key=lambda kv: (-kv[1], kv[0]))[:MOST])

    @cached_property
    def _names(self) -> dict[str, float]:
        """How much likelier all persons whose state the text does not tell are, by their names, of each state than of the others."""
        people = {a.person for row in self._focus.known for _, a in row if a.person is not None and a.country is None}
        found = [x for p in sorted(people) if (x := Origins.shipped().likeness(p, self.states))]
        return shares({c: sum(x[c] for x in found) / len(found) for c in self.states}) if found else {}

    def signs(self, a: Actor, sentence: int, rule: str | None) -> Signs:
        """What speaks for each state, and for nobody."""
        s, homes = self.sentences[sentence], self._whereabouts.homes
        at, noun = a.span.start, noun_of(a)
        here = [n for n in self._in[sentence] if n.at != at]
        head, order = head_of(s, a.span), self._last_two(at)
        one = {
            "rule": rule, "same_noun": self._last_by(noun, at) if a.person is None else None, "same_sector": self._last_by(a.sector, at),
            "opened": homes.opened(sentence), "opened_here": homes.fronted(sentence),
            "named_last": next(iter(order), None), "named_before_last": next(iter(order[1:]), None),
            "subject_above": None if head is None else self._subject_above(sentence, head),
            "subject_below": None if head is None else self._subject_below(sentence, head),
        }
        several = {
            "here_before": _up_to(2, (n.state for n in here if n.at < at)), "here_after": _up_to(2, (n.state for n in here if n.at > at)),
            "last_sentence": _up_to(2, self._near(sentence - 1, sentence - 1)),
            "earlier": _up_to(3, self._near(sentence - 1 - EARLIER, sentence - 2)),
            "later": _up_to(2, self._near(sentence + 1, sentence + LATER)),
            "place_here": _up_to(2, self._places[sentence].elements()),
            "place_before": _up_to(2, self._places[sentence - 1].elements() if sentence else ()),
            "told_here": _up_to(2, self._told[sentence].elements()),
            "told_before": _up_to(2, self._told[sentence - 1].elements() if sentence else ()),
            "lead": _up_to(4, (c for told in self._told[:LEAD] for c in told.elements())),
            "subject": {n.state: 1.0 for n in here if n.subject},
            "last_subject": {n.state: 1.0 for n in (self._in[sentence - 1] if sentence else ()) if n.subject},
        }
        beside = self._focus.everywhere[sentence]
        but = not_of(a, beside) | self._whereabouts.abroad(sentence, a) | self._whereabouts.acted_upon(sentence, a)
        but |= self._focus.foreign - {self._whereabouts.paper}
        but |= {b.country for b in beside if b.country is not None and (b.role or "").lower().endswith("counterpart")}
        near = (*self._near(sentence - 1 - EARLIER, sentence + LATER), *self._told[sentence], *filter(None, one.values()))
        states = {*self._usual, *near} - but
        whole = sum(self._whole.values()) or 1
        mine = Origins.shipped().likeness(a.person, states) if a.person is not None else {}
        out: Signs = {}
        for c in sorted(states):
            found = {
                **{name: 1.0 for name, state in one.items() if state == c},
                **{name: part[c] for name, part in several.items() if c in part},
                "share": self._whole[c] / whole, "share_log": math.log((self._whole[c] + 0.3) / whole),
                "as_place": float(c not in self._of_parties), "yet_unnamed": float(self._first.get(c, sentence + 1) > sentence),
                "alone": float(len(states) == 1), "name": mine.get(c, 0.0), "names": self._names.get(c, 0.0),
            }
            out[c] = {name: value for name, value in found.items() if value}
        share = max((self._whole[c] for c in states), default=0) / whole
        out[NOBODY] = {"nobody": 1.0, "nobody_rule": float(rule is None), "nobody_states": float(len(states)), "nobody_share": share}
        return out

    def _subject_above(self, sentence: int, head: int) -> str | None:
        """The state of the nearest subject of a clause that a party stands in: the ministry's in `the ministry said a clerk was held`."""
        s = self.sentences[sentence]
        told = {n.token: n.state for n in reversed(self._in[sentence])}
        return next((told[c] for v in (head, *s.ancestors(head)) for c in s.each(v, "nsubj") if c != head and c in told), None)

    def _subject_below(self, sentence: int, head: int) -> str | None:
        """The state that is the subject of what somebody tells: Peru in `Peru recalled its envoy, the ministry said`."""
        s = self.sentences[sentence]
        verb = s.tokens[head].head if s.tokens[head].rel == "nsubj" else -1
        if verb < 0:
            return None
        clauses = (*s.each(verb, "ccomp"), *((s.tokens[verb].head,) if s.tokens[verb].rel == "parataxis" else s.each(verb, "parataxis")))
        told = {n.token: n.state for n in reversed(self._in[sentence])}
        return next((told[c] for v in clauses if v >= 0 for c in s.each(v, "nsubj") if c != head and c in told), None)


def owned(s: Sentence, a: Actor) -> bool:
    """Whether a possessor tells whose somebody is: India in `India, whose envoy Karan Singh came`, a pronoun in `her clerk`."""
    inside = (t.i for t in s.tokens if a.span.start <= t.start and t.end <= a.span.end)
    return any(True for i in inside for _ in s.each(i, "nmod:poss"))


def kind_of(a: Actor) -> str | None:
    """One of KINDS; None of camps without a name."""
    if a.person is not None:
        return "official" if a.sector in OFFICES | {"OPP", "PTY"} else "person"
    if a.id.startswith("ORG:"):
        return "body"
    return "office" if a.sector in OFFICES else None if a.sector in CAMPS else "crowd"


def _up_to(most: int, states: Iterable[str]) -> dict[str, float]:
    return {c: min(n, most) / most for c, n in Counter(states).items()}
