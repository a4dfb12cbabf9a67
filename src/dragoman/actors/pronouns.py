"""Which noun phrase `he`, `she`, `it` or `they` takes up: a logistic ranker over the entities that the text has brought up so far.

The text is read once, from left to right. Phrases with one name or one definite noun form an entity; every pronoun is weighed
against all entities spoken of lately and against none at all, by features whose weights stand in data/pronouns.toml, a table for
each class of pronouns. The best one gets it, and with it the pronoun's gender and recency for the pronouns that follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dragoman.actors.agreement import Gender, Sort
from dragoman.actors.discourse import Phrase
from dragoman.actors.entities import At, Entity, agree, determiner, told_apart
from dragoman.actors.features import CLASSES, FEMALE, Features, Pronoun
from dragoman.actors.phrase import NOMINAL
from dragoman.errors import KnowledgeError
from dragoman.knowledge import shipped, table, word_list
from dragoman.language.reading import Reading, Sentence

REACH = 8  # sentences back
ANSWERING = word_list("actors", "pronouns.answering")
ANSWERS = word_list("actors", "pronouns.answers")
ANSWERED = word_list("actors", "pronouns.answered")
TOWARD = frozenset(["on", "against", "to", "with", "from", "of"])
GROUNDS = frozenset(["over", "for", "because", "due"])
NAMINGS = 8  # phrases of an entity that are kept for a pronoun


@dataclass(frozen=True, slots=True)
class Option:
    """A choice for a pronoun: an entity, or None for nothing that a phrase names; with what speaks for and against it."""

    entity: Entity | None
    features: Features


@dataclass(frozen=True)
class Weights:
    """Weights by class of pronouns and feature; a feature that is not listed weighs nothing."""

    table: dict[str, dict[str, float]]

    @classmethod
    @cache
    def shipped(cls) -> Weights:
        """Those of data/pronouns.toml.

        Raises:
            KnowledgeError: a class is missing, or a weight is not a number.
        """
        found = table(shipped("actors", "data", "pronouns.toml"))
        for kind in dict.fromkeys(CLASSES.values()):
            if kind not in found or any(not isinstance(v, int | float) for v in found[kind].values()):
                raise KnowledgeError("pronouns.toml", None, f"needs a table [{kind}] of features with numbers; run training/pronouns.py")
        return cls(found)

    def score(self, kind: str, features: Features) -> float:
        """The log-odds of an option, up to a constant."""
        row = self.table[kind]
        return sum(row.get(name, 0.0) * value for name, value in features.items())


Choose = Callable[[At, str, list[Option]], Option]


def best(weights: Weights) -> Choose:
    """The choice of the heaviest option, the nearest of equals."""

    def choose(at: At, kind: str, options: list[Option]) -> Option:
        del at
        return max(options, key=lambda o: weights.score(kind, o.features))

    return choose


class Discourse:
    """Reads the phrases and pronouns of a text in order. `found`: the last phrases of the entity that each pronoun takes up."""

    def __init__(self, reading: Reading, phrases: list[list[Phrase]], choose: Choose) -> None:
        self.sentences, self.quoted, self.choose = reading.sentences, reading.quoted, choose
        self.entities: list[Entity] = []  # the one spoken of last stands last
        self.found: dict[At, tuple[Phrase, ...]] = {}
        self._first = phrases
        for s in self.sentences:
            self._read(s, phrases[s.index])

    def _read(self, s: Sentence, phrases: list[Phrase]) -> None:
        waiting = sorted(phrases, key=lambda p: (p.last - 1 if p.group else p.head, p.group))
        at = 0
        for t in s.tokens:
            while at < len(waiting) and (waiting[at].last - 1 if waiting[at].group else waiting[at].head) < t.i:
                self._join(s, waiting[at])
                at += 1
            low = t.text.lower()
            if t.upos == "PRON" and low in CLASSES:
                self._resolve(s, t.i, low, waiting[at:])
        for p in waiting[at:]:
            self._join(s, p)

    # -- entities ---------------------------------------------------------------------------------------------------------

    def _join(self, s: Sentence, p: Phrase) -> None:
        entity = self._same(s, p)
        if entity is None:
            entity = Entity([])
        else:
            self.entities.remove(entity)
        entity.take(p)
        self.entities.append(entity)

    def _same(self, s: Sentence, p: Phrase) -> Entity | None:
        """The entity that a phrase names again: by its name, by its noun with an article, or in apposition."""
        t = s.tokens[p.head]
        if not p.group and t.rel == "appos":
            for e in reversed(self.entities):
                if (e.phrase.sentence, e.phrase.head, e.phrase.group) == (p.sentence, t.head, False):
                    return e if agree(e, p) else None
        same = self._predicated(s, p)
        if same is not None:
            return same
        if p.names:
            words = set(p.names) | set(p.wide)
            return next(
                (
                    e
                    for e in reversed(self.entities)
                    if e.names and agree(e, p) and (words <= e.names or e.names <= words) and self._one_head(e, p)
                ),
                None,
            )
        if p.group or determiner(s, p) == "a":
            return None
        lemma = t.lemma.lower()
        for e in reversed(self.entities):
            q = e.phrase
            if s.index - q.sentence > REACH:
                break
            if (
                not q.names
                and not q.group
                and q.number == p.number
                and self.sentences[q.sentence].tokens[q.head].lemma.lower() == lemma
                and determiner(s, p) == "the"
                and not told_apart(s, p, self.sentences[q.sentence], q)
            ):
                return e
        return None

    def _predicated(self, s: Sentence, p: Phrase) -> Entity | None:
        """The named person of whom a phrase is said: `Tan was a good farmer`."""
        if p.group or p.sort is not Sort.PERSON or s.child(p.head, "cop") is None:
            return None
        subject = (s.index, s.child(p.head, "nsubj"), False)
        e = next((e for e in self.entities if (e.phrase.sentence, e.phrase.head, e.phrase.group) == subject), None)
        return e if e is not None and e.phrase.names and agree(e, p) else None

    def _one_head(self, e: Entity, p: Phrase) -> bool:
        """China is not China Eastern: what is no person is named by its head too."""
        if p.sort is Sort.PERSON:
            return True
        q = e.phrase
        return self.sentences[q.sentence].tokens[q.head].text == self.sentences[p.sentence].tokens[p.head].text

    def antecedent(self, sentence: int, token: int) -> Phrase | None:
        """The phrase that the pronoun at `token` takes up: the last that named its entity."""
        return next(reversed(self.found.get(At(sentence, token), ())), None)

    # -- pronouns ---------------------------------------------------------------------------------------------------------

    def _resolve(self, s: Sentence, i: int, low: str, ahead: list[Phrase]) -> None:
        kind = CLASSES[low]
        options = self.options(s, i, ahead)
        ruled = self._beside(s, i, options) or self._of_clause_above(s, i, options) or self._answered(s, i, options)
        chosen = ruled or self.choose(At(s.index, i), kind, options)
        entity = chosen.entity
        self.found[At(s.index, i)] = tuple(entity.phrases[-NAMINGS:]) if entity is not None else ()
        if entity is None or not entity.mentions:
            return
        entity.mentions.append((At(s.index, i), kind))
        if entity.gender is Gender.UNKNOWN and kind == "person":
            entity.gender = Gender.FEMALE if low in FEMALE else Gender.MALE
        self.entities.remove(entity)
        self.entities.append(entity)

    def _beside(self, s: Sentence, i: int, options: list[Option]) -> Option | None:
        """Whoever is joined with what is his, and nobody else: Kenya in `Kenya and its allies`."""
        owned = s.tokens[i].head
        if s.tokens[i].deprel != "nmod:poss" or s.tokens[owned].rel != "conj" or s.tokens[owned].upos not in NOMINAL:
            return None
        first = s.tokens[owned].head
        if any(first < c < owned for c in s.each(first, "conj")):
            return None
        fits = Pronoun(self.sentences, self.quoted, s, i).fits
        here = At(s.index, first)
        return next((o for o in options if o.entity is not None and fits(o.entity) and here in (at for at, _ in o.entity.mentions)), None)

    def _of_clause_above(self, s: Sentence, i: int, options: list[Option]) -> Option | None:
        """Who does what a relative clause goes on from: the militia in `the militia left the towns that it had taken`."""
        t = s.tokens[i]
        verb = s.tokens[t.head]
        noun = s.tokens[verb.head] if verb.deprel == "acl:relcl" and verb.head >= 0 else None
        if t.deprel != "nsubj" or CLASSES[t.text.lower()] == "person" or noun is None or noun.rel not in ("obj", "obl") or noun.head < 0:
            return None
        subject = s.child(noun.head, "nsubj")
        if subject is None:
            return None
        fits = Pronoun(self.sentences, self.quoted, s, i).fits
        here = At(s.index, subject)
        return next((o for o in options if o.entity is not None and fits(o.entity) and here in (at for at, _ in o.entity.mentions)), None)

    def _answered(self, s: Sentence, i: int, options: list[Option]) -> Option | None:
        """Whose deed an act toward him answers: Syria in `Canada imposed sanctions on Syria over its raids`."""
        act = _act_answering(s, i)
        if act is None:
            return None
        fits = Pronoun(self.sentences, self.quoted, s, i).fits
        objects = [act, *s.each(act, "obj", "nsubj:pass")]
        toward = [c for o in objects for c in s.each(o, "nmod", "obl") if TOWARD & {s.tokens[k].text.lower() for k in s.each(c, "case")}]
        toward += [c for c in s.each(act, "obj") if s.tokens[act].upos == "VERB"]
        places = {At(s.index, c) for c in toward if c < i}
        return next((o for o in options if o.entity is not None and fits(o.entity) and places & {at for at, _ in o.entity.mentions}), None)

    def options(self, s: Sentence, i: int, ahead: list[Phrase]) -> list[Option]:
        """The choices for the pronoun at token `i`, the entity spoken of last first, none at all last."""
        p = Pronoun(self.sentences, self.quoted, s, i)
        out: list[Option] = []
        fitting = 0
        recency = 0
        for e in reversed(self.entities):
            if s.index - e.mentions[-1][0].sentence > REACH:
                break
            if p.barred(e):
                continue
            features = p.features(e, recency, fitting)
            recency += 1
            fitting += p.fits(e)
            out.append(Option(e, features))
        for q in ahead:
            if p.cataphoric(q):
                fresh = Entity([q], [], set(q.names), q.gender)
                if p.unlike(fresh):
                    continue
                out.append(Option(fresh, {"ahead": 1.0, **p.agreement(fresh)}))
        if not (p.act == "speaks" and p.kind == "neuter" and fitting):
            out.append(Option(None, p.nothing(fitting)))
        return out


def _act_answering(s: Sentence, i: int) -> int | None:
    """The act that the deed which a pronoun owns is told to be the ground of: imposed in `imposed a ban on them over its raids`."""
    owned = s.tokens[i].head
    ones_own = any(s.tokens[k].text.lower() == "own" for k in s.each(owned, "amod")) if owned >= 0 else True
    if s.tokens[i].deprel != "nmod:poss" or ones_own or s.tokens[owned].rel not in ("obl", "nmod"):
        return None
    over, above = {s.tokens[k].text.lower() for k in s.each(owned, "case")}, s.tokens[owned].head
    if s.tokens[above].lemma.lower() in ANSWERED and s.tokens[above].rel in ("obl", "nmod"):
        over, above = {"over"}, s.tokens[above].head
    t = s.tokens[above]
    if above < 0 or not over & GROUNDS:
        return None
    if t.upos == "NOUN" and t.lemma.lower() not in ANSWERS and t.rel == "obj":
        above, t = t.head, s.tokens[t.head]
    known = t.lemma.lower() in (ANSWERING if t.upos == "VERB" else ANSWERS)
    return above if known else None
