"""What somebody who is told asked or offered is an act beside its refusal or grant; a bare demand, or an appeal at law, is none."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Norway rejected Iran's request for talks on Friday.", {"REJECT", "REQUEST"}),
        ("Bolivia turned down an appeal from the bishops to free the writer.", {"REJECT", "REQUEST"}),
        ("Norway rejected the request for talks on Friday.", {"REJECT"}),
        ("The court rejected the opposition's appeal on Friday.", {"REJECT"}),
    ],
)
def test_what_is_answered_was_asked(coder: Coder, text: str, kinds: set[str]) -> None:
    assert {e.event_type for e in coder.read(Article(id="a", text=text)).events} == kinds


def test_whoever_answers_is_whom_it_was_asked(coder: Coder) -> None:
    (asked,) = (e for e in coder.code("Norway rejected Iran's request for talks on Friday.") if e.event_type == "REQUEST")
    assert ([a.id for a in asked.actors], [r.id for r in asked.recipients]) == (["IRN"], ["NOR"])
