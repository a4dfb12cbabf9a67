from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from handmade import article, event

from dragoman.cli.fuse import fuse
from dragoman.errors import OutputError
from dragoman.records import Article, Claim, Event, Run
from dragoman.store import Store


@dataclass
class Coded:
    article: Article
    events: tuple[Event, ...]
    claims: tuple[Claim, ...] = ()


def test_stories_of_a_store(tmp_path: Path) -> None:
    a = article("a", "Warplanes struck a depot at Homs on Tuesday and killed 12 soldiers.", publisher="Brant Tribune")
    b = article("b", "A strike on a depot at Homs on Tuesday killed 15 soldiers.", publisher="Radio Calder")
    records = [Coded(x, (event(x, "ASSAULT", "ISR/MIL", "SYR/MIL", "2021-03-02"),)) for x in (a, b)]
    path, out = tmp_path / "news.duckdb", tmp_path / "stories.jsonl"
    run = Run(id="r", coder_version="1", codebook_version="2", model_hash="m", configuration_hash="c")
    with Store.open(path) as store:
        store.add(records, run)
    done = CliRunner().invoke(fuse, ["--store", str(path), "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert "1 story from 2 events in 2 articles; 1 with more than one origin; 1 affair" in done.stderr
    row = json.loads(out.read_text())
    assert row["articles"] == ["a", "b"]
    with Store.open(path, read_only=True) as store:
        kept = list(store.stories())
        affairs = store.query("SELECT * FROM affairs").to_pylist()
        (flat,) = store.query("SELECT DISTINCT story, affair FROM events_flat").to_pylist()
        parquet = [p.read_bytes() for p in store.export_parquet(tmp_path / "before")]
        assert store.stories_current()
    assert [s.id for s in kept] == [row["id"]]
    assert flat == {"story": row["id"], "affair": row["affair"]}
    first = dt.date(2021, 3, 2)
    counts = {"stories": 1, "articles": 2, "origins": 2, "publishers": ["Brant Tribune", "Radio Calder"]}
    assert affairs == [{"id": row["affair"], "first": first, "last": first, **counts}]
    assert CliRunner().invoke(fuse, ["--store", str(path)]).exit_code == 0
    with Store.open(path, read_only=True) as store:
        assert [p.read_bytes() for p in store.export_parquet(tmp_path / "after")] == parquet, "fusing again changes nothing"
    assert CliRunner().invoke(fuse, ["--store", str(path), "-o", str(out)]).exit_code == 1
    with pytest.raises(OutputError, match=r"stories are written as JSONL, a line each; end the name in \.jsonl"):
        CliRunner().invoke(fuse, ["--store", str(path), "-o", str(tmp_path / "stories.csv")], catch_exceptions=False)
