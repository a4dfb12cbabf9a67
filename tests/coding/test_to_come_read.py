"""What is told with `will` is to come; a protest and its purpose, a sentence and its charge are one act; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

COMING = [
    ("Slovakia and Hungary will close two crossings with Ukraine as a precaution, officials said.", "COERCE", "future"),
    ("Chad's teachers will strike from Monday, their union said.", "PROTEST", "future"),
    ("The army will bomb the rebel camp again, a diplomat in Khartoum said.", "ASSAULT", "future"),
    ("Hungary will block the new sanctions package, its foreign minister said.", "REJECT", "actual"),
    ("Slovakia closed two crossings with Ukraine.", "COERCE", "actual"),
    ("Chad will release the Kenyan soldiers.", "CONCEDE", "actual"),
    ("Chad plans to invade Kenya.", "ASSAULT", "future"),
    ("Chad plans to send aid to Kenya.", "AGREE", "actual"),
    ("Chad managed to bomb Kenya.", "ASSAULT", "actual"),
]
ONE_PROTEST = [
    "Growers blocked roads around Madrid with tractors to protest against EU quotas.",
    "Students occupied the ministry in Athens to demonstrate against the reform.",
    "Dockers went on strike in Abidjan on Monday to protest against job cuts by the government.",
]
TWO_PROTESTS = "Students marched in Athens on Monday, and dockers went on strike in Piraeus."


@pytest.mark.parametrize(("text", "event_type", "status"), COMING)
def test_will(coder: Coder, text: str, event_type: str, status: str) -> None:
    assert (event_type, status) in [(e.event_type, e.status.value) for e in coder.code(text, "2024-06-12")]


@pytest.mark.parametrize("text", ONE_PROTEST)
def test_a_protest_and_its_purpose_are_one(coder: Coder, text: str) -> None:
    assert [e.event_type for e in coder.code(text, "2024-06-12")] == ["PROTEST"]


def test_whom_the_purpose_is_against(coder: Coder) -> None:
    (event,) = coder.code(ONE_PROTEST[0], "2024-06-12")
    assert [r.id for r in event.recipients] == ["IGO:EU"]


def test_two_protests_stay_two(coder: Coder) -> None:
    assert [e.event_type for e in coder.code(TWO_PROTESTS, "2024-06-12")] == ["PROTEST", "PROTEST"]


def test_the_charge_of_a_sentence_is_no_act(coder: Coder) -> None:
    text = "A court in Hanoi jailed a blogger for six years on charges of spreading propaganda."
    assert [e.event_type for e in coder.code(text, "2024-06-12")] == ["SANCTION"]


@pytest.mark.parametrize(("text", "event_type"), [
    ("The EU extended sanctions against 12 Belarusian officials.", "SANCTION"),
    ("Peru extended a curfew in Lima by three days.", "COERCE"),
    ("Turkey extended its truce with the rebels.", "CONCEDE"),
])
def test_what_is_kept_up(coder: Coder, text: str, event_type: str) -> None:
    assert [e.event_type for e in coder.code(text, "2024-06-12")] == [event_type]
