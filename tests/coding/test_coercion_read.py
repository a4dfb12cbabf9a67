"""Coercion, shows of force and broken ties as news tells them; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Event


def events(coder: Coder, text: str, kind: str | None = None) -> list[Event]:
    return [e for e in coder.code(text) if kind is None or e.event_type == kind]


def ids(coder: Coder, text: str, kind: str) -> list[tuple[list[str], list[str]]]:
    return [([a.id for a in e.actors], [r.id for r in e.recipients]) for e in events(coder, text, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Tajikistan halted the work of charities such as Blue Lamp.", "COERCE", "restrict"),
        ("The Laotian authorities suspended the activities of the League of Teachers.", "COERCE", "restrict"),
        ("Hungary suspended the work of the joint commission with Serbia.", "SANCTION", None),
        ("Moroccan fighters forced an Algerian airliner to land at Oujda.", "COERCE", "seize"),
        ("A Kenyan court ordered the deportation of a Dutch preacher.", "COERCE", "deport"),
        ("Eritrea threw out two foreign relief agencies.", "SANCTION", "expel"),
        ("Iraq expelled inspectors from the IAEA.", "SANCTION", "expel"),
        ("Egypt expelled a Danish missionary.", "COERCE", "deport"),
        ("Oman suspended its mediation between Riyadh and the Houthis.", "SANCTION", None),
        ("Algeria withdrew as a mediator between Mali and the rebels.", "SANCTION", None),
        ("The envoy abandoned his efforts to reconcile the Yemeni factions.", "SANCTION", None),
        ("Uganda strengthened its forces along the Congolese border.", "MOBILIZE", "troops"),
        ("Ecuador reinforced its garrisons on the river.", "MOBILIZE", "troops"),
        ("Malta's dockers walked out over pay.", "PROTEST", "strike"),
    ],
)
def test_typical_acts_are_found(coder: Coder, text: str, kind: str, mode: str | None) -> None:
    found = events(coder, text, kind)
    assert found
    assert mode in (None, *found[0].modes)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Heavy snow halted the work of climbers in Nepal.", "COERCE"),
        ("Fog forced a Kenyan plane to land at Mombasa.", "COERCE"),
        ("The French bank strengthened its position in Morocco.", "MOBILIZE"),
        ("The pianist abandoned her efforts to play the concerto.", "SANCTION"),
    ],
)
def test_the_same_words_for_nothing_political(coder: Coder, text: str, kind: str) -> None:
    assert events(coder, text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Hackers attacked the website of the Latvian parliament.", "COERCE", ["LVA/LEG"]),
        ("Police in Togo raided the office of a rights group.", "COERCE", ["TGO/NGO"]),
        ("Peru's army seized the warehouses of a rice trader.", "COERCE", ["PER/BUS"]),
        ("Laos blocked a news website.", "COERCE", ["LAO/JRN"]),
    ],
)
def test_who_owns_a_thing_is_touched(coder: Coder, text: str, kind: str, recipients: list[str]) -> None:
    found = [r for _, r in ids(coder, text, kind)]
    assert found == [recipients]


def test_hackers_of_nobody_are_not_of_whom_they_hack(coder: Coder) -> None:
    assert ids(coder, "Hackers attacked the website of the Latvian parliament.", "COERCE")[0][0] == ["UNK:CRM"]
    assert ids(coder, "Cuban hackers attacked the website of the Cuban parliament.", "COERCE")[0][0] == ["CUB/CRM"]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Norway imposed sanctions on Sudan in response to its attack on a convoy.", "ASSAULT", ["SDN"]),
        ("Ghana suspended trade with Togo over its attack on a ferry.", "ASSAULT", ["TGO"]),
        ("Qatar froze the assets of Yemen because of its raids on fishermen.", "ASSAULT", ["YEM"]),
        ("Kenya apologised to Ethiopia for its attack on a ferry.", "ASSAULT", ["KEN"]),
    ],
)
def test_whose_deed_an_act_answers(coder: Coder, text: str, kind: str, actors: list[str]) -> None:
    assert actors in [a for a, _ in ids(coder, text, kind) if a]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("If Belarus does not free its detainees, Latvia will cut off aid.", ["THREATEN"]),
        ("Unless Chad frees the nun, Italy will impose sanctions.", ["THREATEN"]),
        ("If the harvest fails, Malawi will ban maize exports.", ["SANCTION"]),
        ("Chad freed the nun, and Italy imposed sanctions.", ["RETREAT", "SANCTION"]),
    ],
)
def test_what_would_avert_a_threat_is_no_act(coder: Coder, text: str, kinds: list[str]) -> None:
    assert sorted(e.event_type for e in coder.code(text)) == kinds


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Bolivian authorities imposed a curfew in San Jacobo.", "BOL"),
        ("Haitian police declared a curfew in the district of Bel Repo.", "HTI"),
    ],
)
def test_a_town_under_curfew_is_of_who_imposes_it(coder: Coder, text: str, recipient: str) -> None:
    assert [r for _, r in ids(coder, text, "COERCE")] == [[recipient]]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Two peacekeepers were ordered out of Eritrea.", ["ERI"], ["UNK:MIL"]),
        ("Niger expelled a missionary.", ["NER"], ["UNK:REL"]),
        ("Niger expelled a French missionary.", ["NER"], ["FRA/REL"]),
        ("Niger expelled six students from the university.", ["NER"], ["NER/EDU"]),
    ],
)
def test_who_is_put_out_of_a_state(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    found = [e for e in coder.code(text) if e.event_type in ("COERCE", "SANCTION")]
    assert [([a.id for a in e.actors], [r.id for r in e.recipients]) for e in found] == [(actors, recipients)]


def test_groups_are_those_named_as_examples(coder: Coder) -> None:
    found = ids(coder, "Uganda suspended the work of groups such as Amnesty International.", "COERCE")
    assert found == [(["UGA"], ["NGO:AMNESTY"])]
    assert ids(coder, "Uganda suspended the work of aid groups.", "COERCE") == [(["UGA"], ["UGA/NGO"])]


def test_a_retrial_is_ordered_of_somebody(coder: Coder) -> None:
    assert ids(coder, "A Maltese judge ordered the retrial of a smuggler.", "ACCUSE") == [(["MLT/JUD"], ["MLT/CRM"])]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("The Gabonese opposition stayed away from the polls.", "PROTEST", "boycott"),
        ("Malawi's opposition leader led a march to the ministry.", "PROTEST", "demo"),
        ("Poland's cabinet approved the call-up of reservists.", "MOBILIZE", "troops"),
        ("Talks between Nicosia and Ankara were halted on Monday.", "SANCTION", "discontinue"),
        ("Niger told two relief agencies to leave.", "SANCTION", "expel"),
        ("Cuba ordered a Spanish priest to leave the island.", "COERCE", "deport"),
        ("Congo ordered phone operators to block a network.", "COERCE", "censor"),
        ("Police charged at the marchers in Algiers.", "ASSAULT", "crowd-control"),
        ("Algeria refused a permit for a rally of teachers.", "REJECT", None),
    ],
)
def test_more_typical_acts_are_found(coder: Coder, text: str, kind: str, mode: str | None) -> None:
    found = events(coder, text, kind)
    assert found
    assert mode in (None, *found[0].modes)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The hotel charged at a rate of ten dollars a night.", "ASSAULT"),
        ("The singer stayed away from the stage in Dakar.", "PROTEST"),
        ("Egypt denied that it had refused the ferry.", "COERCE"),
    ],
)
def test_more_of_the_same_words_for_nothing(coder: Coder, text: str, kind: str) -> None:
    assert events(coder, text, kind) == []


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Togolese observers were withdrawn from Mali.", ["TGO/UNK"], ["MLI"]),
        ("UN monitors were withdrawn from Angola.", ["IGO:UN"], ["AGO"]),
        ("Staff were withdrawn from Mali by Norway.", ["NOR"], ["MLI"]),
    ],
)
def test_who_is_withdrawn_is_of_whom_he_serves(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    assert ids(coder, text, "SANCTION") == [(actors, recipients)]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Curfew imposed in two Kerala districts", ["IND"]),
        ("President Marcos placed the whole country under martial law.", ["PHL"]),
        ("Bolivian authorities imposed a curfew in San Jacobo.", ["BOL"]),
    ],
)
def test_whose_place_is_under_decree(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [r for _, r in ids(coder, text, "COERCE")] == [recipients]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Ethiopia strengthened its forces in the Ogaden.", []),
        ("Turkey moved tanks to its border with Syria.", ["SYR"]),
    ],
)
def test_a_state_shows_no_force_to_its_own_province(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [r for _, r in ids(coder, text, "MOBILIZE")] == [recipients]


def test_troops_to_ones_own_province_are_no_aid(coder: Coder) -> None:
    assert [e.event_type for e in coder.code("Colombia's president sent 2,000 soldiers to Cauca.")] == ["MOBILIZE"]
    assert "AID" in [e.event_type for e in coder.code("Colombia's president sent 2,000 soldiers to Cauca to help flood victims.")]
    assert "AID" in [e.event_type for e in coder.code("Kenya sent 300 soldiers to Haiti to help the police.")]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("A Dutch nurse has been held for a month in a Tehran prison.", [], ["NLD/MED"]),
        ("A Dutch nurse has been held for a month in an Iranian prison.", ["IRN"], ["NLD/MED"]),
        ("Kenyan customs seized a ship owned by an Iranian company.", ["KEN/COP"], ["IRN/BUS"]),
        ("A Dhaka court banned the Islamist party Jamaat.", ["BGD/JUD"], ["BGD/PTY"]),
    ],
)
def test_where_it_was_and_whose(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    assert ids(coder, text, "COERCE") == [(actors, recipients)]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Sweden shuts embassy in Pyongyang", ["PRK"]),
        ("Bahrain cut the staff of its consulate in Basra.", ["IRQ"]),
        ("Canada closed its embassies in Tehran and Damascus.", ["IRN", "SYR"]),
        ("Canada closed the Iranian embassy in Ottawa.", ["IRN/GOV"]),
    ],
)
def test_a_mission_that_one_closes_is_in_the_state_that_it_touches(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [r for _, r in ids(coder, text, "SANCTION")] == [recipients]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Ireland brought home its peacekeepers from Chad.", "SANCTION", "withdraw"),
        ("Burundi told the UN monitors to get out.", "SANCTION", "expel"),
        ("Moldova asked the Russian ambassador to leave.", "COERCE", "deport"),
        ("Ukraine placed four regions under martial law.", "COERCE", "martial-law"),
        ("Interpol issued a red notice for the Angolan banker.", "COERCE", "arrest"),
        ("Spanish police searched the home of the Catalan leader.", "COERCE", "seize"),
        ("The Zambian president sacked the prosecutor.", "SANCTION", None),
    ],
)
def test_coercion_and_broken_ties_by_other_words(coder: Coder, text: str, kind: str, mode: str | None) -> None:
    found = events(coder, text, kind)
    assert [mode in (None, *e.modes) for e in found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers in Nepal searched the houses for survivors.",
        "The doctors arrested the spread of the disease.",
        "A Maltese court lifted the house arrest of a banker.",
        "The coach sacked his deputy after the defeat in Lyon.",
    ],
)
def test_by_the_same_words_nobody_is_coerced(coder: Coder, text: str) -> None:
    assert events(coder, text, "COERCE") + events(coder, text, "SANCTION") == []


@pytest.mark.parametrize(
    ("text", "kind", "mode", "recipients"),
    [
        ("Panama told the Cuban ambassador to leave.", "COERCE", "deport", ["CUB/GOV"]),
        ("The website of Latvia's parliament was knocked offline by hackers.", "COERCE", "cyber", ["LVA/LEG"]),
        ("Iraq's parliament voted to criminalise ties with Israel.", "COERCE", "restrict", ["ISR"]),
        ("Belarus jammed the GPS signals of Lithuanian planes.", "COERCE", None, ["LTU"]),
    ],
)
def test_who_is_put_out_or_shut_out(coder: Coder, text: str, kind: str, mode: str | None, recipients: list[str]) -> None:
    found = events(coder, text, kind)
    assert [(mode in (None, *e.modes), [r.id for r in e.recipients]) for e in found] == [(True, recipients)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("China held drills with Russian warships in the Yellow Sea.", ["COOPERATE"]),
        ("China held drills with tanks in the desert.", ["MOBILIZE"]),
        ("China held drills near Taiwan as a warning to separatists.", ["MOBILIZE"]),
        ("Kenya closed the border after the attack.", ["COERCE"]),
        ("Kenya closed the border after an attack by Somali gunmen.", ["ASSAULT", "COERCE"]),
    ],
)
def test_which_acts_are_told(coder: Coder, text: str, kinds: list[str]) -> None:
    assert sorted(e.event_type for e in coder.code(text)) == kinds


def test_a_convoy_of_people_is_those_people(coder: Coder) -> None:
    found = events(coder, "A convoy of farmers blocked the road to Brussels.", "PROTEST")
    assert [[a.id for a in e.actors] for e in found] == [["BEL/AGR"]]


@pytest.mark.parametrize(
    "text",
    [
        "The novel's heroine is deported to Siberia in the second chapter.",
        "The hero of the film kills a French minister.",
        "The father said his daughter had a ten o'clock curfew.",
        "The doctors arrested the bleeding within minutes.",
    ],
)
def test_art_homes_and_hospitals_coerce_nobody(coder: Coder, text: str) -> None:
    assert coder.code(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Residents of Kaduna remained under curfew on Sunday.", "COERCE", "curfew"),
        ("The villain of the crisis, Chad, attacked a Sudanese town.", "ASSAULT", None),
        ("A Tajik blogger was whisked away by officers outside his flat.", "COERCE", "arrest"),
        ("Georgian police surrounded the parliament in Tbilisi.", "MOBILIZE", "police"),
    ],
)
def test_real_ones_are_coerced(coder: Coder, text: str, kind: str, mode: str | None) -> None:
    assert [mode in (None, *e.modes) for e in coder.code(text) if e.event_type == kind] == [True]


@pytest.mark.parametrize(
    ("text", "kind", "mode", "recipients"),
    [
        ("Uganda deregistered more than 50 charities.", "COERCE", "restrict", ["UGA/NGO"]),
        ("Malaysia's governing party expelled its treasurer for graft.", "SANCTION", "expel", ["MYS/PTY"]),
        ("Canada listed the Houthis as a terrorist organisation.", "SANCTION", None, ["NSA:HOUTHIS"]),
        ("Kenyan fishermen blockaded the port of Kisumu.", "PROTEST", "obstruct", []),
        ("Kenya's navy blockaded the port of Kismayo.", "COERCE", "restrict", []),
    ],
)
def test_bodies_that_shut_out(coder: Coder, text: str, kind: str, mode: str | None, recipients: list[str]) -> None:
    found = [e for e in coder.code(text) if e.event_type in ("COERCE", "SANCTION", "PROTEST")]
    assert [(e.event_type, mode in (None, *e.modes), [r.id for r in e.recipients]) for e in found] == [(kind, True, recipients)]


@pytest.mark.parametrize("text", ["The town is listed as a heritage site.", "Climbers scaled the wall of El Capitan."])
def test_lists_and_walls_of_nobody(coder: Coder, text: str) -> None:
    assert coder.code(text) == []
