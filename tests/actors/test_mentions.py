"""Who is named in a text, resolved, with the shipped reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.actors import Coreference, find_mentions
from dragoman.coder import Coder
from dragoman.records import Actor

Ask = Callable[..., list[Actor]]


@pytest.fixture(scope="module")
def parties(coder: Coder) -> Ask:
    """`parties(text, word, day)`: who the first token `word` of the text stands for."""

    def ask(text: str, word: str, day: str | None = None) -> list[Actor]:
        reading = coder.front.read(text)
        who = Coreference(find_mentions(reading, coder.register, dt.date.fromisoformat(day) if day else None))
        s, t = next((s, t) for s in reading.sentences for t in s.tokens if t.text == word)
        return list(who.parties(s.index, t.i))

    return ask


def ids(actors: list[Actor]) -> list[str]:
    return [a.id for a in actors]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Poland proposed a summit with Ukraine.", "Poland", ["POL"]),
        ("Poland proposed a summit with Ukraine.", "Ukraine", ["UKR"]),
        ("Iraqis protested against the French government.", "Iraqis", ["IRQ/CVL"]),
        ("Iraqis protested against the French government.", "government", ["FRA/GOV"]),
        ("The Syrian army shelled rebels.", "army", ["SYR/MIL"]),
        ("The Syrian army shelled rebels.", "rebels", ["SYR/REB"]),
        ("The Kremlin rejected the demand.", "Kremlin", ["RUS/GOV"]),
        ("NATO condemned Russia.", "NATO", ["IGO:NATO"]),
        ("U.S. and British troops entered Iraq.", "troops", ["GBR/MIL", "USA/MIL"]),
    ],
)
def test_states_demonyms_and_organs(parties: Ask, text: str, word: str, expected: list[str]) -> None:
    assert sorted(ids(parties(text, word))) == expected


def test_a_capital_is_a_government_where_it_acts_and_a_place_where_things_happen(parties: Ask) -> None:
    assert ids(parties("Moscow condemned Kyiv on Monday.", "Moscow")) == ["RUS"]
    assert ids(parties("Moscow condemned Kyiv on Monday.", "Kyiv")) == ["UKR"]
    assert parties("A bomb exploded in Baghdad.", "Baghdad") == []


def test_country_ministry_spokesman_and_name_are_one_actor(parties: Ask) -> None:
    text = "Chinese Defense Ministry spokesman Tan Kefei said on Friday that Beijing opposed the drills."
    (actor,) = parties(text, "Tan", "2022-08-05")
    assert (actor.id, actor.person, actor.country, actor.sector) == ("CHN/MIL", "Tan Kefei", "CHN", "MIL")
    assert actor.span.text == "Chinese Defense Ministry spokesman Tan Kefei"
    assert {tuple(ids(parties(text, w, "2022-08-05"))) for w in ("Ministry", "spokesman", "Kefei")} == {("CHN/MIL",)}


def test_backed_by_is_not_of_but_a_verb_is_no_suffix(coder: Coder) -> None:
    def loose(text: str) -> list[bool]:
        reading = coder.front.read(text)
        hits = find_mentions(reading, coder.register).hits
        return [hit.loose for s in reading.sentences[:1] if (hit := hits.at(s, 0)) is not None]

    assert loose("Poland proposed a summit.") == [False]
    assert loose("Russia backed the rebels.") == [False]
    assert loose("Iranian-backed militias shelled the town.") == [True]


def test_those_backed_by_a_state_are_not_that_state(parties: Ask) -> None:
    (backed,) = parties("Russian-backed rebels shelled a Ukrainian village.", "rebels")
    assert backed.country != "RUS"
    (pro,) = parties("Pro-Russian separatists clashed with police in Donetsk.", "separatists")
    assert (pro.id, pro.country) == ("UNK:REB", None)


@pytest.mark.parametrize(
    ("text", "word", "day", "expected"),
    [
        ("President Obama criticised Russia.", "Obama", "2012-05-01", ("USA/GOV", "Barack Obama")),
        ("President Obama criticised Russia.", "Obama", "2019-05-01", ("USA/ELI", "Barack Obama")),
        ("President Bush criticised Iraq.", "Bush", "1991-01-15", ("USA/GOV", "George H. W. Bush")),
        ("President Bush criticised Iraq.", "Bush", "2003-02-15", ("USA/GOV", "George W. Bush")),
        ("The British prime minister, Tony Blair, visited Washington.", "Blair", "2002-05-01", ("GBR/GOV", "Tony Blair")),
    ],
)
def test_leaders_by_date(parties: Ask, text: str, word: str, day: str, expected: tuple[str, str]) -> None:
    assert [(a.id, a.person) for a in parties(text, word, day)] == [expected]


def test_a_group_changes_its_sector_with_the_years(parties: Ask) -> None:
    text = "The Taliban condemned Pakistan."
    assert [(a.id, a.sector) for a in parties(text, "Taliban", "2000-05-01")] == [("NSA:TALIBAN", "GOV")]
    assert [(a.id, a.sector) for a in parties(text, "Taliban", "2015-05-01")] == [("NSA:TALIBAN", "REB")]


@pytest.mark.parametrize(
    ("second", "word"), [("The two nations agreed to meet again.", "nations"), ("Both countries agreed to meet again.", "countries")]
)
def test_the_two_nations_are_states(parties: Ask, second: str, word: str) -> None:
    found = parties(f"The Iranian foreign minister and the Iraqi president signed a treaty. {second}", word)
    assert [(a.id, a.country) for a in found] == [("IRN", "IRN"), ("IRQ", "IRQ")]


def test_the_alliance_is_the_one_named(parties: Ask) -> None:
    assert ids(parties("NATO condemned Russia. The alliance urged calm.", "alliance")) == ["IGO:NATO"]


def test_officials_nobody_knows_are_at_home(parties: Ask) -> None:
    text = "Ukraine's government met on Monday. Defense Minister Oleh Vanenko said troops would stay."
    assert [(a.id, a.person) for a in parties(text, "Vanenko")] == [("UKR/MIL", "Oleh Vanenko")]
    assert ids(parties(text, "troops")) == ["UKR/MIL"]
    assert ids(parties("Defense Minister Oleh Vanenko said troops would stay.", "Vanenko")) == ["PER:Oleh Vanenko"]


def test_pronouns(parties: Ask) -> None:
    text = "France condemned the attack. It urged Iran to talk."
    assert ids(parties(text, "It")) == ["FRA"]


def test_spans_are_of_the_text(coder: Coder) -> None:
    text = "Chinese Defense Ministry spokesman Tan Kefei met Iran’s foreign minister in Geneva. The two sides praised the U.N. report."
    reading = coder.front.read(text)
    who = Coreference(find_mentions(reading, coder.register))
    found = [a for s in reading.sentences for t in s.tokens for a in who.parties(s.index, t.i)]
    assert found
    assert all(text[a.span.start : a.span.end] == a.span.text for a in found)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # the setting tells whose a judge is, and does not where two states are spoken of alike
        ("Protests went on in Nairobi. Kenyan police watched. A judge ordered the detention of two men.", "judge", ["KEN/JUD"]),
        ("Officials from Chile and Peru met. A judge in the capital ordered a recount.", "judge", ["UNK:JUD"]),
        ("Jordan received a grant. The speech praised the support to the Kingdom.", "Kingdom", ["JOR"]),
        ("Maduro flew to Algiers. The North African nation welcomed him.", "nation", ["DZA"]),
        ("The presidents of Chile and Peru met.", "presidents", ["CHL/GOV", "PER/GOV"]),
        # neighbours that somebody has are not he
        ("The minister was in touch with Niger's neighbours.", "neighbours", ["UNK:GOV"]),
        # leaders and donors are others than those at home
        ("Zambia's president spoke in Lusaka. He criticized leaders for their silence.", "leaders", ["UNK:GOV"]),
    ],
)
def test_the_text_around_tells_whose(parties: Ask, text: str, word: str, expected: list[str]) -> None:
    assert sorted(ids(parties(text, word))) == expected
