"""The sector that words and the trained head make likeliest together, on readings made by hand."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from dragoman.actors import Register
from dragoman.actors.likely import Likely, Votes, resectored
from dragoman.language.reading import Reading, from_columns
from dragoman.records import Actor, Span

CLASSES = ["GOV", "BUS", "SOC", "IGO"]
VOTES = Votes(words=2.0, fallback=0.5, untold=0.0, least=0.5, discount=0.0, usual={})


def reading(*scores: tuple[float, ...]) -> Reading:
    """`Lind spoke`, with the head's scores of its two words."""
    plain = from_columns([("Lind", "Lind", "PROPN", "NNP", 2, "nsubj"), ("spoke", "speak", "VERB", "VBD", 0, "root")])
    rows = np.array([[0.0] * len(CLASSES), *scores], dtype=np.float32)
    return Reading(plain.text, (replace(plain.sentences[0], neural=SimpleNamespace(sector=rows)),))


def actor(identity: str, sector: str | None, **more: str) -> Actor:
    return Actor(span=Span(start=0, end=4, text="Lind"), id=identity, name="Lind", sector=sector, **more)


def told(a: Actor, *first: float) -> Actor:
    r = reading(first, (0.0,) * len(CLASSES))
    return Likely(r, CLASSES, Register.shipped(), VOTES).sectored(a, lambda x: [x.span])


def test_head_speaks_where_words_are_silent() -> None:
    assert told(actor("PER:Lind", None, person="Lind"), 0, 5, 0, 0).sector == "BUS"


def test_unsure_head_gives_nobody_a_sector() -> None:
    assert told(actor("PER:Lind", None, person="Lind"), 0.1, 0.2, 0.1, 0).sector is None


def test_words_hold_against_a_hesitant_head() -> None:
    assert told(actor("KEN/GOV", "GOV", country="KEN", person="Lind"), 0, 1, 0, 0).id == "KEN/GOV"


def test_sure_head_outvotes_words() -> None:
    found = told(actor("KEN/GOV", "GOV", country="KEN", person="Lind"), 0, 0, 6, 0)
    assert (found.id, found.sector, found.person) == ("KEN/SOC", "SOC", "Lind")


@pytest.mark.parametrize("identity", ["IGO:UN", "NSA:BJP", "KEN", "UNK"])
def test_tables_are_believed(identity: str) -> None:
    known = actor(identity, None, country="KEN") if identity == "KEN" else actor(identity, "GOV")
    assert told(known, 0, 9, 0, 0) == known


def test_body_of_no_state_is_told_by_tables_alone() -> None:
    assert told(actor("ORG:Lind", "SOC"), 0, 0, 0, 9).sector == "SOC"


def test_without_the_head_nothing_changes() -> None:
    plain = from_columns([("Lind", "Lind", "PROPN", "NNP", 0, "root")])
    a = actor("PER:Lind", None, person="Lind")
    assert Likely(plain, CLASSES, Register.shipped(), VOTES).sectored(a, lambda x: [x.span]) is a


def test_id_goes_with_the_sector() -> None:
    assert resectored(actor("UNK:GOV", "GOV"), "SOC").id == "UNK:SOC"
    assert resectored(actor("PER:Lind", "GOV", country="KEN"), "SOC").id == "PER:Lind"


def test_person_without_an_office_is_rather_no_official() -> None:
    r = reading((2, 1, 0, 0), (0.0,) * len(CLASSES))
    a = actor("PER:Lind", None, person="Lind")
    votes = replace(VOTES, least=0.1)
    assert Likely(r, CLASSES, Register.shipped(), votes).sectored(a, lambda x: [x.span]).sector == "GOV"
    assert Likely(r, CLASSES, Register.shipped(), replace(votes, untold=2.0)).sectored(a, lambda x: [x.span]).sector == "BUS"


def test_body_that_another_phrase_tells_outweighs_the_head() -> None:
    r = reading((6, 0, 0, 0), (0.0,) * len(CLASSES))
    a = actor("PER:Lind", "SOC", person="Lind")
    votes = replace(VOTES, words=5.0)
    assert Likely(r, CLASSES, Register.shipped(), votes).sectored(a, lambda x: [x.span]).sector == "GOV"
    assert Likely(r, CLASSES, Register.shipped(), votes, frozenset(["Lind"])).sectored(a, lambda x: [x.span]).sector == "SOC"
