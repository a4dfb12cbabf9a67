"""One act told by two words of a sentence is one event; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "kind", "times"),
    [
        ("Turkey's president criticised Israel, slamming it for the raid on Gaza.", "ACCUSE", 1),
        ("Modi met Putin for talks in Moscow and discussed trade with him.", "CONSULT", 1),
        ("Norway is paying Malawi two million dollars in compensation.", "AID", 1),
        ("Turkey's president criticised Israel and slammed Egypt.", "ACCUSE", 2),
        ("Modi met Putin in Moscow after he had met Macron in Paris.", "CONSULT", 2),
    ],
)
def test_one_act_is_one_event(coder: Coder, text: str, kind: str, times: int) -> None:
    assert len([e for e in coder.code(text) if e.event_type == kind]) == times
