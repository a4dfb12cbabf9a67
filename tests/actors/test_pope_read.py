"""The pope is of the Vatican where no word tells of another; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

POPES = [
    ("The pope met Peruvian leaders in Lima.", "VAT/REL"),
    ("The pontiff urged Bolivia to free the miners.", "VAT/REL"),
    ("Pope urges Chile to open the archives", "VAT/REL"),
    ("The Coptic pope met Egyptian judges in Cairo.", "EGY/REL"),
]


@pytest.mark.parametrize(("text", "actor"), POPES)
def test_whose_the_pope_is(text: str, actor: str) -> None:
    events = Coder(min_confidence=0.14).code(text, "2014-06-12")
    assert actor in [a.id for e in events for a in e.actors]


def test_a_pope_named_before_is_taken_up() -> None:
    text = "Pope Tawadros II, the head of Egypt's Coptic Church, met ministers in Cairo. The pope urged Libya to free the monks."
    events = Coder().code(text, "2014-06-12")
    assert ["VAT/REL"] not in [[a.id for a in e.actors] for e in events]
