"""What of events' sentences is compared: weighed words, names, numbers, place and contexts, of many events in columns.

Sentences are cut at their blanks and each piece is read once, however many hold it; numpy puts together what belongs to each sentence.
Of an event nothing but its sentence is looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.analysis.ragged import Numbers, Places, Ragged, Truths, among, distinct, spread, starts_of
from dragoman.fusion.words import DATES, KIND_OF, MONEY, NUMBERS, RARE, WORD, Quantity, quantities, stem, weight
from dragoman.knowledge import rows, shipped

# Below this weight a word tells nothing of the matter.
COMMON = 3.75
# What stands outside the clause of the trigger weighs less; a sentence of few words is held to have some more.
OUTSIDE, UNSAID = 0.5, 30.0
CLAUSE = re.compile(
    r"[;:]|, (?:and|which|who|but|as|where|ending|ahead)\b|\b(?:after|before|while|as|because|since|when|although|though|"
    r"despite|amid|if|until|and (?=\w+ed\b))\b"
)
# A word, with the hyphen that joins it to another.
JOINED = re.compile(f"-?(?:{WORD.pattern})")
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*")
SHORT = 2
YEARS, DAYS = range(1900, 2101), 31
COUNTING = re.compile(rf"\d|\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE)
SMALL = 2.0  # one and two are said of anything
# Words of telling and of promising, which say how something is said and not what.
EMPTY = frozenset(map(stem, (
    "say", "tell", "announce", "promise", "pledge", "vow", "offer", "agree", "ready", "willing", "intend", "plan", "would", "could",
    "should", "might", "may", "continue", "remain", "add", "statement", "report", "according", "official", "spokesman", "spokeswoman",
    "spokesperson", "minister", "ministry", "president", "prime", "foreign", "government", "leader", "country", "countries", "two", "both",
    "also", "week", "month", "year", "day", "today", "tomorrow", "time", "first", "second", "new", "more", "other", "make", "take",
    "deny", "denied", "reject", "refute", "accuse", "accusation", "blame", "claim", "allegation", "allege", "not", "do", "does", "did",
    "be", "being", "been", "no", "any", "such", "all", "its", "express", "confirm", "hope", "want", "call", "ask", "side", "state",
    "summon", "condemn", "protest", "criticize", "criticise",
    "include", "long", "still", "last", "next", "several", "part", "place", "way", "down", "hold", "than", "then", "there", "only", "ago",
)))  # fmt: skip
SIGNS = "[$€£¥]"
NOWHERE = -1
# The stemmer holds the word that it works on, so only one thread at a time may use it.
STEMMING = Lock()


@dataclass(frozen=True, slots=True)
class Contents:
    """What of each event is compared.

    `words` are stems and matters, as numbers in `terms`, which is in order; beside each stands its weight, how the sentence has it (a
    number in `spelled`) and whether it is in the trigger's clause. `counting`: the sentence may count people or money.
    """

    words: Ragged
    weights: Numbers
    spellings: Places
    near: Truths
    norms: Numbers
    people: Ragged
    numbers: Ragged
    contexts: Ragged
    places: Places
    counting: Truths
    terms: Sequence[str]
    spelled: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it stands in a text: what it stands for, whether it may be part of a name, and what it has to do with counting.

    `numeric`: is a number; `large`: one that counts whatever stands beside it; `counted`: is what is counted; `raised`: holds km².
    """

    low: str
    stem: str
    terms: tuple[tuple[str, float], ...]
    named: bool
    calendar: bool
    numeric: bool
    large: bool
    counted: bool
    raised: bool


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The words of texts: of which text, where in it, and which; `different` has each once."""

    texts: Places
    at: Places
    words: Places
    different: Sequence[_Word]

    def such(self, what: str) -> Truths:
        """Of which words it is true."""
        return np.array([getattr(word, what) for word in self.different], np.bool_)[self.words]

    def numbered(self, what: str, numbers: dict[str, int]) -> Places:
        """The words' stems or such as numbers, new ones entered."""
        return np.array([numbers.setdefault(getattr(word, what), len(numbers)) for word in self.different], np.intp)[self.words]

    def having(self, true: Truths, size: int) -> Truths:
        """Which texts have a word of which it is true."""
        found = np.zeros(size, np.bool_)
        found[self.texts[true]] = True
        return found

    def only(self, true: Truths) -> _Pieces:
        """Those words of which it is true."""
        return _Pieces(self.texts[true], self.at[true], self.words[true], self.different)


def contents(events: pa.Table, sides: Ragged, countries: Sequence[str], promises: Truths | None = None) -> Contents:
    """The contents of events (`evidence`, `trigger_start`, `evidence_start`, `place`, `contexts`, `names`, `people`), in order.

    `names` are those of the parties and `people` the persons that speak or act for them; over these, what the countries are called
    that each event has in `sides`, and their persons: all this says nothing of what is done. `promises`: of which the clause begins
    with the trigger; None: of all the whole sentence is the clause.
    """
    size = len(events)
    texts = _column(events, "evidence").fill_null("")
    found = _pieces(texts)
    left_out, people = _named(found, events, sides, countries)
    counting, numbers = _counting(found, texts)
    told = found.only(~left_out)
    inside = np.ones(len(told.at), np.bool_) if promises is None else _inside(told, texts, events, promises)
    terms, spelled = sorted({name for word in found.different for name, _ in word.terms}), dict[str, int]()
    at, those, full = _terms(told, {name: n for n, name in enumerate(terms)})
    keys = told.texts[at] * len(terms) + those
    weighed = np.where(inside[at], full, OUTSIDE * full)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    heads = np.flatnonzero(np.diff(keys, prepend=-1))
    rows_of, weights, first = keys[heads] // max(len(terms), 1), np.maximum.reduceat(weighed[order], heads), order[heads]
    met = np.argsort(first)
    return Contents(
        words=Ragged(starts_of(rows_of, size), keys[heads] % max(len(terms), 1)), weights=weights,
        spellings=told.numbered("low", spelled)[at][first], near=np.logical_or.reduceat(inside[at][order], heads),
        norms=np.sqrt(UNSAID + np.bincount(rows_of[met], weights[met] ** 2, minlength=size)),  # summed as the sentence has them
        people=people, numbers=numbers, contexts=_listed(_column(events, "contexts")), places=_coded(_column(events, "place")),
        counting=counting, terms=terms, spelled=list(spelled),
    )  # fmt: skip


def surroundings(texts: pa.Array, terms: Sequence[str]) -> Ragged:
    """Which of the terms stand in each of longer texts."""
    texts_of, pieces, different = _cut(texts)
    number = {name: n for n, name in enumerate(terms)}
    lists = [[number[name] for name in _names_in(piece) if name in number] for piece in different]
    lengths, flat = np.array([len(those) for those in lists], np.intp), np.array([n for those in lists for n in those], np.intp)
    telling = np.flatnonzero((lengths > 0)[pieces])
    pieces, many = pieces[telling], lengths[pieces[telling]]
    return Ragged.of(np.repeat(texts_of[telling], many), flat[spread((np.cumsum(lengths) - lengths)[pieces], many)], len(texts))


def _cut(texts: pa.Array) -> tuple[Places, Places, list[str]]:
    """The texts cut at their blanks: of which text a piece is, which it is, and the different ones."""
    parts = pc.split_pattern(texts, " ")
    encoded = parts.flatten().dictionary_encode()
    return np.repeat(np.arange(len(texts)), _ints(pc.list_value_length(parts))), _ints(encoded.indices), encoded.dictionary.to_pylist()


def _column(events: pa.Table, name: str) -> pa.Array:
    column = events[name].combine_chunks()
    return pa.concat_arrays(column.chunks) if isinstance(column, pa.ChunkedArray) else column


def _pieces(texts: pa.Array) -> _Pieces:
    """The words of texts; none has a blank in it."""
    texts_of, pieces, cut = _cut(texts)
    many, begins, words, different = list[int](), list[int](), list[int](), dict[str, int]()
    for piece in cut:
        found = _words_in(piece)
        many.append(len(found))
        begins.extend(at for at, _ in found)
        words.extend(different.setdefault(raw, len(different)) for _, raw in found)
    lengths = np.array(many, np.intp)
    here = lengths[pieces]
    those = spread((np.cumsum(lengths) - lengths)[pieces], here)
    of = np.repeat(np.arange(len(pieces)), here)
    widths = np.array([len(piece) + 1 for piece in cut], np.intp)[pieces]
    starts = np.cumsum(widths) - widths
    starts -= starts[np.flatnonzero(np.diff(texts_of, prepend=-1))][texts_of]  # every text has a piece
    return _Pieces(texts_of[of], starts[of] + np.array(begins, np.intp)[those], np.array(words, np.intp)[those], [*map(_read, different)])


def _ints(values: pa.Array) -> Places:
    found: Places = values.to_numpy(zero_copy_only=False).astype(np.intp)
    return found


def _terms(found: _Pieces, numbers: Mapping[str, int]) -> tuple[Places, Places, Numbers]:
    """What the words stand for, as far as it has a number: of which word, the number, and what it weighs."""
    lists = [[(numbers[name], full) for name, full in word.terms if name in numbers] for word in found.different]
    lengths = np.array([len(those) for those in lists], np.intp)
    names = np.array([n for those in lists for n, _ in those], np.intp)
    weights = np.array([full for those in lists for _, full in those], np.float64)
    many = lengths[found.words]
    at = spread((np.cumsum(lengths) - lengths)[found.words], many)
    return np.repeat(np.arange(len(many)), many), names[at], weights[at]


def _named(found: _Pieces, events: pa.Table, sides: Ragged, countries: Sequence[str]) -> tuple[Truths, Ragged]:
    """Which words are left out, as names of the parties, their persons, or of the calendar; and the persons of each event."""
    stems_known = dict[str, int]()
    keys = found.numbered("stem", stems_known)
    named = np.flatnonzero(found.such("named"))
    events_of, those, width = found.texts[named], keys[named], len(stems_known)
    called = np.zeros((2, len(countries), width), np.bool_)
    for n, country in enumerate(countries):
        for table, phrases in zip(called, names_of(country), strict=True):
            table[n, [stems_known[key] for key in phrases if key in stems_known]] = True
    parties, persons = np.zeros((2, len(named)), np.bool_)
    many = sides.lengths[events_of]
    for nth in range(int(many.max(initial=0))):
        here = np.flatnonzero(many > nth)
        side = sides.items[sides.starts[events_of[here]] + nth]
        parties[here] |= called[0, side, those[here]]
        persons[here] |= called[1, side, those[here]]
    own = events_of * width + those
    names, people, place = (_phrases(_column(events, name), stems_known) for name in ("names", "people", "place"))
    parties |= among(own, names) | among(own, place) | found.such("calendar")[named]
    persons |= among(own, people)
    left_out = np.zeros(len(keys), np.bool_)
    left_out[named[parties | persons]] = True
    return left_out, Ragged.of(events_of[persons], those[persons], len(events))


def _phrases(column: pa.Array, stems_known: Mapping[str, int]) -> Places:
    """Of each event the stems of its phrases (or its phrase) that have a number; event and number in one, ascending."""
    if pa.types.is_list(column.type):
        events_of, values = np.repeat(np.arange(len(column)), _ints(pc.list_value_length(column).fill_null(0))), column.flatten()
    else:
        events_of, values = np.arange(len(column)), column
    there = values.is_valid().to_numpy(zero_copy_only=False)
    encoded = values.drop_null().dictionary_encode()
    lists = [[stems_known[key] for key in _stems(phrase) if key in stems_known] for phrase in encoded.dictionary.to_pylist()]
    lengths, flat = np.array([len(those) for those in lists], np.intp), np.array([key for those in lists for key in those], np.intp)
    phrases = _ints(encoded.indices)
    many = lengths[phrases]
    those = flat[spread((np.cumsum(lengths) - lengths)[phrases], many)]
    return distinct(np.repeat(events_of[there], many) * len(stems_known) + those)


def _counting(found: _Pieces, texts: pa.Array) -> tuple[Truths, Ragged]:
    """Which texts may count people or money, and the numbers of each."""
    size = len(texts)
    has = {what: found.having(found.such(what), size) for what in ("numeric", "large", "counted", "raised")}
    signed = pc.match_substring_regex(texts, SIGNS).to_numpy(zero_copy_only=False)
    counting = has["numeric"] & (has["counted"] | has["raised"] | signed)
    numbers, events_of, those = dict[float, int](), list[int](), list[int]()
    for n in np.flatnonzero(counting | has["numeric"] & has["large"]).tolist():
        for value in _numbers(texts[n].as_py()):
            events_of.append(n)
            those.append(numbers.setdefault(value, len(numbers)))
    return counting, Ragged.of(np.array(events_of, np.intp), np.array(those, np.intp), size)


def _inside(found: _Pieces, texts: pa.Array, events: pa.Table, promises: Truths) -> Truths:
    """Whether words stand in the clause of the trigger."""
    triggers = _ints(_column(events, "trigger_start")) - _ints(_column(events, "evidence_start"))
    clauses = [_clause(text, at) for text, at in zip(texts.to_pylist(), triggers.tolist(), strict=True)]
    starts, ends = np.array(clauses, np.intp).reshape(-1, 2).T
    starts = np.where(promises, triggers, starts)
    return (starts[found.texts] <= found.at) & (found.at < ends[found.texts])


def _listed(column: pa.Array) -> Ragged:
    return Ragged.of(np.repeat(np.arange(len(column)), _ints(pc.list_value_length(column))), _coded(column.flatten()), len(column))


def _coded(values: pa.Array) -> Places:
    """Strings as numbers."""
    return _ints(values.dictionary_encode().indices.fill_null(NOWHERE))


@lru_cache(maxsize=200_000)
def _words_in(piece: str) -> tuple[tuple[int, str], ...]:
    """The words of a piece, with the hyphen that joins them to what stands before, and where they begin without it."""
    return tuple((m.start() + (m.group()[0] == "-"), m.group()) for m in JOINED.finditer(piece))


@lru_cache(maxsize=200_000)
def _names_in(piece: str) -> frozenset[str]:
    """What the words of a piece stand for."""
    return frozenset(name for word in WORD.findall(piece.lower()) for name, _ in _terms_of(word)[1])


@lru_cache(maxsize=200_000)
def _read(raw: str) -> _Word:
    word = raw.removeprefix("-")
    low = word.lower()
    key, terms = _terms_of(low)
    digits = word[0].isdecimal()
    return _Word(
        low=low, stem=key, terms=terms, named=raw[0] == "-" or word[0].isupper(), calendar=low in DATES, numeric=digits or low in NUMBERS,
        large=digits and _is_large(word), counted=key in KIND_OF or low in MONEY,
        raised=any(c.isdigit() and not c.isdecimal() for c in word),
    )  # fmt: skip


@lru_cache(maxsize=100_000)
def _terms_of(word: str) -> tuple[str, tuple[tuple[str, float], ...]]:
    """The stem of a word, and what it stands for: itself and its matters, weighed; nothing where it tells nothing."""
    with STEMMING:
        key = stem(word)
    if word[0].isdigit() or len(key) < SHORT or key in EMPTY:
        return key, ()
    return key, tuple((name, min(full, RARE)) for name, full in ((key, weight(key)), *_matters().get(key, ())) if full > COMMON)


def _numbers(text: str) -> frozenset[float]:
    """Those that are counted, and the large ones; no years."""
    if not COUNTING.search(text):
        return frozenset()
    large = {float(n.replace(",", "")) for n in NUMBER.findall(text) if _is_large(n)}
    plain = text if text.isascii() else "".join(c for c in text if c.isdecimal() or not c.isdigit())  # no raised ones: km²
    return frozenset(large | {q.value for q in counts(plain) if q.value > SMALL})


def counts(text: str) -> frozenset[Quantity]:
    """The counted people and the sums of money of a sentence."""
    with STEMMING:
        return quantities(text)


def _is_large(number: str) -> bool:
    """Whether it says something by itself: no day of the month, no year, no date."""
    if number.count(".") > 1:
        return False
    value = float(number.replace(",", ""))
    return value > DAYS and not (value.is_integer() and value in YEARS)


def stems(phrases: Iterable[str]) -> frozenset[str]:
    """Of all words."""
    return frozenset(key for phrase in phrases for key in _stems(phrase))


@lru_cache(maxsize=100_000)
def _stems(phrase: str) -> tuple[str, ...]:
    with STEMMING:
        return tuple(stem(w.lower()) for w in WORD.findall(phrase))


def _clause(text: str, trigger: int) -> tuple[int, int]:
    """Where the clause of the trigger begins and ends."""
    cuts = [m.span() for m in CLAUSE.finditer(text)]
    return max((e for _, e in cuts if e <= trigger), default=0), min((s for s, _ in cuts if s > trigger), default=len(text))


@cache
def _matters() -> dict[str, tuple[tuple[str, float], ...]]:
    """The matters of each stem, with their weights."""
    out = defaultdict[str, list[tuple[str, float]]](list)
    for _, row in rows(shipped("analysis", "data", "matters.csv"), ("matter", "weight", "stems")):
        for word in row["stems"].split(";"):
            out[word].append((f"={row['matter']}", float(row["weight"])))
    return {word: tuple(matters) for word, matters in out.items()}


@cache
def names_of(country: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of what a country, its people and its capital are called, and of its persons of the news."""
    names, people = _names_of()
    return stems(names.get(country, ())), stems(people.get(country, ()))


@cache
def _names_of() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    names, people = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    columns = ("name", "aliases", "nouns", "adjectives", "capital")
    for _, row in rows(shipped("actors", "data", "states.csv"), ("kind", "iso3", *columns)):
        if row["kind"] == "state":
            names[row["iso3"]].extend(word for c in columns for word in row[c].split(";") if word)
    for _, row in rows(shipped("actors", "data", "persons.csv"), ("iso3", "person", "variants")):
        people[row["iso3"]].extend((row["person"], *row["variants"].split(";")))
    return dict(names), dict(people)
