"""Dates of what was done lie in the past."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In March the court ordered Dakar to suspend the inquiry.", dt.date(2025, 3, 1)),
        ("The opposition urged the president to release them before next month's talks.", dt.date(2025, 10, 17)),
        ("The president will visit Dakar in March.", dt.date(2026, 3, 1)),
    ],
)
def test_done_and_to_come(coder: Coder, text: str, start: dt.date) -> None:
    events = coder.read(Article(id="a", text=text, published=dt.date(2025, 10, 17))).events
    assert [e.when.start for e in events if e.when is not None][:1] == [start]


def test_what_is_expected_is_dated_ahead(coder: Coder) -> None:
    [event] = coder.code("The Spanish consul is expected to meet the Kenyan minister on Thursday.", "2025-11-24")
    assert event.event_type == "AGREE"
    assert event.when is not None
    assert event.when.start == dt.date(2025, 11, 27)


def test_what_another_clause_dates_is_no_news_of_last_year(coder: Coder) -> None:
    text = "The African Union welcomed a truce proposed by Qatar, and Angola offered to host talks in June."
    found = {e.trigger.text: e.when for e in coder.code(text, "2025-05-12")}
    assert found["welcomed"] is not None
    assert found["welcomed"].start == dt.date(2025, 5, 12)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Chile and Brazil offered to mediate, while the Arab League called a meeting for Friday.", dt.date(2024, 6, 4)),
        ("France condemned the raid, though Italy held talks with Libya on Sunday.", dt.date(2024, 6, 4)),
        ("France condemned the raid on Sunday, while Italy stayed silent.", dt.date(2024, 6, 2)),
        ("Kerry met Lavrov while visiting Paris on Sunday.", dt.date(2024, 6, 2)),
        ("Troops shelled the town hours after rebels attacked on Sunday.", dt.date(2024, 6, 2)),
    ],
)
def test_the_day_of_what_stands_beside_is_its_own(coder: Coder, text: str, start: dt.date) -> None:
    event = coder.code(text, "2024-06-04")[0]
    assert event.when is not None
    assert event.when.start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Kenyatta visited Brussels to attend a summit of the African Union, in February 2022.", dt.date(2022, 2, 1)),
        ("He travelled to Addis Ababa to press for talks between the rebels and the army, on 14 November 2021.", dt.date(2021, 11, 14)),
        ("Rama met survivors to mark a massacre in 1988.", dt.date(2022, 6, 10)),
    ],
)
def test_a_date_behind_a_purpose_is_that_of_the_act(coder: Coder, text: str, start: dt.date) -> None:
    event = coder.code(text, "2022-06-10")[0]
    assert event.when is not None
    assert event.when.start == start


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("China expelled two envoys on Tuesday, a day after Canada banned Huawei.", [dt.date(2022, 3, 8), dt.date(2022, 3, 7)]),
        ("Two days after Mali's junta jailed 46 soldiers, Togo recalled its envoy on Friday.", [dt.date(2022, 3, 2), dt.date(2022, 3, 4)]),
        ("Russia bombed Odesa on Saturday, hours after it signed a deal with Ukraine.", [dt.date(2022, 3, 5), dt.date(2022, 3, 5)]),
        ("Chad closed its border with Libya a year after rebels killed the president.", [dt.date(2022, 3, 10), dt.date(2021, 1, 1)]),
        ("Egypt freed three pilots two days after Christmas.", [dt.date(2021, 12, 27)]),
        ("Iraq fired missiles at Israel a day after the bombing of Baghdad by US jets on 17 January 1991.",
         [dt.date(1991, 1, 18), dt.date(1991, 1, 17)]),
    ],
)  # fmt: skip
def test_how_long_after_an_act_another_was(coder: Coder, text: str, starts: list[dt.date]) -> None:
    assert [e.when.start for e in coder.code(text, "2022-03-10") if e.when is not None] == starts
