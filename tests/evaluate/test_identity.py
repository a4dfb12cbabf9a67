"""The scale of homes, on a passage made by hand."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.coder import Coder
from dragoman.evaluate import identity
from dragoman.evaluate.passages import Passage
from dragoman.records import Article


def test_homes_are_scored(coder: Coder, tmp_path: Path) -> None:
    text = "Kenyan police arrested a man. NATO and Japan met. A stranger waved."
    homes = {"police": "KEN", "NATO": "IGO", "Japan": "JPN", "stranger": "-", "man": "UGA"}
    spans = [[text.index(w), text.index(w) + len(w), home] for w, home in homes.items()]
    (tmp_path / "one.jsonl").write_text(json.dumps({"id": "p", "homes": spans}), encoding="utf8")
    passages = [Passage(Article(id="p", text=text), (), (0,))]
    rows = list(identity.answers(coder.front, coder.register, passages, identity.load(tmp_path / "one.jsonl")))
    by_text = {r.text: r for r in rows}
    assert [by_text[w].right for w in ("police", "NATO", "Japan")] == [True, True, True]
    assert not by_text["man"].right
    figures = identity.weighed(rows).figures()
    assert figures["parties"] == 5
    assert 60 <= figures["right"] <= 80
