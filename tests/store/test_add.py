"""Adding: once, revisions, runs, rejects, stories, reviews; and out again as it went in."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from made import FIRST, SECOND, Made, affair, made, story

from dragoman.errors import InputError, InternalError, StoreError
from dragoman.records import Article, Rejected
from dragoman.store import Added, Store, write

RECORDS = [made(n) for n in range(7)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "news.duckdb") as opened:
        yield opened


def count(store: Store, what: str) -> int:
    return int(store.query(f"SELECT count(*) AS n FROM {what}")["n"][0].as_py())  # noqa: S608


def by_id(items: object) -> list[object]:
    return sorted(items, key=lambda item: item.id)  # type: ignore[call-overload]


def test_out_as_it_went_in(store: Store) -> None:
    added = store.add(RECORDS, FIRST)
    assert added == Added(articles=7, codings=7, events=14, claims=14)
    assert list(store.articles()) == [r.article for r in RECORDS]
    assert by_id(store.events()) == by_id(e for r in RECORDS for e in r.events)
    assert by_id(store.claims()) == by_id(c for r in RECORDS for c in r.claims)
    assert store.runs() == [FIRST]


def test_the_same_again_adds_nothing(store: Store, tmp_path: Path) -> None:
    store.add(RECORDS, FIRST)
    before = exported(store, tmp_path / "before")
    assert store.add([*RECORDS, *RECORDS], FIRST) == Added()
    assert exported(store, tmp_path / "after") == before


def test_twice_in_one_portion_is_once(store: Store) -> None:
    doubled = Made(RECORDS[0].article, RECORDS[0].events * 2, RECORDS[0].claims * 2)
    assert store.add([doubled, doubled], FIRST) == Added(articles=1, codings=1, events=2, claims=2)


def test_any_order_and_any_portions_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bytes_of = []
    for n, (size, records) in enumerate(((1, RECORDS), (3, RECORDS[::-1]), (100, RECORDS[3:] + RECORDS[:3]))):
        monkeypatch.setattr(write, "BATCH", size)
        with Store.open(tmp_path / f"{n}.duckdb") as opened:
            opened.add(records, FIRST)
            bytes_of.append(exported(opened, tmp_path / str(n)))
    assert bytes_of[1:] == bytes_of[:1] * 2
    assert len(bytes_of[0]) == 27


def test_a_changed_text_is_a_revision(store: Store) -> None:
    store.add(RECORDS, FIRST)
    changed = made(3, words="praised")
    assert store.add([changed], FIRST) == Added(revisions=1, codings=1, events=2, claims=2)
    assert count(store, "articles") == 7
    assert count(store, "articles_all WHERE id = 'article-000003'") == 2
    assert next(a for a in store.articles() if a.id == changed.article.id) == changed.article
    assert [e.trigger.text for e in store.events() if e.article == changed.article.id] == ["praised"] * 2
    assert count(store, "events_all") == 16
    assert store.add([RECORDS[3]], FIRST) == Added(current=1), "the old text is known, and what is added last is shown"
    assert next(a for a in store.articles() if a.id == changed.article.id) == RECORDS[3].article
    assert [e.trigger.text for e in store.events() if e.article == changed.article.id] == ["condemned"] * 2
    assert count(store, "events_all") == 16


def test_a_changed_date_is_a_revision(store: Store) -> None:
    store.add(RECORDS[:1], FIRST)
    dated = Made(replace(RECORDS[0].article, published=dt.date(2024, 1, 1)), RECORDS[0].events, RECORDS[0].claims)
    assert store.add([dated], FIRST).revisions == 1


def test_a_new_run_stands_beside_the_old(store: Store) -> None:
    store.add(RECORDS, FIRST)
    again = [made(n, confidence=0.9, events=3) for n in range(2)]
    assert store.add(again, SECOND) == Added(codings=2, events=6, claims=4)
    assert count(store, "events") == 5 * 2 + 2 * 3, "of each article the last run that read it"
    assert {e.confidence for e in store.events() if e.article == "article-000000"} == {0.9}
    assert by_id(store.events(run=FIRST.id)) == by_id(e for r in RECORDS for e in r.events)
    assert by_id(store.events(run=SECOND.id)) == by_id(e for r in again for e in r.events)
    assert len(list(store.articles(run=SECOND.id))) == 2
    assert by_id(store.claims(run=FIRST.id)) == by_id(c for r in RECORDS for c in r.claims)
    assert [r.id for r in store.runs()] == ["run-a", "run-b"]
    assert store.runs(shown=True) == store.runs()
    store.write_stories([story(*RECORDS[:2])])
    assert store.add(RECORDS, FIRST) == Added(current=2), "an older run that comes again is what is shown"
    assert by_id(store.events()) == by_id(e for r in RECORDS for e in r.events)
    assert store.runs(shown=True) == [FIRST]
    assert not store.stories_current(), "stories are of what was shown before"
    assert store.add(RECORDS, FIRST) == Added()


def test_an_article_without_events_is_known(store: Store) -> None:
    empty = Made(RECORDS[0].article, [], [])
    assert store.add([empty], FIRST) == Added(articles=1, codings=1)
    assert store.add([empty], FIRST) == Added()
    assert list(store.fresh([empty.article], FIRST)) == []
    assert list(store.fresh([empty.article], SECOND)) == [empty.article]


def test_fresh_leaves_out_what_is_coded(store: Store) -> None:
    store.add(RECORDS[:3], FIRST)
    reject = Rejected(where="x.txt", reason="empty")
    changed = replace(RECORDS[1].article, title="Another")
    given: list[Article | Rejected] = [RECORDS[0].article, reject, changed, RECORDS[4].article]
    assert list(store.fresh(given, FIRST)) == [reject, changed, RECORDS[4].article]


def test_fresh_shows_what_is_asked_for(store: Store) -> None:
    store.add(RECORDS, FIRST)
    store.add([made(1, confidence=0.9), made(2, words="praised")], SECOND)
    again: list[int] = []
    assert list(store.fresh([r.article for r in RECORDS], FIRST, again=again.append)) == []
    assert again == [2]
    assert by_id(store.events()) == by_id(e for r in RECORDS for e in r.events)
    assert list(store.articles()) == [r.article for r in RECORDS]
    assert list(store.fresh([r.article for r in RECORDS], FIRST, again=again.append)) == []
    assert again == [2, 0]


TEXTS = ("articles_all", "events_all", "event_actors_all", "places_all", "claims_all", "claim_contents_all", "claim_about_all")


def texts(store: Store) -> list[list[dict[str, object]]]:
    """All that the tables hold."""
    return [store.query(f"SELECT * FROM {table} ORDER BY ALL").to_pylist() for table in TEXTS]  # noqa: S608


@pytest.mark.parametrize("known", [False, True], ids=["given to add", "known to fresh"])
def test_texts_are_taken_out_and_put_in(tmp_path: Path, known: bool) -> None:
    def again(store: Store, *, keep_text: bool) -> None:
        if known:
            assert list(store.fresh([r.article for r in RECORDS[:3]], FIRST, keep_text=keep_text)) == []
        else:
            assert store.add(RECORDS[:3], FIRST, keep_text=keep_text) == Added()

    with Store.open(tmp_path / "with.duckdb") as kept, Store.open(tmp_path / "without.duckdb") as bare:
        for opened, keep_text in ((kept, True), (bare, False)):
            for run in (FIRST, SECOND):
                opened.add(RECORDS[:3], run, keep_text=keep_text)
            opened.add(RECORDS[:3], FIRST, keep_text=keep_text)
        whole, none = texts(kept), texts(bare)
        assert whole != none
        again(kept, keep_text=False)
        assert texts(kept) == none
        again(bare, keep_text=True)
        assert texts(bare) == whole
        assert list(bare.articles()) == [r.article for r in RECORDS[:3]]


def test_an_earlier_text_is_taken_out_too(store: Store) -> None:
    store.add(RECORDS[:2], FIRST)
    store.add([made(0, words="praised")], FIRST, keep_text=False)
    assert store.query("SELECT id, text IS NULL AS gone FROM articles_all ORDER BY id, revision")["gone"].to_pylist() == [True, True, False]
    assert store.query("SELECT DISTINCT evidence FROM events_all WHERE article = 'article-000000'").to_pylist() == [{"evidence": None}]


def test_without_texts(store: Store) -> None:
    store.add(RECORDS, FIRST, keep_text=False)
    words = [w for w in RECORDS[0].article.text.replace(",", " ").replace(".", " ").split() if len(w) > 5 and w not in ("Manila",)]
    names = "Government of China", "Philippines"
    for table in ("articles_all", "events_all", "event_actors_all", "places_all", "claims_all", "claim_contents_all", "claim_about_all"):
        for row in store.query(f"SELECT * FROM {table}").to_pylist():  # noqa: S608
            for name, value in row.items():
                if isinstance(value, str) and value not in names and not name.endswith(("office", "name")):
                    assert not any(w in value for w in words), f"{table}.{name} holds {value!r}"
    kept = store.query("SELECT text, characters, text_sha256, title FROM articles ORDER BY id").to_pylist()[0]
    assert kept["text"] is None
    assert kept["characters"] == len(RECORDS[0].article.text)
    assert len(kept["text_sha256"]) == 64
    event = next(e for e in store.events() if e.id == RECORDS[0].events[0].id)
    assert (event.trigger.start, event.trigger.end, event.trigger.text) == (*_ends(RECORDS[0]), "")
    assert store.add(RECORDS, FIRST, keep_text=False) == Added()


def _ends(record: Made) -> tuple[int, int]:
    return record.events[0].trigger.start, record.events[0].trigger.end


def test_rejects_are_listed_once(store: Store) -> None:
    reject = Rejected(where="a.jsonl:3", reason="no text")
    assert store.add([reject, RECORDS[0], reject], FIRST).rejects == 1
    assert store.add([reject], FIRST).rejects == 0
    assert store.query("SELECT input, reason FROM rejects").to_pylist() == [{"input": "a.jsonl:3", "reason": "no text"}]


def test_half_a_character_is_rejected(store: Store) -> None:
    half = Made(replace(RECORDS[1].article, text="a\ud83d b"), [], [])
    assert store.add([RECORDS[0], half, RECORDS[2]], FIRST) == Added(articles=2, codings=2, events=4, claims=4, rejects=1)
    assert "article-000001" in store.query("SELECT input FROM rejects")["input"][0].as_py()


def test_what_came_before_an_error_is_kept(store: Store) -> None:
    def failing() -> Iterator[Made]:
        yield from RECORDS[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add(failing(), FIRST)
    assert count(store, "events") == 6


def test_a_portion_is_all_or_nothing(store: Store) -> None:
    store.add(RECORDS[:2], FIRST)
    wrong = Made(RECORDS[3].article, [replace(RECORDS[3].events[0], quad=None)], [])  # type: ignore[arg-type]
    with pytest.raises(InternalError, match="quad"):
        store.add([RECORDS[2], wrong], FIRST)
    assert count(store, "articles_all") == count(store, "codings") == count(store, "latest") == 2
    assert store.add(RECORDS[:4], FIRST).codings == 2, "the store goes on"


def test_stories(store: Store) -> None:
    store.add(RECORDS, FIRST)
    assert not store.stories_current()
    told = [story(*RECORDS[:3]), replace(story(*RECORDS[3:5]), first=None, last=None, agreed=(), disputed=(), publishers=())]
    store.write_stories(told)
    assert list(store.stories()) == told
    assert store.stories_current()
    store.write_stories(told[:1])
    assert list(store.stories()) == told[:1]
    assert count(store, "events_flat") == 14
    assert count(store, "events_flat WHERE story IS NOT NULL") == 6
    store.add([made(50)], FIRST)
    assert not store.stories_current()


def test_affairs(store: Store) -> None:
    store.add(RECORDS, FIRST)
    one, other = story(*RECORDS[:3]), story(*RECORDS[3:5])
    filed = [affair("x", [one.id], one), replace(affair("y", [], other), origins=other.origins[:1], first=None, last=None)]
    store.write_stories([one, other], filed)
    assert list(store.stories()) == [one, other]
    assert list(store.affairs()) == filed
    for a in filed:
        (row,) = store.query("SELECT * FROM affairs WHERE id = ?", [a.id]).to_pylist()
        assert (row["first"], row["last"], row["publishers"]) == (a.first, a.last, list(a.publishers))
        assert (row["stories"], row["articles"], row["origins"]) == (len(a.stories), len(a.articles), len(a.origins))
        told = store.query("SELECT article, origin, origin_position FROM affair_articles WHERE affair = ? ORDER BY position", [a.id])
        assert tuple(told["article"].to_pylist()) == a.articles
        groups = store.query(
            "SELECT list(article ORDER BY origin_position) AS told FROM affair_articles WHERE affair = ? AND origin IS NOT NULL"
            " GROUP BY origin ORDER BY origin", [a.id]
        )  # fmt: skip
        assert tuple(map(tuple, groups["told"].to_pylist())) == a.origins
    assert {(r["id"], r["affair"]) for r in store.query("SELECT id, affair FROM stories").to_pylist()} == {(one.id, "x"), (other.id, None)}
    assert count(store, "events_flat") == 14
    assert count(store, "events_flat WHERE affair = 'x'") == 6
    store.write_stories([one])
    assert count(store, "affairs") == count(store, "affair_articles") == count(store, "stories WHERE affair IS NOT NULL") == 0


def test_reviews(store: Store) -> None:
    store.add(RECORDS, FIRST)
    event = RECORDS[0].events[0].id
    at = dt.datetime(2026, 1, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    first = store.review(event, "ann", "wrong", field="recipient", value="USA", note="see title", at=at)
    assert store.review(event, "ann", "wrong", field="recipient", value="USA", note="see title", at=at) == first
    assert store.review(event, "ben", "right") != first
    (row, _) = store.query("SELECT * FROM reviews ORDER BY reviewer").to_pylist()
    assert (row["article"], row["run"], row["reviewed_at"]) == ("article-000000", "run-a", dt.datetime(2026, 1, 1, 10))
    with pytest.raises(InputError, match="no current event 'x'"):
        store.review("x", "ann", "right")
    with pytest.raises(InputError, match="right, wrong, unsure"):
        store.review(event, "ann", "maybe")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("event_type", "AID"), ("mode", "third-party"), ("context", "natural_resource"), ("actor", "CHN/MIL"), ("recipient", "IGO:NATO"),
        ("said_by", "PER:Ann Example"), ("mutual", "true"), ("historical", "false"), ("status", "future"), ("date", "2023-05"),
        ("date", "2023-05-01 to 2023-05-03"), ("place", "Élancourt"), ("trigger", "met"), ("evidence", None), (None, None),
    ],
)  # fmt: skip
def test_reviews_of_each_field(store: Store, field: str | None, value: str | None) -> None:
    store.add(RECORDS, FIRST)
    assert store.review(RECORDS[0].events[0].id, "ann", "wrong", field=field, value=value)


@pytest.mark.parametrize(
    ("who", "verdict", "more", "said"),
    [
        ("ann", "wrong", {"field": "colour"}, "'colour' is no field that can be reviewed; give event_type, mode"),
        ("ann", "wrong", {"field": "recipient", "value": "the USA"}, "'the USA' cannot be the value of recipient; give an actor's id"),
        ("ann", "wrong", {"field": "status", "value": "maybe"}, "give one of actual, ongoing, future"),
        ("ann", "wrong", {"field": "date", "value": "2023-13"}, "cannot be the value of date"),
        ("ann", "wrong", {"field": "mutual", "value": "yes"}, "give true or false"),
        ("ann", "wrong", {"field": "event_type", "value": "aid"}, "a type in capitals"),
        ("ann", "wrong", {"value": "USA"}, "the value 'USA' belongs to no field"),
        ("ann", "right", {"field": "recipient", "value": "USA"}, "recipient cannot be right and be 'USA' instead"),
        ("ann", "wrong", {"field": "place", "value": " "}, "the review's value is empty; leave it out"),
        ("ann", "wrong", {"note": ""}, "the review's note is empty"),
        (" ", "right", {}, "the review's reviewer is empty; say who looked"),
    ],
)
def test_reviews_that_say_nothing_are_refused(store: Store, who: str, verdict: str, more: dict[str, str], said: str) -> None:
    store.add(RECORDS, FIRST)
    with pytest.raises(InputError) as told:
        store.review(RECORDS[0].events[0].id, who, verdict, **more)
    assert said in str(told.value)
    assert count(store, "reviews") == 0


def test_numbers_that_cannot_be_are_rejected(store: Store) -> None:
    for field, value in (("score", math.nan), ("score", math.inf), ("confidence", math.inf), ("confidence", 1.5), ("quad", 5)):
        first = RECORDS[0]
        bad = Made(first.article, [replace(first.events[0], **{field: value}), *first.events[1:]], first.claims)
        assert store.add([bad, RECORDS[1]], FIRST).rejects == 1
        assert field in store.query("SELECT reason FROM rejects ORDER BY reason")["reason"].to_pylist()[-1] or field != "score"
        assert count(store, "articles") == 1
    unsure = Made(RECORDS[0].article, [replace(RECORDS[0].events[0], confidence=math.nan)], [])
    assert store.add([unsure], FIRST).codings == 1
    assert math.isnan(next(store.events(articles=[unsure.article.id])).confidence)


def test_some_articles_alone(store: Store) -> None:
    store.add(RECORDS, FIRST)
    key = RECORDS[3].article.id
    assert list(store.articles(only=[key])) == [RECORDS[3].article]
    assert {e.article for e in store.events(articles=[key])} == {c.article for c in store.claims(articles=[key])} == {key}
    assert list(store.events(articles=[])) == []
    assert [e.id for e in store.events(run=FIRST.id, articles=[key])] == [e.id for e in store.events(articles=[key])]


def test_read_only(store: Store, tmp_path: Path) -> None:
    store.add(RECORDS, FIRST)
    store.close()
    with Store.open(tmp_path / "news.duckdb", read_only=True) as one, Store.open(tmp_path / "news.duckdb", read_only=True) as two:
        assert len(list(one.events())) == len(list(two.events())) == 14
        for attempt in (lambda: one.add(RECORDS, FIRST), lambda: one.write_stories([]), lambda: one.review("x", "ann", "right")):
            with pytest.raises(StoreError, match="reading only"):
                attempt()


def test_reading_while_writing(store: Store) -> None:
    store.add(RECORDS[:3], FIRST)
    events = store.events()
    first = next(events)
    store.add(RECORDS[3:], FIRST)
    assert len([first, *events]) == 6


def exported(store: Store, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in store.export_parquet(folder, history=True)}


def test_an_interrupt_in_the_middle_of_a_portion_loses_none_of_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "BATCH", 3)
    finish = write.Writer._set_texts
    interrupts = iter([KeyboardInterrupt()])

    def interrupted(self: write.Writer, known: object, texts: object, *, keep_text: bool) -> None:
        for interrupt in interrupts:
            raise interrupt
        finish(self, known, texts, keep_text=keep_text)  # type: ignore[arg-type]

    monkeypatch.setattr(write.Writer, "_set_texts", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store.add(RECORDS, FIRST)
    assert [a.id for a in store.articles()] == [r.article.id for r in RECORDS[:3]]
