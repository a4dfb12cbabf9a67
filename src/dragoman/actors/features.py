"""Pronouns in their places, and what speaks for and against an entity as the one that they take up."""

from __future__ import annotations

import itertools
import math
from functools import cached_property

from dragoman.actors.agreement import Gender, Number, Sort
from dragoman.actors.discourse import Phrase
from dragoman.actors.entities import At, Entity, determiner
from dragoman.actors.introduced import SAYING
from dragoman.actors.phrase import antecedent, counted_by
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence, Token

MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
NEUTER = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
PERSONAL = MALE | FEMALE
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
SPEAKING = frozenset(("i", "we", "us", "our", "ours", "me", "my", "mine", "ourselves", "myself"))
PRONOUNS = PERSONAL | NEUTER | PLURAL | RELATIVE
CLASSES = {**dict.fromkeys(MALE | FEMALE, "person"), **dict.fromkeys(NEUTER, "neuter"), **dict.fromkeys(PLURAL, "plural")}
MINDED = word_list("actors", "features.minded")
WEATHER = word_list("actors", "features.weather")
PROMINENCE = {"subject": 2, "object": 1}
ARGUMENTS = frozenset(("nsubj", "obj", "iobj", "obl"))
ONTO = frozenset(["on", "upon", "to", "against", "at"])
GOING_ON = 2  # sentences since who speaks on spoke last
NEAR = 4  # mentions
Features = dict[str, float]


class Pronoun:
    """A pronoun in its place, and how entities suit it. `sentences` and `quoted`: of the text (see `Reading.quoted`)."""

    def __init__(self, sentences: tuple[Sentence, ...], quoted: list[list[int]], s: Sentence, i: int) -> None:
        self.sentences, self.quoted, self.s, self.i, self.low = sentences, quoted, s, i, s.tokens[i].text.lower()
        self.kind = CLASSES[self.low]
        t = s.tokens[i]
        self.role = role(s, i)
        self.possessive = t.deprel in ("nmod:poss", "det:poss")
        self.reflexive = self.low.endswith(("self", "selves"))
        self.verb = clause(s, i)
        self.above = list(s.ancestors(i))
        self.quote = quoted[s.index][i]
        self.speaker = speaker(s, i)
        self.act = self._act()

    def _act(self) -> str:
        """What the pronoun does as a subject: speaks, acts (a verb with an object or a clause), is (a predicate), or other; "" for none."""
        s = self.s
        if self.role != "subject" or self.verb < 0:
            return ""
        t = s.tokens[self.verb]
        if (t.lemma.lower() in SAYING and t.upos == "VERB") or (t.lemma.lower() in MINDED and t.upos == "ADJ"):
            return "speaks"
        if any(True for _ in s.each(self.verb, "cop")):
            return "is"
        if s.tokens[self.i].deprel == "nsubj:pass":
            return "passive"
        return "acts" if any(True for _ in s.each(self.verb, "obj", "ccomp", "xcomp")) else "goes"

    @property
    def _leading(self) -> str:
        """Its role; that of its owner's phrase where it opens the sentence: `Its ministry said` goes on with the subject before."""
        over = self.s.tokens[self.i].head
        opens = self.i == 0 and self.role == "owner" and over >= 0
        return role(self.s, over) if opens else self.role

    def barred(self, e: Entity) -> bool:
        """Whether grammar forbids it: another argument of the same verb, or a phrase that holds the pronoun as its owner."""
        p = e.phrase
        at = e.mentions[-1][0]
        if self.unlike(e) or self._quoting(e):
            return True
        if p.sentence == self.s.index and p.first <= self.i < p.last and not p.group and p.head in self.above and self._owned(p.head):
            return True
        if p.group and p.sentence == self.s.index and p.first <= self.i < p.last:
            return True
        if self.reflexive or self.possessive or at.sentence != self.s.index:
            return False
        t = self.s.tokens[counted_by(self.s, self.i)]
        place = beside(self.s, at.token)
        mine, other = t.head, self.s.tokens[place]
        if (t.rel in ARGUMENTS and place == self._doing) or (self._touched(t) and place == self._unsaid):
            return True
        return t.rel in ARGUMENTS and other.rel in ARGUMENTS and mine == other.head and not (t.rel == "obl" and other.rel == "obl")

    def _quoting(self, e: Entity) -> bool:
        """Whether it stands in the words of somebody, who says `I` of himself: told in this sentence, or before the quotation."""
        if self.kind != "person" or not self.quote:
            return False
        return self._adding(e) or (self._going_on is not None and any(a == self._going_on for a, _ in e.mentions))

    def _adding(self, e: Entity) -> bool:
        """Whether somebody is told in the sentence to say it, by his name or as who has just spoken: `"He fell," she added`."""
        if self.speaker < 0 or self.quoted[self.s.index][self.speaker]:
            return False
        t = self.s.tokens[self.speaker]
        if t.upos == "PROPN":
            return t.text.lower() in e.names
        going_on = t.text.lower() in ("he", "she")
        return going_on and any(0 < self.s.index - at.sentence <= GOING_ON and self._speaks(at) for at, _ in e.mentions[-NEAR:])

    def _speaks(self, at: At) -> bool:
        """Whether who stands at a place is told there to say something."""
        s = self.sentences[at.sentence]
        t = s.tokens[at.token]
        return t.deprel == "nsubj" and not self.quoted[at.sentence][at.token] and s.tokens[t.head].lemma.lower() in SAYING

    @cached_property
    def _going_on(self) -> At | None:
        """Who goes on speaking in the quotation around the pronoun: Lind in `... Lind said. "He lied."`."""
        first = self.s.index
        while first > 0 and self.quote in self.quoted[first - 1]:
            first -= 1
        here = (zip(self.sentences[k].tokens, self.quoted[k], strict=True) for k in range(first, self.s.index + 1))
        if first == 0 or any(not inside and t.upos != "PUNCT" for row in here for t, inside in row):
            return None
        before, marks = self.sentences[first - 1], self.quoted[first - 1]
        says = (t.i for t in before.tokens if t.lemma.lower() in SAYING and not marks[t.i]) if any(marks) else ()
        subjects = (j for i in says for j in before.each(i, "nsubj") if not marks[j])
        return next((At(before.index, j) for j in subjects), None)

    def unlike(self, e: Entity) -> bool:
        """Whether it cannot be a pronoun for such an entity, wherever it stands."""
        p = e.phrase
        if self.kind == "person" and (self._gender_clash(e) or p.sort is Sort.PLACE or (p.sort is Sort.ORGANIZATION and p.names)):
            return True
        if self.kind == "neuter" and self.act == "speaks" and p.sort is Sort.OTHER:
            return True
        return self.kind == "plural" and bool(p.names) and p.sort is Sort.PERSON and p.number is Number.SINGULAR

    @property
    def _doing(self) -> int:
        """Who does in a relative clause what is done to the pronoun: the judge in `the judge who sentenced him`; -1 for none."""
        verb = self.s.tokens[self.i].head
        subject = self.s.child(verb, "nsubj") if verb >= 0 and self.s.tokens[verb].deprel == "acl:relcl" else None
        relative = subject is not None and subject != self.i and self.s.tokens[subject].text.lower() in ("who", "which", "that")
        return antecedent(self.s, subject, verb) if subject is not None and relative else -1

    def _touched(self, t: Token) -> bool:
        """Whether its verb is done to the pronoun; who takes something with him may be the doer himself."""
        return t.rel in ("obj", "iobj") or (t.rel == "obl" and any(self.s.tokens[c].text.lower() in ONTO for c in self.s.each(t.i, "case")))

    @property
    def _unsaid(self) -> int:
        """Who does what a clause without subject of its own tells: Peru in `Peru cut ties with Chad, accusing it`; -1 for none."""
        verb = self.s.tokens[counted_by(self.s, self.i)].head
        for _ in self.s.tokens:
            if verb < 0 or self.s.child(verb, "nsubj") is not None:
                return -1
            t, over = self.s.tokens[verb], self.s.tokens[verb].head
            if t.deprel == "acl":
                return over
            if over < 0 or t.rel not in ("advcl", "xcomp", "conj"):
                return -1
            told = self.s.child(over, "obj") if t.rel == "xcomp" else None  # `urged the king to receive him`
            doer = told if told is not None else self.s.child(over, "nsubj")
            if doer is not None:
                return doer
            verb = over
        return -1

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
            and not (self.quote and self.role == "subject")  # who is quoted says `I` of himself
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
        sentence = self.sentences[p.sentence]
        if p.names:
            out["name"] = 1.0
        else:
            out[f"article_{determiner(sentence, p)}"] = 1.0
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
        where = self.sentences[at.sentence]
        its = role(where, at.token)
        out[f"was_{its}"] = 1.0
        if its == self._leading:
            out["same_role"] = 1.0
            if its == "subject":
                out["subject_again"] = 1.0
        if its == "subject" and where.tokens[at.token].head == where.root:
            out["main_subject"] = 1.0
        if not away:
            self._within(at, its, out)
        elif away == 1 and its == "subject" and self._leading == "subject":
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
            if mine == other or (mine in SAYING and other in SAYING):
                out["same_act"] = 1.0
        return out

    def _foremost(self, e: Entity, sentence: int) -> At:
        """Where a sentence before speaks of it most prominently: as a subject, else as an object, else last."""
        where = self.sentences[sentence]
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
        near = list(itertools.takewhile(lambda mention: self.s.index - mention[0].sentence <= 2, reversed(e.mentions)))[::-1]
        out["log_mentions"] = math.log(len(e.mentions))
        out["log_lately"] = math.log1p(len(near))
        if any(
            self.s.index - at.sentence <= 1 and role(self.sentences[at.sentence], at.token) == "subject" for at, _ in near[:-1]
        ):
            out["lately_subject"] = 1.0
        if any(w == self.kind for _, w in near[:-1]):
            out["lately_same_pronoun"] = 1.0
        if e.phrases[0].sentence < 2:
            out["since_the_start"] = 1.0
        at = e.mentions[-1][0]
        if all(t.upos in (
            "DET", "ADJ", "PUNCT", "ADV", "NUM", "PROPN", "NOUN",
        ) for t in self.sentences[at.sentence].tokens[: at.token]):
            out["opens_sentence"] = 1.0

    def _quotes(self, e: Entity, at: At, out: Features) -> None:
        theirs = self.quoted[at.sentence][at.token]
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
            if head.upos == "ADJ" and self.act != "speaks":
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


def beside(s: Sentence, i: int) -> int:
    """Where a phrase has its place: an apposition that of the phrase that it stands beside."""
    while s.tokens[i].rel == "appos" and s.tokens[i].head >= 0:
        i = s.tokens[i].head
    return i


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
        if s.tokens[below].rel in ("ccomp", "parataxis") and s.tokens[j].lemma.lower() in SAYING:
            return next(s.each(j, "nsubj"), -1)
    for j in chain[1:]:
        for c in s.each(j, "parataxis"):
            if s.tokens[c].lemma.lower() in SAYING and c not in chain:
                return next(s.each(c, "nsubj"), -1)
    return -1
