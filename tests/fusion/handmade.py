"""Records made by hand."""

from __future__ import annotations

import datetime as dt

from dragoman.codebook import Codebook
from dragoman.records import Actor, Article, Basis, Event, Span, Status, When, content_id


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def article(key: str, text: str, published: str = "2021-03-02", publisher: str | None = None, author: str | None = None) -> Article:
    return Article(id=key, text=text, published=day(published) if published else None, publisher=publisher, author=author)


def actor(identity: str) -> Actor:
    head = identity.partition("/")[0]
    country = head if len(head) == 3 and ":" not in identity and head != "UNK" else None
    return Actor(span=Span(start=0, end=0, text=""), id=identity, name=identity, country=country)


def event(
    of: Article, kind: str, actors: str = "", recipients: str = "", when: str | None = None, *, status: str = "actual",
    historical: bool = False, mode: str | None = None, said_by: str | None = None,
) -> Event:
    """An event on the whole text of an article."""
    text = of.text
    given = when or (of.published.isoformat() if of.published else None)
    basis = Basis.STATED if when else Basis.PUBLICATION
    return Event(
        id=content_id(of.id, kind, actors, recipients, when, status, historical, mode), article=of.id, event_type=kind,
        modes=(mode,) if mode else (), contexts=(), quad=Codebook.shipped().types[kind].quad, score=0.0, cameo=None,
        actors=tuple(map(actor, actors.split())), recipients=tuple(map(actor, recipients.split())), status=Status(status),
        historical=historical, when=When(start=day(given), end=day(given), precision="day", basis=basis) if given else None, place=None,
        said_by=actor(said_by) if said_by else None, claim=None, trigger=Span(start=0, end=1, text=text[:1]),
        evidence=Span(start=0, end=len(text), text=text), confidence=0.9, fired=(),
    )
