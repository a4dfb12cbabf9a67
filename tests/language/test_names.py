"""Names: what a word is taken for elsewhere in its text counts."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from dragoman.language.names import agreed, names
from dragoman.language.reading import Name, Sentence, from_columns

CLASSES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def _sentence(*words: tuple[str, str, float]) -> Sentence:
    """Words, each with the tag it is taken for and by how much more than for any other; that one goes on is unlikely save where told."""
    s = from_columns([(w, w, "PROPN", "NNP", 0, "dep") for w, _, _ in words]).sentences[0]
    ner = np.zeros((len(words) + 1, len(CLASSES)), dtype=np.float32)
    for i, (_, tag, sure) in enumerate(words):
        ner[i + 1] = [-4.0 * (c[0] == "I") for c in CLASSES]
        ner[i + 1, CLASSES.index(tag)] = sure
    return Sentence(s.index, s.start, s.end, s.tokens, names(ner[1:], CLASSES, s.tokens), neural=SimpleNamespace(ner=ner))


def test_a_word_is_taken_for_what_it_mostly_is() -> None:
    sure, unsure = _sentence(("Odhikar", "B-ORG", 9.0)), _sentence(("Odhikar", "B-PER", 3.0))
    assert unsure.names == (Name(0, 1, "PER"),)
    assert [s.names for s in agreed([unsure, sure], CLASSES)] == [(Name(0, 1, "ORG"),)] * 2


def test_what_is_no_name_elsewhere_is_none_here() -> None:
    plain, unsure = _sentence(("Police", "O", 9.0)), _sentence(("Police", "B-ORG", 3.0))
    assert [s.names for s in agreed([plain, unsure, plain], CLASSES)] == [()] * 3


def test_the_word_alone_agrees_and_its_sentence_says_where_the_name_begins() -> None:
    whole = _sentence(("Adilur", "B-PER", 9.0), ("Khan", "I-PER", 9.0))
    surname = _sentence(("Khan", "B-ORG", 2.0))
    assert [s.names for s in agreed([whole, surname], CLASSES)] == [(Name(0, 2, "PER"),), (Name(0, 1, "PER"),)]


def test_words_in_lower_case_and_single_letters_are_left_alone() -> None:
    for word in ("bank", "A"):
        one, other = _sentence((word, "B-ORG", 9.0)), _sentence((word, "B-PER", 3.0))
        assert [s.names[0].label for s in agreed([one, other], CLASSES)] == ["ORG", "PER"]


def test_in_any_order_of_sentences_the_same() -> None:
    rows = [_sentence(("Mora", "B-PER", 3.0)), _sentence(("Mora", "B-ORG", 4.0)), _sentence(("Mora", "O", 1.0))]
    there = [s.names for s in agreed(rows, CLASSES)]
    assert [s.names for s in agreed(rows[::-1], CLASSES)][::-1] == there


def test_a_name_without_a_latin_letter_is_none() -> None:
    assert _sentence(("朱立倫", "B-PER", 9.0)).names == ()


def test_no_sentences_and_no_chance_at_all() -> None:
    assert agreed([], CLASSES) == ()
    sure = _sentence(("Mora", "B-PER", 900.0))
    assert agreed([sure, sure], CLASSES)[0].names == (Name(0, 1, "PER"),)


def test_a_word_of_the_name_beside_it_is_joined_to_it() -> None:
    rows = [("United", "united", "PROPN", "NNP", 2, "amod"), ("States", "State", "PROPN", "NNP", 0, "root")]
    scores = np.zeros((2, len(CLASSES)), dtype=np.float32)
    scores[:, CLASSES.index("B-ORG")] = 9.0
    for rel, found in (("amod", (Name(0, 2, "ORG"),)), ("appos", (Name(0, 1, "ORG"), Name(1, 2, "ORG")))):
        tokens = from_columns([(*rows[0][:5], rel), rows[1]]).sentences[0].tokens
        assert names(scores, CLASSES, tokens) == found
