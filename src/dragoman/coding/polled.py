"""What a poll tells of the opinion of some share of the public: no act of anybody's."""

from __future__ import annotations

from dragoman.actors.phrase import part_of
from dragoman.coding.arguments import Arguments, cases, of_verb
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

# Types of acts that are done by words, and so may be but opinions.
OPINION = frozenset(("ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))
IN = frozenset(["in", "at", "during"])


def polled(s: Sentence, i: int, arguments: Arguments | None) -> bool:
    """Whether a poll tells it, or it is done by so many of those asked or of the public: `31 percent blamed the government`.

    Members of a body act by a share of them, and so does the public by a vote: `half of the senators backed it`.
    """
    if s.tokens[i].lemma.lower() == "vote" or any(t.lemma.lower() in words("balloting") and IN & set(cases(s, t.i)) for t in s.tokens):
        return False
    a = arguments if arguments is not None else of_verb(s, i)
    by_poll = any(s.tokens[j].lemma.lower() in words("polls") for j in _reporters(s, i))
    return by_poll or (bool(a.subjects) and all(_share(s, j) for j in a.subjects))


def _reporters(s: Sentence, i: int) -> list[int]:
    """Who or what tells it by a verb of speech over it."""
    t = s.tokens[i]
    return list(s.each(t.head, "nsubj")) if t.rel == "ccomp" and t.head >= 0 else []


def _share(s: Sentence, j: int) -> bool:
    """Whether a phrase is some share of the public, or those who were asked."""
    among = [k for k in s.each(j, "nmod") if k > j]
    people = part_of(s, j) if part_of(s, j) != j or not among else among[0]
    t = s.tokens[people]
    if t.lemma.lower() in words("asked") or any(  # and no `note asking for help`
        s.tokens[k].lemma.lower() in words("asking") and s.tokens[k].xpos != "VBG" for k in s.each(people, "acl")
    ):
        return True
    parts = {s.tokens[k].lemma.lower() for k in (j, *s.each(j, "amod", "compound", "advmod"))}
    low = [k.text.lower() for k in s.tokens[j : j + 4]]
    after = 2 if low[1:2] == ["in"] else 3 if low[1:3] == ["out", "of"] else 0
    one_in = s.tokens[j].upos == "NUM" and after > 0 and [k.upos for k in s.tokens[j + after : j + after + 1]] == ["NUM"]
    certain = any(s.tokens[k].upos == "NUM" or s.tokens[k].text.lower() == "the" for k in s.children[people]) and people != j
    number = any(s.tokens[k].lemma.lower() in words("round_numbers") for k in s.subtree(j))  # `half a million people`
    if number or not (one_in or (parts & words("parts") and not certain)):
        return False
    peoples = t.xpos in ("NNS", "NNPS") and t.text[:1].isupper() and people > 0 and not t.text.isupper()  # `two thirds of Poles`
    return people == j or t.upos == "NUM" or peoples or t.lemma.lower() in words("public")
