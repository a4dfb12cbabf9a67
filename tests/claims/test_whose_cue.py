"""Which subject and which pieces of a sentence belong to a cue, with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article, Claim


def claim(coder: Coder, text: str, cue: str) -> Claim:
    found = coder.read(Article(id="a", text=text)).claims
    return next(c for c in found if c.cue is not None and c.cue.text == cue)


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("As President Lind appears set to veto the bill, Senator Osei apparently disagrees with the governor.", "appears", None),
        ('Asked about the report that it had been a bomb, Osei said, "It is important to know the facts."', "Asked about", None),
        ("Pressed on why the plan leaves out fathers, the senator replied that it was a start.", "Pressed on", None),
        ("The panel forced the banker, who was under questioning from it over the loans, to admit that he knew.", "to admit", "the banker"),
        ("The ruling forced the minister to concede that the tender had been rigged.", "to concede", "the minister"),
        ("While the mayor refused to comment on the report, Senator Osei said the police had erred.", "refused", "the mayor"),
        ("The senator left the hall early, saying that the vote was rigged.", "saying", "The senator"),
    ],
)
def test_whose_saying_it_is(coder: Coder, text: str, cue: str, source: str | None) -> None:
    found = claim(coder, text, cue)
    assert (found.source and found.source.text) == source


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The vote, officials say, was rigged.", "say", ["The vote", "was rigged"]),
        ("Lind said it would be a tale.\n\nActs of protest, Mr. Osei said, are acts of love.", "said", ["it would be a tale"]),
    ],
)
def test_a_clause_keeps_its_subject_before_the_cue(coder: Coder, text: str, cue: str, content: list[str]) -> None:
    assert [c.text for c in claim(coder, text, cue).content] == content
