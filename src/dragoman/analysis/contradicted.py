"""The question of contradictions: what one says and another denies."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.analysis.compared import ALIKE, ANY_TIME, COMPARED, JOINED, OWN, SHOWN, days_of
from dragoman.analysis.contents import NOWHERE, Contents, contents, counts, surroundings
from dragoman.analysis.likeness import Shared, copied, coverage, likeness, shared, spelled
from dragoman.analysis.questions import BETWEEN, NAMED, SURE, WITHIN, Window
from dragoman.analysis.ragged import Numbers, Places, Ragged, Truths, distinct, together
from dragoman.analysis.sides import check_sides
from dragoman.codebook import Codebook
from dragoman.errors import InputError
from dragoman.fusion.words import COUNTED
from dragoman.store import Store

CONTRADICTION_DAYS = 3
# Contradictions that are none unless the words are alike.
ONLY_ALIKE = ("turned", "figures")
# A sentence of so few words leaves what it denies to those around it.
FEW = 8
# By what two events are held to be alike: their sentences, or the one sentence and what stands around the other.
NOTHING, SENTENCES, IN_DENIALS, IN_OTHERS = range(-1, 3)

Row = dict[str, Any]

# Sides are countries; within one country they are its actors, or all its quarrels would be one.
SIDE_X, SIDE_Y = (
    f"CASE WHEN e.actor_country = e.recipient_country THEN e.{part} ELSE coalesce(e.{part}_country, e.{part}) END"
    for part in ("actor", "recipient")
)
# Dates that are near lie in the same or in neighbouring buckets; joined on these, a busy pair is not compared as a whole.
BUCKET = "(date_start - DATE '1970-01-01') // ($days + 1)"
# Of each voice the nearest so many are compared with a denial.
NEAREST = 3
# Types by the names that are asked for below, whatever they come out as.
KIND = """CASE WHEN list_contains($accusing, e.event_type) THEN 'ACCUSE' WHEN list_contains($rejecting, e.event_type) THEN 'REJECT'
    ELSE e.event_type END"""
# Pairs of parties stand as numbers, and sides too, until few are left; only then it is asked what is current: so a million are joined fast.
OPPOSED = f"""WITH sided AS (
    SELECT e.rowid AS said, e.event_type, e.status = 'negated' AS negated, e.date_start, e.date_end, e.mutual, hash(x) AS x, hash(y) AS y
    FROM (SELECT e.rowid, e.* REPLACE ({KIND} AS event_type), {SIDE_X} AS x, {SIDE_Y} AS y FROM event_dyads_all e) e
    WHERE e.status IN ('actual', 'ongoing', 'negated') AND e.date_start IS NOT NULL AND ($a IS NULL OR {BETWEEN}) AND {NAMED} AND {WITHIN}
        AND (e.event_type IN ('REJECT', 'ACCUSE') OR e.event_type IN (SELECT {KIND} FROM event_dyads_all e WHERE e.status = 'negated'))),
said AS (
    SELECT *, hash(event_type, x // 2 + y // 2) AS about, hash('ACCUSE', x // 2 + y // 2) AS quarrel,
        CASE WHEN mutual OR x = y THEN 0 WHEN x < y THEN 1 ELSE -1 END AS way
    FROM sided),
denials AS (
    SELECT said, date_start, date_end, way, CASE WHEN negated THEN about ELSE quarrel END AS about,
        CASE WHEN negated THEN 'denied' WHEN event_type = 'REJECT' THEN 'rejected' ELSE 'turned' END AS kind,
        {BUCKET} + unnest(CASE WHEN negated THEN [-1, 0, 1] ELSE [-1, 0] END) AS bucket
    FROM said WHERE negated OR event_type IN ('REJECT', 'ACCUSE')),
told AS (SELECT said, date_start, date_end, way, about, {BUCKET} AS bucket FROM said WHERE NOT negated),
near AS MATERIALIZED (
    SELECT t.said AS told, d.said AS denial, d.kind, abs(d.date_start - t.date_start) AS days_apart, d.date_start = t.date_start AS same_day
    FROM told t JOIN denials d ON d.bucket = t.bucket AND d.about = t.about AND d.said <> t.said
    WHERE abs(d.date_start - t.date_start) <= $days AND abs(d.date_end - t.date_end) <= $days
        AND CASE d.kind WHEN 'denied' THEN d.way = t.way OR d.way = 0 OR t.way = 0
            ELSE d.way = -t.way AND d.date_start >= t.date_start END),
dyads AS MATERIALIZED (
    SELECT e.rowid AS said, e.event AS id, e.article, e.revision, e.run, {KIND} AS event_type, {SURE} AS confidence,
        {SIDE_X} AS x, {SIDE_Y} AS y
    FROM event_dyads_all e SEMI JOIN latest USING (article, revision, run)
    WHERE e.rowid IN (SELECT told FROM near UNION SELECT denial FROM near)),
pairs AS MATERIALIZED (
    SELECT d.*, e.rowid AS event, e.said_by FROM dyads d JOIN events_all e USING (id, article, revision, run)),
met AS (
    SELECT t.event AS told, d.event AS denial, n.kind, min((t.x, t.y)) AS pair, any_value(t.confidence) AS confidence,
        any_value(t.said_by) AS said_by, any_value(n.days_apart) AS days_apart, any_value(t.id) AS told_id, any_value(d.id) AS denial_id
    FROM near n JOIN pairs t ON t.said = n.told JOIN pairs d ON d.said = n.denial
    WHERE least(t.x, t.y) = least(d.x, d.y) AND greatest(t.x, t.y) = greatest(d.x, d.y)
        AND t.event_type = CASE WHEN n.kind = 'denied' THEN d.event_type ELSE 'ACCUSE' END
        AND (n.kind <> 'turned' OR NOT n.same_day OR d.id > t.id)
    GROUP BY t.event, d.event, n.kind)
SELECT kind, told, denial, pair[1] AS x, pair[2] AS y, days_apart, count(*) OVER (PARTITION BY denial, kind, said_by) AS reports,
    row_number() OVER (PARTITION BY denial, kind, said_by ORDER BY days_apart, confidence DESC, told_id) AS nth
FROM met QUALIFY nth <= {NEAREST} ORDER BY nth, told_id, denial_id, kind"""  # noqa: S608

# Reports of one story, told as fact and with one number of a kind: which kinds are disputed stories know.
FIGURES = f"""WITH disputed AS (SELECT DISTINCT story FROM story_fields WHERE NOT agreed AND list_contains($kinds, field)),
told AS MATERIALIZED (SELECT story, event FROM story_events SEMI JOIN disputed USING (story)),
between_them AS (
    SELECT DISTINCT e.event FROM event_dyads e SEMI JOIN told USING (event)
    WHERE {NAMED} AND {WITHIN} AND ($a IS NULL OR {BETWEEN}) AND e.status IN ('actual', 'ongoing')),
current AS (SELECT e.rowid AS event, e.id FROM events_all e SEMI JOIN latest USING (article, revision, run))
SELECT t.story, e.event FROM told t JOIN current e ON e.id = t.event
WHERE t.event IN (SELECT event FROM between_them) ORDER BY t.story, e.id"""  # noqa: S608  our own names

AROUND = 300
# Rows are given as text, which is read faster than a list.
TOLD = f"""WITH these AS MATERIALIZED (
    SELECT rowid AS row, id AS event, * FROM events_all WHERE rowid IN (SELECT unnest($rows::BIGINT[]))),
{COMPARED}
SELECT e.row, a.rowid AS text, e.evidence_end, {SHOWN} FROM these e {JOINED}"""  # noqa: S608  our own names
SURROUNDINGS = f"""WITH these AS MATERIALIZED (
    SELECT unnest($texts::BIGINT[]) AS text, unnest($starts::BIGINT[]) AS first, unnest($ends::BIGINT[]) AS last,
        unnest(range(len($texts::BIGINT[]))) AS nth)
SELECT nullif(substring(a.text, greatest(1, e.first + 1 - {AROUND}), e.last - e.first + 2 * {AROUND}), '') AS around
FROM these e JOIN articles_all a ON a.rowid = e.text ORDER BY e.nth"""  # noqa: S608  our own names
# So many pairs are compared in one thread.
PORTION = 20_000

CONTRADICTIONS = pa.schema([
    ("kind", pa.string()), ("score", pa.float64()), ("event_type", pa.string()), ("actor", pa.string()), ("recipient", pa.string()),
    ("date_start", pa.date32()), ("date_end", pa.date32()), ("said_by", pa.string()), ("evidence", pa.string()), ("denial", pa.string()),
    ("shared", pa.list_(pa.string())), ("denied_by", pa.string()), ("denial_start", pa.date32()), ("denial_end", pa.date32()),
    ("reports", pa.int64()), ("days_apart", pa.int64()), ("trigger", pa.string()), ("denial_trigger", pa.string()),
    ("publisher", pa.string()), ("article", pa.string()), ("id", pa.string()), ("denial_publisher", pa.string()),
    ("denial_article", pa.string()), ("denial_id", pa.string()),
])  # fmt: skip
PAIR = pa.schema([
    ("kind", pa.string()), ("told", pa.int64()), ("denial", pa.int64()), ("x", pa.string()), ("y", pa.string()),
    ("days_apart", pa.int64()), ("reports", pa.int64()),
])  # fmt: skip


def contradictions(
    store: Store, a: str | None = None, b: str | None = None, days: int = CONTRADICTION_DAYS, window: Window = ANY_TIME,
    codebook: Codebook | None = None,
) -> pa.Table:
    """What one says and another denies: between all, or between two sides; the likest first.

    `denied`: events of one type between the same sides, one told as fact, the other negated, that begin and end within `days` of one
    another. `rejected`: who was accused rejects within `days`, to the accuser. `turned`: who was accused accuses the accuser, of the
    like. `figures`: reports of one story give two numbers of the same. `said_by` and `denied_by` are those on whose word each rests,
    None the article itself. A row for each denial and each voice against it, with its likest event; `reports` counts them. Where of one
    of the two no text is kept, `score` is None, and `turned` and `figures` cannot be told. `codebook`: with your names, where the events go
    by them.

    Raises:
        InputError: one side alone, fewer than 0 days, or nobody goes by a side.
    """
    if (a is None) != (b is None):
        raise InputError(f"give two sides, or none; {a or b!r} stands alone")
    check_sides(store, a, b)
    asked = {"a": a, "b": b, **window.values()}
    book = codebook or Codebook.shipped()
    named = {"accusing": book.named("ACCUSE"), "rejecting": book.named("REJECT")}
    opposed = store.query(OPPOSED, {**asked, **named, "days": days_of(days)})
    grouped = store.query(FIGURES, {**asked, "kinds": [*COUNTED, "money"]})
    rows = pc.unique(pa.chunked_array([*opposed["told"].chunks, *opposed["denial"].chunks, *grouped["event"].chunks], pa.int64()))
    told = store.query(TOLD, {"rows": str(rows.to_pylist())})
    with ThreadPoolExecutor() as threads:
        figures = threads.submit(_of_figures, store, told, grouped)
        answers = pa.concat_tables([*threads.map(partial(_of_pairs, store, told), _portions(opposed)), figures.result()])
    order = {"score": "descending", "day": "ascending", "denial_id": "ascending", "voice": "ascending", "kind": "ascending"}
    day, voice = pc.fill_null(answers["denial_start"], dt.date.max), pc.fill_null(answers["said_by"], "")
    return answers.take(pc.sort_indices(answers.append_column("day", day).append_column("voice", voice), [*order.items()]))


def _portions(opposed: pa.Table) -> list[pa.Table]:
    """The pairs in portions, all of one denial in one."""
    denials = opposed["denial"].to_numpy()
    portions = np.searchsorted(np.sort(denials), denials) // PORTION
    return [opposed.select(PAIR.names).filter(pa.array(portions == n)) for n in distinct(portions)]


def _of_pairs(store: Store, told: pa.Table, pairs: pa.Table) -> pa.Table:
    told = _those(told, pairs["told"], pairs["denial"])
    return _answers(store, told, contents(told, *_sides(told)), pairs.cast(PAIR))


def _of_figures(store: Store, told: pa.Table, grouped: pa.Table) -> pa.Table:
    told = _those(told, grouped["event"])
    read = contents(told, *_sides(told))
    return _answers(store, told, read, pa.Table.from_pylist([*_figures(grouped, told, read)], PAIR))


def _those(told: pa.Table, *rows: pa.ChunkedArray) -> pa.Table:
    """The events of these rows."""
    return told.filter(pc.is_in(told["row"], pa.chunked_array([chunk for column in rows for chunk in column.chunks], pa.int64())))


def _sides(told: pa.Table) -> tuple[Ragged, list[str]]:
    """Of each event the countries of its parties and of who speaks; where nobody does, the persons of no country count too."""
    actors = told["actors"].combine_chunks()
    many = pc.fill_null(pc.list_value_length(actors), 0).to_numpy(zero_copy_only=False)
    events = np.concatenate((np.repeat(np.arange(len(told)), many), np.arange(len(told))))
    encoded = pa.chunked_array([actors.flatten(), *pc.fill_null(told["said_by"], "").chunks]).combine_chunks().dictionary_encode()
    countries = dict[str, int]()
    ids = encoded.dictionary.to_pylist()
    country = [countries.setdefault(key[:3].upper(), len(countries)) if key[3:4] in ("", "/") else NOWHERE for key in ids]
    of = np.array(country, np.intp)[encoded.indices.to_numpy()]
    return Ragged.of(events[of != NOWHERE], of[of != NOWHERE], len(told)), list(countries)


def _figures(grouped: pa.Table, told: pa.Table, read: Contents) -> Iterator[Row]:
    """Of each story and kind of number the pairs of voices that give different ones, each in the only number of its sentence."""
    stories: dict[tuple[str, str], list[tuple[float, Row]]] = defaultdict(list)
    places = pc.index_in(grouped["event"], told["row"].combine_chunks()).to_numpy()
    counting = read.counting[places]
    shown = told.select(("evidence", "said_by", "article", "date_start", "id", "row")).take(places[counting])
    for story, row in zip(grouped["story"].filter(counting).to_pylist(), shown.to_pylist(), strict=True):
        found: dict[str, set[float]] = defaultdict(set)
        for q in counts(row["evidence"] or ""):
            found[q.kind].add(q.value)
        for kind, values in found.items():
            if len(values) == 1:
                stories[story, kind].append((min(values), row))
    for those in stories.values():
        voices = {(value, row["said_by"], row["article"]): row for value, row in reversed(those)}
        for (x, m), (y, n) in combinations(sorted(voices.items(), key=lambda v: (str(v[1]["date_start"]), v[1]["id"])), 2):
            if x[0] != y[0] and m["article"] != n["article"] and (m["said_by"] != n["said_by"] or m["said_by"] is None):
                gap = abs((n["date_start"] - m["date_start"]).days) if m["date_start"] and n["date_start"] else 0
                yield {"kind": "figures", "told": m["row"], "denial": n["row"], "x": None, "y": None, "days_apart": gap, "reports": 1}



@dataclass(frozen=True, slots=True)
class _Compared:
    """The pairs: which events (in `told`), how alike they are, and by what that was found.

    `by`: SENTENCES, or that the one's sentence stands in the surroundings of the other (DENIAL: of the denial), whose text has the
    number `around` in `texts`.
    """

    one: Places
    denial: Places
    score: Numbers
    by: Places
    around: Places
    texts: Ragged


def _compared(store: Store, told: pa.Table, read: Contents, pairs: pa.Table) -> _Compared:
    """Sentence with sentence; or, as a denial may say no more than that it is one, with what stands around it."""
    places = told["row"].combine_chunks()
    one, denial = (pc.index_in(pairs[side], places).to_numpy().astype(np.intp) for side in ("told", "denial"))
    common = shared(read, one, denial)
    copies = copied(read, one, denial, common) & pc.not_equal(pairs["kind"], "figures").to_numpy()
    scores = [likeness(read, one, denial, common)]
    few = read.words.lengths <= FEW
    around, texts = _surroundings(store, told, (denial, one), (few[denial] & ~copies, few[one] & ~copies))
    stands = surroundings(texts, read.terms)
    for event, text in zip((one, denial), around, strict=True):
        score, there = np.full(len(pairs), -1.0), np.flatnonzero(text != NOWHERE)
        score[there] = coverage(read, event[there], stands, text[there])
        scores.append(score)
    by = np.argmax(scores, axis=0)
    score = np.where(copies, 0.0, np.max(scores, axis=0))
    chosen = np.choose(by, (np.full(len(pairs), NOWHERE), *around))
    return _Compared(one, denial, score, np.where(copies, NOTHING, by), chosen, stands)


def _surroundings(
    store: Store, told: pa.Table, sides: tuple[Places, Places], wanted: tuple[Truths, Truths]
) -> tuple[tuple[Places, Places], pa.Array]:
    """Of each pair the text (NOWHERE: not wanted) around the one event and around the other, but for the other's sentence."""
    events = distinct(np.concatenate([side[want] for side, want in zip(sides, wanted, strict=True)]))
    asked = told.select(("text", "evidence_start", "evidence_end", "evidence")).take(events)
    given = (str(asked[c].to_pylist()) for c in ("text", "evidence_start", "evidence_end"))
    found = store.query(SURROUNDINGS, dict(zip(("texts", "starts", "ends"), given, strict=True)))
    around = pc.coalesce(found["around"], asked["evidence"], "").combine_chunks()
    articles, texts, size, out = told["text"].to_numpy(), [around], len(around), []
    for event, other, want in zip(sides, sides[::-1], wanted, strict=True):
        text = np.where(want, np.searchsorted(events, event), NOWHERE)
        within = np.flatnonzero(want & (articles[event] == articles[other]))
        both = zip(around.take(text[within]).to_pylist(), told["evidence"].take(other[within]).to_pylist(), strict=True)
        texts.append(pa.array([text.replace(sentence, " ") if sentence else text for text, sentence in both], pa.string()))
        text[within] = np.arange(size, size + len(within))
        size += len(within)
        out.append(text)
    return (out[0], out[1]), pa.concat_arrays(texts)


def _best(pairs: pa.Table, told: pa.Table, found: _Compared) -> Places:
    """Of each denial and each voice against it the likest, of equals the first."""
    kinds = pairs["kind"].combine_chunks().dictionary_encode()
    kind = kinds.indices.to_numpy()
    alone = np.array([k in ONLY_ALIKE for k in kinds.dictionary.to_pylist()], np.bool_)[kind]
    voices = told["said_by"].combine_chunks().dictionary_encode()
    voice = voices.indices.fill_null(len(voices.dictionary)).to_numpy()[found.one]
    kept = np.flatnonzero(~alone | (found.score >= ALIKE))
    order = kept[np.lexsort((kept, -found.score[kept], voice[kept], found.denial[kept], kind[kept]))]
    groups = np.stack((kind[order], found.denial[order], voice[order]))
    first: Places = order[np.any(np.diff(groups, prepend=-1), axis=0)]
    return first


def _answers(store: Store, told: pa.Table, read: Contents, pairs: pa.Table) -> pa.Table:
    """The rows, in any order."""
    found = _compared(store, told, read, pairs)
    best = _best(pairs, told, found)
    pairs, ones, denials = pairs.take(best), told.take(found.one[best]), told.take(found.denial[best])
    accused = pc.is_in(pairs["kind"], pa.array(("rejected", "turned")))
    nobody = pa.scalar(None, pa.string())
    unread = pc.or_(pc.is_null(ones["evidence"]), pc.is_null(denials["evidence"])).to_numpy()
    return pa.table({c: ones[c] for c in OWN} | {f"denial_{c}": denials[c] for c in ("trigger", "publisher", "article", "id")} | {
        "kind": pairs["kind"], "score": pa.array(found.score[best], mask=unread), "shared": _shared(read, found, best),
        "actor": pairs["x"], "recipient": pairs["y"],
        "said_by": pc.coalesce(ones["said_by"], pc.if_else(accused, pairs["x"], nobody)),
        "denied_by": pc.coalesce(denials["said_by"], pc.if_else(accused, pairs["y"], nobody)),
        "denial": denials["evidence"], "denial_start": denials["date_start"], "denial_end": denials["date_end"],
        "reports": pairs["reports"], "days_apart": pairs["days_apart"],
    }).select(CONTRADICTIONS.names).cast(CONTRADICTIONS)  # fmt: skip


def _shared(read: Contents, found: _Compared, best: Places) -> pa.Array:
    """The words shared, as that sentence has them which the score was made of."""
    words: list[list[str]] = [[] for _ in best]
    for by, event in ((SENTENCES, found.one), (IN_DENIALS, found.one), (IN_OTHERS, found.denial)):
        here = np.flatnonzero(found.by[best] == by)
        those = best[here]
        if by == SENTENCES:
            common = shared(read, event[those], found.denial[those])
        else:
            common = Shared(*together(read.words, event[those], found.texts, found.around[those]))
        for n, spellings in zip(here.tolist(), spelled(read, common, len(those)), strict=True):
            words[n] = spellings
    return pa.array(words, pa.list_(pa.string()))
