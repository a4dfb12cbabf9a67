"""Whoever beats an assault back suffers it and does none; what is behind a particle is its verb's; raids on posts are no words."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "doers", "hit"),
    [
        ("Nigerien troops fought off a raid by jihadists on their base.", {"NER/REB"}, {"NER/MIL"}),
        ("Kenyan police fought off nine bandits.", {"KEN/COP"}, {"KEN/CRM"}),
        ("Partisans of the former Malian premier attacked a UN convoy.", None, {"IGO:UN"}),
        ("Sectarian clashes in Egypt left nine wounded.", set(), {"EGY/CVL"}),
        ("Fire from Syria killed a Turkish soldier.", {"SYR"}, {"TUR/MIL"}),
        ("Iraq hanged two smugglers on Friday.", {"IRQ"}, None),
    ],
)
def test_who_hits_whom(coder: Coder, text: str, doers: set[str] | None, hit: set[str] | None) -> None:
    (event,) = (e for e in coder.read(Article(id="a", text=text)).events if e.event_type == "ASSAULT")
    assert doers is None or {a.id for a in event.actors} == doers
    assert hit is None or {r.id for r in event.recipients} == hit


@pytest.mark.parametrize("text", ["The museum hanged two paintings.", "The minister attacked the paper.", "The speech left many unmoved."])
def test_what_is_no_violence(coder: Coder, text: str) -> None:
    assert not [e for e in coder.read(Article(id="a", text=text)).events if e.event_type == "ASSAULT"]
