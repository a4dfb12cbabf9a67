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
        ("Pope Tawadros II, the head of Egypt's Coptic Church, met ministers in Cairo. The pope urged Libya to free the monks.", "EGY/REL"),
        ("The pope met Peruvian leaders in Lima.", "VAT/REL"),
        ("The pontiff urged Bolivia to free the miners.", "VAT/REL"),
    ],
)
def test_whose_the_pope_is(coder: Coder, text: str, actor: str) -> None:
    assert {a.id for e in coder.code(text) for a in e.actors if a.sector == "REL"} == {actor}


def test_a_pope_in_a_headline() -> None:
    (event,) = Coder(min_confidence=0.14).code("Pope urges Chile to open the archives", "2014-06-12")
    assert [a.id for a in event.actors] == ["VAT/REL"]


def test_what_rebels_hold_is_a_place(coder: Coder) -> None:
    assert [r.id for e in coder.code("Rebel-held Bukavu was visited by the Danish minister.") for r in e.recipients] == ["COD"]
