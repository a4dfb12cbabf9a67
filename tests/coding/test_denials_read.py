"""Deeds that are denied, disclaimed, foiled, put off or none, and threats by what will befall somebody; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


def coded(coder: Coder, text: str, kind: str) -> list[tuple[str, list[str], list[str]]]:
    found = (e for e in coder.code(text) if e.event_type == kind)
    return [(e.status.value, sorted(a.id for a in e.actors), sorted(r.id for r in e.recipients)) for e in found]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        # whoever denies it
        ("Russia rejected Ukraine's allegation that it had bombed a school in Mykolaiv.", "ASSAULT", ["RUS"]),
        ("Rwanda dismissed Congo's accusations that it was arming the M23 rebels.", "AID", ["RWA"]),
        ("China denied Manila's allegation that its coastguard had rammed a Philippine supply boat.", "ASSAULT", ["CHN/COP"]),
        ("Iran rejects Saudi allegations it is arming the Houthis.", "AID", ["IRN"]),
        ("Thailand denied Cambodian reports that its troops had shelled a pagoda.", "ASSAULT", ["THA/MIL"]),
        ("Algeria issued a firm denial of reports that its soldiers had killed migrants.", "ASSAULT", ["DZA/MIL"]),
        # whoever boasts of it
        ("Mali dismissed the jihadists' claim that they had killed 40 soldiers.", "ASSAULT", ["MLI/REB"]),
        ("The Kremlin denied Ukraine's claim that it had sunk a Russian landing ship.", "ASSAULT", ["UKR"]),
        ("Al Shabaab denied the army's claim that it had killed 50 of its fighters.", "ASSAULT", ["SOM/MIL"]),
        ("Kyiv's claim that Moscow had shelled Kharkiv was denied by the Kremlin.", "ASSAULT", ["RUS"]),
    ],
)
def test_whose_deed_is_denied(coder: Coder, text: str, kind: str, actors: list[str]) -> None:
    assert [c[:2] for c in coded(coder, text, kind)] == [("negated", actors)]


def test_a_denied_claim_has_two_speakers(coder: Coder) -> None:
    text = "Moscow denied Kyiv's claim that it had shelled Kharkiv."
    record = coder.read(Article(id="a", text=text))
    assert [(c.cue and c.cue.text, c.speaker and c.speaker.id) for c in record.claims] == [("denied", "RUS"), ("claim", "UKR")]
    (deed,) = (e for e in record.events if e.event_type == "ASSAULT")
    assert (deed.said_by and deed.said_by.id, [a.id for a in deed.actors]) == ("RUS", ["RUS"])


@pytest.mark.parametrize(
    ("text", "kind", "status", "actors"),
    [
        ("Iran said it had nothing to do with the bombing of the embassy in Nairobi.", "ASSAULT", "negated", ["IRN"]),
        ("Hamas disclaimed responsibility for the attack on the Israeli bus.", "ASSAULT", "negated", ["NSA:HAMAS"]),
        ("Pakistan said it played no part in the killing of the Indian soldiers.", "ASSAULT", "negated", ["PAK"]),
        ("The rebels said they were not behind the kidnapping of the schoolgirls.", "ASSAULT", "negated", ["UNK:REB"]),
        ("North Korea has always denied being behind the hacking of the Bangladeshi central bank.", "COERCE", "negated", ["PRK"]),
        ("Mali's army denied taking part in the massacre of Fulani villagers.", "ASSAULT", "negated", ["MLI/MIL"]),
        # the deed is another's, or he owns to it
        ("Cameroon denied any involvement in Boko Haram's raid on the Nigerian town.", "ASSAULT", "actual", ["NSA:BOKOHARAM"]),
        ("The US said it played no role in the Israeli attack on Iran.", "ASSAULT", "actual", ["ISR"]),
        ("The attack, for which the junta denied responsibility, killed 30 villagers.", "ASSAULT", "actual", []),
        ("The Taliban admitted involvement in the attack on the Kabul hospital.", "ASSAULT", "actual", ["NSA:TALIBAN"]),
        ("Islamic State said it was behind the attack on the Shiite mosque in Kabul.", "ASSAULT", "actual", ["NSA:ISIS"]),
        ("The ambassador did not deny that Saudi jets had bombed the wedding.", "ASSAULT", "actual", ["SAU"]),
        ("Israel neither confirmed nor denied reports that its jets had struck a convoy in Sudan.", "ASSAULT", "hypothetical", ["ISR"]),
        # foiled, put off, held back
        ("Police foiled a plot to bomb the American embassy in Nairobi.", "ASSAULT", "negated", []),
        ("Britain disrupted a Russian plot to burn down a warehouse in London.", "ASSAULT", "negated", ["RUS"]),
        ("The army did not prevent the massacre of villagers by the militia.", "ASSAULT", "actual", ["UNK:UAF"]),
        ("Kenyan police arrested four men over a plot to bomb a church.", "ASSAULT", "hypothetical", ["KEN/CVL"]),
        ("The army refrained from firing on the protesters.", "ASSAULT", "negated", ["UNK:MIL"]),
        ("A court in Maseru barred the police from arresting the bishop.", "COERCE", "negated", ["LSO/COP"]),
        ("The new law forbids Lesotho's soldiers from beating prisoners.", "ASSAULT", "negated", ["LSO/MIL"]),
        ("Turkey postponed its offensive against the Kurds in northern Syria.", "ASSAULT", "negated", ["TUR"]),
        ("The protest planned outside the Iranian embassy did not take place.", "PROTEST", "negated", []),
        ("Hungary blocked a joint EU statement condemning China.", "ACCUSE", "negated", ["IGO:EU"]),
    ],
)
def test_whose_it_was_not(coder: Coder, text: str, kind: str, status: str, actors: list[str]) -> None:
    assert [c[:2] for c in coded(coder, text, kind)] == [(status, actors)]


@pytest.mark.parametrize(
    "text",
    [
        "Cameroon denied any involvement in Boko Haram's raid on the Nigerian town.",
        "Ukraine denied responsibility for the drone strike on the Kremlin.",
        "China again rejected accusations of mass detention of Uyghurs in Xinjiang.",
    ],
)
def test_who_is_in_a_deed_that_is_disclaimed_is_no_recipient_of_the_denial(coder: Coder, text: str) -> None:
    assert [c[2] for c in coded(coder, text, "REJECT")] == [[]]


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("The Israeli ambassador was declared persona non grata.", "COERCE", ("actual", [], ["ISR/GOV"])),
        ("Colombia declared the Argentine ambassador persona non grata.", "COERCE", ("actual", ["COL"], ["ARG/GOV"])),
        ("Slovakia's government voted to declare two Russian envoys persona non grata.", "COERCE", ("actual", ["SVK/GOV"], ["RUS/GOV"])),
        ("Iranian gunboats breached Bahrain's territorial waters.", "MOBILIZE", ("actual", ["IRN/MIL"], ["BHR"])),
        ("A Russian drone violated Romanian airspace during an attack on Ukrainian ports.", "MOBILIZE", ("actual", ["RUS"], ["ROU"])),
        ("Colombia's cabinet voted to break off relations with Venezuela.", "SANCTION", ("actual", ["COL/GOV"], ["VEN"])),
        ("The House of Commons voted to recognise Palestine.", "SUPPORT", ("actual", ["GBR/LEG"], ["PSE"])),
        ("Turkey said Greece would pay a heavy price.", "THREATEN", ("actual", ["TUR"], ["GRC"])),
        ("Beijing said Manila must bear all the consequences.", "THREATEN", ("actual", ["CHN"], ["PHL"])),
        ("Germany evacuated its diplomats from Kabul.", "SANCTION", ("actual", ["DEU"], ["AFG"])),
        ("Saudi Arabia evacuated 66 Indian nationals from Port Sudan.", "AID", ("actual", ["SAU"], ["IND/CVL"])),
    ],
)
def test_which_act_it_is(coder: Coder, text: str, kind: str, event: tuple[str, list[str], list[str]]) -> None:
    assert [e.event_type for e in coder.code(text)][:1] == [kind]
    assert coded(coder, text, kind)[0] == event


@pytest.mark.parametrize(
    "text",
    [
        "France evacuated its nationals from Niger after the coup.",
        "India has evacuated more than 200 of its citizens from Sudan.",
        "Farmers are bearing the consequences of the drought.",
        "Ukraine has paid a heavy price for its freedom.",
        "Consumers will pay a higher price for bread, the minister said.",
        "Botswana abstained from the vote.",
    ],
)
def test_what_is_no_act_against_anybody(coder: Coder, text: str) -> None:
    assert coder.code(text) == []
