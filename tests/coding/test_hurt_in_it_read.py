"""Whom `killing` and `wounding` behind an assault tell to be hit; where somebody is taken from, and planes that nobody knows."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Herders ambushed a UN patrol in South Sudan, killing a Ghanaian medic.", {"IGO:UN", "GHA/MED"}),
        ("Rebels shelled the Yemeni port, wounding two Greek sailors.", {"YEM", "GRC/MIL"}),
        ("Rebels attacked the Yemeni port, alarming Greek sailors.", {"YEM"}),
        ("Rebels kidnapped nine nuns from a Catholic mission in Uganda.", {"UGA/REL"}),
        ("A bomb injured two Rwandan traders.", {"RWA/BUS"}),
    ],
)
def test_who_is_hit(coder: Coder, text: str, hit: set[str]) -> None:
    assert {r.id for e in coder.read(Article(id="a", text=text)).events if e.event_type == "ASSAULT" for r in e.recipients} == hit


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Unidentified jets bombed a Libyan camp.", "UNK"),
        ("Unmarked Egyptian jets bombed a Libyan camp.", "EGY"),
    ],
)
def test_planes_of_nobody_known(coder: Coder, text: str, doer: str) -> None:
    (event,) = coder.code(text)
    assert [a.country or a.id for a in event.actors] == [doer]
