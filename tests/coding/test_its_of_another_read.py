"""Whose `its` is where the doer acts against another: of whom the clause before tells, and not his own."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


@pytest.mark.parametrize(
    ("text", "trigger", "states"),
    [
        ("Honduras broke ties with Belize, calling its government a sham.", "calling", {"BLZ"}),
        ("Bolivia cut trade with Chile and accused its president of fraud.", "accused", {"CHL"}),
        ("Benin recalled its envoy from Togo and condemned its police.", "condemned", {"TGO"}),
        ("Norway praised Ghana and thanked its government.", "thanked", {"GHA"}),
        ("Bolivia left talks with Chile and accused its own police of fraud.", "accused", {"BOL"}),
    ],
)
def test_its_is_of_the_other(coder: Coder, text: str, trigger: str, states: set[str]) -> None:
    events = [e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == trigger]
    assert {r.country for e in events for r in e.recipients} == states


def test_a_walkout_called_off_is_no_second_act_and_a_military_ruler_governs(coder: Coder) -> None:
    events = Coder().read(Article(id="a", text="Ghanaian doctors called off a two-month walkout on Friday.")).events
    assert [e.event_type for e in events] == ["CONCEDE"]
    (pardon,) = (e for e in coder.code("Chad's military ruler pardoned 259 rebels.") if e.event_type == "CONCEDE")
    assert [a.id for a in pardon.actors] == ["TCD/GOV"]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Belarus freed nine political prisoners after a visit by a U.S. envoy.", {"BLR/OPP"}),
        ("Belarus freed nine Lithuanian prisoners after a visit by a U.S. envoy.", {"LTU/CVL"}),
        ("The Bolivian president resigned and fled to Mexico.", set()),
        ("The Bolivian forces withdrew and fled to Mexico.", None),
    ],
)
def test_opponents_are_of_who_holds_them_and_nobody_resigns_at_a_country(coder: Coder, text: str, recipients: set[str] | None) -> None:
    events = [e for e in coder.read(Article(id="a", text=text)).events if e.event_type == "RETREAT"]
    assert events
    if recipients is not None:
        assert {r.id for e in events for r in e.recipients} == recipients


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Ghanaian troops rescued nine nurses held by rebels near Tamale.", "AID", {"GHA/MIL", "GHA/MED"}),
        ("Jordan and Egypt kicked off their largest joint drills on Friday.", "COOPERATE", {"JOR", "EGY"}),
    ],
)
def test_who_held_the_rescued_is_not_helped_and_drills_that_begin_are_held(coder: Coder, text: str, kind: str, parties: set[str]) -> None:
    events = [e for e in coder.read(Article(id="a", text=text)).events if e.event_type == kind]
    assert {a.id for e in events for a in (*e.actors, *e.recipients)} == parties
