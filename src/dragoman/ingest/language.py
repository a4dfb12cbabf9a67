"""Whether a text is English. Short texts and doubtful ones pass; the language is named where it is another."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Protocol

from dragoman.errors import InputError
from dragoman.knowledge import rows, shipped

MIN_WORDS = 12
MIN_LETTERS = 4  # of another script
# So many different function words of one other language, and none of English, make a headline foreign: names bring in one at most.
TELLING = 2
SURE = 0.6
SAMPLE = 2_000
ENGLISH_SHARE, FOREIGN_SHARE = 0.15, 0.08
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")


def check_language(text: str) -> None:
    """Pass English, and what cannot be told. Of under MIN_WORDS words most cannot.

    Raises:
        InputError: the text is in another language, named.
    """
    sample = text if len(text) <= 2 * SAMPLE else text[:SAMPLE] + " " + text[len(text) // 2 : len(text) // 2 + SAMPLE]
    words = [w.lower() for w in WORD.findall(sample)]
    letters = [c for c in sample if c.isalpha()]
    foreign = len(letters) >= MIN_LETTERS and sum(not unicodedata.name(c, "LATIN").startswith("LATIN") for c in letters) * 2 > len(letters)
    if not foreign and (_share(words) >= ENGLISH_SHARE or (len(words) < MIN_WORDS and not _telling(sample))):
        return
    code, chance = _identifier().classify(sample.lower())
    sure = code not in ("en", "zxx") and chance >= SURE
    if foreign or (sure and _share(words) < FOREIGN_SHARE):
        name = _names().get(code, f"another language ({code})") if sure else "another script"
        raise InputError(f"the text is in {name}, and only English is read; translate it, or leave it out")


def _share(words: list[str]) -> float:
    return sum(w in _english() for w in words) / len(words) if words else 0.0


def _telling(text: str) -> bool:
    """Whether a short text has function words of one other language; those in capitals may be parts of names."""
    words = set(WORD.findall(text))
    return any(len(words & theirs) >= TELLING for theirs in _foreign())


class Identifier(Protocol):
    """What tells a language."""

    def classify(self, text: str) -> tuple[str, float]:
        """The likeliest language's code, and its chance."""


@cache
def _identifier() -> Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  a second to load, and seldom needed

    identifier: Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier


@cache
def _english() -> frozenset[str]:
    return frozenset(r["word"] for _, r in rows(shipped("ingest", "data", "english.csv"), ("word",)))


@cache
def _foreign() -> tuple[frozenset[str], ...]:
    """The function words of each other language."""
    found: dict[str, set[str]] = {}
    for _, r in rows(shipped("ingest", "data", "foreign.csv"), ("language", "word")):
        found.setdefault(r["language"], set()).add(r["word"])
    return tuple(map(frozenset, found.values()))


@cache
def _names() -> dict[str, str]:
    return {r["code"]: r["name"] for _, r in rows(shipped("ingest", "data", "languages.csv"), ("code", "name"))}
