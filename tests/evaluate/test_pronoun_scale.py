"""The scale of pronouns: on GUM where it lies beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.evaluate.pronouns import both_ways
from dragoman.language.front import Front

UD = Path(__file__).parents[3] / "shared" / "data" / "ud"


@pytest.mark.shared
@pytest.mark.skipif(not UD.is_dir(), reason="needs ../shared beside the project")
def test_pronouns_of_news(coder: Coder) -> None:
    assert isinstance(coder.front, Front)
    rows = both_ways(coder.front, coder.register, [UD / f"en_gum-{split}.conllu.gz" for split in ("dev", "test")], ("news",))
    given, raw = (r.figures() for r in rows)
    assert given["all_cases"] == raw["all_cases"] == 60
    assert given["all"] >= 83.0
    assert raw["all"] >= 80.0
