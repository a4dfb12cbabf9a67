"""Which noun phrase `he`, `she`, `it` or `they` takes up: a logistic ranker over the entities that the text has brought up so far.

The text is read once, from left to right. Phrases with one name or one definite noun form an entity; every pronoun is weighed
against all entities spoken of lately and against none at all, by features whose weights stand in data/pronouns.toml, a table for
each class of pronouns. The best one gets it, and with it the pronoun's gender and recency for the pronouns that follow.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from dragoman.actors.agreement import Gender, Number, Sort
from dragoman.actors.discourse import Phrase
from dragoman.errors import KnowledgeError
from dragoman.knowledge import shipped, table
from dragoman.language.reading import Sentence

MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
NEUTER = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
CLASSES = {**dict.fromkeys(MALE | FEMALE, "person"), **dict.fromkeys(NEUTER, "neuter"), **dict.fromkeys(PLURAL, "plural")}
REACH = 8  # sentences back
NAMINGS = 8  # phrases of an entity that are kept for a pronoun
SPEAKING = frozenset(
    [
        "say", "tell", "add", "announce", "declare", "state", "claim", "argue", "note", "report", "warn", "deny", "insist", "explain",
        "write", "reply", "ask", "call", "accuse", "urge", "vow", "pledge", "promise", "threaten", "suggest", "believe", "think", "know",
        "want", "hope", "fear", "feel", "remark", "stress", "point", "acknowledge", "admit", "confirm", "respond", "comment", "complain",
        "condemn", "criticize", "criticise", "demand", "recommend", "propose", "agree", "describe",
    ]
)
WEATHER = frozenset(["rain", "snow", "seem", "appear", "turn", "happen"])
PROMINENCE = {"subject": 2, "object": 1}
ARGUMENTS = frozenset(("nsubj", "obj", "iobj", "obl"))
Features = dict[str, float]


class At(NamedTuple):
    """A token of the text."""

    sentence: int
    token: int


@dataclass(slots=True, eq=False)
class Entity:
    """What the text has spoken of: its phrases, and its last mentions with the class of the pronoun (empty for a phrase)."""

    phrases: list[Phrase]
    order: int
    mentions: list[tuple[At, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    gender: Gender = Gender.UNKNOWN

    @property
    def phrase(self) -> Phrase:
        """The last phrase that named it."""
        return self.phrases[-1]

    def take(self, p: Phrase) -> None:
        """Add a phrase."""
        self.phrases.append(p)
        self.mentions.append((At(p.sentence, p.head), ""))
        self.names.update(p.names, p.wide)
        if self.gender is Gender.UNKNOWN:
            self.gender = p.gender


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

    def __init__(self, text: str, sentences: Iterable[Sentence], phrases: list[list[Phrase]], choose: Choose) -> None:
        self.sentences, self.choose = tuple(sentences), choose
        self.quoted = quotations(text, self.sentences)
        self.entities: list[Entity] = []  # the one spoken of last stands last
        self.found: dict[At, tuple[Phrase, ...]] = {}
        self._order = 0
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
            self._order += 1
            entity = Entity([], self._order)
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
                    return e if _agree(e, p) else None
        same = self._predicated(s, p)
        if same is not None:
            return same
        if p.names:
            words = set(p.names) | set(p.wide)
            return next(
                (
                    e
                    for e in reversed(self.entities)
                    if e.names and _agree(e, p) and (words <= e.names or e.names <= words) and self._one_head(e, p)
                ),
                None,
            )
        if p.group or _determiner(s, p) == "a":
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
                and _determiner(s, p) == "the"
            ):
                return e
        return None

    def _predicated(self, s: Sentence, p: Phrase) -> Entity | None:
        """The named person of whom a phrase is said: `Tan was a good farmer`."""
        if p.group or p.sort is not Sort.PERSON or s.child(p.head, "cop") is None:
            return None
        subject = (s.index, s.child(p.head, "nsubj"), False)
        e = next((e for e in self.entities if (e.phrase.sentence, e.phrase.head, e.phrase.group) == subject), None)
        return e if e is not None and e.phrase.names and _agree(e, p) else None

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
        options = self.options(s, i, low, ahead)
        chosen = self.choose(At(s.index, i), kind, options)
        entity = chosen.entity
        self.found[At(s.index, i)] = tuple(entity.phrases[-NAMINGS:]) if entity is not None else ()
        if entity is None or not entity.mentions:
            return
        entity.mentions.append((At(s.index, i), kind))
        if entity.gender is Gender.UNKNOWN and kind == "person":
            entity.gender = Gender.FEMALE if low in FEMALE else Gender.MALE
        self.entities.remove(entity)
        self.entities.append(entity)

    def options(self, s: Sentence, i: int, low: str, ahead: list[Phrase]) -> list[Option]:
        """The choices for the pronoun at token `i`, the entity spoken of last first, none at all last."""
        p = Pronoun(self, s, i, low)
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
                fresh = Entity([q], self._order + 1, [], set(q.names), q.gender)
                out.append(Option(fresh, {"ahead": 1.0, **p.agreement(fresh)}))
        if not (p.act == "speaks" and p.kind == "neuter" and fitting):
            out.append(Option(None, p.nothing(fitting)))
        return out


class Pronoun:
    """A pronoun in its place, and how entities suit it."""

    def __init__(self, discourse: Discourse, s: Sentence, i: int, low: str) -> None:
        self.discourse, self.s, self.i, self.low, self.kind = discourse, s, i, low, CLASSES[low]
        t = s.tokens[i]
        self.role = role(s, i)
        self.possessive = t.deprel in ("nmod:poss", "det:poss")
        self.reflexive = low.endswith(("self", "selves"))
        self.verb = clause(s, i)
        self.above = list(s.ancestors(i))
        self.quote = discourse.quoted[s.index][i]
        self.speaker = speaker(s, i)
        self.act = self._act()

    def _act(self) -> str:
        """What the pronoun does as a subject: speaks, acts (a verb with an object or a clause), is (a predicate), or other; "" for none."""
        s = self.s
        if self.role != "subject" or self.verb < 0:
            return ""
        t = s.tokens[self.verb]
        if t.lemma.lower() in SPEAKING and t.upos == "VERB":
            return "speaks"
        if any(True for _ in s.each(self.verb, "cop")):
            return "is"
        if s.tokens[self.i].deprel == "nsubj:pass":
            return "passive"
        return "acts" if any(True for _ in s.each(self.verb, "obj", "ccomp", "xcomp")) else "goes"

    def barred(self, e: Entity) -> bool:
        """Whether grammar forbids it: another argument of the same verb, or a phrase that holds the pronoun as its owner."""
        p = e.phrase
        at = e.mentions[-1][0]
        if self.kind == "person" and (self._gender_clash(e) or p.sort is Sort.PLACE or (p.sort is Sort.ORGANIZATION and p.names)):
            return True
        if self.kind == "neuter" and self.act == "speaks" and p.sort is Sort.OTHER:
            return True
        if self.kind == "plural" and p.names and p.sort is Sort.PERSON and p.number is Number.SINGULAR:
            return True
        if p.sentence == self.s.index and p.first <= self.i < p.last and not p.group and p.head in self.above and self._owned(p.head):
            return True
        if p.group and p.sentence == self.s.index and p.first <= self.i < p.last:
            return True
        if self.reflexive or self.possessive or at.sentence != self.s.index:
            return False
        t = self.s.tokens[self.i]
        mine, other = t.head, self.s.tokens[at.token]
        return t.rel in ARGUMENTS and other.rel in ARGUMENTS and mine == other.head and not (t.rel == "obl" and other.rel == "obl")

    def _owned(self, head: int) -> bool:
        """Whether the pronoun is in the phrase of `head` without a clause between."""
        for j in (self.i, *self.above):
            if j == head:
                return True
            if self.s.tokens[j].rel in ("acl", "advcl", "ccomp", "parataxis"):
                return False
        return False

    def cataphoric(self, p: Phrase) -> bool:
        """Whether it may point ahead: `In its statement, the ministry said`: to the subject of a clause above."""
        t = self.s.tokens[p.head]
        return (
            not p.group
            and t.rel == "nsubj"
            and t.head in self.above
            and t.head != self.s.tokens[self.i].head
            and not (p.first <= self.i < p.last)
        )

    def fits(self, e: Entity) -> bool:
        """Whether sort, number and gender suit."""
        p = e.phrase
        if self.kind == "person":
            return p.sort is Sort.PERSON and p.number is not Number.PLURAL and not self._gender_clash(e)
        if self.kind == "plural":
            return p.number is not Number.SINGULAR
        return p.sort is not Sort.PERSON and p.number is not Number.PLURAL

    def _gender_clash(self, e: Entity) -> bool:
        return e.gender is not Gender.UNKNOWN and (e.gender is Gender.FEMALE) != (self.low in FEMALE)

    def agreement(self, e: Entity) -> Features:
        """Kind, number, gender, and how the last phrase names it."""
        p = e.phrase
        out: Features = {f"is_{p.sort}": 1.0, f"number_{p.number}": 1.0}
        if self.kind == "person" and e.gender is not Gender.UNKNOWN:
            out["gender_clash" if self._gender_clash(e) else "gender_fits"] = 1.0
        if p.group:
            out["group"] = 1.0
        sentence = self.discourse.sentences[p.sentence]
        if p.names:
            out["name"] = 1.0
        else:
            out[f"article_{_determiner(sentence, p)}"] = 1.0
        if self.act:
            out[f"{self.act}_is_{p.sort}"] = 1.0
        return out

    def features(self, e: Entity, recency: int, fitting: int) -> Features:
        """What speaks for and against an entity. `recency`: entities spoken of since; `fitting`: of these, such as would suit."""
        out = self.agreement(e)
        at, as_what = e.mentions[-1]
        away = self.s.index - at.sentence
        if away:
            at = self._foremost(e, at.sentence)
        out[("same_sentence", "sentence_before", "two_before")[away] if away < 3 else "further"] = 1.0
        if away > 2:
            out["log_sentences"] = math.log(away)
        out["log_recency"] = math.log1p(recency)
        out["log_fitting"] = math.log1p(fitting)
        if not fitting and self.fits(e):
            out["nearest_fitting"] = 1.0
        where = self.discourse.sentences[at.sentence]
        its = role(where, at.token)
        out[f"was_{its}"] = 1.0
        if its == self.role:
            out["same_role"] = 1.0
            if its == "subject":
                out["subject_again"] = 1.0
        if its == "subject" and where.tokens[at.token].head == where.root:
            out["main_subject"] = 1.0
        if not away:
            self._within(at, its, out)
        elif away == 1 and its == "subject" and self.role == "subject":
            out["subject_before"] = 1.0
        if as_what:
            out["same_pronoun" if as_what == self.kind else "other_pronoun"] = 1.0
            if as_what == self.kind and fitting:
                out["same_pronoun_interrupted"] = 1.0
        self._salience(e, out)
        self._quotes(e, at, out)
        if "speaker_over" in out and not fitting:
            out["speaker_over_nearest"] = 1.0
        verb = clause(where, at.token)
        if verb >= 0 and self.verb >= 0 and its == self.role and (at.sentence, verb) != (self.s.index, self.verb):
            mine, other = self.s.tokens[self.verb].lemma.lower(), where.tokens[verb].lemma.lower()
            if mine == other or (mine in SPEAKING and other in SPEAKING):
                out["same_act"] = 1.0
        return out

    def _foremost(self, e: Entity, sentence: int) -> At:
        """Where a sentence before speaks of it most prominently: as a subject, else as an object, else last."""
        where = self.discourse.sentences[sentence]
        inside = [at for at, _ in e.mentions[-6:] if at.sentence == sentence]
        return max(inside, key=lambda at: (PROMINENCE.get(role(where, at.token), 0), at.token))

    def _within(self, at: At, its: str, out: Features) -> None:
        """Relations inside one sentence."""
        s, head = self.s, self.s.tokens[at.token].head
        if at.token in self.above:
            out["inside_its_phrase"] = 1.0
        if its == "subject" and head >= 0:
            if head == self.verb:
                out["subject_of_clause"] = 1.0
                if self.possessive:
                    out["owner_subject"] = 1.0
            elif head in self.above:
                way = next((s.tokens[j].rel for j in (self.i, *self.above) if s.tokens[j].head == head), "")
                out[f"subject_over_{way if way in ('ccomp', 'advcl', 'xcomp', 'conj', 'parataxis') else 'other'}"] = 1.0
            elif self.verb >= 0 and s.tokens[head].head == s.tokens[self.verb].head:
                out["subject_beside"] = 1.0
        elif head >= 0 and head == self.verb:
            out["argument_of_clause"] = 1.0
        elif head in self.above:
            out["argument_over"] = 1.0
        if self.reflexive and its == "subject" and head == self.s.tokens[self.i].head:
            out["reflexive_subject"] = 1.0

    def _salience(self, e: Entity, out: Features) -> None:
        near = [(at, w) for at, w in e.mentions if self.s.index - at.sentence <= 2]
        out["log_mentions"] = math.log(len(e.mentions))
        out["log_lately"] = math.log1p(len(near))
        if any(
            self.s.index - at.sentence <= 1 and role(self.discourse.sentences[at.sentence], at.token) == "subject" for at, _ in near[:-1]
        ):
            out["lately_subject"] = 1.0
        if any(w == self.kind for _, w in near[:-1]):
            out["lately_same_pronoun"] = 1.0
        if e.phrases[0].sentence < 2:
            out["since_the_start"] = 1.0
        at = e.mentions[-1][0]
        if all(t.upos in (
            "DET", "ADJ", "PUNCT", "ADV", "NUM", "PROPN", "NOUN",
        ) for t in self.discourse.sentences[at.sentence].tokens[: at.token]):
            out["opens_sentence"] = 1.0

    def _quotes(self, e: Entity, at: At, out: Features) -> None:
        theirs = self.discourse.quoted[at.sentence][at.token]
        if self.quote and theirs == self.quote:
            out["in_same_quote"] = 1.0
        elif self.quote and not theirs:
            out["from_outside_quote"] = 1.0
        elif theirs and not self.quote:
            out["out_of_quote"] = 1.0
        if self.speaker >= 0 and any(a == (self.s.index, self.speaker) for a, _ in e.mentions[-4:]):
            out["speaker_of_quote" if self.quote else "speaker_over"] = 1.0

    def nothing(self, fitting: int) -> Features:
        """What speaks for no phrase at all: an empty `it`, an event, somebody not named."""
        s, t = self.s, self.s.tokens[self.i]
        out: Features = {"nothing": 1.0}
        if not fitting:
            out["nothing_fits"] = 1.0
        if t.deprel == "expl":
            out["nothing_expletive"] = 1.0
        if t.head >= 0 and self.kind == "neuter" and t.rel in ("nsubj", "expl"):
            head = s.tokens[t.head]
            if any(s.tokens[c].deprel in (
                "ccomp", "csubj", "csubj:pass", "advcl:relcl", "csubj:outer",
            ) and c > self.i for c in s.children[t.head]):
                out["nothing_clause_follows"] = 1.0
            if head.upos == "ADJ":
                out["nothing_adjective"] = 1.0
            if head.lemma.lower() in WEATHER:
                out["nothing_impersonal"] = 1.0
        out[f"nothing_{self.act}" if self.act else f"nothing_as_{self.role}"] = 1.0
        return out


def role(s: Sentence, i: int) -> str:
    """subject, object, oblique, owner, modifier, apposition, other; a conjunct has the role of the first."""
    t = s.tokens[i]
    for _ in range(8):
        if t.rel != "conj" or t.head < 0 or s.tokens[t.head].upos not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
            break
        t = s.tokens[t.head]
    if t.rel == "nsubj":
        return "subject"
    if t.rel in ("obj", "iobj"):
        return "object"
    if t.rel == "obl":
        return "oblique"
    if t.deprel in ("nmod:poss", "det:poss"):
        return "owner"
    if t.rel in ("nmod", "compound"):
        return "modifier"
    return "apposition" if t.rel == "appos" else "other"


def clause(s: Sentence, i: int) -> int:
    """The verb or predicate whose clause token `i` stands in, -1 for none."""
    if s.tokens[i].rel == "nsubj":
        return s.tokens[i].head
    for j in s.ancestors(i):
        if s.tokens[j].upos in ("VERB", "AUX") or any(True for _ in s.each(j, "nsubj", "cop")):
            return j
    return -1


def speaker(s: Sentence, i: int) -> int:
    """The subject of the verb of saying that the clause of token `i` hangs on, either way; -1 for none."""
    chain = [i, *s.ancestors(i)]
    for below, j in itertools.pairwise(chain):
        if s.tokens[below].rel in ("ccomp", "parataxis") and s.tokens[j].lemma.lower() in SPEAKING:
            return next(s.each(j, "nsubj"), -1)
    for j in chain[1:]:
        for c in s.each(j, "parataxis"):
            if s.tokens[c].lemma.lower() in SPEAKING and c not in chain:
                return next(s.each(c, "nsubj"), -1)
    return -1


def quotations(text: str, sentences: Iterable[Sentence]) -> list[list[int]]:
    """For every token the number of the quotation it stands in, 0 outside; a new paragraph ends a quotation that was not closed."""
    out, number, inside, before = [], 0, False, 0
    for s in sentences:
        if inside and "\n" in text[before : s.start]:
            inside = False
        before = s.end
        row = []
        for t in s.tokens:
            if t.text in ('"', "“", "”", "``", "''", "«", "»"):
                opens = t.text in ("“", "``", "«") or (t.text == '"' and not inside)
                number += opens
                inside = opens
                row.append(number if not opens else 0)
            else:
                row.append(number if inside else 0)
        out.append(row)
    return out


def _agree(e: Entity, p: Phrase) -> bool:
    return not (Sort.PERSON in (e.phrase.sort, p.sort) and e.phrase.sort is not p.sort) and not e.phrase.group


def _determiner(s: Sentence, p: Phrase) -> str:
    """Which of `the` (any definite one), `a`, or bare."""
    for c in s.children[p.head]:
        t = s.tokens[c]
        if t.deprel in ("nmod:poss", "det:poss") and c < p.head:
            return "the"
        if t.rel == "det":
            return "a" if t.text.lower() in ("a", "an", "another", "some", "any", "no", "every", "each") else "the"
    return "bare"
