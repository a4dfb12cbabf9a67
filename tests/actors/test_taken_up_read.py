"""What a definite noun takes up, read by the shipped reader: the body called by its seat, a spokesman's party, a band without a name."""

from __future__ import annotations

import pytest

from dragoman.actors import Coreference, find_mentions
from dragoman.coder import Coder


def parties(coder: Coder, text: str, word: str) -> list[str]:
    """Ids of the parties at the last such word."""
    mentions = find_mentions(coder.front.read(text), coder.register)
    who = Coreference(mentions)
    at = [(s.index, t.i) for s in mentions.reading.sentences for t in s.tokens if t.text == word]
    return sorted(a.id for a in who.parties(*at[-1]))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The IAEA condemned Chad. The Vienna-based agency urged it to open a mine.", "agency", ["IGO:IAEA"]),
        ("Interpol praised Kenya. The Lyon-based organisation will train its police.", "organisation", ["IGO:INTERPOL"]),
        ("A Paris-based agency condemned Chad. Interpol did not.", "agency", ["FRA/SOC"]),
        # the party of a spokesman; not that of whoever does it to the party; the one that the same words took up last
        ("The MDC condemned the raid. Zanu-PF spokesman Eli Moyo laughed. The party rejected an inquiry.", "party", ["NSA:ZANUPF"]),
        ("The BJP won the vote. Congress leader Asha Rao urged the party to be fair.", "party", ["NSA:BJP"]),
        ("The BJP won. Congress leader Asha Rao accused the party of rigging. The party denied the charge.", "party", ["NSA:BJP"]),
        # a party is no commission, and is not several parties
        ("Islami Andolan Bangladesh shunned the talks. The commission met three political parties.", "parties", ["BGD/PTY"]),
        ("Islami Andolan Bangladesh shunned the talks. The commission regretted that.", "commission", []),
        # an agency by its name, which its letters stand for, sooner than another body
        (
            "India's Enforcement Directorate (ED) held a banker. The ED said he robbed the Cricket Board of Goa. The agency took his flat.",
            "agency", ["IND/COP"],
        ),
        # a band; but not a crowd that was told of since
        ("Gunmen stormed a jail in Kenya. The group freed all inmates.", "group", ["UNK:UAF"]),
        ("Gunmen stormed a jail. Students protested. The group marched to parliament.", "group", []),
        # the other state that is a neighbour; the letters of a party that the text spells out
        ("Students in Kyrgyzstan rioted. Kazakhstan closed its border with its southern neighbour.", "neighbour", ["KGZ"]),
        ("Kenya hosted the talks. A teacher sued his neighbour.", "neighbour", []),
        ("Sri Lanka's Tamil National Alliance condemned the raid. The TNA left parliament.", "TNA", ["NSA:Tamil National Alliance"]),
        # people of whom the text told more by the same noun; not where they met others
        ("Opposition leaders in Kenya marched. Police beat the leaders.", "leaders", ["UNK:OPP"]),
        ("Kenyan church leaders marched. Police beat the leaders.", "leaders", ["UNK:REL"]),
        ("Kenyan rebel leaders met Peru's president. Spain sued the leaders.", "leaders", ["UNK:GOV"]),
        # two persons of one state; not two of three, nor others of whom the text has told so
        ("Iran freed Reza Amiri and his wife, Mina Amiri. Britain praised the couple.", "couple", ["IRN/CVL", "PER:Reza Amiri"]),
        ("Peru jailed Juan Diaz and Pedro Rojas. The two men denied it.", "men", ["PER:Juan Diaz", "PER:Pedro Rojas"]),
        ("Peru jailed Juan Diaz, Ana Soto and Pedro Rojas. The two men denied it.", "men", ["PER/CVL"]),
        ("Juan Diaz met Pedro Rojas. Peru then jailed two teachers. The pair denied it.", "pair", ["PER/EDU"]),
        ("A couple fled Iran. Reza Amiri and Mina Amiri praised Britain. The couple denied it.", "couple", []),
    ],
)
def test_what_is_taken_up(coder: Coder, text: str, word: str, expected: list[str]) -> None:
    assert [x.replace("KEN/", "UNK:") for x in parties(coder, text, word)] == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # two of one surname, of whom one is but of the other's family, whoever is named first
        ("Kenya's President Obodo praised First Lady Grace Obodo. Obodo met the queen of Spain.", "Obodo", ["KEN/GOV"]),
        ("Kenya's First Lady Grace Obodo left. President Obodo of Kenya met Spain's queen. Obodo praised her.", "Obodo", ["KEN/GOV"]),
        ("Kenya's President Obodo left. Minister Grace Obodo praised Spain. Obodo met its queen.", "Obodo", ["KEN/GOV"]),
        # of a people, but not of its state
        ("Estonia rejected a demand by ethnic Russians.", "Russians", ["EST/CVL"]),
        ("Russians left Estonia.", "Russians", ["RUS/CVL"]),
        # a paper by what stands before its name, be it one that persons bear; a family by its surname
        ("He was freed, the newspaper Milenio reported. He praised Spain.", "He", []),
        ("The magazine Marianne accused Spain of lying.", "Marianne", ["UNK:JRN"]),
        ("The magazine owner Ana Lind accused Spain of lying.", "Lind", ["PER:Ana Lind"]),
        ("Kenya's tycoon Ade Bello left. The Bellos accused Spain of lying.", "Bellos", ["KEN/CVL"]),
        ("Kenya's tycoon Ade Houthi left. The Houthis accused Spain of lying.", "Houthis", ["NSA:HOUTHIS"]),
        # both sides are not those of who asks them, and may meet anywhere
        ("Azerbaijan attacked Armenia. Russia met both sides in Sochi.", "sides", ["ARM/GOV", "AZE/GOV"]),
        ("Peru's army fought rebels. Chile urged both sides to talk.", "sides", []),
    ],
)
def test_who_is_who(coder: Coder, text: str, word: str, expected: list[str]) -> None:
    assert parties(coder, text, word) == expected
