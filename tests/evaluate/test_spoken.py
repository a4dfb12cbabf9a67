"""The scale of speakers, on an article made by hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.errors import InputError
from dragoman.evaluate import spoken

TEXT = 'Kenyan police arrested a man, Kenyan police chief Abel Otieno said. "He is dangerous," Otieno added. NATO warned Russia.'


def files(folder: Path, **claims: dict[str, object]) -> Path:
    """An annotation file and the text that it is of."""
    source = folder / "shared/data/news/worldwide.jsonl.gz"
    source.parent.mkdir(parents=True)
    with gzip.open(source, "wt", encoding="utf8") as out:
        out.write(json.dumps({"id": "one", "text": TEXT}) + "\n")
    rows = [{"cue": [TEXT.index(cue), TEXT.index(cue) + len(cue)], **told} for cue, told in claims.items()]
    (folder / "set.jsonl").write_text(json.dumps({"id": "one", "claims": rows}) + "\n", encoding="utf8")
    return folder / "set.jsonl"


def test_speakers_are_scored(coder: Coder, tmp_path: Path) -> None:
    chief = {"who": "Abel Otieno", "states": ["KEN"], "sectors": ["COP"], "role": "police chief"}
    wrong = {"who": "Lind", "states": ["UGA"], "sectors": ["MIL"], "role": "general"}
    path = files(tmp_path, said=chief, added=wrong)
    found = spoken.load(path, tmp_path / "shared")
    assert found is not None
    figures = spoken.weighed(coder, found).figures()
    assert (figures["annotated"], figures["claims"], figures["found"]) == (2, 2, 100.0)
    assert (figures["who"], figures["state"], figures["sector"], figures["state_and_sector"]) == (50.0, 50.0, 50.0, 50.0)


def test_nobody_is_right_only_where_nobody_is_told() -> None:
    nobody = spoken.Speaker((0, 1), "?", frozenset("?"), frozenset(["UNK"]), "-")
    somebody = spoken.Speaker((0, 1), "Lind", frozenset(["KEN"]), frozenset(["GOV"]), "-")
    assert nobody.state_right(None)
    assert nobody.sector_right(None)
    assert not somebody.state_right(None)
    assert not somebody.sector_right(None)


def test_without_the_texts_nothing_is_scored(tmp_path: Path) -> None:
    assert spoken.load(tmp_path / "set.jsonl", tmp_path) is None


def test_unknown_article_is_named(tmp_path: Path) -> None:
    path = files(tmp_path)
    path.write_text(json.dumps({"id": "two", "claims": []}) + "\n", encoding="utf8")
    with pytest.raises(InputError, match="line 1"):
        spoken.load(path, tmp_path / "shared")
