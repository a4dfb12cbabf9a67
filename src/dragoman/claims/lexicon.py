"""Words the room knows: what a cue's lemma says about the kind of attribution, and words that judge."""

from __future__ import annotations

from functools import cache

from dragoman.errors import KnowledgeError
from dragoman.knowledge import rows, shipped
from dragoman.records import CueClass


@cache
def cue_classes() -> dict[str, CueClass]:
    """Lemma of a cue -> class."""
    path = shipped("claims", "data", "cues.csv")
    out: dict[str, CueClass] = {}
    for line, row in rows(path, ("cue", "class")):
        try:
            out[row["cue"]] = CueClass(row["class"])
        except ValueError as problem:
            raise KnowledgeError(path.name, line, f"no cue class {row['class']!r}; one of {', '.join(CueClass)}") from problem
    return out


@cache
def judging() -> frozenset[str]:
    """Lemmas of cues that judge a deed and do not tell it: `condemned the arrest`."""
    return frozenset(row["cue"] for _, row in rows(shipped("claims", "data", "judging.csv"), ("cue",)))


@cache
def tones() -> dict[str, int]:
    """Lemma -> 1 (speaks for) or -1 (speaks against)."""
    path = shipped("claims", "data", "tone.csv")
    out: dict[str, int] = {}
    for line, row in rows(path, ("word", "sign")):
        if row["sign"] not in ("1", "-1"):
            raise KnowledgeError(path.name, line, f"sign is {row['sign']!r}; it must be 1 or -1")
        out[row["word"]] = int(row["sign"])
    return out
