"""`would` in what was said in the past."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.coding.status import status
from dragoman.language.front import Front
from dragoman.records import Article, Status


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


def test_what_a_denied_report_says_did_not_happen(coder: Coder) -> None:
    for text, now in (
        ("Mali's army denied a report that soldiers had beaten truck drivers.", "negated"),
        ("Mali's army confirmed a report that soldiers had beaten truck drivers.", "actual"),
    ):
        beaten = next(e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == "beaten")
        assert beaten.status.value == now


def test_two_of_a_state_are_not_of_two_states(coder: Coder) -> None:
    text = "Mali and Senegal met in Dakar. A court in Kayes in Mali sentenced two customs officers to five years in prison."
    sentenced = next(e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == "sentenced")
    assert [r.id for r in sentenced.recipients] == ["MLI/COP"]
    text = "Peruvian boats seized two trawlers from Ecuador. Prosecutors in Lima charged the two captains. The two armies clashed in May."
    events = {e.trigger.text: e for e in coder.read(Article(id="a", text=text)).events}
    assert len(events["charged"].recipients) == 1
    assert sorted(a.id for a in events["clashed"].actors) == ["ECU/MIL", "PER/MIL"]
