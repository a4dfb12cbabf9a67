"""A codebook that renames a type and adds two, one of them mutual, through every verb."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
BOOK = """version = "games"
[[type]]
name = "ACCUSE"
as = "BLAME"
[[type]]
name = "CONTEST"
quad = 1
recipient = false
mutual = true
near = ["CONSULT"]
score = 1.0
definition = "Plays a match against another."
mode = [{ name = "friendly", score = 2.0 }]
[[type]]
name = "HACK"
like = "ASSAULT"
definition = "Breaks into the computers of another."
"""
FRAMES = """[[group]]
type = "CONTEST"
frames = ["compete @with|against", "face_off @with"]
[[group]]
type = "HACK"
frames = ["hack", "n:hack @of|on"]
"""
ONE = """NAIROBI - Kenya and Uganda competed in Nairobi on Monday before 9,000 people.

Uganda accused Kenya of bribing the referee on Monday."""
TWO = """KAMPALA - Uganda competed against Kenya in Nairobi on Monday before 9,000 people.

Kenya was hacked by Uganda on Monday."""


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mine")
    (folder / "codebook.toml").write_text(BOOK, encoding="utf-8")
    (folder / "frames.toml").write_text(FRAMES, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    rows = [
        {"id": key, "text": text, "published": "2024-06-11", "publisher": name}
        for key, text, name in (("one", ONE, "The Post"), ("two", TWO, "The Herald"))
    ]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def store(run: Run, mine: Path, articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "games.duckdb"
    assert run("add", articles, "--store", path, "--knowledge", mine, "--min-confidence", "0", "-q").exit_code == 0
    assert run("fuse", "--store", path, "--knowledge", mine, "-q").exit_code == 0
    return path


def asked(run: Run, store: Path, *words: object) -> list[dict[str, Any]]:
    done = run("query", *words, "--store", store, "--format", "csv")
    assert done.exit_code == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_coded_shown_and_explained(run: Run, mine: Path, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"
    assert run("code", articles, "--knowledge", mine, "--min-confidence", "0", "-q", "-o", out).exit_code == 0
    events = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    kinds = {(e["article"], e["event_type"]): e for e in events}
    assert {("one", "CONTEST"), ("two", "CONTEST"), ("one", "BLAME"), ("two", "HACK")} <= set(kinds)
    assert "ACCUSE" not in {e["event_type"] for e in events}
    match, hack = kinds["one", "CONTEST"], kinds["two", "HACK"]
    assert (match["mutual"], match["quad"], [a["id"] for a in match["actors"]]) == (True, 1, ["KEN", "UGA"])
    assert (hack["quad"], [a["id"] for a in hack["actors"]], [a["id"] for a in hack["recipients"]]) == (4, ["UGA"], ["KEN"])
    assert "CONTEST" in run("show", articles, "--knowledge", mine).stdout
    told = run("explain", match["id"], out, "--knowledge", mine).stdout
    assert "Plays a match against another." in told
    assert "with one another" in told


def test_classified(run: Run, mine: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text(
        "marked_sentence\n<s>Uganda</s> hacked <t>Kenya</t> on Monday.\n<s>Uganda</s> accused <t>Kenya</t> of bribery.\n", encoding="utf-8"
    )
    done = run("classify", pairs, "--knowledge", mine, "-q")
    assert [line.split("\t")[1] for line in done.stdout.splitlines()[1:]] == ["HACK", "BLAME"]
    shipped = [line.split("\t")[1] for line in run("classify", pairs, "-q").stdout.splitlines()[1:]]
    assert shipped[0] != "HACK"
    assert shipped[1] == "ACCUSE"


def test_two_who_did_it_and_one_who_did_it_to_the_other_are_one_story(run: Run, store: Path) -> None:
    stories = [r for r in asked(run, store, "stories", "KEN", "UGA") if "CONTEST" in r["event_types"]]
    assert [(r["articles"], r["origins"]) for r in stories] == [("2", "2")]


def test_without_the_folder_what_is_unknown_is_told(run: Run, store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(store.read_bytes())
    done = run("fuse", "--store", copy)
    assert "BLAME, CONTEST, HACK: not in the codebook" in done.stderr
    assert "--knowledge" in done.stderr


def test_asked_drawn_and_exported(run: Run, mine: Path, store: Path, tmp_path: Path) -> None:
    found = asked(run, store, "accusations", "--knowledge", mine)
    assert [(r["accuser"], r["accused"]) for r in found] == [("UGA", "KEN")]
    assert asked(run, store, "accusations") == []
    picture = tmp_path / "types.json"
    assert run("plot", "types", "--store", store, "-o", picture, "--knowledge", mine).exit_code == 0
    domain = json.loads(picture.read_text(encoding="utf-8"))
    assert '["CONTEST", "BLAME", "HACK"]' in json.dumps(domain)
    for form in ("plover", "geojson", "graphml", "polecat"):
        assert run("export", "--format", form, "--store", store, "-o", tmp_path / f"out.{form}").exit_code == 0
    assert '"CONTEST"' in (tmp_path / "out.plover").read_text(encoding="utf-8")
