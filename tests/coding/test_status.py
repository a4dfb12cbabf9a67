"""Whether it happened, on readings made by hand, and the codebook's collapses."""

from __future__ import annotations

import pytest

from dragoman.codebook import Codebook
from dragoman.coder import Coder
from dragoman.coding.candidates import committed
from dragoman.coding.status import collapsed as collapsed_by
from dragoman.coding.status import historical, left_open, refuses, status
from dragoman.language import Sentence, from_columns
from dragoman.records import Status

A, F, H, N, O = Status.ACTUAL, Status.FUTURE, Status.HYPOTHETICAL, Status.NEGATED, Status.ONGOING  # noqa: E741


def collapsed(kind: str, now: Status, *, refusing: bool = False) -> tuple[str, Status]:
    return collapsed_by(kind, now, Codebook.shipped(), refusing=refusing)


def under(*auxiliaries: tuple[str, str, str], verb: tuple[str, str] = ("attack", "VB"), rel: str = "aux") -> Sentence:
    """`Iran AUX… attack Oman`; auxiliaries are (text, lemma, xpos), negations among them."""
    k = len(auxiliaries) + 2
    rows = [("Iran", "Iran", "PROPN", "NNP", k, "nsubj")]
    rows += [(t, m, "PART" if x == "RB" else "AUX", x, k, "advmod" if x == "RB" else rel) for t, m, x in auxiliaries]
    rows += [(verb[0], "attack", "VERB", verb[1], 0, "root"), ("Oman", "Oman", "PROPN", "NNP", k, "obj")]
    return from_columns(rows).sentences[0]


WILL, WOULD, NOT = ("will", "will", "MD"), ("would", "would", "MD"), ("not", "not", "RB")


@pytest.mark.parametrize(
    ("auxiliaries", "verb", "expected"),
    [
        ((), ("attacked", "VBD"), A),
        ((("has", "have", "VBZ"),), ("attacked", "VBN"), A),
        ((WILL,), ("attack", "VB"), F),
        ((("'ll", "will", "MD"),), ("attack", "VB"), F),
        ((WOULD,), ("attack", "VB"), H),
        ((("may", "may", "MD"),), ("attack", "VB"), H),
        ((("must", "must", "MD"),), ("attack", "VB"), H),
        ((("did", "do", "VBD"), NOT), ("attack", "VB"), N),
        ((WILL, NOT), ("attack", "VB"), N),
        ((("has", "have", "VBZ"), ("never", "never", "RB")), ("attacked", "VBN"), N),
        ((("is", "be", "VBZ"),), ("attacking", "VBG"), O),
        ((("was", "be", "VBD"),), ("attacking", "VBG"), A),
    ],
)
def test_auxiliaries(auxiliaries: tuple[tuple[str, str, str], ...], verb: tuple[str, str], expected: Status) -> None:
    assert status(under(*auxiliaries, verb=verb), len(auxiliaries) + 1) is expected


@pytest.mark.parametrize(
    ("lemma", "expected"), [("plan", F), ("threaten", F), ("want", H), ("urge", H), ("refuse", N), ("fail", N), ("begin", A), ("manage", A)]
)
def test_the_verb_above(lemma: str, expected: Status) -> None:
    s = from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        (lemma, lemma, "VERB", "VBD", 0, "root"),
        ("to", "to", "PART", "TO", 4, "mark"),
        ("attack", "attack", "VERB", "VB", 2, "xcomp"),
    ]).sentences[0]  # fmt: skip
    assert status(s, 3) is expected
    assert status(s, 1) is A


@pytest.mark.parametrize(("lemma", "expected"), [("cancel", N), ("schedule", F), ("launch", A)])
def test_the_verb_of_a_noun(lemma: str, expected: Status) -> None:
    s = from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        (lemma, lemma, "VERB", "VBD", 0, "root"),
        ("talks", "talk", "NOUN", "NNS", 2, "obj"),
    ]).sentences[0]  # fmt: skip
    assert status(s, 2) is expected


@pytest.mark.parametrize(("auxiliary", "expected"), [("will", F), ("shall", F), ("may", H), ("should", H), ("have", A)])
def test_the_auxiliary_of_a_noun(auxiliary: str, expected: Status) -> None:
    s = from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 3, "nsubj"),
        (auxiliary, auxiliary, "AUX", "MD", 3, "aux"),
        ("resume", "resume", "VERB", "VB", 0, "root"),
        ("talks", "talk", "NOUN", "NNS", 3, "obj"),
    ]).sentences[0]  # fmt: skip
    assert status(s, 3) is expected


@pytest.mark.parametrize(("verb", "expected"), [("refused", True), ("failed", True), ("tried", False)])
def test_what_is_left_open(verb: str, expected: bool) -> None:
    s = from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        (verb, {"refused": "refuse", "failed": "fail", "tried": "try"}[verb], "VERB", "VBD", 0, "root"),
        ("to", "to", "PART", "TO", 4, "mark"),
        ("rule", "rule", "VERB", "VB", 2, "xcomp"),
        ("out", "out", "ADP", "RP", 4, "compound:prt"),
        ("talks", "talk", "NOUN", "NNS", 4, "obj"),
    ]).sentences[0]  # fmt: skip
    assert left_open(s, 1) is expected
    assert left_open(s, 3) is expected


def test_conditions() -> None:
    s = from_columns([
        ("if", "if", "SCONJ", "IN", 3, "mark"),
        ("Iran", "Iran", "PROPN", "NNP", 3, "nsubj"),
        ("attacks", "attack", "VERB", "VBZ", 0, "root"),
    ]).sentences[0]  # fmt: skip
    assert status(s, 2) is H


def test_a_conjunct_of_a_future_is_future() -> None:
    s = from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 3, "nsubj"),
        ("will", "will", "AUX", "MD", 3, "aux"),
        ("leave", "leave", "VERB", "VB", 0, "root"),
        ("and", "and", "CCONJ", "CC", 5, "cc"),
        ("disarm", "disarm", "VERB", "VB", 3, "conj"),
    ]).sentences[0]  # fmt: skip
    assert status(s, 4) is F


def test_refusing() -> None:
    assert refuses(under(WILL, NOT), 3)
    assert refuses(under(("wo", "will", "MD"), ("n't", "not", "RB")), 3)
    assert not refuses(under(("did", "do", "VBD"), NOT), 3)
    assert not refuses(under(WILL), 2)


@pytest.mark.parametrize(("lemma", "auxiliary", "expected"), [("allow", "did", True), ("grant", "have", True), ("attack", "did", False)])
def test_a_grant_not_made_is_a_refusal(lemma: str, auxiliary: str, expected: bool) -> None:
    s = from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 4, "nsubj"),
        (auxiliary, "do" if auxiliary == "did" else "have", "AUX", "VBD", 4, "aux"),
        ("not", "not", "PART", "RB", 4, "advmod"),
        (lemma, lemma, "VERB", "VB", 0, "root"),
        ("it", "it", "PRON", "PRP", 4, "obj"),
    ]).sentences[0]  # fmt: skip
    assert refuses(s, 3) is expected


@pytest.mark.parametrize(("lemma", "verb", "expected"), [("fail", "reach", True), ("fail", "win", False), ("manage", "reach", False)])
def test_an_accord_not_reached_is_a_refusal(lemma: str, verb: str, expected: bool) -> None:
    s = from_columns([
        ("They", "they", "PRON", "PRP", 2, "nsubj"),
        (lemma, lemma, "VERB", "VBD", 0, "root"),
        ("to", "to", "PART", "TO", 4, "mark"),
        (verb, verb, "VERB", "VB", 2, "xcomp"),
        ("agreement", "agreement", "NOUN", "NN", 4, "obj"),
    ]).sentences[0]  # fmt: skip
    assert refuses(s, 3) is expected
    assert refuses(s, 4) is expected


def test_historical() -> None:
    assert historical(under(("had", "have", "VBD"), verb=("attacked", "VBN")), 2)
    assert historical(under(("previously", "previously", "RB"), verb=("attacked", "VBD")), 2)
    assert not historical(under(("has", "have", "VBZ"), verb=("attacked", "VBN")), 2)


PROMISES = dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE") | {"RETREAT": "CONCEDE"}


@pytest.mark.parametrize(("kind", "other"), PROMISES.items())
def test_a_promise_is_made_now(kind: str, other: str) -> None:
    assert collapsed(kind, F) == (other, A)
    assert collapsed(kind, A) == (kind, A)
    assert collapsed(kind, H) == (kind, H)
    assert collapsed(kind, N, refusing=True) == ("REJECT", A)
    assert collapsed(kind, N) == (kind, N)


def test_conflict_to_come_stays() -> None:
    assert collapsed("ASSAULT", F) == ("ASSAULT", F)
    assert collapsed("ASSAULT", N, refusing=True) == ("ASSAULT", N)
    assert collapsed("AGREE", N, refusing=True) == ("REJECT", A)
    assert collapsed("THREATEN", F) == ("THREATEN", A)


def test_who_promises_to_give_way_agrees() -> None:
    for lemma, expected in (("promise", "AGREE"), ("announce", "CONCEDE")):
        s = from_columns([("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"), (lemma, lemma, "VERB", "VBD", 0, "root")]).sentences[0]
        assert committed(s, 1, "CONCEDE") == expected
        assert committed(s, 1, "ASSAULT") == "ASSAULT"


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("Spain to recognise Palestinian state next week", "AGREE", "actual"),
        ("Latvian president to visit Moldova", "AGREE", "actual"),
        ("Estonia to expel Russian attache", "COERCE", "future"),
        ("Spain recognised the Palestinian state last week.", "SUPPORT", "actual"),
        ("Canada stopped short of expelling the Indian envoy.", "COERCE", "negated"),
        ("Canada expelled the Indian envoy.", "COERCE", "actual"),
    ],
)
def test_headlines_and_what_falls_short(coder: Coder, text: str, event_type: str, status: str) -> None:
    assert [(e.event_type, e.status.value) for e in coder.code(text, "2024-06-12")][:1] == [(event_type, status)]
