"""Titles and bodies that the tree leaves apart from the name right behind them, tied to it: `X Party (XP) Legislator Ana Lind said`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.actors.agreement import personal
from dragoman.actors.phrase import root
from dragoman.knowledge import word_list
from dragoman.language.reading import Name, Sentence, Token

SUBJECTS = ("nsubj", "nsubj:pass")
HELD = frozenset(("NOUN", "PROPN"))
LONG = 16  # words of a title
STYLES = word_list("actors", "retied.styles")
WHOSE = frozenset(["His", "Her", "Their", "his", "her", "their"])
STYLED = word_list("actors", "retied.styled")
WHOLES = word_list("actors", "retied.wholes")
ENVOYS = word_list("actors", "retied.envoys")
FORMER = word_list("actors", "retied.former")
NO_TAGS: Mapping[int, str] = {}


def retied(s: Sentence) -> Sentence:
    """The sentence with two neighbouring subjects of one verb, a title or body and a personal name, made one phrase.

    A title before the name becomes its `nmod:desc`, a body before title and name a `compound`; where the title has an of-phrase
    of its own, or tells where somebody is posted, the name is its `appos`. A style, `His Highness`, becomes a `nmod:desc` of who is so
    styled.
    """
    for t in s.tokens:
        if t.text in STYLES and t.i > 0:
            s = _unstyled(s, t.i)
        if t.text in WHOLES:
            s = _owned_by_all(s, t.i)
        if t.lemma.lower() in ENVOYS:
            s = _sent_to(s, t.i)
    for name in s.names:
        if name.label == "PER":
            s = _of_two_offices(_posted(_tied(s, name), name), name)
        elif name.label == "ORG":
            s = _lettered(s, name)
    return s


def _lettered(s: Sentence, name: Name) -> Sentence:
    """`Ana Lind, Grid Authority (GA) spokesperson`: the body is the officer's, whom its letters part from it."""
    end = name.last + 3
    letters = end < len(s.tokens) and s.tokens[name.last].text == "(" and s.tokens[end - 1].text == ")" and s.tokens[end - 2].text.isupper()
    if not letters or s.tokens[end].upos != "NOUN":
        return s
    own = root(s, name.first, name.last)
    body, office = s.tokens[own], s.tokens[end]
    sisters = office.head == body.head and office.rel in ("appos", "conj", "parataxis", "dep") and body.rel in ("appos", "nmod", "dep")
    return changed(s, {own: (end, "compound")}) if sisters else s


def _posted(s: Sentence, name: Name) -> Sentence:
    """`the French ambassador to Ghana Anne Ave`: the name is the officer's, and no part of the phrase that tells of the place."""
    before = name.first - 1
    while before > 0 and (_honorific(s.tokens[before]) or s.tokens[before].text in STYLED):
        before -= 1
    place = next((n for n in s.names if n.label == "LOC" and n.last - 1 == before), None)
    if place is None:
        return s
    head = root(s, place.first, place.last)
    office = s.tokens[head].head
    case = next((i for i in range(max(0, place.first - 2), place.first) if s.tokens[i].text.lower() in ("to", "for")), None)
    titled = s.tokens[head].rel == "nmod" and 0 <= office < place.first and s.tokens[office].upos in HELD
    own = root(s, name.first, name.last)
    within = s.tokens[own].head in (office, head) and s.tokens[own].rel in ("nmod", "flat", "appos", "compound")
    bare = all(s.tokens[c].i > own for c in s.each(own, "case"))
    beside = s.tokens[own].head == s.tokens[office].head and s.tokens[own].rel in ("obl", "obj", "iobj", "dep") and bare
    if case is None or not titled or not (within or beside) or (s.tokens[own].head, s.tokens[own].deprel) == (office, "appos"):
        return s
    new = {own: (office, "appos"), case: (head, "case")}
    new |= {i: (own, "flat") for i in range(name.first, name.last) if i != own and not name.first <= s.tokens[i].head < name.last}
    return changed(s, new)


def _sent_to(s: Sentence, envoy: int) -> Sentence:
    """`the Ambassador of the Republic of Sudan to Norway`: it is the envoy who is sent there, and not his republic."""
    of = [c for c in s.each(envoy, "nmod") if c > envoy and any(s.tokens[k].text == "of" for k in s.each(c, "case"))]
    inside = [j for c in of for j in s.subtree(c) if j > c]
    there = next((j for j in inside if s.tokens[j].rel == "nmod" and any(s.tokens[k].text == "to" for k in s.each(j, "case"))), None)
    return s if there is None else changed(s, {there: (envoy, "nmod")})


def _of_two_offices(s: Sentence, name: Name) -> Sentence:
    """`Former governor and senator Ana Lind`: a person of two offices, of which the tree makes one more person."""
    own = root(s, name.first, name.last)
    second = name.first - 1
    if second < 0 or s.tokens[second].head != own or s.tokens[second].deprel != "nmod:desc":
        return s
    joint = min(s.subtree(second)) - 1
    if joint < 1 or s.tokens[joint].text.lower() != "and":
        return s
    first = s.tokens[joint - 1]
    joined = (s.tokens[own].head, s.tokens[own].rel) == (first.i, "conj")
    beside = s.tokens[own].head == first.head and s.tokens[own].rel == first.rel
    title = first.xpos in ("NN", "NNP") and personal(first.lemma.lower()) and not any(n.first <= first.i < n.last for n in s.names)
    articles = [c for i in (first.i, second) for c in s.each(i, "det", "nmod:poss")]
    if not title or articles or not (joined or beside):
        return s
    new = {own: (first.head, first.deprel), first.i: (own, "nmod:desc"), joint: (own, "cc")}
    new |= {c: (own, s.tokens[c].deprel) for c in s.children[first.i] if c != own and (c > joint or s.tokens[c].text.lower() in FORMER)}
    return changed(s, new)


def _owned_by_all(s: Sentence, whole: int) -> Sentence:
    """`the Federated States of Micronesia's president`: he is that of the whole name, not something of Micronesia's in `the States`."""
    thing = next((c for c in s.each(whole, "nmod") if c > whole and s.tokens[c].upos in HELD), None)
    part = None if thing is None else next((c for c in s.each(thing, "nmod:poss") if whole < c), None)
    if thing is None or part is None or s.tokens[part].upos != "PROPN":
        return s
    of = whole + 1
    if s.tokens[of].text != "of" or s.tokens[of].head not in (thing, part):
        return s
    new = {thing: (s.tokens[whole].head, s.tokens[whole].deprel), whole: (thing, "nmod:poss"), part: (whole, "nmod"), of: (part, "case")}
    new |= {c: (whole, "case") for c in s.each(part, "case") if c > part}
    new |= {c: (thing, s.tokens[c].deprel) for c in s.children[whole] if c > part and c != thing}
    return changed(s, new)


def _unstyled(s: Sentence, at: int) -> Sentence:
    """`His Highness the Emir`: the style and its pronoun hang on what follows, which takes the place of the style."""
    first = at - 1 - (s.tokens[at - 1].text == "Royal")
    behind = at + 1 + (at + 1 < len(s.tokens) and s.tokens[at + 1].text.lower() == "the")
    if first < 0 or s.tokens[first].text not in WHOSE:
        return s
    if behind >= len(s.tokens) or s.tokens[behind].upos not in (*HELD, "ADJ"):  # `His Majesty received ...`
        return changed(s, {first: (at, "nmod:desc")}, {first: "PROPN"})
    inside = range(first, at + 1)
    styled = behind
    while s.tokens[styled].head > at and s.tokens[styled].head >= behind and s.tokens[s.tokens[styled].head].upos in HELD:
        styled = s.tokens[styled].head
    style = next(s.tokens[i] for i in (at, *inside) if s.tokens[i].head not in inside)
    new = dict.fromkeys(inside, (styled, "nmod:desc"))
    if s.tokens[styled].head in inside:
        new[styled] = style.head, style.deprel
    new |= {c: (styled, s.tokens[c].deprel) for i in inside for c in s.children[i] if c not in inside and c != styled}
    return changed(s, new, dict.fromkeys(inside, "PROPN"))


def _tied(s: Sentence, name: Name) -> Sentence:
    at = root(s, name.first, name.last)
    right = _subject(s, at)
    if right is None:
        return s
    first = min(s.subtree(right))
    left = next((c for c in s.children[s.tokens[right].head] if c < right and s.tokens[c].deprel in SUBJECTS and c != right), None)
    if left is None or s.tokens[left].upos not in HELD or any(n.label == "PER" and n.first <= left < n.last for n in s.names):
        return s
    below = s.subtree(left)
    if max(below) + 1 != first or name.first - min(below) > LONG or s.tokens[first - 1].text in (",", ";", ":"):
        return s
    if right != at or any(i < name.first and s.tokens[i].upos in HELD and not _honorific(s.tokens[i]) for i in s.subtree(right)):
        return changed(s, {left: (right, "compound")})  # a body before title and name
    if max(below) == left:
        return changed(s, {left: (right, "nmod:desc")})
    return changed(s, {right: (left, "appos"), left: (s.tokens[right].head, s.tokens[right].deprel)})


def _subject(s: Sentence, at: int) -> int | None:
    """The subject that a name is, or that it is a close apposition of."""
    t = s.tokens[at]
    if t.deprel in SUBJECTS:
        return at
    over = t.head
    return over if t.rel == "appos" and over >= 0 and over < at and s.tokens[over].deprel in SUBJECTS and at - over < LONG else None


def _honorific(t: Token) -> bool:
    return t.text.endswith(".")


def changed(s: Sentence, new: dict[int, tuple[int, str]], upos: Mapping[int, str] = NO_TAGS) -> Sentence:
    """The sentence with other heads and labels of some tokens, and other tags."""
    tokens = tuple(
        replace(t, head=new[t.i][0], deprel=new[t.i][1], upos=upos.get(t.i, t.upos)) if t.i in new else t for t in s.tokens
    )
    return replace(s, tokens=tokens)
