"""Police who stand guard, jets that cross lines, and for whom a show of force is; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "mode", "actors", "recipients"),
    [
        ("Norwegian police stepped up patrols around mosques.", "police", ["NOR/COP"], []),
        ("Ghanaian police patrolled the streets of Accra.", "police", ["GHA/COP"], []),
        ("Hundreds of policemen lined the route of the march in Belfast.", "police", ["GBR/COP"], []),
        ("A Turkish fighter jet buzzed a Greek frigate near Rhodes.", "troops", ["TUR/MIL"], ["GRC"]),
        ("Six Russian bombers crossed into Estonian airspace.", "troops", ["RUS/MIL"], ["EST"]),
        ("Vietnam's navy paraded along the coast in a display aimed at Beijing.", "troops", ["VNM/MIL"], ["CHN"]),
        ("China fired rockets into the sea on Friday.", "weapons", ["CHN"], []),
    ],
)
def test_shows_of_force(coder: Coder, text: str, mode: str, actors: list[str], recipients: list[str]) -> None:
    found = [e for e in coder.code(text) if e.event_type == "MOBILIZE"]
    assert [(e.modes, [a.id for a in e.actors], [r.id for r in e.recipients]) for e in found] == [((mode,), actors, recipients)]


@pytest.mark.parametrize(
    "text",
    [
        "A passenger jet crossed the border in fog.",
        "A Kenyan migrant crossed the border into Uganda.",
        "Brazil's navy held a concert as a tribute to its dead.",
        "Mourners lined the route of the cortege in Belfast.",
    ],
)
def test_none_is_shown(coder: Coder, text: str) -> None:
    assert [e for e in coder.code(text) if e.event_type == "MOBILIZE"] == []


def test_a_patrol_is_an_organ_and_to_patrol_is_none(coder: Coder) -> None:
    found = coder.code("A Kenyan police patrol arrested two men on Monday.")
    assert [[a.id for a in e.actors] for e in found] == [["KEN/COP"]]
