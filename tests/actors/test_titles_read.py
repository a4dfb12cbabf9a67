"""Titles with letters behind them, titles of two offices, and who is sent where: whom they belong to."""

from __future__ import annotations

import pytest

from dragoman.actors import Coreference, find_mentions
from dragoman.coder import Coder
from dragoman.records import Actor, Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


def people(coder: Coder, text: str) -> dict[str, Actor]:
    """The persons whom a text names."""
    reading = coder.front.read(text)
    mentions = find_mentions(reading, coder.register)
    who = Coreference(mentions)
    return {a.person: a for s in reading.sentences for t in s.tokens for a in who.parties(s.index, t.i) if a.person is not None}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Superintendent of police (SP) Arun Nayar said two men were held.", "Arun Nayar"),
        ("Two men were held, said Nagpur director general of police (DGP) KV Oommen.", "KV Oommen"),
        ("Block development officer (BDO) T N Saha was beaten by villagers.", "T N Saha"),
    ],
)
def test_a_name_behind_the_letters_of_an_office(coder: Coder, text: str, person: str) -> None:
    found = people(coder, text)
    assert person in found
    assert found[person].sector in ("COP", "GOV")


@pytest.mark.parametrize(
    ("text", "person", "country"),
    [
        ("Head of Turkey's Small Traders Organization (STO) Hasan Kurt met the press.", "Hasan Kurt", "TUR"),
        ("The head of Iran Mines Organization (IMO) Ali Nuri met the head of Turkey's Trade Bureau (TTB) Ela Kurt.", "Ela Kurt", "TUR"),
        ("Two men were held, said the director of the Kenya Fisheries Bureau (KFB) Moses Kibet.", "Moses Kibet", "KEN"),
        ("Later, Head of Turkey’s Small and Medium Traders Organization (KOSB) Hasan Kurt met the press.", "Hasan Kurt", "TUR"),
        ("Later on, Head of Turkey’s Small and Medium Firms Organization (KOSB) Hasan Kurt met the press.", "Hasan Kurt", "TUR"),
    ],
)
def test_a_name_behind_the_letters_of_a_body_is_of_who_heads_it(coder: Coder, text: str, person: str, country: str) -> None:
    found = people(coder, text)
    assert found[person].country == country
    told = [a.span.text for e in coder.read(Article(id="a", text=text)).events for a in e.actors]
    assert not {"STO", "IMO", "TTB", "KFB", "KOSB"} & set(told)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The president of Zanzibar met Said Salim Al Amri, the Omani consul.", "Said Salim Al Amri"),
        ("It was attended by Ali Hilal, the ambassador, Said Salim Al Kindi, the consul, and others.", "Said Salim Al Kindi"),
    ],
)
def test_said_may_be_a_given_name(coder: Coder, text: str, person: str) -> None:
    assert person in people(coder, text)


def test_said_before_a_name_may_be_a_verb(coder: Coder) -> None:
    assert "Ana Lind" in people(coder, "The minister lied, Said Ana Lind.")


def test_letters_of_a_body_hide_no_person(coder: Coder) -> None:
    assert not people(coder, "The Border Guard Force (BGF) Command Post said two men were held.")


@pytest.mark.parametrize(
    ("text", "person", "sector"),
    [
        ("Former President and Prime Minister Jorge Amado Banda condemned the raid.", "Jorge Amado Banda", "ELI"),
        ("Former governor and foreign minister Ana Lind praised the army.", "Ana Lind", "ELI"),
        ("Former minister and senator Ana Lind praised the army.", "Ana Lind", "LEG"),
        ("Chairman and chief executive Ade Bello condemned the raid.", "Ade Bello", "BUS"),
    ],
)
def test_one_person_of_two_offices(coder: Coder, text: str, person: str, sector: str) -> None:
    (event,) = coder.read(Article(id="a", text=text)).events
    (actor,) = event.actors
    assert (actor.person, actor.sector) == (person, sector)


def test_two_persons_where_each_has_an_article(coder: Coder) -> None:
    (event,) = coder.read(Article(id="a", text="The former governor and the senator Ana Lind praised the army.")).events
    assert len(event.actors) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The meeting was attended by Musa Idris, Ambassador of the Republic of Sudan to Norway, and officials.", {"SDN/GOV"}),
        ("Musa Idris, Ambassador of the Republic of Sudan to the Kingdom of Norway, condemned the raid.", {"SDN/GOV"}),
    ],
)
def test_an_envoy_is_of_who_sends_him(coder: Coder, text: str, expected: set[str]) -> None:
    assert {a.id for e in coder.read(Article(id="a", text=text)).events for a in e.actors} == expected


def test_of_two_envoys_in_a_row_each_is_of_who_sends_him(coder: Coder) -> None:
    text = "It was attended by Saud Hilal, Ambassador of the Sultanate of Oman to Kenya, the Kenyan ambassador to Oman, and others."
    assert people(coder, text)["Saud Hilal"].id == "OMN/GOV"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hong Kong's chief executive condemned the raid.", "HKG/GOV"),
        ("The chief executive of Hong Kong condemned the raid.", "HKG/GOV"),
        ("Kenya's Unga chief executive condemned the raid.", "KEN/BUS"),
        ("The bank's Kenyan chief executive condemned the raid.", "KEN/BUS"),
    ],
)
def test_chief_executives_of_lands_and_of_firms(coder: Coder, text: str, expected: str) -> None:
    (event,) = coder.read(Article(id="a", text=text)).events
    assert [a.id for a in event.actors] == [expected]
