"""The scripts that fit the small tables anew read a corpus of our own as they should; they need no torch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Ten annotated sentences, of which the tenth is the one that the model did not learn from."""
    text = "Peru condemned Chile on Friday."
    event = {
        "trigger": [5, 14], "actors": [[0, 4]], "recipients": [[15, 20]], "type": "ACCUSE", "mode": "disapprove", "status": "actual",
        "historical": False, "contexts": ["diplomatic"], "said_by": None,
    }
    rows = [{"id": f"written99-{k}", "text": text, "events": [event]} for k in range(10)]
    (tmp_path / "written99.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf8")
    return tmp_path


@pytest.mark.skipif(not (ROOT / "training").is_dir(), reason="the folder training is not there")
def test_parts_are_counted_on_what_was_not_learned(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    import fit_roles  # type: ignore[import-not-found]

    monkeypatch.setattr(fit_roles, "Sources", lambda _: {})
    x, y = fit_roles.rows(corpus, corpus)
    assert x.shape[0] == y.shape[0] >= 2
    assert y[:, 0].sum() == y[:, 1].sum() == 1
