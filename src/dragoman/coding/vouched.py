"""What nobody vouches for: asked or left open whether it is so, not confirmed, doubted, thought not to be so."""

from __future__ import annotations

from dragoman.coding.denied import clause, told_by
from dragoman.coding.negation import negated
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Status

CLAUSES = ("ccomp", "csubj", "xcomp", "acl")


def unvouched(s: Sentence, i: int) -> Status | None:
    """The status of a predicate in such a clause; None where somebody, or the author, says that it is so."""
    top = clause(s, i)
    t = s.tokens[top]
    over = t.head
    if over < 0:
        return None
    if t.rel in CLAUSES:
        marks = {s.tokens[c].text.lower() for c in s.each(top, "mark")}
        if "whether" in marks or ("if" in marks and t.rel == "ccomp"):
            return Status.HYPOTHETICAL
        lemma = s.tokens[over].lemma.lower()
        if t.rel == "ccomp" and (lemma in words("doubt") or (lemma in words("vouch") and _unsaid(s, over))):
            return Status.HYPOTHETICAL
        if t.rel != "acl" and lemma in words("hold_true") and (negated(s, over) or _by_few(s, over)):
            return Status.NEGATED
    noun = told_by(s, top)
    verb = s.tokens[noun].head if noun is not None and s.tokens[noun].deprel in ("obj", "nsubj:pass", "obl", "nmod") else -1
    kind = "vouch" if noun is not None and s.tokens[noun].rel not in ("obl", "nmod") else "commenting"
    return Status.HYPOTHETICAL if verb >= 0 and s.tokens[verb].lemma.lower() in words(kind) and _unsaid(s, verb) else None


def _unsaid(s: Sentence, verb: int) -> bool:
    """Whether somebody is told not to say it, or to be unwilling to."""
    t = s.tokens[verb]
    return negated(s, verb) or (t.rel == "xcomp" and s.tokens[t.head].lemma.lower() in words("unwilling"))


def _by_few(s: Sentence, verb: int) -> bool:
    """Whether hardly anybody does it: `few believe that the army will leave`."""
    quantities = (k for c in s.each(verb, "nsubj") for k in (c, *s.each(c, "amod")) if s.tokens[k].text.lower() == "few")
    return any(s.tokens[max(0, k - 1)].text.lower() != "a" for k in quantities)
