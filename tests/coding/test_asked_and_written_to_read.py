"""Who is asked in headlines, letters and demands from somebody, whose offer is accepted, what help is for; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

PARTIES = [
    ("Latvia urged to free Belarusian sailors", "REQUEST", [], ["LVA"]),
    ("Iran urged Iraq to free sailors.", "REQUEST", ["IRN"], ["IRQ"]),
    ("Exiled Chadians demanded a new constitution from N'Djamena.", "REQUEST", ["TCD/CVL"], ["TCD"]),
    ("Kiribati demanded compensation from London for the tests.", "REQUEST", ["KIR"], ["GBR"]),
    ("Senegal demanded the withdrawal of Gambian troops from Ziguinchor.", "REQUEST", ["SEN"], ["GMB/MIL"]),
    ("In a letter addressed to the Emir of Kuwait, Peru demanded an apology.", "REQUEST", ["PER"], ["KWT/GOV"]),
    ("Chile's consul handed the Bolivian minister a note asking for the return of the body.", "REQUEST", ["CHL/GOV"], ["BOL/GOV"]),
    ("Burundi's rebels accepted an offer by Zambia to mediate.", "AGREE", ["BDI/REB"], ["ZMB"]),
    ("Minsk must grasp that Vilnius will not yield, the Lithuanian premier said.", "REQUEST", ["LTU/GOV"], ["BLR"]),
    ('"Give us back our islands," Kenyan lawmakers told Mogadishu.', "REQUEST", ["KEN/LEG"], ["SOM"]),
    ("Latvia left the door open to new talks with Minsk.", "AGREE", ["LVA"], ["BLR"]),
    ("Norway to lend Malawi 20 million dollars for wells", "AGREE", ["NOR"], ["MWI"]),
    ("Chad rejected an offer by Zambia to mediate.", "REJECT", ["TCD"], ["ZMB"]),
]
BRANCHES = [
    ("Belgium will offer subsidies to the farming sector.", "farming sector"),
    ("The Dutch government agreed to give a package to the cultural sector.", "cultural sector"),
]


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients"), PARTIES)
def test_who_asks_whom(coder: Coder, text: str, event_type: str, actors: list[str], recipients: list[str]) -> None:
    events = [(e.event_type, [a.id for a in e.actors], [r.id for r in e.recipients]) for e in coder.code(text, "2024-06-12")]
    assert (event_type, actors, recipients) in events


@pytest.mark.parametrize(("text", "whom"), BRANCHES)
def test_help_for_those_who_live_by_something(coder: Coder, text: str, whom: str) -> None:
    (event,) = coder.code(text, "2024-06-12")
    assert [r.span.text for r in event.recipients] == [whom]


def test_rain_is_asked_for_nothing(coder: Coder) -> None:
    events = coder.code("Merchants demanded shelter from the rain in Lagos.", "2024-06-12")
    assert not any(r.span.text == "rain" for e in events for r in e.recipients)


@pytest.mark.parametrize(("text", "status"), [
    ("The ministry refused to comment on reports that troops had shot two Nepalese farmers.", "hypothetical"),
    ("The ministry confirmed reports that troops had shot two Nepalese farmers.", "actual"),
])
def test_what_nobody_comments_on(coder: Coder, text: str, status: str) -> None:
    assert [e.status.value for e in coder.code(text, "2024-06-12") if e.event_type == "ASSAULT"] == [status]


def test_to_tell_somebody_a_concession_is_no_other_act(coder: Coder) -> None:
    events = coder.code("Libya told the agency it would open its sites to inspectors.", "2024-06-12")
    assert [e.event_type for e in events if e.confidence >= coder.events.calibration.least] == ["CONCEDE"]


def test_what_demands_include_is_not_done(coder: Coder) -> None:
    events = coder.code("The strikers' demands include the resignation of the Thai premier.", "2024-06-12")
    assert [e.event_type for e in events] == ["REQUEST"]
