"""Names: which words of a sentence are one, and whether a person's, a body's or a place's; over a text they agree with one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.language.reading import Name, Sentence, Token
from dragoman.language.scores import log_chances

SURE = -0.6  # this and SHARE were set on newswire that is no test
SHARE = 0.7  # of a word's mean over its text in what it is taken for; the rest is what its own sentence says
TINY = 1e-30
WITHIN = frozenset(("flat", "compound", "amod"))  # labels of a word that is part of the name beside it


def names(scores: NDArray[Any], classes: list[str], tokens: tuple[Token, ...]) -> tuple[Name, ...]:
    """Names by the likeliest row of BIO tags; one is grown over the flat proper nouns it is cut from, and joined with its other half.

    `scores` [words, classes]. A name of which the mean log-chance of its tags is below SURE is none, nor is one without a Latin letter.
    """
    tags = _likeliest(scores, classes)
    chances = _chances(scores, [classes.index(tag) for tag in tags])
    out: list[Name] = []
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag[0] != "I" and (chances[start:i].mean() < SURE or not _latin(tokens[start:i])):
            start = -1
        if start >= 0 and tag[0] != "I":
            out.append(_grow(start, i, tags[start][2:], tokens))
            start = -1
        if tag[0] == "B":
            start = i
    return _joined(tuple(n for k, n in enumerate(out) if k == 0 or n.first >= out[k - 1].last), tokens)


def agreed(sentences: Sequence[Sentence], classes: list[str]) -> tuple[Sentence, ...]:
    """The sentences of one text, a capitalised word being taken in each for what it mostly is in all (a person, a body, a place, no name).

    What the heads say of single words is told by sentences that give them away (`Odhikar, an organisation`) and by others that do not.
    """
    scores = [log_chances(s.neural.ner[1:]) for s in sentences]
    told: dict[str, list[tuple[int, int]]] = {}
    for k, s in enumerate(sentences):
        for t in s.tokens:
            if len(t.text) > 1 and t.text[0].isupper():
                told.setdefault(t.text, []).append((k, t.i))
    kinds = _kinds(tuple(classes))
    moved = set()
    for at in told.values():
        if len(at) > 1:
            own = np.log(np.maximum(np.exp([scores[k][i] for k, i in at]) @ kinds, TINY))
            for (k, i), shift in zip(at, SHARE * (own.mean(0) - own) @ kinds.T, strict=True):
                scores[k][i] += shift
                moved.add(k)
    return tuple(replace(s, names=names(scores[k], classes, s.tokens)) if k in moved else s for k, s in enumerate(sentences))


@cache
def _kinds(classes: tuple[str, ...]) -> NDArray[Any]:
    """[classes, kinds]: 1 where a tag is of the kind, whether it begins a name or goes on with one."""
    kinds = list(dict.fromkeys(c[2:] for c in classes))
    return np.array([[float(c[2:] == kind) for kind in kinds] for c in classes])


def _latin(tokens: Sequence[Token]) -> bool:
    return any(c.isascii() and c.isalpha() for t in tokens for c in t.text)


def _chances(scores: NDArray[Any], chosen: list[int]) -> NDArray[Any]:
    """The log-chances of the chosen tags."""
    return log_chances(scores)[np.arange(len(chosen)), chosen]


def _likeliest(scores: NDArray[Any], classes: list[str]) -> list[str]:
    """The row of tags with the highest sum of scores in which I- only goes on what B- or I- of the same class began."""
    if len(scores) == 0:
        return []
    closed, opened = _transitions(tuple(classes))
    best, back = scores[0] + opened, []
    for row in scores[1:]:
        through = best[:, None] + closed
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return [classes[k] for k in reversed(path)]


@cache
def _transitions(classes: tuple[str, ...]) -> tuple[NDArray[Any], NDArray[Any]]:
    """(costs from tag to tag, costs of a first tag)."""
    may = np.array([[b[0] != "I" or a[1:] == b[1:] for b in classes] for a in classes])
    return np.where(may, 0.0, -1e6), np.array([-1e6 if c[0] == "I" else 0.0 for c in classes])


def _joined(found: tuple[Name, ...], tokens: tuple[Token, ...]) -> tuple[Name, ...]:
    """Names that only a hyphen parts (`Al-Sisi`), or of which one is part of the other to the tree (`United` and `States`), are one."""
    out: list[Name] = []
    for n in found:
        if out and _halves(out[-1], n, tokens):
            first = out.pop()
            out.append(Name(first.first, n.last, first.label if first.last - first.first >= n.last - n.first else n.label))
        else:
            out.append(n)
    return tuple(out)


def _halves(a: Name, b: Name, tokens: tuple[Token, ...]) -> bool:
    between = tokens[a.last : b.first]
    if len(between) == 1:
        return between[0].text == "-" and tokens[a.last - 1].end == between[0].start and between[0].end == tokens[b.first].start
    if between or a.label != b.label:
        return False
    sides = ((a, b), (b, a))
    return any(tokens[i].rel in WITHIN and y.first <= tokens[i].head < y.last for x, y in sides for i in range(x.first, x.last))


def _grow(first: int, last: int, label: str, tokens: tuple[Token, ...]) -> Name:
    if label == "PER":
        while last < len(tokens) and tokens[last].rel == "flat" and tokens[last].upos == "PROPN":
            last += 1
        while first > 0 and tokens[first].rel == "flat" and tokens[first - 1].upos == "PROPN" and tokens[first].head <= first - 1:
            first -= 1
    while last + 1 < len(tokens) and _initials(tokens, last - 1):
        last += 2
    while first > 1 and _initials(tokens, first - 2):
        first -= 2
    if last - first > 2 and last + 1 < len(tokens) and tokens[last].text == "." and _initials(tokens, last - 3):
        last += 1
    return Name(first, last, label)


def _initials(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether an acronym goes on from a letter of its own over a full stop to the next: `U . S .` in text whose words stand apart."""
    letters = [t.text for t in tokens[i : i + 3]]
    return len(letters) == 3 and letters[1] == "." and all(len(x) == 1 and x.isupper() for x in letters[::2])
