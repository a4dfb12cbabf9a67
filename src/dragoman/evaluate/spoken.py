"""Who speaks: the speakers of the claims of real articles, resolved to a state (or kind of body) and a sector.

The annotations (data/speakers/*.jsonl, by article and character span) stand in the project; the texts do not. A row is an article, a
claim is its cue word, the full name or description of who speaks, the states and the sectors that are right (several where the text or the
codebook leaves it open) and the role. A claim that we do not find is not scored, and counts for `found` alone. `?` says that no reader
can know; of bodies between states (IGO, NGO, NSA) no sector is asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dragoman.actors.people import key
from dragoman.errors import InputError
from dragoman.evaluate.counted import Counted, share
from dragoman.evaluate.identity import home
from dragoman.evaluate.passages import worldwide
from dragoman.records import Actor, Article, Claim

FOLDER = Path("data/speakers")
NOBODY, WITHOUT_SECTOR = "?", "-"
BETWEEN = ("IGO", "NGO", "GRP")
SHORT = 3  # letters of words that tell nobody from another


class Told(Protocol):
    """What a reading gives, as far as it is scored here."""

    @property
    def claims(self) -> list[Claim]:
        """The claims of one article."""
        ...


class Reads(Protocol):
    """A coder."""

    def read(self, article: Article) -> Told:
        """Read one article."""
        ...


@dataclass(frozen=True, slots=True)
class Speaker:
    """The speaker of one claim as readers see him; `cue` in code points of the article."""

    cue: tuple[int, int]
    who: str
    states: frozenset[str]
    sectors: frozenset[str]
    role: str

    def state_right(self, a: Actor | None) -> bool:
        """Whether ours has that home; nobody where there is one is wrong."""
        if a is None:
            return self.who == NOBODY
        ours = {a.id.partition(":")[0], a.sector} & set(BETWEEN) | {home(a), a.country} - {"-", None}
        return bool((ours or {NOBODY}) & self.states)

    def sector_right(self, a: Actor | None) -> bool:
        """Whether ours has one of the sectors; a state itself speaks as its government."""
        if a is None:
            return self.who == NOBODY
        return WITHOUT_SECTOR in self.sectors or (a.sector or ("GOV" if a.id == a.country else "UNK")) in self.sectors

    def same(self, a: Actor | None) -> bool:
        """Whether ours goes by a word of the name or description."""
        if a is None:
            return self.who == NOBODY
        return bool(_words(self.who, self.role) & _words(a.person or "", a.name, a.role or ""))


@dataclass(frozen=True, slots=True)
class Spoken:
    """One article with its speakers."""

    article: Article
    speakers: tuple[Speaker, ...]


def load(path: Path, shared: Path) -> list[Spoken] | None:
    """The articles of one file; None where their texts are not at hand.

    Raises:
        InputError: an article of the file is not among the texts.
    """
    articles = worldwide(shared)
    if articles is None:
        return None
    out = []
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        row = json.loads(line)
        if row["id"] not in articles:
            raise InputError(f"{path}, line {number}: the worldwide news has no article {row['id']!r}; take another version of either")
        speakers = tuple(
            Speaker((c["cue"][0], c["cue"][1]), c["who"], frozenset(c["states"]), frozenset(c["sectors"]), c["role"]) for c in row["claims"]
        )
        out.append(Spoken(Article(id=row["id"], text=articles[row["id"]].text), speakers))
    return out


def answers(coder: Reads, articles: list[Spoken]) -> Iterator[tuple[Spoken, Speaker, Claim | None]]:
    """Every annotated speaker with our claim, or None where we have none with that cue."""
    for one in articles:
        claims = coder.read(one.article).claims
        for speaker in one.speakers:
            fits = [c for c in claims if c.cue is not None and c.cue.start < speaker.cue[1] and speaker.cue[0] < c.cue.end]
            yield one, speaker, min(fits, key=lambda c: c.cue.end - c.cue.start if c.cue is not None else 0, default=None)


def weighed(coder: Reads, articles: list[Spoken]) -> Counted:
    """Shares of the claims that both have; a unit an article."""
    units: dict[str, dict[str, int]] = {}
    for one, speaker, claim in answers(coder, articles):
        unit = units.setdefault(one.article.id, {"articles": 1})
        found = claim is not None
        a = claim.speaker if claim is not None else None
        state, sector = found and speaker.state_right(a), found and speaker.sector_right(a)
        both = {"state_ok": state, "sector_ok": sector, "both_ok": state and sector}
        counts = {"annotated": 1, "claims": found, "same": found and speaker.same(a), **both}
        for name, n in counts.items():
            unit[name] = unit.get(name, 0) + int(n)
    return Counted([*units.values()], ("articles", "annotated", "claims"), {
        "found": share("claims", "annotated"), "who": share("same", "claims"), "state": share("state_ok", "claims"),
        "sector": share("sector_ok", "claims"), "state_and_sector": share("both_ok", "claims"),
    })


def sets(coder: Reads, shared: Path, folder: Path = FOLDER) -> Iterator[tuple[str, Counted | None]]:
    """(name, counts) of every file; None where its texts are not at hand."""
    for path in sorted(folder.glob("*.jsonl")):
        found = load(path, shared)
        yield f"speakers-{path.stem}", None if found is None else weighed(coder, found)


def _words(*phrases: str) -> set[str]:
    return {w for p in phrases for w in key(p).split() if len(w) > SHORT}
