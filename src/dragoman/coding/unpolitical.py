"""What misleads and is no politics: what art shows, what nature does, what a mishap is to blame for, what the press is not told."""

from __future__ import annotations

from dragoman.coding.arguments import Arguments, cases, of_noun, of_verb
from dragoman.coding.negation import negated
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

ASKED = frozenset(["how", "what", "when", "where", "whether", "which", "who", "why"])
THE = frozenset(["the", "this", "his", "her", "its", "their"])
SHOWN = frozenset(["of", "about", "on"])


def portrayed(s: Sentence, i: int, works: frozenset[str], portraying: frozenset[str]) -> bool:
    """Whether a predicate is but what a work of art shows: `the film tells of a girl abducted by soldiers`, `a novel about the siege`."""
    if _set_in(s, i, works) or _of_a_figure(s, i, works):
        return True
    j = i
    while (over := s.tokens[j].head) >= 0:
        t, above = s.tokens[j], s.tokens[over]
        if t.deprel == "acl:relcl" and _work(s, over, works) and over < j and _in_which(s, j):
            return True
        shows = j != i and t.lemma.lower() in portraying
        if _work(s, over, works) and over < j and ((t.rel == "nmod" and SHOWN & set(cases(s, j))) or (t.rel == "acl" and shows)):
            return True
        told = t.rel in ("obj", "obl", "ccomp", "xcomp") and above.lemma.lower() in portraying
        if told and any(_work(s, c, works) for c in _telling(s, over)):
            return True
        j = over
    return False


def _of_a_figure(s: Sentence, i: int, works: frozenset[str]) -> bool:
    """Whether it is done by or to somebody of a work: `the novel's hero is deported`, `the heroine of the film blackmails a minister`."""
    figures = (j for j in s.each(i, "nsubj", "nsubj:pass") if s.tokens[j].lemma.lower() in words("figures"))
    owners = (k for j in figures for k in s.each(j, "nmod") if s.tokens[k].deprel == "nmod:poss" or "of" in cases(s, k))
    return any(_work(s, k, works) for k in owners)


def _set_in(s: Sentence, i: int, works: frozenset[str]) -> bool:
    """Whether a clause opens with the work in which it is so: `in the tale, a fisherman is arrested`."""
    while s.tokens[i].rel in ("conj", "xcomp", "obj", "obl", "nmod") and s.tokens[i].head >= 0:
        i = s.tokens[i].head
    for j in s.each(i, "obl"):
        known = any(s.tokens[k].text.lower() in THE for k in s.each(j, "det", "nmod:poss"))
        if j < i and _work(s, j, works) and known and cases(s, j) == ["in"]:
            return True
    return False


def _in_which(s: Sentence, clause: int) -> bool:
    """Whether a clause tells what is in its noun: `a thriller in which agents kidnap a minister`."""
    return any(s.tokens[k].text.lower() == "where" or "in" in cases(s, k) for k in s.each(clause, "obl", "advmod") if k < clause)


def _telling(s: Sentence, i: int) -> list[int]:
    a = of_verb(s, i)
    return a.objects if a.passive else a.subjects


def _work(s: Sentence, i: int, works: frozenset[str]) -> bool:
    return s.tokens[i].upos == "NOUN" and s.tokens[i].lemma.lower() in works


def by_nature(s: Sentence, i: int, arguments: Arguments | None, nature: frozenset[str], named: frozenset[str] = frozenset()) -> bool:
    """Whether the doer is what does nothing on purpose: `locusts have invaded farms`, unlike a wave of attacks.

    `named`: what of it bears a name, as `Cyclone Idai`; a proper name that is another of its words is that of somebody or something else.
    """
    noun = s.tokens[i].upos == "NOUN"
    a = arguments if arguments is not None else of_noun(s, i) if noun else of_verb(s, i)
    return bool(a.subjects) and all(_natural(s, j, nature, named) for j in a.subjects)


def _natural(s: Sentence, j: int, nature: frozenset[str], named: frozenset[str]) -> bool:
    t = s.tokens[j]
    if any("of" in cases(s, k) for k in s.each(j, "nmod")):
        return False
    before = [k for k in s.each(j, "compound") if k == j - 1]
    if t.lemma.lower() in ("explosion", "blast") and any(s.tokens[k].lemma.lower() in words("bursting") for k in s.subtree(j) if k < j):
        return True
    return (t.upos == "NOUN" and t.lemma.lower() in nature | named) or any(
        s.tokens[k].upos == "PROPN" and s.tokens[k].text.lower() in named for k in (j, *before)
    )


def by_mishap(s: Sentence, i: int, mishaps: frozenset[str]) -> bool:
    """Whether it befell them in a mishap, told of all at its end: `two were killed and five injured in a car accident`."""
    t = s.tokens[i]
    joined = {i, *s.each(i, "conj"), *((t.head, *s.each(t.head, "conj")) if t.rel == "conj" else ())}
    passive = any(True for _ in s.each(i, "nsubj:pass", "aux:pass"))
    return passive and any(
        s.tokens[j].lemma.lower() in mishaps and {"in", "during"} & set(cases(s, j)) for k in joined for j in s.each(k, "obl")
    )


def by_vehicle(s: Sentence, i: int, vehicles: frozenset[str], colliding: frozenset[str], aimed_at: frozenset[str]) -> bool:
    """Whether nobody's car or train ran into somebody, here or in the clause that tells when: `two were killed when a bus hit a van`."""
    def told(clause: int) -> bool:
        return any(s.tokens[m].text.lower() in ("when", "after", "as") for m in s.each(clause, "mark", "advmod"))

    for k in (i, *filter(told, s.each(i, "advcl"))):
        if s.tokens[k].lemma.lower() not in colliding:
            continue
        a = of_verb(s, k)
        run = (j for j in a.subjects if s.tokens[j].lemma.lower() in vehicles)
        struck = {s.tokens[j].lemma.lower() for j in (*a.objects, *a.under("into", "with", "against"))}
        by_chance = bool(struck) and struck <= vehicles | words("obstacles")
        nobodys = [j for j in run if s.child(j, "nmod", "nmod:poss", "acl") is None or (by_chance and _ones_own(s, j))]
        owned = any(s.tokens[c].upos != "ADJ" for j in nobodys for c in s.each(j, "compound"))
        meant = any(s.tokens[x].lemma.lower() in aimed_at for j in (*a.objects, *a.under("into", "over", "through")) for x in s.subtree(j))
        if nobodys and len(nobodys) == len(a.subjects) and not owned and not meant:
            return True
    return False


def _ones_own(s: Sentence, j: int) -> bool:
    """Whether a vehicle is told to be that of somebody named before: `his motorcycle`."""
    owner = s.child(j, "nmod:poss")
    return owner is not None and s.tokens[owner].xpos == "PRP$" and s.child(j, "nmod", "acl") in (None, owner)


def of_danger(s: Sentence, i: int, dangers: frozenset[str]) -> bool:
    """Whether it is a danger and nobody that somebody says will do harm: `warned that the drought would kill cattle`."""
    subjects = [j for c in s.each(i, "ccomp") for j in s.each(c, "nsubj")]
    return any(s.tokens[j].lemma.lower() in dangers for j in subjects)


def keeps_silent(s: Sentence, i: int) -> bool:
    """Whether somebody but tells the press nothing: `declined to comment`, `refused to say when`, `declined to be named`."""
    if s.tokens[i].lemma.lower() not in words("unwilling"):
        return False
    for k in s.each(i, "xcomp"):
        lemma, passive = s.tokens[k].lemma.lower(), any(s.tokens[c].lemma == "be" for c in s.each(k, "aux", "aux:pass"))
        asked = any(s.tokens[c].text.lower() in ASKED for j in s.each(k, "ccomp", "obj", "advcl", "obl") for c in s.subtree(j)[:2])
        if lemma in words("commenting") or (passive and lemma in words("quoting")) or (asked and lemma in words("answering")):
            return True
    return False


def left_unsaid(s: Sentence, i: int) -> bool:
    """Whether an act is but what somebody will not say whether it was: `would not say whether he had met her`."""
    below = i
    for k in (*s.ancestors(i), -1):
        marks = {s.tokens[m].text.lower() for m in s.each(below, "mark")}
        asked = bool(marks & {"whether", "if"}) and s.tokens[below].rel in ("ccomp", "advcl")
        if k >= 0 and asked and s.tokens[k].lemma.lower() in words("answering"):
            over = s.tokens[k].head
            silent = s.tokens[k].rel == "xcomp" and s.tokens[over].lemma.lower() in words("unwilling")
            return silent or negated(s, k)
        below = k
    return False
