"""Help that comes, leave that is given, what is handed back and what is lifted; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


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
        ("U.N. soldiers were deployed in Mali.", "AID deployed IGO:UN > MLI"),
        ("African Union troops began deploying in Darfur.", "AID deploying IGO:AU > SDN"),
        ("Kenyan troops deployed in Somalia as part of an African Union mission.", "AID deployed KEN/MIL > SOM"),
        ("Blue helmets from Nepal deployed to Juba.", "AID deployed NPL/MIL > SSD"),
        ("Australian monitors arrived in Bougainville.", "AID arrived AUS/GOV > PNG"),
        ("U.S. military advisers arrived in Baghdad.", "AID arrived USA/MIL > IRQ"),
        # others who go or are sent
        ("NATO troops deployed to Estonia.", "MOBILIZE deployed IGO:NATO > EST"),
        ("The U.N. secretary-general arrived in Juba.", "CONSULT.visit arrived IGO:UN > SSD"),
        ("The president's security adviser arrived in Ankara.", "CONSULT.visit arrived TUR/GOV >"),
        ("Observers met the electoral commission in Accra.", "CONSULT met UNK:UNK+GHA/GOV >"),
    ],
)
def test_who_comes_to_keep_the_peace_helps(coder: Coder, text: str, event: str) -> None:
    assert coded(coder, text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Romania gave its approval for Turkey to lay a cable.", "CONCEDE approval ROU > TUR"),
        ("The United Nations gave Brazil a mandate to lead the mission in Haiti.", "CONCEDE gave IGO:UN > BRA"),
        ("Peru fulfilled the conditions of the International Monetary Fund.", "CONCEDE fulfilled PER > IGO:IMF"),
        ("Cuba allowed the dissident to travel abroad.", "CONCEDE allowed CUB > CUB/OPP"),
        ("Turkey unblocked Wikipedia.", "CONCEDE unblocked TUR > ORG:Wikipedia"),
        ("Turkey reopened the Kurdish television channel.", "CONCEDE reopened TUR > TUR/JRN"),
        # leave for those who inspect and help lets them in; the approval of a text backs it
        ("Sudan allowed aid workers to return.", "RETREAT.access allowed SDN > UNK:CVL"),
        ("Sudan allowed inspectors to enter the plant.", "RETREAT.access allowed SDN > UNK:GOV"),
        ("Houthi authorities gave permission for two U.N. aid flights to land.", "RETREAT.access permission NSA:HOUTHIS > IGO:UN"),
        ("The Senate gave its approval to the treaty with Chile.", "SUPPORT approval CHL/LEG > CHL"),
    ],
)
def test_leave_and_what_was_demanded_are_given(coder: Coder, text: str, event: str) -> None:
    assert coded(coder, text) == [event]


@pytest.mark.parametrize(
    "text",
    ["The crowd met the demand for tickets with patience.", "Workers unblocked the drain.", "Voters gave the party a mandate to reform."],
)
def test_no_leave_is_given(coder: Coder, text: str) -> None:
    assert coded(coder, text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Switzerland returned 300 million dollars of stolen funds to Nigeria.", "RETREAT.release returned CHE > NGA"),
        ("Syria gave back the drone to Turkey.", "RETREAT.release gave SYR > TUR"),
        ("Germany handed back looted bronzes to Nigeria.", "RETREAT.release handed DEU > NGA"),
        ("The United States turned over the bodies of six soldiers to Vietnam.", "RETREAT.release turned USA > VNM"),
        ("Angola disbanded its battalions.", "RETREAT.disarm disbanded AGO >"),
        ("Syrian soldiers fell back to the hills.", "RETREAT.withdraw fell SYR/MIL >"),
        ("The army handed over to a civilian government.", "RETREAT.resign handed UNK:MIL > UNK:GOV"),
        ("Libya sent back 200 migrants to Niger.", "COERCE.deport sent LBY > UNK:REF"),
    ],
)
def test_what_is_given_back(coder: Coder, text: str, event: str) -> None:
    assert coded(coder, text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The court in Seoul struck down the ban on the union.", "CONCEDE struck KOR/JUD > KOR/LAB"),
        ("Thai generals lifted martial law across the kingdom.", "CONCEDE lifted THA/MIL >"),
        ("Indian farmers ended their sit-in.", "CONCEDE ended IND/AGR >"),
        ("Emergency rule in Punjab was withdrawn by New Delhi.", "CONCEDE withdrawn IND > IND"),
    ],
)
def test_what_is_lifted_is_no_act_beside(coder: Coder, text: str, event: str) -> None:
    assert coded(coder, text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A truce between Sudan and the rebels will begin on Friday.", "CONCEDE truce SDN+SDN/REB >"),
        ("The ceasefire between Lebanon and Israel will take effect at dawn.", "CONCEDE ceasefire LBN+ISR >"),
        ("The truce between Sudan and the rebels began on Friday.", "RETREAT.ceasefire truce SDN+SDN/REB >"),
        ("Libya has said it will release three Bulgarian nurses.", "CONCEDE release LBY > BGR/MED"),
        ("Libya released three Bulgarian nurses.", "RETREAT.release released LBY > BGR/MED"),
    ],
)
def test_retreats_to_come_concede(coder: Coder, text: str, event: str) -> None:
    assert coded(coder, text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The European Union announced a sixfold increase in funding for Moldova's border police.", "AID increase IGO:EU > MDA/COP"),
        ("The deposed king has found sanctuary in South Africa.", "AID sanctuary ZAF > UNK:ELI"),
        ("The African Union sent 1,500 police to Darfur.", "AID sent IGO:AU > SDN"),
        ("Iran smuggled missiles to the Houthis.", "AID smuggled IRN > NSA:HOUTHIS"),
        ("North Korea sent artillery shells to Russia.", "AID sent PRK > RUS"),
        ("Germany accepted 150 Syrian minors from the camp on Lesbos.", "AID accepted DEU > SYR/REF"),
        ("Iran moved missiles to its border.", "MOBILIZE.weapons moved IRN >"),
    ],
)
def test_more_that_helps(coder: Coder, text: str, event: str) -> None:
    assert coded(coder, text) == [event]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Iran provided shelter to 1.5 million people after the earthquake in Armenia.", ["ARM/CVL"]),
        ("Jordan sheltered 200,000 people who fled the fighting in Iraq.", ["IRQ/CVL"]),
        ("Turkey gave tents to families after floods in its east.", ["TUR/CVL"]),
        ("Kenya gave food to 2,000 families in the week of the Uganda summit.", ["UNK:CVL"]),
    ],
)
def test_who_is_helped_is_of_the_state_that_was_struck(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [a.id for e in coder.code(text) if e.event_type == "AID" for a in e.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("An aid convoy from Turkey reached Idlib on Sunday.", "AID reached TUR > SYR"),
        ("Ethiopian peacekeepers stayed on in Abyei.", "AID stayed ETH/MIL >"),
        ("The two Koreas dismantled bunkers along the border.", "RETREAT.disarm dismantled GRP:KOREAS >"),
        ("The election board in Abuja cleared the general to stand.", "CONCEDE cleared NGA/GOV > NGA/MIL"),
        ("Protesters lifted their blockade of the airport in Bangkok.", "CONCEDE lifted THA/CVL >"),
        ("Doctors reached a deal with the ministry.", "SUPPORT deal UNK:MED+UNK:GOV >"),
    ],
)
def test_who_does_it_tells_what_it_is(coder: Coder, text: str, event: str) -> None:
    assert coded(coder, text) == [event]


@pytest.mark.parametrize("text", ["Students dispersed after class.", "Monitors blinked on the desk."])
def test_others_who_do_it(coder: Coder, text: str) -> None:
    assert coded(coder, text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Fighting between Thai and Burmese troops ceased at noon.", "RETREAT.ceasefire Fighting MMR/MIL+THA/MIL >"),
        ("Shelling of Kramatorsk stopped after three days.", "RETREAT.ceasefire Shelling  > UKR"),
        ("The shelling of Goma by M23 rebels has not stopped.", "ASSAULT.heavy-weapons shelling NSA:M23 > COD"),
        ("Australia ended its freeze on cattle shipments to Indonesia.", "CONCEDE ended AUS > IDN"),
        ("Russia will not lift its embargo on Polish apples.", "REJECT.yield lift RUS > POL"),
        ("Opposition leader Kizza Besigye was freed from house arrest by police in Uganda.", "RETREAT.release freed UGA/COP > UGA/OPP"),
    ],
)
def test_what_is_over(coder: Coder, text: str, event: str) -> None:
    assert coded(coder, text) == [event]
