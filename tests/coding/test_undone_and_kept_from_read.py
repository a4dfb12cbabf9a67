"""What is undone in headlines, kept from being done or only decided on, and who has no part in an act; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


def coded(coder: Coder, text: str) -> list[tuple[str, str, list[str], list[str]]]:
    return [(e.event_type, e.status.value, sorted(a.id for a in e.actors), sorted(r.id for r in e.recipients)) for e in coder.code(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Strike called off by Nigerian unions", "CONCEDE"),
        ("Sanctions on Zimbabwe lifted", "CONCEDE"),
        ("Travel ban on Cubans lifted", "CONCEDE"),
        ("Summit with Iran cancelled", "REJECT"),
        ("Peace talks between Sudan and rebels called off", "REJECT"),
        ("EU lifts sanctions on Zimbabwe", "CONCEDE"),
        ("The strike by nurses ended on Friday.", "PROTEST"),
    ],
)
def test_headlines_of_what_is_undone(coder: Coder, text: str, kind: str) -> None:
    assert [c[0] for c in coded(coder, text)] == [kind]


@pytest.mark.parametrize(
    ("text", "status", "actors"),
    [
        ("Police foiled an attack on the parliament.", "negated", []),
        ("Security forces prevented a bombing in Baghdad.", "negated", []),
        ("An attack on the airport was thwarted by the army.", "negated", []),
        ("Jordan foiled an attack by Syrian militants.", "negated", ["SYR/REB"]),
        ("Troops repelled an attack by rebels.", "actual", ["UNK:REB"]),
        ("Police investigated an attack by rebels on the mosque.", "actual", ["UNK:REB"]),
    ],
)
def test_deeds_that_somebody_forestalled(coder: Coder, text: str, status: str, actors: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "ASSAULT")
    assert (event.status.value, sorted(a.id for a in event.actors)) == (status, actors)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Chad decided to close its border with Sudan.", "COERCE", "future"),
        ("The cabinet decided to expel the ambassador.", "COERCE", "future"),
        ("The EU decided to impose sanctions on Belarus.", "SANCTION", "future"),
        ("The government decided to release 200 prisoners.", "CONCEDE", "actual"),
        ("Germany decided to send tanks to Ukraine.", "AGREE", "actual"),
        ("Peru decided to lift the curfew.", "CONCEDE", "actual"),
        ("Chad closed its border with Sudan.", "COERCE", "actual"),
        ("The officers decided that the rebels attacked the town.", "ASSAULT", "actual"),
        ("Ghana has not decided to recognise Kosovo.", "SUPPORT", "negated"),
    ],
)
def test_what_is_only_decided(coder: Coder, text: str, kind: str, status: str) -> None:
    assert (kind, status) in [c[:2] for c in coded(coder, text)]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Russia massed Russian troops near Kharkiv.", ["RUS"], []),
        ("India deployed the Border Security Force in Kashmir.", ["IND"], []),
        ("Turkey deployed its troops along the Syrian border.", ["TUR"], ["SYR"]),
        ("Russian jets violated Estonian airspace.", ["RUS"], ["EST"]),
        ("Two Chinese ships entered Japanese waters.", ["CHN"], ["JPN"]),
    ],
)
def test_nobody_shows_force_to_his_own(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    assert coded(coder, text) == [("MOBILIZE", "actual", actors, recipients)]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("A Rwandan was extradited from France to Rwanda on Friday.", "FRA", "RWA"),
        ("A Belgian was extradited to Italy by Spain.", "ESP", "ITA"),
        ("Colombia extradited the drug lord to the United States.", "COL", "USA"),
        ("Serbia handed over the general to Bosnia.", "SRB", "BIH"),
    ],
)
def test_who_is_handed_over_is_no_party(coder: Coder, text: str, actor: str, recipient: str) -> None:
    assert [c for c in coded(coder, text) if c[0] == "COOPERATE"] == [("COOPERATE", "actual", [actor], [recipient])]


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Palestine was recognised as a state on Tuesday.", "SUPPORT", ["PSE"]),
        ("Malawi was promised $20 million.", "AGREE", ["MWI"]),
        ("Turkey was thanked for its mediation.", "SUPPORT", ["TUR"]),
        ("The ambassador was praised for his work.", "SUPPORT", ["UNK:GOV"]),
    ],
)
def test_agentless_passives_of_friendly_acts(coder: Coder, text: str, kind: str, recipients: list[str]) -> None:
    assert coded(coder, text)[:1] == [(kind, "actual", [], recipients)]


@pytest.mark.parametrize(
    "text",
    [
        "Pupils were offered oral health kits on Monday.",
        "Each flooded household was promised a cheque.",
        "She had been promised a husband in Penang.",
    ],
)
def test_private_persons_who_are_promised_something_are_no_politics(coder: Coder, text: str) -> None:
    assert coded(coder, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The cabinet met on Tuesday to discuss the budget.",
        "Parliament met for the first time since the election.",
        "The Iranian parliament convened on Sunday.",
        "Israel's security cabinet met late on Thursday.",
        "The central committee of the party held a meeting on Friday.",
        "The minister spoke to reporters in Paris.",
        "The president spoke at a rally on Sunday.",
        "The foreign minister addressed the parliament.",
    ],
)
def test_a_body_that_sits_meets_nobody(coder: Coder, text: str) -> None:
    assert "CONSULT" not in [c[0] for c in coded(coder, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The UN Security Council met on Tuesday.",
        "The Israeli cabinet met with Blinken on Monday.",
        "NATO foreign ministers met in Brussels.",
        "The two presidents met in Ankara.",
        "The Arab League met in Cairo.",
        "The delegation held talks in Geneva.",
        "Zelensky spoke with Macron on Monday.",
    ],
)
def test_who_meets_others_does(coder: Coder, text: str) -> None:
    assert "CONSULT" in [c[0] for c in coded(coder, text)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Al Qaeda threatened suicide bombings in Delhi and Mumbai.", ["THREATEN"]),
        ("The militia threatened more attacks on Haitian police.", ["THREATEN"]),
        ("Iran's president put off a trip to Rome and Paris.", ["REJECT"]),
        ("Kenya's president postponed a meeting with union leaders.", ["REJECT"]),
        ("Russia rejected the invasion of Grenada by the United States.", ["REJECT", "ASSAULT"]),
        ("Hungary will no longer accept asylum seekers, Orban said.", ["REJECT"]),
        ("Warsaw would no longer take in refugees.", ["REJECT"]),
        ("Rebel leader Joao Mendes said his men would lay down their arms on Friday in Angola.", ["CONCEDE"]),
        ("Costa Rica extradited a smuggler to Nicaragua.", ["COOPERATE"]),
    ],
)
def test_what_is_only_threatened_put_off_or_to_come(coder: Coder, text: str, kinds: list[str]) -> None:
    assert [e.event_type for e in coder.code(text)] == kinds


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Honduras rushed an infantry battalion to the border.", ["HND"], []),
        ("Turkey deployed commandos against the rebels in Iraq.", ["TUR"], ["UNK:REB"]),
        ("Uttar Pradesh arrested 337 people.", ["IND"], ["IND/CVL"]),
        ("Bavaria rejected the federal government's plan to house refugees.", ["DEU"], ["DEU/GOV"]),
        ("Tamil Nadu refused to release water to Karnataka.", ["IND"], ["IND"]),
    ],
)
def test_own_forces_and_provinces(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    event = coder.code(text)[0]
    assert ([a.id for a in event.actors], [r.id for r in event.recipients]) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Chad declared a state of emergency and closed the border.", ["martial-law", "restrict"]),
        ("Sudan arrested the envoy and deported the envoy.", ["arrest", "deport"]),
        ("Dockers went on strike and blocked the port.", ["strike", "obstruct"]),
        ("Police arrested six activists and jailed six activists.", ["arrest"]),
    ],
)
def test_two_acts_of_one_type_by_the_same(coder: Coder, text: str, modes: list[str]) -> None:
    assert [m for e in coder.code(text) for m in e.modes] == modes
