"""Ships by their letters, ships that are mothers, magazines that are loaded, and those whom several states send."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


def parties(coder: Coder, text: str, trigger: str) -> tuple[set[str], set[str]]:
    events = [e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == trigger]
    return {a.id for e in events for a in e.actors}, {r.id for e in events for r in e.recipients}


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("USS Mason shot at an Iranian patrol boat off Fujairah.", "shot", {"USA/MIL"}),
        ("HMS Lancaster rescued 12 Yemeni sailors on Friday.", "rescued", {"GBR/MIL"}),
        ("The frigate PNS Badr rescued 12 Yemeni sailors on Friday.", "rescued", {"PAK/MIL"}),
        ("An INS officer arrested 12 Yemeni sailors on Friday.", "arrested", set()),  # of an agency, not of a ship of that name
    ],
)
def test_letters_tell_whose_a_ship_is(coder: Coder, text: str, trigger: str, actors: set[str]) -> None:
    found, _ = parties(coder, text, trigger)
    assert found >= actors
    assert "IND/MIL" not in found


def test_a_mother_ship_is_no_mother_and_a_loaded_magazine_no_paper(coder: Coder) -> None:
    _, sunk = parties(coder, "The French navy sank a mother ship off Eyl on Friday.", "sank")
    assert "UNK:CVL" not in sunk
    _, seized = parties(coder, "Soldiers seized nine rifles and 13 magazines of ammunition from the rebels.", "seized")
    assert not any(i.endswith("JRN") for i in seized)
    _, closed = parties(coder, "Police raided two magazines and a newspaper in Lagos on Friday.", "raided")
    assert {i.rpartition("/")[2] for i in closed} == {"JRN"}


def test_those_of_several_states_are_of_none(coder: Coder) -> None:
    _, asked = parties(coder, "The Indian navy sought help from warships of other countries.", "sought")
    assert asked == {"UNK:MIL"}
    _, own = parties(coder, "The Indian navy sank a trawler. Its officers sought help from warships nearby.", "sought")
    assert own == {"IND/MIL"}


def test_a_ruler_is_known_by_his_surname_wherever_he_acts(coder: Coder) -> None:
    _, denounced = parties(coder, "The Casa Rosada denounced Maduro.", "denounced")
    assert denounced == {"VEN/GOV"}
    _, bombed = parties(coder, "Israel bombed Marawi.", "bombed")
    assert bombed == {"ORG:Marawi"}
