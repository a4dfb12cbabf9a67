"""A body of states behind a comma is what a body before it is called, unless it goes on to speak."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        ("Nine herders were killed by the Chadian army, U.N. officials said.", "killed", {"TCD/MIL"}),
        ("The camp was shelled by the Sudanese army, NATO said.", "shelled", {"SDN/MIL"}),
        ("The UN trade body, UNCTAD, urged Chad to open its ports.", "urged", {"IGO:UNCTAD"}),
    ],
)
def test_who_speaks_is_not_who_stands_before_him(coder: Coder, text: str, trigger: str, doers: set[str]) -> None:
    assert {a.id for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == trigger for a in e.actors} == doers


def test_what_a_body_is_called_stands_behind_a_comma(coder: Coder) -> None:
    (event,) = coder.code("Ghana praised the West African bloc, ECOWAS, on Monday.")
    assert [r.id for r in event.recipients] == ["IGO:ECOWAS"]
