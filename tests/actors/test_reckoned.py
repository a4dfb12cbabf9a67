"""Whom a name means in a text without a date: the offices that the text gives tell when it was written."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


def actor(coder: Coder, text: str, trigger: str) -> str:
    (found,) = {a.id for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == trigger for a in e.actors}
    return found


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("President Barack Obama spoke in Ohio. Donald Trump condemned the speech.", "NSA:GOP"),
        ("President Joe Biden spoke in Ohio. Barack Obama condemned the riot.", "USA/ELI"),
        ("President Joe Biden recalled what President Bill Clinton once signed. Kamala Harris condemned the riot.", "USA/GOV"),
        ("Former President Bill Clinton spoke in Ohio. Barack Obama condemned the riot.", "USA/GOV"),  # tells no time
        ("President Obama spoke of it long ago. President Donald Trump condemned the riot.", "USA/GOV"),
    ],
)
def test_offices_told_tell_the_time(coder: Coder, text: str, of: str) -> None:
    assert actor(coder, text, "condemned") == of


def test_who_is_not_yet_in_office_bears_none(coder: Coder) -> None:
    text = "President Muhammadu Buhari spoke in Abuja. The lawyers of Bola Tinubu said that he would run. Bola Tinubu condemned the riot."
    assert "NGA/GOV" not in actor(coder, text, "condemned")
