"""Speakers of whom the sentence before told what they are, and what takes up a body under another noun."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Actor, Article


def speakers(coder: Coder, text: str) -> list[Actor | None]:
    return [c.speaker for c in coder.read(Article(id="a", text=text)).claims]


def home(a: Actor | None) -> str | None:
    return None if a is None else f"{a.country}/{a.sector}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one of those who spoke
        ('Traders in Lagos, Nigeria, said prices had doubled. "Nobody buys," said Ben Okon, who has sat there for years.', "NGA/BUS"),
        ('Doctors in Kenya said they would strike. "We have families," said Mary Atieno.', "KEN/MED"),
        ('Witnesses in Peru described the crash. "It flew," said Teo Huaman, 61, who was herding llamas.', "PER/CVL"),
        # who spoke alone
        ('A nurse in Lima, Peru, said the ward was full. "We are tired," Ana Lind said.', "PER/MED"),
        ("A farmer in Kenya said that rain had failed. Otieno Abala held a meeting on Tuesday. Abala said help was late.", "KEN/AGR"),
        # told otherwise
        ('Doctors in Kenya said they would strike. "We too," said Ben Kilonzo of the teachers\' union.', "KEN/LAB"),
        ('Officials in Kenya said the road was closed. "I wept," said Mary Atieno, a hawker.', "KEN/BUS"),
    ],
)
def test_a_bare_name_is_who_spoke_before(coder: Coder, text: str, expected: str) -> None:
    assert home(speakers(coder, text)[-1]) == expected


def test_an_office_told_first_is_taken_up_with_the_name(coder: Coder) -> None:
    text = "The former chairman of the Ostra Church in Poland said no. Ana Lind held a press conference. The former chairman said yes."
    found = speakers(coder, text)[-1]
    assert found is not None
    assert (found.person, found.country) == ("Ana Lind", "POL")


def test_nobody_is_who_but_spoke_of_him(coder: Coder) -> None:
    text = "A police spokesman in Kenya said a man fled. John Otieno died. John Otieno said nothing to his wife, she said."
    found = [a for a in speakers(coder, text) if a is not None and a.person == "John Otieno"]
    assert all(a.sector != "COP" for a in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Israeli army said it had hit posts in Lebanon. The military added that no civilians were near.", "ISR/MIL"),
        ("Ostra Kinetics said it would leave Ghana. A spokesman said so. Its director, Ama Boateng, wept, he said.", "GHA/BUS"),
        ("The Japanese premier was also a nationalist who saw China as a threat.", "JPN/GOV"),
        ("A report seen by Reuters said the mine in Ghana leaked.", None),
        ("The rebels claimed the attack in Chad in a communique. The communique said they would go on.", "TCD/REB"),
        ("Reporters Without Borders is in Paris. RSF said the law was bad.", "None/NGO"),
        ("Ostra Institute in India opened a lab. It is open now, the institute said. For a year it had no rooms, it said.", "IND/EDU"),
        ("Commonwealth Bank retail chief Ana Lind said in Australia that all was well.", "AUS/BUS"),
        ("A court in Egypt freed a student whom prosecutors had accused of spreading false news.", "EGY/JUD"),
        ("A report posted on the bank's website said it would leave Kenya. The report added that it would come back.", "KEN/BUS"),
        ("The road to Mombasa in Kenya is closed, according to reports.", "KEN/JRN"),
        ("An editorial in the Global Times said Beijing would wait. The editorial added that it was early.", "CHN/JRN"),
        ("The indictment says he took bribes in Kenya.", "KEN/JUD"),
        ("A textbook used in Kenya says that the war was just.", "KEN/EDU"),
        ("Nurses in Kenya will strike. Their representatives said so on Monday.", "KEN/MED"),
        ("The rebels in Chad left. Their leader said it was over.", "TCD/REB"),
        ("Kenya will vote in May. Its leader said so.", "KEN/GOV"),
        ("The National Union of Journalists in Manila, the Philippines, said no.", "PHL/LAB"),
    ],
)
def test_what_takes_up_a_body(coder: Coder, text: str, expected: str | None) -> None:
    assert home(speakers(coder, text)[-1]) == expected


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # who has just spoken, be his name one for men or women or not
        ("Crystal Isaac, a trader in Canada, said tourists came. A former minister, Jeanie Marr, told the paper so. She said it was good.",
         "Jeanie Marr"),
        ("Mr Otieno met Mrs Wanjiru in Kenya. Wanjiru said it was good. He said it was bad.", "Otieno"),
        ("Eric Kitigon said it was hard. David Otieno said no. Kitigon said yes. As for Otieno, he said he was glad.", "David Otieno"),
        # two of one government are two
        ("Ko Wen, the mayor of Taipei, said it rained. Deputy Mayor Vivian Huang was asked whether it did. She said it did not.",
         "Vivian Huang"),
        # a surname spelt like another's given name, or like an office
        ("Tyra Paul of Canada spoke in Halifax. Paul said no. She said it was hard.", "Tyra Paul"),
        ("Tim Baker, a lawyer in London, said it was late. Baker said no.", "Tim Baker"),
        ("Anne Bishop, the minister of trade of Kenya, said no. Bishop said yes.", "Anne Bishop"),
        ("Anne Bishop, the minister of trade of Kenya, said no. Bishop Otieno said yes.", "Otieno"),
    ],
)
def test_whom_a_pronoun_takes_up(coder: Coder, text: str, person: str) -> None:
    found = speakers(coder, text)[-1]
    assert found is not None
    assert found.person == person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Lind is one of the organizers of a camp in Canada. Lind said it was big.", "CAN/SOC"),
        ("Olivia King, a student, was at a camp in Canada. King said she wanted more.", "CAN/EDU"),
        ("Lin Huang and another student were warned in Beijing, China. Huang said it was unfair.", "CHN/EDU"),
        ("Peter Otieno and two other farmers sued a firm in Kenya. Otieno said it had lied.", "KEN/AGR"),
        ("The minister, Ana Lind, and other farmers met in Kenya. Lind said no.", "KEN/GOV"),
        ("University administrators in China said the flags were gone.", "CHN/EDU"),
        ("Sierra Club campaigner Dave Moss said in Canada that the lake was dead.", "USA/SOC"),
    ],
)
def test_what_a_person_is(coder: Coder, text: str, expected: str) -> None:
    found = home(speakers(coder, text)[-1])
    assert found is not None
    assert found.startswith(expected)
