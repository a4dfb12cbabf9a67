"""What somebody is said to be due to do, with no word that asks: `it is time for Mali to vote`, `the time has come for them to go`."""

from __future__ import annotations

from dragoman.language import Sentence

CLAUSES = ("acl", "advcl", "ccomp", "csubj", "xcomp")
NOBODY = frozenset(["i", "it", "one", "there", "we"])


def due_of(s: Sentence, i: int) -> list[int]:
    """The clauses behind such a noun or adjective that tell who should do what; none that leave open who, nor of the speakers."""
    t = s.tokens[i]
    if t.lemma.lower() == "time" and t.upos == "NOUN":
        over = i if _high_time(s, i) else t.head if t.rel == "nsubj" and t.head >= 0 and s.tokens[t.head].lemma.lower() == "come" else -1
        return [] if over < 0 else [c for c in s.each(over, *CLAUSES) if c > i and _of_somebody(s, c) and _fits(s, i, c)]
    if t.upos != "ADJ" or not _it(s, i):
        return []
    return [c for c in s.each(i, "csubj", "ccomp") if c > i and _of_somebody(s, c)]


def _high_time(s: Sentence, i: int) -> bool:
    """Whether it is time for something: no first time, nor some time of the past."""
    told = all(s.tokens[c].text.lower() == "high" for c in s.each(i, "amod", "nummod"))
    now = any(s.tokens[c].text.lower() == "now" for c in s.each(i, "advmod", "nsubj"))
    return told and (now or (_it(s, i) and s.child(i, "det") is None))


def _it(s: Sentence, i: int) -> bool:
    subject = any(s.tokens[c].text.lower() == "it" for c in s.each(i, "expl", "nsubj"))
    return subject and s.child(i, "cop") is not None


def _of_somebody(s: Sentence, c: int) -> bool:
    doers = [s.tokens[k].text.lower() for k in s.each(c, "nsubj")]
    return bool(doers) and not set(doers) & NOBODY


def _fits(s: Sentence, i: int, c: int) -> bool:
    """Whether a clause is what it is time for, and not when: `for them to go`, or `that they went` where it has no article."""
    marks = {s.tokens[k].text.lower() for k in s.each(c, "mark", "advmod")}
    return "for" in marks or (s.child(i, "det") is None and not marks - {"that", "back", "now"})
