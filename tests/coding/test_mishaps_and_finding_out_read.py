"""Traffic accidents are no assaults, who solves a murder did not commit it, and taking a call on something is no request."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


@pytest.mark.parametrize(
    "text",
    [
        "Locals said a truck hit a motorcycle in Kano, leaving two students dead.",
        "Two students were killed when a bus hit their bike in Kano.",
        "A train crushed three workers near Pune.",
        "A lorry knocked down a nurse in Nairobi.",
    ],
)
def test_a_traffic_accident_is_no_assault(coder: Coder, text: str) -> None:
    assert not [e for e in coder.read(Article(id="a", text=text)).events if e.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "A police van hit a protester in Kano.",
        "A van ploughed into a crowd of protesters in Berlin.",
        "A truck of the army struck a villager in Kano, residents said.",
        "Two students were killed when gunmen hit their bus in Kano.",
    ],
)
def test_what_somebody_drives_into_people_may_be_one(coder: Coder, text: str) -> None:
    assert [e for e in coder.read(Article(id="a", text=text)).events if e.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Months after Goa police solved the murder of a healer and held five of his rivals, they arrested his wife.",
        "Detectives in Kano uncovered the torture of prisoners.",
    ],
)
def test_who_finds_out_about_a_deed_did_not_do_it(coder: Coder, text: str) -> None:
    deeds = [e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text in ("murder", "torture")]
    assert deeds
    assert not [a for e in deeds for a in e.actors]


def test_a_sheikh_may_be_a_woman(coder: Coder) -> None:
    text = "Prime Minister Sheikh Hasina met the envoy. She condemned the killers."
    event = next(e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == "condemned")
    assert [a.id for a in event.actors] == ["BGD/GOV"]


def test_a_sheikh_is_a_man_where_nothing_tells_otherwise(coder: Coder) -> None:
    text = "The envoy met Mary Lind. Sheikh Zayyan smiled. He condemned the killers."
    event = next(e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == "condemned")
    assert [a.person for a in event.actors] == ["Zayyan"]
