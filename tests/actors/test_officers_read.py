"""Titles that tell the state before the name: `Minister of Health of Laos Bounsy Keo`."""

from __future__ import annotations

import pytest

from dragoman.actors.officers import officered
from dragoman.coder import Coder
from dragoman.language.reading import Name, Sentence, from_columns
from dragoman.records import Article


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        (
            "Ambassador of India to Laos Ravi Nair thanked Minister of Health of Laos Bounsy Keo.",
            ["IND/GOV Ravi Nair"], ["LAO/GOV Bounsy Keo"],
        ),
        (
            "Minister of Trade of Kenya Amina Wanjiru accused Speaker of Parliament of Uganda Peter Okello of corruption.",
            ["KEN/GOV Amina Wanjiru"], ["UGA/LEG Peter Okello"],
        ),
        (
            "Ambassador of the People’s Republic of China to Fiji Wei Lin thanked Prime Minister Jone Rabuka on Monday.",
            ["CHN/GOV Wei Lin"], ["FJI/GOV Jone Rabuka"],
        ),
        (
            "Deputy Prime Minister of Mongolia S.Batsukh received Ambassador Extraordinary and Plenipotentiary of Ukraine Oleh Hrach.",
            ["UKR/GOV Oleh Hrach"], ["MNG/GOV S. Batsukh"],
        ),
        ("The people of Kenya thanked President William Ruto.", ["KEN/CVL None"], ["KEN/GOV William Ruto"]),
    ],
)
def test_the_title_and_the_name_are_one_party(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    event = coder.read(Article(id="a", text=text)).events[0]
    assert [f"{a.country}/{a.sector} {a.person}" for a in event.actors] == actors
    assert [f"{r.country}/{r.sector} {r.person}" for r in event.recipients] == recipients


def _sentence(words: str, tags: str, tree: tuple[tuple[int, str], ...], names: tuple[Name, ...] = ()) -> Sentence:
    rows = [(w, w, tag, tag, head, rel) for w, tag, (head, rel) in zip(words.split(), tags.split(), tree, strict=True)]
    return from_columns(rows, names=names).sentences[0]


def test_a_name_that_the_model_has_not_seen_is_the_officers() -> None:
    tree = ((7, "nsubj"), (3, "case"), (1, "nmod"), (6, "case"), (4, "flat"), (7, "nsubj"), (0, "root"))
    s = _sentence("Minister of Samoa L. Tui Leota left", "PROPN ADP PROPN PART PROPN PROPN VERB", tree)
    mended = officered(s, lambda name: name == "Samoa", lambda *_: False)
    assert mended.names == (Name(3, 6, "PER"),)
    assert [(t.head, t.deprel) for t in mended.tokens[3:6]] == [(0, "appos"), (3, "flat"), (3, "flat")]
    assert (mended.tokens[0].head, mended.tokens[0].deprel) == (6, "nsubj")


def test_a_body_behind_the_state_is_nobody() -> None:
    tree = ((6, "nsubj"), (5, "case"), (5, "compound"), (5, "compound"), (1, "nmod"), (0, "root"))
    s = _sentence("Chairman of Samoa Coconut Board left", "PROPN ADP PROPN PROPN PROPN VERB", tree)
    assert officered(s, lambda name: name == "Samoa", lambda words, i: words[i] == "board") == s
