"""Proposals put before others, orders to clear a place, applications; whom what is to end was aimed at; what is left unsaid."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

ASKED = [
    ("Namibia put forward a proposal for a ceasefire in talks with Zambia.", ["NAM"]),
    ("Kuwait submitted a peace plan to the Yemeni factions.", ["KWT"]),
    ("Togolese police ordered the marchers to disperse.", ["TGO/COP"]),
    ("Namibia applied to the World Bank for a loan.", ["NAM"]),
]
NOT_ASKED = [
    "The brewery put forward a proposal to buy its rival.",
    "The finance minister presented a budget proposal to parliament.",
    "Bhutan applied for a patent on the seed.",
    "The doctors urged patients to sleep more in winter.",
    "Bhutan would not say whether it had asked India for tanks.",
    "The Omani envoy declined to say if he had met the rebels.",
]
SPARED = [
    ("Oman called for an end to the blockade of Qatar.", []),
    ("The Kenyan foreign minister appealed for the lifting of sanctions against Eritrea.", []),
    ("Kenya urged Rwanda to stop its attacks on Congo.", ["RWA"]),
    ("Kenya demanded an end to attacks by Rwanda.", ["RWA"]),
]


@pytest.mark.parametrize(("text", "actors"), ASKED)
def test_what_is_put_before_others_is_asked(coder: Coder, text: str, actors: list[str]) -> None:
    assert ("REQUEST", actors) in [(e.event_type, [a.id for a in e.actors]) for e in coder.code(text, "2014-06-12")]


@pytest.mark.parametrize("text", NOT_ASKED)
def test_what_is_not_asked(coder: Coder, text: str) -> None:
    assert not {"REQUEST", "CONSULT"} & {e.event_type for e in coder.code(text, "2014-06-12")}


@pytest.mark.parametrize(("text", "asked"), SPARED)
def test_at_whom_it_was_aimed_is_not_asked(coder: Coder, text: str, asked: list[str]) -> None:
    event = next(e for e in coder.code(text, "2014-06-12") if e.event_type == "REQUEST")
    assert [r.id for r in event.recipients] == asked


def test_what_he_says_that_he_did_is_told(coder: Coder) -> None:
    assert "CONSULT" in [e.event_type for e in coder.code("The Omani envoy said he had met the rebels.", "2014-06-12")]


def test_a_meeting_that_hears_something_is_none(coder: Coder) -> None:
    events = coder.code("Malawi's president told a summit in Lilongwe that Togo should free the editor.", "2014-06-12")
    assert [e.event_type for e in events] == ["REQUEST"]


def test_whoever_consents_agrees(coder: Coder) -> None:
    assert [e.event_type for e in coder.code("Niger's mutineers consented to a truce.", "2014-06-12")] == ["AGREE"]
