"""The Pope is of the Vatican wherever he is, unless the text tells of another; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Pope visited Nairobi on Tuesday.", "VAT/REL"),
        ("The pontiff praised the Kenyan bishops.", "VAT/REL"),
        ("The Coptic Pope condemned the raid on a church in Tanta.", "EGY/REL"),
        ("Pope Tawadros II met the premier in Cairo. The Pope condemned the raid on a church.", "EGY/REL"),
    ],
)
def test_whose_the_pope_is(coder: Coder, text: str, actor: str) -> None:
    assert {a.id for e in coder.code(text) for a in e.actors if a.sector == "REL"} == {actor}


def test_what_rebels_hold_is_a_place(coder: Coder) -> None:
    assert [r.id for e in coder.code("Rebel-held Bukavu was visited by the Danish minister.") for r in e.recipients] == ["COD"]
