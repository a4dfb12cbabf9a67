"""Acts that are but due, and things kept open; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


def coded(coder: Coder, text: str) -> list[tuple[str, str, list[str]]]:
    return [(e.event_type, e.status.value, sorted(a.id for a in e.actors)) for e in coder.code(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighters in Aceh are due to lay down their weapons next week.", "CONCEDE"),
        ("The hostages are due to be released on Friday by the Houthis.", "CONCEDE"),
        ("Norway is due to send medics to Haiti.", "AGREE"),
        ("The UN is to send a team to Beirut.", "AGREE"),
        ("Fighters in Aceh laid down their weapons last week.", "RETREAT"),
        ("The pilots were released due to pressure from Ankara.", "RETREAT"),
    ],
)
def test_what_is_due_is_promised(coder: Coder, text: str, kind: str) -> None:
    assert (kind, "actual") in [c[:2] for c in coded(coder, text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Senegal's president has not ruled out a third term.", "negated"),
        ("Germany did not rule out talks with Iran.", "negated"),
        ("The Kremlin would not rule out a meeting with Kyiv.", "negated"),
        ("The minister refused to rule out talks with the rebels.", "negated"),
        ("Spain ruled out talks with the Catalan separatists.", "actual"),
        ("The minister refused to hold talks with the rebels.", "actual"),
    ],
)
def test_who_rules_nothing_out_rejects_nothing(coder: Coder, text: str, status: str) -> None:
    assert [c[1] for c in coded(coder, text) if c[0] == "REJECT"] == [status]
