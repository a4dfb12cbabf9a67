from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from handmade import article, event

from dragoman.codebook import own_codebook
from dragoman.fusion import Fusion, fuse, likeness, traits
from dragoman.fusion.clusters import cluster, grouped
from dragoman.records import Article, Event, Span, Story

A = article("a", "Israeli warplanes struck an arms depot at Homs on Tuesday and killed 12 Syrian soldiers.", publisher="Brant Tribune")
B = article("b", "An air strike on a depot near Homs on Tuesday killed 15 Syrian soldiers.", "2021-03-03", publisher="Radio Calder")
C = article("c", "Israel did not strike the depot at Homs, its army said.", "2021-03-03", publisher="Kestrel Journal")
D = article("d", "Israeli warplanes struck an airfield at Palmyra on Wednesday and wounded two Syrian guards.", "2021-03-04")
E = article("e", "Israel will strike the depot at Homs if weapons come, its minister said.", "2021-03-01")
F = article("f", "A year ago Israeli warplanes struck an arms depot at Homs and killed 12 Syrian soldiers.", "2022-03-02")
EVENTS = {
    "a": event(A, "ASSAULT", "ISR/MIL", "SYR/MIL", "2021-03-02", mode="aerial"),
    "b": event(B, "ASSAULT", "ISR/MIL", "SYR/MIL", "2021-03-02"),
    "c": event(C, "ASSAULT", "ISR", "SYR", status="negated", said_by="ISR/MIL"),
    "d": event(D, "ASSAULT", "ISR/MIL", "SYR/MIL", "2021-03-03", mode="aerial"),
    "e": event(E, "ASSAULT", "ISR", "SYR", status="hypothetical"),
    "f": event(F, "ASSAULT", "ISR/MIL", "SYR/MIL", "2021-03-02", historical=True),
}
ARTICLES = (A, B, C, D, E, F)


def parts(stories: tuple[Story, ...]) -> set[str]:
    return {"".join(s.articles) for s in stories}


def test_one_happening_and_its_near_misses() -> None:
    """A strike told twice and denied, the next day's strike, the threat before it, and its anniversary."""
    assert parts(fuse(ARTICLES, EVENTS.values())) == {"abcf", "d", "e"}


def test_background_never_starts_a_story() -> None:
    other = article("g", "Last year Israeli warplanes struck an arms depot at Homs.", "2022-03-02")
    again = event(other, "ASSAULT", "ISR/MIL", "SYR/MIL", "2021-03-02", historical=True)
    assert fuse([F, other], [EVENTS["f"], again]) == ()


def test_agreed_and_disputed() -> None:
    story = next(s for s in fuse(ARTICLES, EVENTS.values()) if "a" in s.articles)
    agreed = {f.name: f.accounts[0].value for f in story.agreed}
    disputed = {f.name: {a.value: (a.articles, a.said_by) for a in f.accounts} for f in story.disputed}
    assert agreed["event_type"] == "ASSAULT"
    assert agreed["actors"] == "ISR/MIL"
    assert agreed["day"] == "2021-03-02"
    assert disputed["killed"] == {"12": (("a", "f"), ()), "15": (("b",), ())}
    assert disputed["status"] == {"so": (("a", "b", "f"), ()), "not so": (("c",), ("ISR/MIL",))}
    assert story.publishers == ("Brant Tribune", "Kestrel Journal", "Radio Calder")
    assert (story.first, story.last) == (A.published, F.published)
    assert story.origins == (("a",), ("b",), ("c",))


def test_who_looks_back_found_nothing_out() -> None:
    """`f` tells the strike a year later; a background line in the same week may be a report of its own."""
    soon = article("g", "The strike on the depot at Homs, which killed 12 Syrian soldiers, had come on Tuesday.", "2021-03-04")
    told = event(soon, "ASSAULT", "ISR/MIL", "SYR/MIL", "2021-03-02", historical=True)
    story = next(s for s in fuse([*ARTICLES, soon], [*EVENTS.values(), told]) if "a" in s.articles)
    assert story.articles == ("a", "b", "c", "f", "g")
    assert story.origins == (("a",), ("b",), ("c",), ("g",))


@pytest.mark.parametrize(
    ("wording", "stories"),
    [("the ministry reported on Thursday", 1), ("the ministry said, blaming a raid on Thursday", 2)],
)
def test_the_day_of_the_report_is_not_the_day_of_the_act(wording: str, stories: int) -> None:
    late = article("h", f"Israeli warplanes struck an arms depot at Homs and killed 12 Syrian soldiers, {wording}.", "2021-03-04")
    start = late.text.index("Thursday")
    told = event(late, "ASSAULT", "ISR/MIL", "SYR/MIL", "2021-03-04", mode="aerial")
    assert told.when is not None
    told = replace(told, when=replace(told.when, span=Span(start=start, end=start + 8, text="Thursday")))
    raid = event(A, "ASSAULT", "ISR/MIL", "SYR/MIL", "2021-03-01", mode="aerial")
    assert len(fuse([A, late], [raid, told])) == stories


@pytest.mark.parametrize(("far", "groups"), [(-2.0, [("a", "b", "c")]), (None, [("a", "b"), ("c",)])])
def test_the_likest_two_hold_groups_together(far: float | None, groups: list[tuple[str, ...]]) -> None:
    scores = {("a", "b"): 3.0, ("b", "c"): 1.0, ("a", "c"): far}
    links = grouped((a, b, s) for (a, b), s in scores.items() if s is not None and s >= 0)
    assert cluster("cab", links, lambda a, b: scores[min(a, b), max(a, b)]) == groups


def test_two_very_like_do_not_join_what_is_apart() -> None:
    def score(a: str, b: str) -> float | None:
        return 9.0 if a[0] == b[0] else 8.0 if a + b in ("a4b0", "b0a4") else None

    ids = [f"{side}{n}" for side in "ab" for n in range(5)]
    links = grouped((a, b, s) for a in ids for b in ids if a < b and (s := score(a, b)) is not None)
    assert cluster(ids, links, score) == [tuple(ids[:5]), tuple(ids[5:])]


def many(seed: int) -> tuple[list[Article], list[Event]]:
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    places = ("Homs", "Idlib", "Palmyra", "Aleppo", "Deraa")
    articles, events = [], []
    for n in range(60):
        when = f"2021-03-{rng.randint(1, 9):02d}"
        town, dead = rng.choice(places), rng.choice((3, 12, 40))
        deed, target = rng.choice(("Warplanes struck", "Shells hit", "Jets bombed")), rng.choice(("depot", "school", "bridge"))
        text = f"{deed} a {target} at {town}, killing {dead}."
        a = article(f"x{n}", text, when)
        articles.append(a)
        events.append(event(a, "ASSAULT", rng.choice(("ISR/MIL", "RUS/MIL", "")), "SYR", rng.choice((when, None))))
    return articles, events


@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_portions_matter(seed: int) -> None:
    articles, events = many(seed)
    whole = fuse(articles, events)
    assert sorted(i for s in whole for i in s.events) == sorted(e.id for e in events)
    assert 1 < len(whole) < len(events)
    rng = random.Random(seed + 100)  # noqa: S311 - nothing secret
    rng.shuffle(articles)
    rng.shuffle(events)
    assert fuse(articles, events) == whole
    slowly = Fusion()
    for k in range(0, len(events), 7):
        part = events[k : k + 7]
        slowly.add([a for a in articles if a.id in {e.article for e in part}], part)
        slowly.stories()
    assert slowly.stories() == whole
    slowly.add(articles, events)
    assert slowly.stories() == whole


def test_direction_counts_only_where_there_is_one() -> None:
    a = article("a", "The two sides spoke in Ankara on Tuesday about grain.")
    b = article("b", "There was talk of grain in Ankara on Tuesday.")
    assert len(fuse([a, b], [event(a, "CONSULT", "RUS TUR"), event(b, "CONSULT", "TUR", "RUS")])) == 1
    assert len(fuse([a, b], [event(a, "ACCUSE", "RUS", "TUR"), event(b, "ACCUSE", "TUR", "RUS")])) == 2


def test_likeness_is_symmetric() -> None:
    rows = [traits(e, a, {}) for a, e in zip(ARTICLES, EVENTS.values(), strict=True)]
    assert all(likeness(x, y) == likeness(y, x) for x in rows for y in rows)


def test_vectors_count() -> None:
    a = article("a", "Envoys of both sides sat down in Oslo.")
    b = article("b", "A first round opened on Tuesday morning.")
    events = [event(a, "CONSULT", "COL/GOV"), event(b, "CONSULT", "COL/GOV")]
    assert len(fuse([a, b], events)) == 2
    assert len(fuse([a, b], events, {e.id: [1.0, 2.0] for e in events})) == 1


def test_an_event_without_its_article_is_kept() -> None:
    story = fuse([], [EVENTS["a"]])[0]
    assert story.articles == ("a",)
    assert story.origins == ()
    assert story.first is None


def test_one_agency_tells_of_another_day_in_the_same_words() -> None:
    """Four were killed on Sunday, two on Monday: the day is that of the act, also where somebody is quoted with it."""
    a = article("a", "Israeli forces killed four men in Jenin on Sunday, medics said.", "2024-02-11")
    b = article("b", "Israeli forces killed two men in Jenin on Monday, medics said.", "2024-02-12")
    c = article("c", "Soldiers killed four men in Jenin on Sunday.", "2024-02-12")
    sunday, monday, again = (
        event(x, "ASSAULT", "ISR/MIL", "PSE/CVL", day, said_by=who)
        for x, day, who in ((a, "2024-02-11", "PSE/MED"), (b, "2024-02-12", "PSE/MED"), (c, "2024-02-11", None))
    )
    assert parts(fuse([a, b, c], [sunday, monday, again])) == {"ac", "b"}


def test_what_others_do_to_the_same_one_is_another_happening() -> None:
    a = article("a", "Japan sent 30 rescuers to Turkey on Saturday to help after the earthquake.", "2024-01-20")
    b = article("b", "Greece sent 20 firefighters to Turkey on Saturday to help after the disaster there.", "2024-01-20")
    c = article("c", "A team of 30 Japanese rescuers was sent to Turkey on Saturday after the earthquake.", "2024-01-20")
    sent = [event(x, "AID", who, "TUR", "2024-01-20") for x, who in ((a, "JPN"), (b, "GRC"), (c, "JPN"))]
    assert parts(fuse([a, b, c], sent)) == {"ac", "b"}


def test_types_of_a_user_are_near_and_undirected_as_his_codebook_says(tmp_path: Path) -> None:
    text = '[[type]]\nname = "ACCUSE"\nas = "BLAME"\n[[type]]\nname = "MATCH"\nlike = "CONSULT"\ndefinition = "Plays."\n'
    (tmp_path / "codebook.toml").write_text(text, encoding="utf-8")
    book = own_codebook(tmp_path)
    a = article("a", "The two sides played in Ankara on Tuesday before the cup.")
    b = article("b", "There was a match in Ankara on Tuesday before the cup.")
    played = [replace(event(x, "CONSULT", *who), event_type="MATCH") for x, who in ((a, ("RUS TUR",)), (b, ("TUR", "RUS")))]
    assert len(fuse([a, b], played, codebook=book)) == 1
    blamed = [event(a, "PROTEST", "RUS", "TUR"), replace(event(b, "ACCUSE", "RUS", "TUR"), event_type="BLAME")]
    assert len(fuse([a, b], blamed)) == 2
    assert len(fuse([a, b], blamed, codebook=book)) == 1
