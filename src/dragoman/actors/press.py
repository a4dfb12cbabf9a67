"""Where a paper is at home: its people are those whose state its articles do not say."""

from __future__ import annotations

import re

from dragoman.actors.entry import Kind
from dragoman.actors.register import Register

# Endings of addresses that are sold to all the world.
SOLD = frozenset([
    "ai", "am", "as", "be", "cc", "co", "fm", "gg", "im", "io", "is", "la", "ly", "me", "nu", "sh", "st", "to", "tv", "vc", "ws",
])
HOST = re.compile(r"^[a-z]+://([^/:?#]+)", re.IGNORECASE)


def paper_home(publisher: str | None, url: str | None, register: Register) -> str | None:
    """The state (ISO3) of a publisher that a table knows, else that of the address's ending, or None."""
    for name in () if publisher is None else (publisher, publisher.removeprefix("The ").removeprefix("the ")):
        for e in register.names.get(name.strip(), ()):
            if e.kind is Kind.OUTLET and e.country is not None:
                return e.country
    host = HOST.match(url or "")
    ending = host.group(1).lower().rpartition(".")[2] if host is not None else ""
    return None if ending in SOLD else register.endings.get(ending)
