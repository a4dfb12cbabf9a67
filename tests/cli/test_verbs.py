"""show, explain, classify, demo, codebook, --help and --version."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli import VERBS, main
from dragoman.cli.common import ALIKE

Run = Callable[..., Any]
TEXT = "China condemned the United States on Friday. The weather was mild. Russian troops attacked Ukraine, officials in Kyiv said."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(f"title: [bold]Odd[/bold] title\n\n{TEXT}\x1b[31m", encoding="utf-8")
    return path


@pytest.fixture
def events(run: Run, article: Path, tmp_path: Path) -> list[dict[str, object]]:
    assert run("code", article, "-q", "-o", tmp_path / "e.jsonl").exit_code == 0
    return [json.loads(line) for line in (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()]


def test_show(run: Run, article: Path, events: list[dict[str, object]]) -> None:
    shown = run("show", article)
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert lines[0].startswith("[bold]Odd[/bold] title  no date")
    assert "The weather was mild." in lines
    assert "\x1b" not in shown.stdout
    for e in events:
        at = next(n for n, line in enumerate(lines) if str(e["id"]) in line)
        assert str(e["event_type"]) in lines[at]
        assert any(line == str(e["evidence"]["text"]).replace("\x1b", " ") for line in lines[:at])  # type: ignore[index]
    assert "The weather was mild." not in run("show", article, "--events-only").stdout


def test_show_rejects(run: Run, tmp_path: Path) -> None:
    shown = run("show", tmp_path / "none.txt")
    assert shown.exit_code == 3
    assert "no such file" in shown.stderr


def test_explain_from_events_and_from_articles(run: Run, article: Path, events: list[dict[str, object]], tmp_path: Path) -> None:
    e = events[0]
    first = run("explain", e["id"], tmp_path / "e.jsonl")
    assert first.exit_code == 0
    for part in ("evidence" in e and TEXT[:44], "fired", "confidence", str(e["fired"][0])):  # type: ignore[index]
        assert str(part) in first.stdout
    lines = first.stdout.splitlines()
    assert "name the article beside the file" in lines[-1]
    whole = run("explain", str(e["id"])[:8], article).stdout.splitlines()
    assert all(after.startswith(before) for before, after in zip(lines[:-1], whole, strict=True))
    assert run("explain", e["id"], article, tmp_path / "e.jsonl").stdout.splitlines() == whole


def test_explain_on_what_ground_each_party_is_whom_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text("Kenyan doctors went on strike in Nairobi. The government arrested three foreigners.", encoding="utf-8")
    assert run("code", path, "-q", "-o", tmp_path / "b.jsonl", "--min-confidence", "0").exit_code == 0
    coded = [json.loads(line) for line in (tmp_path / "b.jsonl").read_text(encoding="utf-8").splitlines()]
    arrest = next(e["id"] for e in coded if e["trigger"]["text"] == "arrested")
    lines = run("explain", arrest, tmp_path / "b.jsonl", path).stdout.splitlines()
    actor, recipient = (next(x for x in lines if x.startswith(f"  {side} ")).split(maxsplit=1)[1] for side in ("actor", "recipient"))
    assert actor.startswith("KEN/GOV government, from “government” (46-56): “government”, GOV in organs.csv; no state is said: KEN is")
    assert recipient.endswith("(66-82): “foreigners”, CVL in roles.csv; nothing says whose")


def test_explain_an_article_that_reads_otherwise(run: Run, article: Path, events: list[dict[str, object]], tmp_path: Path) -> None:
    row = {"id": events[0]["article"], "text": "The cat lay beside the stove, and nothing else was told of it on that day."}
    (tmp_path / "other.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert article.exists()
    told = run("explain", events[0]["id"], tmp_path / "e.jsonl", tmp_path / "other.jsonl").stdout
    assert "the article reads otherwise now" in told


def test_explain_what_is_not_there(run: Run, events: list[dict[str, object]], tmp_path: Path) -> None:
    assert events
    gone = run("explain", "0000000000000000", tmp_path / "e.jsonl")
    assert gone.exit_code == 1
    assert "no event 0000000000000000" in gone.stderr
    assert run("explain", "ab", tmp_path / "e.jsonl").exit_code == 2
    lines = (tmp_path / "e.jsonl").read_text(encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text(lines.splitlines()[0] + "\n{}\n", encoding="utf-8")
    broken = run("explain", "0000000000000000", tmp_path / "bad.jsonl")
    assert broken.exit_code == 1
    assert "bad.jsonl:2: no event" in broken.stderr


@pytest.fixture
def store(run: Run, article: Path, tmp_path: Path) -> Path:
    path = tmp_path / "news.duckdb"
    other = tmp_path / "b.txt"
    other.write_text("Turkey urged Greece to withdraw its forces, and Athens rejected the demand.", encoding="utf-8")
    assert run("add", article, other, "--store", path, "-q").exit_code == 0
    return path


def test_show_what_a_store_holds(run: Run, article: Path, events: list[dict[str, Any]], store: Path) -> None:
    coded = run("show", article).stdout
    for key in (events[0]["article"], events[0]["id"], events[0]["id"][:6]):
        assert run("show", "--store", store, key).stdout == coded
    whole = run("show", "--store", store).stdout
    assert coded in whole
    assert "Turkey urged Greece" in whole
    assert run("show", "--store", store, "--events-only", events[0]["id"]).stdout == run("show", article, "--events-only").stdout


def test_explain_what_a_store_holds(run: Run, article: Path, events: list[dict[str, Any]], store: Path) -> None:
    for e in events:
        assert run("explain", e["id"], "--store", store).stdout == run("explain", e["id"], article).stdout


def test_a_store_without_texts_says_so(run: Run, article: Path, events: list[dict[str, Any]], store: Path) -> None:
    assert run("add", article, "--store", store, "--no-text", "-q").exit_code == 0
    shown = run("show", "--store", store, events[0]["id"])
    assert str(events[0]["id"]) in shown.stdout
    assert "China condemned" not in shown.stdout
    assert "1 article is kept without text; add it again without --no-text" in shown.stderr
    told = run("explain", events[0]["id"], "--store", store).stdout
    assert "“”" not in told
    assert "the store keeps no text of the article; add it again without --no-text" in told


def test_wrong_words_with_a_store(run: Run, article: Path, store: Path) -> None:
    for words, code, said in (
        (("show", "--store", store, "abcdef123"), 1, "holds no article or event abcdef123; `dragoman show --store"),
        (("show", "--store", store, "--date", "2023-01-01"), 2, "the options of reading (--date,"),
        (("show", "--store", store, "--publisher", "x.com"), 2, "are for articles that are coded now"),
        (("show",), 2, "give a PATH to read, or a --store"),
        (("explain", "abcdef123", "--store", store), 1, "no event abcdef123 in"),
        (("explain", "abcdef123", "--store", store, article), 2, "either a --store, or a PATH"),
        (("explain", "abcdef123", "--store", store, "--date", "2023-01-01"), 2, "a store holds theirs"),
        (("explain", "abcdef123", "e.csv"), 2, "e.csv holds no whole events; give a .jsonl file"),
        (("explain", "abcdef123"), 2, "either a --store, or a PATH"),
        (("show", store), 3, "this is a store (DuckDB), not text; give it by --store"),
        (("explain", "abcdef123", "x" * 300), 1, "File name too long"),
    ):
        done = run(*words)
        assert (done.exit_code, said in done.stderr) == (code, True), done.stderr


def test_events_of_low_confidence_are_shown_and_explained(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    path.write_text(
        "The board approved a scheme for farmers in Peru. Critics slammed it. The union warned of more. Experts feared the worst. "
        "The minister might think again, and the company hit back at the claim. Uganda said Kenya had violated its airspace.",
        encoding="utf-8",
    )
    every = {json.loads(line)["id"] for line in run("code", path, "-q", "--min-confidence", 0).stdout.splitlines()}
    usual = {json.loads(line)["id"] for line in run("code", path, "-q").stdout.splitlines()}
    assert every > usual
    assert all(key in run("show", path, "--min-confidence", 0).stdout for key in every)
    assert run("explain", min(every - usual), path).exit_code == 0


def test_explain_a_file_older_than_a_field(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("China and Russia held talks in Moscow on Friday.", encoding="utf-8")
    (row,) = (json.loads(line) for line in run("code", path, "-q").stdout.splitlines())
    assert (len(row["actors"]), row["recipients"]) == (2, [])
    file = tmp_path / "d.jsonl"
    told = {}
    for mutual in (True, False, None):
        given = {k: v for k, v in row.items() if k != "mutual"} | ({} if mutual is None else {"mutual": mutual})
        file.write_text(json.dumps(given) + "\n", encoding="utf-8")
        (told[mutual],) = (x.split(maxsplit=1)[1] for x in run("explain", row["id"], file).stdout.splitlines() if "together" in x)
    assert (told[True], told[False]) == ("with one another", "side by side")
    assert "the file is older than that field" in told[None]
    file.write_text(json.dumps(row | {"confidence": None}) + "\n", encoding="utf-8")
    unsure = run("explain", row["id"], file).stdout
    assert "confidence unknown" in unsure
    assert "nan" not in unsure
    file.write_text(json.dumps(row | {"confidence": 7}) + "\n", encoding="utf-8")
    assert "d.jsonl:1: no event (confidence is 7; it must be from 0 to 1)" in run("explain", row["id"], file).stderr


def test_classify(run: Run, tmp_path: Path) -> None:
    sentences = [
        '"<s>China</s> condemned <t>the United States</t> on Friday.',
        "<s>The cat</s> lay beside <t>the stove</t>.",
        "no marks at all",
        "<s>Russia</s> bombed <t>Ukraine</t>.",
    ]
    source, target = tmp_path / "in.tsv", tmp_path / "out.tsv"
    rows = [f"{n}\t{s}\tx" for n, s in enumerate(sentences, 2)]
    source.write_text("\n".join(["n\tmarked_sentence\tnote", *rows, "6\tshort"]) + "\n", encoding="utf-8")
    done = run("classify", source, "-o", target)
    assert done.exit_code == 3
    assert "3 sentences classified, 2 rejected" in done.stderr
    assert f"rejected: {source}:4: no party is marked" in done.stderr
    assert f"rejected: {source}:6: 2 fields where the header has 3" in done.stderr
    header, *lines = target.read_text(encoding="utf-8").splitlines()
    assert header == "n\tmarked_sentence\tnote\tevent_type\tmode\tconfidence"
    assert [line.split("\t")[:3] for line in lines] == [["2", sentences[0], "x"], ["3", sentences[1], "x"], ["5", sentences[3], "x"]]
    kinds = [line.split("\t")[3] for line in lines]
    assert (kinds[0], kinds[2]) == ("ACCUSE", "ASSAULT")
    assert kinds[1]
    assert run("classify", source, "-o", target).exit_code == 1
    assert run("classify", source, "-o", source, "--overwrite").exit_code == 1
    assert source.read_text(encoding="utf-8").startswith("n\t")
    assert run("classify", source, "-q").stdout == target.read_text(encoding="utf-8")


def test_classify_what_is_no_event_with_low_confidence(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.tsv"
    source.write_text("marked_sentence\n<s>Paris</s> is older than <t>New York</t>.\n", encoding="utf-8")
    done = run("classify", source, "-q")
    assert done.exit_code == 0
    _, kind, _, confidence = done.stdout.splitlines()[1].split("\t")
    assert kind
    assert float(confidence) < 0.6
    assert run("classify", tmp_path / "none.tsv").exit_code == 1


def test_demo(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import dragoman.ingest
    from dragoman.records import Article

    monkeypatch.setattr(dragoman.ingest, "samples", lambda: [Article(id="s", text=TEXT, title="A sample")])
    shown = run("demo")
    assert shown.exit_code == 0
    assert "A sample" in shown.stdout
    assert "ASSAULT" in shown.stdout
    assert shown.stdout.count("  dragoman ") >= 3


def test_codebook(run: Run) -> None:
    book = run("codebook").stdout
    assert all(name in book for name in ("AGREE", "ASSAULT", "military", "heavy-weapons"))
    one = run("codebook", "assault")
    assert one.exit_code == 0
    assert "aerial" in one.stdout
    wrong = run("codebook", "ASALT")
    assert wrong.exit_code == 2
    assert "did you mean ASSAULT?" in wrong.stderr


def test_version_and_help(run: Run) -> None:
    assert "dragoman, version" in run("--version").stdout
    for words in [["--help"], *([name, "--help"] for name in VERBS)]:
        text = run(*words)
        assert text.exit_code == 0
        examples = text.stdout.partition("Examples:\n")[2].splitlines()
        assert len(examples) >= 2, words
        assert all(line.strip().startswith("dragoman ") for line in examples if line.strip()), words


def test_every_verb_in_the_table_exists() -> None:
    for name in VERBS:
        assert main.commands.get(name) is None
        assert main.get_command(None, name).name == name  # type: ignore[arg-type, union-attr]


def test_evaluate_weighs_each_voice_alone_and_says_how_far_chance_reaches(run: Run) -> None:
    answers = {}
    for flags in ((), ("--frames-only",), ("--heads-only",)):
        done = run("evaluate", "golden", *flags)
        assert done.exit_code == 0
        answers[flags] = json.loads(done.stdout.splitlines()[0])
    scores = [a["triple_f1"] for a in answers.values()]
    assert scores[0] == max(scores)
    assert len(set(scores)) == 3
    assert all(low <= a["triple_f1"] <= high for a in answers.values() for low, high in [a["intervals"]["triple_f1"]])


def test_evaluate_needs_one_voice(run: Run) -> None:
    refused = run("evaluate", "golden", "--frames-only", "--heads-only")
    assert refused.exit_code == 2
    assert "leave nothing to evaluate" in refused.stderr


def test_a_word_that_is_no_verb(run: Run, article: Path) -> None:
    assert "no such command: cod; did you mean code?" in run("cod", article).stderr
    assert "no such command: zebra; give one of: demo, fuse, query" in run("zebra").stderr
    assert f"no such command: {article}; to see what it reads in {article}, type: dragoman show {article}" in run(article).stderr


@pytest.mark.parametrize("verb", ["code", "claims", "show"])
def test_closed_streams_are_told(article: Path, verb: str) -> None:
    closed = {f"{verb} {article} >&-": "standard output is closed", f"{verb} - <&-": "rejected: standard input: it is closed"}
    for command, says in closed.items():
        shell = f"{shlex.quote(sys.executable)} -m dragoman {command}"
        done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, text=True, check=False)  # noqa: S603
        assert done.returncode in (1, 3)
        assert says in done.stderr
        assert "Traceback" not in done.stderr


def test_closed_standard_error_costs_nothing(article: Path, tmp_path: Path) -> None:
    shell = f"{shlex.quote(sys.executable)} -m dragoman code {article} -o {tmp_path / 'e.csv'} 2>&-"
    assert subprocess.run(["/bin/sh", "-c", shell], check=False).returncode == 0  # noqa: S603
    assert (tmp_path / "e.csv").exists()


def test_letters_that_a_terminal_lacks_are_question_marks(article: Path) -> None:
    words = [sys.executable, "-m", "dragoman", "show", str(article)]
    done = subprocess.run(words, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"})  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert b"CHN ? USA" in done.stdout


def test_a_knowledge_folder_that_nothing_is_read_of(run: Run, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "notes.csv").touch()
    done = run("code", article, "--knowledge", folder)
    assert done.exit_code == 2
    assert "this folder holds nothing that is read; it may hold codebook.toml, lists.toml, coding.npz, frames*.toml, or" in done.stderr
    (folder / "state.csv").touch()
    (folder / "frames.toml").touch()
    assert "state.csv: nothing reads a table of this name; did you mean states.csv?" in run("code", article, "--knowledge", folder).stderr


def test_rows_rejected_for_one_reason_are_counted(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"body": "x"}\n' * (ALIKE + 5) + "no row\n", encoding="utf-8")
    done = run("code", path)
    assert done.exit_code == 3
    lines = done.stderr.splitlines()
    assert sum("missing required field `text`" in line for line in lines) == ALIKE + 1
    assert f"rejected: {path}: 5 more rows: " in done.stderr
    assert f"rejected: {path}:{ALIKE + 6}: no JSON object" in done.stderr
    assert f"0 articles, 0 events, {ALIKE + 6} rejected" in done.stderr


@pytest.mark.parametrize("verb", ["code", "claims", "show"])
def test_what_a_folder_holds_besides_is_counted(run: Run, article: Path, verb: str) -> None:
    for name in ("events.csv", "more.CSV", "page.html", "README", ".hidden"):
        (article.parent / name).touch()
    done = run(verb, article.parent)
    assert done.exit_code == 0
    told = "4 files of folders passed over, for only .txt and .jsonl files are read there: .csv (2), .html (1), no ending (1)"
    assert done.stderr.count(told) == 1


def test_articles_of_days_to_come_are_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"text": f"{TEXT} Report {n}.", "published": day} for n, day in enumerate(("2023-03-31", "2098-01-02", "2099-01-02"))]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    told = "2 articles dated after today, up to 2099-01-02; correct the dates if that is not so"
    done = run("claims", path)
    assert (done.exit_code, done.stderr.count(told)) == (0, 1)
    assert told not in run("claims", path, "-q").stderr
