"""The demo record: its files are whole, and its stories are found again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from dragoman.codebook import Codebook
from dragoman.coder import Coder
from dragoman.errors import InputError, KnowledgeError
from dragoman.evaluate import record
from dragoman.evaluate.record import DemoRecord, Telling
from dragoman.records import Actor, Article, Basis, Event, Span, Status, When

QUARTER = dt.date(2022, 3, 31)


@pytest.fixture(scope="module")
def whole() -> DemoRecord:
    return record.load()


def test_the_record_is_whole(whole: DemoRecord) -> None:
    assert len(whole.articles) == 343
    assert {a.id for a in whole.articles} == {a for t in whole.tellings for a in t.articles}
    assert len({a.publisher for a in whole.articles}) == 8
    assert len({a.text for a in whole.articles}) == len(whole.articles)
    assert all(60 <= len(a.text.split()) <= 160 for a in whole.articles)
    assert sum(bool(t.mentions) for t in whole.tellings) == 41
    assert any(len(t.origins) < len(t.articles) for t in whole.tellings)


def test_a_part_has_whole_stories(whole: DemoRecord) -> None:
    part = whole.until(QUARTER)
    assert 30 <= len(part.articles) <= 50
    assert {a.id for a in part.articles} == {a for t in part.tellings for a in t.articles}
    assert all(a.published is not None and a.published <= QUARTER for a in part.articles)


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        ("2022.jsonl", '"id": "rec-2022-0002"', '"id": "rec-2022-0200"', "2022.jsonl:2: the id must be rec-2022-0002"),
        ("2022.jsonl", '"published": "2022-01-10"', '"published": "2021-01-10"', "2022.jsonl:2: rec-2022-0002 is published on 2021-01-10"),
        ("2022.jsonl", '"published": "2022-01-10"', '"published": "soon"', "2022.jsonl:2: "),
        ("2022.jsonl", '"publisher": "Commons Public Radio"', '"publisher": ""', "needs a title, a publisher and a url"),
        ("2023.stories.toml", '["rec-2023-0001", "rec-2023-0002"]\norigins', '["rec-2023-0001"]\norigins', "makiivka: disputed"),
        ("2023.stories.toml", '[["rec-2023-0001"], ["rec-2023-0002"]]', '[["rec-2023-0001"]]', "makiivka: the origins do not share out"),
        ("2023.stories.toml", '["rec-2023-0008"]\norigins', '["rec-2023-0007"]\norigins', "balloon-latin: told twice: rec-2023-0007"),
        ("2023.stories.toml", '["rec-2023-0008"]\norigins', '["rec-2023-0999"]\norigins', "balloon-latin: no such articles: rec-2023-0999"),
        ("2023.stories.toml", "date = 2023-01-01", "date = 2023-02-01", "makiivka: published before it happened on 2023-02-01"),
        ("2023.stories.toml", "date = 2023-01-01", "date = 2022-11-01", "more than 14 days after"),
        ("2023.stories.toml", "date = 2023-01-01", 'date = "2023-01-01"', "makiivka: date must be a day"),
        ("2023.stories.toml", "date = 2023-01-01\n", "", "'date' is missing"),
        ("2023.stories.toml", 'key = "balloon-shot"', 'key = "makiivka"', "makiivka: the key is taken"),
        ("2023.stories.toml", '"galaxy-leader", "red-sea-shipping"]', '"galaxy-leader", "nowhere"]', "houthi-boats mentions no known"),
        ("2023.stories.toml", '[[story.dispute]]\nabout = "number of dead"\narticles = ["rec-2023-0001"', None, "disputed in articles"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_named(tmp_path: Path, name: str, old: str, new: str | None, complaint: str) -> None:
    folder = Path(copytree(record.FOLDER, tmp_path / "record"))
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, old.replace("0001", "0009") if new is None else new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as problem:
        record.load(folder)
    assert complaint in str(problem.value)


def test_an_article_in_no_story_is_named(tmp_path: Path) -> None:
    folder = Path(copytree(record.FOLDER, tmp_path / "record"))
    stories = folder / "2022.stories.toml"
    stories.write_text(stories.read_text(encoding="utf-8").partition('[[story]]\nkey = "nk-irbm"')[0], encoding="utf-8")
    with pytest.raises(KnowledgeError, match="in no story: rec-2022-0003, rec-2022-0004"):
        record.load(folder)
    stories.unlink()
    with pytest.raises(KnowledgeError, match="the stories of 2022"):
        record.load(folder)
    with pytest.raises(InputError, match="no record in"):
        record.load(tmp_path)


@dataclass
class Codes:
    events: list[Event]


class Reader:
    """Codes each article by hand."""

    def __init__(self, code: Callable[[Article], list[Event]]) -> None:
        self.code = code

    def read(self, article: Article) -> Codes:
        return Codes(self.code(article))


def event(article: Article, kind: str, actor: str, recipient: str, *, sentence: int = 0, historical: bool = False) -> Event:
    start = [0, *(n + 2 for n, c in enumerate(article.text) if c == "." and n + 2 < len(article.text))][sentence]
    end = article.text.index(".", start) + 1
    span = Span(start=start, end=end, text=article.text[start:end])
    sides = [(Actor(span=span, id=i, name=i, country=i),) for i in (actor, recipient)]
    book = Codebook.shipped()
    day = article.published
    assert day is not None
    return Event(
        id=f"{article.id}-{sentence}-{kind}", article=article.id, event_type=kind, modes=(), contexts=(), quad=book.types[kind].quad,
        score=book.score(kind, ()), cameo=None, actors=sides[0], recipients=sides[1], status=Status.ACTUAL, historical=historical,
        when=When(start=day, end=day, precision="day", basis=Basis.PUBLICATION), place=None, said_by=None, claim=None, trigger=span,
        evidence=span, confidence=0.9, fired=(),
    )  # fmt: skip


def article(key: str, day: int, publisher: str, text: str) -> Article:
    return Article(id=key, text=text, title=key, published=dt.date(2022, 5, day), publisher=publisher)


STRUCK = "Rockets of Syria struck a depot of Turkey at Jarabulus and killed nine soldiers. The two met later in Tartus."
SMOKE = "Smoke rose over the north. Syrian gunners fired on Jarabulus and hit a Turkish depot, where nine soldiers died."
SMALL = DemoRecord(
    (
        article("a", 2, "Brant Tribune", STRUCK),
        article("b", 2, "Radio Calder", SMOKE),
        article("c", 20, "Brant Tribune", "Peru sent doctors to Chile after the floods. It was the first such help this year."),
    ),
    (
        Telling("strike", dt.date(2022, 5, 1), ("a", "b"), (("a",), ("b",))),
        Telling("doctors", dt.date(2022, 5, 20), ("c",), (("c",),), ("strike",)),
    ),
)


def test_stories_that_are_found() -> None:
    codes = {"a": ("ASSAULT", "SYR", "TUR"), "b": ("ASSAULT", "SYR", "TUR"), "c": ("AID", "PER", "CHL")}
    found = record.figures(Reader(lambda a: [event(a, *codes[a.id])]), SMALL)
    assert (found["b3_precision"], found["b3_recall"], found["b3_f1"]) == (100.0, 100.0, 100.0)
    assert found["b3_f1_alone"] == 80.0
    assert (found["stories_whole"], found["origins_right"], found["origins_in_stories_several"]) == (100.0, 100.0, 100.0)
    assert (found["articles"], found["stories"], found["stories_several"], found["follow_ups"]) == (3, 1, 1, 1)


def test_stories_that_are_missed() -> None:
    nothing = record.figures(Reader(lambda _: []), SMALL)
    assert nothing["b3_f1"] == nothing["b3_f1_alone"] == nothing["b3_f1_one_a_day"] == 80.0
    assert (nothing["stories_whole"], nothing["origins_in_stories"], nothing["origins_right"]) == (0.0, 0.0, 100.0)
    past = record.figures(Reader(lambda a: [event(a, "ASSAULT", "SYR", "TUR", historical=True)]), SMALL)
    assert past["b3_f1"] == 80.0
    assert (past["affairs_f1"], past["origins_in_affairs"]) == (100.0, 100.0)
    apart = record.figures(Reader(lambda a: [event(a, "ASSAULT" if a.id == "a" else "AID", "SYR", "TUR")]), SMALL)
    assert (apart["stories_whole"], apart["origins_in_stories"]) == (0.0, 0.0)


def test_the_lead_tells_the_story() -> None:
    found = record.figures(Reader(lambda a: [event(a, "ASSAULT", "SYR", "TUR", sentence=int(a.id == "b"))] if a.id != "c" else []), SMALL)
    assert found["b3_f1"] == 100.0
    later = [("ASSAULT", "SYR", "TUR"), ("CONSULT", "SYR", "TUR")]
    found = record.figures(Reader(lambda a: [event(a, *k, sentence=n) for n, k in enumerate(later if a.id == "a" else later[::-1])]), SMALL)
    assert found["stories_whole"] == 0.0


def test_a_quarter_is_read_well(coder: Coder, whole: DemoRecord) -> None:
    found = record.figures(coder, whole.until(QUARTER))
    assert found["b3_precision"] >= 95
    assert found["b3_f1"] >= 78
    assert found["b3_f1"] > found["b3_f1_one_a_day"]
    assert found["origins_right"] >= 90
    assert found["origins_in_stories"] >= 60
    assert found["affairs_f1"] >= 90
    assert found["origins_in_affairs"] >= 80
