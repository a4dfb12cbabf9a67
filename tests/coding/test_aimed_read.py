"""Who is for a hostile thing supports not those at whom it is aimed; who is for its end, or mourns it, is for them."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


@pytest.mark.parametrize(
    ("text", "trigger", "countries"),
    [
        ("Norway backed sanctions against Iran on Friday.", "backed", set()),
        ("Canada endorsed the strikes on Syria.", "endorsed", set()),
        ("New Zealand welcomed the sanctions imposed on Myanmar's generals.", "welcomed", set()),
        ("Chile welcomed the arrest of the general in Peru.", "welcomed", set()),
        ("Norway backed the lifting of sanctions against Cuba.", "backed", {"CUB"}),
        ("Norway mourned the killing of the Ghanaian priests.", "mourned", {"GHA"}),
        ("Norway backed Ghana against Togo.", "backed", {"GHA"}),
        ("Norway condemned sanctions against Cuba.", "condemned", None),  # of blame this tells nothing
    ],
)
def test_at_whom_it_is_aimed_is_not_supported(coder: Coder, text: str, trigger: str, countries: set[str] | None) -> None:
    events = [e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == trigger]
    assert events
    if countries is not None:
        assert {r.country for e in events for r in e.recipients} == countries
