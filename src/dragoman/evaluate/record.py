"""The demo record: how well the stories and origins that fusing finds in it are those a careful reader finds.

Files: data/record/YEAR.jsonl, articles of outlets that do not exist, and YEAR.stories.toml, which puts each article into the story it
tells (`story`, its independent `origins` one list each) or calls it a `follow_up`, which tells something new and only mentions stories.
A follow-up is a story of its own here.

The record says which story an article tells, but not in which event. So an article's story is the one its lead tells: of the stories of
the events in the first sentence that has any, background left out, the one with most articles. An article whose lead has no event stands
alone, as a story that nobody would find: so the coder's misses count.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import InputError, KnowledgeError
from dragoman.evaluate.fusing import Reads, b3
from dragoman.fusion import Outlets, affairs, fuse, one_a_day, origins
from dragoman.ingest import read_articles
from dragoman.knowledge import line_of, table
from dragoman.records import Article, Event, Rejected, Story

FOLDER = Path(__file__).parents[3] / "data" / "record"
YEAR = re.compile(r"\d{4}")
LONGEST = dt.timedelta(days=14)  # from what happened to the last report that tells it as news


@dataclass(frozen=True, slots=True)
class Telling:
    """A story as it should be found: its articles, and these by origin. `mentions`: the stories that a follow-up goes back to."""

    key: str
    date: dt.date
    articles: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoRecord:
    """The articles in the order of the files, and the stories they tell."""

    articles: tuple[Article, ...]
    tellings: tuple[Telling, ...]

    def until(self, day: dt.date) -> DemoRecord:
        """The stories that are told to the end by that day, with their articles: a part for a quick look."""
        published = {a.id: a.published or dt.date.max for a in self.articles}
        kept = tuple(t for t in self.tellings if all(published[a] <= day for a in t.articles))
        told = {a for t in kept for a in t.articles}
        return DemoRecord(tuple(a for a in self.articles if a.id in told), kept)


def load(folder: Path = FOLDER) -> DemoRecord:
    """The record, checked.

    Raises:
        InputError: there is none in the folder (it comes with the source, not with the package).
        KnowledgeError: a file is wrong: an article, an id, a date, or stories and origins that do not share out the articles.
    """
    paths = sorted(p for p in folder.glob("*.jsonl") if YEAR.fullmatch(p.stem))
    if not paths:
        raise InputError(f"no record in {folder}; it comes with the project's source, under data/record")
    articles: dict[str, Article] = {}
    tellings: dict[str, Telling] = {}
    for path in paths:
        own = _articles(path)
        articles.update((a.id, a) for a in own)
        stories = path.with_suffix(".stories.toml")
        if not stories.is_file():
            raise KnowledgeError(stories.name, None, f"the stories of {path.name} are missing")
        _add(stories, tellings, {a.id: a for a in own})
    return DemoRecord(tuple(articles.values()), tuple(tellings.values()))


def _articles(path: Path) -> list[Article]:
    found: list[Article] = []
    urls: set[str] = set()
    for n, a in enumerate(read_articles([path]), 1):
        if isinstance(a, Rejected):
            raise KnowledgeError(path.name, n, a.reason)
        if a.id != f"rec-{path.stem}-{n:04d}":
            raise KnowledgeError(path.name, n, f"the id must be rec-{path.stem}-{n:04d}, the year and the line, not {a.id}")
        if a.published is None or str(a.published.year) != path.stem or (found and a.published < (found[-1].published or a.published)):
            raise KnowledgeError(path.name, n, f"{a.id} is published on {a.published}: not in {path.stem}, or before the article above it")
        if not (a.title and a.publisher and a.url) or a.url in urls:
            raise KnowledgeError(path.name, n, f"{a.id} needs a title, a publisher and a url of its own")
        urls.add(a.url)
        found.append(a)
    return found


def _add(path: Path, tellings: dict[str, Telling], articles: Mapping[str, Article]) -> None:
    data = table(path)
    home: dict[str, str] = {}
    for row in [*data.get("story", ()), *data.get("follow_up", ())]:
        try:
            telling = _telling(row)
        except KeyError as missing:
            raise KnowledgeError(path.name, line_of(path, str(row.get("key", "")) or "[["), f"{missing} is missing") from missing
        wrong = _loose(row, telling) or _wrong(telling, articles, home, tellings)
        if wrong:
            raise KnowledgeError(path.name, line_of(path, f'key = "{telling.key}"'), f"{telling.key}: {wrong}")
        tellings[telling.key] = telling
        home.update(dict.fromkeys(telling.articles, telling.key))
    untold = sorted(set(articles) - set(home))
    if untold:
        raise KnowledgeError(path.name, None, f"in no story: {', '.join(untold)}")
    for t in tellings.values():
        unknown = sorted(set(t.mentions) - set(tellings))
        if unknown:
            raise KnowledgeError(path.name, line_of(path, f'key = "{t.key}"'), f"{t.key} mentions no known story: {', '.join(unknown)}")


def _telling(row: Mapping[str, Any]) -> Telling:
    if "article" in row:
        return Telling(row["key"], row["date"], (row["article"],), ((row["article"],),), tuple(row["mentions"]))
    return Telling(row["key"], row["date"], tuple(row["articles"]), tuple(sorted(tuple(sorted(o)) for o in row["origins"])))


def _wrong(t: Telling, articles: Mapping[str, Article], home: Mapping[str, str], tellings: Mapping[str, Telling]) -> str | None:
    if t.key in tellings:
        return "the key is taken"
    unknown = [a for a in t.articles if a not in articles]
    if unknown or not t.articles:
        return f"no such articles: {', '.join(unknown)}" if unknown else "it has no articles"
    taken = [f"{a} ({home[a]})" for a in t.articles if a in home]
    if taken or len(set(t.articles)) < len(t.articles):
        return f"told twice: {', '.join(taken or t.articles)}"
    if sorted(a for o in t.origins for a in o) != sorted(t.articles) or not all(t.origins):
        return "the origins do not share out its articles, each to one"
    late = [a for a in t.articles if not t.date <= (articles[a].published or dt.date.max) <= t.date + LONGEST]
    return f"published before it happened on {t.date} or more than {LONGEST.days} days after: {', '.join(late)}" if late else None


def _loose(row: Mapping[str, Any], t: Telling) -> str | None:
    """What else of a row hangs on nothing."""
    if type(t.date) is not dt.date:
        return f"date must be a day, as 2022-02-24, not {t.date!r}"
    if "article" in row and not t.mentions:
        return "a follow-up mentions at least one story"
    strange = [a for d in row.get("dispute", ()) for a in d.get("articles", ()) if a not in t.articles]
    return f"disputed in articles of other stories: {', '.join(strange)}" if strange else None


def figures(coder: Reads, record: DemoRecord) -> dict[str, float]:
    """Scores in percent over the record, all of it fused at once, with the counts they rest on.

    `b3_*`: over the articles, the story that their lead tells. `b3_f1_alone`: were no two articles joined. `b3_f1_one_a_day`: of the
    field's convention on the same coded events. `stories_whole`: share of stories found with all of their articles and no other.
    `origins_right`: share of stories with exactly the origins they should have, were their articles known. `origins_in_stories`: share
    whose number of origins is right in the story that fusing found for most of their articles; `_several`: of those with several
    articles, for a story of one article is easy. Follow-ups count in `b3_*` only. `affairs_*` and `origins_in_affairs*`: the same of the
    affair that an article belongs to; an affair holds the protest against an act as well, as the record's stories do.
    """
    coded = {a.id: coder.read(a).events for a in record.articles}
    events = [e for those in coded.values() for e in those]
    stories = fuse(record.articles, events)
    leads = {a.id: _lead(coded[a.id]) for a in record.articles}
    found = _told(leads, stories)
    days = {i: f"day {d.event}" for d in one_a_day(events) for i in d.events}
    gold = {a: t.key for t in record.tellings for a in t.articles}
    mine = {a: found[a].id if a in found else f"alone {a}" for a in gold}
    daily = {a: next((days[e.id] for e in leads[a] if e.id in days), f"alone {a}") for a in gold}
    judged = [t for t in record.tellings if not t.mentions]
    several = [t for t in judged if len(t.articles) > 1]
    right = [t for t in judged if _origins(t.articles, record, leads) == t.origins]
    counted = [t for t in judged if _origins_found(t, found) == len(t.origins)]
    whole = [t for t in judged if {a for a in gold if mine[a] == mine[t.articles[0]]} == set(t.articles)]
    precision, recall, f1 = b3(mine, gold)
    affair = {a: group for group in affairs(record.articles, stories) for a in group}
    filed = b3(affair, gold)
    by_affair = [t for t in judged if len(_origins(_most(affair[a] for a in t.articles), record, leads)) == len(t.origins)]
    return {
        "b3_precision": precision, "b3_recall": recall, "b3_f1": f1,
        "b3_f1_alone": b3({a: a for a in gold}, gold)[2], "b3_f1_one_a_day": b3(daily, gold)[2],
        "stories_whole": _percent(whole, judged), "stories_whole_several": _percent([t for t in whole if t in several], several),
        "origins_right": _percent(right, judged), "origins_in_stories": _percent(counted, judged),
        "origins_in_stories_several": _percent([t for t in counted if t in several], several),
        "affairs_precision": filed[0], "affairs_recall": filed[1], "affairs_f1": filed[2],
        "origins_in_affairs": _percent(by_affair, judged),
        "origins_in_affairs_several": _percent([t for t in by_affair if t in several], several),
        "articles": len(gold), "stories": len(judged), "stories_several": len(several), "follow_ups": len(record.tellings) - len(judged),
    }  # fmt: skip


def _lead(events: Iterable[Event]) -> list[Event]:
    """The events of the first sentence that has any, background left out."""
    current = sorted((e for e in events if not e.historical), key=lambda e: (e.evidence.start, e.trigger.start, e.id))
    return [e for e in current if e.evidence.start == current[0].evidence.start]


def _told(leads: Mapping[str, Sequence[Event]], stories: Sequence[Story]) -> dict[str, Story]:
    """By article the story that its lead tells."""
    home = {i: s for s in stories for i in s.events}
    told = {a: [home[e.id] for e in lead if e.id in home] for a, lead in leads.items()}
    return {a: max(those, key=lambda s: len(s.articles)) for a, those in told.items() if those}


def _origins(keys: Iterable[str], record: DemoRecord, leads: Mapping[str, Sequence[Event]]) -> tuple[tuple[str, ...], ...]:
    outlets = Outlets.shipped(a.publisher for a in record.articles if a.publisher)
    inside = set(keys)
    spans = {a: [e.evidence for e in leads[a]] for a in inside}
    return origins((a for a in record.articles if a.id in inside), spans, outlets=outlets)


def _most(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The group named most often; of two the first."""
    return Counter(groups).most_common(1)[0][0]


def _origins_found(t: Telling, found: Mapping[str, Story]) -> int:
    """The number of origins of the story found for most of the articles; of two the earlier told."""
    most = Counter(found[a].id for a in t.articles if a in found).most_common(1)
    return next((len(s.origins) for s in found.values() if most and s.id == most[0][0]), 0)


def _percent(part: Sequence[Telling], whole: Sequence[Telling]) -> float:
    return round(100 * len(part) / len(whole), 1) if whole else 0.0
