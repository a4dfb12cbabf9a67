"""Golden articles: the samples with the events that a careful reader finds in them, and the coder's scores against those.

Files: golden/NAME.toml for the sample NAME. They are written from reading alone and never from what the coder gave. The set `open`
may be looked at while rules are written; `closed` is only scored. Ids are as in records; `A|B` says that either will do, where the
text leaves it open. An event with `required = false` is defensible: it earns no recall, and coding it costs no precision.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dragoman.actors.people import key
from dragoman.actors.register import Register
from dragoman.codebook import Codebook
from dragoman.errors import InputError
from dragoman.evaluate import samples
from dragoman.evaluate.counted import Counted, share
from dragoman.evaluate.goldfiles import GoldArticle, GoldClaim, GoldEvent, Ids, files, read
from dragoman.evaluate.triples import FORMULAS, TOLD, Triple, tally
from dragoman.language import segment
from dragoman.records import Actor, Article, Event

__all__ = ["GoldArticle", "GoldClaim", "GoldEvent", "Mistakes", "Party", "load", "mistakes", "same_party", "triples", "weighed"]

SETS = ("open", "closed", "all")
STATE = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "SPY"))


class Codes(Protocol):
    """What `Coder.read` gives, as far as it is scored here."""

    @property
    def events(self) -> list[Event]:
        """The events of one article."""
        ...


class Reads(Protocol):
    """A coder."""

    def read(self, article: Article) -> Codes:
        """Read one article."""
        ...


@dataclass(frozen=True, slots=True)
class Mark:
    """One way to name a party."""

    id: str
    country: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party for comparing: any of its marks will do."""

    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Of one article, a line each: events missed (or with wrong parties), and events coded that are none (or with wrong parties)."""

    article: str
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def load(which: str = "all") -> tuple[GoldArticle, ...]:
    """The golden articles of a set, by name.

    Raises:
        InputError: there is no such set.
        KnowledgeError: a file is wrong.
    """
    if which not in SETS:
        raise InputError(f"no set is called {which!r}; take {', '.join(SETS)}")
    known = samples.names()
    found = []
    for path in files():
        name = path.name.removesuffix(".toml")
        found.append(read(path, samples.load(name) if name in known else None))
    return tuple(g for g in found if which in ("all", g.set))


def weighed(coder: Reads, which: str = "closed") -> Counted:
    """Scores over a set, a unit an article.

    `mode_accuracy` is over the types that have modes (the first mode of each event is compared), `said_by_accuracy` over all events
    whose type was found, `speaker_accuracy` over those of them that the gold gives to a speaker.
    """
    modes = {name for name, kind in Codebook.shipped().types.items() if kind.modes}
    units = []
    for gold in load(which):
        coded, wanted, speech = _compared(gold, coder.read(gold.article).events)
        modal = tally([t for t in coded if t.event_type in modes], [t for t in wanted if t.event_type in modes], same_party)
        mine, theirs = _by_speaker(coded, speech), _by_speaker(wanted, speech)
        said = tally(mine, theirs, same_party)
        spoken = tally([replace(t, mode=t.mode or "nobody") for t in mine], theirs, same_party)
        somebody = [replace(t, mode=t.mode and "somebody") for t in theirs]
        speakers = tally([replace(t, mode="somebody") for t in mine], somebody, same_party)
        units.append({
            **tally(coded, wanted, same_party).counts(), "articles": 1, "mode_right": modal.mode_right, "mode_of": modal.mode_of,
            "said_right": said.mode_right, "said_of": said.mode_of,
            "speaker_right": spoken.mode_right, "speaker_cases": speakers.mode_right,
        })
    return Counted(units, ("articles", *TOLD, "speaker_cases"), {
        **FORMULAS, "said_by_accuracy": share("said_right", "said_of"), "speaker_accuracy": share("speaker_right", "speaker_cases"),
    })


def mistakes(coder: Reads, which: str = "open") -> list[Mistakes]:
    """What was missed and what was coded wrongly, an article each, for reading. Leave `closed` unread while rules are written."""
    out = []
    for gold in load(which):
        coded, wanted, _ = _compared(gold, coder.read(gold.article).events)
        t = tally(coded, wanted, same_party)
        out.append(Mistakes(gold.name, tuple(map(_line, t.missed)), tuple(map(_line, t.wrong))))
    return out


def triples(events: Iterable[Event], starts: Sequence[int]) -> list[Triple]:
    """Coded events for comparing; the region is the sentence of the trigger, `starts` are the offsets at which sentences begin."""
    return [
        Triple(
            region=bisect_right(starts, e.trigger.start), event_type=e.event_type, actors=tuple(map(_coded, e.actors)),
            recipients=tuple(map(_coded, e.recipients)), mode=next(iter(e.modes), None), status=e.status.value,
            note=(_coded(e.said_by) if e.said_by is not None else None, e.trigger.text, e.evidence.text),
        )
        for e in events
    ]


def same_party(a: object, b: object) -> bool:
    """Whether ids are equal, or both are organs of one state, or names agree."""
    return isinstance(a, Party) and isinstance(b, Party) and any(_agree(x, y) for x in a.marks for y in b.marks)


def wanted_triples(gold: GoldArticle, starts: Sequence[int]) -> list[Triple]:
    """The golden events for comparing, required ones first: of two that fit equally well they are to be matched."""
    out = [
        Triple(
            region=bisect_right(starts, e.start), event_type=e.event_type,
            actors=tuple(map(_gold, e.actors)), recipients=tuple(map(_gold, e.recipients)),
            mode=next(iter(e.modes), None), status=e.status.value, required=e.required,
            note=(_gold(e.said_by) if e.said_by else None, e.trigger, e.sentence),
        )
        for e in gold.events
    ]
    return sorted(out, key=lambda t: not t.required)


def sentence_starts(text: str) -> list[int]:
    """Where sentences begin."""
    return [words[0].start for words in segment.sentences(text)]


def _compared(gold: GoldArticle, events: Iterable[Event]) -> tuple[list[Triple], list[Triple], list[Party]]:
    """(coded, wanted, the speakers of the gold)."""
    starts = sentence_starts(gold.article.text)
    speech = [_gold(ids) for ids in dict.fromkeys(e.said_by for e in gold.events if e.said_by)]
    return triples(events, starts), wanted_triples(gold, starts), speech


def _by_speaker(rows: Iterable[Triple], speech: Sequence[Party]) -> list[Triple]:
    """The speaker in the place of the mode: one word for all that are the same party."""
    out = []
    for t in rows:
        party = t.note[0] if isinstance(t.note, tuple) else None
        word = None if party is None else next((str(k) for k, s in enumerate(speech) if same_party(party, s)), party.marks[0].id)
        out.append(replace(t, mode=word))
    return out


def _coded(actor: Actor) -> Party:
    return Party((Mark(actor.id, actor.country or _country(actor.id), actor.person or actor.name),))


def _gold(ids: Ids) -> Party:
    return Party(tuple(Mark(i, _country(i), _name(i)) for i in ids))


def _country(identity: str) -> str | None:
    head = identity.partition("/")[0]
    return head if len(head) == 3 and ":" not in identity else None


def _name(identity: str) -> str | None:
    kind, _, name = identity.partition(":")
    if kind in ("PER", "ORG"):
        return name
    body = Register.shipped().bodies.get(identity)
    return body.name if body is not None else None


def _agree(a: Mark, b: Mark) -> bool:
    if a.id == b.id:
        return True
    if a.country is not None and a.country == b.country and _of_state(a.id) and _of_state(b.id):
        return True
    if a.name is None or b.name is None or not any(m.id.startswith(("PER:", "ORG:")) for m in (a, b)):
        return False
    left, right = key(a.name).split(), key(b.name).split()
    return bool(left) and bool(right) and (set(left) <= set(right) or set(right) <= set(left)) and left[-1] == right[-1]


def _of_state(identity: str) -> bool:
    head, _, sector = identity.partition("/")
    return len(head) == 3 and ":" not in identity and (not sector or sector in STATE)


def _line(t: Triple) -> str:
    said, trigger, where = t.note if isinstance(t.note, tuple) else (None, "", "")
    kind = t.event_type + (f".{t.mode}" if t.mode else "")
    by = f" said by {_shown((said,))}" if said is not None else ""
    return f"{kind} {_shown(t.actors)} -> {_shown(t.recipients)} {t.status}{by} [{trigger}] {where}"


def _shown(parties: Iterable[object]) -> str:
    return "; ".join("|".join(m.id for m in p.marks) for p in parties if isinstance(p, Party)) or "-"
