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


PAPERS = [
    ("A complaint lodged by Chad against Libya was dismissed by the tribunal.", ["TCD"]),
    ("Parliament rejected a motion by the Greens against the minister.", ["ORG:Greens"]),
    ("The court rejected the Kurdish party's appeal against the board.", ["UNK:PTY"]),
]


@pytest.mark.parametrize(("text", "recipients"), PAPERS)
def test_a_paper_rejected_touches_who_filed_it(coder: Coder, text: str, recipients: list[str]) -> None:
    event = next(e for e in coder.code(text, "2024-06-12") if e.event_type == "REJECT")
    assert [r.id for r in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Slovenia complained to the United Nations about Croatian patrols.", ["HRV"]),
        ("Latvia complained to Russia about its patrols.", ["RUS"]),
    ],
)
def test_who_hears_a_complaint_about_another(coder: Coder, text: str, recipients: list[str]) -> None:
    event = next(e for e in coder.code(text, "2024-06-12") if e.event_type == "ACCUSE")
    assert [r.id for r in event.recipients] == recipients


def test_supporters_who_are_told_are_refused_nothing(coder: Coder) -> None:
    events = coder.code('"I will not resign," the Malian prime minister told cheering supporters.', "2024-06-12")
    assert [r.id for e in events if e.event_type == "REJECT" for r in e.recipients] == []


def test_what_is_defied_is_not_hit(coder: Coder) -> None:
    events = coder.code("Iran fired two rockets on Sunday in defiance of a UN ban.", "2024-06-12")
    assert [r.id for e in events if e.event_type == "REJECT" for r in e.recipients] == ["IGO:UN"]
    assert [r.id for e in events if e.event_type != "REJECT" for r in e.recipients] == []


@pytest.mark.parametrize(
    "text",
    ["Jordan refused to take part in exercises with Bahrain.", "Police in Kyiv did not give permission for the party's rally."],
)
def test_what_is_refused_is_no_second_act(coder: Coder, text: str) -> None:
    assert [kind for kind, _ in coded(coder, text)] == ["REJECT"]


def test_he_of_whom_his_critics_speak(coder: Coder) -> None:
    (event,) = coder.code("The Czech premier's critics say he has sold out the country to gas barons.", "1995-06-12")
    assert [r.country for r in event.recipients] == ["CZE"]
    (event,) = coder.code("Critics of the Czech premier accuse him of wrecking the economy.", "1995-06-12")
    assert not any(a.sector == "GOV" for a in event.actors)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya will not hesitate to use force against the cattle raiders, its minister said.", "THREATEN"),
        ("The king of Tonga has no intention of sharing power with parliament.", "REJECT"),
        ("The Ghanaian opposition will march on the palace unless the count is stopped, its leader said.", "THREATEN"),
    ],
)
def test_told_by_what_will_not_be(coder: Coder, text: str, kind: str) -> None:
    assert (kind, "actual") in [(e.event_type, e.status.value) for e in coder.code(text, "2024-06-12")]


def test_readiness_to_help_is_no_threat(coder: Coder) -> None:
    events = coder.code("The donors did not hesitate to send food to Malawi.", "2024-06-12")
    assert "THREATEN" not in [e.event_type for e in events]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Russia vetoed a draft condemning the Sudanese army.", []),
        ("Washington vetoed a resolution that would have condemned Israel.", []),
        ("Russia vetoed a draft that France had tabled.", ["FRA"]),
    ],
)
def test_what_a_vetoed_text_says(coder: Coder, text: str, recipients: list[str]) -> None:
    event = next(e for e in coder.code(text, "2024-06-12") if e.event_type == "REJECT")
    assert [r.id for r in event.recipients] == recipients
