"""Hand-made records: three articles, two stories, every kind of party, date and place."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest

from dragoman.codebook import Codebook
from dragoman.export import FORMATS, Material, Tally
from dragoman.records import Actor, Article, Basis, Event, Place, Span, Status, Story, When

ONE = Article(
    id="a1",
    title="A bad day",
    published=dt.date(2023, 3, 31),
    publisher="Daily Post",
    url="https://example.org/1",
    language="en",
    text=(
        "Chinese troops fired on a Philippine boat off Manila on Thursday.\n\n"
        "China and Russia signed an accord. The Taliban released two Germans in March. NATO will not attack Libya, it said."
    ),
)
TWO = Article(
    id="a2",
    title="Shots\tat sea",
    published=dt.date(2023, 4, 1),
    publisher="Morning Sun",
    url="https://example.org/2",
    language="en",
    text=(
        "Troops of China fired on a boat of the Philippines on March 30. West Germany condemned East Germany in 1985. "
        "Crowds marched in Kenya."
    ),
)
THREE = Article(id="a3", text="Serbian judges convicted Amnesty & Co <friends>.\nThe West warned an armed group.")
ACCORD = ("China", "Russia")


def span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def actor(article: Article, words: str, key: str, *given: str | None, **more: object) -> Actor:
    """`given`: name, country, sector."""
    name, country, sector = (*given, None, None)[:3]
    return Actor(span=span(article, words), id=key, name=name, country=country, sector=sector, **more)  # type: ignore[arg-type]


def when(article: Article, words: str | None, start: str, end: str | None = None, precision: str = "day") -> When:
    first = dt.date.fromisoformat(start)
    basis = Basis.STATED if words else Basis.PUBLICATION
    last = dt.date.fromisoformat(end) if end else first
    return When(start=first, end=last, precision=precision, basis=basis, span=span(article, words) if words else None)


def event(key: str, article: Article, trigger: str, kind: str, sentence: str, **more: object) -> Event:
    event_type, *modes = kind.split()
    book = Codebook.shipped()
    values: dict[str, object] = {
        "contexts": (),
        "actors": (),
        "recipients": (),
        "status": Status.ACTUAL,
        "historical": False,
        "when": None,
        "place": None,
        "said_by": None,
        "claim": None,
        "confidence": 0.8,
        "fired": ("frame x",),
        "quad": book.types[event_type].quad,
        "score": book.score(event_type, tuple(modes)),
        "cameo": book.cameo(event_type, tuple(modes)),
    }
    values |= more
    whole = article.text[article.text.index(sentence) :].partition(". ")[0].partition("\n")[0]
    return Event(
        id=key,
        article=article.id,
        event_type=event_type,
        modes=tuple(modes),
        trigger=span(article, trigger),
        evidence=span(article, whole),
        **values,
    )  # type: ignore[arg-type]


def made() -> list[Event]:
    manila = Place(span=span(ONE, "Manila"), name="Manila", country="PHL", precision="city", geoname_id=1701668, lat=14.6042, lon=120.9822)
    kenya = Place(span=span(TWO, "Kenya"), name="Kenya", country="KEN", precision="country")
    troops = actor(ONE, "Chinese troops", "CHN/MIL", "Chinese military", "CHN", "MIL", sectors=("GOV",), role="troops")
    china = actor(ONE, "China", "CHN", "China", "CHN", wikidata="Q148")
    russia = actor(ONE, "Russia", "RUS", "Russia", "RUS", wikidata="Q159")
    taliban = actor(ONE, "The Taliban", "NSA:TALIBAN", "Taliban", "AFG", "REB")
    nato = actor(ONE, "NATO", "IGO:NATO", "NATO")
    return [
        event(
            "e1",
            ONE,
            "fired on",
            "ASSAULT firearms",
            "Chinese",
            contexts=("military", "territory"),
            actors=(troops,),
            recipients=(actor(ONE, "Philippine", "PHL", "Philippines", "PHL"),),
            when=when(ONE, "on Thursday", "2023-03-30"),
            place=manila,
        ),
        event(
            "e2",
            ONE,
            "signed",
            "SUPPORT",
            "China and",
            contexts=("diplomatic",),
            actors=(china, russia),
            mutual=True,
            when=when(ONE, None, "2023-03-31"),
        ),
        event(
            "e3",
            ONE,
            "released",
            "RETREAT release",
            "The Taliban",
            actors=(taliban,),
            recipients=(actor(ONE, "Germans", "DEU/CVL", "Germans", "DEU", "CVL"),),
            when=when(ONE, "in March", "2023-03-01", "2023-03-31", "month"),
            confidence=0.4,
        ),
        event(
            "e4",
            ONE,
            "attack",
            "ASSAULT",
            "NATO",
            actors=(nato,),
            recipients=(actor(ONE, "Libya", "LBY", "Libya", "LBY"),),
            said_by=nato,
            claim="c1",
            status=Status.NEGATED,
        ),
        event(
            "e5",
            TWO,
            "fired on",
            "ASSAULT firearms",
            "Troops",
            actors=(actor(TWO, "Troops of China", "CHN/MIL", "Chinese military", "CHN", "MIL"),),
            recipients=(actor(TWO, "Philippines", "PHL", "Philippines", "PHL"),),
            when=when(TWO, "on March 30", "2023-03-30"),
        ),
        event(
            "e6",
            TWO,
            "condemned",
            "ACCUSE disapprove",
            "West",
            actors=(actor(TWO, "West Germany", "DEU", "West Germany", "DEU"),),
            recipients=(actor(TWO, "East Germany", "DEU", "East Germany", "DEU"),),
            when=when(TWO, "in 1985", "1985-01-01", "1985-12-31", "year"),
            historical=True,
        ),
        event(
            "e7",
            TWO,
            "marched",
            "PROTEST demo",
            "Crowds",
            actors=(actor(TWO, "Crowds", "UNK:CVL", "Crowds", None, "CVL"),),
            place=kenya,
            when=when(TWO, None, "2023-04-01"),
        ),
        event(
            "e8",
            THREE,
            "convicted",
            "SANCTION convict",
            "Serbian",
            actors=(actor(THREE, "Serbian judges", "SRB/JUD", "Serbian judges", "SRB", "JUD"),),
            recipients=(actor(THREE, "Amnesty & Co <friends>", "NGO:AMNESTY", "Amnesty & Co <friends>\x01", None, "NGO"),),
        ),
        event(
            "e9",
            THREE,
            "warned",
            "THREATEN",
            "The West",
            actors=(actor(THREE, "The West", "GRP:WEST", "the West"),),
            recipients=(actor(THREE, "an armed group", "UNK:UAF", "armed group", None, "UAF"),),
        ),
    ]


SHOTS = Story(
    id="s1",
    events=("e1", "e5"),
    articles=("a1", "a2"),
    publishers=("Daily Post", "Morning Sun"),
    origins=(("a1",), ("a2",)),
    first=dt.date(2023, 3, 31),
    last=dt.date(2023, 4, 1),
)
ACCORD_STORY = Story(id="s2", events=("e2",), articles=("a1",), publishers=("Daily Post",), origins=(("a1",),), first=None, last=None)


@pytest.fixture
def material() -> Material:
    articles = {a.id: a for a in (ONE, TWO, THREE)}
    return Material(events=made(), articles=articles, stories=(SHOTS, ACCORD_STORY), codebook="plover-2.0-2024.02", coder="dragoman-0.1.0")


@pytest.fixture
def written(material: Material) -> Callable[..., tuple[bytes, Tally]]:
    """A function: a format's name -> its bytes and tally."""

    def write(kind: str, given: Material = material, **more: bool) -> tuple[bytes, Tally]:
        stream = io.BytesIO()
        tally = FORMATS[kind].write(stream, "memory", given, **more)
        return stream.getvalue(), tally

    return write
