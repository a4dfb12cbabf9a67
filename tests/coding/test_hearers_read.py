"""Who is told of a deed has no part in it; who goes on speaking is whoever spoke last."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Reporters in Sydney were told that the activist was held for two days before being released.", {"activist"}),
        ("The court in Manila was told the protester was beaten by soldiers.", {"protester"}),
        ("The lawyer told the judge that soldiers had beaten Ana Lopez in Manila.", {"Ana Lopez"}),
        ("Iran told Iraq that it must release the prisoners.", {"Iraq"}),
    ],
)
def test_the_hearer(coder: Coder, text: str, recipients: set[str]) -> None:
    assert {r.span.text for e in coder.read(Article(id="a", text=text)).events for r in e.recipients} == recipients


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Workers told reporters that police had attacked them in Dhaka.", "LAB"),
        ("Legislator Hung Sun-lin told police chief Huang Min that thugs threw stones at him in Taipei.", "LEG"),
        ("Villagers said the mayor had paid militiamen to beat them in Luzon, Philippines.", "CVL"),
        ("Rebels told the villagers that the army would attack them in Niger.", "CVL"),
    ],
)
def test_whom_a_pronoun_means_in_what_is_told(coder: Coder, text: str, sector: str) -> None:
    event = coder.read(Article(id="a", text=text)).events[-1]
    assert [r.sector for r in event.recipients] == [sector]


def test_who_speaks_on(coder: Coder) -> None:
    text = (
        "Legislator Hung Sun-lin, an environmental advocate, told police chief Huang Min that he was pepper sprayed in the face in Taipei. "
        "He accused the police of negligence."
    )
    accused = coder.read(Article(id="a", text=text)).events[-1]
    assert [(a.person, a.sector) for a in accused.actors] == [("Hung Sun-lin", "LEG")]
    assert [r.sector for r in accused.recipients] == ["COP"]


def test_a_party_with_a_name_of_its_own_is_not_the_one_named_before(coder: Coder) -> None:
    text = "Palang Pracharath and the Ostra Party were pressing the prime minister of Thailand."
    pressing = coder.read(Article(id="a", text=text)).events[0]
    assert [a.id for a in pressing.actors] == ["NSA:Palang Pracharath", "THA/PTY"]
