"""`dragoman code`: outputs, exit codes, the same bytes by any number of processes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from dragoman.batch import Settings, code_articles, shared_coder
from dragoman.output import COLUMNS, LISTS
from dragoman.records import Article, Event, Rejected

Run = Callable[..., tuple[int, str, str]]
FIRST = (
    "published: 2023-03-31\ntitle: Talks\npublisher: Fjord Times\n\n"
    "China condemned the United States on Friday. The presidents of France and Egypt met in Cairo, officials said."
)
SECOND = "Russian troops attacked Ukraine. Turkey urged Greece to withdraw its forces, and Athens rejected the demand."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "news"
    path.mkdir()
    (path / "a.txt").write_text(FIRST, encoding="utf-8")
    (path / "b.txt").write_text(SECOND, encoding="utf-8")
    return path


def test_jsonl_to_standard_output(run: Run, folder: Path) -> None:
    status, out, err = run("code", folder)
    assert status == 0
    lines = out.splitlines()
    assert lines
    assert f"2 articles, {len(lines)} events, 0 rejected" in err
    assert "1 article without a date" in err
    texts = {FIRST.partition("\n\n")[2], SECOND}
    for line in lines:
        assert set(json.loads(line)) == {f.name for f in msgspec.inspect.type_info(Event).fields}  # type: ignore[attr-defined]
        event = msgspec.json.decode(line, type=Event)
        for span in (event.trigger, event.evidence, *(a.span for a in (*event.actors, *event.recipients))):
            assert any(t[span.start : span.end] == span.text for t in texts)


def test_standard_input_and_a_date(run: Run, folder: Path) -> None:
    _, out, _ = run("code", folder / "a.txt", "-q")
    status, again, err = run("code", "-", "-q", "--date", "2023-03-31", given=FIRST)
    assert (status, again, err) == (0, out, "")


def test_endings(run: Run, folder: Path, tmp_path: Path) -> None:
    for ending in ("jsonl", "csv", "parquet"):
        assert run("code", folder, "-q", "-o", tmp_path / f"e.{ending}")[0] == 0
    events = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()]
    with (tmp_path / "e.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    table = pq.read_table(tmp_path / "e.parquet")
    assert tuple(rows[0]) == COLUMNS == tuple(table.column_names)
    records = table.to_pylist()
    assert [e["id"] for e in events] == [r["id"] for r in rows] == [r["id"] for r in records]
    for event, r, record in zip(events, rows, records, strict=True):
        assert r["actors"] == "; ".join(a["id"] for a in event["actors"])
        assert record["actors"] == [a["id"] for a in event["actors"]]
        assert all(isinstance(record[name], list) for name in LISTS)
        assert (r["trigger"], int(r["trigger_start"])) == (event["trigger"]["text"], event["trigger"]["start"])
    assert rows[0]["publisher"] == "Fjord Times"
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize("verb", ["code", "claims"])
@pytest.mark.parametrize("there", [True, False])
def test_no_output_among_the_articles_of_a_folder(run: Run, folder: Path, verb: str, *, there: bool) -> None:
    (folder / "below").mkdir()
    path = folder / "below" / "c.jsonl"
    if there:
        path.write_text(json.dumps({"text": SECOND}), encoding="utf-8")
    before = sorted(folder.rglob("*"))
    status, _, err = run(verb, folder / "b.txt", folder, "-o", path, "--overwrite")
    assert status == 1
    assert f"c.jsonl lies in {folder}, all of whose .txt and .jsonl files are read; write to a place outside" in err
    assert sorted(folder.rglob("*")) == before
    assert path.exists() == there
    if there:
        assert json.loads(path.read_text(encoding="utf-8")) == {"text": SECOND}


def test_what_is_never_read_may_lie_in_the_folder(run: Run, folder: Path) -> None:
    assert run("code", folder, "-q", "-o", folder / "e.parquet")[0] == 0
    assert run("code", folder, "-q", "-o", folder / "e.parquet", "--overwrite")[0] == 0


def test_output_that_exists(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_text("mine", encoding="utf-8")
    status, _, err = run("code", folder, "-o", path)
    assert status == 1
    assert "give --overwrite" in err
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("code", folder, "-q", "-o", path, "--overwrite")[0] == 0
    assert path.read_text(encoding="utf-8").startswith('{"id"')


@pytest.mark.parametrize("name", ["in.jsonl", "soft.jsonl", "hard.jsonl"])
def test_an_input_is_never_overwritten(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"text": SECOND}), encoding="utf-8")
    (tmp_path / "soft.jsonl").symlink_to(path)
    (tmp_path / "hard.jsonl").hardlink_to(path)
    status, _, err = run("code", path, "-o", tmp_path / name, "--overwrite")
    assert status == 1
    assert "is an input as well" in err
    assert path.stat().st_size > 0


@pytest.mark.parametrize(("name", "says"), [("e.xlsx", "ending must be"), ("none/e.csv", "does not exist; make it first")])
def test_outputs_that_cannot_be(run: Run, folder: Path, tmp_path: Path, name: str, says: str) -> None:
    status, _, err = run("code", folder, "-o", tmp_path / name)
    assert status == 1
    assert says in err


def test_rejects_are_counted_listed_and_cost_nothing_else(run: Run, folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"")
    status, out, err = run("code", folder, folder / "none.txt")
    assert status == 3
    assert "2 articles" in err
    assert "2 rejected" in err
    assert f"rejected: {folder / 'c.txt'}: the file is empty" in err
    assert f"rejected: {folder / 'none.txt'}: no such file" in err
    (folder / "c.txt").unlink()
    assert run("code", folder)[1] == out
    assert "rejected: " in run("code", folder, folder / "none.txt", "--quiet")[2]


@pytest.mark.parametrize(
    "words",
    ["code", "code a --date 31.3.2023", "code a --processes 0", "code a --processes 99999", "nothing", "code a --knowledge no", "show"],
)
def test_wrong_usage(run: Run, words: str) -> None:
    assert run(*words.split())[0] == 2


def test_a_date_under_another_name_is_told_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"{SECOND} {n}", "date": "2023-03-31"}) + "\n" for n in range(2)), encoding="utf-8")
    told = "2 articles dated by another field, which is not read: 'date' (2); name it published\n"
    for words in (("code", path), ("show", path), ("claims", path), ("add", path, "--store", tmp_path / "s.duckdb")):
        assert run(*words)[2].count(told) == 1


def test_min_confidence_and_frames_only(run: Run, folder: Path) -> None:
    _, out, _ = run("code", folder, "-q", "--min-confidence", "0.8")
    assert all(json.loads(line)["confidence"] >= 0.8 for line in out.splitlines())
    _, out, _ = run("code", folder, "-q", "--frames-only")
    assert out
    assert not any("learned" in why for line in out.splitlines() for why in json.loads(line)["fired"])


@pytest.mark.parametrize("processes", ["1", "2"])
def test_wrong_tables_of_the_user_are_one_line(folder: Path, tmp_path: Path, processes: str) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "states.csv").write_text("nonsense\n1\n", encoding="utf-8")
    words = ["code", str(folder), "-q", "--knowledge", str(tmp_path / "own"), "--processes", processes]
    done = subprocess.run([sys.executable, "-m", "dragoman", *words], capture_output=True, text=True, check=False, timeout=600)  # noqa: S603
    assert done.returncode == 1
    assert done.stderr.startswith("Error: states.csv:1: columns missing")
    assert len(done.stderr.splitlines()) == 1


def test_a_fault_in_one_article_leaves_the_rest(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coder = shared_coder(Settings())
    read = type(coder).read

    def sometimes(self: object, article: Article) -> object:
        if article.title == "Talks":
            raise KeyError("x")
        return read(self, article)  # type: ignore[arg-type]

    monkeypatch.setattr(type(coder), "read", sometimes)
    status, out, err = run("code", folder)
    assert status == 3
    assert out
    assert "a fault of ours (KeyError: 'x'); please report it" in err


def test_order_is_kept_and_rejects_pass() -> None:
    article = Article(id="x", text=SECOND)
    bad = Rejected(where="here", reason="why")
    first, second = code_articles([bad, article], Settings(frames_only=True))
    assert first is bad
    assert not isinstance(second, Rejected)
    assert second.article is article


def test_same_bytes_by_one_or_two_processes(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    rows = [{"id": str(n), "text": f"{SECOND} Report {n}.", "published": "2023-03-31"} for n in range(7)]
    path.write_text("\n".join([*(json.dumps(r) for r in rows), "bad", json.dumps({"text": FIRST.partition("\n\n")[2]})]), encoding="utf-8")
    runs = []
    for n in ("1", "2"):
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "dragoman", "code", str(path), "--processes", n], capture_output=True, check=False, timeout=600
        )
        assert done.returncode == 3, done.stderr
        runs.append((done.stdout, done.stderr))
    assert runs[0] == runs[1]
    assert len({json.loads(line)["article"] for line in io.BytesIO(runs[0][0])}) == 8
