"""What crowds do, and whose supporters act; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Event


def events(coder: Coder, text: str, kind: str) -> list[Event]:
    return [e for e in coder.code(text) if e.event_type == kind]


@pytest.mark.parametrize(
    ("text", "doers", "touched"),
    [
        ("Supporters of the former president stormed Congress in Brasilia.", {"BRA/CVL"}, {"BRA/LEG"}),
        ("Loyalists of Moise Katumbi clashed with police in Lubumbashi.", {"COD/CVL", "COD/COP"}, set()),
        ("Chad freed supporters of the opposition leader.", {"TCD"}, {"TCD/CVL"}),
        ("The opposition leader and his supporters stormed Congress in Brasilia.", {"BRA/OPP", "BRA/CVL"}, {"BRA/LEG"}),
    ],
)
def test_supporters_act_and_suffer_without_whom_they_follow(coder: Coder, text: str, doers: set[str], touched: set[str]) -> None:
    found = [e for e in coder.code(text) if e.event_type in ("PROTEST", "ASSAULT", "RETREAT")]
    assert [({a.id for a in e.actors}, {r.id for r in e.recipients}) for e in found] == [(doers, touched)]


def test_a_state_may_suffer_from_its_own_backers(coder: Coder) -> None:
    assert ["MWI"] in [[r.id for r in e.recipients] for e in coder.code("Western backers of Malawi froze its aid.")]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Crowds filled the main square of Ljubljana to denounce the prime minister.", "demo"),
        ("Tens of thousands of students streamed into the streets of Belgrade.", "demo"),
        ("Albanian protesters prevented the Greek consul from entering his office.", "obstruct"),
        ("Serb villagers put up barricades on the road to Pristina.", "obstruct"),
        ("A mob burst into the Pakistani consulate in Jalalabad.", "riot"),
        ("Rioters set fire to the town hall in Kumanovo.", "riot"),
    ],
)
def test_acts_of_crowds(coder: Coder, text: str, mode: str) -> None:
    assert [e.modes for e in events(coder, text, "PROTEST")] == [(mode,)]


@pytest.mark.parametrize(
    "text",
    [
        "Fans packed the square in Madrid to greet the champions.",
        "Worshippers filled the square for the pope's mass.",
        "Rebels overran the airport in Goma.",
        "Police erected barricades around the parliament in Skopje.",
        "Soldiers manned a roadblock outside Juba.",
    ],
)
def test_the_same_words_of_others(coder: Coder, text: str) -> None:
    assert events(coder, text, "PROTEST") == []


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Kenyan police used tear gas to break up a rally of nurses in Kisumu.", ["KEN/MED"]),
        ("Guards fired shots in the air to scatter a crowd of herders in Mali.", ["MLI/AGR"]),
        ("Lao police used batons to disperse a march of monks in Vientiane.", ["LAO/REL"]),
        ("Israel bombed Beirut to push Hezbollah from the border.", ["LBN"]),
    ],
)
def test_whom_force_is_used_to_drive_off_is_hit(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [[r.id for r in e.recipients] for e in coder.code(text) if e.event_type in ("ASSAULT", "COERCE")] == [recipients]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Herders blocked the road between Bamako and Gao.", []),
        ("Young men ran riot in Conakry's Madina market.", []),
        ("Students marched through Tehran's bazaar.", []),
        ("Workers protested outside Romania's parliament.", ["ROU/LEG"]),
    ],
)
def test_where_people_march_is_nobody(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [[r.id for r in e.recipients] for e in events(coder, text, "PROTEST")] == [recipients]
