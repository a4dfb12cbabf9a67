"""Soldiers and victims without a state are of where it was, if the doer is told to be of another; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman import Coder


def sides(coder: Coder, text: str, kind: str = "ASSAULT") -> tuple[set[str | None], set[str | None]]:
    event = next(e for e in coder.code(text) if e.event_type == kind)
    return {a.country for a in event.actors}, {a.country for a in event.recipients}


@pytest.mark.parametrize(
    ("text", "doer", "hit"),
    [
        ("Sudanese soldiers crossed into Chad and killed eleven herders.", "SDN", "TCD"),
        ("Uganda's army killed farmers in a raid in Kenya, a UN report said.", "UGA", "KEN"),
        ("Turkish soldiers shot dead three smugglers in northern Syria.", "TUR", "SYR"),
        ("American marines killed nine people in the Afghan town of Sangin.", "USA", "AFG"),
        ("Ethiopian troops arrested seven traders in the Somali town of Luuq.", "ETH", "SOM"),
        ("BERLIN, May 3 - President Ruto flew to Berlin on Tuesday as troops shot dead two looters in Kisumu.", "KEN", "KEN"),
        ("The Malian army said that soldiers had killed six jihadists near the town of Dori in Burkina Faso.", "MLI", "BFA"),
        ("Kenyan police shot dead three suspects in Nairobi.", "KEN", "KEN"),  # at home
        ("Israeli jets killed two Iranian advisers in Syria.", "ISR", "IRN"),  # who are told whose
    ],
)
def test_they_are_of_the_place(coder: Coder, text: str, doer: str, hit: str) -> None:
    kind = "COERCE" if "arrested" in text else "ASSAULT"
    assert sides(coder, text, kind) == ({doer}, {hit})


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A suspected separatist attack on a train in Cameroon killed six people.", "CMR"),
        ("A jihadist raid on a camp in Benin left nine soldiers dead.", "BEN"),
        ("Four policemen were killed in a rebel attack near Bunia.", "COD"),
        ("Rebels attacked a Chadian village.", "TCD"),
        ("Rebels shot down a Russian helicopter.", None),
        ("A mob lynched two men in Guatemala.", "GTM"),
    ],
)
def test_fighters_of_nobody_are_of_where_it_was(coder: Coder, text: str, doer: str | None) -> None:
    assert sides(coder, text)[0] == {doer}


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("A car-bomb attack in Kirkuk killed nine.", ("nine", "IRQ/CVL")),
        ("Mortar shells killed seven in Aleppo.", ("seven", "SYR/CVL")),
        ("A bomb killed three soldiers in Kirkuk.", ("three soldiers", "IRQ/MIL")),
    ],
)
def test_a_number_alone_is_people(coder: Coder, text: str, hit: tuple[str, str]) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "ASSAULT")
    assert [(a.span.text, a.id) for a in event.recipients] == [hit]


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Norway condemned the killing of a Syrian baker in Bergen.", []),
        ("Norway condemned the killing of a Syrian baker by Turkish soldiers.", ["TUR"]),
        ("Norway condemned Syria over the killing of a baker.", ["SYR"]),
    ],
)
def test_whose_the_dead_was_is_not_blamed(coder: Coder, text: str, blamed: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "ACCUSE")
    assert [a.country for a in event.recipients] == blamed


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Russian jets bombed the rebel-held city of Idlib.", ["RUS"], ["SYR"]),
        ("Saudi jets bombed the Houthi rebels in Saada.", ["SAU"], ["YEM"]),
        ("The Chadian army took the town after a gun battle with Libyan rebels.", ["LBY", "TCD"], []),
        ("Two Chadian soldiers were hurt in a clash with Libyan rebels.", ["LBY", "TCD"], []),
    ],
)
def test_who_holds_a_place_and_who_was_in_a_fight(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "ASSAULT")
    assert sorted(str(a.country) for a in event.actors) == actors
    assert [a.country for a in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Houthi crews shelled the port of Aden.", ["NSA:HOUTHIS"]),
        ("Houthi crews and Eritrean soldiers shelled the port of Aden.", ["ERI/MIL", "NSA:HOUTHIS"]),
        ("The rebels in Chad have broken the truce signed in Accra.", ["TCD/REB"]),
    ],
)
def test_fighters_and_their_group_are_one(coder: Coder, text: str, doers: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "ASSAULT")
    assert sorted(a.id for a in event.actors) == doers
    assert all(a.country != "GHA" for a in event.recipients)
