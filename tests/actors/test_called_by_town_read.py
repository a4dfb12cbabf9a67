"""Persons whom the text calls by their town a little later."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Dawn Lee fled to Oregon, United States. U.S. police arrested Dawn Lee on Friday. The Saskatoon woman denied the charge.", "CAN"),
        ("Police in Bangkok arrested Tom Hill on Monday. The Melbourne man was deported.", "AUS"),
        ("Police in Bangkok arrested Tom Hill on Monday. The minister met the Melbourne man.", "AUS"),
        ("Police in Bangkok arrested Tom Hill and Ann Oak on Monday. A Melbourne man was deported.", "THA"),
    ],
)
def test_whose_somebody_is(coder: Coder, text: str, state: str) -> None:
    arrested = next(e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == "arrested")
    assert {r.country for r in arrested.recipients} == {state}
