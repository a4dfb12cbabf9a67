"""Whom a pronoun takes up, read by the shipped reader, and that the ranker is the same whatever stands after."""

from __future__ import annotations

import pytest

from dragoman.actors import Coreference, find_mentions
from dragoman.actors.phrase import counted_by
from dragoman.coder import Coder
from dragoman.language.reading import from_columns


def parties(coder: Coder, text: str, pronoun: str) -> list[str]:
    """Ids of the parties of the last such pronoun."""
    reading = coder.front.read(text)
    who = Coreference(find_mentions(reading, coder.register))
    at = [(s.index, t.i) for s in reading.sentences for t in s.tokens if t.text.lower() == pronoun]
    return [a.id for a in who.parties(*at[-1])]


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("Iran condemned the raid. It also accused Israel of piracy.", "it", ["IRN"]),
        ("Germany and France signed the treaty on Monday. They will meet again in May.", "they", ["DEU", "FRA"]),
        ("Hamas freed two captives on Sunday. It also offered a truce.", "it", ["NSA:HAMAS"]),
        ("It rained in Nairobi on Monday.", "it", []),
        ("Chad cut ties with Kenya, accusing it of piracy.", "it", ["KEN"]),
        ("Sudan's ambassador said his government would stay away until Hamas left the towns it had occupied.", "it", ["NSA:HAMAS"]),
        ("China released a Japanese trader whom it had held for a year, Japan's foreign ministry said.", "it", ["CHN"]),
        ("Fiji's prime minister is a farmer. Vanuatu's prime minister said he would not send police.", "he", ["VUT/GOV"]),
        ("Turkey met Egypt on Monday. Both accused Greece of cheating.", "both", ["EGY", "TUR"]),
        ("Turkey met Egypt on Monday. The latter accused Greece of cheating.", "latter", ["EGY"]),
        ("Turkey met Egypt on Monday. The former accused Greece of cheating.", "former", ["TUR"]),
        ("The foreign ministers of Turkey and Egypt met. The ministers accused Greece of cheating.", "ministers", ["EGY/GOV", "TUR/GOV"]),
        ("Chad freed the activist Ade Bello. Carlos Diaz, a unionist, threatened him.", "him", ["TCD/CVL"]),
        ("Bahrain's king telephoned Israel's prime minister to congratulate him.", "him", ["ISR/GOV"]),
    ],
)
def test_who_is_meant(coder: Coder, text: str, pronoun: str, expected: list[str]) -> None:
    assert sorted(parties(coder, text, pronoun)) == expected


def test_what_follows_changes_nothing(coder: Coder) -> None:
    text = "Iran condemned the raid. It also accused Israel of piracy."
    assert parties(coder, text, "it") == parties(coder, text + " Norway met Sweden in Oslo.", "it")


def test_a_woman_is_she(coder: Coder) -> None:
    text = "Chancellor Angela Merkel met President Emmanuel Macron in Paris. She praised the accord."
    reading = coder.front.read(text)
    who = Coreference(find_mentions(reading, coder.register))
    s = reading.sentences[1]
    assert [a.person for a in who.parties(1, next(t.i for t in s.tokens if t.text == "She"))] == ["Angela Merkel"]


def test_some_of_them_are_not_who_acts_on_them() -> None:
    rows = [
        ("Police", "police", "NOUN", "NNS", 2, "nsubj"), ("shot", "shoot", "VERB", "VBD", 0, "root"),
        ("three", "three", "NUM", "CD", 2, "obj"), ("of", "of", "ADP", "IN", 5, "case"), ("them", "they", "PRON", "PRP", 3, "nmod"),
    ]
    assert [counted_by(from_columns(rows).sentences[0], i) for i in (2, 4)] == [2, 2]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Omar Kaya was held in Izmir by the gendarmerie, said Governor Cemal Aydin. \"He was caught in a taxi,\" he added.", "Omar Kaya"),
        ("Police chief Omar Sow said the trader Ali Ba had fled. \"He threatened two women,\" Sow said.", "Ali Ba"),
        ("Ade Bello met his lawyer, Femi Ojo. \"He was tortured by soldiers,\" Ojo said.", "Ade Bello"),
    ],
)
def test_nobody_who_is_quoted_is_he_in_his_own_words(coder: Coder, text: str, who: str) -> None:
    reading = coder.front.read(text)
    told = Coreference(find_mentions(reading, coder.register))
    at = next((s.index, t.i) for s in reading.sentences for t in s.tokens if t.text == "He")
    assert [a.person for a in told.parties(*at)] == [who]
