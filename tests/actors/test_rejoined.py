"""Verbs of a series that the tree hangs on a word before them."""

from __future__ import annotations

import pytest

from dragoman.actors.rejoined import rejoined
from dragoman.language import from_columns

Row = tuple[str, str, str, str, int, str]


def series(last: str, joined: bool) -> list[Row]:
    """`Peru met Mali , accused Togo and left`, with the second verb hung on Mali."""
    more: list[Row] = [("and", "and", "CCONJ", "CC", 8, "cc"), ("left", "leave", "VERB", "VBD", 2 if joined else 5, last)]
    return [
        ("Peru", "Peru", "PROPN", "NNP", 2, "nsubj"),
        ("met", "meet", "VERB", "VBD", 0, "root"),
        ("Mali", "Mali", "PROPN", "NNP", 2, "obj"),
        (",", ",", "PUNCT", ",", 5, "punct"),
        ("accused", "accuse", "VERB", "VBD", 3, "acl"),
        ("Togo", "Togo", "PROPN", "NNP", 5, "obj"),
        *more,
    ]


@pytest.mark.parametrize("joined", [True, False])
def test_a_verb_of_a_series_goes_on_from_the_first(joined: bool) -> None:
    s = rejoined(from_columns(series("conj", joined)).sentences[0])
    assert (s.tokens[4].head, s.tokens[4].deprel, s.tokens[7].head) == (1, "conj", 1)


def test_a_clause_that_no_series_goes_on_from_stays() -> None:
    s = from_columns(series("advcl", True)).sentences[0]
    assert rejoined(s) == s
