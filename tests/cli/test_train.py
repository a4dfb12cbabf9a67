"""`dragoman train coding`, and a user's own codebook through the verbs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.coding import teach
from dragoman.coding.own import FILE, OwnHead
from dragoman.ingest import samples
from dragoman.store import Store

Run = Callable[..., Any]
BOOK = """[[type]]
name = "SANCTION"
as = "PUNISH"
[[type]]
name = "ESPIONAGE"
quad = 4
recipient = false
score = -4
definition = "Spies on others."
[[type]]
name = "COMMEMORATE"
quad = 1
recipient = false
score = 1
definition = "Honours the dead."
"""
TEXT = "Iran spied on Sweden. The EU imposed sanctions on Belarus."
NAMES = ("Iran", "Iraq", "Peru", "Cuba", "Mali", "Chad")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine"
    path.mkdir()
    (path / "codebook.toml").write_text(BOOK, encoding="utf-8")
    (path / "frames.toml").write_text('[[group]]\ntype = "ESPIONAGE"\nframes = ["spy @on"]\n', encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    rows = [{"text": f"{n} spied on Sweden.", "events": [{"trigger": [5, 10], "type": "ESPIONAGE", "mode": None}]} for n in NAMES]
    path = tmp_path / "examples.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


@pytest.fixture
def little_background(monkeypatch: pytest.MonkeyPatch) -> None:
    few: Callable[[], object] = lambda: samples()[:1]  # noqa: E731
    monkeypatch.setattr(teach, "samples", few)


@pytest.mark.usefixtures("little_background")
def test_train_and_use(run: Run, mine: Path, examples: Path, article: Path) -> None:
    lines = examples.read_text(encoding="utf-8").splitlines()
    odd = ["no JSON", '{"text": "x", "events": [{"trigger": [0, 9], "type": "AID"}]}']
    examples.write_text("\n".join([*lines[:3], *odd, *lines[3:]]), encoding="utf-8")
    done = run("train", "coding", examples, "--knowledge", mine)
    assert done.exit_code == 3
    assert "rejected: examples.jsonl:4: JSON is malformed" in done.stderr
    assert "rejected: examples.jsonl:5: trigger [0, 9] lies outside the text, which has 1 characters" in done.stderr
    assert "6 examples, 2 rejected" in done.stdout
    assert "ESPIONAGE  precision 1.00, recall 1.00: 6 of 6 triggers found, 0 false; fewer than 20 cases" in done.stdout
    assert "COMMEMORATE: 0 examples, not learned; it takes 5 at least" in done.stdout
    assert f"written: {mine / FILE}" in done.stdout
    first = (mine / FILE).read_bytes()
    there = run("train", "coding", examples, "--knowledge", mine)
    assert (there.exit_code, "give --overwrite" in there.stderr, (mine / FILE).read_bytes() == first) == (1, True, True)
    again = run("train", "coding", examples, "--knowledge", mine, "--overwrite", "-q")
    assert (again.exit_code, again.stdout, (mine / FILE).read_bytes() == first) == (3, "", True)
    (mine / "frames.toml").unlink()
    assert '"event_type":"ESPIONAGE"' in run("code", article, "--knowledge", mine).stdout


@pytest.mark.parametrize(
    ("name", "said"), [("x" * 300, "File name too long; choose another place"), ("no/x.npz", "the folder no does not exist; make it first")]
)
def test_a_name_that_cannot_be_is_told_before_learning(
    run: Run, mine: Path, examples: Path, name: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teach, "teach", lambda *_: pytest.fail("taught in vain"))
    done = run("train", "coding", examples, "--knowledge", mine, "--out", name)
    assert (done.exit_code, said in done.stderr) == (1, True)


def test_nothing_to_learn(run: Run, mine: Path, examples: Path, tmp_path: Path) -> None:
    examples.write_text("\n".join(examples.read_text(encoding="utf-8").splitlines()[:2]), encoding="utf-8")
    few = run("train", "coding", examples, "--knowledge", mine)
    assert few.exit_code == 1
    assert "no type or mode of yours has 5 examples or more (ESPIONAGE has 2, COMMEMORATE has 0)" in few.stderr
    assert not (mine / FILE).exists()
    assert run("train", "coding", tmp_path / "none.jsonl", "--knowledge", mine).exit_code == 1
    assert run("train", "coding", examples).exit_code == 2


@pytest.mark.parametrize(
    ("content", "says"), [(b"\x89\x00\x10" * 99, "this is a binary file, not text"), (b'{"text": "S\xe3o"}', "not UTF-8")]
)
def test_a_file_that_is_no_text_is_told_once(run: Run, mine: Path, tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "examples.bin"
    path.write_bytes((content + b"\n") * 50)
    done = run("train", "coding", path, "--knowledge", mine)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: {path}: {says}")
    assert len(done.stderr.splitlines()) == 1


def test_a_file_of_another_model(run: Run, mine: Path, article: Path) -> None:
    import numpy as np

    OwnHead((("ESPIONAGE", None),), np.zeros((385, 2), dtype=np.float32), "another").save(mine / FILE)
    coded = run("code", article, "--knowledge", mine)
    assert coded.exit_code == 1
    assert "coding.npz: learned with another model" in coded.stderr
    assert "run `dragoman train coding` again" in coded.stderr


def test_new_names_in_every_output(run: Run, mine: Path, article: Path, tmp_path: Path) -> None:
    out = run("code", article, "--knowledge", mine, "-q").stdout
    rows = [json.loads(line) for line in out.splitlines()]
    assert {(r["event_type"], r["quad"], r["score"]) for r in rows} == {("ESPIONAGE", 4, -4.0), ("PUNISH", 4, -6.0)}
    assert "SANCTION" not in out
    assert run("code", article, "--knowledge", mine, "-q", "-o", tmp_path / "e.csv").exit_code == 0
    table = (tmp_path / "e.csv").read_text(encoding="utf-8")
    assert [r["event_type"] for r in csv.DictReader(io.StringIO(table))] == [r["event_type"] for r in rows]
    assert "SANCTION" not in table
    store = tmp_path / "s.duckdb"
    assert run("add", article, "--knowledge", mine, "--store", store, "-q").exit_code == 0
    with Store.open(store, read_only=True) as held:
        kept = held.query("SELECT event_type, quad, score FROM events ORDER BY trigger_start").to_pylist()
        assert kept == [{name: r[name] for name in ("event_type", "quad", "score")} for r in rows]
        assert held.query("SELECT count(*) AS n FROM runs WHERE codebook_version LIKE 'plover-%+%'").to_pylist() == [{"n": 1}]
    shown = run("show", article, "--knowledge", mine).stdout
    assert "PUNISH" in shown
    (tmp_path / "e.jsonl").write_text(out, encoding="utf-8")
    spied = next(r["id"] for r in rows if r["event_type"] == "ESPIONAGE")
    assert "ESPIONAGE: Spies on others." in run("explain", spied, tmp_path / "e.jsonl", "--knowledge", mine).stdout
    assert "ESPIONAGE: not in the codebook; give the folder of yours by --knowledge" in run("explain", spied, tmp_path / "e.jsonl").stdout


def test_the_codebook_printed(run: Run, mine: Path) -> None:
    whole = run("codebook", "--knowledge", mine)
    assert whole.exit_code == 0
    assert "PUNISH  material conflict, score -6" in whole.stdout
    assert "ESPIONAGE  material conflict, score -4" in whole.stdout
    one = run("codebook", "punish", "--knowledge", mine)
    assert one.stdout.splitlines()[0] == "PUNISH  material conflict, score -6, CAMEO 160"
    assert run("codebook", "espionage").exit_code == 2


def test_a_mistake_is_told_with_its_line(run: Run, mine: Path, article: Path) -> None:
    (mine / "frames.toml").write_text('[[group]]\ntype = "ESPIONAGE"\nframes = [\n  "spy on",\n]\n', encoding="utf-8")
    coded = run("code", article, "--knowledge", mine)
    assert (coded.exit_code, coded.stderr.strip().splitlines()[-1]) == (1, "Error: frames.toml:4: cannot read the frame 'spy on'")
