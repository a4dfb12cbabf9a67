"""The trees that confidence is read from."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from dragoman.coding.calibration import COLUMNS, VOICES, Calibration, trees
from dragoman.coding.evidence import FEATURES
from dragoman.errors import KnowledgeError

HEADER = ",".join(COLUMNS)
TWO = "heads,0,0,chance,0.5,1,2,\nheads,0,1,,,,,-1\nheads,0,2,,,,,2\nheads,1,0,,,,,0.5"


def written(folder: Path, body: str) -> Path:
    path = folder / "confidence.csv"
    path.write_text(f"{HEADER}\n{body}\n", encoding="utf8")
    return path


def values(**told: float) -> tuple[float, ...]:
    return tuple(told.get(name, 0.0) for name in FEATURES)


@pytest.mark.parametrize(("chance", "odds"), [(0.5, -0.5), (0.51, 2.5)])
def test_values_of_all_trees_of_the_voice_add_up(tmp_path: Path, chance: float, odds: float) -> None:
    curve = Calibration(trees(written(tmp_path, TWO)), {"heads": 0.25, "frames": -3.0})
    assert curve(values(chance=chance), heard=True) == round(1 / (1 + math.exp(-odds - 0.25)), 3)
    assert curve(values(chance=chance), heard=False) == round(1 / (1 + math.exp(3.0)), 3)


@pytest.mark.parametrize(("body", "line", "problem"), [
    ("heart,0,0,,,,,1", 2, "write heads or frames"),
    ("heads,0,0,luck,0.5,1,2,\nheads,0,1,,,,,1\nheads,0,2,,,,,1", 2, "'luck' is not known"),
    ("heads,0,0,chance,0.5,1,2,\nheads,0,1,,,,,1", 2, "later nodes"),
    ("heads,0,0,chance,0.5,0,1,\nheads,0,1,,,,,1", 2, "later nodes"),
    ("heads,0,0,,,,,much", 2, "no number"),
    ("heads,0,0,,,,,1\nheads,0,2,,,,,1", 3, "node 2 where 1 is due"),
])
def test_a_faulty_table_is_refused_at_its_line(tmp_path: Path, body: str, line: int, problem: str) -> None:
    with pytest.raises(KnowledgeError, match=problem) as complaint:
        trees(written(tmp_path, body))
    assert f"line {line}" in str(complaint.value) or f":{line}" in str(complaint.value)


def test_the_shipped_trees_hear_the_head() -> None:
    curve = Calibration.shipped()
    assert all(curve.trees[voice] for voice in VOICES)
    sure = {"share": 0.95, "frame": 1.0, "noun": 0.0, "actors": 1.0, "recipients": 1.0, "known": 2.0, "officials": 2.0, "public": 1.0,
            "acting": 4.0, "suffering": 4.0, "actor_out": -6.0, "recipient_out": -6.0, "speaker": -6.0, "depth": 0.0, "length": 20.0,
            "names": 2.0, "verbs": 2.0, "political": 0.8, "quad": 3.0}
    told = [
        values(**sure, chance=p, event=p, typed=p, first=max(p, 1 - p), second=min(p, 1 - p), again=p, again_typed=p)
        for p in (0.1, 0.5, 0.9)
    ]
    low, middle, high = (curve(v, heard=True) for v in told)
    assert low < middle < high
