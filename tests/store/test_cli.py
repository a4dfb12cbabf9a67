"""`dragoman add`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import coder
from dragoman.batch import shared_coder
from dragoman.cli import main
from dragoman.knowledge import digest
from dragoman.store import Store

TEXT = "China condemned the United States on Friday. Russian troops attacked Ukraine, officials in Kyiv said."
OTHER = "Turkey urged Greece to withdraw its forces, and Athens rejected the demand."


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(w) for w in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.stdout == ""
    return result.exit_code, result.stderr


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    rows = [{"id": "a", "text": TEXT, "published": "2023-03-31", "publisher": "Fjord Times"}, {"id": "b", "text": OTHER}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_add_and_add_again(news: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.duckdb"
    status, err = run("add", news, "--store", store)
    assert status == 0
    assert "0 rejected" in err
    with Store.open(store, read_only=True) as opened:
        events = list(opened.events())
        assert {e.event_type for e in events} >= {"ACCUSE", "ASSAULT"}
        texts = {a.id: a.text for a in opened.articles()}
        assert all(texts[e.article][e.trigger.start : e.trigger.end] == e.trigger.text for e in events)
    status, err = run("add", news, "--store", store)
    assert status == 0
    assert "0 events, 0 claims, 0 rejected" in err
    with Store.open(store, read_only=True) as opened:
        assert list(opened.events()) == events
        assert opened.query("SELECT count(*) AS n FROM codings")["n"].to_pylist() == [2]


def test_names_that_are_no_utf8_and_rows_without_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"")
    rows = [json.dumps({"text": OTHER}), '{"text": "Egypt condemned Israel.", "x": ' + "[" * 1100 + "]" * 1100 + "}"]
    (tmp_path / "in" / "deep.jsonl").write_text("\n".join(rows), encoding="utf-8")
    store = tmp_path / "news.duckdb"
    status, err = run("add", tmp_path / "in", "--store", store)
    assert (status, "2 articles" in err, "lists within lists" in err) == (3, True, True)
    with Store.open(store, read_only=True) as opened:
        assert any("udce9" in where for where in opened.query("SELECT input FROM rejects")["input"].to_pylist())


def test_another_article_under_a_known_id_is_told(tmp_path: Path) -> None:
    store = tmp_path / "news.duckdb"
    for text in (TEXT, OTHER):
        (tmp_path / "one.jsonl").write_text(json.dumps({"id": "1", "text": text}) + "\n", encoding="utf-8")
        status, err = run("add", tmp_path / "one.jsonl", "--store", store)
        assert (status, "1 article took the place of earlier ones" in err) == (0, text == OTHER)


def test_rejects_and_no_text(news: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.duckdb"
    status, err = run("add", news, tmp_path / "missing.txt", "--store", store, "--no-text", "-q", "--date", "2024-02-02")
    assert status == 3
    assert "rejected: " in err
    with Store.open(store, read_only=True) as opened:
        assert [(a.id, a.text, str(a.published)) for a in opened.articles()] == [("a", "", "2023-03-31"), ("b", "", "2024-02-02")]
        assert "missing.txt" in opened.query("SELECT input FROM rejects")["input"][0].as_py()
        assert all(e.evidence.text == "" and e.evidence.end for e in opened.events())


def test_what_is_added_last_is_shown(news: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.duckdb"

    def shown() -> list[str]:
        with Store.open(store, read_only=True) as opened:
            return [r.configuration_hash for r in opened.runs(shown=True)]

    run("add", news, "--store", store, "-q")
    first = shown()
    run("add", news, "--store", store, "--min-confidence", 0, "-q")
    assert shown() != first
    _, err = run("add", news, "--store", store)
    assert "2 articles coded otherwise since: the coding asked for now is shown again" in err
    assert shown() == first
    assert "coded otherwise" not in run("add", news, "--store", store)[1]


def test_nothing_to_add_makes_no_store(news: Path, tmp_path: Path) -> None:
    store = tmp_path / "new.duckdb"
    (tmp_path / "empty").mkdir()
    status, err = run("add", tmp_path / "nope", tmp_path / "empty", "--store", store)
    assert (status, err.splitlines()[0]) == (3, f"no article to add, so {store} was not made")
    assert "nope: no such file or folder" in err
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "codebook.toml").write_text("x", encoding="utf-8")
    assert run("add", news, "--knowledge", tmp_path / "mine", "--store", store)[0] == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty", "mine", "news.jsonl"]
    assert run("add", news, "--store", store, "-q")[0] == 0
    status, err = run("add", tmp_path / "nope", "--store", store)
    assert (status, "0 articles" in err) == (3, True)


def test_another_coder_codes_anew_and_says_so(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, mine = tmp_path / "news.duckdb", tmp_path / "mine"
    told = "2 articles known, but coded by another version, other tables or options: coded anew"

    def add(*more: object) -> str:
        status, err = run("add", news, "--store", store, *more)
        assert status == 0
        return err

    def rules(change: str) -> None:
        shared_coder.cache_clear()
        digest.cache_clear()
        monkeypatch.setattr(coder, "digest", lambda *_: change)

    assert told not in add()
    same = add()
    assert "2 articles known already, coded in the same way: not coded again" in same
    assert told not in same
    rules("new rules")
    assert told in add()
    mine.mkdir()
    frame = '[[group]]\ntype = "COERCE"\nframes = ["urge"]\n'
    (mine / "frames.toml").write_text(frame, encoding="utf-8")
    assert told in add("--knowledge", mine)
    assert told not in add("--knowledge", mine)
    (mine / "frames.toml").write_text(frame.replace("COERCE", "THREATEN"), encoding="utf-8")
    shared_coder.cache_clear()
    assert told in add("--knowledge", mine)
    with Store.open(store, read_only=True) as opened:
        assert len(opened.runs()) == 4
    shared_coder.cache_clear()


def test_no_text_and_text_again(news: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.duckdb"
    for more, text in (((), TEXT), (("--no-text",), ""), ((), TEXT)):
        run("add", news, "--store", store, "-q", *more)
        with Store.open(store, read_only=True) as opened:
            assert next(a.text for a in opened.articles() if a.id == "a") == text
            assert all(e.evidence.text == text[e.evidence.start : e.evidence.end] for e in opened.events() if e.article == "a")


def test_no_store(news: Path) -> None:
    status, err = run("add", news, "--store", news)
    assert status == 1
    assert "is an input as well" in err
    other = news.with_name("other.txt")
    other.write_text("no store", encoding="utf-8")
    status, err = run("add", news, "--store", other)
    assert status == 1
    assert "no store; nothing was changed" in err
    assert other.read_text(encoding="utf-8") == "no store"


@pytest.mark.slow
def test_processes_make_no_difference(news: Path, tmp_path: Path) -> None:
    exports = []
    for n in (1, 2):
        assert run("add", news, "--store", tmp_path / f"{n}.duckdb", "--processes", n, "-q")[0] == 0
        with Store.open(tmp_path / f"{n}.duckdb", read_only=True) as opened:
            exports.append({p.name: p.read_bytes() for p in opened.export_parquet(tmp_path / str(n), history=True)})
    assert exports[0] == exports[1]
