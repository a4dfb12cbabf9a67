"""Reading the golden files, with every complaint at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NoReturn

from dragoman.actors.register import Register
from dragoman.actors.tables import SECTORS
from dragoman.codebook import Codebook
from dragoman.errors import KnowledgeError
from dragoman.knowledge import shipped, table
from dragoman.records import Article, ClaimKind, Status

Ids = tuple[str, ...]
Table = Traversable | Path

EVENT = {
    "sentence": str, "trigger": str, "event_type": str, "modes": list, "actors": list, "recipients": list, "status": str,
    "historical": bool, "required": bool,
}
EVENT_MAY = {"when": str, "said_by": str}
CLAIM = {"sentence": str, "cue": str, "kind": str}
CLAIM_MAY = {"speaker": str}
FILE = {"article": str, "set": str, "event": list}
FILE_MAY = {"claim": list}
MIN_WORDS = 4
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
PREFIXES = ("PER", "ORG")
BODIES = ("IGO", "NSA", "GRP", "NGO")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An event as a careful reader gives it. Each party is a tuple of ids of which any will do; `start` is the trigger's offset."""

    sentence: str
    trigger: str
    start: int
    event_type: str
    modes: tuple[str, ...]
    actors: tuple[Ids, ...]
    recipients: tuple[Ids, ...]
    status: Status
    historical: bool
    when: str | None
    said_by: Ids | None
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim: whose words, told by which cue. `start` and `cue_start` are offsets of the stretch and of the cue."""

    sentence: str
    start: int
    speaker: Ids | None
    cue: str
    cue_start: int
    kind: ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A sample article with its events and claims; `set` is `open` or `closed`."""

    name: str
    set: str
    article: Article
    events: tuple[GoldEvent, ...]
    claims: tuple[GoldClaim, ...]


def files() -> list[Traversable]:
    """The golden files, by name."""
    return sorted((e for e in shipped("evaluate", "golden").iterdir() if e.name.endswith(".toml")), key=lambda e: e.name)


def read(path: Table, article: Article | None) -> GoldArticle:
    """One golden file. `article`: the sample of that name, None if there is none.

    Raises:
        KnowledgeError: what is wrong, in which line.
    """
    return _File(path, article).gold()


class _File:
    def __init__(self, path: Table, article: Article | None) -> None:
        self.path, self.data = path, table(path)
        lines = path.read_text(encoding="utf-8").splitlines()
        self.lines = {kind: [n for n, line in enumerate(lines, 1) if line.strip() == f"[[{kind}]]"] for kind in ("event", "claim")}
        self.name = path.name.removesuffix(".toml")
        if article is None:
            self._fail(1, f"there is no sample called {self.name!r}; name the file after one")
        self.article = article

    def gold(self) -> GoldArticle:
        self._fields(self.data, FILE, FILE_MAY, 1)
        if self.data["article"] != self.name:
            self._fail(1, f"article = {self.data['article']!r}, but the file is {self.path.name}")
        if self.data["set"] not in ("open", "closed"):
            self._fail(1, f"set = {self.data['set']!r}; write open or closed")
        events = tuple(self._event(e, line) for line, e in self._each("event"))
        claims = tuple(self._claim(c, line) for line, c in self._each("claim"))
        return GoldArticle(name=self.name, set=self.data["set"], article=self.article, events=events, claims=claims)

    def _each(self, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
        entries = self.data.get(kind, [])
        if len(entries) != len(self.lines[kind]):
            self._fail(None, f"write every {kind} under a line [[{kind}]] of its own")
        return zip(self.lines[kind], entries, strict=True)

    def _event(self, e: dict[str, Any], line: int) -> GoldEvent:
        self._fields(e, EVENT, EVENT_MAY, line)
        kind = Codebook.shipped().types.get(e["event_type"])
        if kind is None:
            self._fail(line, f"{e['event_type']!r} is no event type")
        for mode in e["modes"]:
            if mode not in kind.modes:
                self._fail(line, f"{kind.name} has no mode {mode!r}")
        if e["status"] not in list(Status):
            self._fail(line, f"{e['status']!r} is no status")
        if "when" in e and not DATE.fullmatch(e["when"]):
            self._fail(line, f"when = {e['when']!r}; write YYYY-MM-DD, YYYY-MM or YYYY")
        at = self._place(e["sentence"], line)
        return GoldEvent(
            sentence=e["sentence"], trigger=e["trigger"], start=at + self._within(e["sentence"], e["trigger"], line), event_type=kind.name,
            modes=tuple(e["modes"]),
            actors=tuple(self._ids(i, line) for i in e["actors"]), recipients=tuple(self._ids(i, line) for i in e["recipients"]),
            status=Status(e["status"]), historical=e["historical"], when=e.get("when"),
            said_by=self._ids(e["said_by"], line) if "said_by" in e else None, required=e["required"],
        )

    def _claim(self, c: dict[str, Any], line: int) -> GoldClaim:
        self._fields(c, CLAIM, CLAIM_MAY, line)
        if c["kind"] not in list(ClaimKind):
            self._fail(line, f"{c['kind']!r} is no kind of claim")
        at = self._place(c["sentence"], line)
        return GoldClaim(
            sentence=c["sentence"], start=at, speaker=self._ids(c["speaker"], line) if "speaker" in c else None, cue=c["cue"],
            cue_start=at + self._within(c["sentence"], c["cue"], line), kind=ClaimKind(c["kind"]),
        )

    def _fields(self, entry: Mapping[str, Any], must: Mapping[str, type], may: Mapping[str, type], line: int) -> None:
        missing = [name for name in must if name not in entry]
        if missing:
            self._fail(line, f"fields missing: {', '.join(missing)}")
        for name, value in entry.items():
            wanted = must.get(name) or may.get(name)
            if wanted is None:
                self._fail(line, f"there is no field {name!r}")
            if type(value) is not wanted:
                self._fail(line, f"{name} = {value!r}; it must be a {wanted.__name__}")

    def _place(self, sentence: str, line: int) -> int:
        if len(sentence.split()) < MIN_WORDS:
            self._fail(line, f"{sentence!r} has fewer than {MIN_WORDS} words")
        count = self.article.text.count(sentence)
        if count != 1:
            self._fail(line, f"{sentence!r} stands {count} times in the article; give words that stand there once")
        return self.article.text.index(sentence)

    def _within(self, sentence: str, words: str, line: int) -> int:
        found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)]
        if len(found) != 1:
            self._fail(line, f"{words!r} stands {len(found)} times in {sentence!r}; it must stand there once")
        return found[0]

    def _ids(self, text: object, line: int) -> Ids:
        ids = tuple(part.strip() for part in str(text).split("|"))
        for i in ids:
            if not known_id(i):
                self._fail(line, f"{i!r} is in no table of actors; take its id there, or PER:Name or ORG:Name")
        return ids

    def _fail(self, line: int | None, problem: str) -> NoReturn:
        raise KnowledgeError(self.path.name, line, problem)


def known_id(identity: str) -> bool:
    """Whether the id is a state's, an organ's, in the register, or has a prefix under which names are free."""
    register = Register.shipped()
    kind, colon, rest = identity.partition(":")
    if colon:
        return bool(rest) if kind in PREFIXES else rest in SECTORS if kind == "UNK" else kind in BODIES and identity in register.bodies
    country, slash, sector = identity.partition("/")
    return country in register.states and (not slash or sector in SECTORS)
