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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The other half have been accused by victims but not prosecuted.", ("ACCUSE", "actual")),
        ("The officers were not accused by victims but praised.", ("ACCUSE", "negated")),
    ],
)
def test_what_was_not_done_beside(coder: Coder, text: str, expected: tuple[str, str]) -> None:
    assert expected in [(e.event_type, str(e.status)) for e in coder.code(text)]


def test_a_statement_is_not_of_the_state_that_is_told_of(coder: Coder) -> None:
    events = coder.code("Uganda closed two camps. The report accused Uganda of neglect.")
    assert [[a.id for a in e.actors] for e in events if e.event_type == "ACCUSE"] == [["UNK"]]
