"""Whom an attempt, a raid or a breach told with `by` is of; what looks like violence by its words and is, and what is not."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def _told(coder: Coder, text: str, kind: str) -> list[tuple[set[str], set[str], tuple[str, ...]]]:
    events = [e for e in coder.read(Article(id="a", text=text)).events if e.event_type == kind]
    return [({a.id for a in e.actors}, {r.id for r in e.recipients}, e.modes) for e in events]


@pytest.mark.parametrize(
    ("text", "doers", "hit"),
    [
        ("A plan by Libyan agents to murder the Tunisian premier was foiled.", {"LBY/SPY"}, {"TUN/GOV"}),
        ("Officials reported a raid by Sudanese rebels on a Chadian garrison.", {"SDN/REB"}, {"TCD/MIL"}),
        ("Mortar attacks by Burundian soldiers on the camp went on.", {"BDI/MIL"}, None),
    ],
)
def test_who_does_it_is_told_by_by(coder: Coder, text: str, doers: set[str], hit: set[str] | None) -> None:
    ((actors, recipients, _),) = _told(coder, text, "ASSAULT")
    assert actors == doers
    assert hit is None or recipients == hit


def test_what_was_done_by_somebody_is_not_condemned_by_him(coder: Coder) -> None:
    ((actors, recipients, _),) = _told(coder, "A raid by Kenyan soldiers was condemned.", "ACCUSE")
    assert not actors
    assert recipients == {"KEN/MIL"}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Saboteurs derailed a Zambian train on Friday.", "destroy"),
        ("Guerrillas cut an Ecuadorean pipeline on Friday.", "destroy"),
        ("A chlorine attack on the Kurdish village killed ten.", "unconventional"),
        ("A grenade attack on a Kenyan church hurt ten.", "explosives"),
        ("An axe attack on a Norwegian school hurt ten.", "primitive"),
        ("A bomb blast at a coal mine in Baluchistan killed nine miners.", "explosives"),
    ],
)
def test_violence_and_its_means(coder: Coder, text: str, mode: str) -> None:
    ((_, _, modes),) = _told(coder, text, "ASSAULT")
    assert modes == (mode,)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels derailed the peace talks with Zambia.",
        "A Zambian train derailed on Friday.",
        "A blast in an Indian coal mine killed ten.",
        "Three Chadian players used their bags as shields against the rain.",
    ],
)
def test_what_is_none(coder: Coder, text: str) -> None:
    assert not _told(coder, text, "ASSAULT")


def test_who_is_hunted_out_is_put_out_and_not_who_fights(coder: Coder) -> None:
    ((actors, hit, modes),) = _told(coder, "Ugandan raiders hunted Congolese farmers out of the valley.", "COERCE")
    assert (actors, hit, modes) == ({"UGA/UAF"}, {"COD/AGR"}, ("deport",))
    assert not _told(coder, "Ugandan troops chased the rebels out of the valley.", "COERCE")
