"""Offices and names that stand apart: letters in brackets, two offices, a plain noun before a name; teams, parties, official figures."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Actor, Article


def speaker(coder: Coder, text: str) -> Actor:
    """The speaker of the last claim of a text."""
    found = coder.read(Article(id="a", text=text)).claims[-1].speaker
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Lawyer and founder of Ostra Holdings, Ana Lind, said the bank had erred.", "Ana Lind"),
        ("The rector and co-founder of the college, Ana Lind, said fees would rise.", "Ana Lind"),
        ("Kenyan marathon star Peter Kiprop won in Berlin. Kiprop said he had felt strong.", "Peter Kiprop"),
        ("Omar Bah spoke first. The writer Ana Lind said books were dear.", "Ana Lind"),
    ],
)
def test_a_name_belongs_to_what_stands_before_it(coder: Coder, text: str, person: str) -> None:
    assert speaker(coder, text).person == person


def test_of_two_officers_the_first_does_not_take_the_name_of_the_second(coder: Coder) -> None:
    reading = coder.read(Article(id="a", text="The mayor and the police chief, Ana Lind, said the road was shut."))
    assert {c.speaker.sector for c in reading.claims if c.speaker is not None and c.speaker.person is None} <= {"GOV"}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Kenyan marathon star Peter Kiprop won in Berlin. Kiprop said he had felt strong.", "KEN"),
        ("Omdurman is in Sudan. The new provincial chair, Siboniso Duma, said Sudan was calm.", "SDN"),
        ("La Palma Events, a South African company, will hold a concert. A La Palma Events representative said tickets were cheap.", "ZAF"),
        ("Inflation in Peru fell in May, official data showed.", "PER"),
    ],
)
def test_the_state_is_that_which_the_text_tells(coder: Coder, text: str, state: str) -> None:
    assert speaker(coder, text).country == state


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("BJP president Suresh Rao said the party would win in Gujarat.", "PTY"),
        ("Investigators said the Tunisian suspect had bought the knife in Sfax.", "COP"),
        ("Air accident investigators said the Nepalese plane had lost power near Pokhara.", "GOV"),
        ("The match in Lima was lost, the football coach left, and the league cup is far. The captain said Peru would fight.", "CVL"),
        ("Ann Lee, Farm Workers Union (FWU) spokesperson, said wages in Kenya were low.", "LAB"),
    ],
)
def test_the_sector_is_that_which_the_words_tell(coder: Coder, text: str, sector: str) -> None:
    assert speaker(coder, text).sector == sector

