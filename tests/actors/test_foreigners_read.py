"""States of which a text tells but through their people abroad, or as what something is aimed at, with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder, Coreference, find_mentions
from dragoman.setting import Places


def state(coder: Coder, text: str, words: str) -> str | None:
    mentions = find_mentions(coder.front.read(text), coder.register)
    who = Coreference(mentions, Places(mentions.reading, mentions), None, coder.sectors)
    at = text.index(words) + len(words)
    s, t = next((s, t) for s in mentions.reading.sentences for t in s.tokens if t.end == at)
    return next((a.country for a in who.parties(s.index, t.i)), None)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Police searched the flat of the Danish consul on Monday.", "Police", None),
        ("Police detained three Korean tourists at the airport.", "Police", None),
        ("Police in Lima detained three Korean tourists at the airport.", "Police", "PER"),
        ("Border guards turned back some 300 Eritrean refugees.", "Border guards", None),
        ("The embargo on Haiti will stay, the secretary of state said.", "secretary", None),
        ("Police detained three Korean farmers who had blocked a road to Busan.", "Police", "KOR"),
        ("The envoy accused Eritrea of arming rebels.", "The envoy", None),
        ("Oman's foreign minister said his government would not recognise the breakaway regions.", "regions", None),
    ],
)
def test_foreigners_do_not_tell_where_a_text_is_set(coder: Coder, text: str, words: str, expected: str | None) -> None:
    assert state(coder, text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The New York mayor thanked the Accra mayor.", "New York mayor", "USA"),
        ("The New Plymouth council praised the Suva council.", "New Plymouth council", "NZL"),
    ],
)
def test_a_town_whose_name_begins_with_an_adjective(coder: Coder, text: str, words: str, expected: str) -> None:
    assert state(coder, text, words) == expected


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Fighters seized the Galaxy Leader in the Red Sea.", None),
        ("Fighters met the West Bengal Governor in the hills.", "GOV"),
    ],
)
def test_a_ship_whose_name_ends_in_an_office_holds_none(coder: Coder, text: str, sector: str | None) -> None:
    (event,) = coder.code(text)
    assert {a.sector for a in (*event.actors, *event.recipients)} - {"REB", "UAF"} == {sector}
