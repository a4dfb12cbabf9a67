"""Bodies that are no organ of a state and stand in no table: firms, schools, unions, clubs, by the words for them and in their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors.entry import BODIES, PLACES, Kind, Noun
from dragoman.actors.hits import Hits
from dragoman.actors.owners import Owners
from dragoman.actors.phrase import apposed, behind, bracketed, core, root, serving
from dragoman.actors.register import Register
from dragoman.knowledge import word_list
from dragoman.language.reading import Name, Sentence

NAMED_AFTER = frozenset(("of", "for", "and", "&", "in"))
CALLED = frozenset(["NGO", "PTY", "REB", "LAB", "EDU", "MED", "REL"])
OWN = frozenset(["LAB", "EDU", "MED", "REL", "NGO"])  # of bodies that are none of the state, whatever organ they are named after
SITE = re.compile(r"\w\.(?:com|net|org|info|news|tv|co)(?:\.[a-z]{2})?$", re.I)  # a news site, where it speaks: `Ostra.com`
COINED = tuple(word_list("actors", "bodies.coined"))
MUNITION = word_list("actors", "bodies.munition")  # with which magazines are no papers
PAGES = word_list("actors", "bodies.pages")
INITIALS = 3  # words
STEPS = 2  # the head of research at a firm


@dataclass(frozen=True, slots=True)
class Body:
    """A body at a token. `sector` None: of what kind is not told; `name`: its tokens [first, last), None for a common noun."""

    head: int
    sector: str | None
    name: tuple[int, int] | None


class Bodies:
    """Answers for one article. `nouns[k]` maps head tokens of sentence k to their organ or role noun."""

    def __init__(self, hits: Hits, nouns: list[dict[int, Noun]], register: Register) -> None:
        self.hits, self.nouns, self.register = hits, nouns, register
        self._told: dict[tuple[str, ...], str] = {}
        self.owners = Owners(hits.reading.sentences, nouns, self._is_body, self._is_private, self._is_state)
        for s in hits.reading.sentences:
            for n in s.names:
                sector = self._calling(s, n) if n.label == "ORG" else None
                if sector is not None:
                    self._told.setdefault(_words(s, n), sector)
                self._abbreviated(s, n)
                self._initialled(s, n)

    def _initialled(self, s: Sentence, n: Name) -> None:
        """Remember a name under the first letters of its words, which a text may use without telling: ABS for a bureau of statistics."""
        words = [t.text for t in s.tokens[n.first : n.last] if t.text[0].isupper()]
        if n.label == "ORG" and len(words) >= INITIALS and not any(w.isupper() for w in words):
            organ = self.nouns[s.index].get(n.last - 1) or next(
                (o for i in range(n.first, n.last) if (o := self.nouns[s.index].get(i)) is not None and o.organ), None
            )
            low = [t.text.lower().replace("’", "'") for t in s.tokens]
            sector = organ.sector if organ is not None and organ.organ else self._sector(s, n, low)
            if sector is not None:
                self._told.setdefault(("".join(w[0] for w in words).lower(),), sector)

    def _abbreviated(self, s: Sentence, n: Name) -> None:
        """Remember what the letters behind a name stand for: of the judges, in `Supreme Procuratorate (SP)`."""
        letters = s.tokens[n.last + 1].text if n.label == "ORG" and n.last + 2 < len(s.tokens) else ""
        if letters.isupper() and (s.tokens[n.last].text, s.tokens[n.last + 2].text) == ("(", ")"):
            words = [t.text.lower().replace("’", "'") for t in s.tokens]
            sector = self._tabled(s, n) or self._sector(s, n, words)
            if sector is not None:
                self._told.setdefault((letters.lower(),), sector)

    def _tabled(self, s: Sentence, n: Name) -> str | None:
        """The sector of a name that tables hold, or that ends or begins in a noun for an organ or a group: a chamber of industry."""
        at = root(s, n.first, n.last)
        hit = self.hits.at(s, at)
        if hit is not None and hit.entry.kind in (*BODIES, Kind.ORGAN) and hit.entry.sector is not None:
            return hit.entry.sector
        organs = (self.nouns[s.index].get(i) for i in (n.last - 1, at))
        return next((o.sector for o in organs if o is not None and o.organ), None) or self._grouped(s, n)

    def _grouped(self, s: Sentence, n: Name) -> str | None:
        """The sector of the noun for a group that a name ends or begins in: a bar council, a chamber of industry."""
        at = root(s, n.first, n.last)
        nouns = (self.nouns[s.index].get(i) for i in (n.last - 1, at))
        return next((o.sector for o in nouns if o is not None and o.group and not o.organ and not o.relay and len(o.words) > 1), None)

    def at(self, s: Sentence, i: int) -> Body | None:
        """The body that a token belongs to by its name, or heads as a common noun."""
        hit = self.hits.at(s, i)
        noun = self.nouns[s.index].get(i)
        if hit is not None and hit.entry.kind is Kind.OUTLET and hit.last - hit.first > 1:
            return Body(i, "JRN", (hit.first, hit.last))
        if (noun is not None and noun.organ) or (hit is not None and (hit.entry.kind in BODIES or hit.entry.kind is Kind.ORGAN)):
            return None
        label = named(s, i, "ORG")
        words = [t.text.lower().replace("’", "'") for t in s.tokens]
        after = self.nouns[s.index].get(i + 1)
        if after is not None and after.organ and words[i] in after.words[: after.head]:
            return None  # `union parishad`
        if label is not None:
            if self._public(s, label, words):
                return None
            return Body(i, self._sector(s, label, words), (label.first, label.last))
        if s.tokens[i].upos not in ("NOUN", "PROPN") or hit is not None:
            return None
        word = self.register.body_word(words, i)
        if word is None or loaded(s, i) or (word.name and not (s.tokens[i].upos == "PROPN" and i > 0 and s.tokens[i - 1].upos == "PROPN")):
            return None
        return None if self._page(s, i) else Body(i, word.sector, None)

    def _page(self, s: Sentence, i: int) -> bool:
        """Whether it is but somebody's page on the net, and no paper: `the website of the Polish government`, `ministry websites`."""
        if s.tokens[i].lemma.lower() not in PAGES:
            return False
        organs = (self.nouns[s.index].get(c) for c in s.each(i, "compound", "amod"))
        whose = any("of" in (s.tokens[k].text.lower() for k in s.each(c, "case")) for c in s.each(i, "nmod"))
        return whose or any(True for _ in s.each(i, "nmod:poss")) or any(o is not None and o.organ for o in organs)

    def employer(self, s: Sentence, head: int, name: tuple[int, int] | None = None) -> Body | None:
        """The body that an office belongs to: within its phrase, as its possessor, or behind it."""
        skipped = range(*name) if name is not None else ()
        inside = [
            i for i in core(s, head)
            if i < head and i not in skipped and s.tokens[i].upos in ("NOUN", "PROPN", "X") and not bracketed(s, i)
        ]
        owners = list(s.each(head, "nmod:poss"))
        held = {k for c in owners for k in s.subtree(c)}
        for i in [*(i for i in reversed(inside) if i not in held), *owners, *self._behind(s, head, STEPS), *serving(s, head)]:
            found = self.at(s, i)
            if found is not None and not (found.name is not None and head in range(*found.name)):
                return found
        return self._listed(s, head)

    def lettered(self, s: Sentence, body: Body) -> bool:
        """Whether a body stands under letters of which the text has told what they are."""
        name = s.tokens[body.name[0]].text if body.name is not None and body.name[1] - body.name[0] == 1 else ""
        return name.isupper() and (name.lower(),) in self._told

    def owned(self, s: Sentence, head: int, *, named: bool) -> Body | None:
        """The body, told of before, that an office belongs to: the union of `Its president, Ana Lind`."""
        owner = self.owners.of(s, head, named=named)
        return None if owner is None else self.at(*owner)

    def _is_body(self, s: Sentence, i: int) -> bool:
        hit, noun = self.hits.at(s, i), self.nouns[s.index].get(i)
        known = hit is not None and hit.entry.kind in (*BODIES, Kind.ORGAN, Kind.OUTLET) and hit.entry.kind is not Kind.GROUP
        return known or (noun is not None and noun.organ) or self._is_private(s, i) or self._is_named(s, i)

    def _is_named(self, s: Sentence, i: int) -> bool:
        """Whether a name is one of a body, of whatever kind: Ostra, of `Its leader, Ana Lind`."""
        hit = self.hits.at(s, i)
        return hit is None and s.tokens[i].rel == "nsubj" and (found := self.at(s, i)) is not None and found.name is not None

    def _is_private(self, s: Sentence, i: int) -> bool:
        hit, found = self.hits.at(s, i), self.at(s, i)
        firm = hit is not None and (hit.entry.kind in (Kind.FIRM, Kind.NGO) or hit.entry.sector == "PTY")
        return firm or (found is not None and found.sector is not None)

    def _is_state(self, s: Sentence, i: int) -> bool:
        hit = self.hits.at(s, i)
        return hit is not None and hit.entry.kind in (*PLACES, Kind.GROUP)

    def _listed(self, s: Sentence, head: int) -> Body | None:
        """A named body that a list of a person's offices ends with: `Ana Lind, director, internal medicine, Delta Hospital`."""
        t = s.tokens[head]
        beside = [c for c in s.each(t.head, "appos") if c > head] if t.rel == "appos" and t.head >= 0 else []
        found = (b for c in beside if (b := self.at(s, c)) is not None)
        return next((b for b in found if b.name is not None and b.sector is not None), None)

    def _behind(self, s: Sentence, head: int, steps: int) -> Iterator[int]:
        for word, c in behind(s, head, "of", "at", "for", "with", "from", "in"):
            if word not in ("from", "in") or named(s, c, "ORG") is not None:
                yield c
            if steps > 1:
                yield from self._behind(s, c, steps - 1)

    def _front(self, s: Sentence, label: Name) -> range:
        """The part of a name that tells what it is: `University` in `University of Lagos`."""
        after = (k for k in range(label.first + 1, label.last) if s.tokens[k].text.lower() in NAMED_AFTER)
        return range(label.first, next(after, label.last))

    def _public(self, s: Sentence, label: Name, words: list[str]) -> bool:
        """Whether a name is that of an organ of a state: no `Central Bank Employees Union`, whose last word tells what it is."""
        front = self._front(s, label)
        organs = [k for k in front if (n := self.nouns[s.index].get(k)) is not None and n.organ]
        word = self.register.body_word(words, front[-1]) if organs and organs[-1] < front[-1] else None
        return bool(organs) and (word is None or word.sector not in OWN)

    def _sector(self, s: Sentence, label: Name, words: list[str]) -> str | None:
        front = self._front(s, label)
        order = [*reversed(front), *range(front.stop, label.last)]
        found = [b for k in order if (b := self.register.body_word(words, k)) is not None]
        sectors = [b.sector for b in found if b.sector is not None]
        own = next((x for x in sectors if x != "BUS"), next(iter(sectors), None))  # a broadcasting corporation is of the media
        own = "AGR" if own == "SOC" and "AGR" in sectors else own  # a farmers' association is of farmers
        own = "BUS" if own is None and words[label.last - 1].endswith(COINED) else own
        if own in (None, "BUS") and SITE.search(self.hits.reading.text[s.tokens[label.first].start : s.tokens[label.last - 1].end]):
            own = "JRN"
        return own or self._called(_words(s, label)) or self._grouped(s, label)

    def _called(self, name: tuple[str, ...]) -> str | None:
        """What the article calls a body of that name, or the only one whose name begins so."""
        if name in self._told:
            return self._told[name]
        longer = {sector for told, sector in self._told.items() if told[: len(name)] == name}
        return next(iter(longer)) if len(longer) == 1 else None

    def _calling(self, s: Sentence, n: Name) -> str | None:
        """The sector of the noun that a name is told with: `the rights group Ostra`, `Ostra, a consultancy`, `Ostra is a bank`."""
        at = root(s, n.first, n.last)
        t = s.tokens[at]
        beside = [n.first - 1] if n.first > 0 and s.tokens[n.first - 1].text.islower() else []
        beside += apposed(s, at)
        beside += [t.head] if t.rel == "nsubj" and s.child(t.head, "cop") is not None else []
        words = [x.text.lower().replace("’", "'") for x in s.tokens]
        for i in beside:
            if s.tokens[i].xpos not in ("NN", "NNP") or not s.tokens[i].text.islower() or n.first <= i < n.last:
                continue
            word, noun = self.register.body_word(words, i), self.nouns[s.index].get(i)
            if word is not None and not word.name and word.sector is not None:
                return word.sector
            if noun is not None and noun.group and noun.sector in CALLED:
                return noun.sector
        return None


def _words(s: Sentence, n: Name) -> tuple[str, ...]:
    return tuple(t.text.lower() for t in s.tokens[n.first : n.last])


def loaded(s: Sentence, i: int) -> bool:
    """Whether a magazine is one of cartridges, and no paper."""
    return s.tokens[i].lemma.lower() == "magazine" and bool(MUNITION & {t.lemma.lower() for t in s.tokens})


def named(s: Sentence, i: int, kind: str) -> Name | None:
    """The name of a kind that holds the token."""
    return next((n for n in s.names if n.label == kind and n.first <= i < n.last), None)
