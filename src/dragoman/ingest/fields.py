"""What is known about an article besides its text: header lines, JSONL fields, dates, ids."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from dragoman.errors import InputError
from dragoman.ingest.language import check_language
from dragoman.ingest.text import check, check_words, normalise
from dragoman.records import Article, content_id

FIELDS = ("id", "title", "published", "url", "publisher", "author")
HEADER = re.compile(rf"(?i)[ \t]*({'|'.join(FIELDS)})[ \t]*:(.*)")
# No news is older or newer. A date checked against today's would be good on one day and bad on another.
EARLIEST, LATEST = dt.date(1800, 1, 1), dt.date(2099, 12, 31)
# How others name the date of an article, without case, hyphens and underscores.
OTHER_DATES = frozenset([
    "date", "day", "pubdate", "publishdate", "publisheddate", "publicationdate", "datepublished", "dateofpublication", "publishedat",
    "publishedon", "publishtime", "datetime", "articledate", "storydate", "timestamp", "created", "createdat",
])
DATED = re.compile(r"[ \t]*([A-Za-z][A-Za-z_ -]{2,20}?)[ \t]*:[ \t]*[\[\"']?\d{4}-\d{2}-\d{2}")


def parse_date(text: str) -> dt.date:
    """`2023-03-31`, or a date and time in ISO 8601, of which the date is taken as written.

    Raises:
        InputError: no such date, or one that no news can have.
    """
    try:
        day = dt.datetime.fromisoformat(text.strip()).date()
    except ValueError as problem:
        raise InputError(f"{text.strip()!r} is no date; write it as YYYY-MM-DD, for example 2023-03-31") from problem
    return check_date(day)


def check_date(day: dt.date) -> dt.date:
    """The date, if news can be of it; the bounds are fixed, so that the answer is the same on every day.

    Raises:
        InputError: before EARLIEST or after LATEST, as the place holders 0001-01-01 and 9999-12-31 are.
    """
    plain = day.date() if isinstance(day, dt.datetime) else day
    if EARLIEST <= plain <= LATEST:
        return day
    raise InputError(f"{plain} cannot be the date of news ({EARLIEST} to {LATEST} can); correct it, or leave it out where it is unknown")


def other_date(name: str) -> bool:
    """Whether a field's name is one under which others give the date of an article."""
    return re.sub(r"[ _-]", "", name).lower() in OTHER_DATES


def dated_otherwise(text: str) -> str | None:
    """The name in a first line that dates the text under another name than `published`: `Date: 2023-03-31`."""
    match = DATED.match(text)
    return match.group(1) if match is not None and other_date(match.group(1)) else None


def split_header(text: str) -> tuple[dict[str, str], str]:
    """(fields, body) of a normalised text. Without a header line at the very top, all of it is body.

    Raises:
        InputError: the header holds another line, a field twice, or no empty line after it.
    """
    if not HEADER.match(text):
        return {}, text
    fields: dict[str, str] = {}
    head, _, body = text.partition("\n\n")
    for number, line in enumerate(head.split("\n"), 1):
        match = HEADER.match(line)
        if match is None:
            raise InputError(f"line {number} is no header line ({', '.join(FIELDS)}); end the header with an empty line, or take it away")
        name = match.group(1).lower()
        if name in fields:
            raise InputError(f"line {number} gives {name} a second time; keep one")
        fields[name] = match.group(2).strip()
    return fields, normalise(body)


def make_article(text: str, fields: Mapping[str, str | None], date: dt.date | None, publisher: str | None = None) -> Article:
    """The Article of a text and its fields; `date` and `publisher` where the fields give none.

    Raises:
        InputError: the text cannot be read, or the date is none.
    """
    body = normalise(text)
    check(body)
    check_language(body)
    check_words(body)
    given = fields if fields.get("publisher") else {**fields, "publisher": publisher}
    known = {name: " ".join(value.split()) for name in FIELDS if (value := given.get(name)) and value.strip()}
    try:
        published = parse_date(known["published"]) if "published" in known else date if date is None else check_date(date)
    except InputError as problem:
        raise InputError(f"published: {problem}") from problem
    # the publisher and the address are part of who speaks: one agency report in two papers is two articles
    origin = tuple(f"{name}={known[name]}" for name in ("publisher", "url") if name in known)
    return Article(
        id=known.get("id") or content_id("article", body, *origin),
        text=body,
        title=known.get("title"),
        published=published,
        url=known.get("url"),
        publisher=known.get("publisher"),
        author=known.get("author"),
        language="en",
    )
