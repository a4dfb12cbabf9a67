"""PLOVER JSON back into records, as far as the format holds them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from dragoman.codebook import Codebook
from dragoman.errors import InputError, no_number
from dragoman.export.plover import AUXILIARY, HISTORICAL, OURS, RESOLUTION
from dragoman.export.states import states
from dragoman.output import event_from
from dragoman.records import Actor, Article, Basis, Event, Place, Rejected, Span, Status, When, content_id, odd_number

STATUS = {word: status for status, word in AUXILIARY.items()}
LEVELS = {number: level for level, number in RESOLUTION.items()} | {5: "site"}
BODIES = {"UNO": "IGO:UN", "EUR": "IGO:EU"}
NO_SPAN = Span(start=0, end=0, text="")
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An event with what its record tells of the article; the article's `text` is empty where the sentence's place in it is given."""

    article: Article
    event: Event


def read_plover(path: str | Path) -> Iterator[Read | Rejected]:
    """The records of a file, one JSON object a line; one that is no PLOVER event is given as Rejected with its line.

    A record that we wrote with its extension comes back whole. Of others: what the format lacks is empty or None, confidence is NaN,
    a span whose place is not known is empty, and of several event types in one record each gives an event.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        with Path(path).open("rb") as handle:
            for number, line in enumerate(handle, 1):
                if line.strip():
                    yield from _line(line, f"{path}:{number}")
    except OSError as problem:
        raise InputError(f"{path}: cannot be read: {problem.strerror}; check the name") from problem


def _line(line: bytes, where: str) -> Iterator[Read | Rejected]:
    try:
        row = msgspec.json.decode(line, type=dict[str, Any])
        found = [_whole(row)] if OURS in row else list(_foreign(row))
    except (msgspec.MsgspecError, InputError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        reason = f"field {problem} is missing" if isinstance(problem, KeyError) else str(problem)
        yield Rejected(where=where, reason=f"no PLOVER record: {reason}{no_number(line)}")
    else:
        yield from found


def _whole(row: Json) -> Read:
    ours = row[OURS]
    event = event_from(ours["event"])
    if "mutual" not in ours["event"]:  # written before records told
        event = replace(event, mutual=_mutual(event.event_type, event.modes, event.actors, event.recipients))
    published = dt.date.fromisoformat(ours["published"]) if ours.get("published") else None
    return Read(article=_article(row, event.article, text="", published=published, author=ours.get("author")), event=event)


def _article(row: Json, key: str, *, text: str, published: dt.date | None = None, author: str | None = None) -> Article:
    cite = row.get("cite_info") or {}
    return Article(
        id=key, text=text, title=cite.get("title"), published=published, url=cite.get("url"), publisher=cite.get("publication"),
        author=author, language=cite.get("language"),
    )  # fmt: skip


def _foreign(row: Json) -> Iterator[Read]:
    """A record of somebody else's: an event for each of its types."""
    text, info = row.get("text") or "", row.get("text_info") or {}
    placed = isinstance(info.get("start"), int)
    frame = Frame(text, info["start"] if placed else 0)
    key = (row.get("cite_info") or {}).get("citation") or content_id("plover", row["id"])
    article = _article(row, str(key), text="" if placed else text)
    for n, event_type in enumerate(_several(row["event"])):
        event = _event(row, event_type.upper(), frame, article.id, n)
        odd = odd_number(event)
        if odd is not None:
            raise InputError(odd)
        yield Read(article=article, event=event)


@dataclass(frozen=True, slots=True)
class Frame:
    """The sentence, and where it begins in the article."""

    text: str
    start: int

    def whole(self) -> Span:
        """The sentence's span."""
        return Span(start=self.start, end=self.start + len(self.text), text=self.text) if self.text else NO_SPAN

    def find(self, words: str | None) -> Span:
        """The span of words that occur once; else the empty span."""
        if not words or self.text.count(words) != 1:
            return NO_SPAN
        start = self.start + self.text.index(words)
        return Span(start=start, end=start + len(words), text=words)


def _event(row: Json, event_type: str, frame: Frame, article: str, n: int) -> Event:
    book = Codebook.shipped()
    kind = book.types.get(event_type)
    if kind is None:
        raise InputError(f"{event_type} is no event type of {book.version}")
    given = _several(row.get("mode"))
    modes = tuple(m for m in given if m not in STATUS and m != HISTORICAL)
    score = row.get("event_scale")
    actors, recipients = (tuple(_actor(a, frame) for a in _several(row.get(side))) for side in ("actor", "recipient"))
    return Event(
        id=_key(row) if n == 0 else content_id("plover", row["id"], n),
        article=article, event_type=event_type, modes=modes, contexts=tuple(_several(row.get("context"))),
        quad=_integer(row.get("quad_code") or kind.quad, "quad_code"),
        score=_number(score if score is not None else book.score(event_type, modes), "event_scale"),
        cameo=book.cameo(event_type, modes),
        actors=actors, recipients=recipients, mutual=_mutual(event_type, modes, actors, recipients),
        status=next((STATUS[m] for m in given if m in STATUS), Status.ACTUAL), historical=HISTORICAL in given,
        when=_when(row["date"], row.get("enddate")), place=_place(row.get("event_loc"), frame), said_by=None, claim=None,
        trigger=frame.find(row.get("event_text")), evidence=frame.whole(), confidence=math.nan, fired=(),
    )  # fmt: skip


def _key(row: Json) -> str:
    if not isinstance(row["id"], str | int) or row["id"] == "":
        raise InputError(f"id is {row['id']!r}; it must be a text or a number")
    return str(row["id"])


def _mutual(event_type: str, modes: tuple[str, ...], actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """As the codebook has it, as the file does not say."""
    book = Codebook.shipped()
    return len(actors) > 1 and not recipients and event_type in book.types and book.mutual(event_type, modes)


def _number(value: Any, name: str) -> float:  # noqa: ANN401  JSON
    try:
        number = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise InputError(f"{name} is {value!r}, which is no number")
    return number


def _integer(value: Any, name: str) -> int:  # noqa: ANN401  JSON
    number = _number(value, name)
    if not number.is_integer():
        raise InputError(f"{name} is {value!r}, which is no whole number")
    return int(number)


def _degrees(place: Json, name: str) -> float | None:
    return None if place.get(name) in (None, "") else _number(place[name], name)


def _several(value: Any) -> list[Any]:  # noqa: ANN401  JSON
    return list(value) if isinstance(value, list) else [value] if value else []


def _when(first: str | None, last: str | None) -> When | None:
    """PLOVER does not say where a date comes from: it is taken as stated."""
    if not first:
        return None
    start = dt.date.fromisoformat(first)
    end = dt.date.fromisoformat(last) if last else start
    if end < start:
        raise InputError(f"enddate {end} comes before date {start}")
    return When(start=start, end=end, precision="day" if start == end else "interval", basis=Basis.STATED)


def _actor(entity: Json, frame: Frame) -> Actor:
    """An entity in either of the manual's two vocabularies."""
    words = entity.get("entity_text") or entity.get("raw_text")
    name = entity.get("identifier_text") or entity.get("entity_name") or words or ""
    code, letters = entity.get("code") or "", entity.get("sector") or entity.get("sector_code") or ""
    sectors = [letters[i : i + 3] for i in range(0, len(letters), 3)] + _several(entity.get("other_sector_codes"))
    country = code if code in states() else None
    if country is not None:
        key = f"{country}/{sectors[0]}" if sectors else country
    else:
        prefix = code if code in ("IGO", "NGO") else "ORG"
        key = BODIES.get(code) or (f"{prefix}:{name}" if name else f"UNK:{(sectors or ['UNK'])[0]}")
    return Actor(
        span=frame.find(words), id=key, name=name, country=country, sector=sectors[0] if sectors else None, sectors=tuple(sectors[1:]),
        role=entity.get("office"), wikidata=entity.get("identifier_id") or entity.get("wikidata_id"),
    )  # fmt: skip


def _place(given: Json | None, frame: Frame) -> Place | None:
    if not given or not (given.get("resolved_place") or given.get("extracted_place")):
        return None
    words = given.get("extracted_place")
    code, number = given.get("country_code"), given.get("geonameid")
    country = next((s.iso3 for s in states().values() if code and code in (s.iso3, s.iso2)), None)
    return Place(
        span=frame.find(words), name=given.get("resolved_place") or words or "", country=country,
        precision=LEVELS.get(given.get("resolution") or 0, "unknown"), geoname_id=_integer(number, "geonameid") if number else None,
        lat=_degrees(given, "lat"), lon=_degrees(given, "lon"),
    )  # fmt: skip
