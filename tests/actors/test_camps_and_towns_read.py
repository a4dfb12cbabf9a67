"""Whose a camp, a raid or a town no table has is: the state in which the text says that it lies, and not that of who strikes it."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


@pytest.mark.parametrize(
    ("text", "trigger", "countries"),
    [
        ("Eritrea's air force bombed a refugee camp in Ethiopia on Friday.", "bombed", {"ETH"}),
        ("Burundi shelled the Sange refugee camp near Goma in Congo.", "shelled", {"COD"}),
        ("Israel bombed a Palestinian refugee camp in Lebanon.", "bombed", {"PSE"}),
        ("Turkish jets struck rebel positions in Syria on Monday.", "struck", {"SYR"}),
        ("Kenya bombed Yida in South Sudan on Friday. The attack on Yida market had killed nobody, monks said.", "attack", {"SSD"}),
    ],
)
def test_what_is_struck_is_of_where_it_is(coder: Coder, text: str, trigger: str, countries: set[str]) -> None:
    events = coder.read(Article(id="a", text=text)).events
    assert {r.country for e in events if e.trigger.text == trigger for r in e.recipients} == countries


def test_another_name_of_a_city_is_not_meant_in_another_country(coder: Coder) -> None:
    told = coder.read(Article(id="a", text="Two men were killed in the Yida camp in South Sudan on Friday.")).events
    assert {e.place.country for e in told if e.place is not None} == {"SSD"}
    plain = coder.read(Article(id="a", text="Two men were killed in Rangoon, Myanmar, on Friday.")).events
    assert {(e.place.name, e.place.country) for e in plain if e.place is not None} == {("Yangon", "MMR")}
