"""Who is said to be due to do something is asked for it; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

ASKED = [
    ("It is time for Lukashenko to go, Lithuanian Foreign Minister Linas Linkevicius said.", "LTU/GOV", "BLR/GOV"),
    ("The Danish premier said it was time Iran freed the sailors.", "DNK/GOV", "IRN"),
    ("It is high time that Sofia joined the treaty, the Greek foreign minister said.", "GRC/GOV", "BGR"),
    ("The time has come for Rwanda to leave Goma, the Congolese president said.", "COD/GOV", "RWA"),
    ("It is essential that Nepal hold the vote, the UN envoy said.", "IGO:UN", "NPL"),
    ("Jordan insists that Syria return the pilot.", "JOR", "SYR"),
    ("Honduras insisted Nicaragua hand over the fugitives.", "HND", "NIC"),
]
NOBODY_ASKED = [
    "It was the first time that Iran had freed sailors.",
    "It is time that we left for Lima, the Peruvian minister said.",
    "It was time for the soldiers to eat.",
    "Iran insists it freed the sailors.",
    "The rebels insisted they remain loyal to the king.",
    "The minister said it was time for spring.",
]


@pytest.mark.parametrize(("text", "actor", "recipient"), ASKED)
def test_who_should_do_it(coder: Coder, text: str, actor: str, recipient: str) -> None:
    events = [(e.event_type, [a.id for a in e.actors], [r.id for r in e.recipients]) for e in coder.code(text, "2024-06-12")]
    assert events == [("REQUEST", [actor], [recipient])]


@pytest.mark.parametrize("text", NOBODY_ASKED)
def test_what_asks_nobody(coder: Coder, text: str) -> None:
    assert "REQUEST" not in [e.event_type for e in coder.code(text, "2024-06-12") if e.confidence >= coder.events.calibration.least]


@pytest.mark.parametrize(("text", "mode"), [
    ("Norway urged Burundi to accept talks with the rebels.", "meet"),
    ("Norway urged Burundi to lift its ban on rallies.", "yield"),
    ("Belgian judges asked Burundi to hand over files on the murder.", "assist"),
    ("Belgian judges asked Burundi to hand over a murder suspect.", "yield"),
])
def test_the_mode_by_what_is_asked(coder: Coder, text: str, mode: str) -> None:
    assert [e.modes for e in coder.code(text, "2024-06-12") if e.event_type == "REQUEST"] == [(mode,)]


def test_the_mode_of_what_should_be_done(coder: Coder) -> None:
    (event,) = coder.code(ASKED[1][0], "2024-06-12")
    assert event.modes == ("yield",)
