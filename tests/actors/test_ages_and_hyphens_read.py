"""Persons taken up by their age, and names with a hyphen, as the coder reads them."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Police arrested Maria Tan in Manila on Tuesday. The 42-year-old was charged with fraud.", "Maria Tan"),
        ("Police officer Kim Bo said Lee Jun, 29, fled Seoul. He met Park Su. The 29-year-old is accused of spying.", "Lee Jun"),
        ("Inspector Ana Reyes said Juan Cruz was beaten by soldiers in Manila. The 19-year-old was released on Friday.", "Juan Cruz"),
        ("Lawyers for Chen Min told the court the 33-year-old was tortured by police in Taipei.", "Chen Min"),
        ("A 22-year-old was arrested in Sydney on Monday after Ana Lind left.", None),
    ],
)
def test_an_age_means_a_person_named_before(coder: Coder, text: str, person: str | None) -> None:
    last = coder.read(Article(id="a", text=text)).events[-1]
    assert [(r.person, r.span.text.endswith("year-old")) for r in last.recipients] == [(person, True)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Prosecutors in Seoul accused Park Min-ho of fraud.", ["Park Min-ho"]),
        ("Police detained Kim Tae-woo and Lee Sun-young in Seoul on Monday.", ["Kim Tae-woo", "Lee Sun-young"]),
    ],
)
def test_a_name_goes_on_behind_its_hyphen(coder: Coder, text: str, people: list[str]) -> None:
    event = coder.read(Article(id="a", text=text)).events[0]
    assert [r.person for r in event.recipients] == people


def test_what_a_hyphen_joins_to_a_name_is_not_always_of_it(coder: Coder) -> None:
    event = coder.read(Article(id="a", text="The Macron-led government condemned Russia in Paris.")).events[0]
    assert [a.id for a in event.actors] == ["FRA/GOV"]
