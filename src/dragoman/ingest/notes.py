"""What is worth a word after reading, though nothing was rejected for it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.ingest.walk import ENDINGS

NO_ENDING = "no ending"


def _tomorrow() -> dt.date:
    """Where it is latest on Earth, today may be tomorrow here."""
    return dt.date.today() + dt.timedelta(days=1)


@dataclass
class Notes:
    """Counted while articles are read.

    `misnamed`: articles without `published` that seem to be dated by another field, by its name. `passed_over`: files of folders that
    are of no kind that is read there, by their ending. `ahead`: articles dated after today, by the date.
    """

    misnamed: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    ahead: Counter[dt.date] = field(default_factory=Counter)
    tomorrow: dt.date = field(default_factory=_tomorrow)

    def passing(self, name: str) -> None:
        """Count a file that is passed over; a hidden one is nobody's article."""
        if not name.startswith("."):
            _, dot, ending = name.rpartition(".")
            self.passed_over[f".{ending.lower()}" if dot else NO_ENDING] += 1

    def dated(self, day: dt.date | None) -> None:
        """Count an article's date, if it is one to come."""
        if day is not None and day > self.tomorrow:
            self.ahead[day] += 1

    def of_misnamed(self) -> str:
        """How many articles are without a date because theirs has another name; nothing where none is."""
        if not self.misnamed:
            return ""
        what = f"{_counted(self.misnamed, 'article')} dated by another field, which is not read"
        return f"{what}: {_listed((repr(name), n) for name, n in sorted(self.misnamed.items()))}; name it published"

    def told(self) -> list[str]:
        """A line each."""
        out = [self.of_misnamed()]
        if self.ahead:
            out.append(f"{_counted(self.ahead, 'article')} dated after today, up to {max(self.ahead)}; correct the dates if that is not so")
        if self.passed_over:
            read, others = " and ".join(ENDINGS), _listed(sorted(self.passed_over.items(), key=lambda pair: (-pair[1], pair[0])))
            out.append(f"{_counted(self.passed_over, 'file')} of folders passed over, for only {read} files are read there: {others}")
        return [line for line in out if line]


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} ({n:,})" for name, n in counts)


def _counted(counts: Counter[str] | Counter[dt.date], noun: str) -> str:
    number = counts.total()
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
