"""Who stands about an act without a part in it, and who has one by grammar though another act stands nearer; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # beyond the clause
        ("Egypt met Greece, which Turkey condemned last week.", "ACCUSE", ["TUR"], ["GRC"]),
        ("Cairo met Athens, which Ankara urged to hold talks last week.", "REQUEST", ["TUR"], ["GRC"]),
        ("At the summit, where Greece was condemned by Turkey, Egypt stayed silent.", "ACCUSE", ["TUR"], ["GRC"]),
        ("Turkey surprised Egypt on Monday, attacking Greece.", "ASSAULT", ["TUR"], ["GRC"]),
        ("After the ambush, in which 13 South African soldiers were killed, the army withdrew its men.", "ASSAULT", [], ["ZAF/MIL"]),
        ("Freed by the Taliban after mediation by Qatar, the American contractor flew to Doha.", "RETREAT", ["NSA:TALIBAN"], ["USA/BUS"]),
        ("Egypt broke with Greece and established diplomatic relations with Turkey.", "SANCTION", ["EGY"], ["GRC"]),
        ("Police arrested the driver and passengers of a bus in Lagos.", "COERCE", ["NGA/COP"], ["NGA/CVL", "NGA/CVL"]),
        # who shares an act by grammar keeps his part
        ("Turkey and Egypt condemned Greece.", "ACCUSE", ["TUR", "EGY"], ["GRC"]),
        ("Turkey condemned Greece and Egypt.", "ACCUSE", ["TUR"], ["GRC", "EGY"]),
        # moved, named as a foe, set apart
        ("North Korea angered Japan on Monday, firing a missile into the sea.", "MOBILIZE", ["PRK"], []),
        ("The yacht was seized under sanctions against Russia.", "SANCTION", [], ["RUS"]),
        ("Sudan lodged a complaint against South Sudan for arming the rebels.", "AID", ["SSD"], ["UNK:REB"]),
        ("Turkey, not Egypt, attacked Greece.", "ASSAULT", ["TUR"], ["GRC"]),
        ("Iran condemned Israel but not the United States.", "ACCUSE", ["IRN"], ["ISR"]),
        ("The US special envoy for North Korea criticised China.", "ACCUSE", ["USA/GOV"], ["CHN"]),
        # the second of two passives
        ("Two Turkish journalists were arrested on Monday and released by a court on Friday.", "COERCE", [], ["TUR/JRN"]),
        ("Two Palestinian boys were arrested and beaten by Israeli soldiers.", "COERCE", ["ISR/MIL"], ["PSE/CVL"]),
        # who does the second act and suffers the first
        ("Turkey was praised by Egypt and accused Greece of cheating.", "ACCUSE", ["TUR"], ["GRC"]),
        # told by the place alone
        ("A Turkish general was granted asylum in Germany.", "AID", ["DEU"], ["TUR/MIL"]),
        ("Three Russian diplomats were expelled from Poland.", "SANCTION", ["POL"], ["RUS/GOV"]),
        # things of somebody, topics, members of a party
        ("Zairian soldiers commandeered nine trucks of the United Nations refugee agency.", "COERCE", ["COD/MIL"], ["IGO:UNHCR"]),
        ("Britain and China discussed Russia.", "CONSULT", ["GBR", "CHN"], []),
        ("The ANC suspended its secretary general, Ace Magashule.", "SANCTION", ["NSA:ANC"], ["NSA:ANC"]),
        # whose `its` is
        ("Kenya vowed revenge after Ethiopia attacked its troops.", "ASSAULT", ["ETH"], ["KEN/MIL"]),
        # who says a headline
        ("Greece must withdraw its troops: Turkey", "REQUEST", ["TUR"], ["GRC"]),
        ("Greece must free its prisoners - Amnesty International", "REQUEST", ["NGO:AMNESTY"], ["GRC"]),
        # a month is no country that is entered
        ("Russia's invasion of Ukraine began in February.", "ASSAULT", ["RUS"], ["UKR"]),
        ("The invasion of Ukraine by Russia began in February.", "ASSAULT", ["RUS"], ["UKR"]),
    ],
)
def test_who_has_a_part(coder: Coder, text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = max((e for e in coder.code(text) if e.event_type == kind), key=lambda e: e.confidence)
    assert ([a.id for a in event.actors], [a.id for a in event.recipients]) == (actors, recipients)


@pytest.mark.parametrize("text", [
    "Bolivian soldiers patrol the river borders with Brazil, Paraguay and Argentina.",
    "They also patrol Bolivia's borders with Brazil, Paraguay and Argentina.",
])
def test_who_lives_beyond_a_border_does_nothing_there(coder: Coder, text: str) -> None:
    assert not {"BRA", "PRY", "ARG"} & {a.country for e in coder.code(text) for a in e.actors}
