"""The articles written with their actors: every wording stands in its text, every code is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.codebook import Codebook

FOLDER = Path(__file__).parents[1] / "data" / "actors"
STATE = re.compile(r"[A-Z]{3}|\?")
LEAST = 400  # articles


@pytest.mark.skipif(not FOLDER.exists(), reason="data/actors is not there")
def test_wordings_and_codes() -> None:
    sectors = {*Codebook.shipped().sectors, "-"}
    articles = 0
    for path in sorted(FOLDER.glob("*.txt")):
        for block in re.split(r"^===[ ]*$", path.read_text(encoding="utf8"), flags=re.MULTILINE):
            if not block.strip():
                continue
            text, line, listed = block.strip().partition("\n---\n")
            assert line, f"{path.name}: no list under {text[:60]!r}"
            articles += 1
            for row in listed.splitlines():
                fields = [f.strip() for f in row.split("|")]
                assert len(fields) == 5, f"{path.name}: {row!r} has {len(fields)} fields"
                assert fields[3] in sectors, f"{path.name}: {row!r}: no sector {fields[3]!r}"
                assert STATE.fullmatch(fields[2]), f"{path.name}: {row!r}: no state {fields[2]!r}"
                missing = [w for w in map(str.strip, fields[1].split(";")) if w not in text]
                assert not missing, f"{path.name}: {missing} not in {text[:60]!r}"
    assert articles >= LEAST
