"""The questions that compare what two sentences say: promises with deeds, and what is told with what is told against it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

import numpy as np
import pyarrow as pa

from dragoman.analysis.contents import Content, content, copied, coverage, likeness, names_of, shared, terms_of
from dragoman.analysis.inverted import InvertedIndex, Places
from dragoman.analysis.questions import BETWEEN, HAPPENED, NAMED, ONE_WAY, OTHER_WAY, WITHIN, Window
from dragoman.errors import InputError
from dragoman.fusion.words import COUNTED, quantities
from dragoman.knowledge import rows, shipped
from dragoman.store import Store

PROMISE_DAYS, CONTRADICTION_DAYS = 365, 3
# At and above it two sentences are held to speak of one matter.
ALIKE = 0.2
# What is left of the likeness where the promise is of another kind of act than the deed.
OTHER_KIND = 0.6
# Scores are rounded to three digits, twice where the kind is another: nearer ones may change places.
ROUNDING = 0.002
# Contradictions that are none unless the words are alike.
ONLY_ALIKE = ("turned", "figures")
# A sentence of so few words leaves what it denies to those around it.
FEW = 8

Row = dict[str, Any]

# What is compared of the events in `these`, with what is shown of them.
COMPARED = """parties AS (
    SELECT event, list(DISTINCT coalesce(span_text, name) ORDER BY coalesce(span_text, name))
        || list(DISTINCT name ORDER BY name) AS names, list(DISTINCT actor ORDER BY actor) AS actors,
        list(DISTINCT person ORDER BY person) FILTER (person IS NOT NULL) AS people
    FROM event_actors SEMI JOIN these USING (event) GROUP BY event),
told_in AS (SELECT event, list(story) AS stories FROM story_events SEMI JOIN these USING (event) GROUP BY event),
wheres AS (SELECT event, any_value(name) AS place FROM places SEMI JOIN these USING (event) WHERE precision <> 'country' GROUP BY event)"""
SHOWN = """e.date_start, e.date_end, e.event_type, e.said_by, e.trigger, e.evidence, a.publisher, e.article, e.id, e.contexts,
    n.names, n.people, n.actors, l.stories, w.place, e.trigger_start, e.evidence_start"""
JOINED = """JOIN events e ON e.id = t.event JOIN articles a ON a.id = e.article LEFT JOIN parties n ON n.event = t.event
    LEFT JOIN told_in l ON l.event = t.event LEFT JOIN wheres w ON w.event = t.event"""

PROMISED = f"""WITH these AS (
    SELECT e.event, bool_or(e.mutual) AS mutual FROM event_dyads e
    WHERE e.event_type IN (SELECT unnest($types)) AND ({ONE_WAY} OR (e.mutual AND {OTHER_WAY})) AND {HAPPENED} AND {WITHIN}
    GROUP BY e.event),
{COMPARED}
SELECT {SHOWN}, t.mutual FROM these t {JOINED} ORDER BY e.date_start NULLS LAST, e.article, e.trigger_start, e.id"""  # noqa: S608  our own names

DONE = f"""WITH these AS (
    SELECT e.event, bool_or(e.mutual OR {ONE_WAY}) AS theirs FROM event_dyads e
    WHERE e.event_type IN (SELECT unnest($types)) AND e.status IN ('actual', 'ongoing') AND {BETWEEN}
        AND e.date_start > $first::DATE AND e.date_start <= $last::DATE
    GROUP BY e.event),
{COMPARED}
SELECT {SHOWN}, t.theirs FROM these t {JOINED} ORDER BY e.date_start, e.id"""  # noqa: S608  our own names

# Sides are countries; within one country they are its actors, or all its quarrels would be one.
SIDE_X, SIDE_Y = (
    f"CASE WHEN e.actor_country = e.recipient_country THEN e.{part} ELSE coalesce(e.{part}_country, e.{part}) END"
    for part in ("actor", "recipient")
)
WAY = "CASE WHEN mutual OR x = y THEN 0 WHEN x < y THEN 1 ELSE -1 END"
# Dates that are near lie in the same or in neighbouring buckets; joined on these, a busy pair is not compared as a whole.
BUCKET = "(date_start - DATE '1970-01-01') // ($days + 1)"
# Of each voice the nearest so many are compared with a denial.
NEAREST = 3
OPPOSED = f"""WITH said AS (
    SELECT e.event, e.event_type, e.status = 'negated' AS negated, e.date_start, e.date_end, e.confidence, e.mutual,
        {SIDE_X} AS x, {SIDE_Y} AS y
    FROM event_dyads e WHERE e.status IN ('actual', 'ongoing', 'negated') AND e.date_start IS NOT NULL AND ($a IS NULL OR {BETWEEN})
        AND {NAMED} AND {WITHIN}),
denials AS (
    SELECT DISTINCT event, date_start, date_end, least(x, y) AS low, greatest(x, y) AS high,
        CASE WHEN negated THEN 'denied' WHEN event_type = 'REJECT' THEN 'rejected' ELSE 'turned' END AS kind,
        CASE WHEN negated THEN event_type ELSE 'ACCUSE' END AS event_type, {WAY} AS way, {BUCKET} + unnest([-1, 0, 1]) AS bucket
    FROM said WHERE negated OR event_type IN ('REJECT', 'ACCUSE')),
told AS (SELECT *, least(x, y) AS low, greatest(x, y) AS high, {WAY} AS way, {BUCKET} AS bucket FROM said WHERE NOT negated),
met AS (
    SELECT t.event AS told, d.event AS denial, d.kind, min((t.x, t.y)) AS pair, any_value(t.confidence) AS confidence,
        any_value(abs(d.date_start - t.date_start)) AS days_apart
    FROM told t JOIN denials d ON d.bucket = t.bucket AND d.low = t.low AND d.high = t.high AND d.event_type = t.event_type
    WHERE abs(d.date_start - t.date_start) <= $days AND abs(d.date_end - t.date_end) <= $days
        AND CASE d.kind WHEN 'denied' THEN d.way = t.way OR d.way = 0 OR t.way = 0
            WHEN 'rejected' THEN d.way = -t.way AND d.date_start >= t.date_start
            ELSE d.way = -t.way AND (d.date_start, d.event) > (t.date_start, t.event) END
    GROUP BY t.event, d.event, d.kind),
voices AS (SELECT id, said_by FROM events WHERE id IN (SELECT told FROM met))
SELECT m.kind, m.told, m.denial, m.pair[1] AS x, m.pair[2] AS y, m.days_apart,
    count(*) OVER (PARTITION BY m.denial, m.kind, v.said_by) AS reports,
    row_number() OVER (PARTITION BY m.denial, m.kind, v.said_by ORDER BY m.days_apart, m.confidence DESC, m.told) AS nth
FROM met m JOIN voices v ON v.id = m.told QUALIFY nth <= {NEAREST} ORDER BY nth, m.told, m.denial, m.kind"""  # noqa: S608

# Reports of one story, told as fact and with one number of a kind: which kinds are disputed stories know.
FIGURES = f"""WITH disputed AS (SELECT DISTINCT story FROM story_fields WHERE NOT agreed AND list_contains($kinds, field)),
between_them AS (
    SELECT DISTINCT e.event FROM event_dyads e
    WHERE {NAMED} AND {WITHIN} AND ($a IS NULL OR {BETWEEN}) AND e.status IN ('actual', 'ongoing'))
SELECT story, event FROM story_events SEMI JOIN disputed USING (story) SEMI JOIN between_them USING (event)
ORDER BY story, event"""  # noqa: S608  our own names

AROUND = 300
TOLD = f"""WITH these AS (SELECT unnest($ids::VARCHAR[]) AS event),
{COMPARED}
SELECT {SHOWN}, substring(a.text, greatest(1, e.evidence_start + 1 - {AROUND}), e.evidence_end - e.evidence_start + 2 * {AROUND}) AS around
FROM these t {JOINED}"""  # noqa: S608  our own names

CONTRADICTIONS = pa.schema([
    ("kind", pa.string()), ("score", pa.float64()), ("event_type", pa.string()), ("actor", pa.string()), ("recipient", pa.string()),
    ("date_start", pa.date32()), ("date_end", pa.date32()), ("said_by", pa.string()), ("evidence", pa.string()), ("denial", pa.string()),
    ("shared", pa.list_(pa.string())), ("denied_by", pa.string()), ("denial_start", pa.date32()), ("denial_end", pa.date32()),
    ("reports", pa.int64()), ("days_apart", pa.int64()), ("trigger", pa.string()), ("denial_trigger", pa.string()),
    ("publisher", pa.string()), ("article", pa.string()), ("id", pa.string()), ("denial_publisher", pa.string()),
    ("denial_article", pa.string()), ("denial_id", pa.string()),
])  # fmt: skip
PROMISES = pa.schema([
    ("outcome", pa.string()), ("score", pa.float64()), ("date_start", pa.date32()), ("date_end", pa.date32()), ("event_type", pa.string()),
    ("said_by", pa.string()), ("trigger", pa.string()), ("evidence", pa.string()), ("deed_evidence", pa.string()),
    ("deed_trigger", pa.string()), ("shared", pa.list_(pa.string())), ("deed_type", pa.string()), ("deed_start", pa.date32()),
    ("deed_end", pa.date32()), ("days", pa.int64()), ("deed_said_by", pa.string()), ("same_context", pa.bool_()), ("deeds", pa.int64()),
    ("alike", pa.int64()), ("publisher", pa.string()), ("article", pa.string()), ("id", pa.string()), ("deed_publisher", pa.string()),
    ("deed_article", pa.string()), ("deed_id", pa.string()),
])  # fmt: skip
ANY_TIME = Window()
OWN = ("date_start", "date_end", "event_type", "said_by", "trigger", "evidence", "publisher", "article", "id")
DEED = {"type": "event_type", "start": "date_start", "end": "date_end"} | {
    c: c for c in ("said_by", "trigger", "evidence", "publisher", "article", "id")
}


def promises(store: Store, a: str, b: str, days: int = PROMISE_DAYS, window: Window = ANY_TIME) -> pa.Table:
    """What `a` promised `b`, or both one another, and whether a deed that would keep it was later reported done.

    Promises are AGREE and CONCEDE; data/deeds.csv says which types keep which. A deed is between the same sides, done by who promised
    (or by both, where both promised or the type takes two), begins after the promise's date and within `days` of it, and is not told
    in the promise's story. Of several the one whose words are likest comes first (contents.py), then the earliest. `outcome`:
    `reported done`, it is at least ALIKE; `unlike`, none is; `not reported`; `open`, none is and the record ends before the days do;
    `undated`. By score. That a deed was reported does not prove that it was meant, nor silence that it was not done.

    Raises:
        InputError: fewer than 0 days.
    """
    term = dt.timedelta(days_of(days))
    keeping = _keeping()
    sides = {"a": a, "b": b}
    promised = store.query(PROMISED, {**sides, "types": sorted({p for p, *_ in keeping}), **window.values()}).to_pylist()
    dated = [p["date_end"] for p in promised if p["date_end"] is not None]
    done: list[Row] = []
    if dated:
        span = {"first": min(dated), "last": _later(max(dated), term)}
        done = store.query(DONE, {**sides, "types": sorted({d for _, d, *_ in keeping}), **span}).to_pylist()
    ends = store.query("SELECT max(published) AS ends FROM articles")["ends"][0].as_py()
    called = _called(a, b)
    deeds = _Deeds(done, [content(d, *called) for d in done])
    answers = [_answer(p, content(p, *called, promise=True), deeds, (ends, term)) for p in promised]
    answers.sort(key=lambda r: -1.0 if r["score"] is None else r["score"], reverse=True)
    return pa.Table.from_pylist(answers, schema=PROMISES)


class _Deeds:
    """What was done, by day and id, in columns."""

    def __init__(self, rows: list[Row], contents: list[Content]) -> None:
        self.rows, self.contents = rows, contents
        self.index = InvertedIndex(contents)
        self._days = [d["date_start"] for d in rows]
        self._kinds = sorted({d["event_type"] for d in rows})
        self._types = np.array([self._kinds.index(d["event_type"]) for d in rows], np.intp)
        self._theirs = np.array([d["theirs"] for d in rows], np.bool_)
        self._told_in: dict[str, list[int]] = defaultdict(list)
        for n, d in enumerate(rows):
            for story in d["stories"] or ():
                self._told_in[story].append(n)

    def keeping(self, promise: Row, term: dt.timedelta) -> tuple[int, int, Places]:
        """The deeds of the kinds that keep it, by who must do them, within the term, and the stretch that they lie in."""
        made = promise["date_end"]
        if made is None:
            return 0, 0, np.empty(0, np.intp)
        low, high = bisect_right(self._days, made), bisect_right(self._days, _later(made, term))
        types, theirs = self._types[low:high], self._theirs[low:high]
        fit = np.zeros(high - low, np.bool_)
        for kind, deed, either, _ in _keeping():
            if kind == promise["event_type"] and deed in self._kinds:
                of_kind = types == self._kinds.index(deed)
                fit |= of_kind if either or promise["mutual"] else of_kind & theirs
        for story in promise["stories"] or ():
            fit[[n - low for n in self._told_in.get(story, ()) if low <= n < high]] = False
        return low, high, np.flatnonzero(fit) + low

    def likest(self, promise: Row, mine: Content, term: dt.timedelta) -> tuple[float | None, int, int, int]:
        """The best score and the number of its deed, how many keep the promise and how many are alike; no copies of its sentence.

        All are scored at once; where rounding may decide, one by one.
        """
        low, high, those = self.keeping(promise, term)
        scores, copies = self.index.scores(mine, low, high)
        scores, copies = scores[those - low], copies[those - low]
        factors = [1.0 if mine.near & matters_of(promise["event_type"], kind) else OTHER_KIND for kind in self._kinds]
        scores *= np.array(factors, np.float64)[self._types[those]]
        fit = scores >= ALIKE
        for n in np.flatnonzero(np.abs(scores - ALIKE) <= ROUNDING):
            fit[n] = self._fit(promise, mine, those[n]) >= ALIKE
        kept = ~(fit & copies)
        if not kept.any():
            return None, -1, 0, 0
        top = scores[kept].max()
        near = those[kept & (scores >= top - ROUNDING)] if top > 0 else those[kept][:1]
        best, deed = min((-self._fit(promise, mine, n), int(n)) for n in near)
        return -best, deed, int(kept.sum()), int((kept & fit).sum())

    def _fit(self, promise: Row, mine: Content, n: int) -> float:
        score = likeness(mine, self.contents[n])
        kept = score == 0 or mine.near & matters_of(promise["event_type"], self.rows[n]["event_type"])
        return score if kept else round(OTHER_KIND * score, 3)


def _answer(promise: Row, mine: Content, deeds: _Deeds, record: tuple[dt.date | None, dt.timedelta]) -> Row:
    best, n, kept, fit = deeds.likest(promise, mine, record[1])
    row: Row = {c: promise[c] for c in OWN} | {"score": best, "deeds": kept, "alike": fit, "outcome": _outcome(promise, kept, fit, record)}
    if best is None:
        return row
    deed = deeds.rows[n]
    return row | {f"deed_{c}": deed[source] for c, source in DEED.items()} | {
        "shared": list(shared(mine, deeds.contents[n].words.keys())), "days": (deed["date_start"] - promise["date_end"]).days,
        "same_context": not set(promise["contexts"]).isdisjoint(deed["contexts"]),
    }  # fmt: skip


def _outcome(promise: Row, deeds: int, fit: int, record: tuple[dt.date | None, dt.timedelta]) -> str:
    ends, term = record
    made = promise["date_end"]
    if fit:
        return "reported done"
    if made is None:
        return "undated"
    if ends is None or ends < _later(made, term):
        return "open"
    return "unlike" if deeds else "not reported"


def contradictions(
    store: Store, a: str | None = None, b: str | None = None, days: int = CONTRADICTION_DAYS, window: Window = ANY_TIME
) -> pa.Table:
    """What one says and another denies: between all, or between two sides; the likest first.

    `denied`: events of one type between the same sides, one told as fact, the other negated, that begin and end within `days` of one
    another. `rejected`: who was accused rejects within `days`, to the accuser. `turned`: who was accused accuses the accuser, of the
    like. `figures`: reports of one story give two numbers of the same. `said_by` and `denied_by` are those on whose word each rests,
    None the article itself. A row for each denial and each voice against it, with its likest event; `reports` counts them.

    Raises:
        InputError: one side alone, or fewer than 0 days.
    """
    if (a is None) != (b is None):
        raise InputError(f"give two sides, or none; {a or b!r} stands alone")
    asked = {"a": a, "b": b, **window.values()}
    opposed = store.query(OPPOSED, {**asked, "days": days_of(days)}).to_pylist()
    grouped = store.query(FIGURES, {**asked, "kinds": [*COUNTED, "money"]}).to_pylist()
    ids = sorted({r[side] for r in opposed for side in ("told", "denial")} | {r["event"] for r in grouped})
    told = {row["id"]: row for row in store.query(TOLD, {"ids": ids}).to_pylist()}
    best: dict[tuple[str, str, str | None], tuple[Row, Opposition]] = {}
    comparing = _Comparing(told)
    for pair in (*opposed, *_figures(grouped, told)):  # the nearest and surest first
        found = comparing.opposed(pair)
        if pair["kind"] in ONLY_ALIKE and found.score < ALIKE:
            continue
        key = pair["kind"], pair["denial"], told[pair["told"]]["said_by"]
        if key not in best or found.score > best[key][1].score:
            best[key] = pair, found
    answers = [_contradiction(pair, found, told) for pair, found in best.values()]
    answers.sort(key=lambda r: (-r["score"], r["denial_start"] or dt.date.max, r["denial_id"], r["said_by"] or "", r["kind"]))
    return pa.Table.from_pylist(answers, schema=CONTRADICTIONS)


def _figures(grouped: list[Row], told: dict[str, Row]) -> Iterator[Row]:
    """Of each story and kind of number the pairs of voices that give different ones, each in the only number of its sentence."""
    stories: dict[tuple[str, str], list[tuple[float, Row]]] = defaultdict(list)
    for r in grouped:
        row = told[r["event"]]
        found: dict[str, set[float]] = defaultdict(set)
        for q in quantities(row["evidence"] or ""):
            found[q.kind].add(q.value)
        for kind, values in found.items():
            if len(values) == 1:
                stories[r["story"], kind].append((min(values), row))
    for those in stories.values():
        voices = {(value, row["said_by"], row["article"]): row for value, row in reversed(those)}
        for (x, m), (y, n) in combinations(sorted(voices.items(), key=lambda v: (str(v[1]["date_start"]), v[1]["id"])), 2):
            if x[0] != y[0] and m["article"] != n["article"] and (m["said_by"] != n["said_by"] or m["said_by"] is None):
                gap = abs((n["date_start"] - m["date_start"]).days) if m["date_start"] and n["date_start"] else 0
                yield {"kind": "figures", "told": m["id"], "denial": n["id"], "x": None, "y": None, "days_apart": gap, "reports": 1}


@dataclass(frozen=True, slots=True)
class Opposition:
    """How alike two sentences are, and which words are to be shown: those of `one` that stand in `other`."""

    score: float
    one: Content | None = None
    other: Set[str] = frozenset()


class _Comparing:
    """Sentences that are told against one another; each is read once."""

    def __init__(self, told: dict[str, Row]) -> None:
        self._told = told
        self._contents: dict[str, Content] = {}
        self._around: dict[str, frozenset[str]] = {}

    def opposed(self, pair: Row) -> Opposition:
        """Sentence with sentence; or, as a denial may say no more than that it is one, with what stands around it."""
        x, y = self._told[pair["told"]], self._told[pair["denial"]]
        mine, other = self._content(x), self._content(y)
        if copied(mine, other) and pair["kind"] != "figures":
            return Opposition(0.0)
        found = [Opposition(likeness(mine, other), mine, other.words.keys())]
        for one, few, row, from_ in ((mine, other, y, x), (other, mine, x, y)):
            if len(few.words) <= FEW:
                surroundings = self._surroundings(row, from_)
                found.append(Opposition(coverage(one, surroundings), one, surroundings))
        return max(found, key=lambda f: f.score)

    def _content(self, row: Row) -> Content:
        key = row["id"]
        if key not in self._contents:
            self._contents[key] = content(row, *_called_in(row), whole=True)
        return self._contents[key]

    def _surroundings(self, row: Row, other: Row) -> frozenset[str]:
        """What stands around an event's sentence, but for the other's."""
        text = row["around"] or row["evidence"] or ""
        if row["article"] == other["article"] and other["evidence"]:
            return terms_of(text.replace(other["evidence"], " "))
        if row["id"] not in self._around:
            self._around[row["id"]] = terms_of(text)
        return self._around[row["id"]]


def _called_in(row: Row) -> tuple[frozenset[str], frozenset[str]]:
    parties = (*(row["actors"] or ()), row["said_by"] or "")
    return _called(*sorted({name[:3] for name in parties if name[3:4] in ("", "/")}))


def _contradiction(pair: Row, found: Opposition, told: dict[str, Row]) -> Row:
    x, y = told[pair["told"]], told[pair["denial"]]
    accused = pair["kind"] in ("rejected", "turned")
    return {c: x[c] for c in OWN} | {f"denial_{c}": y[c] for c in ("trigger", "publisher", "article", "id")} | {
        "kind": pair["kind"], "score": found.score, "shared": list(shared(found.one, found.other)) if found.one else [],
        "actor": pair["x"], "recipient": pair["y"],
        "said_by": x["said_by"] or (pair["x"] if accused else None), "denied_by": y["said_by"] or (pair["y"] if accused else None),
        "denial": y["evidence"], "denial_start": y["date_start"], "denial_end": y["date_end"],
        "reports": pair["reports"], "days_apart": pair["days_apart"],
    }  # fmt: skip


@lru_cache(maxsize=10_000)
def _called(*sides: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of what the countries of the sides are called, and of their persons."""
    found = [names_of(side.upper().partition("/")[0]) for side in sides]
    return frozenset().union(*(n for n, _ in found)), frozenset().union(*(p for _, p in found))


def _later(day: dt.date, term: dt.timedelta) -> dt.date:
    return day + min(term, dt.date.max - day)


def days_of(days: int) -> int:
    """The days, checked.

    Raises:
        InputError: fewer than 0.
    """
    if days < 0:
        raise InputError(f"{days} days are too few; give 0 or more")
    return days


@cache
def matters_of(promise: str, deed: str) -> frozenset[str]:
    """Of which one at least stands in the clause of a promise that such a deed keeps."""
    return next((matters for p, d, _, matters in _keeping() if (p, d) == (promise, deed)), frozenset())


@cache
def _keeping() -> tuple[tuple[str, str, bool, frozenset[str]], ...]:
    """(promise, deed, whether either may do it, the matters of such a promise)."""
    found = rows(shipped("analysis", "data", "deeds.csv"), ("promise", "deed", "by", "matters"))
    return tuple(
        (r["promise"], r["deed"], r["by"] == "either", frozenset(f"={m}" for m in r["matters"].split(";"))) for _, r in found
    )
