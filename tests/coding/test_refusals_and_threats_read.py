"""Refusals that no frame knows, accords not reached, threats that tell their condition, and penalties that prosecutors ask for."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

REFUSED = [
    "Nigeria's unions will not call off their strike before Monday.",
    "Cyprus will never end its boycott of Turkish ports, the foreign minister said.",
    "The Bulgarian cabinet will not reverse its decision to close the reactor.",
    "The mayor of Yangon did not grant a permit for the monks' march.",
    "Iraq and Kuwait were unable to reach an agreement on the oilfield.",
    "The ministers of Chad and Niger could not agree on a date for the poll.",
    "Mali's junta challenged the findings of the UN mission.",
    "Burkina Faso's rulers reneged on a promise to the African Union to hold a vote.",
]
NOT_REFUSED = [
    "The rains will not end before Friday, the ministry said.",
    "Senegal will not stop there, the coach said.",
    "The council has not yet granted a permit for the march.",
    "Benin will not suspend aid to Togo, its president said.",
    "The climbers failed to reach the summit.",
]
THREATS = [
    ("Algeria would close its airspace should Morocco fly drones again, the minister said.", "restrict"),
    ("Ankara will expel the ambassador if Sweden lets the march go on.", "expel"),
    ("Guinea's rulers will ban any paper that prints the letter.", "restrict"),
    ("Ethiopia says it will launch an offensive against Somali rebels within days.", "violence"),
    ("The army gave the Karen rebels a midnight deadline to leave the town.", None),
]


def coded(coder: Coder, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(e.event_type, e.modes) for e in coder.code(text, "2024-06-12")]


@pytest.mark.parametrize("text", REFUSED)
def test_refused(coder: Coder, text: str) -> None:
    assert "REJECT" in [kind for kind, _ in coded(coder, text)]


@pytest.mark.parametrize("text", NOT_REFUSED)
def test_not_refused(coder: Coder, text: str) -> None:
    assert "REJECT" not in [kind for kind, _ in coded(coder, text)]


@pytest.mark.parametrize(("text", "mode"), THREATS)
def test_threatened(coder: Coder, text: str, mode: str | None) -> None:
    found = [modes for kind, modes in coded(coder, text) if kind == "THREATEN"]
    assert len(found) == 1
    assert mode is None or mode in found[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen will attack the polls again, an observer of the African Union said.", "ASSAULT"),
        ("Spain will send medics if asked by Morocco.", "AGREE"),
    ],
)
def test_no_threat(coder: Coder, text: str, kind: str) -> None:
    assert kind in [k for k, _ in coded(coder, text)]


def test_a_condition_is_no_deed(coder: Coder) -> None:
    text = "Kenya threatened to close its border with Somalia unless Mogadishu expelled the clerics."
    assert [kind for kind, _ in coded(coder, text)] == ["THREATEN"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prosecutors in Tirana are seeking the death penalty for two generals.", "ACCUSE"),
        ("A Chilean prosecutor asked for a life sentence for the former colonel.", "ACCUSE"),
        ("The Albanian opposition demanded a jail sentence for the former minister.", "REQUEST"),
        ("Prosecutors in Lima asked Spain for the extradition of the banker.", "REQUEST"),
    ],
)
def test_prosecutors_who_ask_for_a_penalty_accuse(coder: Coder, text: str, kind: str) -> None:
    assert kind in [k for k, _ in coded(coder, text)]
