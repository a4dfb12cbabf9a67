"""What is said not to be so, on readings made by hand."""

from __future__ import annotations

import pytest

from dragoman.coding.denied import denied, undecided
from dragoman.coding.disclaimed import disclaimers, disowned
from dragoman.coding.prevented import forestalled, kept_from, nearly, plotted, shelved
from dragoman.language import Sentence, from_columns


def sentence(*rows: str) -> Sentence:
    """Each row `text lemma UPOS XPOS head relation`."""
    split = [row.split() for row in rows]
    return from_columns([(text, lemma, upos, xpos, int(head), rel) for text, lemma, upos, xpos, head, rel in split]).sentences[0]


def claimed(*verb: str) -> Sentence:
    """`Oman VERB the claim that it had bombed Yemen`; `verb` are rows for the third word and what stands before it."""
    return sentence(
        "Oman Oman PROPN NNP 3 nsubj", *verb, "claim claim NOUN NN 3 obj", "that that SCONJ IN 8 mark", "it it PRON PRP 8 nsubj",
        "had have AUX VBD 8 aux", "bombed bomb VERB VBN 4 acl", "Yemen Yemen PROPN NNP 8 obj",
    )


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        (("has have AUX VBZ 3 aux", "denied deny VERB VBN 0 root"), True),
        (("again again ADV RB 3 advmod", "repeated repeat VERB VBD 0 root"), False),
        (("never never ADV RB 3 advmod", "denied deny VERB VBD 0 root"), False),
    ],
)
def test_a_claim_that_somebody_denies(verb: tuple[str, ...], expected: bool) -> None:
    assert denied(claimed(*verb), 7) is expected


def test_neither_confirmed_nor_denied() -> None:
    s = sentence(
        "Oman Oman PROPN NNP 3 nsubj", "neither neither CCONJ CC 3 advmod", "confirmed confirm VERB VBD 0 root", "nor nor CCONJ CC 5 cc",
        "denied deny VERB VBD 3 conj", "that that SCONJ IN 9 mark", "it it PRON PRP 9 nsubj", "had have AUX VBD 9 aux",
        "bombed bomb VERB VBN 5 ccomp", "Yemen Yemen PROPN NNP 9 obj",
    )
    assert undecided(s, 8)
    assert not denied(s, 8)


def part(det: str, verb: str) -> Sentence:
    """`Oman VERB DET part in the raid on Yemen`."""
    return sentence(
        "Oman Oman PROPN NNP 2 nsubj", f"{verb} {verb} VERB VBD 0 root", f"{det} {det} DET DT 4 det", "part part NOUN NN 2 obj",
        "in in ADP IN 7 case", "the the DET DT 7 det", "raid raid NOUN NN 4 nmod", "on on ADP IN 9 case", "Yemen Yemen PROPN NNP 7 nmod",
    )


@pytest.mark.parametrize(("det", "verb", "expected"), [("no", "play", [0]), ("a", "play", []), ("any", "deny", [0]), ("any", "admit", [])])
def test_who_had_no_part_in_a_deed(det: str, verb: str, expected: list[int]) -> None:
    s = part(det, verb)
    assert disclaimers(s, 6) == expected
    assert disowned(s, 6) is bool(expected)


def test_a_deed_that_is_anothers_is_not_disowned() -> None:
    s = sentence(
        "Oman Oman PROPN NNP 2 nsubj", "had have VERB VBD 0 root", "nothing nothing PRON NN 2 obj", "to to PART TO 5 mark",
        "do do VERB VB 3 acl", "with with ADP IN 8 case", "Chad Chad PROPN NNP 8 nmod:poss", "raid raid NOUN NN 5 obl",
    )
    assert disclaimers(s, 7) == [0]
    assert not disowned(s, 7)


def plot(noun: str, *above: str) -> Sentence:
    """`NOUN to bomb Yemen`, hung on the rows above it."""
    k = len(above) + 1
    return sentence(
        *above, f"{noun} {noun} NOUN NN {1 if above else 0} {'obj' if above else 'root'}", f"to to PART TO {k + 2} mark",
        f"bomb bomb VERB VB {k} acl", f"Yemen Yemen PROPN NNP {k + 2} obj",
    )


@pytest.mark.parametrize(
    ("noun", "verb", "stopped", "schemed"),
    [
        ("plot", "foiled foil VERB VBD 0 root", True, True),
        ("plot", "uncovered uncover VERB VBD 0 root", True, True),
        ("attempt", "foiled foil VERB VBD 0 root", True, False),
        ("attempt", "uncovered uncover VERB VBD 0 root", False, False),
        ("order", "foiled foil VERB VBD 0 root", False, False),
    ],
)
def test_plots_and_attempts(noun: str, verb: str, stopped: bool, schemed: bool) -> None:
    s = plot(noun, verb)
    assert (forestalled(s, 3), plotted(s, 3)) == (stopped, schemed)


def test_who_fails_to_prevent_a_deed_has_not_prevented_it() -> None:
    s = sentence(
        "Police police NOUN NNS 2 nsubj", "failed fail VERB VBD 0 root", "to to PART TO 4 mark", "prevent prevent VERB VB 2 xcomp",
        "a a DET DT 6 det", "raid raid NOUN NN 4 obj",
    )
    assert kept_from(s, 5) == 3
    assert not forestalled(s, 5)


@pytest.mark.parametrize(("verb", "expected"), [("postpone", True), ("launch", False)])
def test_what_is_put_off(verb: str, expected: bool) -> None:
    assert shelved(sentence(f"{verb} {verb} VERB VBD 0 root", "strike strike NOUN NN 1 obj"), 1) is expected


def test_what_nearly_was() -> None:
    s = sentence("Oman Oman PROPN NNP 3 nsubj", "almost almost ADV RB 3 advmod", "bombed bomb VERB VBD 0 root", "Aden Aden PROPN NNP 3 obj")
    assert nearly(s, 2)
    assert not nearly(s, 3)
