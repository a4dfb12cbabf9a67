"""Who fights whom: both sides where one is no state, groups and alliances taken up, and who but looks on; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

WAR = "An Israeli drone killed two Hezbollah men near Tyre. Hezbollah fired rockets at Israel."


def touched(coder: Coder, text: str) -> list[str]:
    return sorted(a.id for a in coder.code(text)[-1].recipients)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (f"{WAR} Lebanon asked the United States for help. Norway urged both sides to cease fire.", ["ISR", "NSA:HEZBOLLAH"]),
        (f"{WAR} Lebanon asked the United States for help. Norway urged the warring parties to stop.", ["ISR", "NSA:HEZBOLLAH"]),
        ("The Tigers killed 20 soldiers in Sri Lanka. Norway urged both sides to stop.", ["LKA", "NSA:LTTE"]),
        ("Ethiopia shelled an Eritrean town. Eritrea killed 18 Ethiopian soldiers. Norway urged both sides to stop.", ["ERI", "ETH"]),
        ("ELN rebels killed two soldiers in Colombia. Peru denied arming the ELN. Norway urged the two sides to talk.", ["COL", "NSA:ELN"]),
        ("M23 rebels took Goma. Congo accused Rwanda of arming them. Norway urged both sides to talk.", ["COD", "RWA"]),
    ],
)
def test_both_sides(coder: Coder, text: str, recipients: list[str]) -> None:
    assert touched(coder, text) == recipients


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("An al-Shabaab bomb hit African Union troops in Somalia. The group threatened Kenya.", "NSA:ALSHABAB"),
        ("Colombia's ELN rebels freed six soldiers. A doctor met the ICRC delegation. The group bombed a bus.", "NSA:ELN"),
        ("OPEC ministers met in Vienna. The group threatened Kenya.", "IGO:OPEC"),
        ("NATO bombed Libya. The European Union praised it. The alliance threatened Kenya.", "IGO:NATO"),
        ("Rebels left under a NATO-brokered deal. The European Union praised it. The alliance threatened Kenya.", "IGO:NATO"),
        ("Secretary-General Jens Holm left. The general threatened Kenya.", "UNK:MIL"),
        ("Sudanese Major General Ali Bakr left. The general threatened Kenya.", "SDN/MIL"),
        ("The World Food Programme said gunmen had looted a store. The U.N. agency accused Kenya of theft.", "IGO:WFP"),
        ("The Saudi-led coalition bombed Aden. The coalition threatened Iran.", "GRP:SAUDICOALITION"),
        ("A Houthi drone hit Saudi plants. The kingdom's army threatened Iran.", "SAU/MIL"),
    ],
)
def test_bodies_taken_up(coder: Coder, text: str, actor: str) -> None:
    assert [a.id for a in coder.code(text)[-1].actors] == [actor]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Eritrea said planes bombed Asmara on Friday.", ["UNK"], ["ERI"]),
        ("The Taliban said jets had struck a wedding in Helmand.", ["UNK"], ["AFG"]),
        ("The Kenyan military said jets bombed al-Shabaab camps in Somalia.", ["KEN/MIL"], ["NSA:ALSHABAB"]),
        ("Turkey's defence ministry said warplanes destroyed 12 shelters in northern Iraq.", ["TUR/MIL"], ["IRQ"]),
        ("Burundi's army said soldiers killed six militants near Jowhar in Somalia.", ["BDI/MIL"], ["SOM/REB"]),
        ("Israel's military said soldiers shot a man in the West Bank.", ["ISR/MIL"], ["PSE/CVL"]),
        ("Colombia's army said soldiers killed nine rebels in Arauca.", ["COL/MIL"], ["COL/REB"]),
        ("Israeli jets hit a port in Yemen. The Houthis said planes bombed Sanaa airport.", ["ISR"], ["YEM"]),
        ("The Taliban said their drones hit a post in Pakistan.", ["NSA:TALIBAN"], ["PAK"]),
    ],
)
def test_whose_planes_and_soldiers(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    event = coder.code(text)[-1]
    assert (sorted(a.id for a in event.actors), [a.id for a in event.recipients]) == (actors, recipients)


def test_whom_a_foreign_ministry_asks_is_another_states(coder: Coder) -> None:
    text = "DHAKA - Police shot two workers in Gazipur. In Washington, the State Department called on the authorities to investigate."
    assert touched(coder, text) == ["BGD/GOV"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("BAMAKO - Gunmen killed ten soldiers. In Paris, the foreign ministry condemned it. The army arrested a trader.", "MLI/MIL"),
        ("BAMAKO - Gunmen killed ten soldiers. In Abidjan, the police arrested a trader.", "CIV/COP"),
    ],
)
def test_who_looks_on_is_not_at_home(coder: Coder, text: str, actor: str) -> None:
    assert [a.id for a in coder.code(text)[-1].actors] == [actor]
