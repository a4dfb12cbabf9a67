"""Which states are the two, or the three: those that have to do with one another, not who brings them together or deals with both."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


OFFER = "Zambia and Malawi held talks in Lusaka after Botswana offered to mediate."


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (f"{OFFER} Both governments agreed to end the dispute.", "governments", {"MWI/GOV", "ZMB/GOV"}),
        (f"{OFFER} Botswana, which chaired the meeting, said both sides had promised to return.", "sides", {"MWI", "ZMB"}),
        ("Qatari mediators flew to Oslo. Chad and Sudan blamed Libya. Qatar said both countries had agreed.", "countries", {"SDN", "TCD"}),
        ("Spain reopened its border with Morocco after France mediated. The two countries signed a treaty.", "countries", {"ESP", "MAR"}),
        ("Peru's minister met his Cuban counterpart. Canada hailed that. The two allies signed a treaty.", "allies", {"CUB", "PER"}),
        ("Norway cut aid to Mali. Mali left its talks with Niger. Benin's king phoned both leaders.", "leaders", {"MLI/GOV", "NER/GOV"}),
        ("Kenya hosted the Ugandan minister. The two countries signed a treaty.", "countries", {"KEN", "UGA"}),
        ("Chile, Peru and Cuba met. Haiti stayed away. The three countries signed a treaty.", "countries", {"CHL", "CUB", "PER"}),
        ("Mali blamed Algeria. Niger kept silent. The three governments met.", "governments", {"DZA/GOV", "MLI/GOV", "NER/GOV"}),
        ("Oman's navy commander met Yemen's navy commander. The two navy chiefs signed a pact.", "chiefs", {"OMN/MIL", "YEM/MIL"}),
        ("The envoys of Peru and Chile met in Lima. The two ambassadors signed a pact.", "ambassadors", {"CHL/GOV", "PER/GOV"}),
        ("Ghana's police held a Nigerian trader. Two police chiefs were sacked. The two chiefs denied the charge.", "chiefs", {"GHA/COP"}),
        ("Boko Haram hit Nigeria. The army fought Boko Haram. Both sides blamed the other.", "sides", {"NGA/MIL", "NSA:BOKOHARAM"}),
        ("Chad and Niger met on Monday. Each accused the other of fraud.", "Each", {"NER", "TCD"}),
        ("Greece and Turkey met. Germany praised its two partners.", "partners", {"GRC", "TUR"}),
        ("Chad closed its border with Sudan. Egypt urged them to talk.", "them", {"SDN", "TCD"}),
        ("Peru accused Chile of spying in Lima, Peru. Two opposition parties boycotted the vote.", "parties", {"PER/OPP"}),
        ("Peru accused Chile of spying. Brazil offered to mediate between them.", "them", {"CHL", "PER"}),
        ("Peru accused Chile of spying. Chile urged them to stop.", "them", {"PER"}),
        ("Chile, Peru and Cuba met. Police in Haiti arrested the three leaders of a gang.", "leaders", {"HTI/CRM"}),
    ],
)
def test_who_the_two_and_the_three_are(coder: Coder, text: str, words: str, expected: set[str]) -> None:
    found = coder.read(Article(id="a", text=text)).events
    assert {a.id for e in found for a in (*e.actors, *e.recipients) if a.span.text.split()[-1] == words} == expected
