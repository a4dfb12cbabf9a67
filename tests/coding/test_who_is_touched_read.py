"""Whom an act touches: nobody of a clause beside it, those told by number, hosts of guests, towns by name; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Event


def _one(coder: Coder, text: str, kind: str) -> Event:
    return next(e for e in coder.code(text) if e.event_type == kind)


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Slovakia's premier, who met the Russian president in May, refused to follow suit.", "REJECT", []),
        ("Guatemala's foreign minister, who spoke with Rubio on Tuesday, denied that her government had made any promise.", "REJECT", []),
        ("Mexico refused to budge after the United States raised its duties on steel.", "REJECT", []),
        ("India, which bought missiles from Russia last year, accused Pakistan of firing across the frontier.", "ACCUSE", ["PAK"]),
        ("Hamas, which Israel blames for the raid, denied any part in it.", "REJECT", ["ISR"]),
        ("North Korea threatened fresh strikes if South Korea resumed its broadcasts.", "THREATEN", ["KOR"]),
        ("Israel warned that it would strike unless Iran handed over the uranium.", "THREATEN", ["IRN"]),
    ],
)
def test_who_is_told_of_beside_an_act(coder: Coder, text: str, kind: str, recipients: list[str]) -> None:
    assert sorted(a.id for a in _one(coder, text, kind).recipients) == recipients


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Thousands marched in Minsk on Sunday, and police arrested 34 of them.", "COERCE", ["BLR"]),
        ("Opposition activists blocked the gates of the Georgian parliament; police detained at least 20.", "COERCE", ["GEO"]),
        ("Hundreds of Palestinians approached the fence in Gaza and Israeli soldiers shot three of them.", "ASSAULT", ["PSE"]),
        ("Guatemalan police detained 80 Honduran migrants and sent most of them back.", "COERCE", ["HND"]),
        ("Gunmen seized 80 pupils in Kaduna last week, most of whom were freed on Friday.", "RETREAT", ["NGA"]),
    ],
)
def test_some_of_those_told_of_before(coder: Coder, text: str, kind: str, recipients: list[str]) -> None:
    assert [a.country for a in _one(coder, text, kind).recipients] == recipients


@pytest.mark.parametrize(
    ("text", "guest", "host"),
    [
        ("Japan's prime minister received his Indian counterpart in Tokyo on Friday.", "IND", "JPN"),
        ("The Greek foreign minister was received by Turkey's president in Ankara.", "GRC", "TUR"),
        ("Ethiopia hosted the Kenyan foreign minister for two days of talks.", "KEN", "ETH"),
        ("A delegation of American senators was hosted by the Israeli parliament.", "USA", "ISR"),
        ("South Africa's president was received by Xi Jinping in Beijing on Monday.", "ZAF", "CHN"),
    ],
)
def test_who_visits_whom(coder: Coder, text: str, guest: str, host: str) -> None:
    event = _one(coder, text, "CONSULT")
    assert ([a.country for a in event.actors], [a.country for a in event.recipients]) == ([guest], [host])


@pytest.mark.parametrize(
    ("text", "country"),
    [("Germany sent generators to the battered city of Kharkiv.", "UKR"), ("Indian police sealed off the city of Srinagar.", "IND")],
)
def test_a_place_with_a_name(coder: Coder, text: str, country: str) -> None:
    assert [a.country for a in coder.code(text)[0].recipients] == [country]
