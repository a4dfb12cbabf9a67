"""Articles that are one text: reprinted, cut or lightly edited.

MinHash finds the candidates, and so does a sentence in common; each pair is then measured: the share of the shorter text's word
triples that stand in the longer one, and the same without the quoted words, so that two reporters at one press conference stay two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rensa import RMinHash

from dragoman.fusion.words import QUOTED, strangers, telling
from dragoman.records import Article

PERMUTATIONS, ROWS, SEED = 128, 2, 1948
WINDOW = 7
SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+|\n+")
TOKEN = re.compile(r"\w+")
MOST, OWN, WITH_QUOTES, QUOTES = 0.55, 0.45, 0.35, 2
LEAST = 6
CROWD = 200
NAMED = 0.5  # share of names in common below which two texts of one wording are two


@dataclass(frozen=True, slots=True)
class Shape:
    """The text of an article, made ready: word triples of all of it and of what is not quoted, its quotations and its names."""

    triples: frozenset[tuple[str, ...]]
    own: frozenset[tuple[str, ...]]
    quotes: frozenset[str]
    names: frozenset[str]
    day: int | None


@dataclass(slots=True)
class Copies:
    """Near-duplicates among the articles added so far; their order does not matter."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    links: dict[str, set[str]] = field(default_factory=dict)
    _buckets: dict[object, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, article: Article) -> None:
        """Compare one more article with those before it."""
        if article.id in self.shapes:
            return
        shape = _shape(article)
        self.shapes[article.id] = shape
        self.links[article.id] = set()
        keys = list(dict.fromkeys(_keys(article, shape)))
        for other in sorted({o for k in keys for o in self._buckets[k][-CROWD:]}):
            if copied(shape, self.shapes[other]):
                self.links[article.id].add(other)
                self.links[other].add(article.id)
        for k in keys:
            self._buckets[k].append(article.id)

    def groups(self, among: Iterable[str]) -> list[tuple[str, ...]]:
        """The articles of `among`, those that are one text together."""
        return components(sorted(set(among)), lambda a: self.links.get(a, ()))


def components(nodes: list[str], near: Callable[[str], Iterable[str]]) -> list[tuple[str, ...]]:
    """What hangs together, each group and all groups in order of the ids."""
    inside, seen, out = set(nodes), set[str](), []
    for start in nodes:
        if start in seen:
            continue
        group, todo = {start}, [start]
        while todo:
            more = inside.intersection(near(todo.pop())) - group
            group |= more
            todo.extend(more)
        seen |= group
        out.append(tuple(sorted(group)))
    return out


def copied(a: Shape, b: Shape) -> bool:
    """Whether the shorter is for the most part the longer's text."""
    if a.day is not None and b.day is not None and abs(a.day - b.day) > WINDOW:
        return False
    if not a.triples or not b.triples or strangers(a.names, b.names, NAMED):
        return False
    whole, own = _share(a.triples, b.triples), _share(a.own, b.own)
    if min(len(a.triples), len(b.triples)) < LEAST:
        return a.triples == b.triples
    return (whole >= MOST and own >= OWN) or (own >= WITH_QUOTES and len(a.quotes & b.quotes) >= QUOTES)


def _share(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter else 0.0


def _shape(article: Article) -> Shape:
    text = article.text
    quotes = frozenset(" ".join(TOKEN.findall(q.lower())) for q in QUOTED.findall(text))
    day = article.published.toordinal() if article.published is not None else None
    return Shape(_triples(text), _triples(QUOTED.sub(" ", text)), quotes, telling(text), day)


def _triples(text: str) -> frozenset[tuple[str, ...]]:
    words = TOKEN.findall(text.lower())
    return frozenset(tuple(words[k : k + 3]) for k in range(max(1, len(words) - 2))) if words else frozenset()


def _keys(article: Article, shape: Shape) -> Iterator[object]:
    """Under what an article can be found: bands of its MinHash, and its longer sentences."""
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update([" ".join(t) for t in sorted(shape.triples)])
    digest = sketch.digest()
    for k in range(0, PERMUTATIONS, ROWS):
        yield k, tuple(digest[k : k + ROWS])
    for sentence in SENTENCE.split(article.text):
        words = TOKEN.findall(sentence.lower())
        if len(words) >= 9:
            yield " ".join(words)
