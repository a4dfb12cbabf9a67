"""Acts that are but due, things kept open, and parts that somebody says he had not; with the shipped reader."""

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


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Moscow said it had nothing to do with the poisoning.", "RUS"),
        ("Iran said it had no hand in the attack.", "IRN"),
        ('"We had no role in the bombing," a Hamas spokesman said.', "NSA:HAMAS"),
        ("The Taliban said they took no part in the bombing.", "NSA:TALIBAN"),
    ],
)
def test_who_disclaims_a_part_rejects_and_did_not_do_it(coder: Coder, text: str, actor: str) -> None:
    found = coded(coder, text)
    assert ("REJECT", "actual", [actor]) in found
    assert all(status == "negated" for kind, status, _ in found if kind == "ASSAULT")


@pytest.mark.parametrize(
    "text",
    [
        "Washington said Moscow had nothing to do with the fire.",
        "He said he had nothing to do on Sundays.",
        "Teachers had nothing to do with their free time.",
        "The minister said it had a role in the peace process.",
        "Paris said it had a hand in freeing the hostages.",
    ],
)
def test_who_disclaims_nothing_for_himself_does_not_reject(coder: Coder, text: str) -> None:
    assert "REJECT" not in [c[0] for c in coded(coder, text)]
