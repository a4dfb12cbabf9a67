"""Readings: made by hand, and by the shipped front end."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.coder import Coder
from dragoman.errors import InternalError
from dragoman.language import Name, Sentence, from_columns
from dragoman.language.front import Front
from dragoman.language.names import names

ONE = "Iran’s foreign minister rejected the U.N. report in Geneva on Tuesday."
OTHERS = ("Rain fell.", "“We will not talk,” a rebel spokesman said, denying that troops had left.", "Oil rose.")


@pytest.fixture(scope="module")
def front(coder: Coder) -> Front:
    assert isinstance(coder.front, Front)
    return coder.front


def told(s: Sentence) -> tuple[object, ...]:
    return [(t.text, t.lemma, t.upos, t.xpos, t.head, t.deprel) for t in s.tokens], s.names


def test_from_columns() -> None:
    reading = from_columns(
        [("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"), ("agreed", "agree", "VERB", "VBD", 0, "root"), (".", ".", "PUNCT", ".", 2, "punct")],
        text="Iran  agreed.",
        names=(Name(0, 1, "LOC"),),
    )
    (s,) = reading.sentences
    assert [(t.start, t.end, t.head) for t in s.tokens] == [(0, 4, 1), (6, 12, -1), (12, 13, 1)]
    assert (s.root, s.children, s.child(1, "nsubj"), s.child(1, "obj"), s.subtree(1)) == (1, ((), (0, 2), ()), 0, None, [0, 1, 2])
    assert list(s.ancestors(0)) == [1]
    assert s.names == (Name(0, 1, "LOC"),)
    with pytest.raises(ValueError, match="substring not found"):
        from_columns([("Iraq", "Iraq", "PROPN", "NNP", 0, "root")], text="Iran")


def test_from_columns_joins_by_blanks_and_labels_have_subtypes() -> None:
    reading = from_columns([("Two", "two", "NUM", "CD", 2, "nsubj:pass"), ("killed", "kill", "VERB", "VBN", 0, "root")])
    assert reading.text == "Two killed"
    s = reading.sentences[0]
    assert s.tokens[0].rel == "nsubj"
    assert list(s.each(1, "nsubj")) == list(s.each(1, "nsubj:pass")) == [0]


def test_a_sentence_reads_the_same_alone_and_among_others(front: Front) -> None:
    alone = front.read(ONE).sentences
    assert len(alone) == 1
    for text in (f"{ONE} {' '.join(OTHERS)}", f"{' '.join(OTHERS)} {ONE}", f"{OTHERS[1]}\n\n{ONE}\n\n{OTHERS[0]}"):
        (same,) = [s for s in front.read(text).sentences if text[s.start : s.end] == ONE]
        assert told(same) == told(alone[0])
        for field in dataclasses.fields(same.neural):
            assert np.array_equal(getattr(same.neural, field.name), getattr(alone[0].neural, field.name))


def test_the_reading_is_a_tree_with_one_root(front: Front) -> None:
    for s in front.read(" ".join((ONE, *OTHERS))).sentences:
        assert [t.head for t in s.tokens].count(-1) == 1
        assert [t.deprel for t in s.tokens].count("root") == 1
        assert all(s.root in (t.i, *s.ancestors(t.i)) for t in s.tokens)


def test_marks_of_nought_change_nothing(front: Front) -> None:
    words = [t.text for t in front.read(ONE).sentences[0].tokens]
    plain, nought, marked = (front.encoder.run(words, m) for m in (None, [0] * len(words), [1] + [0] * (len(words) - 2) + [2]))
    for field in dataclasses.fields(plain):
        assert np.array_equal(getattr(plain, field.name), getattr(nought, field.name))
    assert not np.array_equal(plain.words, marked.words)


def test_a_long_sentence_is_cut_and_none_of_it_lost(front: Front) -> None:
    text = "antidisestablishmentarianism-floccinaucinihilipilification " * 70
    reading = front.read(text)
    assert len(reading.sentences) > 1
    assert "".join(t.text for s in reading.sentences for t in s.tokens) == text.replace(" ", "")
    with pytest.raises(InternalError, match="word pieces"):
        front.encoder.run(["antidisestablishmentarianism"] * 300)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=80), st.text(st.sampled_from("aB .,'’-\"“”é1北🙂\n"), max_size=80)))
def test_every_token_stands_where_it_says(front: Front, text: str) -> None:
    reading = front.read(text)
    assert reading.text == text
    for k, s in enumerate(reading.sentences):
        assert (s.index, s.start, s.end) == (k, s.tokens[0].start, s.tokens[-1].end)
        for i, t in enumerate(s.tokens):
            assert t.i == i
            assert text[t.start : t.end] == t.text
            assert t.head < len(s.tokens)


def test_an_acronym_in_pieces_is_one_name() -> None:
    words = ["He", "fled", "to", "the", "U", ".", "S", ".", "last", "year"]
    rows = [(w, w, "PROPN" if w.isupper() else "NOUN", "NNP", 0, "dep") for w in words]
    tokens = from_columns(rows).sentences[0].tokens
    classes = ["O", "B-LOC", "I-LOC"]
    for pieces in ({4: 1}, {6: 1}, {4: 1, 5: 2, 6: 2}, {4: 1, 6: 1}):
        ner = np.full((len(words) + 1, 3), -9.0, dtype=np.float32)
        for i in range(len(words)):
            ner[i + 1, pieces.get(i, 0)] = 9.0
        assert names(ner[1:], classes, tokens) == (Name(4, 8, "LOC"),)
