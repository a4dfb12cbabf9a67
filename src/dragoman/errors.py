"""Every error the package raises on purpose.

DragomanError
├── InputError        what was given cannot be read
├── KnowledgeError    a data file of ours or of the user's is wrong (names file and line)
├── OutputError       the result cannot be written
├── StoreError        the store cannot be used
│   └── StoreLocked   another process writes to it
└── InternalError     our bug; please report
"""

from __future__ import annotations

import re

NO_NUMBER = re.compile(rb"[:\[,]\s*-?(NaN|Infinity)\b")


class DragomanError(Exception):
    """Base of all. The message says what happened, where, and what to do."""


class InputError(DragomanError):
    """What was given cannot be read."""


class KnowledgeError(DragomanError):
    """A data file is wrong."""

    def __init__(self, where: str, line: int | None, problem: str) -> None:
        super().__init__(f"{where}{f':{line}' if line else ''}: {problem}")
        self.where, self.line, self.problem = where, line, problem

    def __reduce__(self) -> tuple[type[KnowledgeError], tuple[str, int | None, str]]:
        """By its parts, so that it comes back whole from another process."""
        return type(self), (self.where, self.line, self.problem)


class OutputError(DragomanError):
    """The result cannot be written."""


class StoreError(DragomanError):
    """The store cannot be used."""


class StoreLocked(StoreError):
    """Another process writes to the store."""


class InternalError(DragomanError):
    """Our bug; please report it with the article."""


def no_number(line: bytes) -> str:
    """What to do about a line that is no JSON for a number that Python writes and JSON does not know; "" where there is none."""
    return "; NaN and Infinity are no JSON: write null for what is not known" if NO_NUMBER.search(line) else ""
