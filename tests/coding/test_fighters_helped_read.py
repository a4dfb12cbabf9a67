"""Fighters whom a state helps, with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Turkey criticised Washington for sending weapons to Kurdish fighters.", ["UNK:REB"]),
        ("Libya sent rifles to rebels in Chad.", ["TCD/REB"]),
        ("Peru sent medicine to soldiers in Loreto.", ["PER/MIL"]),
    ],
)
def test_whose_they_are(coder: Coder, text: str, recipients: list[str]) -> None:
    events = [e for e in coder.code(text) if e.event_type == "AID"]
    assert [r.id for e in events for r in e.recipients] == recipients
