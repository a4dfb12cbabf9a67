"""Who is meant by numbers, nouns and spokesmen that take up those told of before; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

NORDICS = "Norway, Denmark and Iceland restored sanctions on Cuba."


def touched(coder: Coder, text: str) -> list[str]:
    return sorted(a.id for a in coder.code(text)[-1].recipients)


def acting(coder: Coder, text: str) -> list[str]:
    return sorted(a.id for a in coder.code(text)[-1].actors)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (f"{NORDICS} Oman accused the three of blackmail.", ["DNK", "ISL", "NOR"]),
        (f"{NORDICS} Oman thanked the three.", ["DNK", "ISL", "NOR"]),
        ("Peru blamed Chile and Brazil for the raid. It urged the two to stop the drills.", ["BRA", "CHL"]),
        ("Peru blamed Chile and Brazil for it. Ministry spokesman Luis Paz said the two should stop the drills.", ["BRA", "CHL"]),
        ("Gambia, Mali and Togo left ECOWAS. The bloc pleaded with the three to come back.", ["GMB", "MLI", "TGO"]),
        ("Police arrested four diplomats. Peru expelled the four.", ["UNK:GOV"]),
    ],
)
def test_those_counted_are_touched(coder: Coder, text: str, recipients: list[str]) -> None:
    assert touched(coder, text) == recipients


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Poland, Latvia and Estonia closed their borders. The three accused Belarus of sending migrants.", ["EST", "LVA", "POL"]),
        ("The Omani sultan spoke with his Iraqi and Qatari counterparts. The three leaders condemned Iran.", ["IRQ", "OMN", "QAT"]),
        ("Chad and Niger met. Chad blamed Niger. Ghana accuses Egypt and Libya of arming rebels, which both deny.", ["EGY", "LBY"]),
        ("The IAEA chief held talks with Iranian minister Ali Kazemi in Cairo, and the two signed an agreement.", ["IGO:IAEA", "IRN/GOV"]),
    ],
)
def test_those_counted_act(coder: Coder, text: str, actors: list[str]) -> None:
    assert sorted({a.partition("/")[0] for a in acting(coder, text)}) == sorted({a.partition("/")[0] for a in actors})


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("NATO bombed Libya. An alliance spokesman accused Serbia of using human shields.", "IGO:NATO"),
        ("ECOWAS held a summit on Togo. A bloc official accused Gabon of theft.", "IGO:ECOWAS"),
        ("Hezbollah fired rockets at Israel. The Lebanese group accused Israel of theft.", "NSA:HEZBOLLAH"),
        ("Hamas met in Doha. The Palestinian movement accused Israel of bad faith.", "NSA:HAMAS"),
        ("Hezbollah fired rockets at Israel. The Lebanese army accused Israel of theft.", "LBN/MIL"),
        ("Russia wrote to the Security Council. At an ASEAN summit Laos offered help. The bloc accused Myanmar of theft.", "IGO:ASEAN"),
        ("M23 rebels killed ten men. Congo's army armed the FDLR, a militia. The rebels threatened Uganda.", "NSA:M23"),
        ("FDLR rebels fired rockets at Goma. Their spokesman, Ali Sow, left. Sow accused Uganda of spying.", "NSA:FDLR"),
        ("NATO planes flew out, an alliance spokesman said. The spokesman, Tim Colley, accused Serbia of theft.", "IGO:NATO"),
        ("Moscow called the claim absurd. Its deputy U.N. ambassador accused Poland of theft.", "RUS/GOV"),
    ],
)
def test_bodies_are_taken_up(coder: Coder, text: str, actor: str) -> None:
    assert acting(coder, text) == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Khartoum recalled its envoy from Kenya. It accuses Chad of arming rebels. The RSF said it was ready to talk.", "NSA:RSF"),
        ("Iran welcomed the truce. Its minister phoned Qatar. Egypt hailed it, while Hamas said it too was ready for a deal.", "NSA:HAMAS"),
    ],
)
def test_what_a_body_says_of_itself(coder: Coder, text: str, actor: str) -> None:
    assert acting(coder, text) == [actor]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Kenya shut its border with Somalia, accusing it of sheltering al-Shabaab.", ["SOM"]),
        ("Kenya recalled its ambassador from Chad, accusing it of theft.", ["TCD"]),
        ("Pyongyang and Moscow signed a treaty. Seoul has urged the North to bring its men home.", ["PRK"]),
        ("Chad blamed Mali for a raid. Peru's troops left Haiti. Lima suspended aid to the country.", ["HTI"]),
        ("Chad shelled Mali. Vietnam called on all parties to show restraint.", ["MLI", "TCD"]),
        ("Opposition parties in Kenya rejected the vote. Kenya's president urged all parties to accept it.", ["KEN/PTY"]),
        ("Israel called on all governments to carry out the decision.", ["UNK:GOV"]),
        ("Al-Shabaab shelled a base. Ethiopia left the force. Somalia's army said it had killed 40 of the insurgents.", ["NSA:ALSHABAB"]),
        ("India thanked the junta in Myanmar. Bangladesh accused Naypyitaw of theft.", ["MMR"]),
    ],
)
def test_whom_words_take_up(coder: Coder, text: str, recipients: list[str]) -> None:
    assert touched(coder, text) == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Mali's army shot down a drone. Algeria left. Peru did so too. Gunmen killed 12 soldiers in Niger.", ["NER/MIL"]),
        ("Kenya's army left. Al-Shabaab killed six soldiers in Somalia.", ["KEN/MIL"]),
        ("Kenya and Uganda agreed to send troops to Congo.", ["COD"]),
    ],
)
def test_who_is_hit_or_helped_where(coder: Coder, text: str, recipients: list[str]) -> None:
    assert touched(coder, text) == recipients


def test_a_sea_is_no_party(coder: Coder) -> None:
    events = coder.code("Russian drones hit the Black Sea port of Odesa, killing four people.")
    assert all(a.id for e in events for a in (*e.actors, *e.recipients))
