"""What is only shown, done by nature or part of a game is no event; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.actors.games import of_games
from dragoman.coder import Coder

SHOWN = [
    "In the tale, a fisherman is arrested by the guards of the sultan and freed by a djinn.",
    "The festival opened with a thriller in which North Korean agents kidnap a minister.",
    "The film tells of a Kurdish girl abducted by soldiers during the war.",
    "The canvas shows Ottoman troops storming the walls of Vienna.",
    "A novel about the siege of Sarajevo won the prize.",
    "The museum bought a painting of the battle between Swedish and Russian troops.",
    "The movie is set in the Liberian civil war and shows rebels killing villagers.",
    "Her poem describes how French soldiers burned a village in Algeria.",
    "A film portraying a Tutsi girl raped by militiamen opened in Kigali.",
    "The thriller is based on the assassination of President Kennedy.",
]
REPORTED = [
    ("China banned a film about the Tiananmen massacre.", "COERCE"),
    ("The footage shows soldiers beating protesters in Minsk.", "ASSAULT"),
    ("The documentary shows how Serb forces shelled the market.", "ASSAULT"),
    ("In Busan, police arrested the director of a film.", "COERCE"),
    ("Police arrested the actor who starred in the film.", "COERCE"),
    ("Iran condemned a film that depicts the shah's police torturing clerics.", "ACCUSE"),
    ("Police in Cairo arrested the director of a film on the army.", "COERCE"),
    ("The drama ended when police freed the hostages in Manila.", "AID"),
]
DUTIES = [
    "Kenya's electoral commission is responsible for ensuring that the vote is fair, the envoy said.",
    "The minister is responsible for overseeing the police, the Peruvian opposition leader said.",
    "He is responsible for keeping the coalition together, the Paraguayan senator said.",
]
NATURE = [
    "Locusts have invaded farms in Somalia and Kenya.",
    "Elephants attacked villagers in Assam and killed four people.",
    "The river burst its banks and invaded the lower town.",
    "Floods drove thousands of people from their homes in Pakistan.",
]
NATURE += [
    "Hurricane Otis destroyed 30 hotels in Acapulco and killed 48 people.",
    "Two midwives in Kenema were killed by Ebola.",
    "A court in Gaborone reserved its ruling on the budget.",
    "The drought is a threat to the economy of Botswana.",
    "Botswana's finance minister is seeking to retain her seat.",
    "A tiger attacked three villagers near Pilibhit.",
]
POLLED = [
    "Some 31 percent of respondents blamed the government.",
    "One in three Danes rejects the treaty.",
    "Two thirds of voters want the prime minister to resign.",
    "A majority of those polled accused the police of torture.",
    "Most adults blame the army for the famine, the survey found.",
]
STANDING = [
    "A sitting president cannot be prosecuted.",
    "Anyone who enters the zone can be arrested by the army.",
    "A court may freeze the assets of a ministry.",
    "Companies that fail to register may be fined by the ministry.",
    "Rebels who surrender their weapons may return.",
    "Anyone convicted of spying for Chad is hanged.",
    "The law allows the military to ban rallies and censor newspapers.",
    "The decree empowers police to detain suspects for 30 days.",
]
SILENT = [
    "The presidential office in Colombo declined to comment.",
    "Senator Piti refused to say how he would vote.",
    "The chief of the army declined to be drawn on a coup.",
]
PRIVATE = [
    "El Universo spoke with three Ecuadorian senators about the arrests.",
    "The professor will visit Kyoto and Ankara to study temple bells.",
    "A baker in Lviv killed his wife.",
    "Two youths attacked a pensioner in a Glasgow park.",
    "The two firms, Orvane and Tulip Cement, signed an agreement.",
    "As the typhoon drew near, the authorities closed the schools of Hualien.",
]
PEOPLE = [
    ("The Tamil Tigers attacked a base in Jaffna.", "ASSAULT"),
    ("Half of the senators backed the bill on aid to Ukraine.", "SUPPORT"),
    ("Most Kenyans rejected the constitution in a referendum.", "REJECT"),
    ("Half a million people demanded the resignation of the president.", "REQUEST"),
    ("The court froze the assets of a ministry.", "COERCE"),
    ("A Paris court can free the Chadian general.", "RETREAT"),
    ("Two men shot dead a journalist in Manila.", "ASSAULT"),
    ("The general refused to answer the court's summons.", "REJECT"),
    ("The junta banned rallies and newspapers.", "COERCE"),
    ("The Chilean foreign minister visited Kyoto.", "CONSULT"),
    ("The junta closed the schools of Kayah.", "COERCE"),
    ("A wave of attacks by insurgents killed 30 people in Baghdad.", "ASSAULT"),
    ("Soldiers drove people from their homes in Rakhine.", "COERCE"),
    ("Troops burned a village during the storm in Chin state.", "ASSAULT"),
    ("Water police arrested four smugglers on the Rhine.", "COERCE"),
]


@pytest.mark.parametrize("text", [*SHOWN, *DUTIES, *NATURE, *POLLED, *STANDING, *SILENT, *PRIVATE])
def test_what_nobody_did(coder: Coder, text: str) -> None:
    assert coder.code(text) == []


def test_blame_is_no_duty(coder: Coder) -> None:
    text = "The Chilean general is responsible for the killing of two monks, the prosecutor said."
    assert "ACCUSE" in [e.event_type for e in coder.code(text)]


@pytest.mark.parametrize(("text", "kind"), [*REPORTED, *PEOPLE])
def test_what_was_done(coder: Coder, text: str, kind: str) -> None:
    assert [e.event_type for e in coder.code(text)] == [kind]


GAME = "The striker scored a goal before halftime. {} The league resumes on Sunday."


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (GAME.format("The coach blamed his players for the defeat."), []),
        (GAME.format("Supporters thanked the goalkeeper."), []),
        (GAME.format("The interior minister blamed the fans for the riot."), ["ACCUSE"]),
        (GAME.format("Police arrested six supporters."), ["COERCE"]),
        ("The union blamed the company for the strike. Nurses thanked the union.", ["ACCUSE"]),
    ],
)
def test_games(coder: Coder, text: str, kinds: list[str]) -> None:
    found = [e.event_type for e in coder.code(text)]
    assert [k for k in found if k in ("ACCUSE", "COERCE", "SUPPORT")][: len(kinds) or None] == kinds


@pytest.mark.parametrize(
    ("text", "games"),
    [
        ("The goalkeeper saved twice before halftime.", True),
        ("The goalkeeper and another goalkeeper met.", False),  # one word is not enough
        ("The goalkeeper spoke at halftime. " + "The cabinet met on Monday to discuss the budget. " * 20, False),
    ],
)
def test_a_text_of_games(text: str, games: bool) -> None:
    assert of_games(text) is games


@pytest.mark.parametrize(
    ("private", "public"),
    [
        ("The soprano praised the conductor.", "The minister praised the conductor."),
        ("The bakers promised to help the tailors.", "The government promised to help the tailors."),
        ("The hotel thanked its guests.", "The army thanked its guests."),
    ],
)
def test_friendly_acts_of_private_persons_are_less_sure(private: str, public: str) -> None:
    coder = Coder(min_confidence=0.0)
    less, more = (max(e.confidence for e in coder.code(text)) for text in (private, public))
    assert less < more - 0.1


def test_the_accused_is_somebody_and_no_accusation(coder: Coder) -> None:
    text = "Police arrested the key accused Rahul Nath and five of his gang in Patna."
    assert [e.event_type for e in coder.code(text)] == ["COERCE"]
    assert next(e.event_type for e in coder.code("Iran, which accused Israel of theft, closed the road.")) == "ACCUSE"
