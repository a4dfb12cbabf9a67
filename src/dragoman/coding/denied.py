"""What somebody denies, in earnest or not, and the nouns that tell it: `denied a report that soldiers had beaten drivers`."""

from __future__ import annotations

from dragoman.coding.arguments import cases, finite
from dragoman.coding.negation import negated
from dragoman.coding.wordlists import words
from dragoman.language import Sentence


def denied(s: Sentence, i: int) -> bool:
    """Whether the predicate is what somebody denies: `denied a report that soldiers had beaten drivers`, `denied beating them`."""
    verb = _denying(s, i)
    return verb is not None and in_earnest(s, verb)


def not_denied(s: Sentence, i: int) -> bool:
    """Whether somebody is told not to deny it: `did not deny that its jets had struck the convoy`."""
    verb = _denying(s, i)
    return verb is not None and not in_earnest(s, verb)


def undecided(s: Sentence, i: int) -> bool:
    """Whether somebody will not say if it is so: `neither confirmed nor denied that its jets had struck the convoy`."""
    verb = _denying(s, i)
    first = i if verb is None else leading(s, verb)
    return not_denied(s, i) and first != verb and s.tokens[first].lemma.lower() == "confirm"


def _denying(s: Sentence, i: int) -> int | None:
    """The predicate by which somebody says that what another predicate tells is not so, in earnest or not."""
    i = clause(s, i)
    t = s.tokens[i]
    if t.rel in ("ccomp", "xcomp"):
        verb = next((k for k in (t.head, *s.each(t.head, "conj")) if s.tokens[k].lemma.lower() == "deny" and k < i), None)
        if verb is not None:
            return verb
    noun = told_by(s, i)
    return denial(s, noun) if noun is not None else None


def told_by(s: Sentence, i: int) -> int | None:
    """The noun that tells a predicate: `claim` in `the claim that it had shelled the town`, `reports` in `reports of clashes`."""
    i = clause(s, i)
    t = s.tokens[i]
    noun = s.tokens[t.head]
    if t.head < 0 or (noun.upos != "NOUN" and noun.rel != "obj"):
        return None
    if t.deprel == "acl" and any(s.tokens[c].text.lower() == "that" for c in s.each(i, "mark")):
        return t.head
    if noun.lemma.lower() not in words("report") | words("accusation") | words("truth") | {"denial"}:
        return None
    whole = t.deprel in ("acl", "ccomp") or (t.deprel == "acl:relcl" and any(True for _ in s.each(i, "obj")))
    bare = whole and any(True for _ in s.each(i, "nsubj")) and finite(s, i)  # `claims it had shelled the town`
    of = t.rel in ("nmod", "acl") and bool({"of", "about"} & {s.tokens[c].text.lower() for c in s.each(i, "case", "mark")})
    return t.head if bare or of else None


def denial(s: Sentence, noun: int) -> int | None:
    """The predicate by which somebody says that what a noun tells is not so: `rejected` in `rejected the claim`."""
    t = s.tokens[noun]
    over = t.head
    if t.lemma.lower() == "denial":
        return noun
    if t.lemma.lower() in words("truth"):
        return noun if negated(s, noun) or (over >= 0 and t.rel == "obj" and negated(s, over)) else None
    if over < 0:
        return None
    lemma = s.tokens[over].lemma.lower()
    if t.rel == "nmod" and lemma == "denial":
        return over
    if t.rel == "obj" or t.deprel == "nsubj:pass":
        called = s.children[over] if lemma in words("dub") else s.each(over, "ccomp")  # `said allegations that ... were false`
        untrue = any(s.tokens[c].lemma.lower() in words("false") and not negated(s, c) for c in called)
        return over if lemma in words("deny") or untrue else None
    untrue = t.deprel == "nsubj" and lemma in words("false") and not negated(s, over)
    return over if untrue and any(True for _ in s.each(over, "cop")) else None


def in_earnest(s: Sentence, verb: int) -> bool:
    """Whether a denial is made: unlike `would not confirm or deny`, `neither confirmed nor denied`, `refused to deny`."""
    first = leading(s, verb)
    t = s.tokens[first]
    if t.upos == "NOUN":
        return True
    unwilling = t.rel == "xcomp" and s.tokens[t.head].lemma.lower() in words("unwilling")
    return not unwilling and not any(negated(s, k) for k in (verb, first))


def leading(s: Sentence, i: int) -> int:
    """The first of what a word is coordinated with."""
    while s.tokens[i].rel == "conj" and s.tokens[i].head >= 0:
        i = s.tokens[i].head
    return i


def clause(s: Sentence, i: int) -> int:
    """The predicate of the clause that a predicate serves: `sent` of `attack` in `sent gunmen to attack the police`."""
    while True:
        t = s.tokens[i]
        serves = t.rel in ("xcomp", "advcl") and any(s.tokens[c].text.lower() == "to" for c in s.each(i, "mark"))
        if t.head < 0 or not (t.rel == "conj" or serves) or s.tokens[t.head].lemma.lower() == "deny":
            return i
        i = t.head


def unmade(s: Sentence, i: int) -> bool:
    """Whether a predicate is negated or denied."""
    return negated(s, i) or denied(s, i)


def denied_words(s: Sentence, head: int) -> list[int]:
    """The words of the deed that somebody denies, whose parties it had: the rebels in `denied arming the rebels`; the denial has others."""
    lemma = s.tokens[head].lemma.lower()
    deeds: list[int] = []
    if lemma == "deny":
        deeds += [k for k in s.each(head, "ccomp", "xcomp", "obl") if s.tokens[k].rel != "obl" or "behind" in cases(s, k)]
    for noun in s.each(head, "obj", "nsubj:pass") if lemma in words("deny") else ():
        if s.tokens[noun].lemma.lower() in words("part"):
            deeds += s.each(noun, "nmod", "acl")
        elif denial(s, noun) is not None:
            deeds += [k for k in s.each(noun, "nmod", "acl") if told_by(s, k) == noun]
    return [j for deed in deeds for j in s.subtree(deed)]
