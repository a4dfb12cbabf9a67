"""Contents of a few events, given by hand, and what their likeness is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from dragoman.analysis import likeness as compared
from dragoman.analysis.contents import Contents, contents, surroundings
from dragoman.analysis.ragged import Ragged

Row = dict[str, Any]
NAMES = pa.list_(pa.string())
EVENTS = pa.schema([
    ("evidence", pa.string()), ("trigger_start", pa.int32()), ("evidence_start", pa.int32()), ("place", pa.string()), ("contexts", NAMES),
    ("names", NAMES), ("people", NAMES),
])  # fmt: skip
FIRST, SECOND = np.array([0]), np.array([1])


def of(sentence: str, **more: Any) -> Row:  # noqa: ANN401
    """`*` stands before the trigger; `promise`: the event is one."""
    at = max(0, sentence.find("*"))
    return {"evidence": sentence.replace("*", ""), "trigger_start": at, "evidence_start": 0, "place": None, "contexts": [], "names": [],
            "people": [], "promise": False} | more  # fmt: skip


def read(events: Sequence[Row], sides: Sequence[Sequence[str]] | None = None, *, whole: bool = False) -> Contents:
    """As the questions read them; `sides`: the countries of each."""
    sides = sides or [()] * len(events)
    countries = sorted({side for those in sides for side in those})
    pairs = np.array([(n, countries.index(side)) for n, those in enumerate(sides) for side in those], np.intp).reshape(-1, 2)
    table = pa.Table.from_pylist([{c: e[c] for c in EVENTS.names} for e in events], EVENTS)
    promises = None if whole else np.array([e["promise"] for e in events], np.bool_)
    return contents(table, Ragged.of(pairs[:, 0], pairs[:, 1], len(events)), countries, promises)


def words(found: Contents, n: int = 0) -> dict[str, float]:
    """The words of an event and their weights."""
    here = slice(found.words.starts[n], found.words.starts[n + 1])
    return dict(zip([found.terms[t] for t in found.words.items[here]], found.weights[here].tolist(), strict=True))


def near(found: Contents, n: int = 0) -> set[str]:
    """Those in the clause of the trigger."""
    here = slice(found.words.starts[n], found.words.starts[n + 1])
    return {found.terms[t] for t in found.words.items[here][found.near[here]]}


def likeness(a: Row, b: Row) -> float:
    found = read([a, b])
    return float(compared.likeness(found, FIRST, SECOND, compared.shared(found, FIRST, SECOND))[0])


def copied(a: Row, b: Row) -> bool:
    found = read([a, b])
    return bool(compared.copied(found, FIRST, SECOND, compared.shared(found, FIRST, SECOND))[0])


def shared(a: Row, b: Row) -> list[str]:
    found = read([a, b])
    return compared.spelled(found, compared.shared(found, FIRST, SECOND), 1)[0]


def coverage(a: Row, text: str) -> float:
    found = read([a], whole=True)
    return float(compared.coverage(found, FIRST, surroundings(pa.array([text]), found.terms), FIRST)[0])
