"""Words that tell where a text is set though they name no state: its money, its titles, its houses of parliament."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.errors import KnowledgeError
from dragoman.knowledge import rows, shipped
from dragoman.setting.lands import Lands

KINDS = ("amount", "unit", "word")
# A lone letter is money only before a large sum: `R1.2 million`, `R5 000`, and not the road R21.
LARGE = r"\s?\d[\d.,]*(?:[ ,]\d{3}\b|\s?(?:m|bn|million|billion|trillion)\b)"
NUMBER = r"(?:\d|million|billion|trillion|thousand|hundred)"


class Tells:
    """Finds them in a text."""

    def __init__(self) -> None:
        self._states: dict[tuple[str, str], tuple[str, ...]] = {}
        path = shipped("setting", "data", "tells.csv")
        known = {land.country for land in Lands.shipped().names.values()}
        for line, r in rows(path, ("kind", "text", "states")):
            states = tuple(s.strip() for s in r["states"].split(";"))
            if r["kind"] not in KINDS:
                raise KnowledgeError(path.name, line, f"kind must be one of {', '.join(KINDS)}, not {r['kind']!r}")
            if unknown := [s for s in states if s not in known]:
                raise KnowledgeError(path.name, line, f"{unknown[0]!r} is no country of states.csv")
            self._states[r["kind"], r["text"]] = states
        long = [f"{re.escape(t)}\\s?\\d" for t in self._of("amount") if len(t) > 1 or not t.isalpha()]
        short = [f"{re.escape(t)}{LARGE}" for t in self._of("amount") if len(t) == 1 and t.isalpha()]
        self._patterns = {
            "amount": re.compile(rf"(?<![\w$£])(?:{'|'.join((*long, *short))})"),
            "unit": re.compile(rf"{NUMBER}[ -]({'|'.join(map(re.escape, self._of('unit')))})\b"),
            "word": re.compile(rf"(?<!\w)({'|'.join(map(re.escape, self._of('word')))})(?!\w)"),
        }

    @classmethod
    @cache
    def shipped(cls) -> Tells:
        """The table that comes with the package, loaded once."""
        return cls()

    def told(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(word, states) of each that a text has, each once."""
        found: dict[str, tuple[str, ...]] = {}
        for kind, pattern in self._patterns.items():
            for m in pattern.finditer(text):
                word = self._amount(m.group()) if kind == "amount" else m.group(1)
                found.setdefault(word, self._states[kind, word])
        yield from found.items()

    def _of(self, kind: str) -> list[str]:
        """The words of a kind, the longest first."""
        return sorted((t for k, t in self._states if k == kind), key=lambda t: (-len(t), t))

    def _amount(self, matched: str) -> str:
        return next(t for t in self._of("amount") if matched.startswith(t))
