"""Date expressions, and which predicate they belong to."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import Reading, from_columns
from dragoman.records import Basis
from dragoman.setting import Dates, expressions, resolve

FRIDAY = dt.date(2023, 3, 31)


def value(text: str, published: dt.date | None = FRIDAY) -> tuple[str, str, str, str] | None:
    f = resolve(text, published)
    return None if f is None else (f.first.isoformat(), f.last.isoformat(), f.precision, f.basis.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday", "2023-03-31"), ("on Monday", "2023-03-27"), ("last Friday", "2023-03-24"), ("next Friday", "2023-04-07"),
        ("this Sunday", "2023-04-02"), ("Monday last week", "2023-03-20"), ("Thurs.", "2023-03-30"),
        ("yesterday", "2023-03-30"), ("today", "2023-03-31"), ("tomorrow", "2023-04-01"), ("last night", "2023-03-30"),
        ("two days ago", "2023-03-29"), ("March 3", "2023-03-03"), ("3 March", "2023-03-03"), ("Dec. 24", "2022-12-24"),
        ("April 2", "2023-04-02"),
    ],
)  # fmt: skip
def test_days_by_the_publication_date(text: str, day: str) -> None:
    assert value(text) == (day, day, "day", "relative")
    assert value(text, None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last week", ("2023-03-20", "2023-03-26", "week")), ("next month", ("2023-04-01", "2023-04-30", "month")),
        ("this year", ("2023-01-01", "2023-12-31", "year")), ("early this year", ("2023-01-01", "2023-03-31", "year")),
        ("three weeks later", ("2023-04-17", "2023-04-23", "week")), ("the past two weeks", ("2023-03-17", "2023-03-31", "week")),
        ("last December", ("2022-12-01", "2022-12-31", "month")), ("in December", ("2022-12-01", "2022-12-31", "month")),
        ("the third quarter", ("2022-07-01", "2022-09-30", "quarter")),
    ],
)  # fmt: skip
def test_stretches_by_the_publication_date(text: str, expected: tuple[str, str, str]) -> None:
    assert value(text) == (*expected, "relative")
    assert value(text, None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 3, 2021", ("2021-03-03", "2021-03-03", "day")), ("3 March 2021", ("2021-03-03", "2021-03-03", "day")),
        ("2020-02-29", ("2020-02-29", "2020-02-29", "day")), ("May 1998", ("1998-05-01", "1998-05-31", "month")),
        ("in 1998", ("1998-01-01", "1998-12-31", "year")), ("the 1990s", ("1990-01-01", "1999-12-31", "decade")),
        ("first quarter of 2022", ("2022-01-01", "2022-03-31", "quarter")),
    ],
)  # fmt: skip
def test_stated_dates_need_no_publication_date(text: str, expected: tuple[str, str, str]) -> None:
    assert value(text) == value(text, None) == (*expected, "stated")


@pytest.mark.parametrize("text", ["now", "several days ago", "two hours ago", "in 2000 troops", "the day", "Mayor"])
def test_what_tells_no_date(text: str) -> None:
    assert expressions(text, FRIDAY) == []


def test_months_of_the_turn_of_the_year() -> None:
    assert value("next month", dt.date(2022, 12, 31)) == ("2023-01-01", "2023-01-31", "month", "relative")
    assert value("last week", dt.date(2023, 1, 2)) == ("2022-12-26", "2023-01-01", "week", "relative")


@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2050, 12, 31)))
def test_weekdays_lie_in_the_week_before(day: dt.date) -> None:
    for k, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")):
        bare, before, after = (resolve(f"{word}{name}", day) for word in ("", "last ", "next "))
        assert bare is not None
        assert before is not None
        assert after is not None
        assert bare.first.weekday() == before.first.weekday() == after.first.weekday() == k
        assert 0 <= (day - bare.first).days < 7
        assert 0 < (day - before.first).days <= 7
        assert 0 < (after.first - day).days <= 7


@settings(max_examples=100, deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_written_date_comes_back(day: dt.date) -> None:
    for text in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}"):
        assert value(text, None) == (day.isoformat(), day.isoformat(), "day", "stated")


def two_clauses() -> Reading:
    return from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        ("said", "say", "VERB", "VBD", 0, "root"),
        ("Tuesday", "Tuesday", "PROPN", "NNP", 2, "obl:tmod"),
        ("Iraq", "Iraq", "PROPN", "NNP", 5, "nsubj"),
        ("attacked", "attack", "VERB", "VBD", 2, "ccomp"),
        ("Oman", "Oman", "PROPN", "NNP", 5, "obj"),
        ("on", "on", "ADP", "IN", 8, "case"),
        ("Monday", "Monday", "PROPN", "NNP", 5, "obl"),
    ])  # fmt: skip


def test_each_predicate_has_its_own_date() -> None:
    reading = two_clauses()
    dates = Dates(reading.text, FRIDAY)
    said, attacked = (dates.when(reading.sentences[0], k) for k in (1, 4))
    assert said is not None
    assert attacked is not None
    assert (said.start.isoformat(), attacked.start.isoformat()) == ("2023-03-28", "2023-03-27")
    assert attacked.basis is Basis.RELATIVE
    assert attacked.span is not None
    assert reading.text[attacked.span.start : attacked.span.end] == attacked.span.text == "on Monday"


def test_without_a_publication_date_there_is_none() -> None:
    reading = two_clauses()
    assert Dates(reading.text, None).when(reading.sentences[0], 4) is None


def test_a_weekday_ahead_is_the_coming_one() -> None:
    reading = from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 3, "nsubj"),
        ("will", "will", "AUX", "MD", 3, "aux"),
        ("talk", "talk", "VERB", "VB", 0, "root"),
        ("on", "on", "ADP", "IN", 5, "case"),
        ("Monday", "Monday", "PROPN", "NNP", 3, "obl"),
    ])  # fmt: skip
    dates = Dates(reading.text, FRIDAY)
    back, ahead = dates.when(reading.sentences[0], 2), dates.when(reading.sentences[0], 2, ahead=True)
    assert back is not None
    assert ahead is not None
    assert (back.start.isoformat(), ahead.start.isoformat()) == ("2023-03-27", "2023-04-03")
