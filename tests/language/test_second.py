"""A second look at a sentence with one word marked, by the shipped model."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.coder import Coder
from dragoman.coding.learned import ACTOR, RECIPIENT, SURE, Learned, softmax
from dragoman.language import Sentence
from dragoman.language.front import Front
from dragoman.language.second import SecondLook

TEXT = "Norway condemned the strike after Chad’s foreign minister came to Oslo."


@pytest.fixture(scope="module")
def second() -> SecondLook:
    return SecondLook()


@pytest.fixture(scope="module")
def sentence(coder: Coder) -> Sentence:
    assert isinstance(coder.front, Front)
    return coder.front.read(TEXT).sentences[0]


def at(s: Sentence, word: str) -> int:
    return next(t.i for t in s.tokens if t.text == word)


def test_each_marked_word_is_asked_about_by_itself(coder: Coder, second: SecondLook, sentence: Sentence) -> None:
    labels = coder.front.encoder.labels["trigger"]  # type: ignore[attr-defined]
    blame, visit, town = (second.look(sentence.neural, at(sentence, w)) for w in ("condemned", "came", "Oslo"))
    assert labels[int(blame.trigger.argmax())] == "ACCUSE"
    assert labels[int(visit.trigger.argmax())] == "CONSULT"
    assert softmax(town.trigger)[0] > 0.5
    assert blame.roles.shape == (3, len(sentence.tokens))
    assert blame.roles[ACTOR, at(sentence, "Norway")] > 0 > visit.roles[ACTOR, at(sentence, "Norway")]
    assert visit.roles[ACTOR, at(sentence, "minister")] > 0 > blame.roles[RECIPIENT, at(sentence, "Oslo")]


def test_a_look_depends_on_its_sentence_alone(coder: Coder, second: SecondLook, sentence: Sentence) -> None:
    among = coder.front.read(f"Rain fell on Sunday. {TEXT} Oil rose.").sentences[1]
    for word in ("condemned", "came"):
        one, other = second.look(sentence.neural, at(sentence, word)), second.look(among.neural, at(among, word))
        assert np.array_equal(one.roles, other.roles)
        assert np.array_equal(one.trigger, other.trigger)


def test_the_last_word_can_be_marked(coder: Coder, second: SecondLook) -> None:
    s = coder.front.read("They surrendered").sentences[0]
    assert second.look(s.neural, len(s.tokens) - 1).roles.shape == (3, 2)


def test_both_looks_have_half_a_say(coder: Coder, sentence: Sentence) -> None:
    learned = coder.events.learned
    assert learned is not None
    i = at(sentence, "came")
    assert learned.triggers(sentence)[i, 1:].max() < SURE
    look = learned.again(sentence, i)
    assert look is not None
    assert np.allclose(learned.roles(sentence, i), (learned.first_roles(sentence, i) + look.roles) / 2)
    assert learned.at(sentence, i).sum() == pytest.approx(1, abs=1e-5)
    assert sentence.neural.looks[i] is look


def test_without_a_second_look_the_first_stands(coder: Coder, sentence: Sentence) -> None:
    once, i = Learned(coder.front.encoder), at(sentence, "condemned")  # type: ignore[attr-defined]
    assert once.again(sentence, i) is None
    assert np.array_equal(once.at(sentence, i), once.triggers(sentence)[i])
    assert np.array_equal(once.roles(sentence, i), once.first_roles(sentence, i))


def test_no_second_look_at_what_the_first_is_sure_of(coder: Coder, sentence: Sentence) -> None:
    learned, i = coder.events.learned, at(sentence, "condemned")
    assert learned is not None
    assert learned.triggers(sentence)[i, 1:].max() >= SURE
    assert learned.again(sentence, i) is None
    assert i not in sentence.neural.looks
