"""The gazetteer: provinces, districts and populated places of the world by name, and our own table of regions.

Two tables made by training/knowledge/gazetteer.py from GeoNames: `sites.tsv.gz`, a site a line, the most populous first, and
`names.tsv.gz`, a folded name a line with the numbers of its sites. They are kept as two blocks of bytes and searched by halves, so
that loading takes a fraction of a second and a line is parsed only when it is asked for.
"""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import KnowledgeError
from dragoman.knowledge import shipped, word_list

KINDS = {"P": "province", "D": "district", "C": "city"}
OTHER = "~"  # marks a site that bears the name as one of its others
LETTERS = str.maketrans(
    {
        "\u0131": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ə": "a",
        **dict.fromkeys("-\u2010\u2011–/", " "),
        **dict.fromkeys(".'`’‘\u02bb\u02bc\u02be\u02bf", ""),
    }
)  # fmt: skip
ARTICLES = word_list("setting", "foreign_articles")


@dataclass(frozen=True, slots=True)
class Site:
    """A place on earth. `id` is GeoNames'; `province` the id of the first-level division it lies in; degrees are WGS 84.

    A province or district has no point; its population is that of its towns. `fame` is the number of names it has in all languages.
    """

    id: int | None
    name: str
    kind: str
    country: str
    province: int | None
    population: int
    fame: int = 0
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A site that bears a name; `own`: it is the site's first name, not one of its others; `land`: from our own tables."""

    site: Site
    own: bool
    land: bool = False


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """The form under which names are compared: lower case, no diacritics, hyphens as blanks, no dots or apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.translate(LETTERS)) if not unicodedata.combining(c))
    words = bare.casefold().translate(LETTERS).split()
    return " ".join("st" if w == "saint" else w for w in words)


class Gazetteer:
    """Looks names up. Use `shipped()`: one copy, loaded on first use."""

    def __init__(self, sites: bytes, names: bytes) -> None:
        self._sites, self._names = sites, names
        self._site_ends, self._name_ends = _ends(sites), _ends(names)
        self._known: dict[str, tuple[Match, ...]] = {}

    @classmethod
    @cache
    def shipped(cls) -> Gazetteer:
        """The gazetteer that comes with the package."""
        blocks = []
        for name in ("sites.tsv.gz", "names.tsv.gz"):
            try:
                blocks.append(gzip.decompress(shipped("setting", "data", name).read_bytes()))
            except (OSError, EOFError) as problem:
                raise KnowledgeError(name, None, f"cannot be read ({problem}); install dragoman anew") from problem
        return cls(*blocks)

    def __len__(self) -> int:
        return len(self._site_ends)

    def find(self, name: str) -> tuple[Match, ...]:
        """All sites of that name, the most populous first; Arabic articles and a closing h may be left out or added."""
        key = fold(name)
        if key not in self._known:
            self._known[key] = next((found for form in _forms(key) if (found := self._at(form))), ())
        return self._known[key]

    def _at(self, key: str) -> tuple[Match, ...]:
        wanted = key.encode()
        low, high = 0, len(self._name_ends)
        while low < high:
            middle = (low + high) // 2
            held, _, rows = _line(self._names, self._name_ends, middle).partition(b"\t")
            if held == wanted:
                return tuple(Match(self._site(int(r.rstrip(OTHER))), not r.endswith(OTHER)) for r in rows.decode().split(" "))
            low, high = (middle + 1, high) if held < wanted else (low, middle)
        return ()

    def _site(self, row: int) -> Site:
        number, name, kind, country, province, population, fame, lat, lon = _line(self._sites, self._site_ends, row).decode().split("\t")
        return Site(
            int(number), name, KINDS[kind], country, int(province) if province else None, int(population), int(fame),
            float(lat) if lat else None, float(lon) if lon else None,
        )  # fmt: skip


def _forms(key: str) -> Iterator[str]:
    yield key
    first, _, rest = key.partition(" ")
    if first in ARTICLES and rest:
        yield rest
    else:
        yield f"al {key}"
        yield f"the {key}"
    if len(key) > 4:
        yield key[:-1] if key.endswith("ah") else f"{key}h" if key.endswith("a") else key


def _ends(block: bytes) -> NDArray[np.uint32]:
    return np.flatnonzero(np.frombuffer(block, dtype=np.uint8) == ord("\n")).astype(np.uint32)


def _line(block: bytes, ends: NDArray[Any], k: int) -> bytes:
    return block[int(ends[k - 1]) + 1 if k else 0 : int(ends[k])]
