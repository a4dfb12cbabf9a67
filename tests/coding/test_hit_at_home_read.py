"""Who is killed at a base or village is of its state, unless he is told to be another's; crews are of their ship's."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Mortar attack on Burundian barracks kills nine soldiers", {"BDI", "BDI/MIL"}),
        ("Raiders attacked a Kenyan village, killing nine herders.", {"KEN", "KEN/AGR"}),
        ("Raiders attacked a Kenyan village, killing nine Dutch nuns.", {"KEN", "NLD/REL"}),
        ("Jordan shelled a Lebanese outpost and killed two sergeants.", {"LBN", "LBN/MIL"}),
        ("Fighters stormed a Tanzanian garrison and killed six soldiers.", {"TZA/MIL"}),
    ],
)
def test_of_which_state_the_victims_are(coder: Coder, text: str, hit: set[str]) -> None:
    assert {r.id for e in coder.read(Article(id="a", text=text)).events if e.event_type == "ASSAULT" for r in e.recipients} <= hit


@pytest.mark.parametrize(
    ("text", "crew"),
    [
        ("Yemeni rebels seized an Indian freighter and its crew off Somalia.", "IND"),
        ("Yemeni rebels seized an Indian freighter and its Filipino crew off Somalia.", "PHL"),
    ],
)
def test_crews_are_of_their_ship(coder: Coder, text: str, crew: str) -> None:
    (event,) = coder.code(text)
    assert crew in {r.country for r in event.recipients if "crew" in r.span.text}


def test_one_another_is_nobody_more(coder: Coder) -> None:
    (event,) = coder.code("Sudanese herders and farmers attacked one another near Nyala on Friday.")
    assert not event.recipients
    assert {a.country for a in event.actors} == {"SDN"}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Peruvian soldiers killed nine Ashaninka Indians on Friday.", "PER"),
        ("Pakistani soldiers killed nine Indians on Friday.", "IND"),
        ("Pakistani soldiers killed nine Kashmiri Indians on Friday.", "IND"),
    ],
)
def test_indians_of_america(coder: Coder, text: str, state: str) -> None:
    (event,) = coder.code(text)
    assert {r.country for r in event.recipients} == {state}
