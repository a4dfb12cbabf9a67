"""How long the questions and pictures take on a large store.

    python benchmarks/questions.py [--articles 200000] [--events 1200000] [--store FILE] [--only NAME ...]

Codes the demo record (the sample articles where it is not there), makes a large store of it by renaming (other countries, other days,
turned texts; seeded), and prints how long loading takes, how large the file is, and how long each question and each picture takes.
Wall seconds are those of this machine as busy as it is; CPU seconds are those of all threads. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, count, cycle, islice
from pathlib import Path

from dragoman.coder import Coder
from dragoman.ingest import read_articles, samples
from dragoman.knowledge import rows, shipped
from dragoman.records import Actor, Affair, Article, Claim, Event, Place, Run, Span, Story, When, content_id
from dragoman.store import Store

RECORD = Path(__file__).parents[1] / "data" / "record"
FIRST_DAY, DAYS = dt.date(2015, 1, 1), 3650
SOURCES, COUNTRIES, PLACES = 150, 190, 3000
PLACED = 0.5  # share of events that are given a place with a point
STORY = 4  # events that are made one story at most
RUN = Run(id="benchmark", coder_version="0", codebook_version="0", model_hash="", configuration_hash="")


@dataclass(frozen=True, slots=True)
class Coded:
    """As the coder's record."""

    article: Article
    events: list[Event]
    claims: list[Claim]


class Timer:
    """Wall and CPU seconds since it was made."""

    def __init__(self) -> None:
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def __str__(self) -> str:
        return f"{time.perf_counter() - self.wall:7.2f} s wall {time.process_time() - self.cpu:7.2f} s CPU"


class Renaming:
    """Other countries, days and places for the records, by a seed; popular countries are popular, as in the news."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  not for secrets
        known = sorted({row["iso3"] for _, row in rows(shipped("actors", "data", "states.csv"), ("iso3",))})
        self.chance.shuffle(known)
        self.countries = known[:COUNTRIES]
        self.weights = list(accumulate(1 / n for n in range(1, len(self.countries) + 1)))
        self.places = [
            Place(
                span=Span(start=0, end=1, text="x"), name=f"Place {n}", country=self.countries[n % len(self.countries)], precision="city",
                lat=round(self.chance.uniform(-55, 70), 4), lon=round(self.chance.uniform(-180, 180), 4),
            )
            for n in range(PLACES)
        ]  # fmt: skip

    def record(self, number: int, source: Coded, events: Iterable[Event]) -> Coded:
        """A copy of an article with these events."""
        key = f"article-{number:07d}"
        other: dict[str, str] = {}
        old = source.article.published or FIRST_DAY
        new = FIRST_DAY + dt.timedelta(days=self.chance.randrange(DAYS))
        text = self.turned(source.article.text)
        article = replace(source.article, id=key, text=text, published=new, url=f"https://news.example/{number}")
        renamed = [self._event(e, content_id(key, n), key, other, new - old) for n, e in enumerate(events)]
        return Coded(article, renamed, [self._claim(c, content_id(key, "claim", n), key, other) for n, c in enumerate(source.claims)])

    def turned(self, text: str) -> str:
        """The same characters from another point on, so that no two texts are the same."""
        at = self.chance.randrange(len(text)) if text else 0
        return text[at:] + text[:at]

    def _event(self, e: Event, key: str, article: str, other: dict[str, str], shift: dt.timedelta) -> Event:
        return replace(
            e, id=key, article=article, claim=None,
            actors=tuple(self._actor(a, other) for a in e.actors),
            recipients=tuple(self._actor(a, other) for a in e.recipients),
            said_by=e.said_by and self._actor(e.said_by, other),
            when=e.when and When(
                start=e.when.start + shift, end=e.when.end + shift, precision=e.when.precision, basis=e.when.basis, span=e.when.span),
            place=self.places[int(PLACES * self.chance.random() ** 3)] if self.chance.random() < PLACED else None,
            evidence=replace(e.evidence, text=self.turned(e.evidence.text)),
            confidence=round(self.chance.random(), 4),
        )  # fmt: skip

    def _claim(self, c: Claim, key: str, article: str, other: dict[str, str]) -> Claim:
        about = tuple(self._actor(a, other) for a in c.about)
        return replace(c, id=key, article=article, speaker=c.speaker and self._actor(c.speaker, other), about=about)

    def _actor(self, a: Actor, other: dict[str, str]) -> Actor:
        if a.country is None:
            return a
        if a.country not in other:
            other[a.country] = self.chance.choices(self.countries, cum_weights=self.weights)[0]
        country = other[a.country]
        return Actor(
            span=a.span, id=country + a.id[3:] if a.id.startswith(a.country) else a.id, name=a.name, country=country, sector=a.sector,
            sectors=a.sectors, role=a.role, person=a.person, wikidata=a.wikidata)  # fmt: skip


def small() -> list[Coded]:
    """The coded record that all others are made of."""
    coder = Coder()
    read = read_articles([RECORD]) if RECORD.is_dir() else samples()
    records = [coder.read(a) for a in islice((a for a in read if isinstance(a, Article)), SOURCES)]
    return [Coded(r.article, r.events, r.claims) for r in records]


def large(sources: list[Coded], articles: int, events: int, seed: int) -> Iterator[Coded]:
    """The renamed records: so many articles, with so many events in all."""
    renaming = Renaming(seed)
    pool = cycle([e for s in sources for e in s.events])
    for n, source in zip(range(articles), cycle(sources), strict=False):
        share = events * (n + 1) // articles - events * n // articles
        yield renaming.record(n, source, islice(pool, share))


def stories(store: Store) -> Iterator[Story]:
    """Events of one dyad and type that follow one another, in fours."""
    found = store.query("SELECT id, article, date_start, dyad, event_type FROM events_flat ORDER BY dyad, event_type, date_start, id")
    group: list[tuple[str, str, dt.date | None]] = []
    last = None
    for key, article, day, dyad, kind in zip(*(c.to_pylist() for c in found.columns), strict=True):
        if group and (last != (dyad, kind) or len(group) == STORY):
            yield _story(group)
            group = []
        group.append((key, article, day))
        last = dyad, kind
    if group:
        yield _story(group)


def _story(group: list[tuple[str, str, dt.date | None]]) -> Story:
    articles = tuple(dict.fromkeys(a for _, a, _ in group))
    days = [d for *_, d in group if d]
    return Story(
        id=content_id("story", *(e for e, *_ in group)), events=tuple(e for e, *_ in group), articles=articles, publishers=(),
        origins=tuple((a,) for a in articles), first=min(days, default=None), last=max(days, default=None),
    )  # fmt: skip


def affairs(told: Iterable[Story]) -> Iterator[Affair]:
    """Stories whose first articles follow one another, by tens of articles."""
    groups = defaultdict[str, list[Story]](list)
    for story in told:
        groups[story.articles[0][:-1]].append(story)
    for key, group in groups.items():
        articles = tuple(dict.fromkeys(story.articles[0] for story in group))
        yield Affair(
            id=content_id("affair", key), stories=tuple(story.id for story in group), articles=articles, publishers=(),
            origins=tuple((a,) for a in articles), first=min((s.first for s in group if s.first), default=None),
            last=max((s.last for s in group if s.last), default=None),
        )  # fmt: skip


class Made:
    """The records as they are made, with the seconds that making them took."""

    def __init__(self, records: Iterator[Coded]) -> None:
        self.records, self.wall, self.cpu = records, 0.0, 0.0

    def __iter__(self) -> Iterator[Coded]:
        while True:
            wall, cpu = time.perf_counter(), time.process_time()
            record = next(self.records, None)
            self.wall += time.perf_counter() - wall
            self.cpu += time.process_time() - cpu
            if record is None:
                return
            yield record


def fill(path: Path, articles: int, events: int, seed: int) -> None:
    """Make the store, and print how long it takes."""
    sources = small()
    tell(f"made of {len(sources)} articles, {sum(len(s.events) for s in sources)} events, {sum(len(s.claims) for s in sources)} claims")
    with Store.open(path) as store:
        timer, made = Timer(), Made(large(sources, articles, events, seed))
        added = store.add(made, RUN)
        wall, cpu = time.perf_counter() - timer.wall - made.wall, time.process_time() - timer.cpu - made.cpu
        tell(f"loading {added.articles:,} articles, {added.events:,} events, {added.claims:,} claims: {wall:.1f} s wall {cpu:.1f} s CPU")
        timer = Timer()
        told = [*stories(store)]
        store.write_stories(told, affairs(told))
        tell(f"writing stories and affairs: {timer}")


def ask(path: Path, only: list[str], repeat: int) -> None:
    """Time each question and picture."""
    from dragoman.analysis import contradicted, drawing, plots, promised, questions  # noqa: PLC0415  after loading, so that its time is not counted there

    with Store.open(path, read_only=True) as store, tempfile.TemporaryDirectory() as folder:
        sides = store.query("SELECT actor_country, recipient_country FROM events_flat WHERE actor_country <> recipient_country"
                            " GROUP BY ALL ORDER BY count(*) DESC, 1, 2 LIMIT 1").to_pylist()[0]  # fmt: skip
        a, b = sides.values()
        tell(f"the busiest dyad: {a} and {b}")
        number = count()

        def drawn(chart: Callable[[], object]) -> Callable[[], object]:
            return lambda: drawing.save(chart(), Path(folder) / f"{next(number)}.svg")  # type: ignore[arg-type]

        asked: dict[str, Callable[[], object]] = {
            "query dyad": lambda: questions.dyad(store, a, b),
            "query stories": lambda: questions.stories(store, a, b),
            "query affairs": lambda: questions.affairs(store),
            "query affairs A B": lambda: questions.affairs(store, a, b),
            "query series": lambda: questions.series(store, a, b),
            "query accusations": lambda: questions.accusations(store),
            "query network": lambda: questions.network(store),
            "query promises": lambda: promised.promises(store, a, b),
            "query contradictions": lambda: contradicted.contradictions(store),
            "query contradictions A B": lambda: contradicted.contradictions(store, a, b),
            "plot dyad": drawn(lambda: plots.dyad(store, a, b)),
            "plot quads": drawn(lambda: plots.quads(store)),
            "plot matrix": drawn(lambda: plots.matrix(store)),
            "plot network": drawn(lambda: plots.network(store)),
            "plot network by actor": drawn(lambda: plots.network(store, by="actor")),
            "plot map": drawn(lambda: plots.places(store)),
            "plot types": drawn(lambda: plots.types(store)),
        }
        for name, what in asked.items():
            if only and not any(o in name for o in only):
                continue
            for _ in range(repeat):
                timer = Timer()
                answer = what()
                size = getattr(answer, "num_rows", None)
                tell(f"{name:26}{timer}" + (f"{size:10,} rows" if size is not None else ""))


def tell(what: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


def main() -> None:
    """Fill the store, unless it is there, and ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--events", type=int, default=1_200_000)
    parser.add_argument("--seed", type=int, default=20231)
    parser.add_argument("--store", type=Path, help="kept; where it exists it is asked as it is")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--repeat", type=int, default=2)
    given = parser.parse_args()
    tell(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        path = given.store or Path(folder) / "large.duckdb"
        if not path.exists():
            fill(path, given.articles, given.events, given.seed)
        tell(f"file: {path.stat().st_size / 1e6:,.0f} MB")
        ask(path, given.only, given.repeat)


if __name__ == "__main__":
    main()
