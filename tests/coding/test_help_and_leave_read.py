"""Who comes to help or is let in, what own men are told, what is put off or given way to; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman import Coder


def coded(coder: Coder, text: str) -> list[str]:
    """Every event as `TYPE.mode trigger actors > recipients`."""
    return [
        f"{e.event_type}{''.join(f'.{m}' for m in e.modes)} {e.trigger.text} "
        f"{'+'.join(a.id for a in e.actors)} > {'+'.join(a.id for a in e.recipients)}".strip()
        for e in coder.code(text)
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A brigade of peacekeepers reached Goma.", "AID reached COD/MIL > COD"),
        ("Cuba received a team of inspectors from Norway.", "RETREAT.access received CUB > NOR/GOV"),
        ("Canada removed Cuba from its list of sponsors of terrorism.", "CONCEDE removed CAN > CUB"),
        # others of whom there are as many
        ("A brigade of paratroopers reached Goma.", None),
        ("The library removed the novel from its list of loans.", None),
    ],
)
def test_whom_a_number_counts_is_meant(coder: Coder, text: str, event: str | None) -> None:
    assert coded(coder, text) == ([event] if event is not None else [])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Angola rushed a battalion to help the Comorian army.", "AID rushed AGO > COM/MIL"),
        ("Spain sent two frigates to evacuate foreigners from Liberia.", "AID sent ESP > UNK:CVL"),
        ("French instructors came to train the Gabonese guard.", "AID came FRA/MIL > GAB/COP"),
        ("Chilean firefighters are helping Peru put out forest fires.", "AID helping CHL/GOV > PER"),
        ("A ship carrying Norwegian aid docked in Mogadishu.", "AID docked NOR > SOM"),
        ("Jordanian planes dropped crates of medicine over Gaza.", "AID dropped JOR > PSE"),
        ("A batch of Indian vaccines reached Kathmandu on Thursday.", "AID reached IND > NPL"),
        ("Iran funnelled rockets to militias in Iraq.", "AID funnelled IRN > IRQ/UAF"),
        # who shows force, and what carries nothing for others
        ("Spain sent two frigates to the coast of Guinea.", "MOBILIZE.troops sent ESP > GIN"),
        ("A ship carrying Norwegian tourists docked in Mogadishu.", None),
    ],
)
def test_who_is_sent_or_comes_to_help(coder: Coder, text: str, event: str | None) -> None:
    assert coded(coder, text) == ([event] if event is not None else [])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Karen commander told his fighters to hold fire.", "RETREAT.ceasefire told MMR/MIL >"),
        ("Rwanda ordered its troops to withdraw from Congo.", "RETREAT.withdraw ordered RWA > COD"),
        ("The Karen leaders called on their fighters to leave the town.", "RETREAT.withdraw called MMR/GOV >"),
        ("India is drawing down its troops in the Maldives.", "RETREAT.withdraw drawing IND > MDV"),
        ("The United Nations told the fighters to hold fire.", "REQUEST told IGO:UN > UNK:UAF"),
        ("The Ugandan president told his men to hold the bridge.", None),
    ],
)
def test_what_ones_own_men_are_told_to_do_one_does(coder: Coder, text: str, event: str | None) -> None:
    found = coded(coder, text)
    assert found == [event] if event is not None else not any(e.startswith("RETREAT") for e in found)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Two Danish nurses were let out of jail in Asmara.", "RETREAT.release let ERI > DNK/MED"),
        ("The Red Cross was let into Myanmar.", "RETREAT.access let MMR > NGO:ICRC"),
        ("Two Danish nurses were freed in Niger.", "RETREAT.release freed  > DNK/MED"),
        ("Cuba accepted Spanish tents for families in Havana.", "RETREAT.access accepted CUB > ESP"),
        ("Iraq let U.N. inspectors examine the plant.", "RETREAT.access let IRQ > IGO:UN"),
        ("Togo received an inspection team from the African Union.", "RETREAT.access received TGO > IGO:AU"),
        ("Turkey handed over two villages to the Syrian army.", "RETREAT.withdraw handed TUR > SYR/MIL"),
        ("Libya closed its enrichment plant.", "RETREAT.disarm closed LBY >"),
        ("Colombian guerrillas turned over two Swiss nuns to the Red Cross.", "RETREAT.release turned COL/REB > CHE/REL+NGO:ICRC"),
    ],
)
def test_who_is_let_in_or_out_and_what_is_handed_over(coder: Coder, text: str, event: str) -> None:
    assert coded(coder, text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Zambia's opposition postponed its march on parliament.", "CONCEDE postponed ZMB/OPP > ZMB/LEG"),
        ("Taxi drivers lifted their roadblocks in La Paz.", "CONCEDE lifted BOL/LAB >"),
        ("Latvia registered the Russian party.", "CONCEDE registered LVA > RUS/PTY"),
        ("Chile recognised the land rights of the Mapuche.", "CONCEDE recognised CHL > NSA:MAPUCHE"),
        ("Tunisia's government shelved price rises for bread.", "CONCEDE shelved TUN/GOV >"),
        ("Armenia reopens trade with Turkey", "CONCEDE reopens ARM > TUR"),
        ("Niger allowed the vigil to go ahead.", "CONCEDE allowed NER >"),
        ("Kuwait consented to the stationing of British troops.", "AGREE consented KWT > GBR/MIL"),
        ("The junta would yield to civilians by May, its spokesman promised.", "AGREE promised UNK:MIL > UNK:CVL"),
        ("Georgia's prime minister bowed out after losing his majority.", "RETREAT.resign bowed GEO/GOV >"),
        ("Morocco's king ordered the reinstatement of sacked miners.", "CONCEDE ordered MAR/GOV > MAR/LAB"),
        ("The Chadian admiral handed the presidency to a civilian.", "RETREAT.resign handed TCD/MIL > TCD/CVL"),
        # what only looks like it
        ("Latvia registered a rise in prices.", None),
        ("Ghana resigned itself to a long wait for the loan.", None),
        ("The librarian returned to work after a long illness.", None),
    ],
)
def test_who_gives_way(coder: Coder, text: str, event: str | None) -> None:
    assert coded(coder, text) == ([event] if event is not None else [])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Two Bulgarian medics pardoned by Libya's leader flew home.", "CONCEDE pardoned LBY/GOV > BGR/MED"),
        ("The Libyan leader who pardoned two Bulgarian medics flew home.", "CONCEDE pardoned LBY/GOV > BGR/MED"),
    ],
)
def test_a_shortened_clause_is_passive(coder: Coder, text: str, event: str) -> None:
    assert event in coded(coder, text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ghanaian troops joined the peacekeeping force in Liberia.", "AID"),
        ("Syria moved its tanks back from the border with Lebanon.", "RETREAT"),
        ("The Guatemalan army closed its base in Nebaj.", "RETREAT"),
        ("The Guatemalan army closed the road in Nebaj.", "COERCE"),
    ],
)
def test_types_by_what_is_joined_moved_or_closed(coder: Coder, text: str, event: str) -> None:
    assert [e.event_type for e in coder.code(text)] == [event]


def test_help_that_is_suspended_is_none(coder: Coder) -> None:
    assert coded(coder, "Washington suspended the delivery of four jets to Egypt.") == ["SANCTION.discontinue suspended USA > EGY"]


def test_who_meets_what_was_asked_gives_way(coder: Coder) -> None:
    assert "CONCEDE met PER/GOV > PER/MED" in coded(coder, "Peru's doctors called off their strike after the government met their demands.")


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The Kenyan minister fled after a judge ordered his arrest.", ["KEN/GOV"]),
        ("The Kenyan minister arrested a judge and ordered the removal of his robe.", ["KEN/JUD"]),
    ],
)
def test_whose_arrest_another_orders(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [a.id for e in coder.code(text) if e.event_type == "COERCE" for a in e.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        ("Nicaragua freed 222 opponents and flew them to Washington.", ["NIC/OPP"]),
        ("Nicaragua freed two Cuban dissidents and flew them to Washington.", ["CUB/OPP"]),
    ],
)
def test_opponents_who_are_freed_are_at_home(coder: Coder, text: str, freed: list[str]) -> None:
    assert [a.id for e in coder.code(text) if e.event_type == "RETREAT" for a in e.recipients] == freed
