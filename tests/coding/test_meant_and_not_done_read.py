"""Hostile acts that are planned, agreed on, not done or asked about; nouns for acts undone and kept up; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.coding.frames import FrameBook
from dragoman.coding.match import match
from dragoman.coding.status import foretold, in_question, status
from dragoman.language.front import Front
from dragoman.records import Status

ACTS = [
    # planned or agreed on
    ("EU foreign ministers agreed on Monday to impose sanctions on Belarus.", "SANCTION", "future"),
    ("Malta plans to close its border with Libya, the premier said on Monday.", "COERCE", "future"),
    ("Malta intends to sue Libya over the dam.", "ACCUSE", "future"),
    ("Ghana and Togo agreed to ban ivory sales.", "AGREE", "actual"),
    ("Ghana plans to open an embassy in Togo.", "AGREE", "actual"),
    ("Peru said on Monday it would cut ties with Chile.", "SANCTION", "future"),
    ("Togo's decision to send medics to Ghana surprised Accra.", "AGREE", "actual"),
    ("Togo's decision to withdraw its troops from Ghana surprised Accra.", "CONCEDE", "actual"),
    # what another had no part in
    ("Kenya's president said the raid had nothing to do with his talks with the Ugandan president.", "CONSULT", "actual"),
    ("Iran said it had nothing to do with the bombing in Riyadh.", "ASSAULT", "negated"),
    # but thought of
    ("The EU is weighing a ban on Malian officials.", "COERCE", "hypothetical"),
    ("Togo is contemplating excluding Benin from the trade pact.", "SANCTION", "hypothetical"),
    ("Togo is not considering excluding Benin from the trade pact.", "SANCTION", "negated"),
    ("Parliament debated the arrest of the Kenyan editor.", "COERCE", "actual"),
    # not done
    ("Togo did not close its border with Ghana on Monday.", "COERCE", "negated"),
    ("The Togolese army will not attack Ghana, its president said.", "ASSAULT", "negated"),
    ("Togo will not suspend aid to Ghana, its president said.", "SANCTION", "negated"),
    ("Peru did not reject the Chilean offer.", "REJECT", "negated"),
    ("Togo will not release the Ghanaian pilots.", "REJECT", "actual"),
    ("Togo closed its border with Ghana on Monday.", "COERCE", "actual"),
    ("Togolese police protected the rebels rather than arrest them.", "COERCE", "negated"),
    ("Instead of arresting the Togolese rebels, police protected them.", "COERCE", "negated"),
    ("No country recognised the Togolese junta.", "SUPPORT", "negated"),
    ("Nobody believes that Paris ordered the killing of the envoy.", "ASSAULT", "negated"),
    ("Few believe that Paris ordered the killing of the envoy.", "ASSAULT", "negated"),
    ("A few people believe that Paris ordered the killing of the envoy.", "ASSAULT", "actual"),
    ("Had Turkey bombed the port, Russia would have left.", "ASSAULT", "hypothetical"),
    # of his rank
    ("Norway was the only state to condemn the raid.", "ACCUSE", "actual"),
    ("Gambia is the latest country to recognise Kosovo.", "SUPPORT", "actual"),
    ("He is the second journalist to be arrested in Harare this week.", "COERCE", "actual"),
    ("Norway would be the first state to recognise Kosovo.", "SUPPORT", "hypothetical"),
    ("Norway to condemn the raid", "ACCUSE", "future"),
    # asked about
    ("Will Togo close its border with Ghana?", "COERCE", "hypothetical"),
    ("Why did Togo close its border with Ghana?", "COERCE", "actual"),
    # nouns
    ("The withdrawal of the Togolese ambassador from Ghana shocked the region.", "SANCTION", "actual"),
    ("The withdrawal of Togolese troops from Ghana shocked the region.", "RETREAT", "actual"),
    ("Chad's expulsion of three aid agencies angered donors.", "SANCTION", "actual"),
    ("Togo's withdrawal of the bill was greeted with cheers.", "CONCEDE", "actual"),
    ("The restoration of ties between Togo and Ghana surprised Benin.", "SUPPORT", "actual"),
    # particles and complements
    ("Togo and Ghana have agreed to a trade deal.", "SUPPORT", "actual"),
    ("Togo and Ghana agreed to trade more.", "AGREE", "actual"),
    ("Ghana withdrew its peacekeepers from Lebanon.", "SANCTION", "actual"),
    ("Cuba hit out at the Spanish premier.", "ACCUSE", "actual"),
    ("Togo's jailed students refused to eat.", "PROTEST", "actual"),
    # threats that wait on another
    ("Togo will attack Ghana if its troops do not leave, the Togolese president said.", "THREATEN", "actual"),
    ("Togo will attack the rebels next week, the Togolese president said.", "ASSAULT", "future"),
    # what is to be freed, what is sold
    ("Ghana will free 20 Togolese fishermen.", "CONCEDE", "actual"),
    ("Norway approved the sale of 20 rocket launchers to Estonia.", "AGREE", "actual"),
    ("Togo sold 20 helicopters to Ghana.", "COOPERATE", "actual"),
]
NO_THREAT = "Togo warned that the drought would kill cattle."


@pytest.mark.parametrize(("text", "event_type", "now"), ACTS)
def test_acts(coder: Coder, text: str, event_type: str, now: str) -> None:
    assert (event_type, now) in [(e.event_type, e.status.value) for e in coder.code(text, "2024-06-12")]


@pytest.mark.parametrize(("text", "word", "now"), [
    ("If Togo decides to recognise Kosovo, traders will be pleased.", "recognise", Status.HYPOTHETICAL),
    ("Togo has not decided to recognise Kosovo.", "recognise", Status.NEGATED),
    ("Togo has decided to recognise Kosovo.", "recognise", Status.FUTURE),
])
def test_what_is_decided_is_as_sure_as_the_deciding(text: str, word: str, now: Status) -> None:
    (s,) = Front().read(text).sentences
    assert status(s, next(t.i for t in s.tokens if t.text == word)) is now


def test_questions_that_may_be_answered_by_no() -> None:
    for text, word, asked in (
        ("Has Togo closed its border?", "closed", True),
        ("Who closed the border?", "closed", False),
        ("Togo closed its border.", "closed", False),
    ):
        (s,) = Front().read(text).sentences
        assert in_question(s, next(t.i for t in s.tokens if t.text == word)) is asked


def test_would_of_what_was_said_is_to_come() -> None:
    for text, ahead in (
        ("Peru said it would expel the envoy.", True), ("Peru would expel the envoy.", False), ("Peru will expel the envoy.", True),
    ):
        (s,) = Front().read(text).sentences
        assert foretold(s, next(t.i for t in s.tokens if t.text == "expel")) is ahead


def test_a_day_is_no_particle() -> None:
    (s,) = Front().read("On Nov. 18, the Maltese premier called the king to apologise for the raid.").sentences
    found = match(s, next(t.i for t in s.tokens if t.text == "called"), FrameBook.shipped())
    assert found is None or found.frame.particles == ()


def test_dangers_threaten_nobody(coder: Coder) -> None:
    assert "THREATEN" not in [e.event_type for e in coder.code(NO_THREAT, "2024-06-12")]


@pytest.mark.parametrize(("text", "word"), [
    ("Malta called the plan a disgrace.", "called"),
    ("The Togolese minister gave a coat in Lome.", "gave"),
    ("They looked at the map.", "looked"),
    ("The deputies voted on Monday.", "voted"),
    ("The union insisted that the road was safe.", "insisted"),
    ("The soldiers were under fire.", "fire"),
])
def test_words_in_other_company_fit_no_frame(text: str, word: str) -> None:
    (s,) = Front().read(text).sentences
    found = match(s, next(t.i for t in s.tokens if t.text == word), FrameBook.shipped())
    assert found is None


@pytest.mark.parametrize(("text", "word", "event_type"), [
    ("Malta called on Libya to free the crew.", "called", "REQUEST"),
    ("Togo gave in to the unions.", "gave", "CONCEDE"),
    ("Togo looked forward to talks with Ghana.", "looked", "AGREE"),
    ("Togo voted against the resolution.", "voted", "REJECT"),
    ("Two deputies voted against the minister.", "voted", "ACCUSE"),
    ("The Togolese minister came under fire after the raid.", "came", "ACCUSE"),
    ("The two commanders spoke over a hotline.", "spoke", "CONSULT"),
    ("The rebels overran the garrison.", "overran", "ASSAULT"),
    ("Armed men disarmed the garrison.", "disarmed", "COERCE"),
    ("Ghana withdrew its offer of talks.", "withdrew", "REJECT"),
])
def test_words_in_their_company_fit(text: str, word: str, event_type: str) -> None:
    (s,) = Front().read(text).sentences
    found = match(s, next(t.i for t in s.tokens if t.text == word), FrameBook.shipped())
    assert found is not None
    assert found.frame.event_type == event_type
