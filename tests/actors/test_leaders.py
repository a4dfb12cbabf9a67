"""leaders.csv: persons, offices and variants as news print them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dragoman.knowledge import rows, shipped

Table = list[dict[str, str]]
# Words of titles, of states and of remarks that a derivation may leave at a name; some persons bear one.
REST = re.compile(
    r"\b(president|minister|governor|emperor|queen|archbishop|cardinal|leader|republic|elect|designate|co-?prince|ceo|general|capt|"
    r"elected|appointed|previously|also|note|baron|baroness|council|homeland|or|is|of)\b|^(islamic|french|king|prince|sultan|sir|dame) ",
    re.I,
)
BEARERS = {"Baron Waqa", "King Pu-tsung", "Sultan al-Arada", "Sultan al-Barakani", "Sultan Abdullah", "Sultan Ibrahim"}


@pytest.fixture(scope="module")
def leaders() -> Table:
    columns = ("person", "variants", "iso3", "office", "sector", "rank", "valid_from", "valid_to", "wikidata")
    return [r for _, r in rows(shipped("actors", "data", "leaders.csv"), columns)]


def test_names_are_names(leaders: Table) -> None:
    names = {n for r in leaders for n in [r["person"], *r["variants"].split(";")] if n}
    known = {n for n in names if any(n.startswith(b) for b in BEARERS)} | {"Abdullah of Pahang"}
    assert [n for n in sorted(names - known) if REST.search(n)] == []
    assert [n for n in sorted(names) if not re.fullmatch(r"[^\W\d_]?['’]?[^\W\d_][\w'’.-]*( [\w'’.-]+)*", n)] == []
    loud = re.compile(r"\b(?![IVX]+\b)[A-Z]{4,}\b")
    assert [n for n in sorted(names) if loud.search(n)] == []


def test_offices_are_whole(leaders: Table) -> None:
    offices = {r["office"] for r in leaders}
    cut = re.compile(r"\b(of|of the|for|gen\.|col\.|sir|dame|dr\.|sheikh)$", re.I)
    assert [o for o in sorted(offices) if o[:1].islower() or cut.search(o)] == []
    assert not offices & {"Head", "Chief", "Vice", "Minister", "Chief of state", "Head of government", "Deputy Prime Ministers"}


def test_nobody_holds_one_office_twice_at_a_time(leaders: Table) -> None:
    held = sorted((r["iso3"], r["person"], r["office"], r["valid_from"], r["valid_to"] or "9") for r in leaders)
    twice = [(a, b) for a, b in pairwise(held) if a[:3] == b[:3] and b[3] < a[4].replace("?", "")]
    assert twice == []
    assert [r for r in held if r[4] not in ("9", "?") and r[3] > r[4]] == []
