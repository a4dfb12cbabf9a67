"""Where rockets fall that somebody fired is hit by him; what is burned after somebody is hit is his, and not the doer's."""

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
        ("Two rockets fired by Hezbollah fell in the Israeli town of Safed.", {"NSA:HEZBOLLAH"}, {"ISR"}),
        ("A missile fired by Houthi forces struck the Saudi port of Yanbu.", {"NSA:HOUTHIS"}, {"SAU"}),
        ("A missile fired by Houthi forces fell on Thursday.", {"NSA:HOUTHIS"}, set()),
        ("Militiamen robbed Kenyan herders and set fire to their huts.", None, {"KEN/AGR"}),
    ],
)
def test_who_hits_whom(coder: Coder, text: str, doers: set[str] | None, hit: set[str]) -> None:
    events = [e for e in coder.read(Article(id="a", text=text)).events if e.event_type == "ASSAULT"]
    assert events
    assert doers is None or {a.id for e in events for a in e.actors} == doers
    assert {r.country for e in events for r in e.recipients} == {x.partition("/")[0] for x in hit}
