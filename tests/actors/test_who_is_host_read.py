"""Officials whose state no word tells: not that of who holds the same office beside them, of an envoy, or of the dateline alone."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.records import Actor, Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.0)


def speakers(coder: Coder, text: str) -> dict[str, str | None]:
    claims = coder.read(Article(id="a", text=text, published=dt.date(2031, 3, 4))).claims
    named: list[Actor] = [c.speaker for c in claims if c.speaker is not None]
    return {a.person or a.span.text: a.country for a in named}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("KAMPALA - Germany's ambassador told Foreign Minister Jane Okot that aid would end. Okot said the decision was wrong.", "UGA"),
        ("KAMPALA - Germany's ambassador, Ulf Lehn, left. Foreign Minister Jane Okot said the decision was wrong.", "UGA"),
        ("France's foreign minister met Foreign Minister Jane Okot. Okot said the talks were useful.", None),
        ("Germany's chancellor met Foreign Minister Jane Okot. Okot said the talks were useful.", "DEU"),
    ],
)
def test_a_state_has_each_office_once_and_its_envoys_abroad(coder: Coder, text: str, country: str | None) -> None:
    assert speakers(coder, text)["Jane Okot"] == country


NEWS = "NAIROBI - Uganda's parliament passed a bill on Tuesday, local newspapers said.\n\n"


@pytest.mark.parametrize(
    ("more", "country"),
    [
        ("Uganda's government welcomed the vote in Kampala.", "UGA"),
        ("Uganda's ambassador to Kenya welcomed the vote.", "KEN"),
        ("The vote was close.", "KEN"),
    ],
)
def test_a_dateline_that_nothing_else_bears_out_tells_little(coder: Coder, more: str, country: str) -> None:
    assert speakers(coder, NEWS + more)["local newspapers"] == country
