"""Popes, kings and queens as they are called, and the fields of ministers."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "published", "actor"),
    [
        ("Pope Francis urged Israel to agree to a ceasefire.", "2023-05-04", "VAT/REL"),
        ("Pope Benedict XVI praised Cuba.", "2010-05-04", "VAT/REL"),
        ("Pope John Paul II condemned the arrests in Poland.", "1982-05-04", "VAT/REL"),
        ("Queen Elizabeth praised Australia.", "2010-05-04", "GBR/GOV"),
        ("Queen Elizabeth II praised Australia.", "2010-05-04", "GBR/GOV"),
        ("King Felipe VI thanked Morocco.", "2023-05-04", "ESP/GOV"),
        ("King Abdullah II praised Egypt.", "2023-05-04", "JOR/GOV"),
        ("Emperor Naruhito thanked Indonesia.", "2023-05-04", "JPN/GOV"),
        ("Dr Francis praised Cuba.", "2023-05-04", "PER:Francis"),
    ],
)
def test_rulers_by_their_style(coder: Coder, text: str, published: str, actor: str) -> None:
    assert [a.id for a in coder.code(text, published)[0].actors] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "The Minister for Higher Education and Training praised Cuba.",
        "The Minister of Tertiary Education praised Cuba.",
        "The Minister of Tertiary Education, Research, Science and Technology praised Cuba.",
        "Zimbabwe's Minister of Higher and Tertiary Education Amon Murwira praised Cuba.",
        "The Minister for Women and Social Affairs praised Cuba.",
    ],
)
def test_a_field_is_no_party(coder: Coder, text: str) -> None:
    (event,) = coder.code(text)
    (actor,) = event.actors
    assert actor.sector == "GOV"


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("The president of the Nurses' Association criticised the minister.", "SOC"),
        ("The president of the Rotary Club praised the police.", "SOC"),
        ("John Mensah, president of the Ghana Medical Association, urged the government to pay doctors.", "MED"),
        ("The president of the Supreme Court rejected the request.", "JUD"),
        ("The president of Peru criticised the teachers.", "GOV"),
    ],
)
def test_presidents_of_associations_are_no_heads_of_state(coder: Coder, text: str, sector: str) -> None:
    (event,) = coder.code(text)
    assert [a.sector for a in event.actors] == [sector]
