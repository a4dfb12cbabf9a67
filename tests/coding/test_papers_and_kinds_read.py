"""Who acts or suffers where a frame names a pronoun, a kind or a paper: members for their kind, filers for what they filed, no laws."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Event


def _of(coder: Coder, text: str, kind: str) -> list[Event]:
    return [e for e in coder.code(text) if e.event_type == kind]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("President Banda appointed Grace Phiri as auditor general in May. Banda suspended her on June 9.", ["her"]),
        ("Malawi's governing party suspended them on Friday.", ["them"]),
        ("The Zambian governor suspended the mayor.", ["mayor"]),
    ],
)
def test_a_pronoun_that_a_frame_names_is_touched(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [[a.span.text for a in e.recipients] for e in _of(coder, text, "SANCTION")] == [recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Bodies such as the World Bank and the EU urged Gambia to hold elections.", "REQUEST", ["IGO:EU", "IGO:WORLDBANK"]),
        ("States such as Ghana and Benin condemned the coup in Niger.", "ACCUSE", ["BEN", "GHA"]),
        ("Nigerian opposition parties such as the PDP condemned the budget.", "ACCUSE", ["NGA/OPP"]),
    ],
)
def test_a_kind_stands_for_those_named_of_it(coder: Coder, text: str, kind: str, actors: list[str]) -> None:
    assert [sorted(a.id for a in e.actors) for e in _of(coder, text, kind)] == [actors]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("A court in Gaborone heard a petition brought by the miners, demanding the release of their leader.", "REQUEST", {"BWA/LAB"}),
        ("Botswana's parliament debated a motion by the opposition, accusing the speaker of bias.", "ACCUSE", {"BWA/OPP"}),
        ("The Botswana court sat on Monday, accusing the miners of contempt.", "ACCUSE", {"BWA/JUD"}),
    ],
)
def test_a_participle_behind_a_paper_is_of_who_filed_it(coder: Coder, text: str, kind: str, actors: set[str]) -> None:
    assert {a.id for e in _of(coder, text, kind) for a in e.actors} == actors


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Lesotho's justice minister resented it. She criticised the prime minister.", "ACCUSE", ["LSO/GOV"]),
        ("Lesotho's interior minister resigned as head of the youth league.", "RETREAT", []),
        ("Tanzania condemned the raid as an act of Rwanda.", "ACCUSE", ["RWA"]),
        ("The finance minister of Lesotho was praised by opposition and church groups.", "SUPPORT", ["LSO/GOV"]),
        ("The suspension of the judge by Lesotho's prime minister angered lawyers.", "SANCTION", ["LSO/JUD"]),
        ("Lesotho's parliament voted against Finance Minister Retselisitsoe Molapo.", "ACCUSE", ["LSO/GOV"]),
    ],
)
def test_offices_of_one_state(coder: Coder, text: str, kind: str, recipients: list[str]) -> None:
    assert [[a.id for a in e.recipients] for e in _of(coder, text, kind)] == [recipients]


def test_opposition_without_an_article_is_the_opposition(coder: Coder) -> None:
    [event] = _of(coder, "The budget of Lesotho was condemned by opposition and church groups.", "ACCUSE")
    assert "LSO/OPP" in [a.id for a in event.actors]


@pytest.mark.parametrize("text", [
    "The war ended with the signing in June 1994 of the Maseru Accords.",
    "The strife in Chad ended with the signing of the Doha Agreement.",
])
def test_no_treaty_signs_itself(coder: Coder, text: str) -> None:
    assert not [a.id for e in _of(coder, text, "SUPPORT") for a in e.actors if a.id in ("LSO", "QAT") or a.id.startswith("ORG:")]


def test_a_party_called_accord_is_one(coder: Coder) -> None:
    [event] = _of(coder, "The Iraqi National Accord condemned the raid.", "ACCUSE")
    assert [a.id for a in event.actors] == ["NSA:Iraqi National Accord"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police in Maseru were accused of repressing human rights.", "COERCE"),
        ("A judge in Maseru was charged with obstructing the administration of justice.", "ACCUSE"),
    ],
)
def test_what_is_nobody(coder: Coder, text: str, kind: str) -> None:
    touched = [a.span.text for e in _of(coder, text, kind) for a in (*e.actors, *e.recipients)]
    assert not {"human rights", "administration"} & set(touched)


def test_sources_close_to_somebody_are_not_he(coder: Coder) -> None:
    [event] = _of(coder, "Sources close to President Chakwera accused the army of looting in Malawi.", "ACCUSE")
    assert [a.id for a in event.actors] == ["MWI/UNK"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lesotho's police repress journalists.", "COERCE"),
        ("Lesotho's government has silenced its critics.", "COERCE"),
        ("A teacher in Maseru was arrested on Monday. A magistrate remanded the accused on Friday.", "COERCE"),
    ],
)
def test_who_is_coerced(coder: Coder, text: str, kind: str) -> None:
    assert {a.country for a in _of(coder, text, kind)[-1].recipients} == {"LSO"}


@pytest.mark.parametrize(("who", "sector"), [("EFCC operatives", "COP"), ("Operatives of the DSS", "SPY"), ("An operative", "SPY")])
def test_operatives_are_of_the_body_that_they_serve(coder: Coder, who: str, sector: str) -> None:
    [event] = _of(coder, f"{who} arrested a trader in Nigeria.", "COERCE")
    assert [a.sector for a in event.actors] == [sector]


def test_calling_for_a_sacking_is_a_demand(coder: Coder) -> None:
    [event] = coder.code("Lesotho's nurses called for the sacking of the health minister.")
    assert event.event_type == "REQUEST"
