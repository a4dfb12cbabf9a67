"""The sentences with marked names: marks are whole, words inside and out are what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "data" / "names"
MARK = re.compile(r"\[(PER|ORG|LOC|MISC) ([^][]+)\]")


def lines() -> Iterator[tuple[str, int, str]]:
    for path in sorted(FOLDER.glob("*.txt")):
        for k, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
            yield path.name, k, line


@pytest.mark.skipif(not FOLDER.exists(), reason="data/names is not there")
def test_marks_are_whole() -> None:
    seen: set[str] = set()
    for name, k, line in lines():
        plain = MARK.sub(lambda m: m[2], line)
        assert "[" not in plain, f"{name}:{k} has a broken mark"
        assert "]" not in plain, f"{name}:{k} has a broken mark"
        assert plain.strip() == plain, f"{name}:{k} begins or ends with blanks"
        assert all(m[2] == m[2].strip() for m in MARK.finditer(line)), f"{name}:{k} has a blank inside a mark"
        assert plain not in seen, f"{name}:{k} stands there twice"
        seen.add(plain)
    assert len(seen) > 5000
