"""What somebody decides or is going to do, and what headlines tell as to come; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

TO_COME = [
    ("Angola to free 40 jailed smugglers, radio says", "CONCEDE", ["AGO"]),
    ("Armenia's army to lift curfew in two towns", "CONCEDE", ["ARM/MIL"]),
    ("Ukraine to provide Chad with rifles, envoy says", "AGREE", ["UKR"]),
    ("Oman to mediate between Yemen and Kuwait", "AGREE", ["OMN"]),
    ("Lima is going to return a seized ferry to Quito.", "CONCEDE", ["PER"]),
    ("Eritrea is going to free the Danish pastors, its information minister said.", "CONCEDE", ["ERI"]),
    ("Latvia's cabinet decided to send medics to Armenia.", "AGREE", ["LVA/GOV"]),
    ("Bolivia has decided to reopen its border with Paraguay.", "CONCEDE", ["BOL"]),
    ("Laos said it would set free a jailed monk.", "CONCEDE", ["LAO"]),
]
NOTHING_TO_COME = [
    "Laos to free up land for rubber",
    "Zambia to lift maize price",
    "Peru to release inflation figures on Monday",
    "Tongan singer to release new song",
    "Angola was going to free the smugglers but a judge stopped it.",
    "The brewery decided to shut its plant in Ohio.",
]


@pytest.fixture(scope="module")
def sure() -> Coder:
    """With the least confidence that is shipped."""
    return Coder()


@pytest.mark.parametrize(("text", "kind", "actors"), TO_COME)
def test_what_is_to_come_is_promised_or_conceded(sure: Coder, text: str, kind: str, actors: list[str]) -> None:
    found = [(e.event_type, e.status.value, [a.id for a in e.actors]) for e in sure.code(text, "2024-06-12")]
    assert found == [(kind, "actual", actors)]


@pytest.mark.parametrize("text", NOTHING_TO_COME)
def test_what_is_no_promise(sure: Coder, text: str) -> None:
    assert not {"AGREE", "CONCEDE"} & {e.event_type for e in sure.code(text, "2024-06-12")}


def test_who_is_not_going_to_do_it_refuses(coder: Coder) -> None:
    events = coder.code("Niger is not going to lift the ban.", "2024-06-12")
    assert [(e.event_type, e.status.value) for e in events] == [("REJECT", "actual")]


def test_what_was_done_is_no_promise(sure: Coder) -> None:
    assert [e.event_type for e in sure.code("Laos set free a jailed monk.", "2024-06-12")] == ["RETREAT"]


def test_to_whom_what_was_decided_is_done(sure: Coder) -> None:
    [event] = sure.code("The Danish cabinet decided on Monday to reopen its embassy in Algiers.", "2024-06-12")
    assert [r.id for r in event.recipients] == ["DZA"]
