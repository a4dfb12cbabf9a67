"""Bodies that speak by a noun alone or through a pronoun, and bodies whose letters are written as a word."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Actor, Article


def speakers(coder: Coder, text: str) -> list[Actor | None]:
    return [c.speaker for c in coder.read(Article(id="a", text=text)).claims]


@pytest.mark.parametrize(
    ("text", "role", "sector"),
    [
        ("Several charities and groups met on Monday. The groups warned that the winter would be hard.", "groups", "SOC"),
        ("The church, founded in 1954, has a bad name in Japan, where it claims to have 600,000 followers.", "church", "REL"),
    ],
)
def test_a_plain_noun_for_a_body_speaks(coder: Coder, text: str, role: str, sector: str) -> None:
    found = speakers(coder, text)[-1]
    assert found is not None
    assert (found.role, found.sector) == (role, sector)


def test_it_that_is_wary_is_somebody(coder: Coder) -> None:
    text = "The central government banned the trading of coins in China last year. It has also been wary of a bubble in housing."
    found = speakers(coder, text)[-1]
    assert found is not None
    assert (found.id, found.span.text) == ("CHN/GOV", "It")


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Namibia will vote in May. Swapo said on Monday that it was ready.", "NSA:SWAPO"),
        ("Leaders of the Horn met in Djibouti. Igad said on Monday that it would send observers.", "IGO:IGAD"),
    ],
)
def test_letters_written_as_a_word(coder: Coder, text: str, identity: str) -> None:
    assert identity in [a.id for a in speakers(coder, text) if a is not None]


def test_a_word_is_no_union_because_one_has_its_letters(coder: Coder) -> None:
    found = coder.read(Article(id="a", text="In Britain the crowd spoke in Unison against the levy.")).events
    assert all(a.id != "ORG:UNISON" for e in found for a in (*e.actors, *e.recipients))


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("The Christchurch City Council met in New Zealand. The council said that the plant would close.", "NZL/GOV"),
        ("Inspector Rajesh Kumar said the thief was caught in Delhi.", "IND/COP"),
        ("Deputy procurator-general Chen Lin of the Supreme People's Procuratorate said in China that it was late.", "CHN/JUD"),
        ("In Ghana a survey was held. 45.5% acknowledged that they were afraid.", "GHA/CVL"),
        ("Joan Roy, a community member, said in Canada that the road was bad.", "CAN/SOC"),
    ],
)
def test_who_the_noun_tells_of(coder: Coder, text: str, identity: str) -> None:
    assert speakers(coder, text)[-1].id == identity  # type: ignore[union-attr]
