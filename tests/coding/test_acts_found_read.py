"""Acts that were overlooked and words that only look like one; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.coding.acts import without_topics
from dragoman.coding.candidates import Candidate
from dragoman.language import from_columns

ACTS = [
    ("Protesters were beaten by police in Harare.", "ASSAULT"),
    ("The rebels retook the town of Bambari.", "COERCE"),
    ("Ties between Oman and Iran were normalised last year.", "SUPPORT"),
    ("Bangladesh submitted its application for membership of the bloc.", "REQUEST"),
    ("Ukraine has applied to join the alliance.", "REQUEST"),
    ("A Saudi dissident won asylum in Canada.", "AID"),
    ("The Kenyan bishops took issue with the budget of the government.", "ACCUSE"),
    ("The Zambian ministry rubbished the report of the ombudsman.", "REJECT"),
    ("Thousands took to the streets of Tbilisi.", "PROTEST"),
    ("Farmers squatted on the rail tracks in Punjab.", "PROTEST"),
    ("Chad began an onslaught on the rebels.", "ASSAULT"),
    ("The Peruvian minister must go, bishop Juan Rojas said.", "REQUEST"),
    ("The Kenyan bishops asked the government to drop the levy if prices fall.", "REQUEST"),
]
NO_ACTS = [
    "The Kenyan senator asked the minister whether the road was finished.",
    "Lawmakers asked the Kenyan minister if he had read the bill.",
    "Moderators asked the Ghanaian president why the price of bread rose.",
    "“Why should the minister of justice vet the judges?” senator Peter Otieno asked.",
    "The Kenyan minister must have known, senator Peter Otieno said.",
    "The company submitted its application for a patent.",
]


@pytest.mark.parametrize(("text", "kind"), ACTS)
def test_an_act_is_found(coder: Coder, text: str, kind: str) -> None:
    assert kind in [e.event_type for e in coder.code(text)]


@pytest.mark.parametrize("text", NO_ACTS)
def test_a_question_or_guess_asks_for_nothing(coder: Coder, text: str) -> None:
    assert coder.code(text) == []


def test_who_faces_charges_is_accused(coder: Coder) -> None:
    (event,) = coder.code("The Kenyan governor faces charges of graft.")
    assert (event.actors, [r.id for r in event.recipients]) == ((), ["KEN/GOV"])


def test_blame_is_told_once() -> None:
    s = from_columns([
        ("Oman", "Oman", "PROPN", "NNP", 2, "nsubj"), ("said", "say", "VERB", "VBD", 0, "root"),
        ("Iran", "Iran", "PROPN", "NNP", 4, "nsubj"), ("failed", "fail", "VERB", "VBD", 2, "ccomp"),
    ]).sentences[0]  # fmt: skip
    both = [Candidate(i, {i}, "ACCUSE", "disapprove", 0.8, None) for i in (1, 3)]
    assert [c.trigger for c in without_topics(s, both)] == [3]


def test_what_a_frame_alone_vouches_for_is_told_as_a_fact(coder: Coder) -> None:
    assert coder.code("Police in Accra would not say if they would arrest the trader.") == []


CENTRE = "who received our founder in the 1990s, is the one who shut our offices,” denounced the independent"


@pytest.mark.parametrize(
    ("text", "actor", "recipients"),
    [
        (f"“Museveni, {CENTRE} Ugandan Centre for Human Rights (Ucehr) on Twitter.", "UGA", ["UGA/GOV"]),
    ],
)
def test_who_is_quoted_before_an_accusing_verb(coder: Coder, text: str, actor: str, recipients: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.trigger.text == "denounced")
    assert ([a.country for a in event.actors], [r.id for r in event.recipients]) == ([actor], recipients)
