"""Which person, state and office a speaker has, with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Actor, Article


def speaker(coder: Coder, text: str) -> Actor:
    """The speaker of the last claim of a text."""
    claims = coder.read(Article(id="a", text=text)).claims
    found = claims[-1].speaker
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("John Reed, a spokesman for Delta Motors, said output would fall.", "BUS"),
        ("A spokesman for the Kenya Teachers Union said schools would stay shut.", "LAB"),
        ("Delta Motors chief executive John Reed said output would fall.", "BUS"),
        ("The club's president, Javier Diaz, said the stadium would open.", "SOC"),
        ("The company said it would appeal. Its spokeswoman declined to comment.", "BUS"),
        ("Praya Saen, secretary-general of the Progress Movement, said he was spied on.", "PTY"),
        ("A Kenyan government spokesman said schools would open.", "GOV"),
        ("KMT legislator Alex Fang said it was theft.", "LEG"),
    ],
)
def test_an_office_has_the_sector_of_whom_it_serves(coder: Coder, text: str, sector: str) -> None:
    assert speaker(coder, text).sector == sector


def test_a_spokesman_of_an_organisation_of_states_is_no_government(coder: Coder) -> None:
    found = speaker(coder, "UN spokesman John Hall said food was short.")
    assert (found.id, found.sector) == ("IGO:UN", None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Grace Nakato, a professor at Makerere University, said the law was unjust.", "UGA"),
        ("The head of the University of Lagos, Ade Balogun, said fees would rise.", "NGA"),
        ("The Nairobi-based analyst Peter Otieno said growth would slow.", "KEN"),
        ("Maria Lopez, head of research at Bahri Logistics in Riyadh, said trade had grown.", "SAU"),
        ("Lena Fox, an economist at Nomura, said growth would slow.", "JPN"),
        ("Netanyahu supporters accused the court of bias.", "ISR"),
    ],
)
def test_a_speaker_is_of_the_state_of_the_employer_or_leader(coder: Coder, text: str, country: str) -> None:
    assert speaker(coder, text).country == country


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("President Ana Ruiz arrived on Monday. The President also explained the effects of the war.", "Ana Ruiz"),
        ("Senator Ana Ruiz of Chile spoke first. The lawmaker said the bill was dead.", "Ana Ruiz"),
        ('Kuwaiti lawyer Hamad Saleh filed the case. "It is over," the lawyer said.', "Hamad Saleh"),
        ("BJP spokesman Ravi Mehta opened the rally in Delhi. The BJP leader said India would win.", "Ravi Mehta"),
        ("Council member Wu Ting-fang opened the session in Taipei. Wu said the report was ready.", "Wu Ting-fang"),
        ("Pang Weiming, a professor, was careful. Pang said the loans were risky.", "Pang Weiming"),
    ],
)
def test_a_title_or_part_of_a_name_is_the_person_named_before(coder: Coder, text: str, person: str) -> None:
    assert speaker(coder, text).person == person


def test_a_name_behind_a_long_office_is_its_holder(coder: Coder) -> None:
    found = speaker(coder, "The head of French diplomacy for Central Asia, Luc Morel, said it was a mistake.")
    assert (found.person, found.id) == ("Luc Morel", "FRA/GOV")



def test_the_foreign_minister_is_not_the_prime_minister(coder: Coder) -> None:
    found = speaker(coder, "Prime Minister Ana Ruiz arrived in Chile on Monday. The foreign minister said talks had failed.")
    assert found.person is None


def test_a_counterpart_is_of_another_state(coder: Coder) -> None:
    found = speaker(coder, "Foreign Minister Ali Khan and his Turkish counterpart Murat Demir said the talks went well.")
    assert (found.person, found.country) == ("Ali Khan", None)


def test_an_embassy_stays_that_of_its_state(coder: Coder) -> None:
    text = "Kuwait's embassy in Amman opened a shelter. The authorities of Jordan sent help. The embassy asked people to stay inside."
    assert speaker(coder, text).id == "KWT/GOV"


def test_a_body_is_known_by_its_acronym(coder: Coder) -> None:
    text = "The US Geological Survey (USGS) measured the quake. USGS said it was deep."
    assert speaker(coder, text).id == "USA/GOV"


def test_a_statement_speaks_for_whom_released_it(coder: Coder) -> None:
    text = "Two wards were shut, according to a notice issued by Chile's health ministry."
    assert speaker(coder, text).id == "CHL/GOV"


def test_a_participle_has_the_subject_of_its_clause(coder: Coder) -> None:
    found = speaker(coder, "Mayor Ana Ruiz left the hall, asking when the police would come.")
    assert found.person == "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru's cousin in the hall, Ruiz's cousin Marta Soto, said the vote was unfair.", "Marta Soto"),
        ("Rules were broken, according to a letter by Chile's Ambassador Lin Soto.", "Lin Soto"),
        ("Secretary General of the Presidency Juan Mora said in Chile that talks would go on.", "Juan Mora"),
        ("Emma Stone, the director, asked Peter Hill whether he knew. He said he did not.", "Peter Hill"),
        ("Chen Shih-chung resigned in Taiwan. Legislator Chen Ting-fei praised him. Chen said he was tired.", "Chen Shih-chung"),
        ("S.Amarsaikhan, the deputy prime minister of Mongolia, said the road would open.", "S. Amarsaikhan"),
    ],
)
def test_the_person_speaks_and_not_the_one_beside_him(coder: Coder, text: str, who: str) -> None:
    assert speaker(coder, text).person == who


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("The country's top court ruled that the vote was legal. India's courts are slow.", "IND/JUD"),
        ("King Abdullah received President Mahmoud Abbas in Amman and stressed that the talks must go on.", "JOR/GOV"),
        ("Paul Lim, director-general of the Foreign Affairs Institute of Kenya, said trade would grow.", "KEN/EDU"),
        ("The Clean Hands Commission (CHC) sued a mayor. According to CHC, he had hidden money.", "ORG:Clean Hands Commission"),
        ("The Popular Union (PUP) marched in Malabo. PUP leaders said they had won.", "ORG:Popular Union"),
        ("Colombia's rebels left. Colombian troops stay in Colombia, Colombia's army said. Congress said it had passed a law.", "COL/LEG"),
        ("British Airways closed its office in Accra and the airline said it would not come back.", "ORG:British Airways"),
        ("Many Chinese said they would leave.", "CHN/CVL"),
        ("ECOWAS met Senegal's rulers in Dakar. The main opposition alliance said Senegal's president must go.", "SEN/OPP"),
        ("Ostra Ltd said this in a statement. Tickets were sold out, the statement said.", "ORG:Ostra Ltd"),
    ],
)
def test_bodies_and_peoples_that_speak(coder: Coder, text: str, identity: str) -> None:
    assert speaker(coder, text).id == identity


def test_an_undated_text_tells_the_office_of_its_time(coder: Coder) -> None:
    found = speaker(coder, "Cambodian Prime Minister Hun Sen opened the hall. Hun Sen said trade would grow.")
    assert (found.role, found.sector) == ("Prime Minister", "GOV")
