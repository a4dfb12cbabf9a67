from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.errors import InputError
from dragoman.evaluate import ecbplus, fusing, happenings


def test_b3_and_pairs() -> None:
    gold = {"a": 1, "b": 1, "c": 2, "d": 2}
    assert fusing.b3(gold, gold) == (100.0, 100.0, 100.0)
    one = dict.fromkeys(gold, 0)
    assert fusing.b3(one, gold)[:2] == (50.0, 100.0)
    assert fusing.pairs(one, gold)[:2] == (33.3, 100.0)
    assert fusing.b3({k: k for k in gold}, gold)[:2] == (100.0, 50.0)


def test_happenings_are_whole() -> None:
    found = happenings.load()
    assert len(found) == 40
    assert {h.half for h in found} == {"open", "closed"}
    for h in found:
        assert 3 <= len(h.reports) <= 8, h.name
        assert all(30 <= len(r.article.text.split()) <= 90 for r in h.reports), h.name
    with pytest.raises(InputError, match="no half"):
        happenings.load("third")


@pytest.mark.parametrize("half", ["open", "closed"])
def test_golden_events_are_fused_as_they_should_be(half: str) -> None:
    precision, recall, f1 = fusing.golden(happenings.load(half))
    assert min(precision, recall, f1) >= 96.5


@pytest.mark.slow
@pytest.mark.parametrize("half", ["open", "closed"])
def test_coded_events(coder: Coder, half: str) -> None:
    found = fusing.figures(coder, half)
    assert found["b3_f1"] >= 85
    assert found["b3_f1"] > found["b3_f1_one_a_day"]
    assert found["origins_right"] >= 90


@pytest.mark.shared
def test_ecbplus_is_read(shared: Path) -> None:
    archive = shared / "data" / "fusion" / "ecbplus.tgz"
    if not archive.is_file():
        pytest.skip("ECB+ is not there")
    found = list(ecbplus.load(archive, ("41",)))
    assert len(found) == 20
    assert sum(len(d.mentions) for d in found) > 100
    assert all(m.end <= len(d.article.text) for d in found for m in d.mentions)
