"""Terms that somebody is set, threats by what will be done to whoever does wrong and in a case told by a noun, and who is cleared."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


def coded(coder: Coder, text: str) -> list[tuple[str, str, list[str], list[str]]]:
    events = coder.code(text, "2024-06-12")
    return [(e.event_type, e.status.value, [a.id for a in e.actors], [r.id for r in e.recipients]) for e in events]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The rebels have until Sunday to hand over their arms, the Chadian army said.", ["TCD/MIL"], ["TCD/REB"]),
        ('"We will strike at the heart of their cities," a spokesman for the Shabaab said of Kenya.', ["NSA:ALSHABAB"], ["KEN"]),
        ("The Peruvian premier said he would dissolve the congress unless it passed the bill.", ["PER/GOV"], ["PER/LEG"]),
        ("The junta gave the Malian bishops until Friday to pay the levy.", ["MLI/GOV"], ["MLI/REL"]),
        ("Deserters will be flogged, the Sudanese general said.", ["SDN/MIL"], ["SDN/MIL"]),
    ],
)
def test_threats(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    found = coded(coder, text)
    assert [(kind, status, doers) for kind, status, doers, _ in found] == [("THREATEN", "actual", actors)]
    assert found[0][3] == recipients or text.startswith("Deserters")


@pytest.mark.parametrize(
    "text",
    [
        "Candidates have until Friday to register, the Kenyan commission said.",
        "Kenyans have until Friday to see the comet.",
        "The minister stands by her report.",
    ],
)
def test_no_act(coder: Coder, text: str) -> None:
    assert coded(coder, text) == []


def test_a_case_told_by_a_noun(coder: Coder) -> None:
    for when, kind in (("at the first sign of an attack", "THREATEN"), ("on Friday", "COERCE")):
        assert [e[0] for e in coded(coder, f"Mali will shut its border with Niger {when}, its general said.")] == [kind]


def test_who_looks_into_a_deed_did_not_do_it(coder: Coder) -> None:
    found = coded(coder, "Kenya's army looked into the shelling of a school in Kismayo.")
    assert [doers for kind, _, doers, _ in found if kind == "ASSAULT"] == [[]]


def test_talks_that_are_boycotted_are_of_no_town(coder: Coder) -> None:
    ((_, _, _, recipients),) = coded(coder, "Chad's rebels boycotted the talks in Juba on Monday.")
    assert recipients == []
    ((_, _, _, recipients),) = coded(coder, "Chad's rebels boycotted the talks with Togo on Monday.")
    assert recipients == ["TGO"]


def test_who_is_cleared_of_blame(coder: Coder) -> None:
    found = coded(coder, "The pilot was cleared of blame by the Danish army.")
    assert [kind for kind, *_ in found] == ["CONCEDE"]
    found = coded(coder, "The Danish army put the blame on the pilot.")
    assert [kind for kind, *_ in found] == ["ACCUSE"]


def test_whose_decision_somebody_stands_by(coder: Coder) -> None:
    assert [kind for kind, *_ in coded(coder, "Germany stands by its Israeli allies.")] == ["SUPPORT"]
    assert coded(coder, "Germany stands by its decision on the dam.") == []


def test_what_somebody_has_time_to_do_is_not_done(coder: Coder) -> None:
    found = coded(coder, "Greece has until Friday to withdraw its frigate, the German premier said.")
    assert [(kind, doers) for kind, _, doers, _ in found] == [("THREATEN", ["DEU/GOV"])]
    found = coded(coder, "Kenya has until Friday to appoint an envoy to Togo, the African Union said.")
    assert "actual" not in [status for _, status, *_ in found]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Macau bankers face arrest if they help dissidents, a Chinese official said.", ["THREATEN"]),
        ("The growers face a penalty.", []),
        ("The Kremlin dropped hints of new sanctions against Latvia.", ["THREATEN"]),
        ("The Kremlin dropped the sanctions against Latvia.", ["CONCEDE"]),
        ("The band dropped hints of a new album.", []),
    ],
)
def test_what_somebody_faces_and_hints(coder: Coder, text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in coded(coder, text)] == kinds


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Ottawa hit out on Thursday at Cuba for jailing dissidents.", ["CUB/OPP"]),
        ("Ottawa criticised Cuba for jailing two Canadian dissidents.", ["CAN/OPP"]),
        ("The Turkish police jailed a Syrian opposition leader.", ["SYR/OPP"]),
    ],
)
def test_whose_the_opponents_are_who_are_jailed(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [r for kind, _, _, r in coded(coder, text) if kind == "COERCE"] == [recipients]
