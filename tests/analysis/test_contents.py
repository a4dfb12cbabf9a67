"""Likeness of what two sentences say, and what it does to promises and contradictions."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from typing import Any

import one_by_one as slow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import copied, coverage, likeness, near, of, read, shared, words

from dragoman.analysis import contradictions, promised, promises
from dragoman.analysis.compared import ALIKE
from dragoman.analysis.contents import names_of, stems
from dragoman.codebook import Codebook
from dragoman.knowledge import rows, shipped
from dragoman.records import Account, Actor, Article, Basis, Event, Field, Run, Span, Status, Story, When
from dragoman.store import Store

RUN = Run(id="r", coder_version="0", codebook_version="2.0", model_hash="m", configuration_hash="c")


def test_grain_is_not_tanks() -> None:
    promise = of("Ruritania *promised 20,000 tonnes of grain.", promise=True)
    grain, tanks = of("A ship *delivered the wheat on Friday."), of("It *delivered ten tanks on Friday.")
    assert likeness(promise, grain) > likeness(promise, tanks) == 0
    assert shared(promise, grain) == ["grain"], "as the promise has it"


def test_telling_parties_and_the_calendar_say_nothing() -> None:
    sentence = "Ruritanian Foreign Minister Rudolf Rassendyll *promised on Monday to say more."
    a = read([of(sentence, names=["Ruritania", "Ruritanian", "Rassendyll"], people=["Rudolf Rassendyll"])])
    assert (words(a), [*a.people.lengths]) == ({}, [2])
    assert "march" in words(read([of("They *agreed to march together.")]))


def test_what_countries_are_called_says_nothing() -> None:
    sentence = of("China and Xi *visit the harbour.")
    assert set(words(read([sentence], [["CHN"]]))) | {"china", "xi"} == set(words(read([sentence], [["FRA"]])))


def test_persons_places_numbers_and_contexts() -> None:
    promise = of("Flavia will *visit the capital.", people=["Flavia", "Michael"], promise=True)
    same, other = of("Flavia *met the king.", people=["Flavia"]), of("Michael *met the king.", people=["Michael"])
    assert likeness(promise, same) > likeness(promise, other) > 0
    ships = of("They *sent 400 tents.")
    assert likeness(ships, of("Then 400 tents *came.")) > likeness(ships, of("Then 900 tents *came."))
    assert [*read([of("In 2022, on 14 July, 400 *came."), of("In 2022, on 14 July, they *came.")]).numbers.lengths] == [1, 0]
    there = of("They *sent tents.", place="Zenda", contexts=["disaster"])
    assert likeness(there, of("The tents *came.", place="Zenda")) > likeness(there, of("The tents *came.", place="Strelsau"))
    assert likeness(there, of("The tents *came.", contexts=["disaster"])) > likeness(there, of("The tents *came."))


def test_the_clause_of_a_promise_counts_most() -> None:
    promise = read([of("After talks on fisheries she *promised tents while the negotiators met.", promise=True)])
    assert "tent" in near(promise)
    assert not near(promise) & {"=meeting", "fisheri"}
    assert words(promise)["=meeting"] < words(read([of("They *met.")]))["=meeting"]


def test_a_copy_is_known() -> None:
    first = of("Ruritania *promised tents, blankets and medicine to survivors in the mountain villages.")
    second = of("Ruritania has *promised tents, blankets and medicine to survivors in mountain villages.")
    assert copied(first, second)
    assert not copied(first, of("Ruritania *sent tents to survivors."))
    assert not copied(of("They *met."), of("They *met.")), "of too few words to tell"


def test_surroundings() -> None:
    told = of("The king *accused the duke of mining the dam.")
    assert coverage(told, "The duke rejects this. Somebody had spoken of the mining of a dam.") > ALIKE
    assert coverage(told, "He rejects that.") == 0
    assert coverage(of("*It is so."), "The king accused the duke.") == 0


@settings(deadline=None)
@given(st.text(), st.text())
def test_likeness_is_bounded_and_symmetric(a: str, b: str) -> None:
    x, y = of(a), of(b)
    assert 0 <= likeness(x, y) <= 1
    assert likeness(x, y) == pytest.approx(likeness(y, x), abs=0.001)
    assert 0 <= coverage(x, b) <= 1


def test_the_tables_fit_one_another() -> None:
    matters = {r["matter"]: r["stems"].split(";") for _, r in rows(shipped("analysis", "data", "matters.csv"), ("matter", "stems"))}
    deeds = [r["matters"].split(";") for _, r in rows(shipped("analysis", "data", "deeds.csv"), ("promise", "deed", "by", "matters"))]
    assert {m for those in deeds for m in those} <= set(matters)
    assert all(len(set(those)) == len(those) > 0 for those in matters.values())
    names, people = names_of("CHN")
    assert stems(["China", "Chinese", "Beijing"]) <= names
    assert stems(["Xi"]) <= people
    assert names_of("QQQ") == (frozenset(), frozenset())


# in a store


@dataclass(frozen=True)
class Coded:
    article: Article
    events: tuple[Event, ...]
    claims: tuple[()] = ()


def told(key: str, kind: str, day: int, parties: str, sentence: str, *, article: str = "a", **more: Any) -> Event:  # noqa: ANN401
    """`parties`: AAA>BBB; `*` stands before the trigger."""
    book, text, at = Codebook.shipped().types[kind], sentence.replace("*", ""), max(0, sentence.find("*"))
    sides = [tuple(Actor(span=Span(start=0, end=1, text=s), id=s, name=s, country=s) for s in p.split()) for p in parties.split(">")]
    date = dt.date(2022, 1, 1) + dt.timedelta(day)
    values: dict[str, Any] = {"status": Status.ACTUAL, "said_by": None} | more
    return Event(
        id=key, article=article, event_type=kind, modes=(), contexts=(), quad=book.quad, score=book.score, cameo=None, actors=sides[0],
        recipients=sides[1], mutual=len(sides[0]) > 1 and not sides[1], historical=False, place=None, claim=None,
        when=When(start=date, end=date, precision="day", basis=Basis.STATED),
        trigger=Span(start=at, end=at + 4, text=text[at : at + 4]), evidence=Span(start=0, end=len(text), text=text), confidence=0.8,
        fired=(), **values,
    )  # fmt: skip


def kept(path: Path, events: Sequence[Event], stories: Sequence[Story] = (), texts: dict[str, str] | None = None) -> Store:
    store = Store.open(path)
    articles = [Article(id=a, text=(texts or {}).get(a, "x"), published=dt.date(2023, 6, 1)) for a in sorted({e.article for e in events})]
    store.add([Coded(a, tuple(e for e in events if e.article == a.id)) for a in articles], RUN)
    store.write_stories(stories)
    return store


PROMISE = told("p", "AGREE", 0, "FRA>KEN", "France *promised 20,000 tonnes of grain.")
TANKS = told("tanks", "AID", 5, "FRA>KEN", "France *delivered ten tanks.", article="b")
GRAIN = told("grain", "AID", 60, "FRA>KEN", "A French ship *delivered the wheat.", article="c")


def test_a_promise_of_grain_is_kept_by_grain(tmp_path: Path) -> None:
    with kept(tmp_path / "s.duckdb", (PROMISE, TANKS, GRAIN)) as store:
        (row,) = promises(store, "FRA", "KEN").to_pylist()
    assert (row["outcome"], row["deed_id"], row["days"], row["deeds"], row["alike"], row["shared"]) == (
        "reported done", "grain", 60, 2, 1, ["grain"])  # fmt: skip
    assert (row["evidence"], row["deed_evidence"]) == (PROMISE.evidence.text, GRAIN.evidence.text)
    assert row["score"] >= ALIKE


def test_a_promise_of_grain_is_not_kept_by_tanks(tmp_path: Path) -> None:
    with kept(tmp_path / "s.duckdb", (PROMISE, TANKS)) as store:
        (row,) = promises(store, "FRA", "KEN").to_pylist()
        (soon,) = promises(store, "FRA", "KEN", 9_999).to_pylist()
    assert (row["outcome"], row["deed_id"], row["deeds"], row["alike"], row["score"]) == ("unlike", "tanks", 1, 0, 0.0)
    assert soon["outcome"] == "open"


def test_neither_the_promises_own_story_nor_a_copy_is_a_deed(tmp_path: Path) -> None:
    long = "France *promised 20,000 tonnes of grain, medicine, tents and blankets to survivors in mountain villages."
    copy = told("copy", "AID", 1, "FRA>KEN", long, article="b")
    story = Story(id="s", events=("grain", "p"), articles=("a", "c"), publishers=(), origins=(), first=None, last=None)
    promise = replace(told("p", "AGREE", 0, "FRA>KEN", long))
    with kept(tmp_path / "s.duckdb", (promise, copy, GRAIN), [story]) as store:
        (row,) = promises(store, "FRA", "KEN").to_pylist()
    assert (row["outcome"], row["deeds"]) == ("not reported", 0)


def test_answers_come_likest_first_and_in_any_order_of_adding(tmp_path: Path) -> None:
    other = told("q", "AGREE", 1, "FRA>KEN", "France *promised vaccines.", article="b")
    answers = []
    for n, events in enumerate(permutations((PROMISE, other, TANKS, GRAIN), 4)):
        if n % 6 == 0:
            with kept(tmp_path / f"{n}.duckdb", events) as store:
                answers.append(promises(store, "FRA", "KEN"))
    assert all(a.equals(answers[0]) for a in answers)
    scores = answers[0]["score"].to_pylist()
    assert (scores, answers[0]["id"].to_pylist()) == (sorted(scores, reverse=True), ["p", "q"])


def test_the_likest_is_denied(tmp_path: Path) -> None:
    no = {"status": Status.NEGATED}
    events = (
        told("dam", "ASSAULT", 2, "RUS>UKR", "Russia *bombed the dam."), told("train", "ASSAULT", 1, "RUS>UKR", "Russia *bombed a train."),
        told("no", "ASSAULT", 1, "RUS>UKR", "Nobody *bombed the dam.", article="b", **no),
    )  # fmt: skip
    with kept(tmp_path / "s.duckdb", events) as store:
        (row,) = contradictions(store).to_pylist()
    assert (row["kind"], row["id"], row["denial_id"], row["reports"], row["shared"][0]) == ("denied", "dam", "no", 2, "dam")


def test_two_who_blame_one_another_for_one_thing(tmp_path: Path) -> None:
    blame = told("x", "ACCUSE", 0, "UKR>RUS", "Ukraine *accused Russia of mining the dam.")
    back = told("y", "ACCUSE", 1, "RUS>UKR", "Russia *said Ukrainian shells had burst the dam.", article="b")
    else_where = told("z", "ACCUSE", 1, "RUS>UKR", "Russia *accused Ukraine of killing a journalist.", article="c")
    with kept(tmp_path / "s.duckdb", (blame, back, else_where)) as store:
        rows_ = contradictions(store).to_pylist()
        assert contradictions(store, "FRA", "KEN").num_rows == 0
    assert [(r["kind"], r["id"], r["denial_id"], r["said_by"], r["denied_by"]) for r in rows_] == [("turned", "x", "y", "UKR", "RUS")]


def test_a_bare_rejection_is_compared_with_what_stands_around_it(tmp_path: Path) -> None:
    blame = told("x", "ACCUSE", 0, "UKR>RUS", "Ukraine *accused Russia of mining the dam.")
    bare = told("y", "REJECT", 0, "RUS>UKR", "Moscow *rejects it.", article="b")
    around = "Moscow rejects it. Kyiv had spoken of the mining of a dam."
    for n, (text, high) in enumerate(((around, True), ("Moscow rejects it. So the Kremlin.", False))):
        with kept(tmp_path / f"{n}.duckdb", (blame, bare), texts={"b": text}) as store:
            (row,) = contradictions(store).to_pylist()
        assert (row["kind"], row["score"] >= ALIKE) == ("rejected", high)


def test_figures_differ(tmp_path: Path) -> None:
    events = [
        told(key, "ASSAULT", 0, "RUS>UKR", f"The strike on the market *killed {n} people.", article=key, said_by=said)
        for key, n, said in (("a", 12, None), ("b", 30, None), ("c", 12, None))
    ]
    field = Field(name="killed", accounts=(Account(value="12", articles=("a", "c")), Account(value="30", articles=("b",))))
    story = Story(
        id="s", events=("a", "b", "c"), articles=("a", "b", "c"), publishers=(), origins=(), first=None, last=None, disputed=(field,)
    )  # fmt: skip
    with kept(tmp_path / "s.duckdb", events, [story]) as store:
        found = contradictions(store).to_pylist()
        assert contradictions(store, "FRA", "KEN").num_rows == 0
    assert {(r["kind"], r["actor"]) for r in found} == {("figures", None)}
    assert {frozenset((r["id"], r["denial_id"])) for r in found} == {frozenset("ab"), frozenset("bc")}
    agreed = replace(story, disputed=(), agreed=(replace(field, accounts=field.accounts[:1]),))
    with kept(tmp_path / "t.duckdb", events, [agreed]) as store:
        assert contradictions(store).num_rows == 0


def test_what_an_older_run_found_is_not_compared(tmp_path: Path) -> None:
    accused = told("m", "ACCUSE", 0, "UKR>RUS", "Ukraine *accused Russia of mining the dam.", article="m")
    rejected = told("n", "REJECT", 1, "RUS>UKR", "Russia *rejected that it mined the dam.", article="n")
    again, article = replace(RUN, id="later"), Article(id="n", text="x", published=dt.date(2023, 6, 1))
    with kept(tmp_path / "o.duckdb", [accused, rejected]) as store:
        assert contradictions(store)["reports"].to_pylist() == [1]
        store.add([Coded(Article(id="m", text="x", published=dt.date(2023, 6, 1)), (accused,))], again)
        assert contradictions(store)["reports"].to_pylist() == [1], "one event, read twice"
        store.add([Coded(article, ())], again)
        assert contradictions(store).num_rows == 0


@pytest.mark.parametrize("portion", [1, 50, promised.PORTION])
def test_promises_are_answered_as_if_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, portion: int) -> None:
    chance = random.Random(5)  # noqa: S311  not for secrets
    said = ("tents", "grain", "wheat", "for survivors", "blankets and medicine", "to the mountain villages", "talks", "withdrawal")

    def some(n: int) -> Event:
        kind = chance.choice(("AGREE", "CONCEDE", "CONSULT", "AID", "AID", "RETREAT", "SUPPORT"))
        sentence = " ".join(["It *promised", *chance.choices(said, k=chance.randrange(6))])
        parties = chance.choice(("FRA>KEN", "FRA>KEN", "KEN>FRA", "FRA KEN>"))
        return told(f"e{n:03}", kind, chance.randrange(60), parties, sentence, article=f"a{n:03}")

    events = [some(n) for n in range(150)]
    stories = [
        Story(id=f"s{n}", events=(x.id, y.id), articles=(x.article, y.article), publishers=(), origins=(), first=None, last=None)
        for n, (x, y) in enumerate(zip(events[::2], events[1::2], strict=True)) if n % 3 == 0
    ]  # fmt: skip
    own = {frozenset(s.events) for s in stories}
    plain = {e.id: slow.content({**of(e.evidence.text), "trigger_start": e.trigger.start, "names": ["FRA", "KEN"], "people": []},
                                *(frozenset().union(*names) for names in zip(*map(names_of, ("FRA", "KEN")), strict=True)),
                                promise=e.event_type in ("AGREE", "CONCEDE")) for e in events}  # fmt: skip
    wanted = {}
    for p in events:
        if p.event_type in ("AGREE", "CONCEDE") and (not p.recipients or p.actors[0].id == "FRA"):
            wanted[p.id] = _one_by_one(p, [d for d in events if frozenset((p.id, d.id)) not in own], plain)
    monkeypatch.setattr(promised, "PORTION", portion)
    with kept(tmp_path / "p.duckdb", events, stories) as store:
        found = {r["id"]: (r["deed_id"], r["score"], r["deeds"], r["alike"]) for r in promises(store, "FRA", "KEN", 4).to_pylist()}
    assert found == wanted
    assert {score is None for _, score, *_ in wanted.values()} == {True, False}
    assert {0.0} < {score for _, score, *_ in wanted.values()}


def _one_by_one(p: Event, events: list[Event], plain: dict[str, slow.Content]) -> tuple[str | None, float | None, int, int]:
    scored = []
    for d in events:
        by = [(either, matters) for promise, deed, either, matters in promised.keeping() if (promise, deed) == (p.event_type, d.event_type)]
        if not by or d.when is None or p.when is None or not 0 < (d.when.start - p.when.end).days <= 4:
            continue
        either, matters = by[0]
        if not (either or not p.recipients or not d.recipients or d.actors[0].id == "FRA"):
            continue
        score = slow.likeness(plain[p.id], plain[d.id])
        score = score if plain[p.id].near & matters else round(promised.OTHER_KIND * score, 3)
        if score < ALIKE or not slow.copied(plain[p.id], plain[d.id]):
            scored.append((-score, d.when.start, d.id))
    if not scored:
        return None, None, 0, 0
    return min(scored)[2], -min(scored)[0], len(scored), sum(-score >= ALIKE for score, *_ in scored)


def test_without_texts(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.duckdb") as store:
        store.add([Coded(Article(id=e.article, text="x"), (e,)) for e in (PROMISE, GRAIN)], RUN, keep_text=False)
        store.add([Coded(Article(id=k, text="x"), (told(k, kind, 0, p, "*x", article=k),)) for k, kind, p in
                   (("m", "ACCUSE", "UKR>RUS"), ("n", "REJECT", "RUS>UKR"))], RUN, keep_text=False)  # fmt: skip
        assert promises(store, "FRA", "KEN")["score"].to_pylist() == [None]
        assert contradictions(store)["score"].to_pylist() == [None]
