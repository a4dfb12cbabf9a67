"""Our own front end: rules for words and sentences, the encoder for tags, trees and names, a table for lemmas."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from threadpoolctl import ThreadpoolController

from dragoman.knowledge import shipped
from dragoman.language.encoder import MAX_PIECES, Encoder
from dragoman.language.lemma import Lemmas
from dragoman.language.names import agreed, names
from dragoman.language.reading import Reading, Sentence, Token
from dragoman.language.segment import Word, sentences
from dragoman.language.tags import Tagger
from dragoman.language.tree import heads


class Front:
    """`read(text) -> Reading`. Holds the model; make one and keep it."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self.encoder = encoder or Encoder()
        self._lemmas = Lemmas(shipped("language", "model", "lemmas.tsv.gz"))
        self._tags = Tagger(self.encoder.labels["upos"], self.encoder.labels["xpos"], self._lemmas)
        self._pools = ThreadpoolController()

    def read(self, text: str) -> Reading:
        """Read a text; every offset in the answer refers to it."""
        return Reading(text, self.together(part for words in sentences(text) for part in self._cut(words)))

    def together(self, parts: Iterable[list[Word]]) -> tuple[Sentence, ...]:
        """Read the sentences of one text, given their words: each by itself, save that its names are those of the whole text."""
        # products as small as a sentence's gain nothing from threads, which wait for one another wherever a core is busy
        with self._pools.limit(limits=1, user_api="blas"):
            return agreed([self.sentence(words, k) for k, words in enumerate(parts)], self.encoder.labels["ner"])

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
        return Sentence(index, words[0].start, words[-1].end, tokens, names(scores.ner[1:], labels["ner"], tokens), scores)
