"""Requests that are granted, captured men handed over, inspectors who are invited; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

GIVEN_WAY = [
    ("The Togolese king granted the plea of the monks.", "CONCEDE"),
    ("Lome's request for talks was granted by Benin.", "CONCEDE"),
    ("The Taliban handed over captured pilots to Oman.", "RETREAT"),
    ("Chadian rebels said they would hand over captured soldiers to Niger.", "CONCEDE"),
]


@pytest.mark.parametrize(("text", "kind"), GIVEN_WAY)
def test_who_gives_way(coder: Coder, text: str, kind: str) -> None:
    assert kind in [e.event_type for e in coder.code(text, "2014-06-12")]


def test_a_charity_grants_no_demand(coder: Coder) -> None:
    assert not coder.code("The charity granted a boy's wish to meet the goalkeeper.", "2014-06-12")


def test_inspectors_who_are_invited_are_not_the_hosts_own(coder: Coder) -> None:
    [event] = coder.code("Syria has invited inspectors back to Homs.", "2014-06-12")
    assert [(r.span.text, r.country) for r in event.recipients] == [("inspectors", None)]


def test_a_minister_who_is_invited_is_whose_he_is_told_to_be(coder: Coder) -> None:
    [event] = coder.code("Syria invited the Omani minister to Damascus.", "2014-06-12")
    assert [r.id for r in event.recipients] == ["OMN/GOV"]
