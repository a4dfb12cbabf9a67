"""Who is no `he` in his own words, and whose states are a federation's own; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article

TWO = "Senator Paul Lind criticized Governor Bob Hay. "


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (TWO + '"I have paid my taxes," Lind said. "He has betrayed the voters."', "Bob Hay"),
        (TWO + '"I have paid my taxes," Lind said. "All have. He has betrayed the voters."', "Bob Hay"),
        (TWO + '"I have paid my taxes," Hay said. "He has betrayed the voters."', "Paul Lind"),
    ],
)
def test_whoever_goes_on_speaking_is_not_he(coder: Coder, text: str, person: str) -> None:
    (found,) = (e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == "betrayed")
    assert [a.person for a in found.recipients] == [person]


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("The U.S. governor spoke on Monday. More than 20 states accused Congress of neglect.", "USA/GOV"),
        ("The U.S. governor spoke on Monday. Several Gulf states accused Congress of neglect.", None),
        ("India's federal government cut its aid. Six states accused the prime minister of bias.", "IND/GOV"),
        ("Several states accused the United States of spying.", "UNK:GOV"),
        ("The U.S. Senate met. Several states left the United Nations and accused Congress of neglect.", "UNK:GOV"),
    ],
)
def test_the_states_of_a_federation_are_its_own(coder: Coder, text: str, identity: str | None) -> None:
    (found,) = (e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == "accused")
    ids = [a.id for a in found.actors]
    assert ids == [identity] if identity is not None else "USA/GOV" not in ids
