"""Where an article is at home: those whose state its text does not say are of the one state of its title, or of its paper's."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.actors.entry import Kind
from dragoman.actors.register import Register
from dragoman.actors.spelling import squashed
from dragoman.knowledge import word_list
from dragoman.records import Article

# Endings of addresses that are sold to all the world.
SOLD = frozenset([
    "ai", "am", "as", "be", "cc", "co", "fm", "gg", "im", "io", "is", "la", "ly", "me", "nu", "sh", "st", "to", "tv", "vc", "ws",
])
HOST = re.compile(r"(?:[a-z]+://)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/:?#].*)?", re.IGNORECASE | re.DOTALL)
PAPERS = word_list("actors", "press.papers")
TELLING = 5  # letters of an address that name a paper: `time` is anybody's
LANDS = frozenset((Kind.STATE, Kind.CAPITAL, Kind.DEMONYM))


def home_of(article: Article, register: Register) -> str | None:
    """The state (ISO3) that the title alone names, else that of the paper."""
    named = (e for found in register.find(article.title or "") for e in found.entries if e.kind in LANDS)
    states = {e.country for e in named if e.holds(article.published)}
    return states.pop() if len(states) == 1 else paper_home(article.publisher, article.url, register)


def paper_home(publisher: str | None, url: str | None, register: Register) -> str | None:
    """The state (ISO3) where the paper of an article is at home, by its name or its address; None where neither tells it.

    Tables know it, or the ending of the address (`.na`), or the place it is called after (`Bangkok Post`, `todaynicaragua.com`).
    """
    name = squashed(publisher or "")
    if name in register.press:
        return register.press[name]
    host = HOST.fullmatch(url or "") or HOST.fullmatch(publisher or "")
    parts = host.group(1).lower().split(".") if host is not None else []
    known = next((a for k in range(len(parts)) if (a := ".".join(parts[k:])) in register.press), None)
    if known is not None:
        return register.press[known]
    ending = parts[-1] if len(parts) > 1 else ""
    if ending in register.endings and ending not in SOLD:
        return register.endings[ending]
    names = [name, *sorted((p for p in parts[:-1] if len(p) >= TELLING), key=len, reverse=True)]
    told = (register.press.get(n) or called_after(n, register) for n in names)
    return next((state for state in told if state is not None), None)


def called_after(name: str, register: Register) -> str | None:
    """The state whose place a paper is called after, where the rest of its name says that it is a paper: `thebogotapost`."""
    for start in range(len(name)):
        for end in range(start + 4, len(name) + 1):
            state = _lands(register).get(name[start:end])
            if state is not None and (start > 0 or end < len(name)) and _of_papers(name[:start]) and _of_papers(name[end:]):
                return state
    return None


def _of_papers(text: str) -> bool:
    """Whether a part of an address is made of words that papers are called by, or empty."""
    return not text or any(text.startswith(w) and _of_papers(text[len(w) :]) for w in PAPERS)


@lru_cache(maxsize=4)
def _lands(register: Register) -> dict[str, str]:
    """The states by the squashed names of themselves, their capitals and peoples, so far as those are of one state alone."""
    found: dict[str, set[str]] = {}
    for name, entries in register.names.items():
        for e in entries:
            if e.kind in LANDS and e.country is not None:
                found.setdefault(squashed(name), set()).add(e.country)
    return {name: states.pop() for name, states in found.items() if len(states) == 1}
