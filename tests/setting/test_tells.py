"""Words that tell where a text is set: money before and behind numbers, titles, institutions."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.setting.tells import Tells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge cost R1.2 million.", ["ZAF"]),
        ("Drivers avoid the R21 and the N1.", []),
        ("They owe the club 5,000 won.", ["KOR"]),
        ("They won 5 games.", []),
        ("A fine of HK$500 was paid.", ["HKG"]),
        ("A fine of US$500 was paid.", []),
        ("The marae was full.", ["NZL"]),
        ("Datuk Noor paid RM50.", ["MYS", "MYS"]),
    ],
)
def test_words_of_one_state(text: str, expected: list[str]) -> None:
    assert [s[0] for _, s in Tells.shipped().told(text) if len(s) == 1] == expected


def test_money_sets_the_scene(coder: Coder) -> None:
    [event] = coder.code("Police arrested three councillors on Monday. They are said to have taken R4.5 million meant for a clinic.")
    assert event.event_type == "COERCE"
    assert event.actors[0].id == "ZAF/COP"


def test_money_of_several_states_tells_with_the_name_of_one(coder: Coder) -> None:
    known = coder.code("Police arrested three councillors on Monday over Sh4 million. The Ugandan clinic is still a shell.")
    unknown = coder.code("Police arrested three councillors on Monday over Sh4 million. The clinic is still a shell.")
    assert known[0].actors[0].id == "UGA/COP"
    assert unknown[0].actors[0].id == "UNK:COP"
