"""What somebody ceases to do, with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("Latvia's premier said her country would no longer transfer weapons to Georgia.", "SANCTION", "actual"),
        ("Brazil no longer sanctions Iran.", "SANCTION", "negated"),
    ],
)
def test_whether_it_is_done(coder: Coder, text: str, event_type: str, status: str) -> None:
    assert [(e.event_type, str(e.status)) for e in coder.code(text)] == [(event_type, status)]
