"""Whom an act reaches as only words beside its verb tell: where fired missiles fell, whom batons drove off, for whom a show of force is."""

from __future__ import annotations

from dragoman.coding.arguments import cases, of_verb, spread
from dragoman.coding.candidates import Candidate
from dragoman.coding.wordlists import words
from dragoman.language import Sentence


def hit_beside(s: Sentence, c: Candidate) -> list[int]:
    """Who is hit by an assault as only another verb tells: a guard in `ambushed a convoy, killing a guard`, and where missiles fell."""
    if c.like != "ASSAULT":
        return []
    beside = (k for k in s.each(c.head, "advcl") if k > c.head and s.tokens[k].xpos == "VBG" and s.child(k, "nsubj") is None)
    hurting = (k for k in beside if s.tokens[k].lemma.lower() in words("hurting"))
    return [*(x for k in hurting for j in s.each(k, "obj") for x in spread(s, j)), *where_it_fell(s, c.head)]


def where_it_fell(s: Sentence, i: int) -> list[int]:
    """What was hit by what somebody fired: Eilat in `a missile fired by rebels hit Eilat`."""
    t = s.tokens[i]
    shot = s.tokens[t.head]
    if t.deprel != "acl" or t.xpos != "VBN" or shot.rel != "nsubj" or shot.lemma.lower() not in words("fired_off"):
        return []
    a = of_verb(s, shot.head)
    return [] if a.passive else [*a.objects, *a.under("in", "on", "into", "at", "near", "outside")]


def posted_in(s: Sentence, j: int) -> list[int]:
    """Where a mission of one's own is: Kabul in `closed its embassy in Kabul`, `cut the staff of its embassy in Kabul`."""
    if s.tokens[j].lemma.lower() not in words("missions"):
        return []
    places = [k for x in s.each(j, "nmod") if {"in", "to"} & set(cases(s, x)) for k in spread(s, x)]
    return places or [k for x in s.each(j, "nmod") if {"of", "at"} & set(cases(s, x)) for k in posted_in(s, x)]


def signals(s: Sentence, j: int) -> bool:
    """Whether a noun but tells what a show of force is meant for: `in a warning to Israel`, `as a signal`."""
    return s.tokens[j].rel in ("obl", "nmod") and bool({"in", "as"} & set(cases(s, j))) and s.tokens[j].lemma.lower() in words("signals")


def driven_off(s: Sentence, i: int) -> list[int]:
    """Whom force is used to drive off: the marchers in `used batons to disperse the marchers`."""
    return [j for v in s.each(i, "advcl", "xcomp") if drives_off(s, v) for j in of_verb(s, v).objects]


def drives_off(s: Sentence, v: int) -> bool:
    """Whether a verb but tells what force is used for: `to disperse the marchers`."""
    marks = {s.tokens[k].text.lower() for k in s.each(v, "mark")}
    return s.tokens[v].lemma.lower() in words("driving_off") and s.tokens[v].rel in ("advcl", "xcomp") and "to" in marks


def signalled(s: Sentence, i: int) -> list[int]:
    """For whom a show of force is told to be: Israel in `paraded missiles in a warning to Israel`, `in a display aimed at Israel`."""
    beside = (j for j in s.each(i, "obl", "nmod") if signals(s, j))
    near = (k for j in beside for k in (j, *(x for x in s.each(j, "acl") if s.tokens[x].lemma.lower() in words("aiming"))))
    told = (j for k in near for j in s.each(k, "nmod", "obl") if {"to", "at", "against", "for"} & set(cases(s, j)))
    return [k for j in told for k in spread(s, j)]
