"""Who stands about an act without a part in it: beyond its clause, moved by it, or in the next act alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dragoman.actors import PRONOUNS
from dragoman.coding.arguments import cases, of_verb, spread
from dragoman.coding.candidates import Candidate
from dragoman.coding.proposal import tree_parts
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Actor

FOUGHT = frozenset(("ASSAULT", "PROTEST", "MOBILIZE"))  # acts that go on between two: the war of one against the other
DASHES = frozenset("-–—")
SHORT = 6  # words of who says a headline


def within_clause(s: Sentence, c: Candidate, actors: list[Actor], recipients: list[Actor]) -> list[Actor]:
    """Leave out who stands outside the clause of an act that is not mutual, where who has his part by grammar is found.

    So Egypt in `Egypt met Greece, whom Turkey blamed`. A pronoun that takes up nobody known leaves the others in.
    Gives the actors that were left out.
    """
    before = list(actors)
    doing, touched, _ = tree_parts(s, c)
    near = _region(s, c, (*doing, *touched))
    for side, heads, reach in ((actors, doing, _within(s, c, doing)), (recipients, touched, near - _of_others(s, c, doing, touched))):
        if any(_places(s, a) & set(heads) and not _anything(s, a, heads is doing) for a in side):
            side[:] = [a for a in side if _places(s, a) & reach]
    others = _of_next_act(s, c)
    actors[:] = [a for a in actors if not _places(s, a) & others and not _aimed_at(s, c, a) and not _own_dead(s, c, a, near, recipients)]
    for side, heads in ((actors, doing), (recipients, touched)):
        side[:] = [a for a in side if _places(s, a) & set(heads) or not any(_felt(s, j) for j in _places(s, a))]
    return [a for a in before if a not in actors]


def _anything(s: Sentence, a: Actor, doing: bool) -> bool:
    """Whether a party is but a pronoun that takes up nobody known, or a doer that is a thing: the letter in `a letter signed by monks`."""
    thing = doing and not any(s.tokens[j].xpos == "NNS" for j in _places(s, a))
    return a.id == "UNK" and (thing or a.span.text.lower() in PRONOUNS)


def in_headline(s: Sentence) -> int | None:
    """Who says what a headline tells: Turkey in `Turkey: Greece must leave`, `Greece must leave - Turkey`."""
    marks = [t.i for t in s.tokens if t.text == ":" or (t.text in DASHES and t.i and s.tokens[t.i - 1].end < t.start)]
    if len(marks) != 1 or s.tokens[-1].text in (".", "!", "?"):
        return None
    sides = (range(marks[0]) if s.tokens[marks[0]].text == ":" else range(0), range(marks[0] + 1, len(s.tokens)))
    for side in sides:
        heads = [j for j in side if s.tokens[j].head not in side and s.tokens[j].rel != "punct"]
        if len(heads) == 1 and len(side) <= SHORT and not any(s.tokens[j].upos in ("VERB", "AUX") for j in side):
            return heads[0]
    return None


def without_topics(s: Sentence, c: Candidate, actors: list[Actor]) -> None:
    """Leave out what several but talk of or sign: Syria in `Lavrov and Fidan discussed Syria`."""
    i = c.head
    if s.tokens[i].lemma.lower() in words("dealt_in"):
        topics = {k for j in s.each(i, "obj") for k in spread(s, j)}
        actors[:] = [a for a in actors if not _places(s, a) & topics]


def _places(s: Sentence, a: Actor) -> set[int]:
    return {t.i for t in s.tokens if t.start < a.span.end and a.span.start < t.end}


def _region(s: Sentence, c: Candidate, heads: Iterable[int]) -> set[int]:
    """The words of the clause of an act and of the phrases to which the tree gives a part in it."""
    return {k for i in (_clause(s, c), *heads) for k in s.subtree(i)}


def _within(s: Sentence, c: Candidate, heads: Iterable[int]) -> set[int]:
    """The words of the clause alone: nobody of a clause or circumstance below it does what it tells."""
    out, waiting = set(heads), [_clause(s, c), *heads]
    while waiting:
        i = waiting.pop()
        out.add(i)
        waiting += [k for k in s.children[i] if k not in out and not _aside(s, k)]
    return out


def _of_others(s: Sentence, c: Candidate, doing: Iterable[int], touched: Iterable[int]) -> set[int]:
    """The words of what else the doers do: in a clause that tells of them, in the next act."""
    clauses = [k for j in doing for k in s.each(j, "acl")]
    clauses += [k for k in s.each(_clause(s, c), "conj") if s.tokens[k].upos == "VERB" and any(True for _ in s.each(k, "obj", "nsubj"))]
    own = {k for j in touched for k in s.subtree(j)}
    below = [s.subtree(k) for k in clauses]
    return {m for words_ in below if c.head not in words_ for m in words_} - own


def _aside(s: Sentence, i: int) -> bool:
    t = s.tokens[i]
    if t.deprel == "acl" and t.lemma.lower() == "join":  # `joined by Ghana`
        return False
    other = t.rel in ("acl", "advcl", "ccomp", "parataxis") or (t.rel == "conj" and t.upos == "VERB")
    return other or (t.rel in ("obl", "nmod") and bool(words("circumstances") & set(cases(s, i))))


def _clause(s: Sentence, c: Candidate) -> int:
    """The predicate of the clause: the verb that a noun of doing goes with, or that an infinitive completes."""
    i = c.head
    while s.tokens[i].head >= 0 and (s.tokens[i].rel == "xcomp" or (s.tokens[i].upos in ("NOUN", "PROPN") and s.tokens[i].rel in (
        "obj", "nsubj", "obl", "nmod", "compound", "conj",
    ))):
        i = s.tokens[i].head
    return i


def _of_next_act(s: Sentence, c: Candidate) -> set[int]:
    """Who does only the second of two passives: the judge in `was held on Monday and freed by a judge`."""
    i = c.head
    if s.tokens[i].upos != "VERB" or not of_verb(s, i).passive or any("by" in cases(s, k) for k in s.each(i, "obl")):
        return set()
    out = set[int]()
    for k in s.each(i, "conj"):
        beside = all(s.tokens[j].upos in ("CCONJ", "PUNCT") for j in range(i + 1, k))
        if s.tokens[k].upos == "VERB" and not beside:
            out |= {m for j in s.each(k, "obl") if "by" in cases(s, j) for m in s.subtree(j)}
    return out


def _aimed_at(s: Sentence, c: Candidate, a: Actor) -> bool:
    """Whether somebody is but whom a thing is against by which others act: Russia in `was seized under sanctions against Russia`."""
    below = s.subtree(c.head) if c.like not in FOUGHT else ()
    return any(j in below and s.tokens[j].rel == "nmod" and "against" in cases(s, j) for j in _places(s, a))


def _own_dead(s: Sentence, c: Candidate, a: Actor, near: Collection[int], recipients: list[Actor]) -> bool:
    """Whether soldiers that only another clause tells of would have hit their own: `After a raid, where ten troops died, troops left`."""
    mine = c.like == "ASSAULT" and a.sector == "MIL" and not _places(s, a) & set(near)
    return mine and a.country is not None and any(r.country == a.country and r.sector == "MIL" for r in recipients)


def _felt(s: Sentence, j: int) -> bool:
    """Whether somebody is but moved by what another does: Japan in `angered Japan, firing a missile`, `fired a missile, alarming Japan`."""
    t = s.tokens[j]
    return t.rel == "obj" and s.tokens[t.head].lemma.lower() in words("moving")
