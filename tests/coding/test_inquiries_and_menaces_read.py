"""Inquiries into claims, refusals told by what somebody has no mind to do, offers that are answered, and readiness for harm."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Event


def coded(coder: Coder, text: str) -> list[Event]:
    return coder.code(text, "2024-06-12")


def kinds(coder: Coder, text: str) -> list[str]:
    return [e.event_type for e in coded(coder, text)]


def touched(coder: Coder, text: str, kind: str) -> list[str]:
    event = next(e for e in coded(coder, text) if e.event_type == kind)
    return [r.id for r in event.recipients]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Zambian ombudsman is reviewing complaints against the army.", "ACCUSE"),
        ("Spain ordered a review of claims that its police had beaten migrants.", "ACCUSE"),
        ("The Malian bishops spoke out on Friday against the junta.", "ACCUSE"),
        ("The Greek unions called their members into the streets against the cabinet.", "REQUEST"),
        ("Kenya barred two Ugandan bishops from entering the country.", "REJECT"),
        ("The Danish premier came out against sanctions on Serbia.", "REJECT"),
    ],
)
def test_told_by_frames(coder: Coder, text: str, kind: str) -> None:
    assert kind in kinds(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Researchers reviewed claims that coffee prevents cancer.",
        "The sun came out on Friday against all forecasts.",
        "The old sailor defied the odds and reached Cape Town.",
    ],
)
def test_no_act(coder: Coder, text: str) -> None:
    assert kinds(coder, text) == []


def test_who_presses_on_demands_nothing(coder: Coder) -> None:
    assert "REQUEST" not in kinds(coder, "The Chadian column pressed on towards Faya on Friday.")
    assert "REQUEST" in kinds(coder, "Chad pressed Libya on Friday for the release of the crew.")


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Togo examined the claim of Mali that Chad had shelled its post.", ["TCD"]),
        ("Experts of the UN interviewed victims of beatings by the Angolan police.", ["AGO/COP"]),
        ("The UN questioned Angolan policemen about the beatings.", ["AGO/COP"]),
    ],
)
def test_whom_an_inquiry_is_about(coder: Coder, text: str, recipients: list[str]) -> None:
    assert touched(coder, text, "ACCUSE") == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Jordan sees no reason to lift its embargo on Syria, its premier said.",
        "Fiji's military ruler has no desire to negotiate with the chiefs.",
        "Lagos had no plans to free the bishops.",
    ],
)
def test_no_mind_to_do_what_others_want(coder: Coder, text: str) -> None:
    assert [(e.event_type, e.status.value) for e in coded(coder, text)] == [("REJECT", "actual")]


@pytest.mark.parametrize(
    "text",
    [
        "Chile sees no reason to doubt the figures.",
        "Analysts see no need for a rate cut.",
        "Latvia saw no reason to expel the Russian envoy.",
        "Jordan has every reason to lift its embargo on Syria.",
    ],
)
def test_no_mind_to_do_what_nobody_wants(coder: Coder, text: str) -> None:
    assert not {"REJECT", "SANCTION"} & set(kinds(coder, text))


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Togo's offer to host the Malian exiles was declined by the Nigerian government.", "AGREE", ["NGA/GOV"]),
        ("Chad's pleas for French paratroopers fell on deaf ears in Ottawa.", "REQUEST", ["CAN"]),
        ("Togo offered Mali a loan.", "AGREE", ["MLI"]),
        ("Sudan would not let the Ugandan priest visit the jailed Kenyan.", "REJECT", ["UGA/REL"]),
        ("Sudan would not receive the Ugandan priest.", "REJECT", ["UGA/REL"]),
        ("Oman will not join NATO's training mission for Iraqi troops.", "REJECT", ["IGO:NATO"]),
        ("The Peruvian premier called off a trip to Guayaquil.", "REJECT", ["ECU"]),
    ],
)
def test_who_answers_and_who_is_refused(coder: Coder, text: str, kind: str, recipients: list[str]) -> None:
    assert touched(coder, text, kind) == recipients


def test_where_talks_ended_is_no_party(coder: Coder) -> None:
    text = "Talks between Niger and Benin on the pipeline broke up without a deal in Addis Ababa."
    assert touched(coder, text, "REJECT") == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Ethiopia is ready to use force against Somalia, its premier said.", "violence"),
        ("Iraq stands prepared to send troops against the Kurds, its minister said.", "violence"),
        ("Norwegian dockers are talking of a boycott of Latvian ships.", None),
        ("Oman hinted that it might blockade Yemeni ports.", None),
        ("Uganda threatened to sever ties with Rwanda.", "relations"),
        ("Uganda threatened to cut taxes on Rwandan tea.", "restrict"),
    ],
)
def test_readiness_and_talk_of_harm_are_threats(coder: Coder, text: str, mode: str | None) -> None:
    (event,) = coded(coder, text)
    assert (event.event_type, event.status.value, len(event.recipients)) == ("THREATEN", "actual", 1)
    assert mode is None or mode in event.modes


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia is ready to strike a deal with Somalia.",
        "Senegal is ready to fight malaria with a new vaccine, its minister said.",
        "Uganda is ready to send troops to Somalia.",
        "The two ministers spoke of the boycott in 1980 with regret.",
    ],
)
def test_other_readiness_and_talk(coder: Coder, text: str) -> None:
    assert "THREATEN" not in kinds(coder, text)
