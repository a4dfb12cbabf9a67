"""Date expressions in clauses of our own, and feasts."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.setting import expressions, holidays
from dragoman.setting.holidays import easter, holiday
from dragoman.setting.stretches import Found

LINES = Path(__file__).with_name("date_clauses.tsv").read_text(encoding="utf-8").splitlines()
CLAUSES = [tuple(line.split("\t")) for line in LINES if not line.startswith(("#", "published\t"))]


def spelled(f: Found) -> str:
    return f.first.isoformat() if f.first == f.last else f"{f.first}..{f.last}"


@pytest.mark.parametrize(("published", "clause", "dates"), CLAUSES)
def test_what_a_clause_dates(published: str, clause: str, dates: str) -> None:
    found = expressions(clause, dt.date.fromisoformat(published))
    assert " ; ".join(map(spelled, found)) == dates
    assert all(0 <= f.start < f.end <= len(clause) for f in found)
    assert all(f.end <= g.start for f, g in pairwise(found))


def test_the_next_day_is_told_from_the_text_before() -> None:
    published = dt.date(2024, 6, 12)
    (before,) = expressions("The two met on June 3.", published)
    (told,) = expressions("They signed the next day.", published, before)
    assert spelled(told) == "2024-06-04"
    assert expressions("They signed the next day.", published) == []


def test_easter_falls_in_spring_and_on_a_sunday() -> None:
    known = {1998: "1998-04-12", 2000: "2000-04-23", 2008: "2008-03-23", 2011: "2011-04-24", 2024: "2024-03-31", 2025: "2025-04-20"}
    assert {y: easter(y).isoformat() for y in known} == known
    for year in range(1900, 2100):
        assert dt.date(year, 3, 22) <= easter(year) <= dt.date(year, 4, 25)
        assert easter(year).weekday() == 6


def test_feasts_by_weekday_and_from_the_end_of_a_month() -> None:
    assert holiday("Thanksgiving", 2023) == dt.date(2023, 11, 23)
    assert holiday("Memorial Day", 2024) == dt.date(2024, 5, 27)
    assert holiday("New Year’s Day", 2024) == dt.date(2024, 1, 1)


@pytest.mark.parametrize("rule", ["13-01", "thursday 9 11", "easter", "monday"])
def test_a_wrong_rule_names_its_line(rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "holidays.csv"
    path.write_text(f"name,rule\nBoxing Day,12-26\nNobody's Day,{rule}\n", encoding="utf-8")
    monkeypatch.setattr(holidays, "shipped", lambda *_: path)
    with pytest.raises(KnowledgeError, match="is no rule") as caught:
        holidays.holidays.__wrapped__()
    assert caught.value.line == 3
