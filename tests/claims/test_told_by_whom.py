"""Speakers who are not named: by a paper, an age, a source, a share, in the passive."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.actors import Coreference, find_mentions
from dragoman.claims.papers import Papers
from dragoman.coder import Coder
from dragoman.language import Reading
from dragoman.records import Actor, Article


def speakers(coder: Coder, text: str) -> list[Actor | None]:
    return [c.speaker for c in coder.read(Article(id="a", text=text)).claims]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The rights group Clear Lens published a study of the mines. The study estimates that half of the ore is smuggled.", "NGO"),
        ("Kenyan officials met in Nairobi. A police statement said the road was closed.", "KEN/COP"),
        ("The strike was first reported by Reuters.", "ORG:Reuters"),
        ("The Kenyan ministry was criticised by opposition lawmakers for its failure to act.", "KEN/OPP"),
        ("Talks failed in Lima, Peru. A diplomatic source said that nobody would come back.", "PER/GOV"),
        ("A Ghanaian influencer who claimed that the vote was bought was fined.", "GHA/CVL"),
        ("Residents of Accra, Ghana, were asked. About 45 per cent said they would stay.", "GHA/CVL"),
        ("The WHO met in Geneva. WHO on Monday said that the fever was spreading.", "IGO:WHO"),
        ("Kenya objected. The international court said that the case would go on.", "UNK:JUD"),
    ],
)
def test_who_speaks_without_a_name(coder: Coder, text: str, last: str) -> None:
    found = speakers(coder, text)[-1]
    assert found is not None
    assert last in (found.id, found.sector)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ('Ana Lind won the race in Turku. "I am glad," remarked the 22-year-old.', "Ana Lind"),
        ('Ana Lind, 19, found the coin. Jan Roos, a scholar, said it was old. "I was glad," the 19-year-old says.', "Ana Lind"),
        ('Ana Lind lost. "My coach told me so," she said.', "Ana Lind"),
        ("Ana Lind, a local chef in Oaxaca, Mexico, won. Others lost. The chef said that she was glad.", "Ana Lind"),
        ("Ana Lind, founder of Ola Tarva, said it was late. She added that the city slept.", "Ana Lind"),
        ('Former president José "Pepe" Mujica was ill. "It is hard," Mujica said.', "Jose Mujica"),
        ("The Luis Lacalle Pou administration of Uruguay met in Montevideo. Luis Lacalle said that trade would grow.", "Luis Lacalle Pou"),
    ],
)
def test_a_person_taken_up_by_age_pronoun_or_part_of_the_name(coder: Coder, text: str, person: str) -> None:
    found = speakers(coder, text)[-1]
    assert found is not None
    assert found.person == person


def test_the_source_is_the_source_of_before(coder: Coder) -> None:
    text = "A party source said the deal was off. Lawmakers said they had heard nothing. The source said that the rest would follow."
    first, _, last = speakers(coder, text)
    assert first is not None
    assert last is not None
    assert (last.id, last.role) == (first.id, first.role)


@pytest.mark.parametrize(
    ("text", "role", "sector"),
    [
        ("Senior curator Ross Tanner said the bones were old.", "Senior curator", "EDU"),
        ("Nurse Wong Ka-man said the ward was full.", "Nurse", "MED"),
        ("Ahmed Marri, director of the traffic directorate at the Kenyan police, said fines would rise.", "director", "COP"),
        ("The rights group Clear Lens met. Ana Lind, executive director of Clear Lens, said it would sue.", "executive director", "NGO"),
    ],
)
def test_an_office_as_the_article_tells_it(coder: Coder, text: str, role: str, sector: str | None) -> None:
    found = speakers(coder, text)[-1]
    assert found is not None
    assert (found.role, found.sector) == (role, sector)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # the dateline tells whose a minister is
        ("AMMAN — Planning minister Nasser Odeh met a U.S. envoy. Odeh said that the US-Jordan partnership would grow.", "JOR"),
        # where somebody's employer sits
        ("Ana Lind, an analyst at London-based Delta Mineral Intelligence, said Congo's mines were rich.", "GBR"),
        ("Ana Lind, a former minister of public works in Liberia, said that China was rich.", "LBR"),
        ("Sudan was at war. Egypt will host a summit of Sudan's neighbours next week, its foreign ministry announced.", "EGY"),
        # who tells what a state did, though a town of another is named beside it
        ("Mauritania recalled its ambassador from Bamako on Monday, the foreign ministry said.", "MRT"),
        # the king of a state that has one
        ("Palestinian President Abbas met the king in Amman, Jordan. Abbas went home. The king said that talks would go on.", "JOR"),
    ],
)
def test_whose_speaker(coder: Coder, text: str, country: str) -> None:
    found = speakers(coder, text)[-1]
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    ("publisher", "url", "country"),
    [("The Jordan Times", None, "JOR"), (None, "https://www.example.co.za/news/1", "ZAF"), (None, "https://example.com/1", None)],
)
def test_a_paper_is_at_home_somewhere(coder: Coder, publisher: str | None, url: str | None, country: str | None) -> None:
    article = Article(id="a", text="The interior ministry said that the road was closed.", publisher=publisher, url=url)
    found = coder.read(article).claims[-1].speaker
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    ("text", "sector", "country"),
    [
        # the article spells its letters out itself
        ("The National Police Agency (NPA) of South Korea met in Seoul. An NPA official said that nobody had left.", None, "KOR"),
        ("Police spokesperson Captain Jan Roos said the man was held in Johannesburg.", "COP", "ZAF"),
        ("Energy analyst Jean-Paul Neema said oil was dear in Kenya. Neema added that prices would fall.", "EDU", "KEN"),
        ("Stan Similo, director general of the Kenya Broadcasting Corporation, said the show would go on.", "JRN", "KEN"),
        ("Congo's harvest failed. The Congress party met in Delhi, India. Congress said that India would vote in May.", "PTY", "IND"),
    ],
)
def test_whom_a_speaker_serves(coder: Coder, text: str, sector: str | None, country: str) -> None:
    found = speakers(coder, text)[-1]
    assert found is not None
    assert found.country == country
    assert sector in (None, found.sector)


@pytest.mark.parametrize(
    ("text", "party", "sector", "country"),
    [
        ("Rainbow Ethiopia was founded in 2013. Rainbow Ethiopia said that people had fled.", "ORG:Rainbow Ethiopia", "SOC", "ETH"),
        ("In Kigali, Rwanda, the United Nations Environment Programme said that seas were rising.", "IGO:UNEP", None, None),
        ("Emil Ruiz is the owner of a gym in Managua, Nicaragua. Ruiz said that the city was calm.", None, "BUS", "NIC"),
        ("Emil Ruiz lives in Managua, Nicaragua. He is the owner of a gym. Ruiz said that the city was calm.", None, "BUS", "NIC"),
        ("The UN's humanitarian agencies warned in Juba that a famine was near in South Sudan.", "IGO:UN", None, None),
        ("The foreign ministry of Kenya met the Ugandan police. The ministry said that nobody had left.", "KEN/GOV", "GOV", "KEN"),
    ],
)
def test_names_and_callings(coder: Coder, text: str, party: str | None, sector: str | None, country: str | None) -> None:
    found = speakers(coder, text)[-1]
    assert found is not None
    assert party in (None, found.id)
    assert (found.sector, found.country) == (sector, country)


def test_the_answers_of_an_interview_are_the_interviewee_s(coder: Coder) -> None:
    lead = "In an interview Omar Abbas, a professor at a university in Pakistan, spoke of the talks."
    text = f"{lead}\n\nQ: Will there be talks?\n\nA: There will be talks.\n\nQ: When?\n\nA: In the summer, when all are back."
    found = [s for s in speakers(coder, text) if s is not None and s.span.text == "A"]
    assert {s.person for s in found} == {"Omar Abbas"}


@pytest.mark.parametrize("text", ["The majority of them said so.", "The vast majority of them said that they ignore the vote."])
def test_a_share_of_them_who_are_nobody_but_the_share(coder: Coder, text: str) -> None:
    """`them` takes up the phrase that it stands in: who they are is not told, and is not looked for without end."""
    assert speakers(coder, text) == [None]


def test_a_long_row_of_what_a_statement_said(coder: Coder) -> None:
    """`It said ... It said ...` is one paper's throughout, however many sentences follow."""
    first = "The ministry of Kenya published a statement. The statement said that trade grew. "
    said, rows = "It said that trade fell. ", 700
    read = coder.front.read(first + said)
    *head, last = read.sentences
    shifted = []
    for k in range(rows):
        by = k * len(said)
        tokens = tuple(replace(t, start=t.start + by, end=t.end + by) for t in last.tokens)
        shifted.append(replace(last, index=last.index + k, start=last.start + by, end=last.end + by, tokens=tokens))
    reading = Reading(first + said * rows, (*head, *shifted))
    papers = Papers(reading, Coreference(find_mentions(reading, coder.register)))
    assert [papers.meant(reading.sentences[k], 0) for k in (2, -1)] == [papers.meant(reading.sentences[1], 1)] * 2
    assert papers.meant(reading.sentences[1], 1) is not None
