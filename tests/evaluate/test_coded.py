"""Articles with coded events, by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.evaluate import coded
from dragoman.records import Actor, Span


def test_a_text_is_scored_by_type_and_homes(coder: Coder, tmp_path: Path) -> None:
    text = "Kenyan police arrested a man in Mombasa. NATO condemned Russia."
    events = [
        {"trigger": [14, 22], "type": "COERCE", "mode": "arrest", "status": "actual", "actors": [[0, 13, "KEN/COP"]],
         "recipients": [[23, 28, "UGA/CVL"]], "said_by": [], "core": True},
        {"trigger": [46, 55], "type": "ACCUSE", "mode": None, "status": "actual", "actors": [[41, 45, "IGO:NATO"]],
         "recipients": [[56, 62, "RUS"]], "said_by": [], "core": False},
    ]
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text, "events": events}) + "\n", encoding="utf8")
    found = coded.load(path, tmp_path)
    assert found is not None
    figures = coded.weighed(coder, found).figures()
    assert (figures["events_gold"], figures["events_coded"]) == (1, 2)
    assert (figures["type_f1"], figures["triple_precision"], figures["triple_recall"]) == (100.0, 50.0, 0.0)


def test_leads_need_their_articles(tmp_path: Path) -> None:
    path = tmp_path / "leads.jsonl"
    path.write_text('{"id": "x_1", "start": 0, "end": 40, "events": []}\n', encoding="utf8")
    assert coded.load(path, tmp_path) is None


@pytest.mark.parametrize(
    ("id_", "country", "code", "right"),
    [
        ("KEN/COP", "KEN", "KEN/GOV", True), ("KEN", "KEN", "UGA", False), ("IGO:UN", None, "IGO:EU", True),
        ("UNK:CVL", None, "?/CVL", True), ("NSA:HAMAS", "PSE", "NSA:Hamas", True), ("NSA:BJP", "IND", "IND/PTY", True),
        ("NGO:HRW", None, "NGO", True), ("GRP:G7", None, "USA", False),
    ],
)
def test_homes_of_codes(id_: str, country: str | None, code: str, right: bool) -> None:
    assert coded.same(Actor(span=Span(start=0, end=1, text="x"), id=id_, name="x", country=country), code) is right
