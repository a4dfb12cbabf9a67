"""At whom a hostile thing is aimed that somebody is for: Russia in `Denmark backed sanctions against Russia`, whom that supports not."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.coding.arguments import cases
from dragoman.coding.candidates import Candidate
from dragoman.coding.wordlists import words
from dragoman.language import Sentence, Token

FRIENDLY = frozenset(["AID", "COOPERATE", "SUPPORT"])
UPON = frozenset(["in", "on", "upon"])


def other_side(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether a word is with whom he who is helped is at odds: Benin in `would stand by Togo in its dispute with Benin`."""
    t = s.tokens[j]
    while t.rel == "conj" and t.head >= 0:
        t = s.tokens[t.head]
    quarrel = s.tokens[t.head] if t.rel == "nmod" and "with" in cases(s, t.i) else None
    odds = quarrel is not None and quarrel.lemma.lower() in words("quarrels") and "in" in cases(s, quarrel.i)
    return odds and c.like in FRIENDLY | {"AGREE"} and quarrel is not None and any(True for _ in s.each(quarrel.i, "nmod:poss"))


def aimed_at(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether a word is at whom something hostile is aimed: `against Russia`, `strikes on Syria`, `the arrest of the general`.

    Whoever is for an end of it is for those as well, and so is who mourns it.
    """
    thing, told = _thing_over(s, j)
    if c.like not in FRIENDLY or thing is None:
        return False
    noun = thing.lemma.lower() if thing.upos == "NOUN" else ""
    harmed = noun in words("harms") and "of" in told and s.tokens[c.trigger].lemma.lower() not in words("mourning")
    if not ("against" in told or harmed or (noun in words("hostile_things") and told & UPON)):
        return False
    return not _ended(s, thing.i)


def spared(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether a word is at whom something hostile is aimed that others are to end: Gaza in `demanded an end to the siege of Gaza`."""
    thing, told = _thing_over(s, j)
    if c.like != "REQUEST" or thing is None or thing.upos != "NOUN":
        return False
    noun = thing.lemma.lower()
    hit = (noun in words("hostile_things") and told & {"against", "on", "upon"}) or (noun in words("besetting") and "of" in told)
    return bool(hit) and _ended(s, thing.i, {c.head, c.trigger})


def _thing_over(s: Sentence, j: int) -> tuple[Token | None, set[str]]:
    """What a word or those whom it is joined with stand under, and by which prepositions."""
    t, told = s.tokens[j], set(cases(s, j))
    while t.rel == "conj" and t.head >= 0:
        t, told = s.tokens[t.head], told | set(cases(s, t.head))
    if t.head < 0 or t.rel not in ("nmod", "obl"):
        return None, told
    over = s.tokens[t.head]
    return s.tokens[over.head] if over.deprel == "acl" and over.xpos == "VBN" else over, told


def _ended(s: Sentence, i: int, but: Collection[int] = ()) -> bool:
    """Whether it is the end of something that is told of; `but`: the words of the act itself."""
    above = (s.tokens[k].lemma.lower() for k in (i, *s.ancestors(i)) if k not in but)
    return bool((words("undoing") | words("ending") | words("endings")) & set(above))
