"""Records made by hand, many and fast; nothing in them is left at its default somewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records import (
    Account,
    Actor,
    Affair,
    Article,
    Basis,
    Claim,
    ClaimKind,
    CueClass,
    Event,
    Field,
    Place,
    Run,
    Span,
    Stance,
    Status,
    Story,
    When,
    content_id,
)

DAY = dt.date(2023, 3, 31)
FIRST = Run(id="run-a", coder_version="0.1.0", codebook_version="2.0", model_hash="m1", configuration_hash="c1")
SECOND = Run(id="run-b", coder_version="0.2.0", codebook_version="2.0", model_hash="m2", configuration_hash="c1")


@dataclass(frozen=True, slots=True)
class Made:
    """As the coder's Record."""

    article: Article
    events: list[Event]
    claims: list[Claim]


def span(text: str, what: str) -> Span:
    start = text.index(what)
    return Span(start=start, end=start + len(what), text=what)


def made(number: int, *, words: str = "condemned", confidence: float = 0.75, events: int = 2) -> Made:
    """One article with a claim and some events."""
    text = f"Élysée, March 31. China’s foreign minister {words} the Philippines in Manila on Friday, note {number}. 🕊 Talks may follow."
    key = f"article-{number:06d}"
    article = Article(
        id=key,
        text=text,
        title=f"Note {number}",
        published=DAY + dt.timedelta(days=number % 30),
        url=f"https://news.example/{number}",
        publisher=None if number % 3 else "Daily Example",
        author="A. Writer",
        language="en",
    )
    minister = Actor(
        span=span(text, "China’s foreign minister"),
        id="CHN/GOV",
        name="Government of China",
        country="CHN",
        sector="GOV",
        sectors=("GOV", "ELI"),
        role="foreign minister",
        person="Some Minister",
        wikidata="Q1",
    )
    other = Actor(span=span(text, "the Philippines"), id="PHL", name="Philippines", country="PHL")
    claim = Claim(
        id=content_id("claim", key),
        article=key,
        speaker=minister,
        cue=span(text, words),
        content=(span(text, "Talks may follow"), span(text, "on Friday")),
        kind=ClaimKind.MIXED,
        cue_class=CueClass.THINK,
        about=(other, minister),
        stance=Stance.CRITICAL,
        source=span(text, "note"),
    )
    unsaid = Claim(
        id=content_id("unsaid", key), article=key, speaker=None, cue=None, content=(), kind=ClaimKind.DIRECT, cue_class=CueClass.SAY
    )
    place = Place(span=span(text, "Manila"), name="Manila", country="PHL", precision="city", geoname_id=1701668, lat=14.6042, lon=120.9822)
    when = When(start=DAY, end=DAY, precision="day", basis=Basis.RELATIVE, span=span(text, "on Friday"))
    bare = When(start=DAY, end=DAY, precision="day", basis=Basis.PUBLICATION)
    found = [
        Event(
            id=content_id("event", key, n),
            article=key,
            event_type="CONSULT" if n % 2 else "ACCUSE",
            modes=("visit", "third-party") if n % 2 else (),
            contexts=("diplomatic",),
            quad=1 if n % 2 else 3,
            score=1.0 if n % 2 else -3.0,
            cameo=None if n % 2 else "111",
            actors=(minister, other) if n % 2 else (minister,),
            recipients=() if n % 2 else (other,),
            mutual=bool(n % 2),
            status=Status.HYPOTHETICAL if n % 2 else Status.ACTUAL,
            historical=bool(n % 2),
            when=(when, bare, None)[n % 3],
            place=None if n % 2 else place,
            said_by=minister if n % 2 else None,
            claim=claim.id if n % 2 else None,
            trigger=span(text, words),
            evidence=Span(start=0, end=len(text), text=text),
            confidence=confidence,
            fired=("rule one", "learned 0.8"),
        )
        for n in range(events)
    ]
    return Made(article, found, [claim, unsaid])


def story(*records: Made) -> Story:
    """All that these tell, as one happening."""
    keys = tuple(r.article.id for r in records)
    events = tuple(e.id for r in records for e in r.events)
    return Story(
        id=content_id("story", *events),
        events=events,
        articles=keys,
        publishers=("Daily Example",),
        origins=(keys[:0:-1], keys[:1]),
        first=DAY,
        last=DAY + dt.timedelta(days=3),
        agreed=(Field(name="place", accounts=(Account(value="Manila", articles=keys),)),),
        disputed=(
            Field(
                name="killed", accounts=(Account(value="12", articles=keys[:1], said_by=("CHN",)), Account(value="9", articles=keys[1:]))
            ),
            Field(name="actor", accounts=(Account(value="CHN", articles=keys[1:]), Account(value="PHL", articles=keys[:1]))),
        ),
    )


def affair(key: str, stories: Sequence[str], of: Story) -> Affair:
    """An affair of the articles of a story."""
    return Affair(
        id=key, stories=tuple(stories), articles=of.articles, publishers=of.publishers, origins=of.origins, first=of.first, last=of.last
    )  # fmt: skip
