"""Somebody's body or kin acts, and not whose it is; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.12)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The police arrested a former minister of India. His party condemned the arrest.", {"IND/PTY"}),
        ("Peru's president was arrested. His wife, Ana Lopez, condemned the arrest.", {"PER/CVL"}),
        ("Kenya's miners went on strike. Their union condemned the arrest of six workers.", {"KEN/LAB"}),
        ("Chile's president spoke. His government condemned Peru.", {"CHL/GOV"}),
    ],
)
def test_who_is_somebodys_acts_alone(coder: Coder, text: str, actors: set[str]) -> None:
    found = [{a.id for a in e.actors} for e in coder.code(text) if e.event_type == "ACCUSE"]
    assert found == [actors]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ('"Our allies condemned the attack," Chile\'s president said.', {"UNK:GOV"}),
        ('"We condemned the attack," Chile\'s president said.', {"CHL/GOV"}),
        ("Russia's neighbours condemned the arrest of two pilots.", {"UNK:GOV"}),
        ("Peru and Chile began drills. The allies condemned Bolivia.", {"PER", "CHL"}),
        ("Peru and Chile signed a pact. The old foes condemned Bolivia.", {"PER", "CHL"}),
        ("Peru and Chile signed a pact. Cuban rivals condemned Bolivia.", {"CUB/UNK"}),
    ],
)
def test_whoever_is_others_than_whose_he_is(coder: Coder, text: str, actors: set[str]) -> None:
    found = [{a.id for a in e.actors} for e in coder.code(text) if e.event_type == "ACCUSE"]
    assert found == [actors]


def test_owner_of_whom_nothing_is_known_does_not_act_beside_his_leader(coder: Coder) -> None:
    text = "Iran's allies in parliament left. Their leader, Hadi al-Amiri, accused Ankara of lying."
    assert [{a.id for a in e.actors} for e in coder.code(text) if e.event_type == "ACCUSE"] == [{"NSA:BADR"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyrgyzstan and Tajikistan quarrelled. Russia's minister phoned his two counterparts.", {"RUS/GOV", "KGZ/GOV", "TJK/GOV"}),
        ("In Osh, hundreds blocked a road.", {"KGZ/CVL"}),
        ("In Lima, students marched. Dozens were arrested.", {"PER/CVL"}),
    ],
)
def test_counterparts_are_of_others_and_numbers_of_people_private(coder: Coder, text: str, expected: set[str]) -> None:
    last = coder.code(text)[-1]
    assert {a.id for a in (*last.actors, *last.recipients)} == expected
