"""Candidates, their people and their campaigns, and who is called by his party, as speakers; with the shipped reader."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.records import Actor, Article

LIND = "Reform Party presidential candidate Ana Lind came to Ohio. "
LEFT = "Opposition leader Ana Lind of Chile met miners. "
SENATOR = "Senator Ana Lind of Chile opposed the law. "
PRESIDENT = "President Ana Lind of Chile met miners. "


def speaker(coder: Coder, text: str, published: dt.date | None = dt.date(2016, 9, 20)) -> Actor:
    found = coder.read(Article(id="a", text=text, published=published)).claims[-1].speaker
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        (LIND + "Lind spokeswoman Mara Osei said the rules were unfair.", "USA/PTY"),
        (LIND + "Lind's press secretary, Mara Osei, said the rules were unfair.", "USA/PTY"),
        (LIND + "Paul Reyes, a spokesman for Lind, said the rules were unfair.", "USA/PTY"),
        (LIND + "An aide to Lind said the rules were unfair.", "USA/PTY"),
        (LIND + "Her press secretary said the rules were unfair.", "USA/PTY"),
        (LEFT + "Lind's spokesman, Paul Reyes, said the talks went well.", "CHL/OPP"),
        (SENATOR + "Lind spokesman Paul Reyes said it was flawed.", "CHL/LEG"),
        (SENATOR + "Her spokesman said it was flawed.", "CHL/LEG"),
        (PRESIDENT + "Lind's spokesman, Paul Reyes, said the talks went well.", "CHL/GOV"),
        (PRESIDENT + "Her spokesman said the talks went well.", "CHL/GOV"),
    ],
)
def test_who_works_for_a_candidate_is_of_no_government(coder: Coder, text: str, identity: str) -> None:
    assert speaker(coder, text).id == identity


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        (LIND + "The Lind campaign said the rules were unfair.", "USA/PTY"),
        (LIND + "The Lind campaign was calm. The campaign said the rules were unfair.", "USA/PTY"),
        (LIND + "Her campaign said the rules were unfair.", "USA/PTY"),
        (LEFT + "The Lind camp rejected the charge.", "CHL/OPP"),
        (PRESIDENT + "The Lind campaign said the rules were unfair.", "CHL/PTY"),
        ("Donald Trump spoke in Ohio. Trump's campaign said the rules were unfair.", "NSA:GOP"),
    ],
)
def test_a_campaign_speaks(coder: Coder, text: str, identity: str) -> None:
    found = speaker(coder, text)
    assert (found.id, found.person) == (identity, None)


def test_what_is_campaigned_for_is_no_body(coder: Coder) -> None:
    events = coder.read(Article(id="a", text=LIND + "Lind's campaign against the press went on. Police arrested two men.")).events
    assert not any("campaign" in a.span.text for e in events for a in (*e.actors, *e.recipients))


TWO = "Hillary Clinton spoke in Ohio. Donald Trump spoke in Iowa. "
HOUSE = "Rep. Ana Lind, the top Democrat on the panel, left Ohio. Sen. Bob Hay (R-Utah) stayed. "


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (TWO + "The Republican said the rules were unfair.", "Donald Trump"),
        (TWO + "The Democrat said the rules were unfair.", "Hillary Clinton"),
        (TWO + "The Democratic presidential nominee said the rules were unfair.", "Hillary Clinton"),
        (TWO + "The GOP nominee said the rules were unfair.", "Donald Trump"),
        (TWO + "The former secretary of state said the rules were unfair.", "Hillary Clinton"),
        (TWO + "The former secretary of state said no. The Republican candidate accused the press of bias.", "Donald Trump"),
        (HOUSE + "The Republican praised the police.", "Bob Hay"),
        (HOUSE + "The Democrat praised the police.", "Ana Lind"),
        (HOUSE + "The California congresswoman said the rules were unfair.", "Ana Lind"),
        (HOUSE + "The top Republican on the court panel said the rules were unfair.", None),
        (HOUSE + "A Republican said the rules were unfair.", None),
        ("Labour leader Ana Lind spoke in Leeds. Tory lawmaker Bob Hay disagreed. The Conservative said Lind was wrong.", "Bob Hay"),
        ("Republican Gov. Bob Hay left. Democratic Senator Ana Lind stayed. The Democrat called on Hay to resign.", "Ana Lind"),
    ],
)
def test_who_is_called_by_his_party(coder: Coder, text: str, person: str | None) -> None:
    assert speaker(coder, text).person == person


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Republicans met in Ohio. The court rejected the motion.", "USA/JUD"),
        ("Ohio's treasurer spoke to the GOP. The agency said its files were safe.", "USA"),
    ],
)
def test_no_court_or_agency_is_a_party(coder: Coder, text: str, identity: str) -> None:
    assert speaker(coder, text).id.startswith(identity)


def test_a_candidate_is_known_by_the_surname(coder: Coder) -> None:
    found = speaker(coder, "Clinton said the rules of the U.S. debate were unfair.")
    assert (found.id, found.person) == ("NSA:DEMOCRATS", "Hillary Clinton")
