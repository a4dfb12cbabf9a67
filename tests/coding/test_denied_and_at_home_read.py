"""Who is no recipient: those in a deed that is denied, one's own state as a place, a state named twice; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Ethiopia has denied arming the rebels in Sudan.", []),
        ("Rwanda denied that its soldiers had crossed into Congo.", []),
        ("Pakistan denies sheltering Taliban leaders.", []),
        ("Iran denied accusations by Israel that it had armed Hezbollah.", ["ISR"]),
        ("Uganda denied entry to UN inspectors.", ["IGO:UN"]),
        ("In Moscow, foreign ministry spokeswoman Maria Zakharova called the allegations nonsense.", []),
        ("In Ankara, the Turkish president rejected the EU's demand.", ["IGO:EU"]),
    ],
)
def test_whose_word_is_rejected(coder: Coder, text: str, recipients: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "REJECT")
    assert [a.id for a in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The foreign ministers of Venezuela and Guyana met in Brasilia on Thursday.", ["GUY/GOV", "VEN/GOV"]),
        ("The leaders of Peru, Chile and Bolivia met in Lima.", ["BOL/GOV", "CHL/GOV", "PER/GOV"]),
        ("The president of Egypt met Ethiopia on Monday.", ["EGY/GOV", "ETH"]),
    ],
)
def test_each_of_several_states_acts_once(coder: Coder, text: str, actors: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "CONSULT")
    assert sorted(a.id for a in (*event.actors, *event.recipients)) == actors


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("In Washington, officials condemned the shelling of the Zorbal corridor.", ["UNK"]),
        ("In Washington, officials condemned the shelling of the Lachin corridor.", ["AZE"]),
        ("In Washington, the army shelled a warehouse.", ["USA"]),
    ],
)
def test_a_place_with_a_name_is_not_of_the_setting(coder: Coder, text: str, recipients: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "ASSAULT")
    assert [a.id for a in event.recipients] == recipients
