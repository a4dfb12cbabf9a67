"""Peoples within a state are no state, settlers are of who holds the land, and delegates are of the sector of those they come from."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Police in India beat Rohingya.", "Rohingya", "MMR/CVL"),
        ("The army attacked Hazara near Kabul.", "Hazara", "AFG/CVL"),
        ("The Baloch accused Pakistan of abuse.", "Baloch", "PAK/CVL"),
        ("China detained Uyghur scholars.", "Uyghur scholars", "CHN/EDU"),
        ("The Swiss accused Norway of fraud.", "Swiss", "CHE"),
        ("The minister met delegates from the opposition parties.", "delegates", "UNK:OPP"),
        ("Delegates from trade unions met the minister.", "Delegates", "UNK:LAB"),
        ("Delegates from Norway met the minister.", "Delegates", "NOR/GOV"),
        ("Settlers stormed a farm near Nablus in the West Bank.", "Settlers", "ISR/CVL"),
        ("Settlers in Kenya attacked a village near Nakuru.", "Settlers", "KEN/CVL"),
        ("The Zionist regime killed four men in Jenin.", "Zionist regime", "ISR"),
        ("The Zionist forces raided a farm in Jenin.", "Zionist forces", "ISR/MIL"),
        ("The minister met delegates from six parties.", "delegates", "UNK:PTY"),
    ],
)
def test_whose_they_are(coder: Coder, text: str, words: str, expected: str) -> None:
    found = coder.read(Article(id="a", text=text)).events
    assert expected in {a.id for e in found for a in (*e.actors, *e.recipients) if a.span.text == words}
