"""Whole texts through the shipped model."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.claims.transcript import turns
from dragoman.cli import main
from dragoman.coder import Coder, Record
from dragoman.evaluate.attribution import Attribution, fits, overlap
from dragoman.records import Article, Claim, ClaimKind, CueClass, Stance

DAY = dt.date(2024, 5, 6)
SPEECH = (
    '"We are ready," President Emmanuel Macron said on Friday. "France will defend Ukraine. It will send tanks."\n\n'
    '"Europe must not wait for others to act."'
)


def read(coder: Coder, text: str) -> Record:
    return coder.read(Article(id="x", text=text, published=DAY))


def one(coder: Coder, text: str) -> Claim:
    (claim,) = read(coder, text).claims
    return claim


def test_spans_quote_the_text(coder: Coder) -> None:
    claims = read(coder, SPEECH).claims
    for c in claims:
        spans = (c.cue, c.source, c.speaker and c.speaker.span, *c.content, *(a.span for a in c.about))
        assert all(s is None or SPEECH[s.start : s.end] == s.text for s in spans)
    assert claims


def test_a_speech_over_sentences_and_paragraphs_is_one_claim(coder: Coder) -> None:
    claim = one(coder, SPEECH)
    assert claim.kind is ClaimKind.DIRECT
    assert claim.speaker is not None
    assert claim.speaker.person == "Emmanuel Macron"
    assert [s.text[:12] for s in claim.content] == ['"We are read', '"France will']
    assert claim.content[-1].text.endswith('others to act."')


def test_indirect_speech(coder: Coder) -> None:
    claim = one(coder, "China says it is ready to boost trade with Brazil.")
    assert (claim.kind, claim.cue_class, claim.cue and claim.cue.text) == (ClaimKind.INDIRECT, CueClass.SAY, "says")
    assert claim.content[0].text == "it is ready to boost trade with Brazil"
    assert [a.id for a in claim.about] == ["BRA"]


def test_nested_claims_are_two(coder: Coder) -> None:
    outer, inner = read(coder, "The Turkish ministry said Lavrov had told reporters that Ukraine would attack Crimea.").claims
    assert outer.speaker is not None
    assert inner.speaker is not None
    assert (outer.speaker.country, inner.speaker.person) == ("TUR", "Sergei Lavrov")
    assert inner.content[0].text == "that Ukraine would attack Crimea"


def test_according_to(coder: Coder) -> None:
    claim = one(coder, "Iran tested a missile on Sunday, according to Israeli officials.")
    assert claim.speaker is not None
    assert claim.speaker.country == "ISR"
    assert claim.content[0].text.startswith("Iran tested a missile")


def test_a_quote_without_a_cue_belongs_to_who_spoke_before(coder: Coder) -> None:
    claim = one(coder, "Prime Minister Narendra Modi spoke in Delhi on Monday. “India will not bow to any threats from its neighbours.”")
    assert claim.speaker is not None
    assert claim.speaker.person == "Narendra Modi"
    assert claim.content[0].text.startswith("“India")


def test_turns_of_an_interview(coder: Coder) -> None:
    text = "Q: Will Turkey accept the deal?\n\nA: Turkey has not decided yet. We will see.\n\nQ: And Sweden?\n\nA: Sweden knows what to do."
    claims = read(coder, text).claims
    assert [c.content[0].text for c in claims] == [
        "Will Turkey accept the deal?", "Turkey has not decided yet. We will see", "And Sweden?", "Sweden knows what to do",
    ]  # fmt: skip
    assert {c.kind for c in claims} == {ClaimKind.DIRECT}


def test_no_turns_in_plain_text() -> None:
    assert turns("Moscow: a city.\n\nThe talks failed.\n\nNote: nothing else.") == []


def test_scare_quotes_and_titles_are_no_claims(coder: Coder) -> None:
    assert read(coder, "The so-called “no limits” partnership is old. He read “War and Peace” in prison.").claims == []


def test_an_odd_mark_does_not_run_away(coder: Coder) -> None:
    text = '"We will not leave, the French minister said. Peru rejected the plan on Monday.\n\nThe army left.'
    first = read(coder, text).claims[0]
    assert first.content[-1].end < text.index("Peru")


def test_an_aside_of_the_author_is_cut(coder: Coder) -> None:
    claim = one(coder, "Wang Yi said the US uses its huge budget – which is the largest in the world – to wage wars everywhere.")
    assert "largest" not in " ".join(s.text for s in claim.content)


def test_events_know_whose_word_they_rest_on(coder: Coder) -> None:
    record = read(coder, "Ukraine said on Monday that Russian troops attacked a hospital in Kharkiv.")
    (claim,) = record.claims
    (event,) = [e for e in record.events if e.event_type == "ASSAULT"]
    assert event.claim == claim.id
    assert event.said_by is not None
    assert event.said_by.id == "UKR"


def test_of_whom_a_thing_is_expected_does_not_speak(coder: Coder) -> None:
    record = coder.read(Article(id="a", text="Tanzania is expected to host a summit of the three presidents in Arusha on Friday."))
    assert [c.speaker for c in record.claims if c.speaker is not None] == []
    assert [e.said_by for e in record.events if e.said_by is not None] == []


def test_the_saying_itself_rests_on_nobody(coder: Coder) -> None:
    record = read(coder, "Germany condemned the attack by Russia.")
    assert [(e.claim, e.said_by) for e in record.events if e.event_type == "ACCUSE"] == [(None, None)]
    assert record.claims[0].stance is Stance.CRITICAL


def test_same_input_same_claims(coder: Coder) -> None:
    assert read(coder, SPEECH).claims == read(coder, SPEECH).claims


@pytest.mark.parametrize("text", ["", "\n\n", '"', "“", "said", ": :", "”.", "Q:\n\nA:\n\nQ:\n\nA:"])
def test_nothing_breaks(coder: Coder, text: str) -> None:
    assert isinstance(read(coder, text).claims, list)


def test_command_writes_one_claim_a_line(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("published: 2024-05-06\n\nChina says it is ready to boost trade with Brazil.", encoding="utf-8")
    lines = CliRunner().invoke(main, ["claims", str(article), "-q"])
    assert lines.exit_code == 0
    assert json.loads(lines.stdout)["speaker"]["id"] == "CHN"
    for ending in ("csv", "parquet", "jsonl"):
        out = tmp_path / f"b.{ending}"
        assert CliRunner().invoke(main, ["claims", str(article), "-q", "-o", str(out)]).exit_code == 0
        assert out.stat().st_size > 0
        assert CliRunner().invoke(main, ["claims", str(article), "-q", "-o", str(out)]).exit_code == 1


def test_scoring_is_lenient_as_defined() -> None:
    gold = Attribution([(0, 4)], [(5, 9)], [(10, 20)])
    assert fits(Attribution([(0, 4)], [(5, 6)], [(12, 20)]), gold)
    assert not fits(Attribution([], [(5, 6)], [(12, 20)]), gold)
    assert not fits(Attribution([(0, 4)], [(5, 6)], [(16, 20)]), gold)
    assert overlap([], []) == 1.0


@pytest.mark.shared
def test_the_article(coder: Coder, shared: Path) -> None:
    text = (shared / "handbook" / "article.txt").read_text(encoding="utf-8")
    claims = coder.read(Article(id="a", text=text, published=dt.date(2023, 3, 31))).claims
    by_tan = [c for c in claims if c.speaker is not None and c.speaker.person == "Tan Kefei"]
    chinese = [c for c in claims if c.speaker is not None and c.speaker.country == "CHN"]
    assert len(by_tan) >= 7
    assert len(chinese) >= 11
    assert not any("highest in the world" in s.text or "no limits" in s.text for c in claims for s in c.content)


@pytest.mark.parametrize(("text", "stance"), [
    ("Kenya mocked Brazil.", "critical"),
    ("Kenya rebuked the Houthis.", "critical"),
    ("Kenya said it would never recognise Brazil.", "critical"),
    ("Kenya said Brazil had done nothing wrong.", "supportive"),
    ("Kenya said Brazil held an election.", "neutral"),
])
def test_who_acts_by_his_words_judges_by_them(coder: Coder, text: str, stance: str) -> None:
    (claim,) = coder.read(Article(id="a", text=text)).claims
    assert claim.stance.value == stance
