"""From drafts to claims: who speaks, of what kind, about whom."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import Coreference
from dragoman.actors.discourse import Gender, agreement
from dragoman.claims import tree
from dragoman.claims.draft import Draft, Part, Range, tokens_in
from dragoman.claims.lexicon import cue_classes
from dragoman.claims.stance import stance
from dragoman.claims.weave import Weaver
from dragoman.language import Reading, Sentence
from dragoman.records import Actor, Article, Claim, ClaimKind, CueClass, Span, content_id

DIRECT, SOME = 0.95, 0.02
SINGULAR = frozenset(("he", "she", "him", "his", "her"))
FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "mine", "ours"))
NOBODY = ("UNK", "UNK:")
REACH = 3
BESIDE = ("advcl", "xcomp", "conj")
# Verbs whose passive subject is thought or told of, and does not speak: `Tanzania is expected to host`.
SAID_OF = frozenset([
    "expect", "believe", "think", "say", "report", "suppose", "understand", "know", "estimate", "assume", "fear", "schedule",
])
# What somebody issues, that speaks for him later: `the statement read`.
PAPERS = frozenset([
    "statement", "communique", "communiqué", "declaration", "letter", "memo", "memorandum", "message", "note", "post", "tweet",
])


class ClaimFinder:
    """Finds the claims of one article."""

    def __init__(self, article: Article, reading: Reading, who: Coreference) -> None:
        self.article, self.reading, self.who = article, reading, who
        self.weaver = Weaver(reading)
        self._drafts: list[Draft] = []
        self._papers: dict[str, Actor] = {}

    def claims(self) -> list[Claim]:
        """All claims in the order of the text: the outermost, and those told within them."""
        self._drafts = drafts = [d for d in self.weaver.outermost() if not self._deed(d)]
        outer_cues = [d.cue.range(self.reading) for d in drafts if d.cue is not None]
        told = [(d, None) for d in drafts] + [(i, d) for d in drafts for i in self._inner(d, outer_cues)]
        made: dict[str, Claim] = {}
        speakers: dict[int, Actor | None] = {}
        last: tuple[int, Actor] | None = None
        for d, outer in sorted(told, key=lambda x: (_begin(x[0], self.reading), x[1] is not None)):
            speaker = self._speaker(d, last, speakers.get(id(outer)) if outer is not None else None)
            if speaker is None and self._first_person(d):
                around = outer or self._around(d, drafts)
                speaker = self._myself(d, self._speaker(around, last, None) if around is not None else None, last)
            speakers[id(d)] = speaker
            if outer is None and speaker is not None:
                last = (d.sentence, speaker) if speaker.person is not None else last
                self._issued(d, speaker)
            claim = self._claim(d, speaker)
            made.setdefault(claim.id, claim)
        return list(made.values())

    def _deed(self, d: Draft) -> bool:
        """Whether the cue is a verb that no lexicon knows, done to a thing: `struck a "no limits" pact` is a deed with scare quotes."""
        if d.cue is None:
            return False
        s = self.reading.sentences[d.cue.sentence]
        words = range(d.cue.first, d.cue.last)
        verbs = [i for i in words if s.tokens[i].upos == "VERB"]
        if not verbs or any(s.tokens[i].lemma.lower() in cue_classes() for i in words):
            return False
        objects = [j for i in verbs for j in s.each(i, "obj")]
        clauses = [j for i in verbs for j in s.each(i, "ccomp", "xcomp", "parataxis", "advcl")]
        return bool(objects) and not clauses and any(start <= s.tokens[j].start < end for j in objects for start, end in d.contents)

    # -- within contents ----------------------------------------------------------------------------------------------------

    def _inner(self, outer: Draft, taken: list[Range]) -> list[Draft]:
        """Claims that the tree shows within a content: `said Lavrov had told reporters that ...`."""
        out: list[Draft] = []
        for start, end in outer.contents:
            first, last = self.weaver.sentence_at(start), self.weaver.sentence_at(end - 1)
            for s in self.reading.sentences[first.index : last.index + 1]:
                inside = tokens_in(s, start, end)
                out += [d for f in tree.claims(s) if (d := self._within(s, f, inside, taken)) is not None]
        return out

    def _within(self, s: Sentence, f: tree.Found, inside: list[int], taken: list[Range]) -> Draft | None:
        if not inside or f.source is None or not (f.cue[0] >= inside[0] and f.cue[1] <= inside[-1] + 1):
            return None
        verb = next((s.tokens[i].lemma.lower() for i in range(*f.cue) if s.tokens[i].upos == "VERB"), "according")
        if cue_classes().get(verb) not in tree.SPOKEN:
            return None
        low, high = max(f.content[0], inside[0]), min(f.content[1], inside[-1] + 1)
        cue = Part(s.index, *f.cue)
        a, b = cue.range(self.reading)
        if low >= high or any(x < b and a < y for x, y in taken):
            return None
        span = (s.tokens[low].start, s.tokens[high - 1].end)
        return Draft(s.index, cue, Part(s.index, *f.source), [span])

    # -- the record ---------------------------------------------------------------------------------------------------------

    def _claim(self, d: Draft, speaker: Actor | None) -> Claim:
        cue = self._span(d.cue.range(self.reading)) if d.cue is not None else None
        content = tuple(self._span(c) for c in d.contents)
        source = self._span(d.source.range(self.reading)) if d.source is not None else None
        kind = self._kind(d)
        about = self._about(d, speaker)
        where = (cue and (cue.start, cue.end), tuple((c.start, c.end) for c in content))
        return Claim(
            id=content_id("claim", self.article.id, *where, speaker and speaker.id),
            article=self.article.id,
            speaker=speaker,
            cue=cue,
            content=content,
            kind=kind,
            cue_class=self._class(d),
            about=about,
            stance=stance(self.reading, d) if about else stance(self.reading, None),
            source=source,
        )

    def _span(self, r: Range) -> Span:
        return Span(start=r[0], end=r[1], text=self.reading.text[r[0] : r[1]])

    def _kind(self, d: Draft) -> ClaimKind:
        if d.cue is not None and self.reading.sentences[d.cue.sentence].tokens[d.cue.first].text == ":":
            return ClaimKind.DIRECT
        size = sum(end - start for start, end in d.contents)
        share = sum(self.weaver.quotes.share(start, end) * (end - start) for start, end in d.contents) / max(size, 1)
        return ClaimKind.DIRECT if share >= DIRECT else ClaimKind.MIXED if share >= SOME else ClaimKind.INDIRECT

    def _class(self, d: Draft) -> CueClass:
        """By the lemma that heads the cue, else by any word of it that the lexicon knows."""
        if d.cue is None:
            return CueClass.SAY
        s, classes = self.reading.sentences[d.cue.sentence], cue_classes()
        words = range(d.cue.first, d.cue.last)
        if s.tokens[d.cue.first].text.lower() == "according":
            return CueClass.SAY
        verbs = [i for i in words if s.tokens[i].upos in ("VERB", "ADJ")]
        order = sorted(verbs, key=lambda i: sum(1 for _ in s.ancestors(i))) + [i for i in words if i not in verbs]
        other = CueClass.THINK if any(s.tokens[i].upos == "ADJ" for i in verbs) else CueClass.SAY
        return next((classes[s.tokens[i].lemma.lower()] for i in order if s.tokens[i].lemma.lower() in classes), other)

    # -- who ------------------------------------------------------------------------------------------------------------------

    def _speaker(self, d: Draft, last: tuple[int, Actor] | None, outer: Actor | None) -> Actor | None:
        source = d.source or self._implied(d)
        if source is None:
            return None
        s = self.reading.sentences[source.sentence]
        head = self._subject(s, _head(s, source), d)
        if s.tokens[head].deprel == "nsubj:pass" and s.tokens[s.tokens[head].head].lemma.lower() in SAID_OF:
            return None  # somebody expects it of Tanzania, who is not told
        low = s.tokens[head].text.lower()
        if low in FIRST_PERSON:
            found = outer
        elif low in SINGULAR and outer is None and last is not None and self._still(s, head, last):
            found = last[1]
        else:
            words = _told(s, head, source)
            found = next((a for i in words for a in self.who.parties(s.index, i, place_ok=True)), None)
            found = found or next((a for i in words if (a := self.who.mentions.body(s.index, i)) is not None), None)
        if found is None and s.tokens[head].lemma.lower() in PAPERS and any(s.tokens[c].text.lower() == "the" for c in s.each(head, "det")):
            found = self._papers.get(s.tokens[head].lemma.lower())
        if found is None or found.id in NOBODY:
            return None
        start, end = source.range(self.reading)
        return replace(found, span=self._span((start, end))) if low in SINGULAR or low in FIRST_PERSON else found

    def _subject(self, s: Sentence, head: int, d: Draft) -> int:
        """Of `received Abbas and stressed ...` the one who received, where the source is the other."""
        verb = s.tokens[head].head
        if d.cue is None or d.cue.sentence != s.index or s.tokens[head].rel != "obj":
            return head
        cues = (i for i in range(d.cue.first, d.cue.last) if s.tokens[i].rel == "conj" and s.tokens[i].head == verb)
        joined = any(s.child(i, "nsubj") is None for i in cues)
        subject = s.child(verb, "nsubj") if joined else None
        return head if subject is None else subject

    def _issued(self, d: Draft, speaker: Actor) -> None:
        """Remember whose the papers are that the sentence speaks of beside what is claimed."""
        for t in self.reading.sentences[d.sentence].tokens:
            if t.upos == "NOUN" and t.lemma.lower() in PAPERS and not d.covers(t.start):
                self._papers[t.lemma.lower()] = speaker

    def _implied(self, d: Draft) -> Part | None:
        """The subject of the clause that a participle or infinitive is beside: `Tan left, saying ...`."""
        if d.cue is None:
            return None
        s = self.reading.sentences[d.cue.sentence]
        verb = next((i for i in range(d.cue.first, d.cue.last) if s.tokens[i].upos == "VERB"), None)
        if verb is None or s.tokens[verb].xpos not in ("VBG", "VB") or s.child(verb, "nsubj") is not None:
            return None
        i = verb
        while s.tokens[i].rel in BESIDE and s.tokens[i].head >= 0:
            i = s.tokens[i].head
            found = tree.subject(s, i)
            if found is not None:
                at = s.tokens[found].start
                told = self.weaver.quotes.at(at) is not None or any(o.covers(at) for o in self._drafts)
                return Part(s.index, *tree.phrase(s, found)) if not told else None
        return None

    def _first_person(self, d: Draft) -> bool:
        if d.source is None:
            return False
        s = self.reading.sentences[d.source.sentence]
        return s.tokens[_head(s, d.source)].text.lower() in FIRST_PERSON

    def _around(self, d: Draft, drafts: list[Draft]) -> Draft | None:
        """The draft in whose content another stands: `"I told them so," he said`."""
        at = _begin(d, self.reading)[1]
        return next((o for o in drafts if o is not d and any(start <= at < end for start, end in o.contents)), None)

    def _myself(self, d: Draft, quoted: Actor | None, last: tuple[int, Actor] | None) -> Actor | None:
        """Who `I` is: whoever is quoted, else whoever spoke last, if that is not far back."""
        near = last is not None and 0 <= d.sentence - last[0] <= REACH
        found = quoted or (last[1] if last is not None and near else None)
        return replace(found, span=self._span(d.source.range(self.reading))) if found is not None and d.source is not None else None

    def _still(self, s: Sentence, head: int, last: tuple[int, Actor]) -> bool:
        """Whether `he` is the one who spoke last: no other person came up as a subject since."""
        if not 0 <= s.index - last[0] <= REACH:
            return False
        resolved = next(iter(self.who.parties(s.index, head)), None)
        if resolved is None or resolved.id == last[1].id:
            return True
        for k in range(last[0] + 1, s.index + 1):
            for j, a in self.who.known[k]:
                sentence = self.reading.sentences[k]
                if a.person is not None and a.id != last[1].id and (k < s.index or j < head) and sentence.tokens[j].rel == "nsubj":
                    return False
        return last[1].person is not None and resolved.person != last[1].person and _agrees(s.tokens[head].text.lower(), resolved, last[1])

    def _about(self, d: Draft, speaker: Actor | None) -> tuple[Actor, ...]:
        """Parties named in the contents, each once, without the speaker; pronouns count."""
        found: dict[str, Actor] = {}
        for start, end in d.contents:
            first, last = self.weaver.sentence_at(start), self.weaver.sentence_at(end - 1)
            for s in self.reading.sentences[first.index : last.index + 1]:
                inside = set(tokens_in(s, start, end))
                named = [(i, a) for i in sorted(inside) for a in self._meant(s, i)]
                for _, a in named:
                    if not a.id.startswith("UNK") and not _same(a, speaker):
                        found.setdefault(a.id, a)
        return tuple(found.values())

    def _meant(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """The parties that a word of a content stands for; an adjective counts where its noun is no party: `Western sanctions`."""
        t = s.tokens[i]
        if self.who.is_pronoun(s.index, i) or (t.upos in ("NOUN", "PROPN", "NUM", "X") and t.rel not in ("compound", "flat")):
            return self.who.parties(s.index, i)
        if t.rel in ("amod", "compound") and t.head >= 0 and t.upos in ("ADJ", "PROPN") and not self.who.parties(s.index, t.head):
            owner = self.who.mentions.country_at(s.index, i)
            return (owner,) if owner is not None else ()
        return ()


def _same(a: Actor, b: Actor | None) -> bool:
    return b is not None and (a.id == b.id and (a.person is None or b.person is None or a.person == b.person))


def _agrees(pronoun: str, resolved: Actor, last: Actor) -> bool:
    """A woman is not `he`: as far as titles and given names tell, which coreference has weighed for the one it chose."""
    gender = agreement().gender([*f"{last.span.text} {last.role or ''}".split(), *(last.person or "").split()], name=True)
    woman = pronoun.startswith(("she", "her"))
    if gender is Gender.UNKNOWN and resolved.person is None:  # rather the one who spoke last than `a woman`
        return resolved.span.text.lower() == pronoun
    return resolved.span.text.lower() == pronoun and (gender is Gender.FEMALE) == woman


def _told(s: Sentence, head: int, source: Part) -> list[int]:
    """The words of a source, those first that tell best who speaks: the cousin before whose cousin he is."""
    issuers = [g for c in s.each(head, "acl") for g in s.each(c, "obl:agent")]  # of `figures released by the ministry`
    aside = {i for c in s.each(head, "acl") for i in s.subtree(c)}
    rest = [i for i in range(source.first, source.last) if i not in aside]
    owners = {i for k in rest for c in s.each(k, "nmod:poss") for i in s.subtree(c)}
    return [*issuers, head, *(i for i in rest if i not in owners), *(i for i in rest if i in owners)]


def _head(s: Sentence, p: Part) -> int:
    inside = range(p.first, p.last)
    return next((i for i in inside if s.tokens[i].head not in inside and s.tokens[i].upos not in ("PUNCT", "ADP", "DET")), p.first)


def _begin(d: Draft, reading: Reading) -> tuple[int, int]:
    return d.sentence, d.cue.range(reading)[0] if d.cue is not None else d.contents[0][0]
