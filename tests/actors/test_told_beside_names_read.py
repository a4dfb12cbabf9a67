"""What stands beside names: a surname told of an office, the party for which somebody sits, two offices of one person."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


def actors(coder: Coder, text: str) -> list[str]:
    event = coder.read(Article(id="a", text=text)).events[-1]
    return [f"{a.country}/{a.sector} {a.person}" for a in (*event.actors, *event.recipients)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A man surnamed Chen fled from Taipei on Monday. Chen was arrested.", ["TWN/CVL Chen"]),
        ("The prosecutor, surnamed Wu, left Taipei. Police arrested Wu.", ["TWN/COP None", "TWN/JUD Wu"]),
        ("Nora Aziz (BN-Kota Tinggi) criticised the government of Malaysia.", ["MYS/LEG Nora Aziz", "MYS/GOV None"]),
        ("Rep. Ann Hill (R-Texas) condemned China.", ["USA/LEG Ann Hill", "CHN/None None"]),
        (
            "Deputy Prime Minister and Ostra Party (OP) leader Chai Wong condemned the police in Bangkok, Thailand.",
            ["THA/GOV Chai Wong", "THA/COP None"],
        ),
        ("Minister Kaya Oru and party leader Chai Wong condemned Japan.", ["JPN/GOV Kaya Oru", "JPN/PTY Chai Wong", "JPN/None None"]),
    ],
)
def test_who_is_meant(coder: Coder, text: str, parties: list[str]) -> None:
    assert actors(coder, text) == parties


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Myanmar's military junta has executed three activists, it said on Monday.", "MMR/MIL"),
        ("Malaysia's immigration department has deported 300 migrants, it said.", "MYS/GOV"),
    ],
)
def test_it_tells_behind_a_sentence_what_it_does_there(coder: Coder, text: str, speaker: str) -> None:
    said = coder.read(Article(id="a", text=text)).events[0].said_by
    assert said is not None
    assert f"{said.country}/{said.sector}" == speaker


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Kreish Obai and the official Bassam Mawlawi met in Amman, Jordan. Mawlawi criticised the army.", "GOV"),
        ("Foreign Minister Julia Bishop left Suva, Fiji. Bishop criticised the army.", "GOV"),
        ("Foreign Minister Julia Bishop left Suva, Fiji. The bishop criticised the army.", "REL"),
    ],
)
def test_a_surname_that_is_an_office_too(coder: Coder, text: str, sector: str) -> None:
    assert [a.sector for a in coder.read(Article(id="a", text=text)).events[-1].actors] == [sector]


def test_a_surname_in_a_longer_name_that_the_model_has_not_seen_is_nobodys(coder: Coder) -> None:
    text = "A Sha Tau Kok police commander was suspended after he injured two officers."
    parties = [a.country for e in coder.read(Article(id="a", text=text)).events for a in (*e.actors, *e.recipients)]
    assert parties
    assert "NLD" not in parties


def test_a_pronoun_that_tells_whose_a_party_is_does_not_act(coder: Coder) -> None:
    text = "Mr Tan told reporters that his faction supported the interior minister in Bangkok."
    events = {e.event_type: e for e in coder.read(Article(id="a", text=text)).events}
    assert [a.span.text for a in events["SUPPORT"].actors] == ["faction"]
