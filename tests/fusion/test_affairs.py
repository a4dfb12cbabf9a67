from __future__ import annotations

import random

from handmade import article, event

from dragoman.fusion import affairs, fuse

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
