"""PLOVER 2.0 as shipped, and what broken tables say."""

from __future__ import annotations

from collections import Counter
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from dragoman.codebook import Codebook
from dragoman.codebook import plover as room
from dragoman.errors import KnowledgeError
from dragoman.knowledge import shipped

QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}


@pytest.fixture(scope="module")
def book() -> Codebook:
    return Codebook.shipped()


def test_the_whole_of_plover(book: Codebook) -> None:
    assert len(book.types) == 16
    assert sum(len(t.modes) for t in book.types.values()) == 67
    assert len(book.contexts) == len(set(book.contexts)) == 37
    assert len(book.sectors) == len(set(book.sectors))
    assert {"GOV", "MIL", "REB", "CVL", "OPP"} <= set(book.sectors)
    assert all(t.definition for t in book.types.values())


def test_quad_classes(book: Codebook) -> None:
    assert {q: {t.name for t in book.types.values() if t.quad == q} for q in QUADS} == QUADS


def test_cooperation_scores_above_conflict(book: Codebook) -> None:
    for t in book.types.values():
        values = (t.score, *t.modes.values())
        assert all(-10 <= v <= 10 for v in values)
        assert all(v > 0 for v in values) if t.quad in (1, 2) else t.score <= 0


def test_scores(book: Codebook) -> None:
    assert book.score("ACCUSE", ()) == -3.0
    assert book.score("ASSAULT", ("beat",)) == -7.5
    assert book.score("ASSAULT", ("beat", "unconventional")) == -10.0  # the gravest of several
    assert book.score("CONSULT", ("phone", "visit")) == 1.5
    assert book.score("RETREAT", ("disarm",)) == 10.0
    assert book.score("PROTEST", ("vandalize",)) == book.types["PROTEST"].score
    assert book.score("AID", ("troops",)) == book.types["AID"].score  # no mode of AID


def test_what_is_announced_said_and_near(book: Codebook) -> None:
    promises = {t.name: t.announced for t in book.types.values() if t.announced is not None}
    assert promises == {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
    assert {t for t in book.types if book.committing(t)} == {"AGREE", "CONCEDE"}
    spoken = {t.name for t in book.types.values() if t.spoken}
    assert spoken == (QUADS[1] | QUADS[3]) - {"CONSULT"}
    assert {t for t in book.types if book.undirected(t)} == {"AGREE", "CONSULT", "COOPERATE"}
    assert book.near("COERCE") == {"COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"}


def test_a_type_that_names_none_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = shipped("codebook", "data", "plover.toml").read_text(encoding="utf-8")
    with pytest.raises(KnowledgeError, match="SANCTION names COERSE, which is no type") as caught:
        loaded(monkeypatch, tmp_path, plover=text.replace('near = ["COERCE"]', 'near = ["COERSE"]'))
    assert text.splitlines()[(caught.value.line or 0) - 1] == 'near = ["COERCE"]'


def test_recipients(book: Codebook) -> None:
    assert {t.name for t in book.types.values() if t.needs_recipient} == {"COOPERATE", "AID", "SANCTION"}


def test_every_cameo_code_has_a_type(book: Codebook) -> None:
    assert len(book.from_cameo) > 200
    for code, (kind, mode, contexts) in book.from_cameo.items():
        assert code.isalnum()
        assert kind in book.types
        assert mode is None or mode in book.types[kind].modes
        assert set(contexts) <= set(book.contexts)


def test_every_type_has_a_cameo_code_that_leads_back(book: Codebook) -> None:
    for (kind, mode), code in book.to_cameo.items():
        there, back, _ = book.from_cameo[code]
        # a bare type may lead to a code that says more, as 110 does: it disapproves
        assert (there, back) == (kind, mode) or (there == kind and mode is None)
    for t in book.types.values():
        for mode in t.modes:
            code = book.cameo(t.name, (mode,))
            assert code is not None
            assert book.from_cameo[code][0] == t.name
            assert (t.name, mode) not in book.to_cameo or book.from_cameo[code][1] == mode
    assert max(Counter(book.to_cameo.values()).values()) == 1


@pytest.mark.parametrize(
    ("code", "kind", "mode"),
    [
        ("042", "CONSULT", "visit"),
        ("190", "ASSAULT", None),
        ("141", "PROTEST", "demo"),
        ("173", "COERCE", "arrest"),
        ("163", "SANCTION", "discontinue"),
    ],
)
def test_known_codes(book: Codebook, code: str, kind: str, mode: str | None) -> None:
    assert book.from_cameo[code][:2] == (kind, mode)


def loaded(monkeypatch: pytest.MonkeyPatch, folder: Path, **files: str) -> None:
    """Load the codebook with some of its files replaced."""

    def elsewhere(*names: str) -> Traversable | Path:
        stem = names[-1].partition(".")[0]
        if stem not in files:
            return shipped(*names)
        (folder / names[-1]).write_text(files[stem], encoding="utf-8")
        return folder / names[-1]

    monkeypatch.setattr(room, "shipped", elsewhere)
    Codebook.__dict__["shipped"].__func__.__wrapped__(Codebook)


def test_the_shipped_files_load_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    loaded(monkeypatch, tmp_path)


@pytest.mark.parametrize(
    ("rows", "line", "says"),
    [
        ("# ours\n\n042,CONSULT,fly,,1", 4, "CONSULT fly is no type"),
        ("042,MEET,,,1", 2, "MEET  is no type"),
        ("042,CONSULT,visit,politics,1", 2, "unknown context in 'politics'"),
        ("042,CONSULT", 2, "2 fields where the header has 5"),
    ],
)
def test_a_broken_crosswalk_names_the_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rows: str, line: int, says: str) -> None:
    with pytest.raises(KnowledgeError, match=f"cameo.csv:{line}: {says}") as caught:
        loaded(monkeypatch, tmp_path, cameo=f"code,type,mode,contexts,back\n{rows}\n")
    assert caught.value.line == line


def test_a_missing_column_and_an_empty_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"cameo.csv:1: columns missing: mode, back"):
        loaded(monkeypatch, tmp_path, cameo="code,type,contexts\n")
    with pytest.raises(KnowledgeError, match=r"cameo.csv: the file is empty"):
        loaded(monkeypatch, tmp_path, cameo="\n")


def test_a_wrong_quad_and_broken_toml(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = shipped("codebook", "data", "plover.toml").read_text(encoding="utf-8")
    with pytest.raises(KnowledgeError, match="quad of ASSAULT must be 1 to 4") as caught:
        loaded(monkeypatch, tmp_path, plover=text.replace('name = "ASSAULT"\nquad = 4', 'name = "ASSAULT"\nquad = 5'))
    assert text.splitlines()[(caught.value.line or 0) - 1] == 'name = "ASSAULT"'
    with pytest.raises(KnowledgeError, match=r"plover.toml:2: not valid TOML: .*line 2"):
        loaded(monkeypatch, tmp_path, plover='version = "x"\n[[type\n')
