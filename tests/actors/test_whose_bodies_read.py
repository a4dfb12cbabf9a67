"""Bodies named after rulers, forces told together, those who speak for several states, and who is but posted abroad."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


def ids(coder: Coder, text: str, day: str = "2020-08-02") -> dict[str, str]:
    article = Article(id="a", text=text, published=dt.date.fromisoformat(day))
    return {a.span.text: a.id for e in coder.read(article).events for a in (*e.actors, *e.recipients)}


@pytest.mark.parametrize(
    ("text", "day", "words", "expected"),
    [
        ("The Biden administration threatened Myanmar.", "2021-02-02", "Biden administration", "USA/GOV"),
        ("The Trump administration threatened Iran.", "2018-02-02", "Trump administration", "USA/GOV"),
        ("The Macron government praised Rwanda.", "2019-02-02", "Macron government", "FRA/GOV"),
        ("The Rwandan government praised Benin.", "2019-02-02", "Rwandan government", "RWA/GOV"),
        ("Western embassies criticised the Ugandan government.", "2019-02-02", "Western embassies", "GRP:WEST"),
        ("Western troops attacked the Taliban.", "2019-02-02", "Western troops", "GRP:WEST"),
        ("Police and soldiers arrested six activists in Bolivia.", "2019-02-02", "soldiers", "BOL/MIL"),
        ("Bolivian police and soldiers detained the mayor.", "2019-02-02", "soldiers", "BOL/MIL"),
        ("Police arrested three soldiers in Bolivia.", "2019-02-02", "three soldiers", "BOL/MIL"),
        ("Police spokesman Captain Juan Mamani accused the Bolivian mayor of theft.", "2019-02-02", "Bolivian mayor", "BOL/GOV"),
    ],
)
def test_whose_they_are(coder: Coder, text: str, day: str, words: str, expected: str) -> None:
    assert ids(coder, text, day)[words] == expected


def test_who_is_posted_is_not_of_the_place(coder: Coder) -> None:
    assert ids(coder, "The group's representative in Brussels accused France of arming the army.")["group's representative"] != "BEL/GOV"
    assert ids(coder, "A spokesman for the ministry in Paris accused Morocco of torture.")["spokesman"] == "FRA/GOV"


@pytest.mark.parametrize(("who", "expected"), [
    ("Sudan's U.N. ambassador", "SDN/GOV"),
    ("Sudanese U.N. Ambassador Ali Dirie", "SDN/GOV"),
    ("Poland's NATO ambassador", "POL/GOV"),
    ("The Polish EU envoy", "POL/GOV"),
    ("Sudan's African Union ambassador", "SDN/GOV"),
    ("The U.N. envoy for Sudan", "IGO:UN"),
    ("Mali's U.N. mission", "IGO:UN"),
])
def test_an_envoy_is_of_those_who_send_him(coder: Coder, who: str, expected: str) -> None:
    assert expected in ids(coder, f"{who} criticised Norway.").values()


@pytest.mark.parametrize(("text", "who", "sector"), [
    ("Miners blocked a road in Peru. Their leader, Hilario Mamani, accused the minister of lying.", "Hilario Mamani", "LAB"),
    ("Farmers marched to Delhi. Their spokesman, Rakesh Yadav, criticised the Indian government.", "Rakesh Yadav", "AGR"),
    ("Miners blocked a road in Peru. Their lawyer, Hilario Mamani, accused the minister of lying.", "Hilario Mamani", "CVL"),
])
def test_a_leader_is_what_those_are_whom_he_leads(coder: Coder, text: str, who: str, sector: str) -> None:
    events = coder.read(Article(id="a", text=text)).events
    assert {a.sector for e in events for a in (*e.actors, *e.recipients) if a.person == who} == {sector}


def test_a_spokesman_of_rebels_is_theirs(coder: Coder) -> None:
    assert ids(coder, "The Houthis fired a missile at Israel. Their spokesman criticised Norway.")["spokesman"] == "NSA:HOUTHIS"
