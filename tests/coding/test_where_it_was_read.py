"""A place before a noun of violence tells where it was, an adjective, owner or headline's state who did it."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    "text",
    [
        "The Yemen strike killed eight people.",
        "The Kabul bombing killed six civilians.",
        "The Gaza airstrike killed three children.",
        "The Somalia drone strike killed two militants.",
        "A Mogadishu car bombing killed ten soldiers.",
        "The Pakistan mosque bombing killed 80 worshippers.",
        "The Mumbai attacks killed 166 people.",
        "The Benghazi attack killed the American ambassador.",
        "Burkina Faso ambush kills 12 soldiers",
        "The UN condemned the Ethiopia massacre.",
    ],
)
def test_a_place_is_no_doer(coder: Coder, text: str) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "ASSAULT")
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The Israeli strike killed four people.", "ISR"),
        ("Russia's invasion of Ukraine began in February.", "RUS"),
        ("US airstrikes killed ten militants in Somalia.", "USA"),
        ("UK strikes killed six militants in Iraq.", "GBR"),
        ("Iran missile attacks killed two soldiers in Iraq.", "IRN"),
        ("The Iran strike on Israel wounded three people.", "IRN"),
        ("Turkey airstrike kills 12 Kurds", "TUR"),
        ("NATO bombing killed nine civilians in Libya.", "IGO:NATO"),
        ("The Pakistan army attack killed five militants.", "PAK/MIL"),
        ("Turkish shelling killed two farmers in Syria.", "TUR"),
    ],
)
def test_who_strikes_is_a_doer(coder: Coder, text: str, doer: str) -> None:
    event = next(e for e in coder.code(text) if e.event_type == "ASSAULT")
    assert doer in [a.id for a in event.actors]
