"""At whom what is asked for is aimed, of what kind a demand is, and what a petition threatens; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

AIMED = [
    ("Estonian lawmakers called for a ban on Belarusian timber.", ["BLR"]),
    ("Fijian unions called for a boycott of Australian goods.", ["AUS"]),
    ("Doctors in Chile called for a ban on smoking.", []),
    ("Fijian unions called for an end to the boycott of Australian goods.", []),
]
KINDS = [
    ("Sweden exhorted Laos to grant its citizens freedom of speech.", "change"),
    ("Students pleaded with King Mswati to legalise parties.", "change"),
    ("Chad urged Niger to drop emergency rule in Agadez.", "yield"),
    ("Chad's appeal to Niger to let Senegal mediate was heard.", "meet"),
    ("Chad urged Niger to accept its mediators.", "meet"),
]


@pytest.mark.parametrize(("text", "recipients"), AIMED)
def test_at_whom_what_is_asked_for_is_aimed(coder: Coder, text: str, recipients: list[str]) -> None:
    event = next(e for e in coder.code(text, "2014-06-12") if e.event_type == "REQUEST")
    assert [r.id for r in event.recipients] == recipients


@pytest.mark.parametrize(("text", "mode"), KINDS)
def test_of_what_kind_a_demand_is(coder: Coder, text: str, mode: str) -> None:
    event = next(e for e in coder.code(text, "2014-06-12") if e.event_type == "REQUEST")
    assert event.modes == (mode,)


def test_what_a_petition_threatens_is_an_act_too(coder: Coder) -> None:
    events = coder.code("Greek farmers sent a petition to the government threatening to block the port.", "2014-06-12")
    assert "THREATEN" in [e.event_type for e in events]


def test_what_a_petition_demands_is_one_act(coder: Coder) -> None:
    events = coder.code("Greek farmers sent a petition to parliament demanding cheaper diesel.", "2014-06-12")
    assert [e.event_type for e in events] == ["REQUEST"]
