"""Persons: who of several bearers of a name is meant on a day, and what an article itself says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.actors.entry import Entry
from dragoman.actors.reckoned import OFFICES, Reckoned
from dragoman.actors.spelling import plain
from dragoman.knowledge import word_list
from dragoman.records import Actor, Span

SURNAME_FIRST = frozenset(("CHN", "TWN", "HKG", "PRK", "KOR", "VNM", "KHM", "MMR", "SGP"))
PARTICLES = word_list("actors", "people.particles")
MIN_ACRONYM = 3  # letters
LONG_NAME = 6  # letters from which one that differs is a slip
# News of a fall calls who has just fallen by his office.
FALLEN = dt.timedelta(days=7)
# Years after which a name is another's, unless the one who held the office is known by his surname.
LONG_AGO = 25
REMEMBERED = "2010"  # from when on readers know a minister of another state by his surname
TOP = word_list("actors", "people.top")
FAMILY = tuple(f" {word}" for word in sorted(word_list("actors", "people.family")))
ANY_TIME = Reckoned()


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry meant, and whether its office was over or had not begun on that day."""

    entry: Entry
    former: bool = False
    future: bool = False


def choose(
    entries: Iterable[Entry], day: dt.date | None, country: str | None, around: set[str], *, alone: bool, office: str = "",
    time: Reckoned = ANY_TIME,
) -> Choice | None:
    """The bearer of a name on a day. `country`: the phrase names it; `around`: the article does; `alone`: a bare surname.

    `office`: beside the name; it decides where there is no day. `time`: when a text without a day can be of.
    """
    fitting = [e for e in entries if country is None or e.country in (country, None)]
    if day is None and not alone and fitting:
        begun = time.begun(fitting)
        if not begun:
            return Choice(min(fitting, key=lambda e: e.since), future=True)
        fitting = begun
    if alone and country is None:
        famous = [e for e in fitting if e.known and (day is not None or _at_the_top(e))]
        fitting = [e for e in fitting if e in famous or (e.country is not None and e.country in around)]
    if not fitting:
        return None
    if day is None:
        named = office.lower()
        latest = max(
            fitting,
            key=lambda e: (
                e.country in around, bool(e.role) and named.endswith((e.role or "").lower()), e.sector in OFFICES, e.known, e.since,
            ),
        )
        if alone and _torn([e for e in fitting if e.country in around] or fitting) and not latest.known:
            return None
        told = bool(latest.role) and named.endswith((latest.role or "").lower())
        return Choice(latest, former=not told and latest.sector in OFFICES and time.over(latest))
    held = [e for e in fitting if e.holds(day) or e.holds(max(day, dt.date.min + FALLEN) - FALLEN)]
    if held:
        near = [e for e in held if e.country in around or e.country is None] or held
        if alone and _torn(near):
            sure = [e for e in near if e.known]
            near = sure if sure and not _torn(sure) else []
        return Choice(max(near, key=lambda e: (e.until != "?", e.since))) if near else None
    iso = day.isoformat()
    past = [e for e in fitting if e.since <= iso and (e.known or not e.until or e.until >= str(day.year - LONG_AGO))]
    if past:
        latest = max(past, key=lambda e: (e.country in around, e.until, e.since))
        # who once ruled is known for that, whatever party he led later
        ruled = [e for e in past if e.name == latest.name and e.sector in OFFICES and of_the_top(e)] if latest.sector == "PTY" else []
        return Choice(max(ruled, key=lambda e: e.until, default=latest), former=True)
    return None if alone else Choice(min(fitting, key=lambda e: e.since), future=True)


def _at_the_top(e: Entry) -> bool:
    """Whether readers know who is meant by a surname in a text of no day and of none of his state: Putin, but no minister of long ago."""
    return e.country is None or not e.until or e.until >= REMEMBERED or of_the_top(e)


def of_the_top(e: Entry) -> bool:
    """Whether an office is one that rules: a president's, a prime minister's."""
    role = (e.role or "").lower()
    return any(role == top or role.startswith(f"{top} of") for top in TOP)


def _torn(entries: list[Entry]) -> bool:
    return len({plain(e.name).lower() for e in entries}) > 1


def identity(choice: Choice) -> tuple[str, str | None, str | None]:
    """(id, sector, role) of the person on that day."""
    e = choice.entry
    if choice.future:
        return f"PER:{e.name}", None, None
    if choice.former and e.sector in OFFICES and e.role and not e.role.lower().startswith("former"):
        return (f"{e.country}/ELI" if e.country and e.id.startswith(e.country) else f"PER:{e.name}"), "ELI", f"former {e.role}"
    return e.id, e.sector, e.role


@dataclass
class Memory:
    """What an article said of each person: the full name brings country and office to the bare surname."""

    by_name: dict[str, Actor] = field(default_factory=dict)
    torn: set[str] = field(default_factory=set)
    first: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, Actor] = field(default_factory=dict)
    owned: set[str | Span] = field(default_factory=set)  # persons, and phrases for others, whose body another phrase tells
    _order: dict[str, int] = field(default_factory=dict)
    _by_word: dict[str, list[str]] = field(default_factory=dict)
    _by_shape: dict[str, list[str]] = field(default_factory=dict)

    def learn(self, words: list[str], actor: Actor) -> None:
        """Remember the person under the full name and under the surname."""
        full = key(" ".join(words))
        old = self.by_name.get(full)
        if old is None or _worth(actor) > _worth(old) or (len(words) == 1 and another(old, actor)):
            self._keep(full, actor)
        if len(words) == 1 and old is not None and another(old, actor):
            self._part(full, full)
        elif len(words) == 1 and old is None and key(actor.person or full) != full:
            self.first[full] = full  # whom tables know, before the text names another
        if len(words) > 1:
            for short in self._short(words, actor):
                self._learn_short(short, full, actor)

    def correct(self, words: list[str], actor: Actor) -> None:
        """Put what the article tells of a person in the place of what was known: that his office is over."""
        for name in (key(" ".join(words)), *(self._short(words, actor) if len(words) > 1 else ())):
            if name not in self.torn:
                self._keep(name, actor)

    def _learn_short(self, short: str, full: str, actor: Actor) -> None:
        old = self.by_name.get(short)
        if old is not None and old.person is not None and key(old.person) == short and another(old, actor):
            self._part(short, short)
            return
        self.first.setdefault(short, full)
        if old is not None and old.person is not None and key(old.person) != full and key(actor.person or "") != key(old.person):
            self.torn.add(short)
        elif old is None or _worth(actor) > _worth(old):
            self._keep(short, actor)

    def _part(self, short: str, full: str) -> None:
        """Let a surname that several bear be that of one of them."""
        self.first[short] = full
        self.torn.add(short)

    def _keep(self, name: str, actor: Actor) -> None:
        """Put a person under a name, which is found by each of its words, and by its spelling if it is long."""
        if name not in self.by_name:
            self._order[name] = len(self._order)
            for word in dict.fromkeys(name.split(" ")) if " " in name else ():
                self._by_word.setdefault(word, []).append(name)
            for shape in _shapes(name) if " " not in name and len(name) >= LONG_NAME else ():
                self._by_shape.setdefault(shape, []).append(name)
        self.by_name[name] = actor

    @staticmethod
    def _short(words: list[str], actor: Actor) -> set[str]:
        at = len(words) - 1
        while at > 1 and words[at - 1].lower() in PARTICLES:
            at -= 1
        out = {key(" ".join(words[at:])), key(words[-1].split("-", 1)[-1] if words[-1].lower().startswith(("al-", "el-")) else words[-1])}
        if actor.country in SURNAME_FIRST or (len(words) >= 2 and "-" in words[-1] and len(words[0]) < 6):
            out.add(key(words[0]))
        return out

    def recall(self, words: list[str]) -> Actor | None:
        """The person of that name, if the article told; of several with one surname the one it told of first, who goes by it."""
        name = key(" ".join(words))
        if name in self.torn:
            return self.by_name.get(self.first[name])
        known = self.by_name.get(name)
        if known is not None and known.person is not None and " " in known.person:
            return known
        return self._partly(name) or self._spelt(name) or known

    def _spelt(self, name: str) -> Actor | None:
        """The one person with a surname that differs in one letter: `Forso` for `Forson`."""
        near = {full for shape in _shapes(name) for full in self._by_shape.get(shape, ()) if _nearly(name, full)}
        alike = {a.person: a for a in (self.by_name[full] for full in sorted(near, key=self._order.__getitem__))}
        return next(iter(alike.values())) if len(alike) == 1 else None

    def _partly(self, name: str) -> Actor | None:
        """The one person who was called by a longer name with this word in it: `Pang` after `Pang Weiming`."""
        if len(name) < 2:
            return None
        holding = self._by_word.get(name.split(" ", maxsplit=1)[0], [])
        if " " in name:  # `Luis Lacalle` after `Luis Lacalle Pou`
            holding = [full for full in holding if full.startswith(f"{name} ") or full.endswith(f" {name}")]
        longer = [self.by_name[full] for full in holding]
        people = {a.person for a in longer}
        return max(longer, key=_worth) if len(people) == 1 else None

    def learn_body(self, words: list[str], actor: Actor) -> None:
        """Remember a body of several words under its acronym: with and without the words behind `of`."""
        shorts = set()
        for part in (words, words[: words.index("of")] if "of" in words else words):
            letters = [w if w.isupper() else w[0] for w in part]
            shorts |= {"".join(letters).upper(), "".join(w for w in letters if w.isupper())}
        for short in sorted(shorts):
            if len(short) >= MIN_ACRONYM and (actor.id.startswith(("ORG:", "NSA:")) or "/" in actor.id):
                self.bodies.setdefault(short, actor)

    def body(self, name: str) -> Actor | None:
        """The body that an acronym stands for, if the article gave its full name."""
        return self.bodies.get(name.replace(".", "")) if name.isupper() else None


def another(a: Actor, b: Actor) -> bool:
    """Whether one of two with one surname is but of the other's family: `First Lady Ana Lind` is not the `President Lind` of before."""
    return a.role is not None and b.role is not None and _of_family(a) != _of_family(b)


def _of_family(a: Actor) -> bool:
    return f" {a.role or ''}".lower().endswith(FAMILY)


def key(name: str) -> str:
    """A name for comparing: no case, no diacritics."""
    return plain(name).lower().replace(".", "").strip()


def _shapes(name: str) -> set[str]:
    """A name and what is left of it without any one letter: names that differ in a letter share one of these."""
    return {name, *(name[:k] + name[k + 1 :] for k in range(len(name)))}


def _nearly(a: str, b: str) -> bool:
    """Whether two names of a word with one first letter differ in one letter left out, put in or changed."""
    if " " in a or " " in b or a[:1] != b[:1] or abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < LONG_NAME - 1:
        return False
    same = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    inner = same + 1 < max(len(a), len(b))  # `Petrova` is not `Petrov`
    return inner and a[same + (len(a) >= len(b)) :] == b[same + (len(b) >= len(a)) :]


def _worth(actor: Actor) -> int:
    return 2 * (not actor.id.startswith("PER:")) + (actor.country is not None) + (actor.role is not None)
