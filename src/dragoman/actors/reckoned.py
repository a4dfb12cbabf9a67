"""When an undated text was written, by the offices that it gives to holders whom the register knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.actors.entry import Entry
from dragoman.actors.register import Found
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence

NOT_NOW = word_list("actors", "reckoned.not_now")
BACK = 60  # characters before a name in which its office stands
OFFICES = frozenset(("GOV", "MIL", "LEG", "SPY", "COP", "JUD"))
YEARS = 6  # from an office told to one to come; what lies longer apart is told of the past


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The first and the last ISO day that a text can be of; None where it tells of none."""

    first: str | None = None
    last: str | None = None

    def begun(self, entries: list[Entry]) -> list[Entry]:
        """The offices that had begun by then; all of somebody who bears none till long after, since a text of the past tells of him."""
        if self.last is None:
            return entries
        found = [e for e in entries if e.since < self.last or e.sector not in OFFICES]
        later = min((int(e.since[:4]) for e in entries if e.since), default=0)
        return found if found or later - int(self.last[:4]) <= YEARS else entries

    def over(self, e: Entry) -> bool:
        """Whether an office was over by then."""
        return self.first is not None and e.until not in ("", "?") and e.until + "~" < self.first


def reckoned(text: str, found: Iterable[tuple[Sentence, Found]]) -> Reckoned:
    """By `President Obama` a text is of 2009 to 2016; by `President Biden` too it is of 2021 or later."""
    held = [e for _, f in found for e in _in_office(text, f)]
    first = max((e.since for e in held), default=None)
    ended = [e.until for e in held if e.until not in ("", "?") and first is not None and e.until > first]
    return Reckoned(first, min(ended, default=None))


def _in_office(text: str, f: Found) -> Iterator[Entry]:
    """The holders of a name in the very office that stands before it."""
    before = text[max(0, f.start - BACK) : f.start].split()
    for e in f.entries:
        office = (e.role or "").lower().split()
        told = [w.lower() for w in before[-len(office) - 1 :]] if office else []
        now = office[:1] != ["former"] and not set(told[: -len(office)]) & NOT_NOW
        if e.sector in OFFICES and e.since[:4].isdigit() and told[-len(office) :] == office and now:
            yield e
