"""Deeds in which somebody says, or is said, to have had no part: `Iran had nothing to do with the bombing`."""

from __future__ import annotations

from dragoman.coding.arguments import cases, of_noun, of_verb
from dragoman.coding.denied import denial, in_earnest, leading, told_by, unmade
from dragoman.coding.negation import negated
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

# Types of deeds in which one may say that one had no part.
DEEDS = frozenset(("AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE"))


def disclaimers(s: Sentence, i: int) -> list[int]:
    """Who says, or is said, to have had no part in a deed: Iran in `Iran had nothing to do with the bombing`."""
    i = leading(s, i)
    verb = _disclaiming(s, i)
    if verb is None:
        return []
    over = s.tokens[i].head
    part = over >= 0 and s.tokens[over].lemma.lower() in words("part")
    whose = [*doers(s, over), *s.each(over, "compound")] if part else []  # `denied Iranian involvement`
    if whose or s.tokens[verb].lemma.lower() == "denial":
        return whose or of_noun(s, verb).subjects
    subjects = of_verb(s, verb).subjects or list(s.each(verb, "nsubj:pass"))
    if subjects or s.tokens[verb].rel != "ccomp":
        return subjects
    return of_verb(s, s.tokens[verb].head).subjects  # of `said it had nothing to do with that` the tree may take `it` for a dummy


def disclaimed_beside(s: Sentence, i: int) -> list[int]:
    """Who has no part in a deed that the text tells for itself: the junta in `the attack, for which the junta denied responsibility`."""
    told = (i, *(of_verb(s, i).subjects if s.tokens[i].upos == "VERB" else ()))  # `the attack … killed 30`
    return [
        j for k in told for c in s.each(k, "acl:relcl") if s.tokens[c].lemma.lower() in words("deny")
        and any(s.tokens[x].lemma.lower() in words("part") for x in s.each(c, "obj")) for j in s.each(c, "nsubj")
    ]


def disowned(s: Sentence, i: int) -> bool:
    """Whether a deed is told as not somebody's, and not as another's."""
    return bool(disclaimers(s, i)) and not doers(s, i)


def _disclaiming(s: Sentence, i: int) -> int | None:
    """The predicate that gives somebody no part in a deed."""
    t = s.tokens[i]
    over = t.head
    if over < 0:
        return i if _behind(s, i) and unmade(s, i) else None
    above = s.tokens[over]
    lemma = above.lemma.lower()
    told = told_by(s, i)
    if told is not None:
        verb = denial(s, told)
        whole = s.tokens[told].lemma.lower() in words("accusation") and not any(True for _ in s.each(i, "nsubj"))
        return verb if whole and verb is not None and in_earnest(s, verb) else None
    if _behind(s, i):
        if any(True for _ in s.each(i, "nsubj")):
            return i if unmade(s, i) else None
        return over if lemma == "deny" and in_earnest(s, over) else None
    if lemma == "do" and s.tokens[above.head].text.lower() in ("nothing", "anything") and "with" in cases(s, i):
        having = s.tokens[above.head].head
        nothing = s.tokens[above.head].text.lower() == "nothing"
        return having if having >= 0 and s.tokens[having].lemma.lower() == "have" and nothing != unmade(s, having) else None
    if lemma in words("involved"):
        return over if unmade(s, over) else None
    if above.upos == "VERB":
        if t.rel == "obj":
            return over if lemma in words("do") and unmade(s, over) else None
        held = next((c for c in s.each(over, "obj") if s.tokens[c].lemma.lower() in words("part")), None)
        return _held(s, held) if held is not None and lemma in words("hold") else None
    return _held(s, over) if lemma in words("part") else None


def _held(s: Sentence, part: int) -> int | None:
    """The predicate that says of a part in a deed that somebody had none: `denied any role`, `played no part`."""
    noun, telling = part, words("report") | words("accusation") | words("truth")
    while s.tokens[noun].rel == "nmod" and s.tokens[s.tokens[noun].head].lemma.lower() in telling:
        noun = s.tokens[noun].head
    verb = denial(s, noun)
    if verb is not None:
        return verb if in_earnest(s, verb) else None
    over = s.tokens[noun].head
    held = over >= 0 and s.tokens[over].lemma.lower() in words("hold")
    return over if held and negated(s, part) != unmade(s, over) else None


def unrelated(s: Sentence, i: int) -> bool:
    """Whether a deed with its own doer is but what another has no part in, and was done: `the arrest is unrelated to his visit`."""
    t = s.tokens[i]
    over = s.tokens[t.head] if t.head >= 0 else t
    apart = over.lemma.lower() in words("apart") and "to" in cases(s, i)
    nothing = over.lemma.lower() == "do" and "with" in cases(s, i) and over.head >= 0 and s.tokens[over.head].text.lower() == "nothing"
    return (apart or nothing) and bool(doers(s, i))


def doers(s: Sentence, i: int) -> list[int]:
    """Whose deed a noun tells that it is, in so many words: `Hamas's attack`, `the Israeli raid`, `the raid by rebels`."""
    return [
        c for c in s.children[i]
        if s.tokens[c].deprel == "nmod:poss" or (s.tokens[c].upos == "ADJ" and s.tokens[c].text[0].isupper()) or "by" in cases(s, c)
    ]


def _behind(s: Sentence, i: int) -> bool:
    return "behind" in cases(s, i) and any(True for _ in s.each(i, "cop"))
