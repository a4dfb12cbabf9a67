"""Set phrases of the news that name an act, and words that only look like one; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

PHRASES = [
    ("The Estonian prime minister cast doubt on the sincerity of Moscow.", "ACCUSE"),
    ("The Zambian opposition leader took the president to task over the debt.", "ACCUSE"),
    ("Prosecutors in Lima demanded ten years in prison for the former minister.", "ACCUSE"),
    ("Turkey dragged its feet over the Swedish bid for membership.", "REJECT"),
    ("Moscow poured cold water on the peace plan of Kyiv.", "REJECT"),
    ("The Kenyan government climbed down over the fuel levy.", "CONCEDE"),
    ("The Gambian president conceded defeat.", "CONCEDE"),
    ("Britain targeted Russian bankers with new sanctions.", "SANCTION"),
    ("The EU is considering sanctions against Rwanda.", "THREATEN"),
    ("Senegal blocked TikTok.", "COERCE"),
    ("The Irish regulator fined the Chinese company.", "SANCTION"),
    ("The army ceded the town to the rebels.", "RETREAT"),
    ("The Karen rebels sued for peace.", "REQUEST"),
    ("The Jordanian king stressed the need for Israel to lift the siege.", "REQUEST"),
    ("The Omani minister stressed the need to strengthen ties with India.", "AGREE"),
    ("The Egyptian minister stressed the keenness of Cairo to boost cooperation with Kenya.", "AGREE"),
    ("The Somali candidate won the backing of the opposition.", "SUPPORT"),
    ("The IMF threw Pakistan a lifeline.", "AID"),
    ("Teachers in Ghana began industrial action over allowances.", "PROTEST"),
    ("Togolese police broke up a rally of taxi drivers.", "COERCE"),
    ("Azerbaijan has fired a missile at Armenia.", "ASSAULT"),
    ("Turkmenistan fired a missile into the sea on Friday.", "MOBILIZE"),
    ("Ethiopia airlifted troops to the border with Sudan.", "MOBILIZE"),
    ("Japan cancelled the debt of Senegal.", "AID"),
    ("Ghanaian nurses walked off the job.", "PROTEST"),
    ("Armenia handed over the prisoners to Azerbaijan.", "RETREAT"),
    ("A Zambian judge ordered the release of two editors.", "RETREAT"),
    ("The Burundian rebels stopped fighting.", "RETREAT"),
    ("Benin has put two former ministers on trial.", "ACCUSE"),
    ("Kosovo, which backed down in the row with Serbia, gave no reason.", "CONCEDE"),
]
APPEARANCES = [
    "The Kenyan president appointed Grace Njeri minister of health.",
    "The Ghanaian parliament elected a new speaker.",
    "Police in Durban recovered the body of a teacher.",
    "Neighbours called the police.",
    "Two Kenyans were killed and five injured in a car accident near Nakuru.",
    "The plumber asked the girl to hold his lamp.",
    "A dog mauled a girl in Ulsan.",
    "The mother said no to sweets.",
    "Analysts warned the Kenyan government against a drought.",
    "The Namibian minister urged motorists to drive with care.",
]


@pytest.mark.parametrize(("text", "kind"), PHRASES)
def test_a_set_phrase_says_what_was_done(coder: Coder, text: str, kind: str) -> None:
    assert kind in [e.event_type for e in coder.code(text)]


@pytest.mark.parametrize("text", APPEARANCES)
def test_no_act_of_politics(coder: Coder, text: str) -> None:
    assert coder.code(text) == []


def test_what_is_welcomed_is_an_act_of_its_own(coder: Coder) -> None:
    found = coder.code("The European Union welcomed the release of the Venezuelan prisoners.")
    assert sorted(e.event_type for e in found) == ["RETREAT", "SUPPORT"]


def test_a_rescue_operation_is_no_attack(coder: Coder) -> None:
    found = coder.code("The Lebanese army launched a rescue operation for the crew of the ship.")
    assert "ASSAULT" not in [e.event_type for e in found]


def test_what_is_called_unlawful_is_blamed(coder: Coder) -> None:
    (event,) = coder.code("The decree of the Kenyan president was unlawful, opposition leader Peter Otieno said.")
    assert (event.event_type, event.trigger.text) == ("ACCUSE", "unlawful")


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Doctors in Ghana threatened to strike over pay.", ()),
        ("Kenya's police union threatened to strike over pay.", ()),
        ("Israel threatened to strike Iran.", ("violence",)),
    ],
)
def test_a_strike_of_workers_is_no_violence(coder: Coder, text: str, modes: tuple[str, ...]) -> None:
    (event,) = (e for e in coder.code(text) if e.event_type == "THREATEN")
    assert event.modes == modes


def test_who_orders_a_release_frees_and_asks_nothing(coder: Coder) -> None:
    assert [e.event_type for e in coder.code("A Zambian judge ordered the release of two editors.")] == ["RETREAT"]
