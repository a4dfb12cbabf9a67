"""Soldiers loyal to somebody are of his state and act for him; he is no doer beside them, and nobody's proxies are his state's."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Senegal protested after soldiers loyal to Guinea-Bissau's president detained two fishermen on Friday.", {"GNB/MIL"}),
        ("Troops loyal to Ivory Coast leader Laurent Gbagbo detained nine monks on Monday.", {"CIV/MIL"}),
        ("Militias loyal to Iran detained nine monks in Iraq on Monday.", {"IRQ/UAF"}),
        ("Soldiers and Guinea-Bissau's president detained nine monks on Monday.", {"GNB/MIL", "GNB/GOV"}),
    ],
)
def test_whose_the_loyal_are(coder: Coder, text: str, doers: set[str]) -> None:
    assert {a.id for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == "detained" for a in e.actors} == doers
