"""What somebody is told to do in so many words is asked of him; what is offered or asked for is no act beside; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

TOLD = [
    ("Free the pilots, Brussels told Algiers.", ["IGO:EU"], ["DZA"]),
    ("Let the observers in, the Danish envoy told Minsk.", ["DNK/GOV"], ["BLR"]),
    ("Pull your tanks out of Georgia, the African Union told Chad.", ["IGO:AU"], ["TCD"]),
    ('"Send us nurses," the mayor of Maseru told Pretoria.', ["LSO/GOV"], ["ZAF"]),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), TOLD)
def test_who_is_told_to_do_it_is_asked(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    found = [(e.event_type, [a.id for a in e.actors], [r.id for r in e.recipients]) for e in coder.code(text, "2014-06-12")]
    assert found == [("REQUEST", actors, recipients)]


def test_what_was_done_is_no_demand(coder: Coder) -> None:
    assert "REQUEST" not in [e.event_type for e in coder.code('"We freed the pilots," Algiers told Brussels.', "2014-06-12")]


def test_a_guide_asks_nobody(coder: Coder) -> None:
    assert not coder.code("Visit the museum, the guide told us.", "2014-06-12")


OFFERED = [
    ("Togo held out the prospect of amnesty to the mutineers.", ["AGREE"]),
    ("The Omani premier extended an olive branch to the Dhofari separatists.", ["AGREE"]),
    ("Jordan sought assurances from Syria that the water would flow.", ["REQUEST"]),
    ("Togo granted an amnesty to the mutineers.", ["CONCEDE"]),
]


@pytest.mark.parametrize(("text", "kinds"), OFFERED)
def test_what_is_offered_or_sought_is_one_act(coder: Coder, text: str, kinds: list[str]) -> None:
    assert [e.event_type for e in coder.code(text, "2014-06-12")] == kinds
