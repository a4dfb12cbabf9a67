"""Whose an office is that another phrase tells, where somebody works, and who speaks without an office."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.records import Actor, Article


def speaker(coder: Coder, text: str) -> Actor:
    claims = coder.read(Article(id="a", text=text)).claims
    last = max((c for c in claims if c.speaker is not None and c.cue is not None), key=lambda c: c.cue.start if c.cue is not None else 0)
    assert last.speaker is not None
    return last.speaker


@pytest.mark.parametrize(
    ("before", "words", "sector"),
    [
        ("The Ostra Teachers' Union held a meeting in Poland.", "Its president, Ana Kowal,", "LAB"),
        ("Ostra Mining held a meeting in Poland.", "Its director Ana Kowal", "BUS"),
        ("The Farmers' Federation held a meeting in Poland.", "The chairman, Ana Kowal,", "AGR"),
        ("The Ostra Teachers' Union held a meeting in Poland.", "A spokesman", "LAB"),
        ("Poland lost the match.", "Its president, Ana Kowal,", "GOV"),
        ("The ministry held a meeting in Poland.", "A spokesman", "GOV"),
    ],
)
def test_office_of_the_body_told_before(coder: Coder, before: str, words: str, sector: str) -> None:
    assert speaker(coder, f"{before} {words} said the plan was wrong.").sector == sector


def test_surname_keeps_the_body_of_its_office(coder: Coder) -> None:
    text = "The Nurses' Federation held a meeting in Kenya. Its chairman, Ana Kowal, spoke for an hour. Kowal said the plan was wrong."
    assert speaker(coder, text).sector == "LAB"


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Fadi Nasser, who heads the Kenya Farmers' Union,", "AGR"),
        ("Fadi Nasser, who works for Makerere University,", "EDU"),
        ("Chairman of the JCI Fadi Nasser", "BUS"),
        ("JCI chairman Fadi Nasser", "BUS"),
    ],
)
def test_body_in_a_clause_and_under_its_letters(coder: Coder, words: str, sector: str) -> None:
    assert speaker(coder, f"The Jordan Chamber of Industry (JCI) met on Monday. {words} said that the figures were good.").sector == sector


def test_council_before_a_name_is_no_title(coder: Coder) -> None:
    assert speaker(coder, "Rain fell. Chairman of the Bar Council Fadi Nasser arrived. Nasser said that it was good.").role != "Bar Council"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Leeds-based analyst Jane Moss", "GBR"),
        ("Jane Moss, a lawyer based in Denver,", "USA"),
        ("Ostra International Corporation, based in Toronto,", "CAN"),
        ("The Leeds-based charity Ostra Aid", "GBR"),
    ],
)
def test_who_is_based_in_a_town_is_of_its_state(coder: Coder, words: str, state: str) -> None:
    assert speaker(coder, f"A storm hit Cuba on Monday. {words} said the damage was great.").country == state


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("The charity Ostra Aid of Lublin", "NGO"),
        ("Ostra Aid, a Lublin-based charity,", "SOC"),
        ("A lawyer in Lublin", "CVL"),
        ("Prosecutors in Lublin", "JUD"),
        ("The port authority chairman Rear Admiral Jan Nowak", "GOV"),
        ("OSTRA.com.pl", "JRN"),
        ("The captain of the tanker", "CVL"),
        ("A sailor from the ferry", "CVL"),
        ("The captain of the frigate", "MIL"),
        ("Political forces in Poland", "PTY"),
        ("Polish political forces", "PTY"),
        ("Polish forces", "MIL"),
    ],
)
def test_sector(coder: Coder, words: str, sector: str) -> None:
    assert speaker(coder, f"A storm hit Poland on Monday. {words} said the damage was great.").sector == sector


def test_organ_of_a_table_under_its_letters(coder: Coder) -> None:
    text = "The Nigerian Civil Aviation Authority (NCAA) suspended a licence. The NCAA said the findings of an audit were bad."
    assert speaker(coder, text).sector == "GOV"


@pytest.mark.parametrize("name", ["People's", "Peoples"])
def test_name_with_and_without_apostrophe(coder: Coder, name: str) -> None:
    assert speaker(coder, f"Pakistan will vote. The Pakistan {name} Party said it would win.").id == "NSA:PPP"


def test_another_states_force_is_not_the_known_one(coder: Coder) -> None:
    assert speaker(coder, "Fighting raged in Congo. The Uganda People's Defence Force said it took the town.").country == "UGA"


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Prices rose in Chile. Ana Rojas, who was president of Chile until 2018, said prices would fall.", "ELI"),
        ("Prices rose in Chile. Ana Rojas, who is president of Chile until 2018, said prices would fall.", "GOV"),
        ("A ship sank off Britain. Shadow foreign secretary Ana Lind said the ship was old.", "OPP"),
        ("A ship sank off Florida. The Miami state attorney, Ana Lind, said the ship was old.", "JUD"),
        ("Protests went on in Ecuador. The president of CONAIE said the strike would go on.", "SOC"),
        ("Protests went on in Ecuador. CONAIE's president, Leonidas Iza, said the strike would go on.", "CVL"),
        ("A ship sank off Canada. RCMP Cpl. Ana Lind said the ship was old.", "COP"),
    ],
)
def test_what_somebody_is(coder: Coder, text: str, sector: str) -> None:
    assert speaker(coder, text).sector == sector


def test_envoy_of_a_body_of_states_is_not_what_the_register_says(coder: Coder) -> None:
    text = "Talks were held in Ethiopia. Jeffrey Feltman, a senior representative for the UN Secretary General, said talks went on."
    assert speaker(coder, text).id == "IGO:UN"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("UN envoy Jeffrey Feltman spoke in Sudan.", "IGO:UN"),
        ("Jeffrey Feltman, a senior representative for the UN Secretary General, spoke in Sudan.", "IGO:UN"),
        ("Former assistant secretary of state Jeffrey Feltman spoke in Sudan.", "USA/ELI"),
    ],
)
def test_surname_keeps_what_the_text_gave_whatever_the_register_says(coder: Coder, first: str, expected: str) -> None:
    day = dt.date(2026, 11, 20)
    claims = coder.read(Article(id="a", text=f"{first} Mr Feltman said that talks went on.", published=day)).claims
    assert [c.speaker.id for c in claims if c.speaker is not None] == [expected]


def test_letters_of_another_states_union(coder: Coder) -> None:
    assert speaker(coder, "Prices rose in Argentina. The head of the CGT, Ana Kowal, said the strike would go on.").country == "ARG"
    assert speaker(coder, "Prices rose in France. The head of the CGT, Ana Kowal, said the strike would go on.").id == "NGO:CGT"


@pytest.mark.parametrize("words", ["Diplomats in Warsaw", "A diplomat in Warsaw"])
def test_who_serves_abroad_is_not_of_where_he_is(coder: Coder, words: str) -> None:
    assert speaker(coder, f"{words} said that the plan was wrong.").country is None


@pytest.mark.parametrize("day", [None, dt.date(2019, 5, 6)])
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Colombia's defence minister, Clara Rojas,", "COL/GOV"),
        ("Clara Rojas, Colombia's defence minister,", "COL/GOV"),
        ("Turkey's intelligence chief, Hakan Fidan,", "TUR/SPY"),
        ("Hakan Fidan, who is Turkey's intelligence chief,", "TUR/SPY"),
        ("Chile's interior minister, Michelle Bachelet,", "CHL/GOV"),
        ("Pakistani police chief Imran Khan", "PAK/COP"),
    ],
)
def test_office_in_the_text_is_believed_against_the_register(coder: Coder, words: str, expected: str, day: dt.date | None) -> None:
    claims = coder.read(Article(id="a", text=f"{words} said that talks went on.", published=day)).claims
    assert [c.speaker.id for c in claims if c.speaker is not None] == [expected]


def test_head_of_a_body_of_no_state_stays_what_the_register_says(coder: Coder) -> None:
    words = "Hezbollah's chief, Hassan Nasrallah, said that talks went on."
    claims = coder.read(Article(id="a", text=words, published=dt.date(2019, 5, 6))).claims
    assert [c.speaker.id for c in claims if c.speaker is not None] == ["NSA:HEZBOLLAH"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Kenya director of Amnesty International", "NGO:AMNESTY"),
        ("Pedro Rios, the Peru director of Oxfam,", "NGO:OXFAM"),
        ("The World Bank's Kenya head", "IGO:WORLDBANK"),
        ("The Kenya director of prisons", "KEN/COP"),
    ],
)
def test_field_is_no_home(coder: Coder, words: str, expected: str) -> None:
    assert speaker(coder, f"{words} said the plan was wrong.").id == expected
