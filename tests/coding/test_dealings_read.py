"""Who calls, praises, mediates and deals with whom, in short sentences; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


def coded(coder: Coder, text: str) -> list[tuple[str, tuple[str, ...], list[str], list[str]]]:
    """Type, modes and parties of the events of a text."""
    return [(e.event_type, e.modes, [a.id for a in e.actors], [r.id for r in e.recipients]) for e in coder.code(text)]


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("Egypt's prime minister defended the finance ministry's decision to cut subsidies.", "finance ministry"),
        ("The Georgian president praised the foreign ministry's efforts.", "foreign ministry"),
        ("The Chilean interior minister hailed the central bank's plan.", "central bank"),
    ],
)
def test_a_body_of_ones_own_state_is_praised_for_its_deeds(coder: Coder, text: str, praised: str) -> None:
    assert [[r.span.text for r in e.recipients] for e in coder.code(text) if e.event_type == "SUPPORT"] == [[praised]]


@pytest.mark.parametrize(
    "text",
    [
        "The Chadian foreign minister reiterated the government's support for Niger.",
        "The Chadian foreign minister reiterated Chad's support for Niger.",
    ],
)
def test_whose_support_is_voiced_is_not_backed(coder: Coder, text: str) -> None:
    assert [c[3] for c in coded(coder, text) if c[0] == "SUPPORT"] == [["NER"]]


@pytest.mark.parametrize(
    ("text", "caller", "called"),
    [
        ("The Peruvian president called the Chilean premier to apologise for the remark.", "PER/GOV", "CHL/GOV"),
        ("Finland's president called the Danish queen to express her sympathy.", "FIN/GOV", "DNK/GOV"),
        ("Oman's sultan called the Kuwaiti emir to assure him of support.", "OMN/GOV", "KWT/GOV"),
        ("The Zambian president got a call from the Kenyan foreign minister.", "KEN/GOV", "ZMB/GOV"),
        ("The Zambian president received a phone call from the Kenyan foreign minister.", "KEN/GOV", "ZMB/GOV"),
        ("The Serbian president was telephoned by the Hungarian premier on Friday.", "HUN/GOV", "SRB/GOV"),
        ("Nepal's king made a telephone call to the Indian prime minister.", "NPL/GOV", "IND/GOV"),
    ],
)
def test_who_calls_is_told_from_who_is_called(coder: Coder, text: str, caller: str, called: str) -> None:
    assert coded(coder, text)[0] == ("CONSULT", ("phone",), [caller], [called])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The Peruvian and Chilean presidents spoke by telephone.", [("CONSULT", 2)]),
        ("The Kenyan president called citizens to join the clean-up.", [("REQUEST", 1)]),
        ("The king of Tonga called parliament to discuss the budget.", [("REQUEST", 1)]),
    ],
)
def test_not_every_call_is_by_telephone(coder: Coder, text: str, kinds: list[tuple[str, int]]) -> None:
    assert [(c[0], len(c[2])) for c in coded(coder, text)] == kinds


def test_a_meeting_that_is_called_is_not_telephoned(coder: Coder) -> None:
    assert ("phone",) not in [c[1] for c in coded(coder, "The premier of Tonga called a cabinet meeting to discuss the cyclone.")]


def test_who_calls_to_urge_something_urges_it(coder: Coder) -> None:
    found = coded(coder, "The American president called Israel's premier to urge restraint.")
    assert ("REQUEST", ["USA/GOV"]) in [(c[0], c[2]) for c in found]


@pytest.mark.parametrize(
    ("text", "mediator", "sides"),
    [
        ("Togo began a mediation drive to settle the quarrel between Mali and Niger.", ["TGO"], ["MLI", "NER"]),
        ("Egypt hosted talks between Ethiopia and Sudan in Cairo.", ["EGY"], ["ETH", "SDN"]),
        ("The Omani sultan launched a mediation initiative to end the rift between Iran and Bahrain.", ["OMN/GOV"], ["IRN", "BHR"]),
    ],
)
def test_an_effort_to_mediate_has_two_sides(coder: Coder, text: str, mediator: list[str], sides: list[str]) -> None:
    assert coded(coder, text) == [("CONSULT", ("third-party",), mediator, sides)]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("War games staged by Egypt and Jordan ended on Monday.", "COOPERATE", {"EGY", "JOR"}),
        ("Peru and Chile launched war games off Arica.", "COOPERATE", {"PER", "CHL"}),
        ("The Serbian and Greek navies held joint war games.", "COOPERATE", {"SRB/MIL", "GRC/MIL"}),
        ("Belarus launched war games near the Polish border.", "MOBILIZE", {"BLR"}),
        ("Danish soldiers trained alongside Polish marines.", "COOPERATE", {"DNK/MIL", "POL/MIL"}),
    ],
)
def test_war_games_of_two_are_held_together(coder: Coder, text: str, kind: str, actors: set[str]) -> None:
    assert [(c[0], set(c[2])) for c in coded(coder, text)] == [(kind, actors)]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("Cyprus gave account records to the Greek government.", "COOPERATE", "CYP", "GRC/GOV"),
        ("Latvia shared its findings with Estonia.", "COOPERATE", "LVA", "EST"),
        ("Denmark's spy agency tipped off Sweden about the smugglers.", "COOPERATE", "DNK/SPY", "SWE"),
        ("Malawi exported maize to Zambia.", "COOPERATE", "MWI", "ZMB"),
        ("Portugal handed a bank robber over to Spain.", "COOPERATE", "PRT", "ESP"),
        ("Croatia delivered General Bilic to the U.N. tribunal.", "COOPERATE", "HRV", "IGO:UN"),
        ("Slovakia's ambassador conveyed his regret to Hungary for the remark.", "CONCEDE", "SVK/GOV", "HUN"),
        ("The Finnish police chief offered an apology to Estonia.", "CONCEDE", "FIN/COP", "EST"),
        ("The Greek defence minister was greeted by the Cypriot president at the airport.", "CONSULT", "GRC/GOV", "CYP/GOV"),
        ("Malta's president played host to the Tunisian premier.", "CONSULT", "TUN/GOV", "MLT/GOV"),
        ("A delegation of Malaysian lawmakers flew into Vientiane on Friday.", "CONSULT", "MYS/LEG", "LAO"),
        ("Cuba sprang to the defence of Nicaragua.", "SUPPORT", "CUB", "NIC"),
    ],
)
def test_who_gives_and_who_gets(coder: Coder, text: str, kind: str, actor: str, recipient: str) -> None:
    assert [(c[0], c[2], c[3]) for c in coded(coder, text)] == [(kind, [actor], [recipient])]


def test_who_backs_a_call_is_not_asked(coder: Coder) -> None:
    found = coded(coder, "Kenya's president backed the appeal of the bishops for an end to the fighting.")
    assert [(c[0], c[3]) for c in found] == [("SUPPORT", ["KEN/REL"]), ("REQUEST", [])]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Samoan premier forgave the plotters.", "CONCEDE"),
        ("Japan forgave the debt of Senegal.", "AID"),
        ("Lavrov phones the Iraqi president over the dam", "CONSULT"),
    ],
)
def test_what_forgiving_and_phoning_is(coder: Coder, text: str, kind: str) -> None:
    assert [c[0] for c in coded(coder, text)] == [kind]


def test_the_visiting_minister_who_is_received_visits_once(coder: Coder) -> None:
    text = "The visiting Danish trade minister was received by the Kenyan president."
    assert coded(coder, text) == [("CONSULT", ("visit",), ["DNK/GOV"], ["KEN/GOV"])]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Canada supports the call for an inquiry.", ["SUPPORT"]),
        ("Kenya's president backed the bishops' call for talks.", ["SUPPORT", "REQUEST"]),
    ],
)
def test_a_call_that_is_backed_is_none_of_the_backers(coder: Coder, text: str, kinds: list[str]) -> None:
    assert [c[0] for c in coded(coder, text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Talks between Peru and Chile ended without agreement.", {"CONSULT", "REJECT"}),
        ("The Libyan premier failed to attend the summit in Rome.", {"REJECT"}),
        ("The Libyan premier attended the summit in Rome.", {"CONSULT"}),
        ("The Chilean striker signed for a Turkish club.", set()),
    ],
)
def test_what_comes_of_a_meeting(coder: Coder, text: str, kinds: set[str]) -> None:
    assert {c[0] for c in coded(coder, text)} == kinds
