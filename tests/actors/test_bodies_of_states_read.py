"""Whose the agencies, panels, ministers and officials of bodies and groups of states are; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.actors import Coreference, find_mentions
from dragoman.coder import Coder
from dragoman.setting import Places


def identity(coder: Coder, phrase: str) -> str | None:
    """The id of the party that the last word of a phrase heads."""
    reading = coder.front.read(f"Chad criticised {phrase} on Monday.")
    mentions = find_mentions(reading, coder.register)
    who = Coreference(mentions, Places(mentions.reading, mentions), None, coder.sectors)
    s = mentions.reading.sentences[0]
    at = next(t.i for t in s.tokens if t.text == phrase.rsplit(maxsplit=1)[-1])
    return next((a.id for a in who.parties(0, at)), None)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        *((f"the {body} {noun}", identity) for body, identity in (("U.N.", "IGO:UN"), ("EU", "IGO:EU"), ("African Union", "IGO:AU"))
          for noun in ("agency", "panel", "commission", "office", "force", "official", "leaders")),
        *((f"{group} {noun}", identity) for group, identity in (("G7", "GRP:G7"), ("Baltic", "GRP:BALTICS"), ("Gulf", "GRP:GULFSTATES"))
          for noun in ("foreign ministers", "governments", "officials")),
        ("the M23 group", "NSA:M23"),
        ("the Hamas militant group", "NSA:HAMAS"),
        ("miners' union leaders", "TCD/LAB"),
        ("foreign union leaders", "UNK:LAB"),
        ("the Chadian agency", "TCD/GOV"),
    ],
)
def test_whose(coder: Coder, phrase: str, expected: str) -> None:
    assert identity(coder, phrase) == expected


def test_sides_of_one_state_are_no_two_states(coder: Coder) -> None:
    text = (
        "Dockers in Madagascar struck for a second week. Madagascar's prime minister met their union on Monday. The union accused the port "
        "of hiring men from Mauritius. Madagascar's president said nothing. The European Union urged both sides to talk."
    )
    assert "MUS" not in [a.country for e in coder.code(text) for a in e.recipients]


@pytest.mark.parametrize(
    ("before", "phrase", "expected"),
    [
        ("Chad's president met the ambassador of Sweden.", "the embassy", "SWE/GOV"),
        ("Chad's foreign ministry summoned the Ugandan envoy.", "the embassy", "UGA/GOV"),
        ("Chad's police watched the Ugandan embassy. Sweden was silent.", "the embassy", "UGA/GOV"),
        ("The Teachers' Federation of Chad struck. The Salaries Commission withdrew a suit.", "the association", "TCD/LAB"),
    ],
)
def test_whose_is_taken_up(coder: Coder, before: str, phrase: str, expected: str) -> None:
    events = coder.code(f"{before} Mali accused {phrase} of fraud on Monday.")
    (event,) = (e for e in events if e.trigger.text == "accused")
    assert [f"{a.country}/{a.sector}" for a in event.recipients] == [expected]


def test_the_country_of_the_police_is_theirs(coder: Coder) -> None:
    events = coder.code("A court in Chad jailed a man. Sweden summoned the Chadian envoy. Police raided the country's largest union.")
    (event,) = (e for e in events if e.trigger.text == "raided")
    assert {a.country for a in (*event.actors, *event.recipients)} == {"TCD"}
