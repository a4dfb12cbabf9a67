"""Parties of acts with the shipped reader: offices and holders, contrasts, officials of one state, visits, `which`, `the two`."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # a body is one with what it is to somebody
        ("His party, the Pakistan Justice Movement, hailed the ruling.", "SUPPORT", ["ORG:Pakistan Justice Movement"], []),
        # the office and its holder are one, whatever stands between
        ("Chinese Ambassador to Bangladesh Li Jiming praised Bangladesh for its vaccine drive.", "SUPPORT", ["CHN/GOV"], ["BGD"]),
        ("The Iraqi Ministry of Finance signed a loan agreement with the World Bank.", "SUPPORT", ["IGO:WORLDBANK", "IRQ/GOV"], []),
        ("China rather than the West agreed to build the dam.", "AGREE", ["CHN"], []),
        ("The minister scolded the governor for the delay.", "ACCUSE", ["UNK:GOV"], ["UNK:GOV"]),
        ("The official said the government will promote trade with Kenya.", "AGREE", ["UNK:GOV"], ["KEN"]),
        ("The plan was drawn up by Norway, which has promised to pay half of the costs.", "AGREE", ["NOR"], []),
        ("German Chancellor Olaf Scholz travelled to Gdansk on Monday.", "CONSULT", ["DEU/GOV"], ["POL"]),
        (
            "Marta Hill and Jonas Berg met in Oslo. The two urged Israel to open the crossing.",
            "REQUEST", ["PER:Jonas Berg", "PER:Marta Hill"], ["ISR"],
        ),
        ("A delegation from Ghana met traders from Togo.", "CONSULT", ["GHA/GOV", "TGO/BUS"], []),
        ("The army of Niger blamed fighters from Mali; no group claimed the attack.", "ACCUSE", ["NER/MIL"], ["MLI/UAF"]),
        # officials of two states are of both
        (
            "Peru attacked Chile in May. The two countries' foreign ministers met in Tbilisi on Monday.",
            "CONSULT", ["CHL/GOV", "PER/GOV"], [],
        ),
        # where a party is tells no second one
        ("SAPS officers in South Africa arrested two protesters.", "COERCE", ["ZAF/COP"], ["ZAF/CVL"]),
        # names that the tree makes a party and things that are hit are parties, whether or not a table knows them
        ("Boko Haram fighters shelled a village near Maiduguri.", "ASSAULT", ["NSA:BOKOHARAM"], ["NGA"]),
        ("Gunmen attacked a fuel depot in Calais on Sunday.", "ASSAULT", ["FRA/UAF"], ["FRA"]),
        ("A court in Lyon convicted two men on Friday.", "SANCTION", ["FRA/JUD"], ["FRA/CVL"]),
        ("A group of asylum-seekers went on hunger strike in Galway.", "PROTEST", ["UNK:REF"], []),
        ("The Farc attacked a police post in Cauca.", "ASSAULT", ["NSA:FARC"], ["COL/COP"]),
        # one party may agree by itself; support goes to whom it is for
        ("Germany agreed to take in 1,500 Syrian refugees.", "AGREE", ["DEU"], ["SYR/REF"]),
        ("President Erdogan reiterated Turkey's support for Azerbaijan.", "SUPPORT", ["TUR/GOV"], ["AZE"]),
        # two officials of one state are two
        ("President Joe Biden thanked Secretary of State Antony Blinken for his work.", "SUPPORT", ["USA/GOV"], ["USA/GOV"]),
        ("Observers from the African Union faulted the electoral commission for opening late.", "ACCUSE", ["IGO:AU"], ["UNK:GOV"]),
        # nameless people and things are of the place where they are hit, a people within a people of the greater one
        ("Taliban fighters killed 40 villagers in Pakistan's Swat valley.", "ASSAULT", ["NSA:TALIBAN"], ["PAK/CVL"]),
        ("Hundreds of students marched on the French embassy in Bangui.", "PROTEST", ["CAF/EDU"], ["FRA/GOV"]),
        ("Guatemalan Indians accused the army of murder.", "ACCUSE", ["GTM/CVL"], ["GTM/MIL"]),
        ("Indonesian troops pulled out of East Timor on Friday.", "RETREAT", ["IDN/MIL"], ["TLS"]),
        # who is but in a place is not of it
        (
            "Secretary of State Hillary Clinton, in Beijing for two days of talks with Chinese leaders on trade, pressed Iran to reply.",
            "REQUEST", ["USA/GOV"], ["IRN"],
        ),
        # what stands before a noun may be who did it
        ("An insurgent ambush killed nine soldiers near Mopti.", "ASSAULT", ["MLI/REB"], ["MLI/MIL"]),
        ("The teacher was killed in an Israeli airstrike.", "ASSAULT", ["ISR"], ["UNK:EDU"]),
        ("Kenyan Minister of Trade Amina Otieno praised Uganda.", "SUPPORT", ["KEN/GOV"], ["UGA"]),
        ("Ethiopian Minister of Foreign Affairs Gedu Andargachew thanked Kenya on Wednesday.", "SUPPORT", ["ETH/GOV"], ["KEN"]),
        ("King Charles III met Prime Minister Keir Starmer on Tuesday.", "CONSULT", ["GBR/GOV", "GBR/GOV"], []),
        # a ruler's name tells whose government it is, whatever state the text spoke of before
        ("Marches in Cuba shook the Cuban regime. The Maduro regime rejected the demands of a crowd.", "REJECT", ["VEN/GOV"], ["UNK:CVL"]),
        ("A Shanghai court sentenced Guo Meiling to two years in prison on Monday.", "SANCTION", ["CHN/JUD"], ["PER:Guo Meiling"]),
    ],
)
def test_parties(coder: Coder, text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.event_type == kind)
    assert sorted(a.id for a in event.actors) == actors
    assert sorted(a.id for a in event.recipients) == recipients


def test_an_office_of_two_words_is_of_its_owner(coder: Coder) -> None:
    (event,) = coder.code("Israel's attorney general rejected the request on Thursday.")
    assert "ISR/GOV" in [a.id for a in event.actors]


def test_money_is_no_party(coder: Coder) -> None:
    events = coder.code("The UN appealed to the United States for US$ 371 million on Monday.")
    assert {a.id for e in events for a in (*e.actors, *e.recipients)} == {"IGO:UN", "USA"}


def test_nobody_visits_his_own_country(coder: Coder) -> None:
    assert not [e for e in coder.code("President Xi Jinping visited China's far west on Monday.") if e.event_type == "CONSULT"]
    assert [e for e in coder.code("President Xi Jinping visited Kazakhstan on Monday.") if e.event_type == "CONSULT"]


def test_a_host_at_home_does_not_undo_the_visit(coder: Coder) -> None:
    (event,) = coder.code("Algerian President Abdelmadjid Tebboune hosted his Venezuelan counterpart Nicolas Maduro in Algiers Thursday.")
    assert event.event_type == "CONSULT"
    assert sorted(a.id for a in (*event.actors, *event.recipients)) == ["DZA/GOV", "VEN/GOV"]


def test_what_we_must_do_is_no_demand(coder: Coder) -> None:
    assert not [e for e in coder.code('"We must protect our forests," the minister said.') if e.event_type == "REQUEST"]


def test_should_is_a_demand_of_the_speaker(coder: Coder) -> None:
    (event,) = coder.code('"The government should release the prisoners," Amnesty International said.')
    assert event.event_type == "REQUEST"
    assert [a.id for a in event.actors] == ["NGO:AMNESTY"]
