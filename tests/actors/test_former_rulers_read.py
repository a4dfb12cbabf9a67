"""Of what sector those are whose office the register knows to be over; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Alejandro Toledo was extradited to Peru by the United States. Toledo condemned the ruling.", "2023-10-20", "PER/ELI"),
        ("Nicolas Sarkozy left the court in Paris. Sarkozy condemned the ruling.", "2025-09-25", "FRA/ELI"),
        ("Nicolas Sarkozy left the hall in Paris. Sarkozy condemned the budget.", "2015-09-25", "FRA/PTY"),
        ("Nicolas Sarkozy left the hall in Paris. Sarkozy condemned the raid.", "2010-09-25", "FRA/GOV"),
    ],
)
def test_sector(coder: Coder, text: str, day: str, expected: str) -> None:
    (event,) = (e for e in coder.code(text, day) if e.trigger.text == "condemned")
    assert [f"{a.country}/{a.sector}" for a in event.actors] == [expected]
