"""Officers whose title tells the state before the name, tied to it: `Ambassador of Ghana to Japan Anne Ave`, `President of Samoa B.Tui`.

Such a title is one phrase, whatever the tree makes of it, and what follows its last state is a person's name, whether the model has seen
one or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from dragoman.actors.agreement import personal
from dragoman.knowledge import word_list
from dragoman.language.reading import Name, Sentence, Token

INITIAL = re.compile(r"[A-Z]\.")
HYPHENS = frozenset(("-", "‑"))
WITHIN = frozenset(("of", "to", "for", "the", "and", "'s", "’s"))  # a title
HANGING = frozenset(("of", "to"))  # before the state
HELD = frozenset(("NOUN", "PROPN"))
KINDS = {"ADP": "case", "DET": "det", "CCONJ": "cc"}
LONGEST = 5  # words of a state's name
HONORIFICS = word_list("actors", "officers.honorifics")
PARTS = ("nsubj", "obj", "iobj", "obl")
LAID = ("nmod:desc", "compound", "flat")


def officered(s: Sentence, land: Callable[[str], bool], told: Callable[[list[str], int], bool]) -> Sentence:
    """The sentence with titles and the names behind their states made one phrase.

    `land`: whether words are a state's name; `told`: whether the last of some words in lower case is a word for a body.
    """
    end = 0
    for i in range(len(s.tokens)):
        t = s.tokens[i]
        one = t.upos in HELD and t.xpos not in ("NNS", "NNPS") and t.text.istitle()
        if i >= end and one and personal(t.lemma.lower()):
            places = _states(s, i, land)
            behind = places[-1][1] if places else i
            name = _name(s, behind + _honorifics(s, behind), told) if places else None
            if name is not None:
                s, end = _tied(_with_name(s, places[-1], name), i, places, name), name[1]
    return s


def _states(s: Sentence, office: int, land: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Tokens [first, last) of the states in a title that begins at a token."""
    found: list[tuple[int, int]] = []
    at = office + 1
    while at < len(s.tokens) and _of_title(s.tokens[at]):
        first = next((k for k in range(max(office + 2, at - LONGEST + 1), at + 1) if land(_text(s, k, at + 1))), None)
        before = s.tokens[first - 1 - (s.tokens[first - 1].text.lower() == "the")] if first is not None else None
        if first is not None and before is not None and before.text.lower() in HANGING:
            found.append((first, at + 1))
        at += 1
    return found


def _honorifics(s: Sentence, at: int) -> int:
    """How many words of courtesy stand there."""
    return 0 if at >= len(s.tokens) or s.tokens[at].text.rstrip(".").lower() not in HONORIFICS else 1 + _honorifics(s, at + 1)


def _of_title(t: Token) -> bool:
    return t.text.lower() in WITHIN or (t.text[0].isupper() and t.upos not in ("VERB", "AUX", "PRON"))


def _text(s: Sentence, first: int, last: int) -> str:
    return " ".join(t.text for t in s.tokens[first:last]).replace(" ’s", "'s").replace(" 's", "'s")


def _name(s: Sentence, first: int, told: Callable[[list[str], int], bool]) -> tuple[int, int] | None:
    """Tokens [first, last) of the person's name that begins there: one that the model has seen, two names, or an initial and a name."""
    seen = next((n for n in s.names if n.first <= first < n.last), None)
    if seen is not None:
        return (first, seen.last) if seen.label == "PER" else None
    inside = {i for n in s.names for i in range(n.first, n.last)}
    last = first
    while last < len(s.tokens) and last not in inside and _of_names(s.tokens[last], s.tokens[last - 1], first == last):
        last += 1
    ends = last > first and s.tokens[last - 1].text not in HYPHENS and INITIAL.fullmatch(s.tokens[last - 1].text) is None
    if last - first < 2 or not ends or last in inside or told([t.text.lower() for t in s.tokens], last - 1):
        return None
    return first, last


def _of_names(t: Token, before: Token, opening: bool) -> bool:
    """Whether a token may stand in a name."""
    if INITIAL.fullmatch(t.text):
        return True
    if t.text in HYPHENS or before.text in HYPHENS:
        return not opening and before.end == t.start
    return t.upos == "PROPN" and t.text[0].isupper() and t.text[1:].islower()


def _with_name(s: Sentence, place: tuple[int, int], name: tuple[int, int]) -> Sentence:
    """The sentence with the name as a person's, parted from that of the state, with which the model may have taken it for one."""
    own = Name(*name, "PER")
    if own in s.names:
        return s
    joined = any(n.first < name[0] < n.last for n in s.names)
    others = [n for n in s.names if n.last <= name[0] or n.first >= name[1]]
    state = [Name(*place, "LOC")] if joined else []
    return replace(s, names=tuple(sorted((*others, *state, own), key=lambda n: n.first)))


def _tied(s: Sentence, office: int, places: list[tuple[int, int]], name: tuple[int, int]) -> Sentence:
    """The sentence with the title laid out anew and the name its close apposition; left alone where it hangs on the name."""
    first, last = name
    group = range(office, last)
    heads = [t for t in s.tokens[first:last] if t.head not in range(first, last)]
    if len(heads) == 1 and s.tokens[office].head == heads[0].i and s.tokens[office].deprel in LAID and heads[0].head not in group:
        return s
    outer = [t for t in (s.tokens[office], *heads, *s.tokens[office + 1 : first]) if t.head not in group]
    below = {k for i in group for k in s.subtree(i)}
    over = next((t for t in (*(t for t in outer if t.rel in PARTS), *outer) if t.head not in below), None)
    if over is None:
        return s
    new = {office: (over.head, over.deprel), first: (office, "appos")} | dict.fromkeys(range(first + 1, last), (first, "flat"))
    new |= _laid_out(s, office, places) | dict.fromkeys(range(places[-1][1], first), (first, "nmod:desc"))
    new |= {c: (office, s.tokens[c].deprel) for i in group for c in s.children[i] if c not in group and i != office}
    rank = range(office + 1, next(i for i in range(office + 1, last) if s.tokens[i].upos == "ADP"))
    tags = dict.fromkeys(rank, "ADJ")
    tokens = [replace(t, head=new[t.i][0], deprel=new[t.i][1], upos=tags.get(t.i, t.upos)) if t.i in new else t for t in s.tokens]
    tokens[first:last] = [t if t.text in HYPHENS else replace(t, upos="PROPN", xpos="NNP", lemma=t.text) for t in tokens[first:last]]
    return replace(s, tokens=tuple(tokens))


def _laid_out(s: Sentence, office: int, places: list[tuple[int, int]]) -> dict[int, tuple[int, str]]:
    """Heads and labels of a title's words behind the office: a phrase hangs on the one before, one with `to` on the office."""
    new: dict[int, tuple[int, str]] = {}
    end = places[-1][1]
    inside = {i for place in places for i in range(*place)}  # the Republic of Korea is one
    starts = [i for i in range(office + 1, end) if s.tokens[i].upos == "ADP" and i not in inside]
    rank = range(office + 1, starts[0])
    new |= {i: (office, "amod") if i == rank[0] else (rank[0], "fixed") for i in rank}
    over = office
    for first, last in pairwise((*starts, end)):
        head = last - 1
        new |= {i: (head, "compound" if i in inside else KINDS.get(s.tokens[i].upos, "compound")) for i in range(first, head)}
        new[head] = (office if s.tokens[first].text.lower() == "to" else over, "nmod")
        over = head
    return new
