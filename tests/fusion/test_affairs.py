from __future__ import annotations

import datetime as dt
import importlib
import random

import pytest
from handmade import article, event

from dragoman.fusion import Fusion, affairs, fuse
from dragoman.records import Affair

STRUCK = "Israeli warplanes struck an arms depot at Homs on Tuesday and killed 12 Syrian soldiers. Smoke hung over the depot."
PROTEST = (
    "Syria protested to the United Nations over an Israeli raid that killed soldiers at Homs, and asked the Security Council for a meeting "
    "next week."
)
GRAIN = "Ministers of Egypt and Romania signed a contract for wheat in Constanta. Ships will carry the harvest to Alexandria."
ARTICLES = (
    article("a", STRUCK), article("b", PROTEST, "2021-03-04"), article("c", GRAIN, "2021-03-03"), article("d", STRUCK, "2021-04-20"),
)


def test_different_acts_of_one_matter() -> None:
    assert affairs(ARTICLES, ()) == (("a", "b"), ("c",), ("d",))


def test_no_order_matters() -> None:
    shuffled = list(ARTICLES)
    random.Random(3).shuffle(shuffled)  # noqa: S311 - nothing secret
    assert affairs(shuffled, ()) == affairs(ARTICLES, ())


def test_a_story_in_common_speaks_for_one_affair() -> None:
    a = article("a", "Envoys of Chile and Peru met in Arica about copper and visas. The mayor served lunch by the harbour.")
    b = article("b", "Peru and Chile talked on Tuesday. Fishermen who had waited for hours at the gate with torn nets went home unheard.")
    stories = fuse([a, b], [event(a, "CONSULT", "CHL PER"), event(b, "CONSULT", "PER CHL")])
    assert len(stories) == 1
    assert affairs([a, b], ()) == (("a",), ("b",))
    assert affairs([a, b], stories) == (("a", "b"),)


def test_without_a_date_the_wording_must_be_closer() -> None:
    undated = [article(k, t, "") for k, t in (("a", STRUCK), ("b", PROTEST), ("c", STRUCK + " It burned."))]
    assert affairs(undated, ()) == (("a", "c"), ("b",))


EVENTS = (
    event(ARTICLES[0], "ASSAULT", "ISR/MIL", "SYR/MIL"), event(ARTICLES[1], "ACCUSE", "SYR", "ISR"),
    event(ARTICLES[2], "AGREE", "EGY ROU"), event(ARTICLES[3], "ASSAULT", "ISR/MIL", "SYR/MIL"),
)


def filed(fusion: Fusion) -> tuple[Affair, ...]:
    found = fusion.affairs()
    assert sorted(s for a in found for s in a.stories) == sorted(s.id for s in fusion.stories()), "each story is in one affair"
    assert sorted(k for a in found for k in a.articles) == sorted(fusion.articles), "and so is each article"
    return found


def test_each_story_has_its_affair() -> None:
    fusion = Fusion()
    fusion.add(ARTICLES, EVENTS)
    raid, grain, later = filed(fusion)
    assert (raid.articles, grain.articles, later.articles) == (("a", "b"), ("c",), ("d",))
    assert (raid.first, raid.last) == (dt.date(2021, 3, 2), dt.date(2021, 3, 4))
    assert len(raid.stories) == 2
    assert len(raid.origins) == 2


def test_copies_are_one_origin_of_an_affair() -> None:
    fusion = Fusion()
    fusion.add([article("a", STRUCK, publisher="Brant Tribune"), article("b", STRUCK, publisher="Radio Calder"), ARTICLES[2]], ())
    copies, alone = filed(fusion)
    assert (copies.origins, copies.publishers) == ((("a", "b"),), ("Brant Tribune", "Radio Calder"))
    assert (alone.articles, alone.stories) == (("c",), ())


def test_added_in_any_order_and_portions_they_are_the_same() -> None:
    whole = Fusion()
    whole.add(ARTICLES, EVENTS)
    chance = random.Random(5)  # noqa: S311 - nothing secret
    for _ in range(5):
        order = list(range(len(ARTICLES)))
        chance.shuffle(order)
        portions = Fusion()
        for n in order:
            portions.add([ARTICLES[n]], [EVENTS[n]])
            filed(portions)
        assert filed(portions) == filed(whole)


def test_what_nothing_new_touches_is_not_grouped_again(monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("dragoman.fusion.affairs")
    grouped: list[tuple[str, ...]] = []

    def seen(part: tuple[str, ...], *_: object) -> list[tuple[str, ...]]:
        grouped.append(part)
        return [part]

    monkeypatch.setattr(module, "cluster", seen)
    fusion = Fusion()
    fusion.add(ARTICLES[:3], EVENTS[:3])
    fusion.affairs()
    assert grouped == [("a", "b"), ("c",)]
    fusion.add(ARTICLES[3:], EVENTS[3:])
    fusion.affairs()
    assert grouped[2:] == [("d",)]


def test_a_story_found_later_groups_anew() -> None:
    """The wording alone keeps these apart; the event that comes last makes them one story."""
    a = article("a", "Envoys of Chile and Peru met in Arica about copper and visas. The mayor served lunch by the harbour.")
    b = article("b", "Peru and Chile talked on Tuesday. Fishermen who had waited for hours at the gate with torn nets went home unheard.")
    fusion = Fusion()
    fusion.add([a, b], [event(a, "CONSULT", "CHL PER")])
    assert sorted(x.articles for x in filed(fusion)) == [("a",), ("b",)]
    fusion.add((), [event(b, "CONSULT", "PER CHL")])
    assert [x.articles for x in filed(fusion)] == [("a", "b")]


def test_only_articles_of_near_days_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("dragoman.fusion.affairs")
    compared: list[object] = []

    def seen(*pair: object) -> float:
        compared.append(pair)
        return 0.0

    monkeypatch.setattr(module, "cosine", seen)
    affairs([article(f"{n:02}", STRUCK, f"2021-{1 + n // 2:02}-{1 + 6 * (n % 2):02}") for n in range(24)], ())
    assert not compared, "each is six days or more from the next"
    affairs([article("a", STRUCK, ""), article("b", STRUCK), article("c", STRUCK, "2021-05-01")], ())
    assert len(compared) == 2, "one without a date may be of any day"


def test_one_wording_of_other_states_is_two_matters() -> None:
    wording = (
        "{0} condemned on Monday the attack on its embassy and demanded that those responsible be punished. The Foreign Ministry in "
        "{1} said it would summon the ambassador."
    )
    peru, kenya = article("a", wording.format("Peru", "Lima")), article("b", wording.format("Kenya", "Nairobi"))
    again = article("c", wording.format("Peruvian leaders", "Lima").replace("punished", "found"))
    assert affairs((peru, kenya, again), ()) == (("a", "c"), ("b",))
