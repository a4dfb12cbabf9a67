"""Several who act without a recipient: with one another, or side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook import Codebook
from dragoman.coder import Coder
from dragoman.export.material import dyads
from dragoman.records import Event


def told(coder: Coder, text: str, kind: str) -> Event:
    """The event of that type whose parties are both of the sentence's states."""
    events = coder.code(text, "2023-03-31")
    found = [e for e in events if e.event_type == kind and len(e.actors) > 1 and e.recipients in ((), e.actors)]
    assert found, text
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("France and Germany held talks in Paris.", "CONSULT"),
        ("Xi and Putin will meet in Beijing.", "AGREE"),
        ("France and Germany agreed to expand trade.", "AGREE"),
        ("Iran and Saudi Arabia signed an accord.", "SUPPORT"),
        ("Iran and Saudi Arabia restored diplomatic relations.", "SUPPORT"),
        ("Iran and Saudi Arabia will reopen embassies.", "AGREE"),
        ("India and Nepal plan to hold talks in Delhi.", "AGREE"),
        ("India and China agreed to withdraw their troops.", "AGREE"),
        ("Poland and Hungary backed each other's vetoes.", "SUPPORT"),
        ("Russia and Ukraine observed the ceasefire.", "RETREAT"),
        ("France and Germany accused each other of lying.", "ACCUSE"),
        ("Kyiv and Moscow blamed one another for the blast.", "ACCUSE"),
        ("China and the Philippines traded accusations on Monday.", "ACCUSE"),
        ("Accusations flew between Greece and Turkey.", "ACCUSE"),
        ("The United States and China threatened each other with tariffs.", "THREATEN"),
        ("Greece and Turkey expelled each other's diplomats.", "COERCE"),
        ("Indian and Chinese soldiers clashed on the plateau.", "ASSAULT"),
        ("Sudan's army and the Rapid Support Forces fought in Khartoum.", "ASSAULT"),
        ("India and Pakistan traded fire across the border.", "ASSAULT"),
        ("The war between Russia and Ukraine went on.", "ASSAULT"),
    ],
)
def test_with_one_another(coder: Coder, text: str, kind: str) -> None:
    event = told(coder, text, kind)
    assert event.mutual
    assert all(mutual and a is not None and b is not None for a, b, mutual in dyads(event))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("France and Germany criticised the decision.", "ACCUSE"),
        ("France and Germany called for restraint.", "REQUEST"),
        ("China and Russia vetoed the resolution.", "REJECT"),
        ("France and Germany will not attend the summit.", "REJECT"),
        ("France and Germany praised the plan.", "SUPPORT"),
        ("Japan and Canada promised aid.", "AGREE"),
        ("Egypt and Qatar mediated.", "CONSULT"),
        ("Chile and Brazil offered to mediate.", "AGREE"),
        ("Egypt and Qatar agreed to mediate.", "AGREE"),
        ("Norway and Sweden offered mediation.", "AGREE"),
        ("Japan and Canada promised to send relief.", "AGREE"),
        ("American and British warplanes carried out airstrikes.", "ASSAULT"),
        ("Eritrean troops fought alongside Ethiopian troops in Tigray.", "ASSAULT"),
    ],
)
def test_side_by_side(coder: Coder, text: str, kind: str) -> None:
    event = told(coder, text, kind)
    assert not event.mutual
    assert dyads(event) == [(a, None, False) for a in event.actors]


def test_who_does_it_to_somebody_does_it_one_way(coder: Coder) -> None:
    (event,) = coder.code("France and Germany condemned Russia.", "2023-03-31")
    assert (event.mutual, [(a and a.id, b and b.id) for a, b, _ in dyads(event)]) == (False, [("FRA", "RUS"), ("DEU", "RUS")])


def test_the_codebook_says_what_takes_two() -> None:
    book = Codebook.shipped()
    assert {t for t in book.types if book.mutual(t, ())} == {"AGREE", "CONSULT", "COOPERATE"}
    assert book.mutual("CONSULT", ("visit",))
    assert not book.mutual("CONSULT", ("third-party",))
    assert book.mutual("RETREAT", ("ceasefire",))


def test_a_user_says_what_takes_two(tmp_path: Path) -> None:
    (tmp_path / "codebook.toml").write_text(
        '[[type]]\nname = "ESPIONAGE"\nquad = 4\nrecipient = false\nmutual = true\nscore = -4.0\ndefinition = "Spies."\n'
        'mode = [{ name = "joint", mutual = false }]\n[[type]]\nname = "AGREE"\nmutual = false\n',
        encoding="utf-8",
    )
    (tmp_path / "frames.toml").write_text(
        '[[group]]\ntype = "ESPIONAGE"\nframes = ["spy"]\n[[group]]\ntype = "ESPIONAGE"\nmutual = false\nframes = ["eavesdrop"]\n',
        encoding="utf-8",
    )
    coder = Coder(knowledge=tmp_path, min_confidence=0)
    assert not coder.codebook.mutual("ESPIONAGE", ("joint",))
    assert told(coder, "France and Germany spied for years.", "ESPIONAGE").mutual
    assert not told(coder, "France and Germany eavesdropped for years.", "ESPIONAGE").mutual
    assert told(coder, "France and Germany agreed to expand trade.", "AGREE").mutual, "the shipped frame tells it more exactly"
