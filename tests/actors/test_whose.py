"""Whose somebody is whose own phrase does not tell it, on hand-made weights and readings of real sentences."""

from __future__ import annotations

import math

import pytest

from dragoman.actors.origins import LEAST, Origins, letters, shares
from dragoman.actors.whose import KINDS, NOBODY, NOBODYS, SIGNS, Weights
from dragoman.coder import Coder, Coreference, find_mentions
from dragoman.knowledge import shipped
from dragoman.setting import Places

SOME = Weights(0.5, 1.0, {k: {"share": 2.0, "name": 1.0, "nobody": 1.0} for k in KINDS}, {"CVL": 1.0})


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def states(coder: Coder, text: str, words: str) -> set[str | None]:
    mentions = find_mentions(coder.front.read(text), coder.register)
    who = Coreference(mentions, Places(mentions.reading, mentions), None, coder.sectors)
    at = text.index(words)
    found = {}
    for s in mentions.reading.sentences:
        for t in s.tokens:
            if at <= t.start and t.end <= at + len(words):
                found.update({a.span: a.country for a in who.parties(s.index, t.i)})
    return set(found.values())


def test_weights_add_up_what_signs_say() -> None:
    scores = SOME.scores("person", "CVL", {"CHL": {"share": 0.5, "name": -1.0}, "PER": {"share": 0.25}, NOBODY: {"nobody": 1.0}})
    assert scores == {"CHL": 0.0, "PER": 0.5, NOBODY: 2.0}


@pytest.mark.parametrize(
    ("scores", "rule", "expected"),
    [
        ({"CHL": 2.0, "PER": 1.0, NOBODY: 0.0}, None, "CHL"),
        ({"CHL": 2.0, "PER": 1.6, NOBODY: 0.0}, None, None),  # two states as likely
        ({"CHL": 2.0, "PER": 1.6, NOBODY: 0.0}, "PER", "PER"),
        ({"CHL": 2.0, "PER": 1.2, NOBODY: 0.0}, "PER", "PER"),
        ({"CHL": 2.0, "PER": 0.9, NOBODY: 0.0}, "PER", "CHL"),
        ({"CHL": 1.0, NOBODY: 2.0}, "CHL", "CHL"),  # never taken away
        ({"CHL": 1.0, NOBODY: 2.0}, None, None),
        ({"CHL": 1.0, NOBODY: 0.8}, None, None),
    ],
)
def test_a_state_must_be_clearly_likelier(scores: dict[str, float], rule: str | None, expected: str | None) -> None:
    assert SOME.chosen(scores, rule) == expected


def test_shipped_weights_hold_every_kind() -> None:
    weights = Weights.shipped()
    assert set(weights.kinds) == set(KINDS)
    assert all(set(row) <= {*SIGNS, *NOBODYS} for row in weights.kinds.values())


def test_letters_of_a_name() -> None:
    assert letters("Lï An") == frozenset(["<li", "li>", "<an", "an>", "<li>#", "<an>#"])


def test_shares_are_logarithms_of_parts_of_one() -> None:
    assert shares({"A": 1.0, "B": 1.0}) == {"A": pytest.approx(math.log(0.5)), "B": pytest.approx(math.log(0.5))}
    assert shares({"A": 50.0, "B": 0.0})["B"] == LEAST
    assert shares({}) == {}


def test_a_name_is_likelier_where_others_are_called_alike() -> None:
    counts = {"*": {"CHN": 50, "FRA": 50}, "<li": {"CHN": 9, "FRA": 1}, "ent": {"FRA": 6}}
    told = Origins(counts).likeness("Li", ["CHN", "FRA"])
    assert told["CHN"] > told["FRA"]
    assert Origins(counts).likeness("Zoë", ["CHN", "FRA"]) == {}


@pytest.mark.parametrize(
    ("name", "state"), [("Zhang Weiguo", "CHN"), ("Jaroslav Novotný", "CZE"), ("Kim Min-seok", "KOR"), ("Ngozi Okafor", "NGA")]
)
def test_shipped_counts_tell_names_apart(name: str, state: str) -> None:
    told = Origins.shipped().likeness(name, ["CHN", "CZE", "KOR", "NGA", "BRA"])
    assert max(told, key=lambda c: told[c]) == state


def test_every_row_of_the_shipped_counts_can_be_read() -> None:
    text = shipped("actors", "data", "origins.csv").read_text(encoding="utf8")
    assert "http" not in text
    assert len(text.splitlines()) > 5000


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # two states in the lead; by his name the official is of the second
        ("Brazil and China signed a pact in Brasilia. Vice Minister Zhang Weiguo praised the deal.", "Vice Minister Zhang Weiguo", {"CHN"}),
        # what a possessor tells stays
        ("Kenya thanked Peru. Peru, whose envoy Zhang Weiguo spoke, sent aid to Kenya.", "envoy Zhang Weiguo", {"PER"}),
        # a text that names no state tells none, whatever the name
        ("Zhang Weiguo spoke to the crowd.", "Zhang Weiguo", {None}),
        # bodies of many states are nobody's in particular
        ("The summit took place in Kenya. NATO praised Kenya.", "NATO", {None}),
    ],
)
def test_the_text_tells_whose(coder: Coder, text: str, words: str, expected: set[str | None]) -> None:
    assert states(coder, text, words) == expected


def test_a_name_has_one_state_throughout(coder: Coder) -> None:
    text = (
        "Chad and Mali met in Bamako. Adoum Tchari spoke in Mali. Tchari said that the river would rise. "
        "In N'Djamena, Chad closed a road, and Tchari praised it."
    )
    mentions = find_mentions(coder.front.read(text), coder.register)
    who = Coreference(mentions, Places(mentions.reading, mentions), None, coder.sectors)
    found = {a.country for k, row in enumerate(who.known) for j, m in row if m.person for a in who.parties(k, j)}
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Turkey's envoy left Gao on Monday. The town's elders thanked Turkey.", "elders", "MLI"),
        ("Chinese officials visited Kaduna. Teachers in the city condemned China.", "Teachers", "NGA"),
        ("A French minister came to Mogadishu. The city's mayor thanked France.", "mayor", "SOM"),
        ("Chinese officials visited Kaduna. Libyan teachers in the city condemned China.", "teachers", "LBY"),
    ],
)
def test_a_town_that_a_noun_takes_up(coder: Coder, text: str, words: str, expected: str) -> None:
    assert states(coder, text, words) == {expected}
