"""Whom an act does not touch: ways, one's own people, who is told of elsewhere; and whose the nameless are; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Event


def _one(coder: Coder, text: str, kind: str) -> Event:
    return next(e for e in coder.code(text) if e.event_type == kind)


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Truckers blocked the bridge at Cúcuta on Friday.", "PROTEST", []),
        ("Thousands of pensioners marched to Ankara on Monday.", "PROTEST", []),
        ("Students took to the streets of Tbilisi to demand new elections.", "PROTEST", []),
        ("Demonstrators rallied outside the Russian embassy in Prague.", "PROTEST", ["RUS/GOV"]),
        ("Kenya shut the Mandera crossing on Sunday.", "COERCE", []),
        ("The army has sent two battalions to the border.", "MOBILIZE", []),
        ("Algeria closed its airspace to French military aircraft.", "COERCE", ["FRA"]),
        ("Zairian soldiers seized the airport at Goma.", "COERCE", ["COD"]),
        ("France's president refused to recall Ambassador Jean Morel.", "REJECT", []),
        ("The Netherlands called its ambassador home for consultations.", "SANCTION", []),
        ("Turkey's prime minister forbade all demonstrations.", "COERCE", []),
        ("Iran and Saudi Arabia severed relations over the execution of a cleric.", "SANCTION", []),
        ("Lithuania is seeking the extradition of a retired officer.", "REQUEST", []),
        ("Students demanded the release of jailed opposition leader Ramon Vidal.", "REQUEST", []),
        ("Students demanded the resignation of opposition leader Ramon Vidal.", "REQUEST", ["PER:Ramon Vidal"]),
        ("Honduras cut ties with Taiwan in favour of China.", "SANCTION", ["TWN"]),
        ("Peru closed a crossing at Huaquillas, and Colombia offered to mediate.", "AGREE", []),
        ("ECOWAS, which had threatened to use force, asked Togo to mediate.", "THREATEN", []),
    ],
)
def test_ways_and_ones_own(coder: Coder, text: str, kind: str, recipients: list[str]) -> None:
    assert [a.id for a in _one(coder, text, kind).recipients] == recipients


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Beijing and Ottawa blamed each other for the collapse of the talks.", "ACCUSE"),
        ("Chad and Sudan have accused one another of arming rebels.", "ACCUSE"),
        ("Greece and Turkey threatened each other with sanctions.", "THREATEN"),
        ("India and Pakistan expelled each other's military attaches.", "COERCE"),
    ],
)
def test_each_is_the_others(coder: Coder, text: str, kind: str) -> None:
    event = _one(coder, text, kind)
    assert event.mutual
    assert len(event.actors) == 2
    assert event.recipients == event.actors


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The premier warned that the state would place the council under administration.", ["council"]),
        ("Ethiopia warned that it would expel UN envoys.", ["UN"]),
        ("Pyongyang demanded that Seoul hand over the soldier and threatened merciless retaliation.", ["Seoul"]),
    ],
)
def test_whom_a_threat_is_for(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [a.name for a in _one(coder, text, "THREATEN").recipients] == recipients or [
        a.span.text for a in _one(coder, text, "THREATEN").recipients
    ] == recipients


def test_who_warns_is_no_part_of_the_warning(coder: Coder) -> None:
    event = _one(coder, "Azerbaijan will close the road if mining goes on, the Armenian foreign ministry has warned.", "THREATEN")
    assert [a.id for a in event.actors] == ["ARM/GOV"]


def test_a_pronoun_for_another(coder: Coder) -> None:
    text = "Tom Perriello said he had spoken with General Abdel Fattah al-Burhan and had pressed him to send a delegation."
    assert _one(coder, text, "REQUEST").recipients[0].person == "Abdel Fattah al-Burhan"


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Tanzania accused Kenyan police of beating nine herders near the frontier.", "ASSAULT", ["TZA/AGR"]),
        ("Hanoi said Chinese officers had beaten ten fishermen with iron bars.", "ASSAULT", ["VNM/AGR"]),
        ("Israel accused Hamas of stalling. Hamas freed eleven captives on Friday.", "RETREAT", ["ISR/CVL"]),
        ("Malaysian police arrested four fishermen on Tuesday.", "COERCE", ["MYS/AGR"]),
    ],
)
def test_whose_the_nameless_are(coder: Coder, text: str, kind: str, recipients: list[str]) -> None:
    assert [a.id for a in _one(coder, text, kind).recipients] == recipients


def test_a_state_and_its_organ_before_a_thing(coder: Coder) -> None:
    event = _one(coder, "Manila said a Chinese coast guard ship had rammed a supply boat.", "ASSAULT")
    assert [a.id for a in event.actors] == ["CHN/COP"]


def test_an_act_beside_another(coder: Coder) -> None:
    text = "Elsewhere, Papua New Guinea and the United States signed a defence pact in May despite protests by students."
    event = _one(coder, text, "PROTEST")
    assert [a.sector for a in event.actors] == ["EDU"]
