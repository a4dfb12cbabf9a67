"""Quotation marks of all kinds, whole and broken."""

from __future__ import annotations

import pytest

from dragoman.claims.quotes import Quotations


def found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in Quotations(text).all]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we won" and left.', ['"we won"']),
        ("He said “we won” and left.", ["“we won”"]),
        ("He said ‘we won’ and left.", ["‘we won’"]),
        ("He said 'we won' and left.", ["'we won'"]),
        ("Er sagte „wir siegen“ und ging.", ["„wir siegen“"]),
        ("Il dit « nous gagnons » hier.", ["« nous gagnons »"]),
        ("Er sagte »wir siegen« und ging.", ["»wir siegen«"]),
        ("王毅说:「中国反对制裁」。", ["「中国反对制裁」"]),
        ("He said ''we won'' twice.", ["''we won''"]),
        ("“Outer ‘inner’ outer,” he said.", ["“Outer ‘inner’ outer,”"]),
        ("The workers' strike and the '90s don't count.", []),
        ("It is 6'2\" tall.", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_missing_close_ends_with_the_sentence() -> None:
    assert found('"We won, he said. They left.\n\nMore "words" here.') == ['"We won, he said.', '"words"']


def test_a_missing_close_does_not_swallow_the_next_quotation() -> None:
    assert found('"We won, he said, "they left" today.')[-1] == '"they left"'


def test_a_stray_close_is_nothing() -> None:
    assert found("We won,” he said. “They left.”") == ["“They left.”"]


def test_a_speech_in_paragraphs_goes_on() -> None:
    text = "“First part.\n\n“Second part,” he said."
    quotes = Quotations(text)
    assert [q.goes_on for q in quotes.all] == [True, False]
    assert found(text) == ["“First part.", "“Second part,”"]


def test_share_counts_letters_only() -> None:
    text = 'abcd "efgh"'
    assert Quotations(text).share(0, len(text)) == 0.5


@pytest.mark.parametrize("text", ["", '"', "“", "'", '"""', "”“”“", "„“”\n\n“", "``''", "«»«"])
def test_nothing_breaks(text: str) -> None:
    for q in Quotations(text).all:
        assert 0 <= q.start < q.end <= len(text)
