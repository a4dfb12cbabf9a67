"""The question of promises: what was promised, and whether a deed that would keep it was reported done."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.analysis.compared import ALIKE, ANY_TIME, COMPARED, JOINED, NO_DAY, OWN, SHOWN, days_of, days_since
from dragoman.analysis.contents import Contents, contents
from dragoman.analysis.likeness import Shared, copied, likeness, rounded, shared, spelled
from dragoman.analysis.questions import BETWEEN, HAPPENED, ONE_WAY, OTHER_WAY, WITHIN, Window
from dragoman.analysis.ragged import Numbers, Places, Ragged, Truths, among, meeting, spread
from dragoman.analysis.sides import check_sides
from dragoman.codebook import Codebook
from dragoman.knowledge import rows, shipped
from dragoman.store import Store

PROMISE_DAYS = 365
# What is left of the likeness where the promise is of another kind of act than the deed.
OTHER_KIND = 0.6
# So many words shared by promises and deeds are compared at once.
PORTION = 2_000_000
NOBODY, WHO_PROMISED, EITHER = range(3)
NO_DEED = -1
LONGEST = (dt.date.max - dt.date.min).days
READ = ("evidence", "trigger_start", "evidence_start", "place", "contexts", "names", "people")

# Promises, and what may have kept one of them; read together, as it is looking events up that takes time.
MADE_AND_DONE = f"""WITH made AS (
    SELECT e.event, bool_or(e.mutual) AS both FROM event_dyads e
    WHERE e.event_type IN (SELECT unnest($promises)) AND ({ONE_WAY} OR (e.mutual AND {OTHER_WAY})) AND {HAPPENED} AND {WITHIN}
    GROUP BY e.event),
done AS (
    SELECT e.event, bool_or(e.mutual OR {ONE_WAY}) AS both FROM event_dyads e
    WHERE e.event_type IN (SELECT unnest($deeds)) AND e.status IN ('actual', 'ongoing') AND {BETWEEN} AND e.date_start IS NOT NULL
        AND ($since IS NULL OR e.date_start > $since::DATE) AND ($last IS NULL OR e.date_start <= $last::DATE)
    GROUP BY e.event),
asked AS MATERIALIZED (SELECT true AS promise, * FROM made UNION ALL SELECT false, * FROM done),
these AS MATERIALIZED (SELECT id AS event, * FROM events WHERE id IN (SELECT event FROM asked)),
told_in AS (SELECT event, list(story) AS stories FROM story_events SEMI JOIN these USING (event) GROUP BY event),
{COMPARED}
SELECT t.promise, t.both, {SHOWN}, l.stories,
    CASE WHEN e.date_end IS NOT NULL THEN least(e.date_end, coalesce(a.published, e.date_end)) END AS made
FROM asked t JOIN these e USING (event) {JOINED} LEFT JOIN told_in l ON l.event = e.event
ORDER BY e.date_start NULLS LAST, CASE WHEN t.promise THEN e.article END, CASE WHEN t.promise THEN e.trigger_start END, e.id"""  # noqa: S608

PROMISES = pa.schema([
    ("outcome", pa.string()), ("score", pa.float64()), ("date_start", pa.date32()), ("date_end", pa.date32()), ("event_type", pa.string()),
    ("said_by", pa.string()), ("trigger", pa.string()), ("evidence", pa.string()), ("deed_evidence", pa.string()),
    ("deed_trigger", pa.string()), ("shared", pa.list_(pa.string())), ("deed_type", pa.string()), ("deed_start", pa.date32()),
    ("deed_end", pa.date32()), ("days", pa.int64()), ("deed_said_by", pa.string()), ("same_context", pa.bool_()), ("deeds", pa.int64()),
    ("alike", pa.int64()), ("publisher", pa.string()), ("article", pa.string()), ("id", pa.string()), ("deed_publisher", pa.string()),
    ("deed_article", pa.string()), ("deed_id", pa.string()),
])  # fmt: skip
DEED = {"type": "event_type", "start": "date_start", "end": "date_end"} | {
    c: c for c in ("said_by", "trigger", "evidence", "publisher", "article", "id")
}


def promises(
    store: Store, a: str, b: str, days: int = PROMISE_DAYS, window: Window = ANY_TIME, codebook: Codebook | None = None
) -> pa.Table:
    """What `a` promised `b`, or both one another, and whether a deed that would keep it was later reported done.

    Promises are AGREE and CONCEDE; data/deeds.csv says which types keep which. A deed is between the same sides, done by who promised
    (or by both, where both promised or the type takes two), begins after the promise was made (by its date, at the latest when it was
    published: a visit may be promised for May) and within `days` of it, and is not told
    in the promise's story. Of several the one whose words are likest comes first (likeness.py), then the earliest. `outcome`:
    `reported done`, it is at least ALIKE; `unlike`, none is; `not compared`, none is, but of the promise or of a deed no text is kept;
    `not reported`; `open`, none is and the record ends before the days do; `undated`. By score. That a deed was reported does not prove
    that it was meant, nor silence that it was not done. `codebook`: with your names, where the events go by them.

    Raises:
        InputError: fewer than 0 days, or nobody goes by a side.
    """
    check_sides(store, a, b)
    term = min(days_of(days), LONGEST)
    book = codebook or Codebook.shipped()
    kinds = {"promises": {p for p, *_ in keeping()}, "deeds": {d for _, d, *_ in keeping()}}
    types = {what: sorted({name for kind in those for name in book.named(kind)}) for what, those in kinds.items()}
    last = window.until and window.until + min(dt.timedelta(term), dt.date.max - window.until)
    both = store.query(MADE_AND_DONE, {"a": a, "b": b, **types, **window.values(), "last": last})
    promised, done = both.filter(both["promise"]), both.filter(pc.invert(both["promise"]))
    ends = store.query("SELECT max(published) AS ends FROM articles")["ends"]
    search = _Search(promised, done, sorted({side.upper().partition("/")[0] for side in (a, b)}), term, book)
    best = search.best()
    rows = _told(promised, done, search.contents, best) | {"outcome": pa.array(_outcomes(promised, best, ends[0].as_py(), term))}
    order = np.argsort(-np.where(best.deed == NO_DEED, -1.0, best.score), kind="stable")
    return pa.table(rows).select(PROMISES.names).take(order).cast(PROMISES)


@dataclass(frozen=True, slots=True)
class _Best:
    """Of each promise the likest deed and its score, how many keep it, how many of those can be compared and how many are alike."""

    deed: Places
    score: Numbers
    deeds: Places
    compared: Places
    alike: Places


class _Search:
    """The deeds of the kinds that keep a promise, by who must do them, within the term, but not told in the promise's story."""

    def __init__(self, promised: pa.Table, done: pa.Table, countries: Sequence[str], term: int, book: Codebook) -> None:
        self.promises, self.deeds = len(promised), len(done)
        both = pa.concat_tables([promised.select(READ), done.select(READ)])
        sides = Ragged(np.arange(len(both) + 1) * len(countries), np.tile(np.arange(len(countries)), len(both)))
        self.contents = contents(both, sides, countries, np.arange(len(both)) < self.promises)
        self._promise_types, self._deed_types = (
            [book.like(book.find(t) or t) for t in those["event_type"].to_pylist()] for those in (promised, done)
        )
        self._kinds = sorted({d for _, d, *_ in keeping()})
        self._kind = np.array([self._kinds.index(t) for t in self._deed_types], np.intp)
        self._mutual, self._theirs = (c.to_numpy().astype(np.bool_) for c in (promised["both"], done["both"]))
        self._by = np.array([[_by(t, kind) for kind in self._kinds] for t in self._promise_types], np.intp).reshape(-1, len(self._kinds))
        made, days = days_since(promised["made"]), days_since(done["date_start"])
        self._low, self._high = (np.where(made == NO_DAY, 0, np.searchsorted(days, made + t, side="right")) for t in (0, term))
        self._kindred = self._of_kind()
        self._told, self._done = (pc.is_valid(those["evidence"]).to_numpy() for those in (promised, done))
        self._own = self._of_own_story(promised["stories"].to_pylist(), done["stories"].to_pylist())

    def best(self) -> _Best:
        """Over all deeds that keep each promise, but for copies of its sentence; of equals the earliest."""
        score, deed = np.zeros(self.promises), np.full(self.promises, NO_DEED, np.intp)
        alike = np.zeros(self.promises, np.intp)
        deeds, compared = self._how_many(), np.where(self._told, self._how_many(self._done), 0)
        copies = defaultdict[int, list[int]](list)
        for p, d, common in self._sharing():
            scores, fit, copy = self._scored(p, d, common)
            for x, y in zip(p[copy].tolist(), d[copy].tolist(), strict=True):
                copies[x].append(y)
            deeds -= np.bincount(p[copy], minlength=self.promises)
            compared -= np.bincount(p[copy], minlength=self.promises)
            alike += np.bincount(p[fit & ~copy], minlength=self.promises)
            here = np.flatnonzero(~copy & (scores > 0))
            here = here[np.lexsort((d[here], -scores[here], p[here]))]
            here = here[np.flatnonzero(np.diff(p[here], prepend=-1))]
            score[p[here]], deed[p[here]] = scores[here], d[here]
        for n in np.flatnonzero((deed == NO_DEED) & (deeds > 0)).tolist():
            deed[n] = self._first(n, copies[n])
        return _Best(deed, score, deeds, compared, alike)

    def _fits(self, p: Places, d: Places) -> Truths:
        by = self._by[p, self._kind[d]]
        fit: Truths = (by == EITHER) | ((by == WHO_PROMISED) & (self._mutual[p] | self._theirs[d]))
        return fit

    def _of_own_story(self, promised: list[list[str] | None], done: list[list[str] | None]) -> Places:
        """Promise and deed in one number, ascending, of those that would keep it."""
        told_in = defaultdict[str, list[int]](list)
        for n, stories in enumerate(done):
            for story in stories or ():
                told_in[story].append(n)
        pairs = {(n, m) for n, stories in enumerate(promised) for story in stories or () for m in told_in.get(story, ())}
        p, d = np.array(sorted(pairs), np.intp).reshape(-1, 2).T
        keep = (self._low[p] <= d) & (d < self._high[p]) & self._fits(p, d)
        own: Places = (p * self.deeds + d)[keep]
        return own

    def _how_many(self, such: Truths | None = None) -> Places:
        """How many deeds (`such`: of these) keep each promise, copies among them."""
        such = np.ones(self.deeds, np.bool_) if such is None else such
        own = self._own[such[self._own % max(self.deeds, 1)]]
        found = -np.bincount(own // max(self.deeds, 1), minlength=self.promises)
        for k in range(len(self._kinds)):
            for by, those in ((EITHER, such & (self._kind == k)), (WHO_PROMISED, such & (self._kind == k) & self._theirs)):
                so_far = np.concatenate(([0], np.cumsum(those)))
                taken = np.where((self._by[:, k] == WHO_PROMISED) & self._mutual, EITHER, self._by[:, k]) == by
                found += np.where(taken, so_far[self._high] - so_far[self._low], 0)
        return found

    def _first(self, promise: int, copies: list[int]) -> int:
        those = np.arange(self._low[promise], self._high[promise])
        fit = self._fits(np.full(len(those), promise), those) & ~among(promise * self.deeds + those, self._own)
        return int(np.setdiff1d(those[fit], copies)[0])

    def _sharing(self) -> Iterator[tuple[Places, Places, Shared]]:
        """Promises and deeds that keep them and share a word, promise by promise, in portions, with what they share."""
        words, split = self.contents.words, int(self.contents.words.starts[self.promises])
        lists = words.lists
        posted = split + np.argsort(words.items[split:], kind="stable")
        keys = words.items[posted] * (self.deeds + 1) + lists[posted] - self.promises
        mine, name = lists[:split], words.items[:split] * (self.deeds + 1)
        begin, end = np.searchsorted(keys, name + self._low[mine]), np.searchsorted(keys, name + self._high[mine])
        many = end - begin
        portions = np.cumsum(np.bincount(mine, many, self.promises)) // PORTION
        for portion in np.unique(portions[mine[many > 0]]):
            those = np.flatnonzero((portions[mine] == portion) & (many > 0))
            one, at = np.repeat(those, many[those]), posted[spread(begin[those], many[those])]
            p, d = mine[one], lists[at] - self.promises
            pairs = p * self.deeds + d
            kept = np.flatnonzero(self._fits(p, d) & ~among(pairs, self._own))
            kept = kept[np.argsort(pairs[kept], kind="stable")]
            pairs = pairs[kept]
            heads = np.diff(pairs, prepend=-1) > 0
            yield pairs[heads] // self.deeds, pairs[heads] % self.deeds, Shared(np.cumsum(heads) - 1, one[kept], at[kept])

    def _scored(self, p: Places, d: Places, common: Shared) -> tuple[Numbers, Truths, Truths]:
        """Scores; whether they are alike; and whether they are, but as copies."""
        read = self.contents
        scores = likeness(read, p, self.promises + d, common)
        scores = np.where(self._kindred[p, self._kind[d]], scores, rounded(OTHER_KIND * scores))
        fit = scores >= ALIKE
        return scores, fit, fit & copied(read, p, self.promises + d, common)

    def _of_kind(self) -> Truths:
        """Of each promise and kind of deed, whether the promise's clause speaks of such an act."""
        number = {name: n for n, name in enumerate(self.contents.terms)}
        words, found = self.contents.words, np.zeros(self._by.shape, np.bool_)
        split = int(words.starts[self.promises])
        lists, near = words.lists[:split], self.contents.near[:split]
        types = np.array(self._promise_types, np.str_)
        for promise, deed, _, matters in keeping():
            named = np.array([number[m] for m in matters if m in number], np.intp)
            speaking = lists[near & np.isin(words.items[:split], named)]
            found[speaking[types[speaking] == promise], self._kinds.index(deed)] = True
        return found


def _told(promised: pa.Table, done: pa.Table, read: Contents, best: _Best) -> dict[str, Any]:
    """What is shown of promises and of their deeds, in columns."""
    rows: dict[str, Any] = {c: promised[c] for c in OWN} | {"deeds": pa.array(best.deeds), "alike": pa.array(best.alike)}
    none = best.deed == NO_DEED
    answered = np.flatnonzero(~none)
    deed = best.deed[answered] + len(promised)
    lists: list[list[str] | None] = [None] * len(promised)
    for n, words in zip(answered.tolist(), spelled(read, shared(read, answered, deed), len(answered)), strict=True):
        lists[n] = words
    same = np.zeros(len(promised), np.bool_)
    same[answered] = meeting(read.contexts, answered, deed)
    shown = done.take(pa.array(best.deed, mask=none))
    days = pc.days_between(promised["made"], shown["date_start"])
    unread = pc.or_(pc.is_null(promised["evidence"]), pc.is_null(shown["evidence"])).to_numpy()
    return rows | {f"deed_{c}": shown[source] for c, source in DEED.items()} | {
        "shared": pa.array(lists, pa.list_(pa.string())), "days": days, "same_context": pa.array(same, mask=none),
        "score": pa.array(best.score, mask=unread),
    }  # fmt: skip


def _outcomes(promised: pa.Table, best: _Best, ends: dt.date | None, term: int) -> list[str]:
    out = []
    counted = (those.tolist() for those in (best.deeds, best.compared, best.alike))
    for made, deeds, compared, alike in zip(promised["made"].to_pylist(), *counted, strict=True):
        if alike:
            out.append("reported done")
        elif made is None:
            out.append("undated")
        elif compared < deeds:
            out.append("not compared")
        elif ends is None or (ends - made).days < min(term, (dt.date.max - made).days):
            out.append("open")
        else:
            out.append("unlike" if deeds else "not reported")
    return out


def _by(promise: str, deed: str) -> int:
    """Who must do such a deed to keep such a promise."""
    found = [EITHER if either else WHO_PROMISED for p, d, either, _ in keeping() if (p, d) == (promise, deed)]
    return max(found, default=NOBODY)


@cache
def keeping() -> tuple[tuple[str, str, bool, frozenset[str]], ...]:
    """(promise, deed, whether either may do it, the matters of such a promise)."""
    found = rows(shipped("analysis", "data", "deeds.csv"), ("promise", "deed", "by", "matters"))
    return tuple(
        (r["promise"], r["deed"], r["by"] == "either", frozenset(f"={m}" for m in r["matters"].split(";"))) for _, r in found
    )
