"""Verbs that a hyphen makes one word, replies by force, and hostages whom soldiers free; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman import Coder
from dragoman.language.segment import words


def kinds(coder: Coder, text: str) -> list[tuple[str, str | None]]:
    return [(e.event_type, e.modes[0] if e.modes else None) for e in coder.code(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They pepper-sprayed him", ["They", "pepper-sprayed", "him"]),
        ("the gang-raped women", ["the", "gang-raped", "women"]),
        ("a car-bomb attack", ["a", "car", "-", "bomb", "attack"]),
        ("a machine-gun nest", ["a", "machine", "-", "gun", "nest"]),
        ("a well-armed band", ["a", "well", "-", "armed", "band"]),
    ],
)
def test_a_narrowed_verb_is_one_word(text: str, parts: list[str]) -> None:
    assert [w.text for w in words(text)] == parts


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Two reporters were pepper-sprayed by Armenian police outside the ministry.", "crowd-control"),
        ("Congolese soldiers gang-raped women in three villages.", "sexual"),
        ("Gunmen machine-gunned a bus outside Peshawar.", "firearms"),
        ("The Syrian air force barrel-bombed a market in Idlib.", "aerial"),
        ("Separatists car-bombed the interior ministry in Madrid.", "explosives"),
        ("Egyptian riot police baton-charged students in Giza.", "crowd-control"),
        ("Turkish police answered the marchers with tear gas.", "crowd-control"),
        ("Suspects were waterboarded by Thai interrogators.", "torture"),
    ],
)
def test_they_are_violence(coder: Coder, text: str, mode: str) -> None:
    assert ("ASSAULT", mode) in kinds(coder, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nigerian troops freed 22 captives from a forest camp.", "AID"),
        ("Philippine police freed two Indian hostages after a raid.", "AID"),
        ("The Colombian guerrillas freed two hostages.", "RETREAT"),
        ("Iran freed five American hostages.", "RETREAT"),
        ("Egyptian police freed 40 students.", "RETREAT"),
        ("Bhutan drove out 9,000 Nepali villagers.", "COERCE"),
        ("Gunmen seized three Turkish engineers in Warri.", "ASSAULT"),
        ("Police seized two smugglers in Izmir.", "COERCE"),
        ("Rebels seized the town of Bria.", "COERCE"),
        ("The arrest of a bishop in Chad drew a sharp rebuke from France.", "ACCUSE"),
    ],
)
def test_what_it_is(coder: Coder, text: str, kind: str) -> None:
    assert kind in [k for k, _ in kinds(coder, text)]


@pytest.mark.parametrize(
    "text",
    [
        "A gas explosion ripped through a block of flats in the Russian town of Shakhty, killing five residents.",
        "A boiler explosion killed six workers in Pakistan.",
    ],
)
def test_what_bursts_by_itself_is_no_violence(coder: Coder, text: str) -> None:
    assert not coder.code(text)
    assert kinds(coder, text.replace("gas", "bomb").replace("boiler", "bomb"))


def test_a_word_before_a_verb_in_the_past_is_its_subject(coder: Coder) -> None:
    event = next(iter(coder.code("Police pepper-sprayed demonstrators in Hong Kong.")))
    assert ([a.sector for a in event.actors], [a.sector for a in event.recipients]) == (["COP"], ["CVL"])


def test_what_is_driven_into_others_is_not_hit(coder: Coder) -> None:
    event = next(iter(coder.code("A bomber rammed a truck full of explosives into the gate of the Somali police college.")))
    assert [a.country for a in event.recipients] == ["SOM"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The blockade of Oman by Iran would be an act of war, a spokesman in Muscat said.", "hypothetical"),
        ("The blockade of Oman by Iran is an act of war, a spokesman in Muscat said.", "ongoing"),
    ],
)
def test_what_would_be_an_act_of_war_is_not_done(coder: Coder, text: str, status: str) -> None:
    assert next(iter(coder.code(text))).status == status


def test_demand_on_a_market_asks_for_nothing(coder: Coder) -> None:
    assert not coder.code("Kenya's shilling fell on demand for dollars from oil importers.")
    assert kinds(coder, "Kenya's demand for reform from the Ugandan government was rebuffed.")
