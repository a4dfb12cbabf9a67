"""Whom a demand, a charge or a promise touches that is made to his face, and acts of court and parliament; with the shipped reader."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.records import Article, Event, Status


def events(coder: Coder, text: str) -> list[Event]:
    return coder.read(Article(id="a", text=text, published=dt.date(2016, 9, 20))).events


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ('"You should resign," Senator Ana Lind told banker Bob Hay of Chile.', "should", ["CHL/BUS"]),
        ('"We will help you rebuild," the Kenyan president told the Somali prime minister.', "help", ["SOM/GOV"]),
        ('"You must stop the raids," the minister told the Peruvian police on Monday.', "must", ["PER/COP"]),
        ('"You have betrayed the farmers," Peru\'s opposition leader told President Ana Lind.', "betrayed", ["PER/GOV"]),
    ],
)
def test_you_is_whom_it_is_told(coder: Coder, text: str, trigger: str, recipients: list[str]) -> None:
    found = [e for e in events(coder, text) if e.trigger.text == trigger]
    assert [sorted(a.id for a in e.recipients) for e in found] == [recipients]


def test_who_but_listens_is_not_touched(coder: Coder) -> None:
    found = events(coder, '"You must end the raids in Peru," the minister told reporters in Lima.')
    assert "JRN" not in [a.sector for e in found for a in e.recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "coded"),
    [
        ("The House panel voted to hold Ana Lind, a former aide, in contempt of Congress.", "hold", ("ACCUSE", ("disapprove",))),
        ("A judge in Kenya found the minister in contempt of court.", "found", ("SANCTION", ("convict",))),
        ("Police in Kenya held the minister in a cell in Mombasa.", "held", ("COERCE", ("arrest",))),
        ("The Kenyan government has promised a veto of the law.", "promised", ("REJECT", ())),
        ("The builder announced that he had reached a settlement with the Kenyan government.", "settlement", ("SUPPORT", ())),
        ("The Kenyan union filed a motion to unseal the records.", "filed", ("REQUEST", ("change",))),
    ],
)
def test_acts_of_court_and_parliament(coder: Coder, text: str, trigger: str, coded: tuple[str, tuple[str, ...]]) -> None:
    assert [(e.event_type, e.modes) for e in events(coder, text) if e.trigger.text == trigger] == [coded]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The White House is steering clear of criticizing Senator Ana Lind.", Status.NEGATED),
        ("The White House is criticizing Senator Ana Lind.", Status.ONGOING),
    ],
)
def test_what_is_steered_clear_of_is_not_done(coder: Coder, text: str, status: Status) -> None:
    assert [e.status for e in events(coder, text) if e.trigger.text == "criticizing"] == [status]


def test_a_street_in_the_west_of_a_town_is_no_group_of_states(coder: Coder) -> None:
    (found,) = events(coder, "An explosion went off at 131 West 23rd Street in New York, police said.")
    assert "GRP:WEST" not in [a.id for a in found.recipients]


def test_nobody_is_touched_twice_by_office_and_name() -> None:
    found = events(Coder(min_confidence=0.0), "Senator Ana Lind disagreed with her former boss, President Bob Hay of Chile.")
    assert [[(a.id, a.person) for a in e.recipients] for e in found] == [[("CHL/GOV", "Bob Hay")]]


def test_a_debate_of_candidates_is_no_quarrel(coder: Coder) -> None:
    assert events(coder, "Senator Ana Lind now faces her first debate against Donald Trump.") == []
    assert events(coder, "Senator Ana Lind now faces a tirade against Donald Trump.") != []
