"""The same article gives the same ids and bytes: alone, again, among others, in any order."""

from __future__ import annotations

import datetime as dt

import pytest
from threadpoolctl import threadpool_info

from dragoman.coder import Coder
from dragoman.ingest import samples
from dragoman.language.front import Front
from dragoman.output import encode
from dragoman.records import Article


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    chosen = [a for a in samples() if len(a.text) < 3000][:4]
    assert len(chosen) == 4
    return chosen


@pytest.fixture(scope="module")
def alone(articles: list[Article]) -> dict[str, list[bytes]]:
    """The records of each article, coded by a coder that has read nothing else."""
    return {a.id: lines(Coder(), a) for a in articles[:2]}


def lines(coder: Coder, article: Article) -> list[bytes]:
    record = coder.read(article)
    return [encode(x) for x in (*record.events, *record.claims)]


def test_alone_twice_and_among_others(coder: Coder, articles: list[Article], alone: dict[str, list[bytes]]) -> None:
    for a in articles[:2]:
        assert len(alone[a.id]) > 5
        assert lines(coder, a) == lines(coder, a) == alone[a.id]
    for order in (articles, articles[::-1]):
        among = {a.id: lines(coder, a) for a in order}
        assert {k: among[k] for k in alone} == alone


def test_ids_are_of_one_record_each(coder: Coder, articles: list[Article]) -> None:
    records = [coder.read(a) for a in articles]
    ids = [x.id for r in records for x in (*r.events, *r.claims)]
    assert len(ids) == len(set(ids))
    assert all(x.article == r.article.id for r in records for x in (*r.events, *r.claims))


def test_another_article_or_date_is_another_matter(coder: Coder) -> None:
    text = "China condemned the United States on Friday."
    first, later = (coder.code(text, published=dt.date(2023, 3, day)) for day in (31, 24))
    assert [e.id for e in first] == [e.id for e in later]  # an id is of article, type, words and parties
    assert first[0].when != later[0].when
    assert {e.id for e in first}.isdisjoint(e.id for e in coder.code(text + " Rain fell."))


def test_the_run_names_what_made_the_records(coder: Coder) -> None:
    assert Coder().run == coder.run
    assert Coder(frames_only=True).run.id != coder.run.id
    assert Coder(min_confidence=0.5).run.configuration_hash != coder.run.configuration_hash


def test_numpy_computes_with_one_thread_while_a_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    front = Front()

    def threads() -> list[int]:
        return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]

    seen: list[int] = []
    monkeypatch.setattr(front, "sentence", lambda words, k: (seen.extend(threads()), Front.sentence(front, words, k))[1])
    before = threads()
    front.read("France condemned the raid.")
    assert before
    assert seen == [1] * len(before)
    assert threads() == before
