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
