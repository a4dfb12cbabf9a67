"""Titles that the tree leaves apart from a name, offices told in another clause, names spelt or shortened otherwise."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.actors.people import Memory
from dragoman.actors.retied import retied
from dragoman.claims.transcript import turns
from dragoman.coder import Coder
from dragoman.language.reading import Name, Sentence, from_columns
from dragoman.records import Actor, Article, Span


def last_speaker(coder: Coder, text: str) -> Actor:
    found = coder.read(Article(id="a", text=text)).claims[-1].speaker
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "person", "sector"),
    [
        ("National Fire Agency (NFA) Director-General Lin Wei-han vowed to do more. Lin said it was late.", "Lin Wei-han", "GOV"),
        ("Green Dawn Party (GDP) Legislator Wu Shu-fen said that villagers had been detained.", "Wu Shu-fen", "LEG"),
        ("National Police Agency director-general Huang Min said that it was late.", "Huang Min", "COP"),
        ("Secretary-General of the Organization of Islamic Cooperation (OIC) Dr. Salem Harbi left. He said so.", "Salem Harbi", None),
        ("Federal Minister for Indigenous Australians Karen Doyle met them. Doyle said that it was time.", "Karen Doyle", "GOV"),
        ("It was made by the health ministry executive director, Martha Shikongo, in May. Shikongo said so.", "Martha Shikongo", "GOV"),
        ("Former President of Costa Rica, Luis Solis, was introduced. Solis said he was happy.", "Luis Solis", "ELI"),
        ("Deputy Marta Rivas told the assembly of El Salvador that it was late.", "Marta Rivas", "LEG"),
        ("Brigadier Omar Said, director of a department at Dubai Police, said that it was late.", "Omar Said", "COP"),
    ],
)
def test_title_and_name_are_one(coder: Coder, text: str, person: str, sector: str | None) -> None:
    found = last_speaker(coder, text)
    assert (found.person, found.sector) == (person, sector)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Beltran, who wrote in her role as executive director at Magna, left. Beltran said it was late.", "executive director"),
        ("Omar Rezai, who is a member of parliament, left Tehran. Rezai said that it was late.", "member"),
        ("Jan Roos serves as mayor of Delft. Roos said that it was late.", "mayor"),
    ],
)
def test_an_office_told_in_a_clause(coder: Coder, text: str, role: str) -> None:
    assert last_speaker(coder, text).role == role


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The National Teachers' Federation of Japan said that talks would go on.", "JPN/LAB"),
        ("A former president of the Islamic Society of North America said that it was late.", "REL"),
        ("The UN trade and development body, UNCTAD, said that food is dear.", "IGO:UNCTAD"),
        ("Dawit Bekele, assistant representative at UNHCR's Cairo office, said that it was late.", "IGO:UNHCR"),
        ('President Ferdinand "Bongbong" Marcos Jnr met farmers in Manila. Marcos Jnr said that it was late.', "PHL/GOV"),
        ("Juan Carlos Castrillón, an undersecretary of Ecuador, said that it was late.", "ECU/GOV"),
        ("The Labour Court of South Africa said that it was late.", "ZAF/JUD"),
        ("The Judicial Service Commission of Ghana met. The JSC said that it was late.", "GHA/JUD"),
        ("A Union Parishad member of Bangladesh said that it was late.", "BGD/GOV"),
        ("China's banking watchdog said that it was late.", "CHN/GOV"),
        ("BJP workers in India said that it was late.", "NSA:BJP"),
        ("Li Ming and Ana Lind, president of the Chess Association of Peru, met. Lind said that it was late.", "PER/SOC"),
    ],
)
def test_whom_they_speak_for(coder: Coder, text: str, party: str) -> None:
    found = last_speaker(coder, text)
    assert party in (found.id, found.sector)


def person(name: str) -> Actor:
    return Actor(span=Span(start=0, end=1, text="x"), id=f"PER:{name}", name=name, role="mayor", person=name)


@pytest.mark.parametrize(
    ("told", "asked", "found"),
    [
        ("Elisa Haulyondjaba", "Haulyodjaba", True),
        ("María Puerta Riera", "Puerta Riera", True),
        ("Ivan Petrov", "Petrova", False),
        ("Ivan Petrov", "Pavlov", False),
    ],
)
def test_names_spelt_or_shortened_otherwise(told: str, asked: str, found: bool) -> None:
    memory = Memory()
    memory.learn(told.split(), person(told))
    known = memory.recall(asked.split())
    assert (known is not None and known.person == told) is found


def test_a_body_before_title_and_name_hangs_on_the_name() -> None:
    words = ("Fire", "Agency", "(", "NFA", ")", "Director", "Lin", "left")
    tree = ((2, "compound"), (8, "nsubj"), (4, "punct"), (2, "appos"), (4, "punct"), (7, "nmod:desc"), (8, "nsubj"), (0, "root"))
    tags = ("PROPN", "PROPN", "PUNCT", "PROPN", "PUNCT", "PROPN", "PROPN", "VERB")
    rows = [(w, w.lower(), tag, tag, head, deprel) for w, tag, (head, deprel) in zip(words, tags, tree, strict=True)]
    s: Sentence = from_columns(rows, names=(Name(6, 7, "PER"),)).sentences[0]
    assert [(t.text, t.head, t.deprel) for t in retied(s).tokens if t.i == 1] == [("Agency", 6, "compound")]
    assert retied(retied(s)) == retied(s)


def test_numbered_questions_and_answers_are_turns() -> None:
    text = "Q1: Why?\n\nA1: I wish it.\n\nQ2: When?\n\nA2: Soon, I hope."
    assert [text[slice(*t.name)] for t in turns(text)] == ["Q1", "A1", "Q2", "A2"]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Ato Baah Mensah, MP, of Accra, said it was late. Dr. Mensah said in Ghana that he would wait.", "LEG"),
        ("Brigadier Omar Saleh, director of a department at Dubai Police, left. Brig. Saleh told reporters that it was late.", "COP"),
    ],
)
def test_a_style_alone_does_not_make_the_office(coder: Coder, text: str, sector: str) -> None:
    assert last_speaker(coder, text).sector == sector


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Cho Jae-Hyun, chief executive of Geo DNT Co., said sales rose. Chairman Cho said he was glad.", "BUS"),
        ("Chairman Cho Jae-Hyun, a businessman in Seoul, said he was glad.", "BUS"),
        ("Pol Maj-General Pornsak Surasit, commander of a narcotics division in Thailand, said the raid was over.", "COP"),
        ("Tamaki Terazawa, a spokeswoman for the National Teachers’ Federation, said the rules were old.", "LAB"),
    ],
)
def test_the_sector_of_whom_the_text_tells_elsewhere(coder: Coder, text: str, sector: str) -> None:
    speaker = coder.read(Article(id="a", text=text)).claims[-1].speaker
    assert speaker is not None
    assert speaker.sector == sector


def test_a_town_in_the_name_of_a_body_tells_where_a_text_is_set(coder: Coder) -> None:
    text = "The Christchurch City Council repaired the plant. Councillors said the report was late."
    speaker = coder.read(Article(id="a", text=text)).claims[-1].speaker
    assert speaker is not None
    assert speaker.country == "NZL"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("The prime minister received WHO's Representative to Mongolia Dr. Sergey Braun. Dr. Braun said the country did well.", "IGO:WHO"),
        ("The president received French Ambassador to Ghana Anne Martin on Monday. Martin said ties were good.", "FRA/GOV"),
    ],
)
def test_whoever_is_posted_somewhere(coder: Coder, text: str, id_: str) -> None:
    assert last_speaker(coder, text).id == id_


def test_a_statement_goes_on_as_it(coder: Coder) -> None:
    text = (
        "A statement issued in Accra by Mr Kofi Dame, Minister of Justice, said the bill would help the courts.\n\n"
        "It said it would also empty the prisons."
    )
    assert last_speaker(coder, text).person == "Kofi Dame"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Zambian President Hakainde Hichilema said that it was late.", "ZMB/GOV"),
        ("Hakainde Hichilema, the president, said that it was late.", "ZMB/GOV"),
        ("Hakainde Hichilema said that it was late.", "ZMB/OPP"),
        ("President Obama said that it was late.", "USA/ELI"),
        ("Former British prime minister David Cameron said that it was late.", "GBR/ELI"),
    ],
)
def test_the_office_told_on_the_day_is_newer_than_one_that_the_table_says_is_over(coder: Coder, text: str, id_: str) -> None:
    found = coder.read(Article(id="a", text=text, published=dt.date(2024, 3, 14))).claims[-1].speaker
    assert found is not None
    assert found.id == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Presidents Paul Bongani and Emil Kasper of Slovenia met. Kasper said that it was late.", "SVN/GOV"),
        ("Senators Ilona Grau, Ana Lind and Peter Moll met. Moll said that it was late.", "PER:Peter Moll"),
        ("President Paul Bongani and Emil Kasper met. Kasper said that it was late.", "PER:Emil Kasper"),
    ],
)
def test_joined_names_share_a_title_in_the_plural(coder: Coder, text: str, id_: str) -> None:
    found = last_speaker(coder, text)
    assert (found.id, found.role is not None) == (id_, not text.startswith("President "))
