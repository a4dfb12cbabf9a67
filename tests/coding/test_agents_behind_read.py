"""Who acts where another verb tells it: of joined participles, and of those hired to act."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Several demonstrators were rounded up and beaten by soldiers on Monday in Manila.", "rounded", ["PHL/MIL"]),
        ("The two reporters were beaten up and detained by police in Hanoi.", "beaten", ["VNM/COP"]),
        ("The mayor was arrested on Friday and was beaten by thugs in Manila.", "arrested", []),
        ("The junta paid militiamen to kill activists in Yangon.", "kill", ["MMR/UAF"]),
        ("Condemnation grew over the country's first executions in decades in Yangon, Myanmar.", "executions", ["MMR"]),
        ("The family in Singapore mourned Ravi Nagen's execution.", "execution", []),
    ],
)
def test_the_agent(coder: Coder, text: str, trigger: str, actors: list[str]) -> None:
    events = {e.trigger.text: e for e in coder.read(Article(id="a", text=text)).events}
    assert [a.id for a in events[trigger].actors] == actors
