"""Papers that speak for who issued them: `the statement said`, `the study estimates`, `it` of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from dragoman.actors import Coreference
from dragoman.actors.entry import BODIES
from dragoman.actors.phrase import behind, prepositions
from dragoman.knowledge import word_list, word_lists
from dragoman.language import Reading, Sentence, Token
from dragoman.records import Actor, Span

NOTES = word_list("claims", "papers.notes")
STUDIES = word_list("claims", "papers.studies")
FIGURES = word_list("claims", "papers.figures")
ISSUING = word_list("claims", "papers.issuing")
SITES = word_list("claims", "papers.sites")
PIECES = word_list("claims", "papers.pieces")
TRADES = {noun: sector for sector, nouns in word_lists("claims", "papers.trades").items() for noun in nouns}
READING = word_list("claims", "papers.reading")
WHOSE = ("by", "of", "from")
NEAR = 2  # sentences


def is_paper(t: Token) -> bool:
    """Whether a token is a noun for a paper."""
    return t.upos == "NOUN" and (t.lemma.lower() in NOTES | STUDIES | PIECES or t.text.lower() in TRADES)


class Papers:
    """The papers of one article and who issued them."""

    def __init__(self, reading: Reading, who: Coreference) -> None:
        self.reading, self.who = reading, who
        self._issuers: list[tuple[int, int, str, Actor]] = []
        for s in reading.sentences:
            for t in s.tokens:
                if is_paper(t) and t.xpos == "NN" and (issuer := self._issuer(s, t.i)) is not None:
                    self._issuers.append((s.index, t.i, t.lemma.lower(), issuer))

    def issued(self, sentence: int, t: Token, issuer: Actor) -> None:
        """Remember who issued a paper, unless its own words told it."""
        if not any((k, i) == (sentence, t.i) for k, i, _, _ in self._issuers):
            self._issuers.append((sentence, t.i, t.lemma.lower(), issuer))
            self._issuers.sort(key=lambda row: row[:2])

    def meant(self, s: Sentence, head: int) -> Actor | None:
        """Who speaks through the paper at a word, or through the paper that a pronoun there takes up; None if it is no paper's."""
        row = [(s.index, head)]
        while (before := self._goes_on(*row[-1])) is not None:
            row.append(before)
        told = (self._meant_there(self.reading.sentences[k], i) for k, i in reversed(row))
        found = next((a for a in told if a is not None), None)
        return None if found is None else self.who.settling.settled(found, s.index)

    def _meant_there(self, s: Sentence, head: int) -> Actor | None:
        t = s.tokens[head]
        if _is_it(t):
            p = self.who.antecedent(s.index, head)
            taken = None if p is None else self.reading.sentences[p.sentence].tokens[p.head]
            return None if p is None or taken is None or not is_paper(taken) else self.meant(self.reading.sentences[p.sentence], p.head)
        if t.upos == "NOUN" and t.lemma.lower() in FIGURES:
            return next(self._told(s, head), None) or self._official(s, head)
        if t.upos == "NOUN" and t.lemma.lower() in SITES:
            return next((a for c in s.each(head, "nmod:poss") for a in self._parties(s, c)), None)
        if not is_paper(t):
            return None
        own = self._issuer(s, head)
        before = self._before(s, head) if own is None and _definite(s, head) else None
        return own or before or self._of_trade(t)

    @staticmethod
    def _of_trade(t: Token) -> Actor | None:
        """Those by whose trade a paper is, where nobody is told: the court of `the verdict said`, the press of `according to reports`."""
        sector = TRADES.get(t.text.lower())
        span = Span(start=t.start, end=t.end, text=t.text)
        return None if sector is None else Actor(span=span, id=f"UNK:{sector}", name=t.text, sector=sector)

    def _official(self, s: Sentence, head: int) -> Actor | None:
        """The government whose figures are but called official: `official data showed`."""
        state = self.who.homes.at(s.index) if any(s.tokens[c].text.lower() == "official" for c in s.each(head, "amod")) else None
        first = min((c for c in s.each(head, "amod")), default=head)
        span = Span(start=s.tokens[first].start, end=s.tokens[head].end, text=self.reading.text[s.tokens[first].start : s.tokens[head].end])
        return None if state is None else Actor(span=span, id=f"{state}/GOV", name=span.text, country=state, sector="GOV")

    def _goes_on(self, sentence: int, head: int) -> tuple[int, int] | None:
        """The word for the paper that the sentence before began to tell of: `The statement said ... It said ...`."""
        s = self.reading.sentences[sentence]
        if not _is_it(s.tokens[head]) or head or s.index == 0 or s.tokens[head].rel != "nsubj":
            return None
        there = self.reading.sentences[s.index - 1]
        subject = there.child(there.root, "nsubj")
        told = subject is not None and there.tokens[there.root].lemma.lower() == s.tokens[s.tokens[head].head].lemma.lower()
        if subject is None or not told or not (is_paper(there.tokens[subject]) or there.tokens[subject].text == "It"):
            return None
        return there.index, subject

    def _before(self, s: Sentence, head: int) -> Actor | None:
        """Who issued the paper of that name told of just before, else most of those of its kind; a study is a report too."""
        lemma = s.tokens[head].lemma.lower()
        alike = STUDIES if lemma in STUDIES else {lemma}
        rows = [r for r in self._issuers if r[2] in alike and r[:2] < (s.index, head)]
        near = [r[3] for r in rows if r[2] == lemma and s.index - NEAR <= r[0]]
        if near or not rows:
            return near[-1] if near else None
        count = Counter(r[3].id for r in rows)
        most = max(count.values())
        return next(r[3] for r in reversed(rows) if count[r[3].id] == most)

    def _issuer(self, s: Sentence, i: int) -> Actor | None:
        """Who is told to have issued a paper: beside it, or as the subject of publishing it."""
        return next(chain(self._told(s, i), self._published(s, i)), None)

    def _told(self, s: Sentence, i: int) -> Iterator[Actor]:
        clauses = [c for c in s.each(i, "acl") if s.tokens[c].xpos == "VBN" and s.tokens[c].lemma.lower() not in READING]
        agents = [g for c in clauses for g in s.subtree(c) if s.tokens[g].rel in ("obl", "nmod") and "by" in prepositions(s, g)]
        sites = (k for c in clauses for k in s.each(c, "obl") if s.tokens[k].lemma.lower() in SITES)
        owners = (c for k in sites for c in s.each(k, "nmod:poss"))  # `a report posted on the bank's website`
        printed = (c for _, c in behind(s, i, "in") if self.who.outlet(s.index, c) is not None)
        for c in (*agents, *owners, *s.each(i, "nmod:poss"), *printed, *(c for _, c in behind(s, i, *WHOSE))):
            found = list(self._parties(s, c))
            yield from found or (a for k in s.subtree(c) for a in self._parties(s, k) if a.person is None and a.sector != "CVL")
        for c in s.each(i, "compound", "amod"):
            hit = self.who.mentions.hits.at(s, c)
            if hit is not None and hit.entry.kind in BODIES and (body := self.who.mentions.body(s.index, c)) is not None:
                yield body
            yield from self.who.organ(s.index, c, alone=True)
            body = self.who.outlet(s.index, c) or self.who.mentions.body(s.index, c) or self.who.mentions.country_at(s.index, c)
            if body is not None:
                yield body

    def _published(self, s: Sentence, i: int) -> Iterator[Actor]:
        verb = s.tokens[i].head
        if verb < 0 or s.tokens[verb].lemma.lower() not in ISSUING:
            return
        if s.tokens[i].deprel == "obj":
            for c in s.each(verb, "nsubj"):
                yield from self._parties(s, c)
        elif s.tokens[i].deprel == "nsubj:pass":
            for c in s.children[verb]:
                if s.tokens[c].deprel == "obl:agent":
                    yield from self._parties(s, c)

    def _parties(self, s: Sentence, i: int) -> Iterator[Actor]:
        """Those who can issue anything: persons, states, bodies."""
        outlet = self.who.outlet(s.index, i)
        found = (outlet,) if outlet is not None else self.who.parties(s.index, i, place_ok=True)
        yield from (a for a in found if a.id not in ("UNK", "UNK:CVL"))


def _is_it(t: Token) -> bool:
    return t.upos == "PRON" and t.text.lower() == "it"


def _definite(s: Sentence, head: int) -> bool:
    return any(s.tokens[c].text.lower() in ("the", "this", "that") for c in s.each(head, "det"))
