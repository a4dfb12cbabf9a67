"""Passives that borrow their subject, what is only the purpose of another act, whom cases are filed against, what one is accused of."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article, Event, Status


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


def found(coder: Coder, text: str, trigger: str) -> Event:
    return next(e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("Ali Saleh claims to have been beaten by policemen.", "beaten", "Ali Saleh"),
        ("The trader is said to have been arrested by the police.", "arrested", "trader"),
        ("A former councillor alleged being tortured by police in Kano.", "tortured", "former councillor"),
    ],
)
def test_who_claims_to_have_been_hit_was_hit(coder: Coder, text: str, trigger: str, whom: str) -> None:
    event = found(coder, text, trigger)
    assert [a.span.text for a in event.recipients] == [whom]
    assert whom not in [a.span.text for a in event.actors]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The family was sent to a prison in order to be deported to Burma.", "deported", Status.FUTURE),
        ("The banker was extradited in order to be tried for fraud.", "tried", Status.FUTURE),
        ("The banker was extradited after being tried for fraud.", "tried", Status.ACTUAL),
    ],
)
def test_what_something_is_done_for_is_to_come(coder: Coder, text: str, trigger: str, status: Status) -> None:
    assert found(coder, text, trigger).status is status


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "sector"),
    [
        ("The mayor has over 20 criminal cases registered against her.", "cases", [], "GOV"),
        ("The editor has three complaints filed against him.", "complaints", [], "JRN"),
        ("Police have filed two cases against the mayor.", "cases", ["Police"], "GOV"),
    ],
)
def test_who_has_cases_filed_against_him_files_none(coder: Coder, text: str, trigger: str, actors: list[str], sector: str) -> None:
    event = found(coder, text, trigger)
    assert [a.span.text for a in event.actors] == actors
    assert sector in [a.sector for a in event.recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "others"),
    [
        ("The senator accused the media of doing what was good for Erdogan.", "accused", {"TUR/GOV", "TUR"}),
        ("The union accused the process of favouring Egypt.", "accused", {"EGY"}),
        ("The mayor blamed the crowd for burning the Turkish embassy.", "blamed", {"TUR/GOV", "TUR"}),
    ],
)
def test_what_somebody_is_accused_of_doing_names_no_other_accused(coder: Coder, text: str, trigger: str, others: set[str]) -> None:
    assert not others & {a.id for a in found(coder, text, trigger).recipients}


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Journalists were not allowed to enter the court by police.", "allowed", ["police"], ["Journalists"]),
        ("The leader was not recognized by Chad as the winner.", "recognized", ["Chad"], ["leader"]),
        ("The ministers were not approved by parliament.", "approved", ["parliament"], ["ministers"]),
    ],
)
def test_who_was_not_granted_a_thing_was_refused(
    coder: Coder, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    event = found(coder, text, trigger)
    assert (event.event_type, event.status) == ("REJECT", Status.ACTUAL)
    assert ([a.span.text for a in event.actors], [a.span.text for a in event.recipients]) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police in Oran held four Malian migrants. Their deportation to Mali began on Monday.", "deportation"),
        ("Police in Oran held four students. Their arrest was part of a government crackdown.", "arrest"),
    ],
)
def test_whose_arrest_or_return_it_is_suffers_it(coder: Coder, text: str, trigger: str) -> None:
    event = found(coder, text, trigger)
    assert "Their" not in [a.span.text for a in event.actors]
    assert [a.span.text for a in event.recipients] == ["Their"]
