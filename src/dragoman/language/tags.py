"""Word classes from the scores: UPOS and XPOS that go together (as in the English treebanks) and that the word's form allows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.language.lemma import Lemmas
from dragoman.language.scores import log_chances

# The XPOS that stand with each UPOS in UD English EWT and GUM (at least one in 2,000).
TOGETHER = {
    "ADJ": "JJ NNP JJR JJS", "ADP": "IN RP", "ADV": "RB WRB RBR RBS FW IN", "AUX": "VBZ MD VBP VBD VB VBN VBG", "CCONJ": "CC",
    "DET": "DT PDT WDT",
    "INTJ": "UH", "NOUN": "NN NNS FW", "NUM": "CD LS NNP", "PART": "TO RB POS", "PRON": "PRP PRP$ DT WDT WP NN EX WP$",
    "PROPN": "NNP NNPS ADD GW",
    "PUNCT": ". , : -RRB- -LRB- HYPH `` '' NFP", "SCONJ": "IN WDT", "SYM": "SYM $ NFP NN ,", "VERB": "VB VBN VBD VBG VBP VBZ NNP",
    "X": "FW GW LS NN ADD AFX RB JJ",
}
NEVER = np.float32(-1e4)
PLURAL = frozenset(["both", "two", "three", "four", "several", "many", "these", "those"])  # before nouns in the plural


class Tagger:
    """Decodes the tag scores of a sentence. `upos` and `xpos` name the columns."""

    def __init__(self, upos: list[str], xpos: list[str], lemmas: Lemmas) -> None:
        self.upos, self.xpos, self._lemmas = upos, xpos, lemmas
        self._allowed = np.array([[x in TOGETHER.get(u, x).split() for x in xpos] for u in upos])
        self._wordless = np.array([u in ("SYM", "PUNCT") for u in upos])
        self._base = np.array([x in ("VB", "VBP", "VBZ") for x in xpos])
        self._third = np.array([x in ("VB", "VBP") for x in xpos])
        self._single = np.array([x == "NN" for x in xpos])
        self._past = np.array([x in ("VBD", "VBN") for x in xpos])

    def __call__(self, words: list[str], upos: NDArray[np.float32], xpos: NDArray[np.float32]) -> tuple[list[str], list[str]]:
        """(UPOS, XPOS) of each word from its scores [words, classes]."""
        left, right = log_chances(upos), log_chances(xpos)
        first, second = [], []
        for i, word in enumerate(words):
            joint = np.where(self._allowed, left[i][:, None] + right[i][None, :], NEVER)
            if word.isalpha():
                joint[self._wordless] = NEVER
            if word.endswith(("ed", "ing", "s")) and not self._lemmas.known(word.lower(), "VB"):
                joint[:, self._third if word.endswith("s") else self._base] = NEVER
            if i and words[i - 1].lower() in PLURAL and self._lemmas.known(word.lower(), "NNS"):
                joint[:, self._single] = NEVER  # `both sides`
            if word.endswith("ing"):  # as no past form does
                joint[:, self._past] = NEVER
            u, x = divmod(int(joint.argmax()), len(self.xpos))
            first.append(self.upos[u])
            second.append(self.xpos[x])
        return first, second

