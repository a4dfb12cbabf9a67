"""Verbs of a series that the tree hangs on a word before them, joined to the first: `Chad met Mali, accused Togo of theft and left`."""

from __future__ import annotations

from dragoman.actors.retied import changed
from dragoman.language.reading import Sentence

HUNG = frozenset(["acl", "advcl", "ccomp"])
OWN_CLAUSE = ("nsubj", "mark", "aux", "expl", "cop")


def rejoined(s: Sentence) -> Sentence:
    """The sentence with each verb in the past without a subject, behind a comma and before another with `and`, hung on the first."""
    for t in s.tokens:
        first = _first(s, t.i) if t.deprel in HUNG and t.xpos == "VBD" and t.i > 1 and s.tokens[t.i - 1].text == "," else None
        if first is not None:
            s = changed(s, {t.i: (first, "conj")} | dict.fromkeys(s.each(t.i, "conj"), (first, "conj")))
        verb = _over(s, t.i) if t.rel == "compound" else None
        if verb is not None:
            s = changed(s, {t.i: (verb, "nsubj")})
    return s


def _over(s: Sentence, i: int) -> int | None:
    """The verb in the past over which the tree ties a noun to the verb's object: `Police clubbed marchers`."""
    t = s.tokens[i]
    verb = s.tokens[t.head].head if s.tokens[t.head].rel == "obj" else -1
    past = i < verb < t.head and s.tokens[verb].xpos == "VBD" and t.upos in ("NOUN", "PROPN")
    return verb if past and s.child(verb, "nsubj", "aux") is None else None


def _first(s: Sentence, i: int) -> int | None:
    """The verb in the past, with a subject, that a verb without one goes on from; None where it is no series."""
    bare = s.child(i, *OWN_CLAUSE) is None and s.child(i, "obj", "iobj") is not None
    if not bare:
        return None
    verbs = (j for j in s.ancestors(i) if s.tokens[j].upos == "VERB")
    first = next((j for j in verbs if s.tokens[j].xpos == "VBD" and s.child(j, "aux") is None), None)
    if first is None or first > i or s.child(first, "nsubj") is None:
        return None
    later = (c for j in (i, first) for c in s.each(j, "conj") if c > i)
    series = any(s.tokens[c].xpos == "VBD" and s.child(c, "nsubj") is None for c in later)
    return first if series else None
