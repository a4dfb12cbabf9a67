from __future__ import annotations

import pytest

from dragoman.fusion.words import Quantity, cosine, names, quantities, told, vector


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The strike killed 12 soldiers.", {("killed", 12)}),
        ("Twelve people were killed and 30 wounded.", {("killed", 12), ("wounded", 30)}),
        ("It left at least twenty-three dead, and 1,200 fled.", {("killed", 23), ("displaced", 1200)}),
        ("Police arrested two hundred demonstrators in 2021.", {("detained", 200)}),
        ("Qatar gave $50 million to the schools.", {("money", 50_000_000)}),
        ("The talks took five hours.", set()),
    ],
)
def test_quantities(text: str, wanted: set[tuple[str, float]]) -> None:
    assert quantities(text) == {Quantity(k, v) for k, v in wanted}


def test_what_is_only_referred_to_is_left_out() -> None:
    assert told("Jets bombed an airfield near Palmyra, a day after the raid at Homs, an officer said.") == (
        "Jets bombed an airfield near Palmyra, an officer said."
    )
    assert told("He resigned after talks.") == "He resigned after talks."


def test_names_leave_out_parties_and_days() -> None:
    assert names("On Monday Israeli jets struck Homs.", ["Israeli"]) == {"hom"}


def test_wording() -> None:
    a, b = vector("Warplanes struck the depot at Homs"), vector("A warplane strikes a depot near Homs")
    c = vector("Ministers signed the fisheries treaty")
    assert cosine(a, b) > 0.9
    assert cosine(a, c) == 0
    assert cosine(a, a) == pytest.approx(1)


@pytest.mark.parametrize("text", ["Note ² tells of 5² rules.", "Version 1.2.3 of 12.5. plans", "²"])
def test_odd_digits_are_no_quantities(text: str) -> None:
    assert quantities(text) == frozenset()
