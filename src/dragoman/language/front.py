"""Our own front end: rules for words and sentences, the encoder for tags, trees and names, a table for lemmas."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.knowledge import shipped
from dragoman.language.encoder import MAX_PIECES, Encoder, Scores
from dragoman.language.lemma import Lemmas
from dragoman.language.reading import Name, Reading, Sentence, Token
from dragoman.language.scores import log_chances
from dragoman.language.segment import Word, sentences
from dragoman.language.tags import Tagger
from dragoman.language.tree import heads


class Front:
    """`read(text) -> Reading`. Holds the model; make one and keep it."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self.encoder = encoder or Encoder()
        self._lemmas = Lemmas(shipped("language", "model", "lemmas.tsv.gz"))
        self._tags = Tagger(self.encoder.labels["upos"], self.encoder.labels["xpos"], self._lemmas)

    def read(self, text: str) -> Reading:
        """Read a text; every offset in the answer refers to it."""
        out: list[Sentence] = []
        for words in sentences(text):
            for part in self._cut(words):
                out.append(self.sentence(part, len(out)))
        return Reading(text, tuple(out))

    def _cut(self, words: list[Word]) -> list[list[Word]]:
        if len(words) * 8 < MAX_PIECES:
            return [words]
        parts: list[list[Word]] = [[]]
        size = 0
        for word, n in zip(words, self.encoder.count([w.text for w in words]), strict=True):
            if size + n > MAX_PIECES:
                parts.append([])
                size = 0
            parts[-1].append(word)
            size += n
        return parts

    def sentence(self, words: list[Word], index: int = 0) -> Sentence:
        """Read one sentence, given its words."""
        forms = [w.text for w in words]
        scores = self.encoder.run(forms)
        labels = self.encoder.labels
        upos, xpos = self._tags(forms, scores.upos[1:], scores.xpos[1:])
        head = heads(scores.arcs)
        label = self.encoder.label_scores(scores, head)
        root = labels["deprel"].index("root")
        label[:, root] = np.where(head == 0, 1e4, -1e4)
        rels = [labels["deprel"][k] for k in label.argmax(1)]
        tokens = tuple(
            Token(i, w.text, w.start, w.end, self._lemmas(w.text, xpos[i], upos[i]), upos[i], xpos[i], int(head[i]) - 1, rels[i])
            for i, w in enumerate(words)
        )
        return Sentence(index, words[0].start, words[-1].end, tokens, names(scores, labels["ner"], tokens), scores)


SURE = -0.7  # set on newswire that is no test


def names(scores: Scores, classes: list[str], tokens: tuple[Token, ...]) -> tuple[Name, ...]:
    """Names by the likeliest row of BIO tags; one is grown over the flat proper nouns it is cut from, and joined with its other half.

    A name of which the mean log-chance of its tags is below SURE is none.
    """
    tags = _likeliest(scores.ner[1:], classes)
    chances = _chances(scores.ner[1:], [classes.index(tag) for tag in tags])
    out: list[Name] = []
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag[0] != "I" and chances[start:i].mean() < SURE:
            start = -1
        if start >= 0 and tag[0] != "I":
            out.append(_grow(start, i, tags[start][2:], tokens))
            start = -1
        if tag[0] == "B":
            start = i
    return _joined(tuple(n for k, n in enumerate(out) if k == 0 or n.first >= out[k - 1].last), tokens)


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
    """Names that only a hyphen parts (`Al-Sisi`), or that are one proper noun to the tree (`United` and `States`), are one."""
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
    return any(tokens[i].rel == "flat" and y.first <= tokens[i].head < y.last for x, y in sides for i in range(x.first, x.last))


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
