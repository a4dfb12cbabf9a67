"""Plurals that the lemmatiser leaves as they are, looked up by their singular."""

from __future__ import annotations

import pytest

from dragoman.coding.frames import FrameBook
from dragoman.coding.match import match
from dragoman.language import from_columns


@pytest.mark.parametrize(("word", "lemma"), [("troops", "troop"), ("troops", "troops"), ("brigades", "brigades")])
def test_a_plural_fits_the_frame_of_its_singular(word: str, lemma: str) -> None:
    s = from_columns([
        ("Chad", "Chad", "PROPN", "NNP", 2, "nsubj"),
        ("airlifted", "airlift", "VERB", "VBD", 0, "root"),
        (word, lemma, "NOUN", "NNS", 2, "obj"),
        ("to", "to", "ADP", "IN", 6, "case"),
        ("the", "the", "DET", "DT", 6, "det"),
        ("border", "border", "NOUN", "NN", 2, "obl"),
    ]).sentences[0]
    found = match(s, 1, FrameBook.shipped())
    assert found is not None
    assert found.frame.event_type == "MOBILIZE"
