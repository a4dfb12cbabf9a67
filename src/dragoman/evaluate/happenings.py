"""Happenings: what happened, in the words of several outlets that do not exist, with the stories and origins a careful reader finds.

Files: data/happenings/NAME.toml. Each report names its main event by the word `at` it stands on, the story it belongs to and the
origin it goes back to; `background` are further events of other stories. Near misses are stories of their own: the strike of the next
day, the follow-up, the announcement before the act, last year's case. The half `open` may be looked at while rules are written;
`closed` is only scored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.codebook import Codebook
from dragoman.errors import InputError, KnowledgeError
from dragoman.knowledge import line_of, table
from dragoman.language import segment
from dragoman.records import Actor, Article, Basis, Event, Span, Status, When, content_id

FOLDER = Path(__file__).parents[3] / "data" / "happenings"
HALVES = ("open", "closed", "all")


@dataclass(frozen=True, slots=True)
class Told:
    """A golden event, as a record, and the story it belongs to."""

    event: Event
    story: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `story` and `origin` are unique over all happenings; `events` begin with the main one."""

    article: Article
    story: str
    origin: str
    events: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """A file."""

    name: str
    half: str
    reports: tuple[Report, ...]


def load(half: str = "all", folder: Path = FOLDER) -> tuple[Happening, ...]:
    """The happenings of a half, by name.

    Raises:
        InputError: there is no such half, or the folder is not there (it comes with the source, not with the package).
        KnowledgeError: a file is wrong.
    """
    if half not in HALVES:
        raise InputError(f"no half is called {half!r}; take {', '.join(HALVES)}")
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise InputError(f"no happenings in {folder}; they come with the project's source, under data/happenings")
    found = [_happening(p) for p in paths]
    return tuple(h for h in found if half in ("all", h.half))


def _happening(path: Path) -> Happening:
    data, name = table(path), path.stem
    try:
        if data["half"] not in HALVES[:2]:
            raise KnowledgeError(path.name, line_of(path, "half"), f"half must be open or closed, not {data['half']!r}")
        return Happening(name, data["half"], tuple(_report(path, name, r) for r in data["report"]))
    except KeyError as missing:
        raise KnowledgeError(path.name, None, f"{missing} is missing") from missing


def _report(path: Path, name: str, row: Mapping[str, Any]) -> Report:
    article = Article(id=f"{name}-{row['id']}", text=row["text"], published=row["published"], publisher=row["publisher"])
    told = [Told(_event(path, article, row["event"]), f"{name}/{row['story']}")]
    told += [Told(_event(path, article, e), f"{name}/{e['story']}") for e in row.get("background", ())]
    return Report(article, told[0].story, f"{name}/{row['origin']}", tuple(told))


def _event(path: Path, article: Article, row: Mapping[str, Any]) -> Event:
    start = article.text.find(row["at"])
    kind = Codebook.shipped().types.get(row["type"])
    modes = (row["mode"],) if "mode" in row else ()
    if start < 0:
        raise KnowledgeError(path.name, line_of(path, row["at"]), f"{row['at']!r} is not in the text of {article.id}")
    if kind is None or any(m not in kind.modes for m in modes):
        raise KnowledgeError(path.name, line_of(path, row["at"]), f"{row['type']} {' '.join(modes)} is no type and mode of the codebook")
    bounds = next((s[0].start, s[-1].end) for s in segment.sentences(article.text) if s[-1].end > start)
    return Event(
        id=content_id("golden", article.id, row["type"], row["at"]), article=article.id, event_type=row["type"], modes=modes, contexts=(),
        quad=kind.quad, score=Codebook.shipped().score(kind.name, modes), cameo=None, actors=tuple(map(_actor, row["actors"])),
        recipients=tuple(map(_actor, row["recipients"])), status=Status(row["status"]), historical=row.get("historical", False),
        when=_when(row.get("day"), article.published), place=None, said_by=None, claim=None,
        trigger=Span(start=start, end=start + len(row["at"]), text=row["at"]),
        evidence=Span(start=bounds[0], end=bounds[1], text=article.text[slice(*bounds)]), confidence=1.0, fired=("golden",),
    )


def _actor(identity: str) -> Actor:
    head = identity.partition("/")[0]
    country = head if len(head) == 3 and ":" not in identity and head != "UNK" else None
    return Actor(span=Span(start=0, end=0, text=""), id=identity, name=identity, country=country)


def _when(day: dt.date | None, published: dt.date | None) -> When | None:
    given = day or published
    if given is None:
        return None
    return When(start=given, end=given, precision="day", basis=Basis.STATED if day is not None else Basis.PUBLICATION)
