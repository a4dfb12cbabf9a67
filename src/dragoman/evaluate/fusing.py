"""How well reports are fused, measured on the happenings: B3 of their main events, and whether the independent origins are right.

The main event of a report is the coded event whose trigger is the golden one's, else the most confident one of the same sentence and
the same type. Where the coder has none, the report stands alone, as a story that nobody would find: so the coder's misses count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.evaluate.happenings import Happening, Report, load
from dragoman.fusion import Outlets, fuse, one_a_day, origins
from dragoman.records import Article, Event, Span, Story


class Codes(Protocol):
    """What `Coder.read` gives, as far as it is needed here."""

    @property
    def events(self) -> list[Event]:
        """The events of one article."""
        ...


class Reads(Protocol):
    """A coder."""

    def read(self, article: Article) -> Codes:
        """Read one article."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What fusing gave for one report: its main event, that event's story and its origin in it; None where there is none."""

    report: Report
    event: Event | None
    story: Story | None
    origin: tuple[str, ...] | None


def figures(coder: Reads, half: str = "closed") -> dict[str, float]:
    """Scores in percent over a half, with the counts they rest on.

    `b3_*`: over the main events, all happenings of the half fused at once. `b3_f1_golden`: the same from the golden events, so
    without the coder's mistakes, their background included. `b3_f1_one_a_day`: of the field's convention on the same coded events.
    `origins_right`: share of happenings whose reports, given the stories they belong to, are grouped into origins exactly as they
    should be. `origins_in_stories`: the same in the stories that fusing found. `stories_complete`: besides, each story of the
    happening has all of its reports and no other.
    """
    happenings = load(half)
    coded = {r.article.id: coder.read(r.article).events for h in happenings for r in h.reports}
    found = outcomes(happenings, coded)
    gold = {o.report.article.id: o.report.story for o in found}
    mine = {o.report.article.id: _story(o) for o in found}
    days = {i: f"day {d.event}" for d in one_a_day(e for events in coded.values() for e in events) for i in d.events}
    daily = {o.report.article.id: days.get(o.event.id if o.event else "", "alone " + o.report.article.id) for o in found}
    precision, recall, f1 = b3(mine, gold)
    inside, complete = _origins(happenings, found)
    right = sum(map(_given, happenings))
    return {
        "b3_precision": precision, "b3_recall": recall, "b3_f1": f1,
        "b3_f1_golden": golden(happenings)[2], "b3_f1_one_a_day": b3(daily, gold)[2],
        "origins_right": _percent(right, len(happenings)), "origins_in_stories": _percent(inside, len(happenings)),
        "stories_complete": _percent(complete, len(happenings)),
        "main_events_found": _percent(sum(o.event is not None for o in found), len(found)),
        "reports": len(found), "happenings": len(happenings),
    }


def outcomes(happenings: Sequence[Happening], coded: Mapping[str, Sequence[Event]]) -> list[Outcome]:
    """Fuse the coded events of all happenings at once; an outcome for each report."""
    reports = [r for h in happenings for r in h.reports]
    stories = fuse((r.article for r in reports), (e for events in coded.values() for e in events))
    home = {i: s for s in stories for i in s.events}
    out = []
    for r in reports:
        event = main_event(r, coded[r.article.id])
        story = home.get(event.id) if event is not None else None
        origin = next((o for o in story.origins if r.article.id in o), None) if story is not None else None
        out.append(Outcome(r, event, story, origin))
    return out


def main_event(report: Report, coded: Iterable[Event]) -> Event | None:
    """The coded event that stands for the golden main event."""
    gold = report.events[0].event
    here = sorted((e for e in coded if _meet(e.evidence, gold.trigger)), key=lambda e: (-e.confidence, e.id))
    on_it = [e for e in here if _meet(e.trigger, gold.trigger)]
    same_type = [e for e in here if e.event_type == gold.event_type]
    return next(iter([*(e for e in on_it if e in same_type), *on_it, *same_type]), None)


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def golden(happenings: Sequence[Happening]) -> tuple[float, float, float]:
    """B3 precision, recall and F1 in percent of the fusion of the golden events."""
    reports = [r for h in happenings for r in h.reports]
    told = [t for r in reports for t in r.events]
    home = {i: s.id for s in fuse((r.article for r in reports), (t.event for t in told)) for i in s.events}
    return b3({t.event.id: home.get(t.event.id, t.event.id) for t in told}, {t.event.id: t.story for t in told})


def b3(mine: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """B3 precision, recall and F1 in percent of two groupings of the same items (item -> group)."""
    left, right = _groups(mine), _groups(gold)
    items = sorted(gold)
    common = [len(left[mine[i]] & right[gold[i]]) for i in items]
    precision = sum(c / len(left[mine[i]]) for c, i in zip(common, items, strict=True))
    recall = sum(c / len(right[gold[i]]) for c, i in zip(common, items, strict=True))
    return _percent(precision, len(items)), _percent(recall, len(items)), _f1(precision, recall, len(items))


def pairs(mine: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Pairwise precision, recall and F1 in percent of two groupings."""
    both = _groups({i: (mine[i], gold[i]) for i in gold})
    hit, said, wanted = _links(both), _links(_groups({i: mine[i] for i in gold})), _links(_groups(gold))
    return _percent(hit, said), _percent(hit, wanted), _f1(hit / said if said else 0.0, hit / wanted if wanted else 0.0, 1)


def _links(groups: Mapping[Hashable, set[str]]) -> int:
    return sum(len(g) * (len(g) - 1) // 2 for g in groups.values())


def _groups(of: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    out: dict[Hashable, set[str]] = defaultdict(set)
    for item, group in of.items():
        out[group].add(item)
    return out


def _origins(happenings: Sequence[Happening], found: Sequence[Outcome]) -> tuple[int, int]:
    """(happenings with the right origins, with the right origins and complete stories)."""
    right = complete = 0
    by_article = {o.report.article.id: o for o in found}
    for h in happenings:
        those = [by_article[r.article.id] for r in h.reports]
        good = _same(those, lambda o: (o.report.story, o.report.origin), lambda o: (_story(o), o.origin))
        right += good
        complete += good and _same(those, lambda o: o.report.story, _story)
    return right, complete


def _story(o: Outcome) -> str:
    return o.story.id if o.story is not None else "alone " + o.report.article.id


def _given(h: Happening) -> bool:
    stories: dict[str, list[Report]] = defaultdict(list)
    for r in h.reports:
        stories[r.story].append(r)
    for reports in stories.values():
        wanted: dict[str, list[str]] = defaultdict(list)
        for r in reports:
            wanted[r.origin].append(r.article.id)
        spans = {r.article.id: [r.events[0].event.evidence] for r in reports}
        outlets = Outlets.shipped(r.article.publisher for r in h.reports if r.article.publisher)
        if origins((r.article for r in reports), spans, outlets=outlets) != tuple(sorted(tuple(sorted(g)) for g in wanted.values())):
            return False
    return True


def _same(those: Sequence[Outcome], gold: Callable[[Outcome], Hashable], mine: Callable[[Outcome], Hashable]) -> bool:
    return all((gold(a) == gold(b)) == (mine(a) == mine(b)) for k, a in enumerate(those) for b in those[k + 1 :])


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _f1(precision: float, recall: float, whole: int) -> float:
    return round(200 * precision * recall / (precision + recall) / whole, 1) if precision + recall else 0.0
