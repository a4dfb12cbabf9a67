"""Bodies that the text named before and takes up by a noun: `the alliance`, `the agency`, `the firm`, `the rebels`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.actors.focus import HOME_SECTORS
from dragoman.actors.mentions import Mentions
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor

LATELY = 2  # sentences
BODIES_BACK = 8  # sentences
NEAR = 4  # sentences
BODY_NOUNS = word_list("actors", "before.body_nouns")
QUALIFIED = word_list("actors", "before.qualified")
PARTISAN = word_list("actors", "before.partisan")
PRIVATE_NOUNS = word_list("actors", "before.private_nouns")
VOLUNTARY = word_list("actors", "before.voluntary")
OF_STATES = word_list("actors", "before.of_states")
AGENCIES = word_list("actors", "before.agencies")
ARMED = frozenset(["REB", "UAF", "PRM"])
PUBLIC = frozenset(["GOV", "JUD", "LEG", "COP", "MIL", "SPY"])
NO_AGENCIES = frozenset(["EDU", "MED", "REL", "LAB"])
KINDS = ("IGO", "NSA", "NGO", "ORG")


class Before:
    """Answers for one article. `known`: for every sentence the parties named in it."""

    def __init__(self, mentions: Mentions, known: list[list[tuple[int, Actor]]]) -> None:
        self.mentions, self.known = mentions, known

    def meant(self, s: Sentence, head: int, own: Actor | None) -> Actor | None:
        """The body or the armed group meant by a noun with an article. `own`: what the phrase alone tells."""
        return self._body(s, head, own) or self._armed(s, head, own)

    def _body(self, s: Sentence, head: int, own: Actor | None) -> Actor | None:
        t, lemma = s.tokens[head], s.tokens[head].lemma.lower()
        beside = [s.tokens[c].lemma.lower() for c in s.each(head, "amod", "compound")]
        plain = not beside or (t.upos != "PROPN" and lemma not in QUALIFIED and not PARTISAN & set(beside))
        if not (lemma in BODY_NOUNS and plain and t.xpos in ("NN", "NNP")):
            return None

        def fits(a: Actor) -> bool:
            other = lemma == "agency" and a.sector in NO_AGENCIES
            other = other or (lemma in VOLUNTARY and a.sector in PUBLIC and a.id.startswith("ORG:"))
            return (a.id.split(":")[0] in KINDS and _fits(a, own) and not other) or (lemma == "agency" and _agency(a))

        called = self.named(s, head, BODIES_BACK, lambda a: a.id.startswith("IGO:") and _so_called(a, lemma))
        near = called or self.named(s, head, NEAR, fits) or (self._served(s, head, own) if lemma in PRIVATE_NOUNS else None)
        of_states = near is None and lemma in OF_STATES
        return self.named(s, head, BODIES_BACK, lambda a: a.id.startswith("IGO:")) if of_states else near

    def _armed(self, s: Sentence, head: int, own: Actor | None) -> Actor | None:
        if own is None or own.sector not in ARMED or own.person is not None:
            return None
        return self.named(s, head, BODIES_BACK, lambda a: a.id.startswith("NSA:") and a.sector in ARMED)

    def named(self, s: Sentence, head: int, back: int, fits: Callable[[Actor], bool]) -> Actor | None:
        """The body named last before a word, in this sentence or those before it, `back` in all."""
        for k in range(s.index, max(-1, s.index - back), -1):
            for j, a in reversed(self.known[k]):
                if (k < s.index or j < head) and a.person is None and fits(a):
                    return a
        return None

    def _served(self, s: Sentence, head: int, own: Actor | None) -> Actor | None:
        """The body before the office of whoever the sentence before spoke of: Ostra in `Ostra chairman Ana Lind ... The firm said`."""
        for k in range(s.index, max(-1, s.index - LATELY), -1):
            there = self.mentions.reading.sentences[k]
            for i in range(head if k == s.index else len(there.tokens) - 1, -1, -1):
                body = self.mentions.body(k, i) if there.tokens[i].rel == "compound" else None
                if body is not None and body.person is None and body.id.split(":")[0] in ("NGO", "ORG") and _fits(body, own):
                    return replace(body, sector=body.sector or (own.sector if own is not None else None))
        return None


def _so_called(a: Actor, noun: str) -> bool:
    """Whether a body's own name holds the noun by which it is taken up: `the Council` said of the Security Council."""
    return a.name is not None and noun in a.name.lower().split()


def _agency(a: Actor) -> bool:
    """Whether an organ of a state has a name of its own that an agency may bear: the Geological Survey."""
    words = a.span.text.split()
    return a.person is None and a.id == f"{a.country}/{a.sector}" and len(words) > 1 and bool(AGENCIES & set(words))


def _fits(a: Actor, own: Actor | None) -> bool:
    """Whether a body named before may be meant by a noun of some sector: `the court` is no firm."""
    if not a.id.startswith("ORG:") or own is None or own.sector in (None, "SOC"):
        return True
    return a.sector == own.sector or (a.sector is None and own.sector not in HOME_SECTORS)
