"""Tags that go together, and lemmas."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.knowledge import shipped
from dragoman.language.lemma import Lemmas
from dragoman.language.tags import TOGETHER, Tagger

UPOS = ["NOUN", "VERB", "PUNCT", "ADP"]
XPOS = ["NN", "VB", "VBD", "VBZ", "VBG", ".", "IN"]


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return Lemmas(shipped("language", "model", "lemmas.tsv.gz"))


@pytest.fixture(scope="module")
def tagger(lemmas: Lemmas) -> Tagger:
    return Tagger(UPOS, XPOS, lemmas)


def scores(names: list[str], **given: float) -> np.ndarray:  # type: ignore[type-arg]
    return np.array([[given.get(n, 0.0) for n in names]], dtype=np.float32)


def test_the_surest_that_go_together(tagger: Tagger) -> None:
    # NOUN is likelier than VERB and VBD likelier than NN, but VERB with VBD is likelier than NOUN with NN
    assert tagger(["met"], scores(UPOS, NOUN=2, VERB=1.5), scores(XPOS, NN=1, VBD=4)) == (["VERB"], ["VBD"])
    assert tagger(["met"], scores(UPOS, NOUN=5, VERB=1.5), scores(XPOS, NN=1, VBD=4)) == (["NOUN"], ["NN"])


def test_letters_are_no_punctuation(tagger: Tagger) -> None:
    up, xp = np.array([[0, 0, 9, 0]], dtype=np.float32), np.array([[0, 0, 0, 0, 0, 9, 0]], dtype=np.float32)
    assert tagger(["."], up, xp) == (["PUNCT"], ["."])
    assert tagger(["truce"], up, xp)[0] != ["PUNCT"]


def test_an_ending_rules_out_other_forms(tagger: Tagger) -> None:
    up = scores(UPOS, VERB=9)
    assert tagger(["condemned"], up, scores(XPOS, VB=5, VBD=4))[1] == ["VBD"]
    assert tagger(["attacking"], up, scores(XPOS, VB=5, VBG=4))[1] == ["VBG"]
    assert tagger(["pledging"], up, scores(XPOS, VBD=5, VBG=4))[1] == ["VBG"]
    assert tagger(["attacks"], up, scores(XPOS, VB=5, VBZ=4))[1] == ["VBZ"]
    assert tagger(["need"], up, scores(XPOS, VB=5, VBD=4))[1] == ["VB"]
    assert tagger(["bring"], up, scores(XPOS, VB=5, VBG=4))[1] == ["VB"]


def test_behind_both_a_noun_is_plural(lemmas: Lemmas) -> None:
    xpos = ["NN", "NNS", "DT", "CC"]
    tagger = Tagger(["NOUN", "DET", "CCONJ"], xpos, lemmas)
    up = np.repeat(scores(["NOUN", "DET", "CCONJ"], NOUN=9), 2, axis=0)
    xp = np.repeat(scores(xpos, NN=5, NNS=4), 2, axis=0)
    assert tagger(["both", "sides"], up, xp)[1][1] == "NNS"
    assert tagger(["both", "gas"], up, xp)[1][1] == "NN"
    assert tagger(["the", "sides"], up, xp)[1][1] == "NN"


def test_every_word_has_a_pair_of_the_table(tagger: Tagger) -> None:
    rng = np.random.default_rng(1)
    words = ["iran", "attacks", "said", ".", "of", "12"] * 20
    upos, xpos = tagger(words, rng.normal(size=(120, 4)).astype(np.float32), rng.normal(size=(120, 7)).astype(np.float32))
    assert all(x in TOGETHER[u].split() for u, x in zip(upos, xpos, strict=True))


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("said", "VBD", "say"), ("Was", "VBD", "be"), ("agreed", "VBD", "agree"), ("planned", "VBD", "plan"),
        ("criticised", "VBD", "criticise"), ("fined", "VBN", "fine"), ("annulled", "VBD", "annul"), ("levelled", "VBD", "level"),
        ("studies", "VBZ", "study"), ("studies", "NNS", "study"), ("Attacking", "VBG", "attack"), ("spokesmen", "NNS", "spokesman"),
        ("boxes", "NNS", "box"), ("crises", "NNS", "crisis"), ("police", "NNS", "police"), ("better", "JJR", "good"),
        ("zorgled", "VBN", "zorgle"), ("blorped", "VBD", "blorp"), ("quizzified", "VBD", "quizzify"), ("frobnicates", "VBZ", "frobnicate"),
        ("beaten", "VBN", "beat"), ("retook", "VBD", "retake"), ("slain", "VBN", "slay"), ("lent", "VBD", "lend"), ("fumed", "VBD", "fume"),
    ],
)  # fmt: skip
def test_lemmas(lemmas: Lemmas, form: str, xpos: str, lemma: str) -> None:
    assert lemmas(form, xpos, "VERB" if xpos.startswith("V") else "NOUN") == lemma


def test_names_keep_their_form(lemmas: Lemmas) -> None:
    assert lemmas("United", "NNP", "PROPN") == "United"
    assert lemmas("States", "NNPS", "PROPN") == "State"
    assert lemmas("Cyprus", "NNP", "PROPN") == "Cyprus"
