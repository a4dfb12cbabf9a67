"""Whom `both sides` means: two of one state that the text joined last, and not that state and one that looks on."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


@pytest.mark.parametrize(
    ("text", "trigger", "both"),
    [
        ("Bolivia's government and opposition resumed talks on Friday. Chile welcomed the step. Both sides agreed to meet again.", "agreed",
         {"BOL/GOV", "BOL/OPP"}),
        ("Talks between the Colombian government and the ELN began. Norway and Cuba are hosts. Both sides signed a truce.", "signed",
         {"COL/GOV", "NSA:ELN"}),
        ("Armenia and Azerbaijan clashed on Monday. Russia urged both sides to show restraint.", "urged", {"ARM", "AZE"}),
        ("Kenya's government and opposition hailed it. Peru and Chile met. Both sides signed a pact.",
         "signed", {"CHL", "PER"}),
    ],
)  # fmt: skip
def test_both_sides_are_those_joined_last(coder: Coder, text: str, trigger: str, both: set[str]) -> None:
    events = [e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == trigger]
    assert {a.id for e in events for a in (*e.actors, *e.recipients) if a.span.text.endswith("sides")} == both
