"""Known names in a text, sentence by sentence, before it is weighed which of their meanings hold."""

from __future__ import annotations

import re
from bisect import bisect_left

from dragoman.actors.entry import PLACES, Kind
from dragoman.actors.register import Found, Register
from dragoman.language.reading import Reading, Sentence

# A name and the letters that it is short for.
IN_BRACKETS = re.compile(r"((?:[A-Z][\w’'-]*|of|for|and|the|on|in|&)(?: (?:[A-Z][\w’'-]*|of|for|and|the|on|in|&)){1,8}) \(([A-Z]{2,6})\)")
SHORT = 5  # letters


def names_found(reading: Reading, register: Register) -> list[tuple[Sentence, Found]]:
    """Every known name with its sentence, in order; not letters that the text spells out as another's."""
    others = _spelt_out(reading.text, register)
    names = _paired([f for f in register.find(reading.text) if f.name not in others])
    out: list[tuple[Sentence, Found]] = []
    at, starts = 0, [f.start for f in names]
    for s in reading.sentences:
        mine = (
            [f for f in names[at : bisect_left(starts, s.end)] if f.end <= s.end]
            if not _loud(s, reading.text)
            else _shifted(register.find_loud(reading.text[s.start : s.end]), s.start)
        )
        while at < len(names) and names[at].end <= s.end:
            at += 1
        out += [(s, f) for f in mine if f.start >= s.start]
    return out


def _spelt_out(text: str, register: Register) -> set[str]:
    """Letters that the text itself spells out as another body than ours: `the National Police Agency (NPA)`."""
    found = set()
    for m in IN_BRACKETS.finditer(text):
        letters = m.group(2)
        words = [w for w in m.group(1).split() if w[0].isupper()][-len(letters) :]
        if letters in register.names and "".join(w[0] for w in words) == letters:
            named = m.group(1)[m.group(1).index(words[0]) :]
            ours = {e.id for e in register.names[letters]}
            world = len(letters) >= SHORT and all(e.kind is Kind.IGO for e in register.names[letters])  # UNHCR, however it is spelt
            same = {e.id for e in register.names.get(named, ())} | {e.id for e in register.names[letters] if e.name == named}
            if not world and not ours & same:
                found.add(letters)
    return found


def _paired(found: list[Found]) -> list[Found]:
    """Without the first halves of adjectives that no state follows: `Franco-German`, but not `Indo-Pacific`."""
    states = {f.start for f in found if any(e.country and e.kind in (*PLACES, Kind.DEMONYM) for e in f.entries)}
    return [f for f in found if not f.name.endswith("-") or f.end in states]


def _loud(s: Sentence, text: str) -> bool:
    letters = [c for c in text[s.start : s.end] if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.85 * len(letters)


def _shifted(found: list[Found], by: int) -> list[Found]:
    return [Found(f.start + by, f.end + by, f.name, f.entries) for f in found]
