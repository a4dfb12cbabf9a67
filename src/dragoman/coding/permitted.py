"""What is only allowed, and what holds for anybody: no word tells that it was done."""

from __future__ import annotations

from dragoman.coding.wordlists import words
from dragoman.language import Sentence

PRESENT = ("VBZ", "VBP", "VBG")
RULING = frozenset(["can", "may", "shall"])
DUTY = frozenset(["must"])
ANYBODY = frozenset(["anybody", "anyone", "everybody", "everyone", "nobody", "whoever"])
WHOEVER = frozenset(["anybody", "anyone", "whoever"])
ANY, ONE = frozenset(["any", "each", "every", "no"]), frozenset(["a", "an"])
# Auxiliaries that stand before the subject in a condition without `if`.
TURNED = frozenset(["had", "should", "were"])


def permitted(s: Sentence, i: int) -> bool:
    """Whether the predicate is what a law or somebody allows another to do, now or ever: `a law that lets police search homes`.

    What was allowed once may well have been done: `allowed the ship to leave`.
    """
    while s.tokens[i].rel == "conj" and s.tokens[i].head >= 0:
        i = s.tokens[i].head
    t = s.tokens[i]
    over = s.tokens[t.head] if t.head >= 0 and t.rel in ("xcomp", "ccomp", "advcl") and t.xpos == "VB" else None
    return over is not None and over.lemma.lower() in words("permitting") and over.xpos in PRESENT


def turned_condition(s: Sentence, i: int) -> bool:
    """Whether the predicate is a condition told without `if`: `had Turkey closed the strait`, `should Iran attack`."""
    if s.tokens[i].rel not in ("advcl", "parataxis", "ccomp"):
        return False
    subject = next(iter(s.each(i, "nsubj")), -1)
    first = next((c for c in s.each(i, "aux", "cop") if c < subject), None)
    return first is not None and s.tokens[first].text.lower() in TURNED and not any(s.tokens[c].text == "?" for c in s.children[s.root])


def of_anybody(s: Sentence, i: int) -> bool:
    """Whether it is said what may be done by or to whoever it may be: `a sitting president cannot be prosecuted`, `anyone may be fined`.

    What tells who is meant was done by nobody either: `foreigners who join a rally can be deported`.
    """
    verb = s.tokens[i].head if s.tokens[i].rel == "aux" else i
    clause = next((k for k in (i, *s.ancestors(i)) if s.tokens[k].deprel.startswith("acl")), -1)
    noun = s.tokens[clause].head if clause >= 0 else -1
    if noun >= 0 and s.tokens[noun].text.lower() in WHOEVER:  # `will punish anyone who spies for Chad`
        return True
    whose = s.tokens[noun].head if noun >= 0 and _holds(s, clause) and s.tokens[noun].rel == "nsubj" else -1
    return any(v >= 0 and _of_anybody(s, v) for v in (verb, whose))


def _of_anybody(s: Sentence, verb: int) -> bool:
    modals = {s.tokens[c].lemma.lower() for c in s.each(verb, "aux")}
    subject = next(iter(s.each(verb, "nsubj")), None)
    if subject is None or not modals & (RULING | DUTY) or s.tokens[subject].upos not in ("NOUN", "PRON"):
        return False
    before = {s.tokens[c].text.lower() for c in s.each(subject, "det")}
    if s.tokens[subject].text.lower() in ANYBODY or before & ANY:
        return True
    whoever = s.tokens[subject].xpos == "NNS" and not before and any(_holds(s, k) for k in s.each(subject, "acl"))
    return bool(modals & RULING) and (whoever or (bool(before & ONE) and not _named(s, subject)))


def _holds(s: Sentence, clause: int) -> bool:
    """Whether a relative clause tells in the present of whoever does so: `foreigners who join a rally`."""
    t = s.tokens[clause]
    finite = [t.xpos, *(s.tokens[c].xpos for c in s.each(clause, "aux", "cop"))]
    return t.deprel == "acl:relcl" and any(x in ("VBP", "VBZ") for x in finite) and "VBG" not in finite


def _named(s: Sentence, j: int) -> bool:
    """Whether a noun is told more closely by a name: `a Paris court may free him`."""
    return any(s.tokens[k].upos == "PROPN" or (k > 0 and s.tokens[k].text[:1].isupper()) for k in s.subtree(j))
