"""Who `I` is in a quotation, and whose state and office a speaker has, with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ('"I told the committee that we need help," said Kenyan minister Peter Munya.', "told", "Peter Munya"),
        ('Kenyan minister Peter Munya said: "We are ready." "I think that the talks will go on," he added.', "think", "Peter Munya"),
    ],
)
def test_first_person_is_who_is_quoted(coder: Coder, text: str, cue: str, speaker: str) -> None:
    claims = coder.read(Article(id="a", text=text)).claims
    found = {c.cue.text: c.speaker.name if c.speaker else None for c in claims if c.cue is not None}
    assert found.get(cue) == speaker


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Maria Lopez, president of Bahri Logistics, said trade had grown.", "BUS"),
        ("Maria Lopez, chief data officer at Benchmark Minerals, said trade had grown.", "BUS"),
        ("Maria Lopez, president of Chile, said trade had grown.", "GOV"),
    ],
)
def test_an_office_is_that_of_its_body(coder: Coder, text: str, sector: str) -> None:
    (claim,) = coder.read(Article(id="a", text=text)).claims
    assert claim.speaker is not None
    assert claim.speaker.sector == sector


def test_the_full_name_of_a_state_decides_its_adjective(coder: Coder) -> None:
    text = "A Congolese court freed him. He had left the Democratic Republic of the Congo in May."
    events = coder.read(Article(id="a", text=text)).events
    assert {a.country for e in events for a in e.actors if a.sector == "JUD"} <= {"COD"}
    (event, *_) = coder.read(Article(id="a", text="The Democratic Republic of the Congo accused Rwanda of aiding rebels.")).events
    assert event.actors[0].id == "COD"
