"""Whose a name is that parties or organs of several states bear; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BOGOTA - Congress condemned the cabinet on Monday.", "COL"),
        ("TACNA: Congress condemned the cabinet of Peru on Monday.", "PER"),
        ("Congress condemned the cabinet of Ukraine on Monday.", "USA"),
        ("Peru's Congress met. The United States and American firms waited. Congress condemned the cabinet.", "PER"),
        ("POKHARA: Congress lawmaker Sita Rai condemned the cabinet.", "NPL"),
        ("KADUNA - The House of Representatives condemned the army chief on Monday.", "NGA"),
        ("NAIROBI - The United States and American firms waited. The National Security Council condemned the strike.", "KEN"),
        ("HANOI - The Politburo condemned the governor on Monday.", "VNM"),
        ("SEOUL - PPP Rep. Park Min-su condemned the cabinet.", "KOR"),
        ("QUETTA - PPP Senator Abida Mir condemned the cabinet.", "PAK"),
        ("SEOUL - Rep. Park Min-su spoke. The Democrats condemned the cabinet.", "KOR"),
        ("WASHINGTON - Democrats condemned Iran. Iran, Iran said, was not Iran's foe.", "USA"),
        ("Republicans condemned the cabinet of Ukraine. Ukraine was silent.", "USA"),
        ("BLANTYRE - The Democratic Progressive Party condemned the cabinet of Malawi.", "MWI"),
        ("The Democratic Progressive Party condemned the cabinet of Taiwan.", "TWN"),
        ("OSLO - The Labour Party condemned the cabinet on Monday.", "NOR"),
        ("Algeria waited. Hamas condemned Israel on Monday.", "PSE"),
    ],
)
def test_whose(coder: Coder, text: str, expected: str) -> None:
    (event,) = (e for e in coder.code(text) if e.trigger.text == "condemned")
    assert [a.country for a in event.actors] == [expected]


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("Congress condemned the cabinet on Monday.", "https://andina.pe/ingles/1", "PER"),
        ("Congress condemned the cabinet on Monday.", "https://www.rappler.com/nation/1", "PHL"),
        ("Congress condemned the cabinet on Monday.", None, "USA"),
        ("President Pedro Castillo arrived. Congress condemned the cabinet on Monday.", None, "PER"),
        ("President Joe Biden arrived. Congress condemned the cabinet on Monday.", None, "USA"),
        ("Congress condemned the cabinet of Colombia on Monday.", "https://andina.pe/ingles/1", "COL"),
    ],
)
def test_whose_by_paper_and_persons(coder: Coder, text: str, url: str | None, expected: str) -> None:
    (event,) = (e for e in coder.read(Article(id="a", text=text, url=url)).events if e.trigger.text == "condemned")
    assert [a.country for a in event.actors] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AMLO condemned the strike in Mexico on Monday.", "MEX/GOV"),
        ("Saudi Arabia was silent. MBS condemned the strike.", "SAU/GOV"),
        ("Peru voted on Sunday. PPK condemned the strike.", "PER/GOV"),
        ("Guyana voted on Sunday. VP Denise Grant spoke. The VP condemned the strike.", "GUY/GOV"),
    ],
)
def test_persons_by_their_letters(coder: Coder, text: str, expected: str) -> None:
    (event,) = (e for e in coder.code(text) if e.trigger.text == "condemned")
    assert [a.id for a in event.actors] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Prensa condemned the strike in Nicaragua.", "NIC"),
        ("LA PRENSA condemned the strike in Honduras.", "HND"),
        ("El Universal condemned the strike in Venezuela.", "VEN"),
        ("El Universal condemned the strike in Mexico.", "MEX"),
        ("The Daily Monitor condemned the strike in Uganda.", "UGA"),
    ],
)
def test_whose_paper(coder: Coder, text: str, expected: str) -> None:
    (event,) = (e for e in coder.code(text) if e.trigger.text == "condemned")
    assert [(a.country, a.sector) for a in event.actors] == [(expected, "JRN")]
