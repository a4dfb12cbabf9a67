"""`would` in what was said in the past."""

from __future__ import annotations

import pytest

from dragoman.coding.status import status
from dragoman.language.front import Front
from dragoman.records import Status


@pytest.mark.parametrize(
    ("text", "word", "now"),
    [
        ("The minister said Riga would expel three envoys.", "expel", Status.FUTURE),
        ("The minister said Riga would expel the envoys if they lied.", "expel", Status.HYPOTHETICAL),
        ("Riga would expel three envoys.", "expel", Status.HYPOTHETICAL),
        ("The minister said Riga might expel three envoys.", "expel", Status.HYPOTHETICAL),
    ],
)
def test_would(text: str, word: str, now: Status) -> None:
    (s,) = Front().read(text).sentences
    assert status(s, next(t.i for t in s.tokens if t.text == word)) is now
