"""Who speaks: from the words of a claim's source to an actor."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cached_property

from dragoman.actors import Coreference
from dragoman.actors.aged import aged
from dragoman.actors.agreement import Gender, agreement, personal
from dragoman.actors.phrase import going_on
from dragoman.claims import tree
from dragoman.claims.draft import Draft, Part
from dragoman.claims.offices import NOBODY, REACH, Spoke, deciding, rather, unnamed
from dragoman.claims.papers import READING, Papers, is_paper
from dragoman.claims.weave import Weaver
from dragoman.knowledge import word_list
from dragoman.language import Reading, Sentence
from dragoman.records import Actor, Span

SINGULAR = frozenset(("he", "she", "him", "his", "her"))
FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "mine", "ours"))
ANSWER = re.compile(r"A\d*\.?|Answer")  # a label in an interview
BESIDE = ("advcl", "xcomp", "conj")
SAID_OF = word_list("claims", "speakers.said_of")
AGAIN = word_list("claims", "speakers.again")
CALLINGS = word_list("claims", "speakers.callings")
OUTLETS = word_list("claims", "speakers.outlets")
BODIES = ("ORG:", "IGO:", "NSA:", "GRP:")


class Speakers:
    """Answers for one article. `drafts`: its outermost claims; `last`: the person who spoke last, `latest`: who did, person or not."""

    def __init__(self, reading: Reading, who: Coreference, weaver: Weaver, drafts: list[Draft]) -> None:
        self.reading, self.who, self.weaver, self.drafts = reading, who, weaver, drafts
        self.papers = Papers(reading, who)
        self.last: Spoke | None = None
        self.latest: Spoke | None = None
        self.called: dict[str, Spoke] = {}
        self.interviewed: Actor | None = None  # who answers: whoever spoke last before the first answer

    def of(self, d: Draft, outer: Actor | None) -> Actor | None:
        """The speaker of a claim, or None where nobody is told. `outer`: who tells the claim it stands in."""
        last = self.last
        source = self._agent(d) or self._author(d) or d.source or self._implied(d) or self._inside_clause(d)
        if source is None:
            return None
        s = self.reading.sentences[source.sentence]
        head = self._subject(s, _head(s, source), d)
        if s.tokens[head].deprel == "nsubj:pass" and s.tokens[s.tokens[head].head].lemma.lower() in SAID_OF:
            return None  # somebody expects it of Tanzania, who is not told
        low = s.tokens[head].text.lower()
        if self._answers(d):
            self.interviewed = self.interviewed or (self.last[1] if self.last is not None else self._most_named)
            return None if self.interviewed is None else replace(self.interviewed, span=self._span(source))
        again = self._taken_up(s, head)
        if low in FIRST_PERSON:
            found = outer
        elif again is not None:
            found = again
        elif low in SINGULAR and (fronted := self._fronted(s, head)) is not None:
            found = fronted
        elif low in SINGULAR and outer is None and self._within(s, head, d):
            spoke = last or self._named_last(s)
            found = spoke[1] if spoke is not None else None
        elif low in SINGULAR and outer is None and last is not None and self._still(s, head, last, d):
            found = last[1]
        else:
            spoke = self.called.get(s.tokens[head].lemma.lower())
            found = unnamed(self.who, s, head, spoke) or self._named(s, head, source)
            found = deciding(self.who, s, head, d, rather(self.who, s, head, found, last)) or self._goes_on(s, head)
        if found is None or found.id in NOBODY:
            return None
        taken = low in SINGULAR or low in FIRST_PERSON or low == "it" or again is not None
        return replace(found, span=self._span(source)) if taken else found

    def spoke(self, d: Draft, speaker: Actor) -> None:
        """Remember who spoke last, and whose the papers are that the sentence speaks of beside what is claimed."""
        self.latest = d.sentence, speaker
        words = (speaker.role or speaker.name).lower().split()
        if speaker.person is None and words:
            self.called[words[-1].removesuffix("s")] = self.latest
        self.last = self.latest if speaker.person is not None else self.last
        own = range(d.source.first, d.source.last) if d.source is not None and d.source.sentence == d.sentence else ()
        cue = range(d.cue.first, d.cue.last) if d.cue is not None and d.cue.sentence == d.sentence else ()
        for t in self.reading.sentences[d.sentence].tokens:
            beside = t.rel in ("obl", "obj", "nmod") and t.deprel != "obl:agent" and t.xpos == "NN"
            beside = beside and (not d.covers(t.start) or (t.rel == "obl" and t.head in cue))  # `claimed the attack in a communique`
            if is_paper(t) and beside and t.i not in own:
                self.papers.issued(d.sentence, t, speaker)

    def myself(self, d: Draft) -> Actor | None:
        """Who `I` is: whoever is quoted around it, else whoever spoke last, if that is not far back."""
        last, around = self.last, self._around(d)
        quoted = self.of(around, None) if around is not None else None
        near = last is not None and 0 <= d.sentence - last[0] <= REACH
        found = quoted or (last[1] if last is not None and near else None)
        return replace(found, span=self._span(d.source)) if found is not None and d.source is not None else None

    def first_person(self, d: Draft) -> bool:
        """Whether the source is `I` or `we`."""
        if d.source is None:
            return False
        s = self.reading.sentences[d.source.sentence]
        return s.tokens[_head(s, d.source)].text.lower() in FIRST_PERSON

    def _answers(self, d: Draft) -> bool:
        """Whether the source is the `A:` of an interview."""
        if d.source is None or d.cue is None:
            return False
        cue, source = (self.reading.text[slice(*p.range(self.reading))] for p in (d.cue, d.source))
        return cue.strip() == ":" and ANSWER.fullmatch(source) is not None

    @cached_property
    def _most_named(self) -> Actor | None:
        """The person whom what stands before the first answer of an interview names most."""
        first = next((d.sentence for d in self.drafts if self._answers(d)), 0)
        people = [a for k in range(first) for j, _ in self.who.known[k] for a in self.who.parties(k, j) if a.person is not None]
        count = Counter(a.id + (a.person or "") for a in people)
        return max(people, key=lambda a: count[a.id + (a.person or "")], default=None)

    # -- by the words of the source ---------------------------------------------------------------------------------------

    def _named(self, s: Sentence, head: int, source: Part) -> Actor | None:
        """The first party among the words of the source, those first that tell best; else what a paper or a plain noun stands for."""
        paper = self.papers.meant(s, tree.relative(s, head))
        if paper is not None:
            return paper
        words = _told(s, head, source)
        found = [self.who.outlet(s.index, i) or next(iter(self.who.parties(s.index, i, place_ok=True)), None) for i in words]
        found = [None if a is not None and a.id == "UNK" else a for a in found]
        at = words.index(head)
        if s.tokens[head].lemma.lower() in OUTLETS and (outlet := next(filter(None, (self.who.outlet(s.index, i) for i in words)), None)):
            return outlet
        if not any(found[: at + 1]):
            under = (*s.each(head, "nmod", "nmod:poss"), *(c for c in s.each(head, "amod") if c > head))  # `sources close to Ana Lind`
            below = {i for c in under for i in s.subtree(c)}
            person = next((a for i, a in zip(words, found, strict=True) if a is not None and a.person is not None and i not in below), None)
            plain = person or self.who.someone(s.index, head, speaking=True) or self.who.local(s.index, head)
            if plain is not None:
                return plain
        bodies = (a for i in words if (a := self.who.mentions.body(s.index, i)) is not None)
        return next((a for a in found if a is not None), None) or next(bodies, None)

    def _taken_up(self, s: Sentence, head: int) -> Actor | None:
        """Who spoke last, where a noun is but another word for him: `the 22-year-old`, `the source`, `the 30-year-old woman`."""
        beside = list(s.children[head])
        if not any(s.tokens[c].text.lower() == "the" for c in beside):
            return None
        plain = not any(s.tokens[c].rel in ("amod", "compound", "nmod", "acl", "appos", "flat") for c in beside)
        if s.tokens[head].lemma.lower() in CALLINGS and plain and self.last is not None and self.last[1].role is None:
            spoke: Spoke | None = self.last
        elif aged(s, head):
            told = self.who.aged.of_age(s, head)
            spoke = (s.index, told) if told is not None else self.last or self._named_last(s)
        elif s.tokens[head].text.lower() in AGAIN and plain:
            spoke = self.called.get(s.tokens[head].lemma.lower(), self.latest)
        else:
            return None
        near = spoke is not None and 0 <= s.index - spoke[0] <= REACH and not spoke[1].id.startswith(BODIES)
        return spoke[1] if spoke is not None and near else None

    def _goes_on(self, s: Sentence, head: int) -> Actor | None:
        """The body that spoke last, where `it` speaks and takes up nothing else that could."""
        t, latest = s.tokens[head], self.latest
        if t.text.lower() != "it" or t.deprel != "nsubj" or latest is None or latest[1].person is not None:
            return None
        return latest[1] if 0 <= s.index - latest[0] <= REACH else None

    def _named_last(self, s: Sentence) -> Spoke | None:
        """The person named last as a subject, in the sentence before."""
        for k in range(s.index, max(-1, s.index - 1 - REACH), -1):
            for j, a in reversed(self.who.known[k]):
                if a.person is not None and not self.who.is_pronoun(k, j) and self.reading.sentences[k].tokens[j].rel == "nsubj":
                    return k, next(iter(self.who.parties(k, j)), a)
        return None

    def _agent(self, d: Draft) -> Part | None:
        """Who did what the cue tells in the passive: `was first reported by Reuters`."""
        if d.cue is None:
            return None
        s = self.reading.sentences[d.cue.sentence]
        for i in range(d.cue.first, d.cue.last):
            passive = any(s.tokens[c].deprel == "aux:pass" for c in s.children[i]) and tree.quoted(s, i) is None
            agent = next((c for c in s.children[i] if s.tokens[c].deprel == "obl:agent"), None) if passive else None
            if agent is not None:
                return Part(s.index, *tree.phrase(s, agent))
        return None

    def _author(self, d: Draft) -> Part | None:
        """Whose the paper is of which a participle tells: the union in `heard a petition by the union, seeking a recount`."""
        s = None if d.cue is None else self.reading.sentences[d.cue.sentence]
        cue = range(0) if d.cue is None else range(d.cue.first, d.cue.last)
        whose = next((found for i in cue if s is not None and (found := going_on(s, i))), None)
        return None if s is None or whose is None else Part(s.index, *tree.phrase(s, whose[0]))

    def _subject(self, s: Sentence, head: int, d: Draft) -> int:
        """Of `received Abbas and stressed ...` the one who received, where the source is the other."""
        verb = s.tokens[head].head
        if d.cue is None or d.cue.sentence != s.index or s.tokens[head].rel != "obj":
            return head
        cues = (i for i in range(d.cue.first, d.cue.last) if s.tokens[i].rel == "conj" and s.tokens[i].head == verb)
        joined = any(s.child(i, "nsubj") is None for i in cues)
        subject = s.child(verb, "nsubj") if joined else None
        return head if subject is None else subject

    def _implied(self, d: Draft) -> Part | None:
        """The subject of the clause that a participle or infinitive is beside: `Tan left, saying ...`."""
        if d.cue is None:
            return None
        s = self.reading.sentences[d.cue.sentence]
        verb = next((i for i in range(d.cue.first, d.cue.last) if s.tokens[i].upos == "VERB"), None)
        beside = verb is not None and (s.tokens[verb].xpos in ("VBG", "VB") or s.tokens[verb].rel == "conj")
        if verb is None or not beside or s.child(verb, "nsubj") is not None or s.child(verb, "nsubj:pass") is not None:
            return None
        i = verb
        while s.tokens[i].rel in BESIDE and s.tokens[i].head >= 0:
            i = s.tokens[i].head
            found = tree.subject(s, i)
            if found is not None:
                at = s.tokens[found].start
                told = self.weaver.quotes.at(at) is not None or any(o.covers(at) for o in self._about(at))
                return Part(s.index, *tree.phrase(s, found)) if not told else None
        return None

    def _inside_clause(self, d: Draft) -> Part | None:
        """The noun that is the subject of a relative clause which tells of somebody else: `a student whom prosecutors accused of lies`."""
        if d.cue is None:
            return None
        s = self.reading.sentences[d.cue.sentence]
        verb = next((i for i in range(d.cue.first, d.cue.last) if s.tokens[i].deprel == "acl:relcl"), None)
        found = None if verb is None else s.child(verb, "nsubj")
        told = found is not None and s.tokens[found].upos in ("NOUN", "PROPN") and not d.covers(s.tokens[found].start)
        return Part(s.index, *tree.phrase(s, found)) if found is not None and told else None

    def _around(self, d: Draft) -> Draft | None:
        """The draft in whose content another stands: `"I told them so," he said`."""
        at = begin(d, self.reading)[1]
        return next((o for o in self._about(at) if o is not d and o.covers(at)), None)

    def _about(self, position: int) -> list[Draft]:
        """The drafts with a content in the sentence over a code point, in their order."""
        return self._contents.get(self.weaver.sentence_at(position).index, [])

    @cached_property
    def _contents(self) -> dict[int, list[Draft]]:
        """The drafts by the sentences that their contents touch."""
        out: dict[int, list[Draft]] = {}
        for d in self.drafts:
            spans = ((self.weaver.sentence_at(a).index, self.weaver.sentence_at(max(b - 1, a)).index) for a, b in d.contents)
            for k in {k for first, last in spans for k in range(first, last + 1)}:
                out.setdefault(k, []).append(d)
        return out

    # -- pronouns ---------------------------------------------------------------------------------------------------------

    def _fronted(self, s: Sentence, head: int) -> Actor | None:
        """The person of whom a sentence begins to tell: `As for Lind, she said`."""
        verb = s.tokens[head].head
        opening = [c for c in s.each(verb, "obl", "advcl", "nmod") if c < head] if verb >= 0 else []
        for c in opening:
            opening_words = [s.tokens[k].text.lower() for k in s.subtree(c)]
            if s.tokens[c].upos == "PROPN" and (opening_words[:1] == ["for"] or opening_words[:2] == ["as", "for"]):
                return next((a for a in self.who.parties(s.index, c) if a.person is not None), None)
        return None

    def _within(self, s: Sentence, head: int, d: Draft) -> bool:
        """Whether a pronoun was resolved to somebody in the very words that it speaks: `"My coach told me so," she said`."""
        p = self.who.antecedent(s.index, head)
        return p is not None and d.covers(self.reading.sentences[p.sentence].tokens[p.head].start)

    def _still(self, s: Sentence, head: int, last: Spoke, d: Draft) -> bool:
        """Whether `he` is the one who spoke last: no other person came up as a subject since, save in his own words."""
        first = min((self.weaver.sentence_at(start).index for start, _ in d.contents), default=s.index)  # a quotation may be long
        if s.index < last[0] or min(first, s.index) - last[0] > REACH:
            return False
        resolved = next(iter(self.who.parties(s.index, head)), None)
        if resolved is None:
            return self._may_be(s.tokens[head].text.lower(), last[1])
        if _same(resolved, last[1]):
            return True
        for k in range(last[0] + 1, s.index + 1):
            for j, a in self.who.known[k]:
                sentence = self.reading.sentences[k]
                if d.covers(sentence.tokens[j].start):
                    continue
                if a.person is not None and not _same(a, last[1]) and (k < s.index or j < head) and sentence.tokens[j].rel == "nsubj":
                    return False
        if last[1].person is None or resolved.person == last[1].person:
            return False
        return self._agrees(s.tokens[head].text.lower(), resolved, last[1], near=s.index - last[0] <= 1)

    @cached_property
    def _genders(self) -> dict[str, Gender]:
        """Of persons, as far as titles and given names tell anywhere in the text."""
        out: dict[str, Gender] = {}
        for k, row in enumerate(self.who.known):
            for _, a in row:
                if a.person is not None and out.get(a.person, Gender.UNKNOWN) is Gender.UNKNOWN:
                    before = next((t.text for t in reversed(self.reading.sentences[k].tokens) if t.end < a.span.start + 1), "")
                    title = (before,) if before[:1].isupper() and before not in a.person.split() else ()  # `said` is a name, too
                    out[a.person] = agreement().gender([*title, *_first_names(a)], name=True)
        return out

    def _gender(self, a: Actor) -> Gender:
        found = self._genders.get(a.person or "", Gender.UNKNOWN)
        return agreement().gender(_first_names(a), name=True) if found is Gender.UNKNOWN else found

    def _may_be(self, pronoun: str, a: Actor) -> bool:
        """Whether nothing tells that somebody is no woman, or no man."""
        return self._gender(a) is not (Gender.MALE if pronoun.startswith(("she", "her")) else Gender.FEMALE)

    def _agrees(self, pronoun: str, resolved: Actor, last: Actor, *, near: bool) -> bool:
        """A woman is not `he`: as far as names tell, which coreference has weighed for the one it chose. `near`: he has just spoken."""
        gender = self._gender(last)
        woman = pronoun.startswith(("she", "her"))
        if gender is Gender.UNKNOWN and (resolved.person is None or near):  # rather the one who spoke last than `a woman`
            return resolved.span.text.lower() == pronoun
        return resolved.span.text.lower() == pronoun and (gender is Gender.FEMALE) == woman

    def _span(self, p: Part) -> Span:
        start, end = p.range(self.reading)
        return Span(start=start, end=end, text=self.reading.text[start:end])


def _same(a: Actor, b: Actor) -> bool:
    """Whether two are one; two officials of one government are not."""
    return a.id == b.id if a.person is None or b.person is None else a.person == b.person


def _first_names(a: Actor) -> list[str]:
    """What tells whether somebody is a woman: office, title and given names, which a surname may be spelt like."""
    surname = (a.person or "").split()[-1:]
    return [w for w in f"{a.span.text} {a.role or ''} {a.person or ''}".split() if [w] != surname]


def begin(d: Draft, reading: Reading) -> tuple[int, int]:
    """(sentence, code point) where a claim begins to be told."""
    return d.sentence, d.cue.range(reading)[0] if d.cue is not None else d.contents[0][0]


def _told(s: Sentence, head: int, source: Part) -> list[int]:
    """The words of a source, those first that tell best who speaks: the cousin before whose cousin he is."""
    someone = s.tokens[head].upos == "PROPN" or personal(s.tokens[head].lemma.lower())  # who is rescued by others speaks himself
    made = () if someone else (c for c in s.each(head, "acl") if s.tokens[c].lemma.lower() not in READING)
    issuers = [g for c in made for g in s.each(c, "obl:agent")]  # of `figures released by the ministry`
    aside = {i for c in s.each(head, "acl") for i in s.subtree(c)}
    rest = [i for i in range(source.first, source.last) if i not in aside]
    owners = {i for k in rest for c in s.each(k, "nmod:poss") for i in s.subtree(c)}
    return [*issuers, head, *(i for i in rest if i not in owners), *(i for i in rest if i in owners)]


def _head(s: Sentence, p: Part) -> int:
    inside = range(p.first, p.last)
    return next((i for i in inside if s.tokens[i].head not in inside and s.tokens[i].upos not in ("PUNCT", "ADP", "DET")), p.first)
