"""Crimes of nobody known, mishaps with one's own car, what bursts in a mine and what a museum shows are no politics."""

from __future__ import annotations

import pytest

from dragoman import Coder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two teenagers were shot in a Chicago park, police said.", False),
        ("A woman was murdered in her home in Durban.", False),
        ("A protester was shot dead in Khartoum on Thursday.", True),
        ("A villager was killed in an attack near Djibo.", True),
        ("A woman was shot dead at a checkpoint in Baghdad.", True),
        ("A coal mine explosion in Ukraine killed ten miners.", False),
        ("A mortar explosion in Ukraine killed ten miners.", True),
        ("A policeman was killed when his motorcycle hit a lorry in Nairobi.", False),
        ("A policeman was killed when his motorcycle hit a mine in Mandera.", True),
        ("The museum of the siege of Leningrad has reopened after repairs.", False),
        ("The ministry was besieged with calls after the tax forms went out.", False),
        ("The Syrian army besieged the town.", True),
    ],
)
def test_it_is_told_as_politics_or_not(coder: Coder, text: str, told: bool) -> None:
    assert bool(coder.code(text)) is told


@pytest.mark.parametrize(
    ("text", "kind", "doers"),
    [
        ("Saudi Arabia imposed a blockade on Qatar.", "COERCE", 1),
        ("The Kenyan police officer imposed a fine on the driver.", "SANCTION", 1),
        ("Ethnic violence between Kikuyu and Kalenjin in Kenya's Rift Valley has killed 300 people.", "ASSAULT", 2),
    ],
)
def test_blockades_and_violence_between_two(coder: Coder, text: str, kind: str, doers: int) -> None:
    event = next(iter(coder.code(text)))
    assert (event.event_type, len(event.actors)) == (kind, doers)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Honduran police found the bodies of three kidnapped farmers near Tocoa on Tuesday.", []),
        ("Honduran police kidnapped three farmers near Tocoa on Tuesday.", ["HND"]),
        ("A car bomb ripped through a market in Kunduz, killing nine shoppers.", []),
    ],
)
def test_who_finds_the_dead_did_not_kill_them(coder: Coder, text: str, doers: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "ASSAULT")
    assert [a.country for a in event.actors] == doers
