"""How names are spelt: plainly, as addresses write them, as the British do, and of many."""

from __future__ import annotations

import re
import unicodedata

SQUASHED = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """Without diacritics, apostrophes straightened."""
    if text.isascii():
        return text
    folded = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return folded.replace("’", "'")


def squashed(name: str) -> str:
    """The letters and digits of a name alone, without its article, as addresses write it: `koreaherald`."""
    return SQUASHED.sub("", plain(name).lower().removeprefix("the "))


def otherwise(name: str) -> str:
    """A name as the British spell it."""
    for ours, theirs in (("rganization", "rganisation"), ("Center", "Centre"), ("Defense", "Defence"), ("Labor ", "Labour ")):
        name = name.replace(ours, theirs)
    return name


def plural(noun: str) -> str:
    """A regular English plural."""
    if noun.endswith(("man", "men")) and noun not in ("Ottoman", "human", "German", "Roman"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "sh", "ch", "ese", "x")):
        return noun if noun.endswith(("ese", "s")) else noun + ("s" if noun == "Czech" else "es")
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
