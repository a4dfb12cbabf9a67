"""Bodies that the text named before and takes up by a noun: `the alliance`, `the agency`, `the firm`, `the rebels`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.actors.focus import HOME_SECTORS, prominent
from dragoman.actors.mentions import Mentions
from dragoman.actors.phrase import SEATED, behind, seats
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
BANDS = word_list("actors", "before.bands")
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
        return self._body(s, head, own) or self._armed(s, head, own) or self._band(s, head)

    def _body(self, s: Sentence, head: int, own: Actor | None) -> Actor | None:
        t, lemma = s.tokens[head], s.tokens[head].lemma.lower()
        seat = {i for first, last in seats(s, head) for i in range(first, last)}  # of the `Leeds-based agency`
        words = [c for c in s.each(head, "amod", "compound") if c not in seat and s.tokens[c].text.lower() not in SEATED]
        beside = [s.tokens[c].lemma.lower() for c in words]
        plain = not beside or (t.upos != "PROPN" and lemma not in QUALIFIED and not PARTISAN & set(beside))
        named = t.upos == "PROPN" and any(s.tokens[c].upos == "NUM" or s.tokens[c].text.istitle() for _, c in behind(s, head, "of"))
        if named or not (lemma in BODY_NOUNS and plain and t.xpos in ("NN", "NNP")):
            return None

        def fits(a: Actor) -> bool:
            other = lemma == "agency" and a.sector in NO_AGENCIES
            other = other or (lemma in VOLUNTARY and a.sector in PUBLIC and a.id.startswith("ORG:"))
            other = other or (bool(seat) and own is not None and own.country is not None and a.country not in (None, own.country))
            return (a.id.split(":")[0] in KINDS and _fits(a, own) and not other) or (lemma == "agency" and _agency(a))

        called = self.named(s, head, BODIES_BACK, lambda a: a.id.startswith("IGO:") and _so_called(a, lemma))
        near = called or self.named(s, head, NEAR, fits) or (self._served(s, head, own) if lemma in PRIVATE_NOUNS else None)
        of_states = near is None and lemma in OF_STATES
        return self.named(s, head, BODIES_BACK, lambda a: a.id.startswith("IGO:")) if of_states else near

    def _armed(self, s: Sentence, head: int, own: Actor | None) -> Actor | None:
        if own is None or own.sector not in ARMED or own.person is not None:
            return None
        return self.named(s, head, BODIES_BACK, lambda a: a.id.startswith("NSA:") and a.sector in ARMED)

    def _band(self, s: Sentence, head: int) -> Actor | None:
        """Armed men or criminals without a name, told of lately: `Gunmen stormed a prison. The group freed the inmates`."""
        bare = not any(True for _ in s.each(head, "amod", "compound", "nmod", "nmod:poss", "acl", "nummod"))
        if s.tokens[head].lemma.lower() not in BANDS or not bare:
            return None
        for k in range(s.index, max(-1, s.index - LATELY - 1), -1):
            there = self.mentions.reading.sentences[k]
            for j, a in reversed(self.known[k]):
                t = there.tokens[j]
                many = t.xpos in ("NNS", "NNPS") or t.lemma.lower() in BANDS
                if (k < s.index or j < head) and a.person is None and many and prominent(there, j):
                    return a if a.sector in ARMED | {"CRM"} else None
        return None

    def named(self, s: Sentence, head: int, back: int, fits: Callable[[Actor], bool]) -> Actor | None:
        """The body named last before a word, in this sentence or those before it, `back` in all; also with whoever speaks for it."""
        t = s.tokens[head]
        doer = s.child(t.head, "nsubj") if t.head >= 0 and t.rel in ("obj", "iobj", "obl") else None  # who does it to another
        for k in range(s.index, max(-1, s.index - back), -1):
            for j, a in reversed(self.known[k]):
                body = a if a.person is None else self._of(a)
                if (k < s.index or (j < head and j != doer)) and body is not None and fits(body):
                    since = self._since(s, head, k, j)
                    return since if since is not None and fits(since) else body
        return None

    def _since(self, s: Sentence, head: int, sentence: int, token: int) -> Actor | None:
        """The body that the same noun took up since another was named: `Ostra's chief left the party. The party` is not Ostra."""
        for k in range(s.index, sentence - 1, -1):
            there = self.mentions.reading.sentences[k]
            for t in reversed(there.tokens[(token + 1 if k == sentence else 0) : (head if k == s.index else None)]):
                if t.lemma == s.tokens[head].lemma and [there.tokens[c].text.lower() for c in there.children[t.i]] == ["the"]:
                    return self.meant(there, t.i, None)
        return None

    def _of(self, person: Actor) -> Actor | None:
        """The body of which somebody's phrase tells with his name: Ostra in `Ostra spokesman Ali Sow`."""
        if person.id.split(":")[0] not in KINDS or person.person is None or len(person.span.text.split()) <= len(person.person.split()):
            return None
        return replace(person, name=person.id.split(":")[1], role=None, person=None)

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
