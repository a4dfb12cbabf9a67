"""Bodies and people that the text named before and takes up by a noun: `the alliance`, `the agency`, `the firm`, `the rebels`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.actors.entry import Entry
from dragoman.actors.focus import HOME_SECTORS, prominent
from dragoman.actors.mentions import Mentions
from dragoman.actors.phrase import SEATED, behind, seats
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

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
OF_PARTIES = word_list("actors", "before.of_parties")
BANDS = word_list("actors", "before.bands")
ARMED = frozenset(["REB", "UAF", "PRM"])
PUBLIC = frozenset(["GOV", "JUD", "LEG", "COP", "MIL", "SPY"])
WHOLES = word_list("actors", "before.wholes")
NATIONAL = word_list("actors", "before.national")
WORLD = frozenset(["IGO:UN"])  # of all states, and so no bloc of some
OF_NO_STATES = word_list("actors", "before.of_no_states")
MUTUAL = word_list("actors", "before.mutual")
BY_NAME = word_list("actors", "before.by_name")
ASSEMBLIES = ("council", "assembly", "court", "tribunal")
NO_ORGANS_OF_AID = frozenset(["MIL", "JUD", "LEG"])
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
            elsewhere = bool(seat) and own is not None and own.country is not None and a.country not in (None, own.country)
            return not elsewhere and self._may_be(a, lemma, own)

        def so_called(a: Actor) -> bool:
            return a.id.startswith(("IGO:", "GRP:")) and _so_called(a, lemma)

        called = self.named(s, head, BODIES_BACK, so_called) or self._only(s, head, so_called)
        if called is None and lemma == "alliance":
            called = self._defending(s, head)
        if called is None and lemma in OF_NO_STATES:
            called = self._of_no_states(s, head, lemma, own)
        if called is not None or lemma in BY_NAME:
            return called
        by_name = self.named(s, head, NEAR, lambda a: _named_agency(a) and fits(a)) if lemma == "agency" else None
        near = by_name or self.named(s, head, NEAR, fits) or (self._served(s, head, own) if lemma in PRIVATE_NOUNS else None)
        if near is not None or lemma not in OF_STATES:
            return near
        far = self.named(s, head, BODIES_BACK, lambda a: a.id.startswith("IGO:") and self._may_be(a, lemma, own))
        return far or self._mentioned(s, head, lambda e: e.id not in WORLD)

    def _only(self, s: Sentence, head: int, fits: Callable[[Actor], bool]) -> Actor | None:
        """The one body so called that the text has named, however long ago."""
        body = self.named(s, head, s.index + 1, fits)
        told = (a for row in self.known[: s.index] for _, a in row if a.person is None and fits(a))
        return body if body is not None and {a.id for a in told} == {body.id} else None

    def _of_no_states(self, s: Sentence, head: int, noun: str, own: Actor | None) -> Actor | None:
        """The group or movement named last, if only by what is its own: `an al-Shabaab bomb`; sooner one that acts than another."""
        others: list[Actor] = []
        for k in range(s.index, max(-1, s.index - NEAR), -1):
            there, row = self.mentions.reading.sentences[k], dict(self.known[k])
            for t in reversed(there.tokens[: head if k == s.index else None]):
                beside = self.mentions.country_at(k, t.i) if t.rel in ("amod", "compound") and t.i not in row else None
                a = row.get(t.i) if beside is None or not beside.id.startswith("NSA:") else beside
                if a is None or a.person is not None or a.id.startswith("IGO:") or not self._may_be(a, noun, own):
                    continue
                if there.tokens[t.head if beside is a else t.i].rel == "nsubj":
                    return a
                others.append(a)
        return others[0] if others else None

    def _defending(self, s: Sentence, head: int) -> Actor | None:
        """The states named last that defend one another, whatever the text says of them: `a NATO-led force`."""
        return self._mentioned(s, head, lambda e: e.sector == "MIL")

    def _mentioned(self, s: Sentence, head: int, fits: Callable[[Entry], bool]) -> Actor | None:
        """The body of states named last, if only by what is its own: `a Mercosur summit`."""
        for k in range(s.index, -1, -1):
            there = self.mentions.reading.sentences[k]
            for t in reversed(there.tokens[: head if k == s.index else None]):
                hit = self.mentions.hits.at(there, t.i)
                entry = None if hit is None else hit.entry
                whole = entry is not None and entry.id.startswith("IGO:") and entry.id not in self.mentions.register.wholes
                if entry is not None and whole and fits(entry):
                    span = Span(start=t.start, end=t.end, text=t.text)
                    return Actor(span=span, id=entry.id, name=entry.name, country=None, sector=entry.sector)
        return None

    def _may_be(self, a: Actor, noun: str, own: Actor | None) -> bool:
        """Whether a body may be taken up by a noun; of the bodies of states but those that defend one another are an alliance."""
        if noun == "agency" and (_agency(a) or a.sector in NO_AGENCIES):
            return _agency(a)
        organ = a.id.startswith("IGO:") and (a.id in self.mentions.register.wholes or a.id in WORLD)
        if noun in WHOLES and (organ or (noun == "alliance" and a.id.startswith("IGO:") and a.sector != "MIL")):
            return False
        if a.sector == "PTY" and noun not in OF_PARTIES and not _so_called(a, noun):
            return False
        if noun in VOLUNTARY and a.sector in PUBLIC and a.id.startswith("ORG:"):
            return False
        return a.id.split(":")[0] in KINDS and _fits(a, own)

    def organ(self, s: Sentence, head: int, whole: Actor) -> Actor | None:
        """The organ of a body of states that is taken up by its name and a noun: UNICEF in `the U.N. agency`."""
        lemma, wholes = s.tokens[head].lemma.lower(), self.mentions.register.wholes
        the = any(s.tokens[c].text.lower() == "the" for c in s.each(head, "det"))
        if lemma not in BODY_NOUNS or lemma == "body" or not the or not whole.id.startswith("IGO:") or whole.person is not None:
            return None

        def fits(a: Actor) -> bool:
            agency = lemma == "agency" and a.sector not in NO_ORGANS_OF_AID and not any(_so_called(a, noun) for noun in ASSEMBLIES)
            return wholes.get(a.id) == whole.id and (agency or _so_called(a, lemma))

        return self.named(s, head, NEAR, fits)

    def of_people(self, s: Sentence, head: int, own: Actor) -> Actor | None:
        """The armed group of a people that the text named before: Hamas in `the Palestinian movement`."""
        t = s.tokens[head]
        the = any(s.tokens[c].text.lower() in ("the", "this") for c in s.each(head, "det"))
        if not the or own.person is not None or own.country is None or t.lemma.lower() not in NATIONAL or t.upos != "NOUN":
            return None
        beside = [c for c in s.children[head] if s.tokens[c].rel in ("amod", "compound", "nmod", "nummod")]
        if not beside or any(self.mentions.country_at(s.index, c) is None for c in beside):
            return None
        return self.named(s, head, BODIES_BACK, lambda a: a.id.startswith("NSA:") and a.sector in ARMED and a.country == own.country)

    def _armed(self, s: Sentence, head: int, own: Actor | None) -> Actor | None:
        if own is None or own.sector not in ARMED or own.person is not None:
            return None

        def armed(a: Actor) -> bool:
            return a.id.startswith("NSA:") and a.sector in ARMED

        called = self._called(s.tokens[head].lemma.lower(), s.index)
        return self.named(s, head, BODIES_BACK, lambda a: armed(a) and a.id in called) or self.named(s, head, BODIES_BACK, armed)

    def _called(self, noun: str, last: int) -> frozenset[str]:
        """The groups that the text has called by a noun: M23 where it told of `M23 rebels`."""
        out = set[str]()
        for there in self.mentions.reading.sentences[: last + 1]:
            for j, a in self.known[there.index]:
                if there.tokens[j].lemma.lower() == noun and a.id.startswith("NSA:") and a.person is None:
                    out.add(a.id)
        return frozenset(out)

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

    def people(self, s: Sentence, head: int) -> Actor | None:
        """Those of whom a sentence or two before told more by the same noun, and of no others: `Rebel leaders fled. The leaders said`."""
        t = s.tokens[head]
        bare = [s.tokens[c].text.lower() for c in s.children[head] if c < head] == ["the"] and s.child(head, "nmod", "acl") is None
        if t.xpos != "NNS" or not bare:
            return None
        told: dict[str, Actor] = {}
        for k in range(max(0, s.index - LATELY), s.index):
            there = self.mentions.reading.sentences[k]
            for j, a in self.known[k]:
                again = there.tokens[j].xpos in ("NNS", "NNPS") and there.tokens[j].lemma.lower() == t.lemma and a.person is None
                if not again or there.child(j, "amod", "compound", "nmod", "nmod:poss") is None:
                    continue
                if there.tokens[there.tokens[j].head].lemma.lower() in MUTUAL:
                    return None  # who met others; these may be meant too
                told[a.id] = a
        return next(iter(told.values())) if len(told) == 1 else None

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
    return a.person is None and a.id == f"{a.country}/{a.sector}" and (_named_agency(a) or (len(words) > 1 and bool(AGENCIES & set(words))))


def _named_agency(a: Actor) -> bool:
    """Whether the name of a body, be it told by its letters, says that it is an agency: NBI of a National Bureau of Investigation."""
    words = (a.name or "").split()
    return a.person is None and len(words) > 1 and bool(AGENCIES & set(words))


def _fits(a: Actor, own: Actor | None) -> bool:
    """Whether a body named before may be meant by a noun of some sector: `the court` is no firm."""
    if not a.id.startswith("ORG:") or own is None or own.sector in (None, "SOC"):
        return True
    return a.sector == own.sector or (a.sector is None and own.sector not in HOME_SECTORS)
