"""Who stands where about a predicate: subjects, objects and prepositional parties from the tree, shared and controlled ones included."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.actors.agreement import personal
from dragoman.actors.phrase import antecedent, going_on
from dragoman.coding.impersonal import due_of
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
ASKING = frozenset(("how", "what", "when", "where", "which", "who", "whom", "why"))


@dataclass
class Arguments:
    """Token positions by their place about the predicate. `obliques` are those under the predicate itself, by preposition."""

    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    prepositional: dict[str, list[int]] = field(default_factory=dict)
    complements: list[tuple[str, int]] = field(default_factory=list)
    passive: bool = False

    def under(self, *prepositions: str) -> list[int]:
        """Tokens under any of the prepositions."""
        return [i for p in prepositions for i in self.prepositional.get(p, ())]


def spread(s: Sentence, i: int) -> list[int]:
    """The token and what is coordinated with it."""
    return [i, *(c for c in s.each(i, "conj") if s.tokens[c].upos in NOMINAL)]


def cases(s: Sentence, i: int) -> list[str]:
    """The prepositions over a token in order, possessive marks left out."""
    return [w for c in s.each(i, "case") if (w := s.tokens[c].text.lower()) not in ("'s", "’s", "'", "’")]


def _under(s: Sentence, c: int, out: Arguments) -> None:
    """File an oblique under its first preposition; with several (`out of`, `because of`) under the last too."""
    prepositions = cases(s, c) or [""]
    for w in dict.fromkeys((prepositions[0], prepositions[-1])):
        held = out.prepositional.setdefault(w, [])
        held += [k for k in spread(s, c) if k not in held]


def of_verb(s: Sentence, i: int, depth: int = 0) -> Arguments:
    """Arguments of a verb or predicative adjective."""
    out = Arguments()
    t = s.tokens[i]
    for c in s.children[i]:
        kid = s.tokens[c]
        if kid.deprel == "nsubj:pass":
            out.passive = True
            out.objects += spread(s, c)
        elif kid.rel == "nsubj" or (kid.rel == "expl" and t.upos == "ADJ" and t.lemma.lower() in words("disposed")):
            out.subjects += spread(s, c)
        elif kid.rel in ("obj", "iobj") or (kid.rel == "obl" and _off_it(s, i, c)):
            out.objects += spread(s, c)
        elif kid.rel in ("obl", "nmod"):
            _under(s, c, out)
        elif kid.rel == "advmod" and kid.text.lower() == "away":  # `stayed away from the polls`
            for k in s.each(c, "obl", "nmod"):
                _under(s, k, out)
        elif kid.rel in ("xcomp", "ccomp", "advcl"):
            out.complements += _complement(s, c)
    out.complements += [("that", c) for c in due_of(s, i) if ("that", c) not in out.complements]
    if _undone(s, i, out) or bidden(s, i):
        out.subjects, out.objects, out.passive = [], out.subjects, True
    for o in list(out.objects):
        for c in s.each(o, "nmod"):
            if s.tokens[c].deprel != "nmod:poss":
                _under(s, c, out)
        for c in s.each(o, "acl"):
            out.complements += _complement(s, c)
    told = _told(s, i)
    if t.deprel.startswith("acl") and not told:
        _relative(s, i, out)
    elif t.rel == "ccomp" and s.tokens[t.head].deprel == "acl:relcl" and not out.subjects:
        past = next((o for o in out.objects if o < t.head and s.tokens[o].text.lower() in ("which", "who", "that")), None)
        if past is not None:  # `Ghana, which Washington says has refused`
            out.objects.remove(past)
            out.subjects = [antecedent(s, past, t.head)]
    bare = t.rel == "advcl" and not out.subjects and not out.objects
    if not out.passive and not told and ((t.xpos == "VBN" and (t.deprel in ("acl", "amod") or bare)) or _shortened(s, i)):
        out.passive = True
    if not out.passive and t.rel == "conj" and depth < 4:
        _passive_too(s, i, out, depth)
    if not out.passive and not out.subjects and not out.objects and depth < 4 and s.child(i, "aux:pass") is not None:
        out.passive, out.objects = True, _shared(s, i, depth)  # `claimed to have been tortured`
    if out.passive:  # by whom stands behind the verb: not so in `a raid by rebels was foiled`
        out.subjects = [j for j in out.under("by") if j > i or s.tokens[j].head == i]
    elif not out.subjects and depth < 4:
        out.subjects = _shared(s, i, depth)
    return out


def _off_it(s: Sentence, i: int, c: int) -> bool:
    """Whether what stands behind a verb's particle is its object, taken for a circumstance: the raid in `fought off a raid`."""
    first = min(s.subtree(c), default=c)
    particle = s.tokens[first - 1] if first > 0 else s.tokens[c]
    bare = not cases(s, c) and s.tokens[c].upos in ("NOUN", "PROPN") and s.tokens[c].lemma.lower() not in words("times")
    return bare and particle.head == i and particle.deprel == "compound:prt" and s.child(i, "obj") is None


def _passive_too(s: Sentence, i: int, out: Arguments, depth: int) -> None:
    """Make the second of two participles under one auxiliary a passive: freed in `was arrested in May and freed by a judge`."""
    t = s.tokens[i]
    alone = t.xpos == "VBN" and not out.objects and not any(s.tokens[c].rel in ("aux", "nsubj", "cop", "expl") for c in s.children[i])
    if alone and s.tokens[t.head].upos == "VERB":
        over = of_verb(s, t.head, depth + 1)
        if over.passive:
            out.passive = True
            out.objects = [j for j in over.objects if s.tokens[j].head != t.head or s.tokens[j].rel != "obj"]


def _told(s: Sentence, i: int) -> bool:
    """Whether a clause tells the content of its noun, and leaves no gap for it: `the claim that it had shelled the town`."""
    that = any(s.tokens[c].text.lower() == "that" for c in s.each(i, "mark"))
    return s.tokens[i].deprel == "acl" and (that or finite(s, i)) and any(s.tokens[c].rel in ("nsubj", "expl") for c in s.children[i])


def bidden(s: Sentence, i: int) -> bool:
    """Whether a headline leaves out the auxiliary of who is asked to do something: `Iran urged to free sailors`."""
    t = s.tokens[i]
    if t.lemma.lower() not in words("asked_to") or t.xpos not in ("VBD", "VBN") or s.child(i, "nsubj") is None:
        return False
    told = any(s.tokens[c].text.lower() == "to" for k in s.each(i, "xcomp") for c in s.each(k, "mark"))
    at_once = i + 1 < len(s.tokens) and s.tokens[i + 1].text.lower() == "to"  # not so `ordered for him to be jailed`
    return told and at_once and s.child(i, "obj", "iobj", "aux", "aux:pass", "ccomp") is None


def announced_ahead(s: Sentence, i: int) -> bool:
    """Whether a headline tells what is to come: `Spain to recognise Palestine`, `Latvia's army to end curfew, minister says`."""
    t = s.tokens[i]
    if t.xpos != "VB" or not any(s.tokens[c].text.lower() == "to" for c in s.each(i, "mark")):
        return False
    whose = next(iter(s.each(i, "nsubj")), None)
    if whose is not None:
        return _first_told(s, i) and whose < i and not any(s.tokens[c].text.lower() == "for" for c in s.each(i, "mark"))
    over = s.tokens[t.head] if t.deprel == "acl" and t.head >= 0 else None
    return over is not None and over.upos in ("PROPN", "NOUN") and _first_told(s, over.i) and not any(True for _ in s.each(over.i, "cop"))


def _first_told(s: Sentence, i: int) -> bool:
    """Whether a clause is the sentence, or what stands before who says so: `Togo to vote`, `Togo to vote, minister says`."""
    t = s.tokens[i]
    over = s.tokens[t.head] if t.head >= 0 else None
    return over is None or (over.head < 0 and t.rel == "ccomp" and i < over.i and any(i < c < over.i for c in s.each(over.i, "nsubj")))


def told_in(s: Sentence, i: int) -> list[int]:
    """The clauses that tell what somebody says, behind the verb or before it: `Mali would stand by Chad, the minister promised`."""
    t = s.tokens[i]
    before = t.rel == "parataxis" and 0 <= t.head < i and s.tokens[t.head].upos == "VERB" and s.child(i, "nsubj") is not None
    return [*s.each(i, "ccomp"), *([t.head] if before else [])]


def commanded(s: Sentence, i: int) -> bool:
    """Whether the predicate is what one tells somebody to do in so many words: `Free the nurses, Brussels told Tripoli`."""
    t = s.tokens[i]
    bare = t.upos == "VERB" and t.text.lower() == t.lemma.lower() and s.child(i, "nsubj", "nsubj:pass", "aux", "mark", "expl") is None
    if not bare or t.rel != "ccomp" or t.head < i or s.tokens[t.head].lemma.lower() not in words("bidding"):
        return False
    first = next(k for k in s.subtree(i) if s.tokens[k].upos != "PUNCT")
    hearing = any(True for _ in s.each(t.head, "obj", "iobj"))
    return s.tokens[first].upos in ("VERB", "ADV", "INTJ") and hearing and any(i < k for k in s.each(t.head, "nsubj"))


def _undone(s: Sentence, i: int, found: Arguments) -> bool:
    """Whether a headline leaves out the auxiliary of a passive: `Talks called off`, `Sanctions on Zimbabwe lifted`."""
    t = s.tokens[i]
    bare = t.lemma.lower() in words("undoing") and t.xpos in ("VBD", "VBN") and not found.objects and not found.complements
    off = t.lemma.lower() != "call" or any(s.tokens[c].text.lower() == "off" for c in s.children[i])
    return bare and off and bool(found.subjects) and not any(True for _ in s.each(i, "aux")) and all(
        s.tokens[j].upos == "NOUN" and not personal(s.tokens[j].lemma.lower()) for j in found.subjects
    )


def _complement(s: Sentence, c: int) -> list[tuple[str, int]]:
    """(kind, head) of a clause: `to`, `that`, `ing`, with coordinated heads; a question is `whether` too, and what should be `bare`."""
    t = s.tokens[c]
    marks = {s.tokens[k].text.lower() for k in s.each(c, "mark", "case")}
    if t.rel in ("ccomp", "advcl") and finite(s, c) and _asks(s, c, marks):
        return [("whether", c), *((("that", c),) if t.rel == "ccomp" else ())]
    if _bare(s, c):
        return [(kind, k) for k in (c, *(x for x in s.each(c, "conj") if s.tokens[x].upos == "VERB")) for kind in ("bare", "that")]
    if "to" in marks and not finite(s, c):
        kind = "to"
    elif t.xpos == "VBG" and not any(s.tokens[k].lemma == "be" for k in s.each(c, "aux")):
        kind = "ing"
    elif t.rel == "ccomp":
        kind = "that"
    elif t.rel == "xcomp" and t.upos == "VERB":
        kind = "to"
    else:
        return []
    if t.rel in ("advcl", "acl") and kind == "to" and marks & {"if", "when", "after", "before"}:
        return []
    return [(kind, k) for k in (c, *(x for x in s.each(c, "conj") if s.tokens[x].upos == "VERB"))]


def _bare(s: Sentence, c: int) -> bool:
    """Whether a clause tells what should be, with a verb that agrees with nobody: `insists that Peru leave`, `insisted they leave`."""
    t = s.tokens[c]
    doers = [s.tokens[k] for k in s.children[c] if s.tokens[k].deprel == "nsubj"]
    if t.rel != "ccomp" or t.upos != "VERB" or not doers or t.text.lower() != t.lemma.lower() or s.child(c, "aux") is not None:
        return False
    past = s.tokens[t.head].xpos == "VBD"
    several = doers[0].xpos in ("NNS", "NNPS") or any(True for _ in s.each(doers[0].i, "conj"))
    return doers[0].i < c and (past or not several) and doers[0].text.lower() not in ("i", "you", "we", "they")


def _asks(s: Sentence, c: int, marks: set[str]) -> bool:
    """Whether a clause is a question: `asked him whether`, `why`; an `if` beside another clause sets a condition."""
    alone = not any(k != c and s.tokens[k].head == s.tokens[c].head for k in s.each(s.tokens[c].head, "xcomp", "ccomp"))
    inside = {s.tokens[k].text.lower() for k in s.children[c]}
    return "whether" in marks or ("if" in marks and alone) or (s.tokens[c].rel == "ccomp" and bool(inside & ASKING))


def _relative(s: Sentence, i: int, out: Arguments) -> None:
    """Put the noun in place of its relative pronoun, or into the gap of a participle."""
    t = s.tokens[i]
    noun = t.head
    pronouns = ("who", "which", "that", "whom")
    if t.deprel == "acl:relcl" and not _shortened(s, i):
        for places in (out.subjects, out.objects):
            for k, j in enumerate(places):
                if s.tokens[j].text.lower() in pronouns:
                    noun = antecedent(s, j, i)
                    places[k : k + 1] = spread(s, noun) if s.tokens[noun].xpos in ("NNS", "NNPS") else [noun]
        if not out.objects and out.subjects and noun not in out.subjects and not out.passive:
            out.objects = [noun]
        if not out.subjects and not out.passive:
            out.subjects = [noun]
    elif t.xpos == "VBG":
        out.subjects = out.subjects or going_on(s, i) or [noun]
    elif t.xpos == "VBN" or t.deprel == "acl:relcl":
        out.objects = out.objects or [noun]
    elif announced_ahead(s, i):
        out.subjects = out.subjects or spread(s, noun)
    elif s.tokens[noun].upos in ("NOUN", "PROPN"):  # its decision to leave: who owns the noun acts
        out.subjects = out.subjects or list(s.each(noun, "nmod:poss")) or _authors(s, noun) or _light_subjects(s, noun)


def _authors(s: Sentence, noun: int) -> list[int]:
    """Who does what the infinitive of a noun tells: officers in `a plot by officers to kill him`, unless it is asked of others."""
    beside = [(cases(s, j), j) for j in s.each(noun, "nmod", "obl")]
    asked = any({"to", "for", "on"} & set(over) for over, _ in beside)
    return [] if asked else [k for over, j in beside if over == ["by"] for k in spread(s, j)]


def _shortened(s: Sentence, i: int) -> bool:
    """Whether a relative clause leaves out who and to be: `two medics pardoned by the emir`."""
    t = s.tokens[i]
    bare = not any(s.tokens[c].rel in ("nsubj", "aux", "cop", "obj", "expl") for c in s.children[i])
    return t.deprel == "acl:relcl" and t.xpos in ("VBN", "VBD") and bare and any(True for _ in s.each(i, "obl:agent"))


def _light_subjects(s: Sentence, noun: int) -> list[int]:
    t = s.tokens[noun]
    if t.head < 0 or t.rel != "obj":
        return []
    return of_verb(s, t.head, 3).subjects


def _shared(s: Sentence, i: int, depth: int) -> list[int]:
    """The subject that a clause borrows: of its first conjunct, its controller, or the clause it hangs on."""
    t = s.tokens[i]
    if t.rel == "conj" and finite(s, i) and t.head >= 0 and not finite(s, t.head):
        # `blamed X for provoking Y and has condemned Z`: a finite verb is coordinated with a finite one
        above = next((j for j in s.ancestors(t.head) if s.tokens[j].upos == "VERB" and finite(s, j)), None)
        return of_verb(s, above, depth + 1).subjects if above is not None else []
    if t.head < 0 or s.tokens[t.head].upos not in ("VERB", "ADJ", "AUX", "NOUN"):
        return []
    if asking := going_on(s, i):
        return asking
    over = of_verb(s, t.head, depth + 1)
    marks = {s.tokens[k].text.lower() for k in s.each(i, "mark")}
    if (
        t.rel in ("xcomp", "ccomp", "advcl")
        and over.objects
        and s.tokens[t.head].lemma.lower() in words("object_control")
        and (t.rel == "xcomp" or "to" in marks)
        and not (s.tokens[t.head].lemma.lower() == "call" and t.lemma.lower() in words("said_in_calls"))
    ):
        return over.objects
    if over.objects and not over.passive and t.rel in ("advcl", "ccomp", "xcomp"):
        lemma = s.tokens[t.head].lemma.lower()
        if lemma in words("object_does") and marks & {"of", "for", "from"}:
            return over.objects
        if lemma == "join" and "in" in marks:
            return [*over.subjects, *over.objects]
    if t.rel in ("xcomp", "advcl") and "to" in marks and s.tokens[t.head].lemma.lower() in words("calling_on"):
        return over.under("on", "upon", "for", "to") or over.subjects
    if t.rel == "ccomp" and "to" not in marks:
        return []
    if t.rel in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
        if t.rel == "conj" and over.passive and not out_passive(s, i):
            return over.objects
        return over.objects if over.passive and t.rel != "conj" else over.subjects or (over.objects if over.passive else [])
    return []


def finite(s: Sentence, i: int) -> bool:
    """Whether a verb or its auxiliary carries tense."""
    return any(s.tokens[k].xpos in ("VBD", "VBZ", "VBP", "MD") for k in (i, *s.each(i, "aux", "cop")))


def out_passive(s: Sentence, i: int) -> bool:
    """Whether a verb is itself passive."""
    return any(True for _ in s.each(i, "aux:pass", "nsubj:pass"))


def of_noun(s: Sentence, i: int) -> Arguments:
    """Arguments of an event noun: possessor and demonym, prepositions, and what its light verb brings."""
    out = Arguments()
    t = s.tokens[i]
    for c in s.children[i]:
        kid = s.tokens[c]
        if kid.deprel == "nmod:poss" or (
            kid.rel in ("amod", "compound", "nmod") and c < i and kid.text.lower() not in words("kinds")
            and (kid.text[0].isupper() or kid.rel == "compound" or kid.lemma.lower() in words("militants"))
        ):
            out.subjects += spread(s, c)
        elif kid.rel in ("nmod", "obl"):
            _under(s, c, out)
        elif kid.rel == "acl":
            out.complements += _complement(s, c)
            if kid.xpos == "VBN":
                for k in s.each(c, "obl"):
                    _under(s, k, out)
    out.complements += [("that", c) for c in due_of(s, i)]
    if t.head >= 0 and t.rel in ("obj", "nsubj", "obl", "conj") and s.tokens[t.head].upos == "VERB":
        _light(s, i, out)
    elif t.rel == "conj" and t.head >= 0 and s.tokens[t.head].upos == "NOUN" and not out.subjects:
        above = of_noun(s, t.head) if s.tokens[t.head].head != i else Arguments()
        out.subjects = above.subjects
    if told := out.under("by"):  # who did it is no word for what kind it was: `ceasefire violations by rebels`
        out.subjects = [j for j in out.subjects if s.tokens[j].rel != "compound" or s.tokens[j].upos != "NOUN"]
        out.subjects = out.subjects or list(told)
    return out


def _light(s: Sentence, i: int, out: Arguments) -> None:
    t = s.tokens[i]
    verb = s.tokens[t.head]
    circumstance = t.rel == "obl" and bool(words("circumstances") & set(cases(s, i)))
    if circumstance or (verb.lemma.lower() not in words("lending") and not (t.rel == "obl" and "in" in cases(s, i))):
        return
    above = of_verb(s, t.head)
    if t.rel == "obj" or (t.rel == "obl" and not above.passive):
        out.subjects = out.subjects or [j for j in above.subjects if j != i]
    elif t.deprel == "nsubj:pass":
        out.subjects = out.subjects or above.under("by")
    for preposition, places in above.prepositional.items():
        held = out.prepositional.setdefault(preposition, [])
        held += [j for j in places if j != i and s.tokens[j].head == t.head and j not in held]
    if t.rel == "obj" and (given := [*s.each(t.head, "iobj"), *(c for c in s.children[t.head] if s.tokens[c].deprel == "nsubj:pass")]):
        held = out.prepositional.setdefault("to", [])  # `gave the rebels a deadline`, `they were given a deadline`
        held += [k for j in given for k in spread(s, j) if k not in held]
