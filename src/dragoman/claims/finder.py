"""From drafts to claims: who speaks, of what kind, about whom."""

from __future__ import annotations

from dragoman.actors import Coreference
from dragoman.claims import tree
from dragoman.claims.draft import Draft, Part, Range, tokens_in
from dragoman.claims.lexicon import cue_classes
from dragoman.claims.speakers import Speakers, begin
from dragoman.claims.stance import stance
from dragoman.claims.weave import Weaver
from dragoman.knowledge import word_list
from dragoman.language import Reading, Sentence
from dragoman.records import Actor, Article, Claim, ClaimKind, CueClass, Span, content_id

DIRECT, SOME = 0.95, 0.02
NOTHING = frozenset(("nothing", "little"))
UNWILLING = word_list("claims", "finder.unwilling")


class ClaimFinder:
    """Finds the claims of one article."""

    def __init__(self, article: Article, reading: Reading, who: Coreference) -> None:
        self.article, self.reading, self.who = article, reading, who
        self.weaver = Weaver(reading)

    def claims(self) -> list[Claim]:
        """All claims in the order of the text: the outermost, and those told within them."""
        drafts = [d for d in self.weaver.outermost() if not self._deed(d)]
        who = Speakers(self.reading, self.who, self.weaver, drafts)
        outer_cues: dict[int, list[Range]] = {}
        for d in drafts:
            if d.cue is not None:
                outer_cues.setdefault(d.cue.sentence, []).append(d.cue.range(self.reading))
        told = [(d, None) for d in drafts] + [(i, d) for d in drafts for i in self._inner(d, outer_cues)]
        made: dict[str, Claim] = {}
        speakers: dict[int, Actor | None] = {}
        for d, outer in sorted(told, key=lambda x: (begin(x[0], self.reading), x[1] is not None)):
            speaker = who.of(d, speakers.get(id(outer)) if outer is not None else None)
            if speaker is None and who.first_person(d):
                speaker = who.myself(d)
            speakers[id(d)] = speaker
            if outer is None and speaker is not None:
                who.spoke(d, speaker)
            claim = self._claim(d, speaker)
            made.setdefault(claim.id, claim)
        return list(made.values())

    def _deed(self, d: Draft) -> bool:
        """Whether nothing is said, or something done to a thing by a verb that no lexicon knows: `struck a "no limits" pact`."""
        if d.cue is None:
            return False
        s = self.reading.sentences[d.cue.sentence]
        words = range(d.cue.first, d.cue.last)
        verbs = [i for i in words if s.tokens[i].upos == "VERB"]
        objects = [j for i in verbs for j in s.each(i, "obj")]
        if any(s.tokens[j].text.lower() in NOTHING for j in objects):
            return True  # `said nothing of the raid`
        if not verbs or any(s.tokens[i].lemma.lower() in cue_classes() for i in words):
            return False
        clauses = [j for i in verbs for j in s.each(i, "ccomp", "xcomp", "parataxis", "advcl")]
        return bool(objects) and not clauses and any(start <= s.tokens[j].start < end for j in objects for start, end in d.contents)

    # -- within contents ----------------------------------------------------------------------------------------------------

    def _inner(self, outer: Draft, taken: dict[int, list[Range]]) -> list[Draft]:
        """Claims that the tree shows within a content: `said Lavrov had told reporters that ...`."""
        out: list[Draft] = []
        for start, end in outer.contents:
            first, last = self.weaver.sentence_at(start), self.weaver.sentence_at(end - 1)
            for s in self.reading.sentences[first.index : last.index + 1]:
                inside = tokens_in(s, start, end)
                out += [d for f in tree.claims(s) if (d := self._within(s, f, inside, taken.get(s.index, []))) is not None]
        return out

    def _within(self, s: Sentence, f: tree.Found, inside: list[int], taken: list[Range]) -> Draft | None:
        if not inside or f.source is None or not (f.cue[0] >= inside[0] and f.cue[1] <= inside[-1] + 1):
            return None
        verb = next((s.tokens[i].lemma.lower() for i in range(*f.cue) if s.tokens[i].upos == "VERB"), "according")
        if cue_classes().get(verb) not in tree.SPOKEN or any(_kept_back(s, i) for i in range(*f.cue)):
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
        if s.tokens[d.cue.first].text.lower() == "according" or any(_answers_words(s, i) for i in words):
            return CueClass.SAY
        verbs = [i for i in words if s.tokens[i].upos in ("VERB", "ADJ")]
        order = sorted(verbs, key=lambda i: sum(1 for _ in s.ancestors(i))) + [i for i in words if i not in verbs]
        other = CueClass.THINK if any(s.tokens[i].upos == "ADJ" for i in verbs) else CueClass.SAY
        return next((classes[s.tokens[i].lemma.lower()] for i in order if s.tokens[i].lemma.lower() in classes), other)

    # -- about whom ---------------------------------------------------------------------------------------------------------

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


def _kept_back(s: Sentence, i: int) -> bool:
    """Whether somebody would not say it: `declined to say whether`."""
    t = s.tokens[i]
    return t.rel == "xcomp" and s.tokens[t.head].lemma.lower() in UNWILLING


def _answers_words(s: Sentence, i: int) -> bool:
    """Whether somebody rejects what somebody says: unlike a plan, `rejected the allegation`."""
    objects = s.each(i, "obj", "nsubj:pass") if s.tokens[i].lemma.lower() == "reject" else ()
    return any(s.tokens[j].upos == "NOUN" and cue_classes().get(s.tokens[j].lemma.lower()) is CueClass.SAY for j in objects)


def _same(a: Actor, b: Actor | None) -> bool:
    return b is not None and (a.id == b.id and (a.person is None or b.person is None or a.person == b.person))
