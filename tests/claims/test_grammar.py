"""Linking and the claims of the tree, on readings made by hand."""

from __future__ import annotations

from dragoman.claims import tree
from dragoman.claims.decode import Words
from dragoman.claims.lexicon import cue_classes, tones
from dragoman.claims.link import link
from dragoman.claims.weave import Weaver
from dragoman.language import Reading, from_columns
from dragoman.records import CueClass


def nested() -> Reading:
    return from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        ("said", "say", "VERB", "VBD", 0, "root"),
        ("Iraq", "Iraq", "PROPN", "NNP", 5, "nsubj"),
        ("had", "have", "AUX", "VBD", 5, "aux"),
        ("told", "tell", "VERB", "VBN", 2, "ccomp"),
        ("reporters", "reporter", "NOUN", "NNS", 5, "obj"),
        ("that", "that", "SCONJ", "IN", 9, "mark"),
        ("Oman", "Oman", "PROPN", "NNP", 9, "nsubj"),
        ("lied", "lie", "VERB", "VBD", 5, "ccomp"),
        (".", ".", "PUNCT", ".", 2, "punct"),
    ])  # fmt: skip


def two() -> Reading:
    return from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        ("said", "say", "VERB", "VBD", 0, "root"),
        ("it", "it", "PRON", "PRP", 4, "nsubj"),
        ("won", "win", "VERB", "VBD", 2, "ccomp"),
        ("but", "but", "CCONJ", "CC", 7, "cc"),
        ("Iraq", "Iraq", "PROPN", "NNP", 7, "nsubj"),
        ("denied", "deny", "VERB", "VBD", 2, "conj"),
        ("losing", "lose", "VERB", "VBG", 7, "xcomp"),
    ])  # fmt: skip


def test_the_tree_finds_both_of_a_nested_pair() -> None:
    found = list(tree.claims(nested().sentences[0]))
    assert [(f.cue, f.source, f.content) for f in found] == [((1, 2), (0, 1), (2, 9)), ((3, 5), (2, 3), (6, 9))]


def test_according_to_on_either_side() -> None:
    s = from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        ("won", "win", "VERB", "VBD", 0, "root"),
        (",", ",", "PUNCT", ",", 2, "punct"),
        ("according", "accord", "VERB", "VBG", 6, "case"),
        ("to", "to", "ADP", "IN", 4, "fixed"),
        ("Oman", "Oman", "PROPN", "NNP", 2, "obl"),
        (".", ".", "PUNCT", ".", 2, "punct"),
    ]).sentences[0]  # fmt: skip
    (found,) = tree.claims(s)
    assert (found.cue, found.source, found.content) == ((3, 5), (5, 6), (0, 2))


def test_without_the_trained_head_the_tree_gives_the_outermost() -> None:
    reading = nested()
    (draft,) = Weaver(reading).outermost()
    assert [reading.text[a:b] for a, b in draft.contents] == ["Iraq had told reporters that Oman lied"]


def test_each_cue_gets_its_own() -> None:
    s = two().sentences[0]
    first = [Words(0, 1, "source"), Words(1, 2, "cue"), Words(2, 4, "content")]
    spans = [*first, Words(5, 6, "source"), Words(6, 7, "cue"), Words(7, 8, "content")]
    bundles, stray = link(s, spans)
    assert [(b.cue.first, b.source and b.source.first, [k.first for k in b.contents]) for b in bundles] == [(1, 0, [2]), (6, 5, [7])]
    assert stray == []


def test_a_missing_source_is_the_subject() -> None:
    bundles, _ = link(two().sentences[0], [Words(1, 2, "cue"), Words(2, 4, "content")])
    assert bundles[0].source == Words(0, 1, "source")


def test_a_content_without_a_cue_is_left() -> None:
    bundles, stray = link(two().sentences[0], [Words(2, 4, "content")])
    assert (bundles, stray) == ([], [Words(2, 4, "content")])


def test_the_tables() -> None:
    classes = cue_classes()
    assert [classes[w] for w in ("say", "believe", "plan", "order", "show", "endorse")] == list(CueClass)
    assert tones()["praise"] == 1
    assert tones()["threat"] == -1
