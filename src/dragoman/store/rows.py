"""Records to rows, and back. The order of values is the order of columns in sql/*.sql."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import Any

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
    Span,
    Stance,
    Status,
    Story,
    When,
    content_id,
)

Row = tuple[Any, ...]
Key = tuple[str, int, str]
NO_SPAN: Row = (None, None, None)
NO_ACTOR: Row = (None,) * 11
ACTOR = ("", "_name", "_country", "_sector", "_sectors", "_office", "_person", "_wikidata", "_text", "_start", "_end")

# The columns of text in tables, with where in the article's text it begins and ends.
SPAN = ("span_text", "span_start", "span_end")
SPANS = {
    "events_all": (
        ("trigger", "trigger_start", "trigger_end"), ("evidence", "evidence_start", "evidence_end"),
        ("date_text", "date_text_start", "date_text_end"), ("said_by_text", "said_by_start", "said_by_end"),
    ),
    "claims_all": (
        ("cue", "cue_start", "cue_end"), ("source", "source_start", "source_end"), ("speaker_text", "speaker_start", "speaker_end"),
    ),
    "event_actors_all": (SPAN,), "places_all": (SPAN,), "claim_contents_all": (SPAN,), "claim_about_all": (SPAN,),
}  # fmt: skip


def actor_columns(name: str) -> str:
    """The columns of an actor that another table holds in itself, as said_by in events."""
    return ", ".join(name + ending for ending in ACTOR)


def text_hash(article: Article) -> str:
    """SHA-256 of the text in UTF-8."""
    return hashlib.sha256(article.text.encode("utf-8")).hexdigest()


def content_hash(article: Article) -> str:
    """Of everything that is known of an article but its id."""
    day = day_of(article.published)
    return content_id(
        "content",
        text_hash(article),
        article.title,
        day and day.isoformat(),
        article.url,
        article.publisher,
        article.author,
        article.language,
    )


def day_of(value: dt.date | None) -> dt.date | None:
    """The date, where a date and time was given."""
    return value.date() if isinstance(value, dt.datetime) else value


class Rows:
    """Rows by table, as records come in. `keep_text`: off, no text of the article is kept, but for its title."""

    def __init__(self, *, keep_text: bool = True) -> None:
        self.keep_text = keep_text
        self.tables: dict[str, list[Row]] = {}

    def put(self, table: str, row: Row) -> None:
        """One row more."""
        self.tables.setdefault(table, []).append(row)

    def article(self, article: Article, revision: int, digest: str) -> None:
        """A revision of an article."""
        text = article.text if self.keep_text else None
        row = (
            article.id,
            revision,
            digest,
            text_hash(article),
            len(article.text),
            text,
            article.title,
            day_of(article.published),
            article.url,
            article.publisher,
            article.author,
            article.language,
        )
        self.put("articles_all", row)

    def coding(self, key: Key, events: Sequence[Event], claims: Sequence[Claim]) -> None:
        """What a run found in a revision. Of events, or claims, of one id the first is taken."""
        first_events = {e.id: e for e in reversed(events)}
        first_claims = {c.id: c for c in reversed(claims)}
        self.put("codings", (*key, len(first_events), len(first_claims)))
        for e in first_events.values():
            self._event(e, key)
        for c in first_claims.values():
            self._claim(c, key)

    def _event(self, e: Event, key: Key) -> None:
        when, place = e.when, e.place
        date = (None,) * 7 if when is None else (when.start, when.end, when.precision, when.basis.value, *self._span(when.span))
        row = (
            e.id,
            *key,
            e.event_type,
            list(e.modes),
            list(e.contexts),
            e.quad,
            e.score,
            e.cameo,
            e.status.value,
            e.historical,
            *date,
            *self._actor(e.said_by),
            e.claim,
            *self._span(e.trigger),
            *self._span(e.evidence),
            e.confidence,
            list(e.fired),
            e.mutual,
        )
        self.put("events_all", row)
        for role, parties in (("actor", e.actors), ("recipient", e.recipients)):
            for position, party in enumerate(parties, 1):
                self.put("event_actors_all", (e.id, *key, role, position, *self._actor(party)))
        common = (e.id, *key, e.event_type, e.quad, e.score, e.status.value, e.historical, *date[:2], e.confidence)
        pairs = combinations(e.actors, 2) if e.mutual else product(e.actors, e.recipients)
        for a, b in pairs:
            self.put("event_dyads_all", (*common, a.id, a.country, a.sector, b.id, b.country, b.sector, e.mutual))
        if place is not None:
            point = (place.name, place.country, place.precision, place.geoname_id, place.lat, place.lon)
            self.put("places_all", (e.id, *key, *point, *self._span(place.span)))

    def _claim(self, c: Claim, key: Key) -> None:
        row = (
            c.id,
            *key,
            *self._actor(c.speaker),
            *self._span(c.cue),
            *self._span(c.source),
            c.kind.value,
            c.cue_class.value,
            c.stance.value,
        )
        self.put("claims_all", row)
        for position, span in enumerate(c.content, 1):
            self.put("claim_contents_all", (c.id, *key, position, *self._span(span)))
        for position, actor in enumerate(c.about, 1):
            self.put("claim_about_all", (c.id, *key, position, *self._actor(actor)))

    def affair(self, a: Affair) -> None:
        """An affair."""
        self.put("affairs", (a.id, a.first, a.last, len(a.stories), len(a.articles), len(a.origins), list(a.publishers)))
        self._reports("affair_articles", a)

    def story(self, s: Story, affair: str | None = None) -> None:
        """A story, and the affair it belongs to."""
        self.put("stories", (s.id, s.first, s.last, len(s.events), len(s.articles), len(s.origins), list(s.publishers), affair))
        for position, event in enumerate(s.events, 1):
            self.put("story_events", (s.id, position, event))
        self._reports("story_articles", s)
        for agreed, fields in ((True, s.agreed), (False, s.disputed)):
            for nth, field in enumerate(fields, 1):
                for position, a in enumerate(field.accounts, 1):
                    self.put("story_fields", (s.id, field.name, nth, agreed, position, a.value, list(a.articles), list(a.said_by)))

    def _reports(self, table: str, of: Story | Affair) -> None:
        """Articles that no origin names have none."""
        origin = {a: (n, m) for n, group in enumerate(of.origins, 1) for m, a in enumerate(group, 1)}
        for position, article in enumerate(of.articles, 1):
            self.put(table, (of.id, position, article, *origin.get(article, (None, None))))

    def _span(self, span: Span | None) -> Row:
        return NO_SPAN if span is None else (span.text if self.keep_text else None, span.start, span.end)

    def _actor(self, a: Actor | None) -> Row:
        if a is None:
            return NO_ACTOR
        return (a.id, a.name, a.country, a.sector, list(a.sectors), a.role, a.person, a.wikidata, *self._span(a.span))


def span_of(text: str | None, start: int | None, end: int | None) -> Span | None:
    """A span; its text is empty where texts are not kept."""
    return None if start is None or end is None else Span(start=start, end=end, text=text or "")


def some_span(text: str | None, start: int, end: int) -> Span:
    """As `span_of`, where there is one."""
    return Span(start=start, end=end, text=text or "")


def some_actor(row: Row) -> Actor:
    """An actor from its eleven values."""
    actor, name, country, sector, sectors, role, person, wikidata, *span = row
    return Actor(
        span=some_span(*span),
        id=actor,
        name=name,
        country=country,
        sector=sector,
        sectors=tuple(sectors),
        role=role,
        person=person,
        wikidata=wikidata,
    )


def actor_of(row: Row) -> Actor | None:
    """An actor, or None where the row holds none."""
    return None if row[0] is None else some_actor(row)


def article_of(row: Row) -> Article:
    """From id, text, title, published, url, publisher, author, language."""
    key, text, title, published, url, publisher, author, language = row
    return Article(
        id=key, text=text or "", title=title, published=published, url=url, publisher=publisher, author=author, language=language
    )


def event_of(row: Row) -> Event:
    """From the columns of `EVENTS` (read.py), the parties as two lists of actors' values and the place as one."""
    (key, article, event_type, modes, contexts, quad, score, cameo, status, historical, *rest) = row
    start, end, precision, basis, *date_span = rest[:7]
    claim, trigger, trigger_start, trigger_end, evidence, evidence_start, evidence_end, confidence, fired, mutual, *sides, place = rest[18:]
    actors, recipients = sides
    when = None if start is None else When(start=start, end=end, precision=precision, basis=Basis(basis), span=span_of(*date_span))
    return Event(
        id=key,
        article=article,
        event_type=event_type,
        modes=tuple(modes),
        contexts=tuple(contexts),
        quad=quad,
        score=score,
        cameo=cameo,
        actors=tuple(some_actor(a) for a in actors or ()),
        recipients=tuple(some_actor(a) for a in recipients or ()),
        mutual=mutual,
        status=Status(status),
        historical=historical,
        when=when,
        place=place_of(place),
        said_by=actor_of(tuple(rest[7:18])),
        claim=claim,
        trigger=some_span(trigger, trigger_start, trigger_end),
        evidence=some_span(evidence, evidence_start, evidence_end),
        confidence=confidence,
        fired=tuple(fired),
    )


def place_of(row: Row | None) -> Place | None:
    """From name, country, precision, geoname_id, lat, lon and span."""
    if row is None:
        return None
    name, country, precision, geoname, lat, lon, *span = row
    return Place(span=some_span(*span), name=name, country=country, precision=precision, geoname_id=geoname, lat=lat, lon=lon)


def claim_of(row: Row) -> Claim:
    """From the columns of `CLAIMS` (read.py), with contents and actors as lists."""
    key, article, *rest = row
    cue, source = span_of(*rest[11:14]), span_of(*rest[14:17])
    kind, cue_class, stance, contents, about = rest[17:]
    return Claim(
        id=key,
        article=article,
        speaker=actor_of(tuple(rest[:11])),
        cue=cue,
        content=tuple(some_span(*c) for c in contents or ()),
        kind=ClaimKind(kind),
        cue_class=CueClass(cue_class),
        about=tuple(some_actor(a) for a in about or ()),
        stance=Stance(stance),
        source=source,
    )


def story_of(row: Row) -> Story:
    """From id, first, last, publishers, and lists of events, (article, origin, position) and fields."""
    key, first, last, publishers, events, articles, fields = row
    return Story(
        id=key,
        events=tuple(events or ()),
        articles=tuple(a for a, _, _ in articles or ()),
        publishers=tuple(publishers),
        origins=_origins(articles or ()),
        first=first,
        last=last,
        agreed=_fields(f[1:] for f in fields or () if f[0]),
        disputed=_fields(f[1:] for f in fields or () if not f[0]),
    )


def affair_of(row: Row) -> Affair:
    """From id, first, last, publishers, and lists of stories and (article, origin, position)."""
    key, first, last, publishers, stories, articles = row
    return Affair(
        id=key,
        stories=tuple(stories or ()),
        articles=tuple(a for a, _, _ in articles or ()),
        publishers=tuple(publishers),
        origins=_origins(articles or ()),
        first=first,
        last=last,
    )


def _origins(articles: Iterable[Row]) -> tuple[tuple[str, ...], ...]:
    groups: dict[int, list[tuple[int, str]]] = {}
    for article, origin, position in articles:
        if origin is not None:
            groups.setdefault(origin, []).append((position, article))
    return tuple(tuple(a for _, a in sorted(groups[n])) for n in sorted(groups))


def _fields(rows: Iterable[Row]) -> tuple[Field, ...]:
    out: dict[str, list[Account]] = {}
    for name, value, articles, said_by in rows:
        out.setdefault(name, []).append(Account(value=value, articles=tuple(articles), said_by=tuple(said_by)))
    return tuple(Field(name=name, accounts=tuple(accounts)) for name, accounts in out.items())
