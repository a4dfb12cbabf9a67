"""Articles of ours and leads of real ones with their events, whose parties are known by their states: type, and triple of type and homes.

A file is a set. A row holds the events of one text; the text itself, or, where it is not ours to give, the characters [start, end) of an
article of the reference data. A party is [start, end, CODE]: `KEN` for a state, `KEN/COP` for those of one, `IGO:UN`, `NSA:Houthis`,
`GRP:G7`, `NGO`, `?/CVL` where the text does not tell whose they are. It is right if ours has that home: the state, or the same kind of
body where there is none. Events that are not `core` earn no recall, and coding them costs no precision.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dragoman.evaluate.counted import Counted
from dragoman.evaluate.identity import home
from dragoman.evaluate.passages import Passage, Reads, worldwide
from dragoman.evaluate.triples import FORMULAS, TOLD, Tally, Triple, tally
from dragoman.language.segment import sentences
from dragoman.records import Actor, Article, Event

FOLDER = Path("data/articles")
STATELESS = frozenset(["NGO", "?"])


def load(path: Path, shared: Path) -> list[Passage] | None:
    """The texts of one file, those of real papers with their addresses; None where they are not at hand."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    articles = worldwide(shared) if any("text" not in r for r in rows) else {}
    if articles is None:
        return None
    out = []
    for r in rows:
        whole = articles.get(r["id"])
        article = Article(id=r["id"], text=r["text"]) if whole is None else replace(whole, text=whole.text[r["start"] : r["end"]])
        out.append(Passage(article, tuple(r["events"]), tuple(s[0].start for s in sentences(article.text))))
    return out


def unaddressed(texts: list[Passage]) -> list[Passage]:
    """The same without what tells whose paper it is."""
    return [replace(c, article=replace(c.article, url=None)) for c in texts]


def gold_home(code: str) -> str:
    """The home that a code stands for, as identity.home writes it."""
    kind = code.partition(":")[0].partition("/")[0]
    return "-" if kind in STATELESS else kind


def same(ours: object, gold: object) -> bool:
    """Whether a party of ours has the home of a gold one; of bodies and groups the kind."""
    if not isinstance(ours, Actor) or not isinstance(gold, str):
        return False
    kind = ours.id.partition(":")[0]
    return gold_home(gold) in ((home(ours), kind) if kind in ("IGO", "NSA", "GRP") else (home(ours),))


def mine(c: Passage, events: list[Event]) -> list[Triple]:
    """Our events for comparing; `note` is the event."""
    return [
        Triple(c.region(e.trigger.start), e.event_type, e.actors, e.recipients, e.modes[0] if e.modes else None, e.status.value, note=e)
        for e in events
    ]


def wanted(c: Passage) -> list[Triple]:
    """The gold events for comparing; `note` is the row's event."""
    return [
        Triple(
            c.region(g["trigger"][0]), g["type"], tuple(p[2] for p in g["actors"]), tuple(p[2] for p in g["recipients"]),
            g["mode"], g["status"], required=g["core"], note=g,
        )
        for g in c.gold
    ]


def weighed(coder: Reads, texts: list[Passage]) -> Counted:
    """A unit a text."""
    units = []
    for c in texts:
        t = Tally()
        tally(mine(c, coder.read(c.article).events), wanted(c), same, t)
        units.append({**t.counts(), "articles": 1})
    return Counted(units, ("articles", *TOLD), FORMULAS)


def sets(coder: Reads, shared: Path, folder: Path = FOLDER) -> Iterator[tuple[str, Counted | None]]:
    """(name, counts) of every file, of real papers by the text alone and with their addresses; None where its texts are not at hand."""
    for path in sorted(folder.glob("*.jsonl")):
        found = load(path, shared)
        yield path.stem, None if found is None else weighed(coder, unaddressed(found))
        if found is not None and any(c.article.url for c in found):
            yield f"{path.stem}-addressed", weighed(coder, found)
