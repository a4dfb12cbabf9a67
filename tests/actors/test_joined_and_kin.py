"""Who is told by what joins him to another: halves of an adjective, kin, what is his, offices that are over or not yet begun."""

from __future__ import annotations

import pytest

from dragoman.actors import Coreference, find_mentions
from dragoman.coder import Coder
from dragoman.setting import Places


def parties(coder: Coder, text: str, word: str) -> set[str]:
    mentions = find_mentions(coder.front.read(text), coder.register, None)
    reading = mentions.reading
    who = Coreference(mentions, Places(reading, mentions), None, coder.sectors)
    s = reading.sentences[0]
    head = next(t.i for t in reversed(s.tokens) if t.text == word)
    return {a.id for a in who.parties(0, head)}


@pytest.mark.parametrize(
    ("phrase", "word", "expected"),
    [
        ("the Franco-German companies", "companies", {"FRA/BUS", "DEU/BUS"}),
        ("Anglo-American troops", "troops", {"GBR/MIL", "USA/MIL"}),
        ("the Sino-Russian commission", "commission", {"CHN/GOV", "RUS/GOV"}),
        ("the Cape Verdean army", "army", {"CPV/MIL"}),
        ("Ecuadorean police", "police", {"ECU/COP"}),
        ("NZ lawmakers", "lawmakers", {"NZL/LEG"}),
        ("the Bavarian government", "government", {"DEU/GOV"}),
        ("a Kenyan", "Kenyan", {"KEN/CVL"}),
        ("another Briton", "Briton", {"GBR/CVL"}),
        ("the brother of Kenya's president", "brother", {"KEN/ELI"}),
        ("the wife of the Kenyan prime minister", "wife", {"KEN/ELI"}),
        ("the wife of a Kenyan farmer", "wife", {"KEN/CVL"}),
        ("the Kenyan army and the police", "police", {"KEN/COP"}),
        ("Kenya and its army", "army", {"KEN/MIL"}),
        ("the Kenyan president and his generals", "generals", {"KEN/MIL"}),
        ("Kenya's ex-governor Ann Mbeto", "Mbeto", {"KEN/ELI"}),
        ("Kenya's ex-foreign minister Ann Mbeto", "Mbeto", {"KEN/ELI"}),
        ("Kenyan foreign minister-designate Ann Mbeto", "Mbeto", {"KEN/GOV"}),
        ("the Kenyan state", "state", {"KEN"}),
        ("Kenyan dockers", "dockers", {"KEN/LAB"}),
        ("the Nigerian Army", "Army", {"NGA/MIL"}),
        ("the Mexican Senate", "Senate", {"MEX/LEG"}),
        ("police in the Kenyan capital", "police", {"KEN/COP"}),
        ("Kenyan students in the Ugandan capital", "students", {"KEN/EDU"}),
        ("the mayor of Marseille", "mayor", {"FRA/GOV"}),
        ("prosecutors in Milan", "prosecutors", {"ITA/JUD"}),
    ],
)
def test_who_is_joined_to_whom(coder: Coder, phrase: str, word: str, expected: set[str]) -> None:
    assert parties(coder, f"Norway criticised {phrase} on Monday.", word) == expected


def test_half_a_name_of_a_region_is_no_state(coder: Coder) -> None:
    assert "IND/MIL" not in parties(coder, "Norway criticised the Indo-Pacific troops on Monday.", "troops")


def test_a_businessperson_is_nobodys_son(coder: Coder) -> None:
    events = coder.code("Kenyan businessperson Ana Obodo met Spain's king. Chairman Obodo thanked the king.")
    assert [a.person for e in events for a in e.actors if a.person] == ["Ana Obodo", "Ana Obodo"]
