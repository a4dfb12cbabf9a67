"""Whom a definite description takes up again: `the legislator`, `the BJP leader`, `the Kuwaiti lawyer` of a person named before."""

from __future__ import annotations

import re

from dragoman.actors.mentions import Mentions
from dragoman.actors.partisans import Partisans
from dragoman.actors.phrase import core
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor

BACK = 12  # sentences
DEFINITE = frozenset(("the", "this", "that"))
GONE = word_list("actors", "again.gone")
CIVIL_GENERALS = word_list("actors", "again.civil_generals")
DEPUTIES = word_list("actors", "again.deputies")
ANY = frozenset(("a", "an", "one", "another", "some", "every", "each", "any", "no"))
HEADED = re.compile(r" (?:of|for) ")  # the minister of a `minister of trade`
BODIED = ("IGO:", "NSA:", "NGO:", "ORG:")


class Again:
    """Answers for one article. `known`: for every sentence the parties named in it."""

    def __init__(self, mentions: Mentions, known: list[list[tuple[int, Actor]]]) -> None:
        self.mentions, self.known = mentions, known
        self.partisans = Partisans(mentions, known)

    def person(self, s: Sentence, head: int, own: Actor) -> Actor | None:
        """The person named last in whose office the phrase speaks of somebody, or None."""
        noun = self.mentions.affiliations.nouns[s.index].get(head)
        if own.person is not None or noun is None or noun.organ or noun.group or not self._definite(s, head):
            return None
        low = {s.tokens[i].text.lower() for i in core(s, head)}
        alone = self.partisans.alone(s, head)
        for k in range(s.index, max(-1, s.index - BACK), -1):
            for j, a in reversed(self.known[k]):
                if a.person is None or (k == s.index and j >= head):
                    continue
                party, own_party = self.partisans.named(s, head, own.country or a.country), self.partisans.of(a)
                if alone and party & own_party:
                    return a
                if _alike(own, a) and (not party or not own_party or party & own_party):
                    there = self.mentions.reading.sentences[k]
                    if any(self._fits(noun.words, low, office) for office in self._offices(there, j, a)):
                        return a
        return None

    def called(self, s: Sentence, head: int) -> Actor | None:
        """The person named last whom the text called so, by a word that is no office: `the chef`."""
        t = s.tokens[head]
        if t.xpos != "NN" or not {s.tokens[c].text.lower() for c in s.children[head]} & DEFINITE:
            return None
        for k in range(s.index, max(-1, s.index - BACK), -1):
            for j, a in reversed(self.known[k]):
                before = k < s.index or j < head
                office = _unhyphened((a.role or "?").lower()).split()
                if before and a.person is not None and office[-1] == t.lemma.lower() and not _civil(office):
                    return a
        return None

    def _definite(self, s: Sentence, head: int) -> bool:
        """Singular, with an article, or with a name for whose office it is: `a BJP lawmaker` may be anybody."""
        if s.tokens[head].xpos not in ("NN", "NNP"):
            return False
        words = {s.tokens[c].text.lower() for c in s.children[head]}
        return bool(words & DEFINITE) or (s.tokens[head].xpos == "NNP" and not words & ANY)

    def _offices(self, s: Sentence, j: int, a: Actor) -> list[str]:
        """The offices that a mention gives a person: beside the name, in apposition, and joined: `the director and founder, Ana Lind`."""
        at = (j, *s.each(j, "appos"))
        beside = [" ".join(s.tokens[i].text for i in core(s, c)) for k in at for c in (k, *self._joined(s, k)) if c != j]
        told = [office.lower() for office in (a.role, *beside, *self._held(a)) if office]
        return [form for office in told for form in dict.fromkeys((_unhyphened(office), _unhyphened(HEADED.split(office)[0])))]

    def _held(self, a: Actor) -> list[str]:
        """The other offices that tables give a person up to the day of the article, as over: `former secretary of state`."""
        day = self.mentions.published
        if day is None or a.wikidata is None:
            return []
        offices = (e for e in self.mentions.register.names.get(a.person or "", ()) if e.wikidata == a.wikidata and e.role)
        over = (e.role or "" for e in offices if e.until not in ("", "?") and e.until < day.isoformat())
        return [f"former {role}" for role in over if not role.startswith("former")]

    def _joined(self, s: Sentence, j: int) -> list[int]:
        """The offices that one person holds beside each other, of which one heads his phrase."""
        nouns, first = self.mentions.affiliations.nouns[s.index], s.tokens[j].head if s.tokens[j].rel == "conj" else j
        offices = [i for i in (first, *s.each(first, "conj")) if i in nouns and not nouns[i].organ and s.tokens[i].xpos in ("NN", "NNP")]
        plain = not any(s.child(i, "det", "nmod:poss") is not None for i in offices if i != first)
        return offices if j in offices and len(offices) > 1 and plain else []

    def _fits(self, noun: tuple[str, ...], low: set[str], office: str) -> bool:
        words = office.split()
        phrase = _unhyphened(" ".join(noun).removeprefix("ex-"))
        low = low | {"ex"} if noun[0].startswith("ex-") else low
        gone = bool(low & GONE) != bool(set(words) & GONE) and (bool(low & GONE) or office.endswith(phrase))
        if gone or (bool(set(words) & DEPUTIES) and len(noun) > 1 and not low & DEPUTIES):
            return False
        if office == phrase or office.endswith(" " + phrase):
            judge = phrase == "president" and words[-2:-1] == ["judge"]
            return not judge and not (phrase == "general" and _civil(words)) and (phrase != "minister" or "prime" not in words)
        wider = self.mentions.register.again
        stands = wider.get(phrase, frozenset()) | (wider.get(noun[-1], frozenset()) if len(noun) == 1 else frozenset())
        return any(office == o or office.endswith(" " + o) for o in map(_unhyphened, stands))


def _civil(office: list[str]) -> bool:
    """Whether an office that ends in `general` is no rank: `attorney general`."""
    return len(office) > 1 and office[-1] == "general" and office[-2] in CIVIL_GENERALS


def _unhyphened(office: str) -> str:
    """An office without the hyphens that some write it with: `secretary-general`."""
    return " ".join(office.replace("-", " ").split())


def _alike(own: Actor, a: Actor) -> bool:
    """Whether state and body do not speak against it."""
    if own.country is not None and a.country is not None and own.country != a.country:
        return False
    if own.id.startswith(BODIED):
        return own.id == a.id or (own.sector == a.sector and not a.id.startswith(BODIED))
    return own.country is None or a.country is not None or own.sector == a.sector
