"""Our own front end: rules for words and sentences, the encoder for tags, trees and names, a table for lemmas."""

from __future__ import annotations

import numpy as np

from dragoman.knowledge import shipped
from dragoman.language.encoder import MAX_PIECES, Encoder, Scores
from dragoman.language.lemma import Lemmas
from dragoman.language.reading import Name, Reading, Sentence, Token
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


def names(scores: Scores, classes: list[str], tokens: tuple[Token, ...]) -> tuple[Name, ...]:
    """Names from the BIO scores; a stray I- opens a name, and a name is grown over the flat proper nouns it is cut from."""
    tags = [classes[k] for k in scores.ner[1:].argmax(1)]
    out: list[Name] = []
    start, label = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and (tag[0] != "I" or tag[2:] != label):
            out.append(_grow(start, i, label, tokens))
            start = -1
        if tag[0] == "B" or (tag[0] == "I" and start < 0):
            start, label = i, tag[2:]
    return tuple(n for k, n in enumerate(out) if k == 0 or n.first >= out[k - 1].last)


def _grow(first: int, last: int, label: str, tokens: tuple[Token, ...]) -> Name:
    if label == "PER":
        while last < len(tokens) and tokens[last].rel == "flat" and tokens[last].upos == "PROPN":
            last += 1
        while first > 0 and tokens[first].rel == "flat" and tokens[first - 1].upos == "PROPN" and tokens[first].head <= first - 1:
            first -= 1
    return Name(first, last, label)
