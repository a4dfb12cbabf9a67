"""The best path through BIO scores."""

from __future__ import annotations

import numpy as np

from dragoman.claims.decode import TAGS, Thresholds, Words, chances, ended, grouped, path, spans
from dragoman.claims.quotes import Quotations
from dragoman.coder import Coder
from dragoman.language import from_columns

PLAIN = Thresholds(0.0, 0.0, -1.5, 1.0)


def scores(*rows: dict[str, float]) -> np.ndarray:
    out = np.zeros((len(rows), 7), dtype=np.float32)
    for i, row in enumerate(rows):
        for tag, value in row.items():
            out[i, TAGS.index(tag)] = value
    return out


def test_an_inside_needs_its_begin() -> None:
    assert path(scores({"I-cue": 3.0}, {"O": 4.0}), PLAIN) in ([], [Words(0, 1, "source")], [Words(0, 1, "cue")], [Words(0, 1, "content")])
    both = scores({"B-source": 2.0, "O": 0.5}, {"I-cue": 2.0, "I-source": 1.9}, {"O": 5.0})
    assert path(both, PLAIN) == [Words(0, 2, "source")]


def test_the_bias_opens_more_spans() -> None:
    row = scores({"O": 2.0, "B-cue": 1.5})
    assert path(row, PLAIN) == []
    assert path(row, Thresholds(1.0, 0.0, -1.5, 1.0)) == [Words(0, 1, "cue")]


def test_the_chance_of_a_span_is_the_mean_of_its_tags() -> None:
    row = scores({"O": 0.0, "B-cue": 5.0}, {"I-cue": 1.0})
    first, whole = chances(row, [Words(0, 1, "cue"), Words(0, 2, "cue")])
    assert 0 > first > whole > -1


def test_grouped_splits_at_begin_and_role() -> None:
    assert grouped([1, 2, 1, 3, 4, 0, 5, 6]) == [Words(0, 2, "source"), Words(2, 3, "source"), Words(3, 5, "cue"), Words(6, 8, "content")]


def test_a_content_ends_where_a_phrase_does() -> None:
    s = from_columns([
        ("He", "he", "PRON", "PRP", 2, "nsubj"),
        ("said", "say", "VERB", "VBD", 0, "root"),
        ("troops", "troop", "NOUN", "NNS", 4, "nsubj"),
        ("left", "leave", "VERB", "VBD", 2, "ccomp"),
        ("the", "the", "DET", "DT", 7, "det"),
        ("old", "old", "ADJ", "JJ", 7, "amod"),
        ("base", "base", "NOUN", "NN", 4, "obj"),
        (",", ",", "PUNCT", ",", 9, "punct"),
        ("adding", "add", "VERB", "VBG", 2, "advcl"),
        ("nothing", "nothing", "PRON", "NN", 9, "obj"),
    ]).sentences[0]  # fmt: skip
    whole = Words(2, 7, "content")
    assert ended(s, Words(2, 4, "content"), []) == whole  # the object belongs to it
    assert ended(s, Words(2, 6, "content"), []) == whole
    assert ended(s, whole, []) == whole  # what is set apart does not
    assert ended(s, Words(2, 4, "content"), [Words(4, 7, "source")]) == Words(2, 4, "content")


def test_a_sentence_within_a_quotation_is_one_content(coder: Coder) -> None:
    text = '"The minister said he would go. He promised it to us," Ana Ruiz said.'
    quotes = Quotations(text)
    inner, last = coder.front.read(text).sentences
    assert spans(inner, quotes) == [Words(0, len(inner.tokens), "content")]
    assert {w.role for w in spans(last, quotes)} == {"source", "cue", "content"}


def test_edges_of_cue_and_content(coder: Coder) -> None:
    (s,) = coder.front.read("The minister said on Monday that the talks in Lima had failed.").sentences
    found = {w.role: " ".join(t.text for t in s.tokens[w.first : w.last]) for w in spans(s)}
    assert found["cue"] == "said"
    assert found["content"].endswith("failed")
