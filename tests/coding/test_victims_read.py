"""Whose victims are: those who serve a body, those on board, those away from home, those who watch others; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Gunmen kidnapped two UN workers in Darfur.", ["IGO:UN"]),
        ("Militants killed three aid workers of the World Food Programme.", ["IGO:WFP"]),
        ("Two Red Cross workers were shot dead in Sudan.", ["NGO:ICRC"]),
        ("Gunmen abducted a UNICEF driver in Somalia.", ["IGO:UNICEF"]),
        ("Rebels seized five Oxfam volunteers near Goma.", ["NGO:OXFAM"]),
        ("UN refugees were attacked by militias.", ["UNK:REF"]),
        ("Pirates seized crew from an Indian freighter off Somalia.", ["IND/CVL"]),
        ("Yemeni rebels captured sailors from a Saudi patrol boat.", ["SAU/MIL"]),
        ("Iran detained seven sailors from a British tanker.", ["GBR/MIL"]),
        ("Gunmen attacked tourists on a Greek ship.", ["GRC/CVL"]),
        ("Police freed two children from a Greek orphanage.", ["UNK:CVL"]),
        ("North Korea barred nuclear inspectors from the reactor.", ["UNK:GOV"]),
        ("Iraq expelled the weapons inspectors.", ["UNK:GOV"]),
        ("Iran refused entry to inspectors from the IAEA.", ["IGO:IAEA"]),
        ("Iran criticised US and EU officials.", ["IGO:EU", "USA/GOV"]),
        ("Gunmen attacked UN and Congolese troops in Goma.", ["COD/MIL", "IGO:UN"]),
        ("Gunmen attacked French and Malian troops.", ["FRA/MIL", "MLI/MIL"]),
        ("Gunmen attacked the UN troops in Goma.", ["IGO:UN"]),
        ("Gunmen kidnapped six sailors, most of them Georgians, off Somalia.", ["GEO/MIL"]),
        ("Gunmen killed six miners, mostly Burmese, in Pakistan.", ["MMR/LAB"]),
        ("Gunmen kidnapped six people, two of them Germans, in Yemen.", ["YEM/CVL"]),
    ],
)
def test_whose_they_are(coder: Coder, text: str, recipients: list[str]) -> None:
    event = coder.code(text)[0]
    assert sorted(a.id for a in event.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Rebels freed their French hostages.", "UNK:REB"),
        ("The kidnappers killed a Japanese hostage.", "UNK:UAF"),
        ("Gunmen killed six miners, mostly Burmese, in Pakistan.", "PAK/UAF"),
    ],
)
def test_who_is_away_tells_no_setting(coder: Coder, text: str, doer: str) -> None:
    assert [a.id for a in coder.code(text)[0].actors] == [doer]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Kenyan troops repelled an attack by al-Shabaab on a base, killing 30 militants.", ["NSA:ALSHABAB"], ["KEN/MIL"]),
        ("The Ukrainian army fended off a Russian attack near Kupiansk.", ["RUS"], ["UKR/MIL"]),
        ("Soldiers thwarted a raid by bandits in Zamfara, killing nine gunmen.", ["NGA/CRM"], []),
        ("Protesters threw stones at officers in Belgrade.", ["SRB/CVL"], ["SRB/COP"]),
    ],
)
def test_who_is_hit(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    event = coder.code(text)[0]
    assert ([a.id for a in event.actors], [a.id for a in event.recipients]) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("UN and Sudanese officials met in Khartoum.", ["IGO:UN", "SDN/GOV"]),
        ("EU and Turkish leaders met in Brussels.", ["IGO:EU", "TUR/GOV"]),
        ("NATO and Afghan soldiers killed six insurgents.", ["AFG/MIL", "IGO:NATO"]),
        ("US and South Korean forces held joint drills.", ["KOR/MIL", "USA/MIL"]),
        ("The EU foreign ministers met in Riga.", ["IGO:EU"]),
    ],
)
def test_both_of_two_before_a_noun(coder: Coder, text: str, actors: list[str]) -> None:
    assert sorted(a.id for a in coder.code(text)[0].actors) == actors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what the enemy of a group hits or takes is the group's; cars that soldiers search are anybody's
        ("On Tuesday Sudanese soldiers shelled a depot.", "NSA:RSF"),
        ("On Tuesday Sudanese soldiers seized a truck.", "NSA:RSF"),
        ("On Tuesday Sudanese soldiers searched cars and stopped buses at roadblocks.", "UNK"),
    ],
)
def test_things_of_the_other_side(coder: Coder, text: str, expected: str) -> None:
    events = coder.code(f"Sudan's army bombed the Rapid Support Forces on Monday. {text}")
    assert {a.id for e in events[1:] for a in e.recipients} == {expected}


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Bishop Pablo Rios fled Nicaragua after his arrest in May.", [], ["PER:Pablo Rios"]),
        ("Bolivia's opposition leader was in hospital following his assassination attempt on Tuesday.", [], ["BOL/OPP"]),
        ("The senator's assassination shocked Colombia on Monday.", [], ["COL/LEG"]),
        ("The murder of the bishop rocked the Guatemalan government.", [], ["GTM/REL"]),
        ("Chile deplored the army's assassination of the priest.", ["CHL/MIL"], ["CHL/REL"]),
        ("The expulsion to Costa Rica of the nuns was decreed by the government of Daniel Ortega.", ["NIC/GOV"], ["NIC/REL"]),
        ("Belarus said the expulsion to Poland of two priests was legal.", [], ["BLR/REL"]),
        ("The bishops of Nicaragua criticised the expulsion of the nuns to Costa Rica.", ["NIC/REL"], []),
    ],
)
def test_who_owns_a_deed_that_befell_him(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    wanted = {"ACCUSE"} if "criticised" in text else {"ASSAULT", "COERCE"}
    event = next(e for e in coder.code(text) if e.event_type in wanted)
    assert (sorted(a.id for a in event.actors), sorted(a.id for a in event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The court upheld the Chilean senator's conviction.", ["CHL/LEG"]),
        ("The judge's sentence angered the Peruvian editor.", []),
    ],
)
def test_who_is_judged(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [sorted(a.id for a in e.recipients) for e in coder.code(text) if e.event_type == "SANCTION"] == [recipients]


def test_an_act_is_not_its_own_victim(coder: Coder) -> None:
    text = "The widow hopes to hear of the events of Los Cerros massacre in Venezuela."
    assert not any("massacre" in r.span.text for e in coder.code(text) for r in e.recipients)
