"""Who condemns a deed blames whose it is, and who enters where is told by `of` and `in`."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


def told(coder: Coder, text: str, kind: str) -> tuple[list[str], list[str]]:
    e = next(e for e in coder.read(Article(id="a", text=text)).events if e.event_type == kind)
    return [a.id for a in e.actors], [a.id for a in e.recipients]


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("The United States condemned the invasion of Ukraine.", []),
        ("France denounced the killing of a journalist by Israeli soldiers in Gaza.", ["ISR/MIL"]),
        ("Pakistan condemned Indian shelling of villages in Kashmir.", ["IND"]),
        ("The United States condemned Iran on Monday.", ["IRN"]),
        ("Serbia protested against the arrest of two Serbs in Kosovo.", []),
        ("Serbia condemned Kosovo's arrest of two Serbs.", ["KOS"]),
        ("The opposition criticised the removal of the minister by the president.", ["UNK:GOV"]),
    ],
)
def test_the_doer_is_blamed_and_not_the_victim(coder: Coder, text: str, blamed: list[str]) -> None:
    assert told(coder, text, "ACCUSE")[1] == blamed


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The president condemned the unjustified invasion of Russia in Ukraine.", (["RUS"], ["UKR"])),
        ("The invasion of Kuwait in 1990 was led by Iraq.", (["IRQ"], ["KWT"])),
    ],
)
def test_who_enters_where(coder: Coder, text: str, parties: tuple[list[str], list[str]]) -> None:
    assert told(coder, text, "ASSAULT") == parties


def test_exercises_to_come_are_agreed_on(coder: Coder) -> None:
    text = "China and Pakistan will hold naval exercises next month, a spokesman for the navy announced."
    assert told(coder, text, "AGREE") == (["CHN", "PAK"], [])


def test_its_secretary_and_not_it_accuses(coder: Coder) -> None:
    text = "The home department said it would appeal. Its secretary, Imran Gul, accused Zarina Khattak of taking money from abroad."
    found = [e for e in coder.read(Article(id="a", text=text)).events if e.event_type == "ACCUSE"]
    assert [[a.person for a in e.actors] for e in found] == [["Imran Gul"]]


def test_its_ministry_goes_on_with_the_subject_before(coder: Coder) -> None:
    text = "Venezuela praised Bogotá's decision. Its foreign ministry accused the United States of meddling."
    assert told(coder, text, "ACCUSE") == (["VEN/GOV"], ["USA"])
