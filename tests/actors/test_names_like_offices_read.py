"""Surnames that are words for offices; letters that parties of several states may bear; bodies known by their letters at home."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.actors import Register, find_mentions
from dragoman.language.front import Front

Named = Callable[[str, str], list[tuple[str, str | None]]]


@pytest.fixture(scope="module")
def named() -> Named:
    front, register = Front(), Register.shipped()

    def parties(text: str, day: str) -> list[tuple[str, str | None]]:
        m = find_mentions(front.read(text), register, dt.date.fromisoformat(day))
        return [(a.id, a.person) for s in m.reading.sentences for _, a in m.all(s.index)]

    return parties


@pytest.mark.parametrize(
    ("text", "day", "party"),
    [
        ("Foreign Minister Julie Bishop rejected the proposal.", "2015-01-01", ("AUS/GOV", "Julie Bishop")),
        ("John Major rejected the proposal.", "1995-05-01", ("GBR/GOV", "John Major")),
        ("Ana Pope rejected the proposal.", "2015-01-01", ("PER:Ana Pope", "Ana Pope")),
    ],
)
def test_the_last_word_of_a_name_is_no_office(named: Named, text: str, day: str, party: tuple[str, str]) -> None:
    assert named(text, day)[0] == party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Officials of Nigeria said the PDP had rejected the plan.", "NSA:PDP_NGA"),
        ("The PDP had rejected the plan.", "NSA:PDP_NGA"),
        ("Officials of India said the PDP had rejected the plan.", "ORG:PDP"),
        ("Officials of India said the CBI had rejected the plan.", "IND/COP"),
        ("Officials of Peru said the CBI had rejected the plan.", "ORG:CBI"),
    ],
)
def test_letters_are_those_of_a_state_that_the_text_names(named: Named, text: str, party: str) -> None:
    assert named(text, "2015-01-01")[-1][0] == party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A minister of India was arrested. His party, the Shiromani Akali Dal, rejected the charge.", "NSA:Shiromani Akali Dal"),
        ("Kenya's miners stopped work. Their union, the Ostra Miners' Union, rejected the offer.", "ORG:Ostra Miners' Union"),
    ],
)
def test_the_name_behind_a_body_of_somebody_is_its_own(named: Named, text: str, party: str) -> None:
    assert party in [i for i, _ in named(text, "2015-01-01")]
