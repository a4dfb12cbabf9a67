"""What somebody wants to do himself is no demand, and what he promises in a clause is one act; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

WISHES = [
    ("Benin wants to sell more cotton to Turkey, its trade minister said.", ["BEN"], ["TUR"]),
    ("Kuwait wants to mediate between Cairo and Doha.", ["KWT"], ["EGY", "QAT"]),
    ("Estonia wants to deepen its ties with Georgia.", ["EST"], ["GEO"]),
    ("Mongolia wants to join the African Union's peacekeeping council, the envoy told the African Union.", ["MNG"], ["IGO:AU"]),
]
DEMANDS = [
    ("Benin wants Turkey to sell it rifles.", "TUR"),
    ("Estonia's president would like Belarus to sign the treaty.", "BLR"),
    ("Kuwait expects Iraq to pay its debts.", "IRQ"),
]
PROMISED = [
    ("Ghana would stand by Togo in its dispute with Benin, President John Mahama promised in Lome.", "GHA/GOV", ["TGO"]),
    ("Peru would continue to train Haitian officers, Prime Minister Pedro Cateriano assured President Martelly.", "PER/GOV", ["HTI/GOV"]),
    ("President John Mahama promised that Ghana would support Togo.", "GHA/GOV", ["TGO"]),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), WISHES)
def test_who_wants_to_do_it_himself_agrees(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    event = next(e for e in coder.code(text, "2014-06-12") if e.event_type == "AGREE")
    assert ([a.id for a in event.actors], [r.id for r in event.recipients]) == (actors, recipients)
    assert "REQUEST" not in [e.event_type for e in coder.code(text, "2014-06-12")]


@pytest.mark.parametrize(("text", "asked"), DEMANDS)
def test_who_wants_another_to_do_it_demands(coder: Coder, text: str, asked: str) -> None:
    events = coder.code(text, "2014-06-12")
    assert [(e.event_type, e.status.value, [r.id for r in e.recipients]) for e in events] == [("REQUEST", "actual", [asked])]


@pytest.mark.parametrize(("text", "actor", "recipients"), PROMISED)
def test_a_promise_in_a_clause_is_one_act(coder: Coder, text: str, actor: str, recipients: list[str]) -> None:
    events = coder.code(text, "2014-06-12")
    assert [(e.event_type, [a.id for a in e.actors], [r.id for r in e.recipients]) for e in events] == [("AGREE", [actor], recipients)]


def test_wishing_at_home_is_no_promise(coder: Coder) -> None:
    assert not coder.code("The Ghanaian government wants to sell its stake in the brewery.", "2014-06-12")
