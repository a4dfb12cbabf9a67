"""Whose police and courts are in news of which only the dateline tells the state; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("ISLAMABAD (AFP) -", "PAK/COP"),
        ("ISLAMABAD, Oct 3 -", "PAK/COP"),
        ("BANJUL (AFP) -", "GMB/COP"),
        ("HONIARA, 5 May (Reuters) -", "SLB/COP"),
        ("SAN JOSE (AFP) -", "CRI/COP"),
        ("SAN JOSE, California (AFP) -", "USA/COP"),
        ("XUKUYU (AFP) -", "UNK:COP"),
        ("MULTAN (AFP) -", "PAK/COP"),
    ],
)
def test_police(coder: Coder, dateline: str, expected: str) -> None:
    (event,) = coder.code(f"{dateline} Police arrested an activist on Monday.")
    assert [a.id for a in event.actors] == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A court there", "GHA/JUD"),
        ("A local court", "GHA/JUD"),
        ("An anti-corruption court", "GHA/JUD"),
        ("The court", "GHA/JUD"),
    ],
)
def test_a_court_is_one_whatever_article_it_has(coder: Coder, words: str, expected: str) -> None:
    events = coder.code(f"ACCRA - Police in Kumasi arrested eleven traders. {words} fined two of them.")
    assert {a.id for e in events if e.trigger.text == "fined" for a in e.actors} == {expected}


@pytest.mark.parametrize(
    ("who", "expected"),
    [("union leaders", "LKA/LAB"), ("Religious leaders", "LKA/REL"), ("Student leaders", "LKA/EDU"), ("World leaders", "UNK:GOV")],
)
def test_leaders_at_home_and_of_the_world(coder: Coder, who: str, expected: str) -> None:
    events = coder.code(f"COLOMBO - Police arrested nine men. {who} condemned the arrests.")
    assert {a.id for e in events if e.trigger.text == "condemned" for a in e.actors} == {expected}
