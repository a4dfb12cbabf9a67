"""`That country`, and the words of a body's name that tell what it is for; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(min_confidence=0.12)


def parties(coder: Coder, text: str, kind: str) -> list[tuple[set[str], set[str]]]:
    return [({a.id for a in e.actors}, {r.id for r in e.recipients}) for e in coder.code(text) if e.event_type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Chile's minister met his peer in Bolivia and praised the government of that country.", "SUPPORT", {"CHL/GOV"}, {"BOL/GOV"}),
        ("The ambassador of Kenya in Peru met officials of that country.", "CONSULT", {"KEN/GOV", "PER/GOV"}, set()),
        ("Norway hosted the talks. France accused that country of meddling.", "ACCUSE", {"FRA"}, {"NOR"}),
    ],
)
def test_that_country_is_the_one_named_last(coder: Coder, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    assert parties(coder, text, kind) == [(actors, recipients)]


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Soldiers seized power in Niger. The United States suspended its aid to the country.", "SANCTION", {"NER"}),
        ("Police in Zambia arrested two editors. Britain urged the country to respect the press.", "REQUEST", {"ZMB"}),
        ("Floods hit Pakistan. China sent doctors to the country.", "AID", {"PAK"}),
        ("JUBA - Gunmen in South Sudan wounded two Indian soldiers. Norway imposed sanctions on the country.", "SANCTION", {"SSD"}),
    ],
)
def test_the_country_is_not_the_one_that_does_it(coder: Coder, text: str, kind: str, recipients: set[str]) -> None:
    assert [r for _, r in parties(coder, text, kind)] == [recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Ghana's Ministry of Lands and Natural Resources signed an agreement with Norway.", "SUPPORT", {"GHA/GOV", "NOR"}),
        ("The Ministry of Commerce, Industry and Tourism rejected the proposal of Peru.", "REJECT", {"UNK:GOV"}),
        ("The Committee on Agriculture (COAG) endorsed the Peruvian initiative.", "SUPPORT", {"UNK:SOC"}),
        ("The Bank of Ghana and the Bank of England signed an accord.", "SUPPORT", {"GHA/GOV", "GBR/GOV"}),
    ],
)
def test_what_a_body_is_for_is_no_party(coder: Coder, text: str, kind: str, actors: set[str]) -> None:
    assert [a for a, _ in parties(coder, text, kind)] == [actors]


def test_they_after_someone_is_nobody_in_particular(coder: Coder) -> None:
    text = "The Israeli government said it would expel someone because they were convicted of fraud."
    assert [r for _, r in parties(coder, text, "SANCTION") if "ISR/GOV" in r] == []
